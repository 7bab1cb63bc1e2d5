"""Sentences too long for a model: where to cut them, and how to join what comes out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from summarizer.resources import data_toml

# What a cut costs, by the place it is made at. A part costs PART by itself, so that a sentence
# is cut into as few parts as will do, unless a better place is worth one more.
PART = 4.0
SEMICOLON, CLAUSE, QUOTE, COMMA, CONJUNCTION, SPACE = 0.0, 0.5, 0.5, 1.5, 3.0, 6.0
# Inside a name or a figure: dearer than several parts more, yet possible.
INSIDE = 25.0
# Inside a word: only for words that are longer than a model takes.
TORN = 100.0
# A part of under a quarter of the limit has too little around it to be translated well.
SHORT = 3.0

FIGURE = re.compile(r"\W*(?:[A-Z]{1,3}\$?|\$)?\d")
STOPS = (".", "。")
CLOSING = '"”’»)]'


@dataclass(frozen=True, slots=True)
class _Atom:
    """A stretch that is not cut further: where it is, its tokens, the cost of a cut before it."""

    start: int
    end: int
    tokens: int
    cost: float


def cut(text: str, limit: int, count: Callable[[str], int], language: str) -> list[str]:
    """Cut `text` into parts of at most `limit` tokens, as `count` counts them.

    Parts are stretches of `text` in order; only white space between them is lost. Cuts fall, the
    best first, behind a semicolon or colon, behind a closing quote or before a conjunction behind
    a comma, behind a comma, before a conjunction, at a space; inside a name or a figure only where
    there is no other way. A blank text has no parts.
    """
    text = text.strip()
    if not text:
        return []
    if count(text) <= limit:
        return [text]
    atoms = _atoms(text, limit, count, language)
    parts = [text[atoms[a].start : atoms[b - 1].end] for a, b in _best(atoms, limit)]
    # Tokens are counted word by word; a vocabulary with pieces across words may count otherwise.
    return [
        piece
        for part in parts
        for piece in (
            [part]
            if count(part) <= limit
            else cut(part, max(1, limit - limit // 8), count, language)
        )
    ]


def join(sources: Sequence[str], translations: Sequence[str], language: str) -> str:
    """Join the translations of a sentence's parts.

    The model takes each part for a sentence. So between parts a full stop goes that the source
    has not, a comma of the source that was lost comes back, and a word such as "The" loses its
    capital where the source goes on in a small letter.
    """
    comma: str = _data()["commas"].get(language, ",")
    joiner: str = _data()["joiners"].get(language, " ")
    texts: list[str] = []
    for number, (source, text) in enumerate(zip(sources, translations, strict=True)):
        if number < len(sources) - 1:
            if text[-1:] in STOPS and source[-1:] not in STOPS:
                text = text[:-1]
            if source[-1:] == "," and text[-1:].isalnum():
                text += comma
        if texts and source[:1].islower() and text.split(" ")[0] in _words("openers", language):
            text = text[0].lower() + text[1:]
        if text:
            texts.append(text)
    return joiner.join(texts)


def _best(atoms: Sequence[_Atom], limit: int) -> list[tuple[int, int]]:
    """Cheapest way to group atoms into parts within the limit, by dynamic programming."""
    costs = [0.0] + [float("inf")] * len(atoms)
    froms = [0] * (len(atoms) + 1)
    for end in range(1, len(atoms) + 1):
        tokens = 0
        for start in range(end - 1, -1, -1):
            tokens += atoms[start].tokens
            if tokens > limit and start < end - 1:
                break
            cost = costs[start] + PART + (atoms[start].cost if start else 0.0)
            if tokens * 4 < limit:
                cost += SHORT
            if cost < costs[end]:
                costs[end], froms[end] = cost, start
    parts = []
    end = len(atoms)
    while end:
        parts.append((froms[end], end))
        end = froms[end]
    return parts[::-1]


def _atoms(text: str, limit: int, count: Callable[[str], int], language: str) -> list[_Atom]:
    atoms: list[_Atom] = []
    sizes: dict[str, int] = {}
    before = ""
    for match in re.finditer(r"\S+", text):
        word = match[0]
        if word not in sizes:
            sizes[word] = max(1, count(word))
        cost = _cost(before, word, language)
        if sizes[word] <= limit:
            atoms.append(_Atom(match.start(), match.end(), sizes[word], cost))
        else:
            atoms += _torn(word, match.start(), limit, count, cost)
        before = word
    return atoms


def _torn(
    word: str, offset: int, limit: int, count: Callable[[str], int], cost: float
) -> list[_Atom]:
    """Cut a word that is too long by itself into halves until they fit."""
    tokens = count(word)
    if len(word) == 1 or tokens <= limit:
        return [_Atom(offset, offset + len(word), max(1, tokens), cost)]
    middle = len(word) // 2
    return [
        *_torn(word[:middle], offset, limit, count, cost),
        *_torn(word[middle:], offset + middle, limit, count, TORN),
    ]


def _cost(before: str, word: str, language: str) -> float:
    """What a cut between two neighbouring words costs."""
    conjunction = word.lower().strip(",") in _words("conjunctions", language)
    bare = before.rstrip(CLOSING)
    closed = bare != before
    if bare[-1:] in (";", ":", "—", "–") or before in ("-", "—", "–"):
        return SEMICOLON
    if bare[-1:] == "," or before[-1:] == ",":
        if closed or before[-2:-1] in CLOSING:
            return QUOTE
        return CLAUSE if conjunction else COMMA
    if closed and bare[-1:] in (".", "?", "!"):
        return QUOTE
    if conjunction:
        return CONJUNCTION
    return INSIDE if _belong_together(before, word, language) else SPACE


def _belong_together(before: str, word: str, language: str) -> bool:
    """Are these two words within one name, or within one figure?"""
    if before[:1].isupper() and word[:1].isupper():
        return True
    units = _words("figures", language)
    first, second = bool(FIGURE.match(before)), bool(FIGURE.match(word))
    return (
        (first and second)
        or (first and word.strip('.,()"') in units)
        or (second and before.strip('.,()"') in units)
    )


@cache
def _words(group: str, language: str) -> frozenset[str]:
    return frozenset(_data()[group].get(language, ()))


@cache
def _data() -> dict[str, Any]:
    return data_toml("clauses.toml")
