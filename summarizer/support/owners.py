"""Which name does a figure belong to?"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from summarizer.support.case import Case
from summarizer.support.reading import Word

# Figures that tell when, and are nobody's.
_TIMES = ("date", "month", "weekday", "time", "period")


def belongs(
    case: Case, place: int, equal: Callable[[Sequence[Word], Sequence[Word]], bool]
) -> bool | None:
    """Whether a figure belongs to the same name on both sides; None where that cannot be told.

    A figure belongs to the next name behind it in its clause, if there is no other figure between
    (`40 persen dari Malaysia dan 25 persen dari Vietnam`).
    """
    name = _next_name(case.statement, place)
    if name is None:
        return None
    ours = [case.statement[place]]
    owners = [
        (equal(ours, [word]), owner.form)
        for number, word in enumerate(case.source)
        if word.kind == "figure" and (owner := _next_name(case.source, number)) is not None
    ]
    if (True, name.form) in owners:
        return True
    elsewhere = any(same for same, _ in owners)
    return False if elsewhere and any(owner == name.form for _, owner in owners) else None


def _next_name(words: Sequence[Word], place: int) -> Word | None:
    figure = words[place].figure
    if figure is None or figure.kind in _TIMES:
        return None
    for word in words[place + 1 :]:
        if word.sentence != words[place].sentence or word.clause != words[place].clause:
            return None
        if word.kind == "figure":
            return None
        if word.kind == "name":
            return word
    return None
