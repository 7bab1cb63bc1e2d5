"""Which one or two sentences of the article does a statement come from?"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from summarizer.support.reading import Word

# A second sentence must explain this share of what the statement says.
_SECOND = 0.12
# Words that a second sentence must add.
_FEWEST = 2
# Sentences that explain nearly as much as the best are looked at, too.
_NEARLY = 0.9
# A figure may come from a sentence so far away.
_AROUND = 2
# At most so many, for the sake of time.
_MOST = 4
# What a word counts that stands in another sentence: lists are gathered from all over an article.
_ELSEWHERE = 0.5
# What function words and verbs of speech, which writers change freely, weigh beside others.
_GRAMMAR = 0.1
# What two words in a row that stand in a row in the source add, as a share of their weight.
_IN_A_ROW = 0.25


class Evidence:
    """The sentences of one article by the words in them."""

    def __init__(self, sentences: Sequence[Sequence[Word]]) -> None:
        """Count the roots of every sentence."""
        self._roots = [frozenset(word.root for word in words) for words in sentences]
        self._pairs = [
            frozenset((a.root, b.root) for a, b in pairwise(words)) for words in sentences
        ]
        seen = Counter(root for roots in self._roots for root in roots)
        self._weights = {
            root: math.log(1 + len(self._roots) / count) for root, count in seen.items()
        }
        self._unseen = math.log(1 + max(len(self._roots), 1))

    def weight(self, word: Word) -> float:
        """How much a word tells: little for function words and for what stands everywhere."""
        base = self._weights.get(word.root, self._unseen)
        return _GRAMMAR * base if word.kind in ("function", "speech") else base

    def candidates(self, statement: Sequence[Word]) -> list[tuple[int, ...]]:
        """Sets of one or two sentences that may support the statement, the best first."""
        if not self._roots:
            return []
        scores = [self._score(statement, index) for index in range(len(self._roots))]
        order = sorted(range(len(scores)), key=lambda index: (-scores[index], index))
        if scores[order[0]] == 0:
            return []
        firsts = [index for index in order[:_MOST] if scores[index] >= _NEARLY * scores[order[0]]]
        found: list[tuple[int, ...]] = []
        for first in firsts:
            second = self._second(statement, first, order)
            if second is not None:
                found.append(tuple(sorted((first, second))))
            found.append((first,))
            found += [tuple(sorted((first, other))) for other in self._figured(statement, first)]
        return list(dict.fromkeys(found))

    def covered(self, statement: Sequence[Word], sentences: Sequence[int]) -> float:
        """The share of the statement's content that stands in the sentences, from 0 to 1.

        What stands elsewhere in the article counts half.
        """
        roots = frozenset[str]().union(*(self._roots[index] for index in sentences))
        telling = [word for word in statement if word.kind in ("content", "name", "figure")]
        whole = sum(self.weight(word) for word in telling)
        if not whole:
            return 1.0
        found = sum(self.weight(word) for word in telling if word.root in roots)
        elsewhere = sum(
            self.weight(word)
            for word in telling
            if word.root in self._weights and word.root not in roots
        )
        return (found + _ELSEWHERE * elsewhere) / whole

    def _score(self, statement: Sequence[Word], index: int) -> float:
        roots, pairs = self._roots[index], self._pairs[index]
        score = sum(self.weight(word) for word in statement if word.root in roots)
        return score + _IN_A_ROW * sum(
            self.weight(a) + self.weight(b)
            for a, b in pairwise(statement)
            if (a.root, b.root) in pairs
        )

    def _figured(self, statement: Sequence[Word], first: int) -> list[int]:
        """Sentences near one that have a figure it lacks, with its unit or the word beside it."""
        known = self._roots[first]
        lacking = {
            word.root: {
                (a.root, b.root)
                for a, b in pairwise(statement[max(0, place - 1) : place + 2])
                if "function" not in (a.kind, b.kind)
            }
            for place, word in enumerate(statement)
            if word.kind == "figure" and word.root not in known
        }
        units = {w.root for w in statement if w.figure and (w.figure.unit or w.figure.currency)}
        return [
            index
            for index in range(max(0, first - _AROUND), min(len(self._roots), first + _AROUND + 1))
            if index != first
            and any(
                root in self._roots[index]
                and (root in units or not pairs.isdisjoint(self._pairs[index]))
                for root, pairs in lacking.items()
            )
        ]

    def _second(self, statement: Sequence[Word], first: int, order: Sequence[int]) -> int | None:
        known = self._roots[first]
        rest = [
            word
            for word in statement
            if word.root not in known and word.kind in ("content", "name", "figure")
        ]
        whole = sum(self.weight(word) for word in statement)
        best, gain = None, 0.0
        for index in order:
            if index == first:
                continue
            added = [word for word in rest if word.root in self._roots[index]]
            value = sum(map(self.weight, added))
            # A name by itself proves nothing: it may stand in another one's place.
            if len({word.root for word in added}) < _FEWEST or not any(
                word.kind == "content" for word in added
            ):
                continue
            if value > gain and value >= _SECOND * whole:
                best, gain = index, value
        return best
