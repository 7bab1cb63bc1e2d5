"""Does a translation say yes where its source says no, or no where it says yes?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from summarizer.resources import data_toml
from summarizer.stemming import english_stem, words

# "No. 5" and "Law No 8" deny nothing; "no 10 protocols" does.
_NUMBERED = re.compile(r"\bNo\.?\s*(?=\d)|\bno\.\s*(?=\d)")


@dataclass(frozen=True, slots=True)
class _Cues:
    """The word lists of one language in data/negation.toml."""

    negators: frozenset[str]
    implied: frozenset[str]
    idioms: re.Pattern[str]
    affixes: tuple[str, ...]
    endings: tuple[str, ...]


def negation_kept(source: str, text: str) -> bool:
    """Whether an English text denies something where its Indonesian source does, and only there.

    Words that are negative in meaning count as denial where the other side has a negator, and
    phrases such as `tidak hanya` are not taken for one.
    """
    indonesian, english = _cues("indonesian"), _cues("english")
    source_words, text_words = _rest(source, indonesian), _rest(text, english)
    if _explicit(source_words, english):
        # A title or a word in English ("no problem") may be what the text denies with.
        return True
    if _negated(source_words, indonesian) and not _denies(text_words, english):
        return False
    # English may say with a negator what an Indonesian idiom says with one.
    return not _explicit(text_words, english) or _denies(words(source), indonesian)


def _rest(text: str, cues: _Cues) -> list[str]:
    plain = _NUMBERED.sub(" ", text).casefold().replace("’", "'")
    return words(cues.idioms.sub(" ", plain))


def _explicit(found: list[str], cues: _Cues) -> bool:
    return any(word in cues.negators or word.endswith(cues.endings) for word in found)


def _negated(found: list[str], cues: _Cues) -> bool:
    return _explicit(found, cues) or any(word.startswith(cues.affixes) for word in found)


def _denies(found: list[str], cues: _Cues) -> bool:
    return _negated(found, cues) or any(
        word in cues.implied or english_stem(word) in cues.implied for word in found
    )


@cache
def _cues(language: str) -> _Cues:
    data: dict[str, Any] = data_toml("negation.toml")[language]
    implied = data["implied"].split()
    if language == "english":
        implied += [english_stem(word) for word in implied]
    return _Cues(
        negators=frozenset(data["negators"].split()),
        implied=frozenset(implied),
        idioms=re.compile(rf"\b(?:{'|'.join(map(re.escape, data['idioms']))})\b"),
        affixes=tuple(data.get("prefixes", ())) + tuple(data.get("negated", "").split()),
        endings=tuple(data.get("endings", ())) or ("\0",),
    )


@dataclass(frozen=True, slots=True)
class _JapaneseCues:
    """The patterns of data/negation.toml for Japanese."""

    negators: re.Pattern[str]
    denials: re.Pattern[str]
    idioms: re.Pattern[str]


def negation_kept_in_japanese(english: str, text: str) -> bool:
    """Whether a Japanese text denies something where its English source does, and only there."""
    cues, of_english = _japanese_cues(), _cues("english")
    said = _rest(english, of_english)
    rest = cues.idioms.sub("、", text)
    if _explicit(said, of_english) and not cues.denials.search(rest):
        return False
    return not cues.negators.search(rest) or _denies(said + words(english), of_english)


@cache
def _japanese_cues() -> _JapaneseCues:
    data: dict[str, list[str]] = data_toml("negation.toml")["japanese"]
    negators = data["negators"]
    return _JapaneseCues(
        negators=re.compile("|".join(negators)),
        denials=re.compile("|".join(negators + data["prefixes"] + data["implied"])),
        idioms=re.compile("|".join(data["idioms"])),
    )
