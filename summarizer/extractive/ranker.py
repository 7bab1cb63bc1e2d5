"""Scores sentences with the learned ranker: two small ensembles of regression trees."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summarizer.extractive.features import Features, Matrix, Vector
from summarizer.resources import data_text

# Words of a summary in IndoSum, where the ranker was trained: 53 to 64 in eight of ten.
SUMMARY_WORDS = 59

# Salience never falls to nothing: also the least sentence can be asked for.
_LEAST = 0.01


@dataclass(frozen=True, slots=True)
class Trees:
    """An ensemble of regression trees over named features.

    Row `t` of each array is a tree, padded to the size of the largest. Node `i` sends a sentence
    to `left[i]` where `features[feature[i]] <= threshold[i]`, else to `right[i]`; a leaf points to
    itself and holds `value[i]`.
    """

    names: tuple[str, ...]
    base: float
    depth: int
    feature: NDArray[np.int64]
    threshold: Matrix
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    value: Matrix

    @classmethod
    def read(cls, table: dict[str, Any]) -> Trees:
        """From the form the recipe writes: names, base, depth, and one object a tree."""
        size = max(len(tree["value"]) for tree in table["trees"])

        def rows(key: str) -> list[list[float]]:
            return [tree[key] + [0] * (size - len(tree[key])) for tree in table["trees"]]

        return cls(
            names=tuple(table["names"]),
            base=float(table["base"]),
            depth=int(table["depth"]),
            feature=np.array(rows("feature"), dtype=np.int64),
            threshold=np.array(rows("threshold"), dtype=np.float64),
            left=np.array(rows("left"), dtype=np.int64),
            right=np.array(rows("right"), dtype=np.int64),
            value=np.array(rows("value"), dtype=np.float64),
        )

    def predict(self, names: Sequence[str], values: Matrix) -> Vector:
        """Predictions of shape (n,) for `values` of shape (n, len(names))."""
        columns = [names.index(name) for name in self.names]
        chosen = values[:, columns]
        trees = np.arange(len(self.value))[None, :]
        sentences = np.arange(len(chosen))[:, None]
        node = np.zeros((len(chosen), len(self.value)), dtype=np.int64)
        for _ in range(self.depth):
            below = chosen[sentences, self.feature[trees, node]] <= self.threshold[trees, node]
            node = np.where(below, self.left[trees, node], self.right[trees, node])
        return np.asarray(self.base + self.value[trees, node].sum(axis=1), dtype=np.float64)


@cache
def stages() -> tuple[Trees, Trees]:
    """The two ensembles of `summarizer/data/ranker.json`, made by models/recipes/rank.py."""
    table = json.loads(data_text("ranker.json"))
    first, second = table["stages"]
    return Trees.read(first), Trees.read(second)


def with_standing(found: Features, scores: Vector) -> tuple[tuple[str, ...], Matrix]:
    """Features of the second stage: also how a sentence stands among the others by first score.

    They tell what a lone
    sentence cannot: whether better sentences already fill the summary or say the same.
    """
    lengths = found.lengths
    total = len(scores)
    order = np.argsort(-scores, kind="stable")
    rank = np.empty(total)
    rank[order] = np.arange(total)
    above = np.empty(total)
    above[order] = np.cumsum(lengths[order]) - lengths[order]
    better = rank[None, :] < rank[:, None]
    like_above = np.where(better, found.alike, 0.0).max(axis=1)
    padded = np.concatenate([[0.0, 0.0], scores, [0.0, 0.0]])
    best = max(float(scores.max()), 1e-6)
    columns = {
        "score": scores,
        "score_rank": rank,
        "words_above": above,
        "like_above": like_above,
        "score_previous": padded[1 : total + 1],
        "score_next": padded[3 : total + 3],
        "score_previous_2": padded[:total],
        "score_next_2": padded[4 : total + 4],
        "score_relative": scores / best,
        "within_summary": (above < SUMMARY_WORDS).astype(np.float64),
        "score_best": np.full(total, best),
        "score_best_3": np.full(total, float(np.sort(scores)[-3:].mean())),
        "tokens": lengths,
    }
    values = np.column_stack([found.values, *columns.values()])
    return (*found.names, *columns), values


def rank(found: Features) -> Vector:
    """Salience of each sentence: about the chance that it belongs to the best summary."""
    first, second = stages()
    scores = first.predict(found.names, found.values)
    names, values = with_standing(found, scores)
    return np.clip(second.predict(names, values), _LEAST, 1.0)
