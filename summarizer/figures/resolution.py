"""Put years to dates that lack one, and check weekdays against their dates."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

from summarizer.figures.model import Figure

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# A date as far from the publication as half a year could be of either year.
_UNSURE = 170


def resolve(figures: Sequence[Figure], published: str | None) -> tuple[list[Figure], list[str]]:
    """Figures with their years filled in from the article's ISO date, and warnings.

    The year is the one that brings the date nearest to publication: published 2025-01-03,
    `(30/12)` is 2024-12-30. A date more than 170 days away either way stays without a year, and
    so does every date when `published` is None or no ISO date. A warning names a weekday that
    does not fit its date.
    """
    day = _day(published)
    resolved: list[Figure] = []
    warnings: list[str] = []
    for figure in figures:
        if day is not None and figure.kind == "date" and _yearless(figure.value):
            figure = _dated(figure, day)
        resolved.append(figure)
        warning = _weekday_warning(figure)
        if warning is not None:
            warnings.append(warning)
    return resolved, warnings


def _day(published: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _yearless(value: str) -> bool:
    return value.startswith("--") and len(value) == len("--03-21") and value[2] != "-"


def _dated(figure: Figure, published: datetime.date) -> Figure:
    """The figure with the nearest year, or as it was where no year is sure."""
    candidates = []
    for year in (published.year - 1, published.year, published.year + 1):
        try:
            candidate = datetime.date.fromisoformat(f"{year}{figure.value[1:]}")
        except ValueError:  # 29 February of a common year
            continue
        candidates.append(candidate)
    near = [date for date in candidates if abs((date - published).days) <= _UNSURE]
    if len(near) != 1:
        return figure
    detail = tuple(sorted({**dict(figure.detail), "year": "resolved"}.items()))
    return replace(figure, value=near[0].isoformat(), detail=detail)


def _weekday_warning(figure: Figure) -> str | None:
    weekday = dict(figure.detail).get("weekday")
    if weekday is None or figure.value.startswith("-") or len(figure.value) != 10:
        return None
    date = datetime.date.fromisoformat(figure.value)
    if date.isoweekday() == int(weekday):
        return None
    said, real = _DAYS[int(weekday) - 1], _DAYS[date.isoweekday() - 1]
    return f"{figure.text}: {figure.value} is a {real}, not a {said}"
