"""Measures of a summary against a reference, and the split of the corpus they are reported on."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

# Kana, CJK ideographs and their iteration mark: written without spaces, so a token is a character.
_UNSPACED = "\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff々"
_TOKEN = re.compile(rf"[{_UNSPACED}]|(?:(?![{_UNSPACED}])[^\W_])+")

# One article in five is held out: large enough for an interval of about a point, and never
# trained on by any recipe.
_FOLDS = 5


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and their harmonic mean, each from 0 to 1."""

    precision: float
    recall: float
    f: float


@dataclass(frozen=True, slots=True)
class Rouge:
    """ROUGE-1, ROUGE-2 and ROUGE-L of one summary (Lin 2004)."""

    rouge1: Score
    rouge2: Score
    rouge_l: Score


def tokens(text: str) -> list[str]:
    """Lower-case words of spaced scripts, single characters of Japanese and Chinese."""
    return _TOKEN.findall(unicodedata.normalize("NFKC", text).lower())


def rouge(hypothesis: str, reference: str) -> Rouge:
    """ROUGE of `hypothesis` against one `reference`, without stemming.

    On plain Latin text the values are those of the rouge-score library; ROUGE-L is its
    `rougeL`, over the whole text and not line by line.
    """
    ours, theirs = tokens(hypothesis), tokens(reference)
    return Rouge(
        overlap(ours, theirs, 1),
        overlap(ours, theirs, 2),
        _score(_common_subsequence(ours, theirs), len(ours), len(theirs)),
    )


def is_held_out(identifier: str) -> bool:
    """Whether an article of IndoSum belongs to the fifth that only reports are made on.

    True when the SHA-256 of the id, read as a number, is divisible by 5.
    """
    return int(hashlib.sha256(identifier.encode()).hexdigest(), 16) % _FOLDS == 0


def overlap(hypothesis: list[str], reference: list[str], size: int) -> Score:
    """ROUGE-`size` of two lists of tokens."""
    ours = Counter(zip(*(hypothesis[i:] for i in range(size)), strict=False))
    theirs = Counter(zip(*(reference[i:] for i in range(size)), strict=False))
    return _score((ours & theirs).total(), ours.total(), theirs.total())


def _common_subsequence(first: list[str], second: list[str]) -> int:
    """Length of the longest common subsequence, in time |first|·|second|."""
    row = [0] * (len(second) + 1)
    for token in first:
        diagonal = 0
        for column, other in enumerate(second, start=1):
            above = row[column]
            row[column] = diagonal + 1 if token == other else max(above, row[column - 1])
            diagonal = above
    return row[-1]


def _score(common: int, hypothesis: int, reference: int) -> Score:
    if not common:
        return Score(0.0, 0.0, 0.0)
    precision, recall = common / hypothesis, common / reference
    return Score(precision, recall, 2 * precision * recall / (precision + recall))
