"""Chooses which shortened sentences make the summary: the most news in the fewest words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from summarizer.extractive.features import similarity
from summarizer.extractive.ranker import SUMMARY_WORDS

# A summary is two or three sentences, four where they are short; of a notice one is enough.
_FEWEST, _MOST = 2, 4
_NOTICE_SENTENCES = 5
# Only so many compete: all sets of up to four of them are compared.
POOL = 9
# Words above which a summary is no longer short, and what each costs of its expected F. Tuned on
# the training folds of IndoSum: 0.002 above 60 words has the ROUGE-1 of no price with fewer words.
_SHORT = 60
_PRICE = 0.002
# Weight of redundancy; 0.3 to 0.7 differ by less than 0.1 ROUGE-1.
_REDUNDANCY = 0.4


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence as the summary would have it.

    `news` is how many of its words a reader wants (an expectation), `words` how many it has.
    `needs` is the index of the sentence it cannot be understood without, if there is one.
    """

    index: int
    text: str
    news: float
    words: int
    needs: int | None = None


def choose(units: Sequence[Unit], sentences: int) -> list[Unit]:
    """The units of the summary in reading order; `sentences` is the article's number of them."""
    fewest = min(_FEWEST if sentences > _NOTICE_SENTENCES else 1, len(units))
    alike = similarity([unit.text for unit in units])
    best: tuple[float, tuple[int, ...]] = (-1.0, ())
    for size in range(fewest, _MOST + 1):
        for chosen in combinations(range(len(units)), size):
            indexes = {units[i].index for i in chosen}
            if any(units[i].needs is not None and units[i].needs not in indexes for i in chosen):
                continue
            news = words = 0.0
            for place, i in enumerate(chosen):
                said = max((alike[i, j] for j in chosen[:place]), default=0.0)
                news += units[i].news * (1 - _REDUNDANCY * said)
                words += units[i].words
            value = 2 * news / (SUMMARY_WORDS + words) - _PRICE * max(0.0, words - _SHORT)
            if value > best[0]:
                best = (value, chosen)
    return sorted((units[i] for i in best[1]), key=lambda unit: unit.index)
