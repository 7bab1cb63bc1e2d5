"""Names of people, companies, places and institutions in Indonesian news, found by rule.

Capitals mark proper names in Indonesian (EYD V, I.F.6-10), so a run of capitalised words is the
unit; word lists (data/names.toml, places.txt, common_words.txt) and the glossary cut the run into
titles, known names and unknown ones. Headlines, where every word has a capital, keep only what is
no word of the language.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from summarizer.lexicon import is_common
from summarizer.namescan import Name, NameKind, Scan
from summarizer.namesplit import split_joined

_WORD = re.compile(r"[^\W\d_]+")
_OPENING = re.compile(r"[\"“'‘]?([^\W\d_]+)\b(?!-)")
# A word with a capital that has no other beside it: not "Utama" in "Direktur Utama".
_ALONE = re.compile(r"(?<![\w-])[A-Z][^\W\d_]+(?![\w-])(?!\s[A-Z])")
_CAPITAL_BEFORE = re.compile(r"[A-Z][\w.-]*\s$")

__all__ = ["Name", "NameKind", "find", "find_all"]


def find(text: str) -> list[Name]:
    """The names of one sentence, in reading order, not overlapping."""
    return list(_find(text))


# Summary, support and every target language ask for the same sentences of a few dozen articles.
@lru_cache(maxsize=1024)
def _find(text: str) -> tuple[Name, ...]:
    return tuple(Scan(text).names)


def find_all(sentences: Sequence[str]) -> list[list[Name]]:
    """The names of every sentence of one article, which help each other.

    A part of a person's name that stands alone is that person; a word that opens a sentence is a
    name if it is one inside another sentence; an organisation and a person in one run are told
    apart where another sentence names one of them.
    """
    found = split_joined(sentences, [find(sentence) for sentence in sentences])
    kinds: dict[str, NameKind] = {}
    for names in found:
        for name in names:
            if name.kind == "person":
                for word in name.text.split():
                    if len(word) > 2 and not is_common(word):
                        kinds[word] = "person"
    for names in found:
        for name in names:
            if name.kind in ("place", "company", "organisation"):
                kinds[name.text] = name.kind
            elif name.kind == "person":
                kinds[name.text] = "person"
    parts = {word for text, kind in kinds.items() if kind == "person" for word in text.split()}
    alone = {name.text for names in found for name in names if " " not in name.text}
    wanted = _Wanted(parts | alone, {**dict.fromkeys(parts, "person"), **kinds}, sentences)
    return [
        wanted.added(sentence, [_learnt(name, kinds) for name in names])
        for sentence, names in zip(sentences, found, strict=True)
    ]


def _learnt(name: Name, kinds: dict[str, NameKind]) -> Name:
    if name.kind != "other":
        return name
    kind = kinds.get(name.text)
    if kind is None and any(kinds.get(word) == "person" for word in name.text.split()):
        kind = "person" if not name.text.isupper() else None
    return replace(name, kind=kind) if kind else name


class _Wanted:
    """Words that are names somewhere in the article, looked for where a sentence hides it."""

    def __init__(
        self, words: set[str], kinds: dict[str, NameKind], sentences: Sequence[str]
    ) -> None:
        self._kinds = kinds
        long = sorted(word for word in words if len(word) > 2 and word[0].isupper())
        seen = {word for sentence in sentences for word in _WORD.findall(sentence)}
        self._words = {word for word in long if word.lower() not in seen}

    def added(self, sentence: str, names: list[Name]) -> list[Name]:
        """The names of a sentence and those of the wanted words that stand alone in it."""
        first = _OPENING.match(sentence)
        if first and names and sentence[first.end() : names[0].start] == " ":
            whole = sentence[first.start(1) : names[0].end]  # "Bunga Citra Lestari", known in full
            if whole in self._kinds:
                return [replace(names[0], start=first.start(1), text=whole), *names[1:]]
        extra = [
            Name(match.start(), match.end(), match[0], self._kinds.get(match[0], "other"))
            for match in _ALONE.finditer(sentence)
            if match[0] in self._words
            and not _CAPITAL_BEFORE.search(sentence[: match.start()])
            and all(match.end() <= name.start or name.end <= match.start() for name in names)
        ]
        return sorted([*names, *extra], key=lambda name: name.start)
