"""Words brought to a common form: Indonesian ones to their root, English ones to their stem.

The Indonesian rules are those of Adriani et al. (2007), "Stemming Indonesian: a confix-stripping
approach": particles and possessives, then suffixes, then prefixes with the sounds they change. A
rule says only what a root could be; the lexicon says whether there is such a word. English stems
are Snowball's (Porter 2), after irregular forms were looked up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from summarizer.resources import data_lines

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")

_PARTICLES = ("lah", "kah", "pun")
_POSSESSIVES = ("nya", "ku", "mu")
_SUFFIXES = ("kan", "an", "i")
# A prefix, and what it may have taken from the front of the root.
_PREFIXES = (
    ("memper", ("",)),
    ("diper", ("",)),
    ("keber", ("",)),
    ("keter", ("",)),
    ("penge", ("",)),
    ("menge", ("",)),
    ("meny", ("s",)),
    ("peny", ("s",)),
    ("meng", ("", "k")),
    ("peng", ("", "k")),
    ("mem", ("", "p")),
    ("pem", ("", "p")),
    ("men", ("", "t")),
    ("pen", ("", "t")),
    ("ber", ("",)),
    ("ter", ("",)),
    ("per", ("",)),
    ("pel", ("",)),
    ("bel", ("",)),
    ("me", ("",)),
    ("pe", ("",)),
    ("di", ("",)),
    ("ke", ("",)),
    ("se", ("",)),
    ("be", ("", "r")),
    ("te", ("", "r")),
)
# "di" and "ke" strip to nonsense from shorter words (diri, kera).
_SHORTEST_ROOT = 3


def words(text: str) -> list[str]:
    """The words of a text in lower case, hyphens and apostrophes inside kept."""
    return [match.casefold().replace("’", "'") for match in WORD.findall(text)]


def without_clitics(word: str) -> list[str]:
    """What an Indonesian word could be without particle, possessive and doubling, itself first."""
    forms = [word]
    for endings in (_PARTICLES, _POSSESSIVES):
        forms += [
            form[: -len(ending)]
            for form in tuple(forms)
            for ending in endings
            if form.endswith(ending) and len(form) - len(ending) >= _SHORTEST_ROOT
        ]
    for form in tuple(forms):
        first, hyphen, second = form.partition("-")
        if hyphen and second.startswith(first):
            forms.append(first)
    return list(dict.fromkeys(forms))


def without_affixes(word: str) -> list[str]:
    """What the root of an Indonesian word could be, the least shortened first, itself left out."""
    forms = [
        part
        for bare in without_clitics(word)
        for form in (bare.split("-") if "-" in bare else [bare])
        for part in _affixes(form)
    ]
    return list(dict.fromkeys(form for form in forms if form != word))


def with_prefixes(word: str) -> list[str]:
    """The active and passive verbs of a bare Indonesian word: headlines leave prefixes out."""
    first = word[:1]
    if first in "aeiough":
        active = "meng" + word
    elif first == "k":
        active = "meng" + word[1:]
    elif first in "bfv":
        active = "mem" + word
    elif first == "p":
        active = "mem" + word[1:]
    elif first in "cdjz":
        active = "men" + word
    elif first == "t":
        active = "men" + word[1:]
    elif first == "s":
        active = "meny" + word[1:]
    else:
        active = "me" + word
    return [active, "di" + word]


def _affixes(word: str) -> Iterator[str]:
    stripped = [word]
    stripped += [
        word[: -len(suffix)]
        for suffix in _SUFFIXES
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_ROOT
    ]
    for form in stripped:
        for prefix, sounds in _PREFIXES:
            if form.startswith(prefix):
                for sound in sounds:
                    bare = sound + form[len(prefix) :]
                    if len(bare) > _SHORTEST_ROOT or prefix in ("menge", "penge"):
                        yield bare
    yield from stripped[1:]


@lru_cache(maxsize=65536)
def english_stem(word: str) -> str:
    """The stem of an English word in lower case: `fled`, `fleeing` and `flee` give `flee`."""
    bare = word.removesuffix("'s").removesuffix("'")
    singular = bare.removesuffix("s")
    base = _irregular().get(bare) or _irregular().get(singular, bare)
    return str(_stemmer().stemWord(base))


@cache
def _irregular() -> dict[str, str]:
    forms: dict[str, str] = {}
    for line in data_lines("english_irregular.txt"):
        base, *others = line.split()
        for other in others:
            forms.setdefault(other, forms.get(base, base))
    return forms


@cache
def _stemmer() -> Any:
    import Stemmer

    return Stemmer.Stemmer("english")
