from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest

from summarizer.render.labels import labels
from summarizer.support import CHECKS
from summarizer.translation.model import STATUS_ORDER
from summarizer.translation.verdict import NAMES_WITH_LEXICON

TABLES: dict[str, Any] = tomllib.loads(
    resources.files("summarizer").joinpath("data/labels.toml").read_text(encoding="utf-8")
)


def shape(table: dict[str, Any]) -> dict[str, Any]:
    return {
        key: shape(value) if isinstance(value, dict) else sorted(set(value) & set("{}"))
        for key, value in table.items()
    }


@pytest.mark.parametrize("language", TABLES)
def test_every_language_has_the_same_labels(language: str) -> None:
    assert shape(TABLES[language]) == shape(TABLES["en"])


@pytest.mark.parametrize("language", TABLES)
def test_every_verdict_and_check_has_a_word(language: str) -> None:
    table = TABLES[language]
    assert list(table["status"]) == list(table["legend"]) == list(STATUS_ORDER[1:])
    assert set(table["checks"]) == set(NAMES_WITH_LEXICON) | set(CHECKS)


def test_dates_and_numbers_follow_the_language() -> None:
    assert labels("en").date("2026-01-19T10:42:00+07:00") == "19 January 2026"
    assert labels("ja").date("2026-01-19") == "2026年1月19日"
    assert labels("id").date("2026-01-19") == "19 Januari 2026"
    assert labels("en").date("Senin pagi") == "Senin pagi"
    assert labels("id").number("1234567.5") == "1.234.567,5"
    assert labels("ja").number("2017-Q1") == "2017-Q1"


def test_a_list_in_japanese_has_japanese_commas() -> None:
    assert labels("ja").checks(("figures", "script")) == "数値、文字種"
    assert labels("ja").with_detail("再訳", "数値") == "再訳：数値"
