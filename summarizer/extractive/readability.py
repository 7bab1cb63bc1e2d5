"""Sentences a reader would not want in a summary, whatever they are about.

The corpus the ranker learned from has hardly any of them, real pages do.
"""

from __future__ import annotations

import numpy as np

from summarizer.extractive.features import Features, Vector

# What is left of a sentence's salience. Chosen by reading summaries of news; on IndoSum they change
# ROUGE-1 by less than 0.1 (models/recipes/rank.py --folds).
_LEFT = {
    "heading": 0.3,  # also captions and bare list items: no verb, and no full stop
    "banner": 0.3,  # "SCROLL TO CONTINUE WITH CONTENT"
    "announcement": 0.3,  # of a list that the summary does not show
    "reader": 0.4,  # talks to the reader: "Simak …", "Baca juga …", "Berikut …"
    "question": 0.6,  # asks instead of telling
    "voice": 0.7,  # words of nobody: the speaker stands in another sentence
}
_FEWEST_WORDS = 4
# Share of capitals above which a sentence is set in capitals; acronyms alone stay below.
_CAPITALS = 0.6


def readability(found: Features) -> Vector:
    """A factor from 0 to 1 for each sentence; 1 where nothing speaks against it."""

    def column(name: str) -> Vector:
        return found.values[:, found.names.index(name)]

    faults = {
        "heading": (found.lengths < _FEWEST_WORDS)
        | (column("fragment") > 0) & (column("stops") == 0),
        "banner": column("upper") > _CAPITALS,
        "announcement": column("colon_end") > 0,
        "reader": column("starts_reader") > 0,
        "question": column("question") > 0,
        "voice": column("quote_alone") > 0,
    }
    factors = np.ones(len(found.values))
    for name, fault in faults.items():
        factors[fault] *= _LEFT[name]
    return factors
