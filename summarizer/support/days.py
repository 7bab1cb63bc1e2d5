"""The day that the name of a weekday means in an article of a known date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from summarizer.figures import Figure

_WEEK = timedelta(days=7)


def weekday_dates(figure: Figure, published: str | None) -> Iterator[Figure]:
    """The dates that a weekday alone may be: the last one up to publication, and the next one."""
    if figure.kind != "weekday":
        return
    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        return
    last = day - timedelta(days=(day.isoweekday() - int(figure.value)) % 7)
    for found in (last, last + _WEEK):
        yield replace(
            figure,
            kind="date",
            value=found.isoformat(),
            detail=(("weekday", figure.value),),
        )
