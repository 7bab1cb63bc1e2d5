"""Figures: numbers, money, dates and times as values no language owns.

`parse` reads an Indonesian sentence, `render` writes a figure in English or Japanese.
"""

from __future__ import annotations

from typing import Literal

from summarizer.figures import english, japanese
from summarizer.figures.indonesian import parse
from summarizer.figures.model import Figure, Kind

__all__ = ["Figure", "Kind", "english", "japanese", "parse", "render"]


def render(figure: Figure, language: Literal["en", "ja"]) -> str:
    """How a newspaper in `language` writes `figure`."""
    return english.render(figure) if language == "en" else japanese.render(figure)
