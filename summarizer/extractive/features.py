"""What the ranker sees of a sentence: a row of numbers with a name each."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summarizer.article import Article
from summarizer.evaluation import tokens
from summarizer.extractive.form import cue_features, quoted_shares, surface_features
from summarizer.sentences import words_of

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]

# Opening words of an article that its lead is made of; three sentences of news, on average.
_LEAD_WORDS = 60
# What matters of the sentence before and after; -1 stands for the edge of the article.
_OF_NEIGHBOURS = (
    "words",
    "quoted",
    "starts_anaphora",
    "starts_connective",
    "paragraph_first",
    "centrality_relative",
    "frequency_relative",
    "new_words",
    "figures",
    "names",
    "attributed",
)


def _content_words(row: Sequence[str]) -> frozenset[str]:
    """The words that carry content: no function words, no single letters."""
    stop = words_of("stopwords.txt")
    return frozenset(word for word in row if word not in stop and len(word) > 1)


def similarity(texts: Sequence[str]) -> Matrix:
    """Cosine between sentences, shape (n, n), over tf-idf of their own words.

    A word weighs by how few of the sentences hold it.
    """
    return _similarity([_content_words(tokens(text)) for text in texts])


def _similarity(words: Sequence[frozenset[str]]) -> Matrix:
    vocabulary: dict[str, int] = {}
    for row in words:
        for word in sorted(row):
            vocabulary.setdefault(word, len(vocabulary))
    vectors = np.zeros((len(words), max(1, len(vocabulary))))
    for i, row in enumerate(words):
        vectors[i, [vocabulary[word] for word in row]] = 1.0
    holding = vectors.sum(axis=0)
    vectors *= np.log(1.0 + len(words) / np.maximum(holding, 1.0))
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors /= np.where(norms == 0.0, 1.0, norms)
    return np.asarray(vectors @ vectors.T)


def _position_features(article: Article) -> list[dict[str, float]]:
    sentences = article.sentences
    total = len(sentences)
    sizes = [0] * len(article.paragraphs)
    for sentence in sentences:
        sizes[sentence.paragraph] += 1
    paragraphs = sum(size > 0 for size in sizes)
    rows = []
    words_before = 0
    in_paragraph = 0
    for i, sentence in enumerate(sentences):
        new = i == 0 or sentences[i - 1].paragraph != sentence.paragraph
        in_paragraph = 0 if new else in_paragraph + 1
        known = float(paragraphs > 1)
        row = {
            "position": 1 / (1 + i),
            "position_log": math.log1p(i),
            "position_relative": i / total,
            "words_before": min(words_before, 400) / 100,
            "last": float(i == total - 1),
            "from_end": min(total - 1 - i, 10) / 5,
            "sentences": min(total, 40) / 10,
            "paragraphs_known": known,
            "paragraph_first": known * new,
            "paragraph_position": known * min(in_paragraph, 4),
            "paragraph_size": known * min(sizes[sentence.paragraph], 6) / 3,
            "paragraph": known * math.log1p(sentence.paragraph),
        }
        row |= {f"at_{place}": float(i == place) for place in range(4)}
        rows.append(row)
        words_before += len(sentence.text.split())
    return rows


def _salience_features(
    article: Article, every: Sequence[Sequence[str]], alike: Matrix
) -> list[dict[str, float]]:
    words = [_content_words(row) for row in every]
    total = len(alike)
    off = alike - np.diag(np.diag(alike))
    mean = off.sum(axis=1) / max(1, total - 1)
    holding: dict[str, int] = {}
    for row in words:
        for word in row:
            holding[word] = holding.get(word, 0) + 1
    title = _content_words(tokens(article.title or ""))
    lead = _lead_words(every, words)
    seen: set[str] = set()
    frequencies = [sum(holding[w] for w in row) / len(row) / total if row else 0.0 for row in words]
    # Words tie, and the order of a set is another in every process.
    top = set(sorted(holding, key=lambda w: (-holding[w], w))[:10])
    rows = []
    for i, row in enumerate(words):
        size = max(1, len(row))
        rows.append(
            {
                "centrality": float(mean[i]),
                "centrality_relative": float(mean[i] / max(1e-9, mean.max())),
                "centrality_rank": float((mean > mean[i]).sum()) / total,
                "frequency": frequencies[i],
                "frequency_relative": frequencies[i] / max(1e-9, max(frequencies)),
                "top_words": len(top & row) / max(1, len(top)),
                "like_first": float(alike[i, 0]) if i else 0.0,
                "like_previous": float(alike[i, i - 1]) if i else 0.0,
                "like_next": float(alike[i, i + 1]) if i + 1 < total else 0.0,
                "like_before": float(alike[i, :i].max()) if i else 0.0,
                "like_after": float(alike[i, i + 1 :].max()) if i + 1 < total else 0.0,
                "new_words": len(row - seen) / size,
                "lead_words": len(lead & row) / size,
                "title_known": float(bool(title)),
                "title_words": len(title & row) / max(1, len(title)),
                "title_share": len(title & row) / size,
            }
        )
        seen |= row
    return rows


def _lead_words(every: Sequence[Sequence[str]], words: Sequence[frozenset[str]]) -> frozenset[str]:
    lead: set[str] = set()
    length = 0
    for row, content in zip(every, words, strict=True):
        lead |= content
        length += len(row)
        if length >= _LEAD_WORDS:
            break
    return frozenset(lead)


@dataclass(frozen=True, slots=True)
class Features:
    """The sentences of an article as numbers.

    `values` has shape (n, len(names)); `lengths` (n,) counts tokens; `alike` (n, n) is the
    similarity of sentences.
    """

    names: tuple[str, ...]
    values: Matrix
    lengths: Vector
    alike: Matrix


def features(article: Article) -> Features:
    """Position, salience, form and cues of each sentence, and some of its neighbours'."""
    every = [tokens(s.text) for s in article.sentences]
    alike = _similarity([_content_words(row) for row in every])
    rows = [
        position | salience | surface_features(sentence.text, row, quoted) | cue_features(row)
        for position, salience, sentence, row, quoted in zip(
            _position_features(article),
            _salience_features(article, every, alike),
            article.sentences,
            every,
            quoted_shares(article),
            strict=True,
        )
    ]
    for name in _OF_NEIGHBOURS:
        column = [row[name] for row in rows]
        for row, before, after in zip(rows, [-1.0, *column], [*column[1:], -1.0], strict=False):
            row[f"previous_{name}"] = before
            row[f"next_{name}"] = after
    names = tuple(rows[0])
    values = np.array([[row[name] for name in names] for row in rows])
    return Features(names, values, np.array([float(len(row)) for row in every]), alike)
