"""Figures: numbers, money, dates and times as values no language owns.

`parse` reads an Indonesian sentence and `write` writes one's figure, `render` writes it in English
or Japanese, `english.parse` and `japanese.parse` read a translation, `missing` and `spurious`
compare the two, and `resolve` gives dates their year.
"""

from __future__ import annotations

from typing import Literal

from summarizer.figures import english, japanese
from summarizer.figures.comparison import missing, same, spurious
from summarizer.figures.indonesian import parse
from summarizer.figures.indonesian_writing import write
from summarizer.figures.model import Figure, Kind
from summarizer.figures.resolution import resolve

__all__ = [
    "Figure",
    "Kind",
    "english",
    "japanese",
    "missing",
    "parse",
    "render",
    "resolve",
    "same",
    "spurious",
    "write",
]


def render(figure: Figure, language: Literal["en", "ja"]) -> str:
    """How a newspaper in `language` writes `figure`."""
    return english.render(figure) if language == "en" else japanese.render(figure)
