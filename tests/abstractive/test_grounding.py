from __future__ import annotations

import pytest

from summarizer.abstractive.grounding import Grounding

GROUNDING = Grounding("Bupati Rina Wijaya meresmikan 12 jembatan senilai Rp 1,5 triliun.")


@pytest.mark.parametrize(
    ("text", "finished", "allowed"),
    [
        ("Rina Wijaya meresmikan 12 jembatan.", True, True),
        ("Jembatan itu diresmikan Rina.", True, True),  # a capital that begins the sentence
        ("Jembatan itu dibuka. Warga senang.", True, True),
        ("Jembatan itu diresmikan Dedi.", True, False),
        ("Jembatan itu diresmikan Rin", False, True),  # may still become Rina
        ("Jembatan itu diresmikan Rin", True, False),
        ("Jembatan itu diresmikan Ded", False, False),
        ("Nilainya Rp 1,5 triliun.", True, True),
        ("Nilainya Rp 2,5 triliun.", True, False),
        ("13 jembatan diresmikan.", True, False),  # a figure is no word of the language anywhere
        ("senilai Rp 1", False, True),
        ("", True, True),
    ],
)
def test_names_and_figures(text: str, finished: bool, allowed: bool) -> None:
    assert GROUNDING.allows(text, finished) is allowed
