"""Chooses sentences: salient, not redundant, as many as fit the article."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from summarizer.article import Article
from summarizer.evaluation import tokens
from summarizer.extractive.features import Vector, similarity
from summarizer.extractive.form import starts_with
from summarizer.extractive.ranker import SUMMARY_WORDS

# Weight of redundancy against salience (MMR, Carbonell and Goldstein 1998); tuned on the training
# folds of IndoSum, where 0.3 to 0.7 differ by less than 0.1 ROUGE-1.
_REDUNDANCY = 0.5
# What is left of the score of a sentence that opens with "Ia", "Hal itu" and the like while the
# sentence before it is not in the summary.
_DANGLING = 0.85
# Only the most salient sentences compete: more than a reader asks for, few enough to compare all.
_POOL = 200
# Sentences of a summary whose length nobody set: more than five is no longer short, and one is
# enough only for a notice of a few sentences.
_MOST_SENTENCES = 5
_FEWEST_SENTENCES = 2
_NOTICE_SENTENCES = 5
# Summaries of articles longer than a usual one (IndoSum: 300 words) grow by this share of the rest.
_USUAL_WORDS = 300
_GROWTH = 0.04


def select(
    article: Article, scores: Vector, count: int | None = None, ratio: float | None = None
) -> list[int]:
    """Indexes of the sentences of the extractive summary, in reading order.

    `scores` has one number a sentence. `count` sets how many, `ratio` which share of the
    sentences (rounded up); without both the length fits the article: about 59 words up to 300
    words of text, growing slowly, one to five sentences. Never empty for an article with
    sentences; all of them when it has fewer than asked for.
    """
    total = len(article.sentences)
    if not total:
        return []
    if count is None and ratio is not None:
        count = math.ceil(ratio * total)
    if count is not None:
        count = min(max(1, count), total)
    order = np.argsort(-scores, kind="stable")
    pool = np.sort(order[: max(_POOL, count or 0)])
    return sorted(int(pool[i]) for i in _choose(article, scores, pool, count))


def _choose(
    article: Article, scores: Vector, pool: NDArray[np.intp], count: int | None
) -> list[int]:
    """Positions in `pool`, best first."""
    sentences = [article.sentences[i] for i in pool]
    alike = similarity([s.text for s in sentences])
    lengths = np.array([len(tokens(s.text)) for s in sentences], dtype=np.float64)
    dangling = np.array([s.index > 0 and starts_with("anaphora", s.text) for s in sentences])
    before = np.concatenate([[-2], pool[:-1]]) == pool - 1
    wanted = SUMMARY_WORDS + _GROWTH * max(0, article.words - _USUAL_WORDS)
    fewest = _FEWEST_SENTENCES if len(article.sentences) > _NOTICE_SENTENCES else 1
    free = np.ones(len(pool), dtype=bool)
    said = np.zeros(len(pool))
    overlap, measure = 0.0, wanted
    chosen: list[int] = []
    while free.any():
        led = before & np.concatenate([[False], ~free[:-1]])
        value = scores[pool] * (1 - _REDUNDANCY * said) * np.where(dangling & ~led, _DANGLING, 1.0)
        if count is not None:
            goal = value
            if len(chosen) == count:
                break
        else:
            # F of the summary so far with one more, were `value` the share of its words that a
            # reader wants and `wanted` how many words that reader wants.
            goal = 2 * (overlap + value * lengths) / (measure + lengths)
            if len(chosen) == _MOST_SENTENCES:
                break
        best = int(np.argmax(np.where(free, goal, -1.0)))
        if count is None and len(chosen) >= fewest and goal[best] <= 2 * overlap / measure:
            break
        chosen.append(best)
        free[best] = False
        overlap += value[best] * lengths[best]
        measure += lengths[best]
        said = np.maximum(said, alike[best])
    return chosen
