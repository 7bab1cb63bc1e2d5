"""ISO 8601 values of dates, and the figures that hold them."""

from __future__ import annotations

from summarizer.figures.model import Figure
from summarizer.figures.quantities import pairs

_LONGEST = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
YEAR = r"(?:1[5-9]|20|21)\d\d"
END = r"(?![\w/]|[.,:-]\d|-\w)"


def iso(year: int | None, month: int, day: int | None) -> str | None:
    """An ISO date from its parts, None where the calendar has no such day."""
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= _LONGEST[month]):
        return None
    head = f"{year:04d}" if year else "-"
    return f"{head}-{month:02d}" + (f"-{day:02d}" if day else "")


def date(text: str, start: int, end: int, value: str, **detail: str) -> Figure:
    """The date that stands from `start` to `end`."""
    return Figure("date", start, end, text[start:end], value, detail=pairs(detail))


def span(
    text: str, start: int, end: int, values: tuple[str | None, str | None], how: str
) -> Figure | None:
    """The range of two dates; None where one of them is none."""
    low, high = values
    if low is None or high is None:
        return None
    detail = {"of": "date", "join": how}
    return Figure("range", start, end, text[start:end], f"{low}/{high}", detail=pairs(detail))


def number(digits: str | None) -> int | None:
    """The whole number that a group of a match holds, if it holds any."""
    return int(digits) if digits else None
