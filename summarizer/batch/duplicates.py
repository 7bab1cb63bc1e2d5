"""One wire story on several portals: articles that tell the same, found by MinHash.

Articles share a story where most of their word triples are the same (Broder 1997, estimated by
MinHash and found by banding as in Leskovec et al., Mining of Massive Datasets, 3.4), where their
figures agree, and where one came out at most a day after the other. The figures keep apart what
is made from one form: yesterday's gold price and today's, the budget of one town and another's.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

# Words in a row; five would miss copies whose editor changed every tenth word.
SHINGLE = 3
# Estimates are off by 0.04 (standard error at the threshold); an article takes 512 bytes.
PERMUTATIONS = 128
# Shares of common triples and of common figures from which on it is one story; measured on pairs
# of news articles read by hand, see benchmarks/duplicates.py.
LEAST_SHARED = 0.6
LEAST_FIGURES = 0.6
# Portals take a story over on its day or the next; a weekly column comes again in a week.
MOST_DAYS = 1

# Bands of four: a pair at the threshold meets in at least one of 32 with a chance of 0.99,
# a pair with a third of common triples with 0.33, and is then compared.
_BAND = 4
# Where more than these meet in a band, each is compared with so many before it, so that a
# thousand copies of one text do not take a million comparisons.
_MOST_COMPARED = 50
_WORD = re.compile(r"[^\W_]+")
_WIB = timezone(timedelta(hours=7))


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is kept of an article to compare it: no text."""

    path: str
    published: datetime | None
    words: int
    minhash: NDArray[np.uint32]
    figures: array[int]

    @property
    def rank(self) -> tuple[datetime, int, str]:
        """Who stands for a story: the first to tell it, then the longest, then by path."""
        return self.published or datetime.max.replace(tzinfo=UTC), -self.words, self.path


def fingerprint(digest: Mapping[str, Any]) -> Fingerprint:
    """The fingerprint of a digest as JSON."""
    from datasketch import MinHash

    source = digest["source"]
    words = [
        word.lower() for sentence in digest["sentences"] for word in _WORD.findall(sentence["text"])
    ]
    shingles = {
        " ".join(words[start : start + SHINGLE]).encode()
        for start in range(max(len(words) - SHINGLE + 1, 1))
    }
    minhash = MinHash(PERMUTATIONS)
    minhash.update_batch(shingles)
    return Fingerprint(
        path=source["path"],
        published=moment(source["published"]),
        words=source["words"],
        minhash=minhash.hashvalues.astype(np.uint32),
        figures=array(
            "I",
            {
                crc32(f"{figure['kind']} {figure['value']} {figure['currency']}".encode())
                for figure in digest["figures"]
            },
        ),
    )


def moment(published: str | None) -> datetime | None:
    """An ISO 8601 date or time as a moment; without a zone it is Western Indonesian Time."""
    try:
        found = datetime.fromisoformat(published or "")
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=_WIB)


def stories(prints: Sequence[Fingerprint]) -> list[list[int]]:
    """The articles (indexes in `prints`) of each story, the one that stands for it first.

    Neither the stories nor their order depend on the order of the articles.
    """
    order = sorted(range(len(prints)), key=lambda index: prints[index].rank)
    ranked = [prints[index] for index in order]
    leaders = list(range(len(ranked)))

    def leader(position: int) -> int:
        while leaders[position] != position:
            leaders[position] = position = leaders[leaders[position]]
        return position

    for first, second in candidates(ranked):
        ours, theirs = sorted((leader(first), leader(second)))
        if ours != theirs and same_story(ranked[first], ranked[second]):
            leaders[theirs] = ours
    found: dict[int, list[int]] = {}
    for position, index in enumerate(order):
        found.setdefault(leader(position), []).append(index)
    return list(found.values())


def same_story(one: Fingerprint, other: Fingerprint) -> bool:
    """Whether two articles tell the same, see the module."""
    if shared(one, other) < LEAST_SHARED:
        return False
    if one.published and other.published:
        days = (
            one.published.astimezone(_WIB).date() - other.published.astimezone(_WIB).date()
        ).days
        if abs(days) > MOST_DAYS:
            return False
    fewer = min(len(one.figures), len(other.figures))
    common = len(set(one.figures) & set(other.figures))
    return not fewer or common >= LEAST_FIGURES * fewer


def shared(one: Fingerprint, other: Fingerprint) -> float:
    """The share of word triples that two articles have in common (Jaccard, estimated)."""
    return float(np.mean(one.minhash == other.minhash))


def candidates(prints: Sequence[Fingerprint]) -> Iterator[tuple[int, int]]:
    """Pairs, by index, that share a band of their MinHash; one band is in memory at a time."""
    if not prints:
        return
    matrix = np.stack([found.minhash for found in prints])
    for start in range(0, PERMUTATIONS, _BAND):
        _, bucket = np.unique(matrix[:, start : start + _BAND], axis=0, return_inverse=True)
        bucket = bucket.ravel()
        order = np.argsort(bucket, kind="stable")
        for members in np.split(order, np.flatnonzero(np.diff(bucket[order])) + 1):
            for place in range(1, len(members)):
                for before in range(max(0, place - _MOST_COMPARED), place):
                    yield int(members[before]), int(members[place])
