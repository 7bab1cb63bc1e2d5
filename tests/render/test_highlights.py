from __future__ import annotations

import pytest
import sample_digests as samples

from summarizer.digest import FigureMention
from summarizer.figures.model import Figure
from summarizer.render.highlights import figure_pieces


def marked(text: str, *needles: str, language: str = "en") -> list[str]:
    mentions = [
        FigureMention(0, Figure("number", 0, 1, "x", needle), needle, needle) for needle in needles
    ]
    pieces = figure_pieces(text, mentions, language)
    assert "".join(piece for piece, _ in pieces) == text
    return [piece for piece, mention in pieces if mention is not None]


@pytest.mark.parametrize(
    ("text", "needle"),
    [
        ("It rose 2.5 points.", "5"),
        ("It rose 5% in a year.", "5"),
        ("It rose 1,500 in a year.", "1"),
        ("It rose by 5 million.", "5"),
        ("To our dismay it rose.", "may"),
        ("3万人が参加した。", "3"),
        ("4兆3400億ルピアだった。", "3400億ルピア"),
    ],
)
def test_a_figure_is_not_found_inside_another(text: str, needle: str) -> None:
    assert marked(text, needle) == []


@pytest.mark.parametrize(
    ("text", "needle", "found"),
    [
        ("It has two wings.", "two", "two"),
        ("Two people died.", "two", "Two"),
        ("同社は403万人を雇用する。", "403万", "403万"),
        ("Prices rose 18.3%.", "18.3%", "18.3%"),
        ("It costs Rp5.", "Rp5", "Rp5"),
    ],
)
def test_a_figure_is_found(text: str, needle: str, found: str) -> None:
    assert marked(text, needle) == [found]


def test_each_mention_is_found_once_and_the_longest_first() -> None:
    text = "From 5 to 15 and 5 again: 5."
    assert marked(text, "5", "15", "5") == ["5", "15", "5"]


def test_indonesian_figures_are_found_by_offset() -> None:
    mentions = [mention for mention in samples.FIGURES if mention.sentence == 0]
    pieces = figure_pieces(samples.SOURCES[0], mentions, "id")
    assert [text for text, mention in pieces if mention] == ["Rp 520 triliun", "kuartal I-2017"]


def test_offsets_that_no_longer_fit_are_not_used() -> None:
    mentions = [mention for mention in samples.FIGURES if mention.sentence == 0]
    shorter = samples.SOURCES[0].removeprefix("PT ")
    pieces = figure_pieces(shorter, mentions, "id")
    assert [text for text, mention in pieces if mention] == ["Rp 520 triliun", "kuartal I-2017"]
