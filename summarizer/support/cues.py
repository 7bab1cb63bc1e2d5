"""The word lists of data/support.toml and what else the checks read, each loaded once."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from summarizer.lexicon import common_words
from summarizer.resources import data_lines, data_toml
from summarizer.sentences import words_of
from summarizer.stemming import without_affixes, without_clitics

# A root of fewer letters is as likely another word's beginning.
_SHORTEST_ROOT = 4


@cache
def _table() -> dict[str, Any]:
    return data_toml("support.toml")


@cache
def modality() -> dict[str, str]:
    """Words of modality to their kind: "future", "alleged", "possible", "required", "wished"."""
    return {word: kind for kind, words in _table()["modality"].items() for word in words.split()}


@cache
def implied() -> dict[str, frozenset[str]]:
    """Words to the kinds of modality that they may stand for, and to "negation"."""
    found: dict[str, set[str]] = {}
    for kind, words in _table()["implied"].items():
        for word in words.split():
            found.setdefault(word, set()).add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}


@cache
def negators() -> frozenset[str]:
    """Words that negate their clause."""
    return frozenset(
        (*data_toml("negation.toml")["indonesian"]["negators"].split(), *_denying_verbs())
    )


def _denying_verbs() -> list[str]:
    return str(_table()["negation"]["verbs"]).split()


@cache
def affirming() -> re.Pattern[str]:
    """Phrases that hold a negator and deny nothing (`tidak hanya`), or a modal (`akan tetapi`)."""
    idioms = data_toml("negation.toml")["indonesian"]["idioms"] + _table()["fixed"]["phrases"]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, idioms))})\b")


@cache
def speech_before() -> frozenset[str]:
    """Words of speech with the speaker behind them (`kata X`, `menurut X`)."""
    return frozenset(_table()["speech"]["before"].split())


@cache
def speech_behind() -> frozenset[str]:
    """Verbs of speech with the speaker in front (`X mengatakan`)."""
    return frozenset(_table()["speech"]["behind"].split())


@cache
def speech() -> frozenset[str]:
    """All words of speech."""
    return speech_before() | speech_behind()


@cache
def nicknames() -> tuple[tuple[str, str], ...]:
    """Names that news uses for another, and that other."""
    lines = _table()["nicknames"]["pairs"].strip().splitlines()
    return tuple((name, other) for name, other in (line.split(" = ") for line in lines))


@cache
def opposites() -> dict[str, frozenset[str]]:
    """Words to those of the opposite direction."""
    found: dict[str, set[str]] = {}
    for line in _table()["opposites"]["pairs"].strip().splitlines():
        one, other = line.split()
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}


@cache
def _references() -> frozenset[str]:
    return frozenset(_table()["reference"]["words"].split())


@cache
def demonstratives() -> frozenset[str]:
    """Words that end a description of what was named before."""
    return frozenset(_table()["reference"]["demonstratives"].split())


@cache
def additions() -> frozenset[str]:
    """Words that begin what may be left out behind a name."""
    return frozenset(_table()["reference"]["additions"].split())


def refers_back(form: str) -> bool:
    """Whether a word, in lower case, takes its meaning from the sentences before."""
    return form in _references() or form.endswith("nya")


@cache
def function_words() -> frozenset[str]:
    """Words without content of their own."""
    return (
        words_of("stopwords.txt")
        | frozenset(data_toml("grammar_words.toml")["indonesian"].split())
        | frozenset(_table()["adverbs"]["words"].split())
    )


@cache
def added() -> frozenset[str]:
    """Words of content that a summary may add without saying more than its article."""
    return frozenset(_table()["added"]["words"].split())


@cache
def _groups() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[frozenset[str]]]]:
    """Words to the marks of their groups of synonyms, and to the phrases in those groups."""
    marks: dict[str, set[str]] = {}
    long: dict[str, set[frozenset[str]]] = {}
    for number, line in enumerate(data_lines("synonyms.txt")):
        entries = [frozenset(entry.split()) for entry in line.split(",")]
        several = {entry for entry in entries if len(entry) > 1}
        for entry in entries:
            if len(entry) == 1:
                (word,) = entry
                marks.setdefault(word, set()).add(f"={number}")
                long.setdefault(word, set()).update(several)
    return (
        {word: frozenset(found) for word, found in marks.items()},
        {word: frozenset(found) for word, found in long.items()},
    )


def phrases(form: str) -> frozenset[frozenset[str]]:
    """The words of each phrase that a word stands for (`ketum` for `ketua umum`)."""
    return _groups()[1].get(form, frozenset())


@lru_cache(maxsize=65536)
def senses(form: str) -> frozenset[str]:
    """What a word may be made from, itself among it, and marks of the synonyms of all these."""
    family = {
        part
        for part in (*without_clitics(form), *without_affixes(form))
        if len(part) >= _SHORTEST_ROOT
    } | {form}
    marks = _groups()[0]
    return frozenset(family).union(*(marks[part] for part in family if part in marks))


@lru_cache(maxsize=65536)
def root(word: str) -> str:
    """The shortest known word of four letters or more that `word` may be made from, or itself."""
    known = common_words()
    first, _, second = word.partition("-")
    if second.startswith(first) and first:
        return root(first)
    forms = [
        form for form in without_affixes(word) if len(form) >= _SHORTEST_ROOT and form in known
    ]
    if forms:
        return min(forms, key=len)
    return word if word in known else without_clitics(word)[-1]
