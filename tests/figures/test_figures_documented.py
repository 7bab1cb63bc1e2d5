"""docs/formats.md shows what the parser and the renderers do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from summarizer import figures

FORMATS = Path(__file__).parents[2] / "docs" / "formats.md"


def documented() -> list[list[str]]:
    section = FORMATS.read_text(encoding="utf-8").split("## Figures")[1]
    rows = [line.strip("|").split("|") for line in section.splitlines() if line.startswith("| ")]
    return [[cell.strip().strip("`") for cell in row] for row in rows[1:]]


@pytest.mark.parametrize("row", documented(), ids=lambda row: row[1])
def test_the_table_is_true(row: list[str]) -> None:
    _, text, value, unit, english, japanese = row
    (figure,) = figures.parse(f"Hal itu terjadi {text} lalu.")
    assert figure.text == text
    assert figure.value == re.sub(r"` \(.*", "", value)
    assert unit in (figure.as_dict()["unit"] or "", figure.currency or "")
    assert figures.render(figure, "en") == english
    assert figures.render(figure, "ja") == japanese
