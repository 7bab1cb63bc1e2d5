"""The extractive summary: which sentences tell the story."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from summarizer.article import Article
from summarizer.extractive.features import Vector, features
from summarizer.extractive.ranker import rank
from summarizer.extractive.readability import readability
from summarizer.extractive.selection import select

__all__ = ["score", "select"]

# News says what matters early, and comparing all sentences takes time and memory with the square
# of their number: those behind this one keep score 0. The longest of 10,112 news articles has 229.
_MOST_SENTENCES = 500


def score(article: Article) -> Vector:
    """Salience of each sentence from 0 to 1, shape (sentences,)."""
    scores = np.zeros(len(article.sentences))
    head = article.sentences[:_MOST_SENTENCES]
    if head:
        found = features(replace(article, sentences=head))
        scores[: len(head)] = rank(found) * readability(found)
    return scores
