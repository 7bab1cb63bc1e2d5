"""Do two sentences carry the same figures?

Figures are broken into atoms, so that languages may cut them differently: a range is its two
ends, `21 March 2017` a day of the year and a year, `first quarter of 2017` a quarter and a year.
Atoms are matched one to one: first those alike in everything, then those that agree in value
where the languages differ in kind (an ordinal and a number, a year and a number, a number with
its unit left to the sentence). Percent, points and money never pass for a plain number or for
each other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from summarizer.figures.model import Figure
from summarizer.figures.numbers import rational


@dataclass(frozen=True, slots=True)
class _Atom:
    """A value that must survive.

    `soft` atoms may be left out (`one` for `a`, a weekday beside its date). `small` ones are
    numbers up to ten in words, which may stand for what is no figure in the source (`ketiga
    negara`, "all three countries"). `clock` ones look like a time of day (`17.35`). `people` ones
    count them, and are no age.
    """

    kind: str
    value: Fraction | str
    unit: str = ""
    soft: bool = False
    small: bool = False
    clock: bool = False
    people: bool = False


_NUMERIC = frozenset({"plain", "year", "day"})


def same(a: Figure, b: Figure) -> bool:
    """Do `a` and `b` stand for the same value, in the same currency or measure?"""
    left, right = _atoms(a), _atoms(b)
    pairs = _match(left, right)
    rest_left = [atom for index, atom in enumerate(left) if index not in pairs]
    taken = set(pairs.values())
    rest_right = [atom for index, atom in enumerate(right) if index not in taken]
    return bool(pairs) and all(atom.soft for atom in (*rest_left, *rest_right))


def missing(source: Sequence[Figure], target: Sequence[Figure]) -> list[Figure]:
    """The figures of `source` whose value does not stand in `target`; each target counts once."""
    return _unmatched(source, target)


def spurious(source: Sequence[Figure], target: Sequence[Figure]) -> list[Figure]:
    """The figures of `target` that no figure of `source` accounts for.

    Bare numbers up to ten in words are never spurious.
    """
    return _unmatched(target, source, forgive_small=True)


def _unmatched(
    figures: Sequence[Figure], others: Sequence[Figure], forgive_small: bool = False
) -> list[Figure]:
    owners = [(figure, atom) for figure in figures for atom in _atoms(figure)]
    pairs = _match(
        [atom for _, atom in owners], [atom for figure in others for atom in _atoms(figure)]
    )
    lost = {
        (figure.start, figure.end)
        for index, (figure, atom) in enumerate(owners)
        if index not in pairs and not atom.soft and not (forgive_small and atom.small)
    }
    return [figure for figure in figures if (figure.start, figure.end) in lost]


def _match(left: Sequence[_Atom], right: Sequence[_Atom]) -> dict[int, int]:
    """Indices of `left` to the indices of `right` they are matched with."""
    pairs: dict[int, int] = {}
    free = dict.fromkeys(range(len(right)))
    for test in (_identical, _alike):
        for soft in (False, True):
            for index, atom in enumerate(left):
                if index in pairs or atom.soft is not soft:
                    continue
                found = [other for other in free if test(atom, right[other])]
                if found:
                    best = min(found, key=lambda other: right[other].soft)
                    pairs[index] = best
                    del free[best]
    return pairs


def _identical(a: _Atom, b: _Atom) -> bool:
    return (a.kind, a.value, a.unit) == (b.kind, b.value, b.unit)


def _alike(a: _Atom, b: _Atom) -> bool:
    if {a.kind, b.kind} == {"time", "plain"}:  # `17.35` left as the source had it
        time, plain = (a, b) if a.kind == "time" else (b, a)
        return plain.clock and rational(str(time.value).replace(":", ".")) == plain.value
    if {a.kind, b.kind} == {"period", "plain"}:  # `babak pertama`, "the first half"
        period, number = (a.value, b.value) if a.kind == "period" else (b.value, a.value)
        return rational(str(period)[1:]) == number
    if {a.kind, b.kind} == {"decade", "plain"}:  # `usia 30-an`, "in their 30s"
        decade, number = (a.value, b.value) if a.kind == "decade" else (b.value, a.value)
        return rational(f"{str(decade)[2]}0") == number
    if a.value != b.value or _count_as_age(a, b) or _count_as_age(b, a):
        return False
    if a.kind in _NUMERIC and b.kind in _NUMERIC:
        units = {a.unit, b.unit}
        days = "day" in (a.kind, b.kind) and "day" in units  # `3日` is a date or a duration
        return len(units) == 1 or "" in units or days or units == {"degree", "celsius"}
    if {a.kind, b.kind} == {"plain", "points"}:
        return "point" in (a.unit, b.unit)
    if a.kind == b.kind == "points":
        return "point" in (a.unit, b.unit) and "basis-point" not in (a.unit, b.unit)
    return False


def _count_as_age(count: _Atom, age: _Atom) -> bool:
    """Whether one counts people, and the other years (`30 orang`, `30歳`)."""
    return count.people and age.unit == "year"


def _atoms(figure: Figure) -> list[_Atom]:
    detail = dict(figure.detail)
    soft = detail.get("soft") == "yes"
    if figure.kind == "range":
        low, high = figure.value.split("/")
        first, last = (_one(detail["of"], value, figure, detail, soft) for value in (low, high))
        return [*(atom for atom in first if atom.kind != "year" or atom not in last), *last]
    if figure.kind == "score":
        return [_Atom("plain", rational(part)) for part in figure.value.split("-")]
    return _one(figure.kind, figure.value, figure, detail, soft)


def _one(kind: str, value: str, figure: Figure, detail: dict[str, str], soft: bool) -> list[_Atom]:
    if kind == "date":
        return _date(value, detail)
    if kind in ("month", "weekday", "time"):
        return [_Atom(kind, value.removeprefix("--"))]
    if kind == "period":
        year = [] if value.startswith("-") else [_Atom("year", rational(value[:4]))]
        return [_Atom("period", value[-2:], soft=soft), *year]
    number = rational(value)
    if kind in ("number", "ordinal", "measure"):
        words = detail.get("spelled") == "yes"
        trivial = words and number == 1 and kind != "ordinal"
        small = words and number <= 10 and kind != "measure"
        # `09,000` and `9,30` are no times to a reader.
        clock = re.fullmatch(r"\d{1,2}\.\d\d", figure.text) is not None
        people = detail.get("role") == "people"
        return [_Atom("plain", number, figure.unit or "", soft or trivial, small, clock, people)]
    return [_Atom(kind, number, figure.currency or figure.unit or "", soft)]


def _date(value: str, detail: dict[str, str]) -> list[_Atom]:
    weekday = [_Atom("weekday", detail["weekday"], soft=True)] if "weekday" in detail else []
    if value.startswith("---"):
        return [_Atom("day", rational(value[3:])), *weekday]
    if value.endswith("X"):
        return [_Atom("decade", value)]
    year, rest = ("", value[2:]) if value.startswith("--") else (value[:4], value[5:])
    atoms = [_Atom("monthday" if "-" in rest else "month", rest)] if rest else []
    if year:
        resolved = detail.get("year") == "resolved"
        atoms.append(_Atom("year", rational(year), soft=resolved))
    return atoms + weekday
