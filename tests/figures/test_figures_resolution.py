"""Years from the article's date, and weekdays that do not fit."""

from __future__ import annotations

import pytest

from summarizer.figures import parse, render, resolve


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("Senin (30/12)", "2025-01-03", "2024-12-30"),
        ("Selasa (21/3)", "2017-03-22T10:00:00+07:00", "2017-03-21"),
        ("17 Agustus", "2025-12-20", "2025-08-17"),
        ("2 Januari", "2024-12-30", "2025-01-02"),
        ("29 Februari", "2024-03-01", "2024-02-29"),
        ("1 Juli", "2025-01-01", "--07-01"),  # half a year away: either year
        ("17 Agustus", None, "--08-17"),
        ("17 Agustus", "kemarin", "--08-17"),
        ("21 Maret 2017", "2020-01-01", "2017-03-21"),
        ("akhir Maret", "2020-01-01", "--03"),
    ],
)
def test_the_nearest_year(text: str, published: str | None, value: str) -> None:
    (figure,), _ = resolve(parse(text), published)
    assert figure.value == value


def test_the_rendering_keeps_to_what_the_source_says() -> None:
    (figure,), _ = resolve(parse("Selasa (21/3)"), "2017-03-22")
    assert render(figure, "en") == "Tuesday (21 March)"
    assert render(figure, "ja") == "3月21日（火）"


def test_a_wrong_weekday_is_one_warning() -> None:
    _, warnings = resolve(parse("Senin (21/3/2017) dan Selasa (21/3/2017)"), None)
    assert warnings == ["Senin (21/3/2017): 2017-03-21 is a Tuesday, not a Monday"]
