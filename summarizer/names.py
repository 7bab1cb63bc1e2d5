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

from summarizer.lexicon import is_common
from summarizer.namescan import Name, NameKind, Scan

__all__ = ["Name", "NameKind", "find", "find_all"]


def find(text: str) -> list[Name]:
    """The names of one sentence, in reading order, not overlapping."""
    return Scan(text).names


def find_all(sentences: Sequence[str]) -> list[list[Name]]:
    """The names of every sentence of one article, which help each other.

    A part of a person's name that stands alone is that person; a word that opens a sentence is a
    name if it is one inside another sentence.
    """
    found = [find(sentence) for sentence in sentences]
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
    result: list[list[Name]] = []
    alone = {name.text for names in found for name in names if " " not in name.text}
    for sentence, names in zip(sentences, found, strict=True):
        names = [_learnt(name, kinds) for name in names]
        result.append(_with_opening(sentence, names, alone, sentences, kinds))
    return result


def _learnt(name: Name, kinds: dict[str, NameKind]) -> Name:
    if name.kind != "other":
        return name
    kind = kinds.get(name.text)
    if kind is None and any(kinds.get(word) == "person" for word in name.text.split()):
        kind = "person" if not name.text.isupper() else None
    return replace(name, kind=kind) if kind else name


def _with_opening(
    sentence: str,
    names: list[Name],
    alone: set[str],
    sentences: Sequence[str],
    kinds: dict[str, NameKind],
) -> list[Name]:
    """Add the first word of a sentence where other sentences show that it is a name."""
    match = re.match(r"[\"“'‘]?([^\W\d_]+)\b(?!-)", sentence)
    if match is not None and names and sentence[match.end() : names[0].start] == " ":
        whole = sentence[match.start(1) : names[0].end]  # "Bunga Citra Lestari", known in full
        if whole in kinds:
            return [replace(names[0], start=match.start(1), text=whole), *names[1:]]
    if match is None or match[1] not in alone or any(n.start <= match.start(1) for n in names):
        return names
    lower = re.compile(rf"\b{re.escape(match[1].lower())}\b")
    if any(lower.search(other) for other in sentences):
        return names
    kind = kinds.get(match[1], "other")
    return [Name(match.start(1), match.end(1), match[1], kind), *names]
