"""One wire story on several portals: articles that tell the same, found by MinHash.

Articles share a story where most of their word triples are the same (Broder 1997, estimated by
MinHash and found by banding as in Leskovec et al., Mining of Massive Datasets, 3.4), where their
figures agree, and where one came out at most a day after the other. The figures keep apart what
is made from one form: yesterday's gold price and today's, the budget of one town and another's.
One site does not take over a story from itself: two articles of a site must be nearly the same.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from datasketch import MinHash

# Words in a row; five would miss copies whose editor changed every tenth word.
SHINGLE = 3
# Estimates are off by 0.04 (standard error at the threshold); an article takes 512 bytes.
PERMUTATIONS = 128
# Shares of common triples and of common figures from which on it is one story; measured on pairs
# of news articles read by hand, see benchmarks/duplicates.py.
LEAST_SHARED = 0.6
LEAST_ON_ONE_SITE = 0.8
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
    """What is kept of an article to compare it: no text.

    `site` is the host of its address, or else its outlet; `headline` and `address` are checksums.
    All three are None where they are not known.
    """

    path: str
    site: str | None
    headline: int | None
    address: int | None
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
    source = digest["source"]
    words = [
        word.lower() for sentence in digest["sentences"] for word in _WORD.findall(sentence["text"])
    ]
    shingles = {
        " ".join(words[start : start + SHINGLE]).encode()
        for start in range(max(len(words) - SHINGLE + 1, 1))
    }
    minhash = _empty().copy()
    minhash.update_batch(shingles)
    address = urlsplit(source["url"] or "")
    headline = " ".join(_WORD.findall((source["title"] or "").lower()))
    return Fingerprint(
        path=source["path"],
        site=(address.hostname or "").removeprefix("www.") or source["outlet"],
        headline=crc32(headline.encode()) if headline else None,
        address=crc32(f"{address.hostname}{address.path}".encode()) if address.hostname else None,
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


@cache
def _empty() -> MinHash:
    from datasketch import MinHash

    return MinHash(PERMUTATIONS)


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
    return (
        shared(one, other) >= _least(one, other)
        and _days_apart(one, other) <= MOST_DAYS
        and figures_agree(one, other)
    )


def figures_agree(one: Fingerprint, other: Fingerprint) -> bool:
    """Whether one has most of the other's figures, or one of them has none."""
    common = len(set(one.figures) & set(other.figures))
    return common >= LEAST_FIGURES * min(len(one.figures), len(other.figures))


def _least(one: Fingerprint, other: Fingerprint) -> float:
    """The share of common triples that one story needs."""
    once_more = any(
        mine is not None and mine == theirs
        for mine, theirs in ((one.address, other.address), (one.headline, other.headline))
    )
    if once_more or one.site is None or one.site != other.site:
        return LEAST_SHARED
    return LEAST_ON_ONE_SITE


def _days_apart(one: Fingerprint, other: Fingerprint) -> int:
    """The days between two articles, in Indonesia; none where one has no date."""
    if one.published is None or other.published is None:
        return 0
    days = (found.published.astimezone(_WIB).date() for found in (one, other) if found.published)
    first, second = days
    return abs((first - second).days)


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
