"""English: write a figure by rule, and read the figures of an English sentence.

The style is that of English-language news from Indonesia: `Rp520 trillion`, `21 March 2017`,
`Tuesday (21 March)`, `the first quarter of 2017`, `09:30 WIB`, words for whole numbers under ten
where the source had words. Month, weekday and unit names come from CLDR.
"""

from __future__ import annotations

from functools import cache

from summarizer.figures.english_reading import parse
from summarizer.figures.model import Figure
from summarizer.figures.numbers import grouped, shifted
from summarizer.figures.vocabulary import locale, table, unit_form

__all__ = ["parse", "render"]

_SCALES = {12: "trillion", 9: "billion", 6: "million"}
_DIGIT_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_ORDINAL_WORDS = (
    "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
)  # fmt: skip
_DENOMINATORS = {
    "3": "third", "4": "quarter", "5": "fifth", "6": "sixth", "7": "seventh", "8": "eighth",
    "9": "ninth", "10": "tenth", "100": "hundredth",
}  # fmt: skip


def render(figure: Figure) -> str:
    """How an English newspaper writes `figure`; total over everything `parse` can produce."""
    detail = dict(figure.detail)
    if figure.kind == "range":
        return _range(figure, detail)
    return _single(figure.kind, figure.value, figure, detail)


def _single(kind: str, value: str, figure: Figure, detail: dict[str, str]) -> str:
    match kind:
        case "date":
            return ("about " if detail.get("about") else "") + _date(value, detail)
        case "weekday":
            return _weekday(int(value))
        case "month":
            return _month(int(value[2:]))
        case "period":
            return _period(value)
        case "time":
            return _time(value, detail)
        case "ordinal":
            return _ordinal(value, detail)
        case "score":
            return value
        case _ if in_decades(value, detail):
            return f"{value}s"
        case _:
            about = "about " if detail.get("about") == "yes" else ""
            return about + _quantity(kind, value, figure, detail)


def in_decades(value: str, detail: dict[str, str]) -> bool:
    """Is this the age of somebody in the forties, rather than of about 45?"""
    round_age = len(value) == 2 and value[0] > "1" and value[1] == "0"
    return round_age and bool(detail.get("about")) and detail.get("role") == "age"


def _quantity(kind: str, value: str, figure: Figure, detail: dict[str, str]) -> str:
    if value.startswith("-") and kind in ("number", "measure"):
        return f"minus {_quantity(kind, value[1:], figure, detail)}"
    number = _number(value, figure.scale, detail, words=kind in ("number", "measure"))
    if kind == "percent":
        return f"{number}%"
    if kind == "points":
        name = "basis point" if figure.unit == "basis-point" else "percentage point"
        return f"{number} {name}" + ("" if value in ("1", "-1") else "s")
    if kind == "money":
        form: str = table("currencies")[str(figure.currency)]["en_form"]
        if number.startswith("-") and not form.startswith("{}"):
            return "-" + form.format(number[1:])
        return form.format(number)
    if kind == "measure" and figure.unit:
        return unit_form(figure.unit, "en", value == "1").format(number)
    return number


def _number(value: str, scale: int, detail: dict[str, str], words: bool = False) -> str:
    """`4.03 million`, `200,000`, `three`, `two thirds`, never rounded."""
    if "/" in value:
        return _fraction(value, bool(detail.get("spelled")))
    if detail.get("literal"):
        return value if detail["literal"] == "yes" else detail["literal"]
    if words and detail.get("spelled") and len(value) == 1:
        return _DIGIT_WORDS[int(value)]
    for power, name in _SCALES.items():
        if scale >= power:
            count = shifted(value, power)
            if words and count == "0.5" and detail.get("spelled"):
                return f"half a {name}"
            return f"{grouped(count)} {name}"
    return grouped(value)


def _fraction(value: str, spelled: bool) -> str:
    top, bottom = value.split("/")
    if not spelled:
        return value
    if value == "1/2":
        return "half"
    name = _DENOMINATORS.get(bottom)
    if name is None or len(top) > 1:
        return value
    return f"{_DIGIT_WORDS[int(top)]}-{name}" + ("s" if top != "1" else "")


def _ordinal(value: str, detail: dict[str, str]) -> str:
    if detail.get("spelled") and len(value) == 1:
        return _ORDINAL_WORDS[int(value)]
    number = int(value)
    ending = (
        "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    )
    return f"{number:,}{ending}"


@cache
def _month(number: int) -> str:
    return str(locale("en").months["format"]["wide"][number])


@cache
def _weekday(number: int) -> str:
    return str(locale("en").days["format"]["wide"][number - 1])


def _date(value: str, detail: dict[str, str]) -> str:
    date = _plain_date(value, detail.get("year") == "resolved")
    if "weekday" not in detail:
        return date
    day = _weekday(int(detail["weekday"]))
    if part := detail.get("daypart"):
        day += " " + table("calendar")["dayparts"][part]["en"]
    if detail.get("form") == "bracket":
        return f"{day} ({date})"
    return f"{day}, {date}" if detail.get("form") == "comma" else f"{day} {date}"


def _plain_date(value: str, hide_year: bool = False) -> str:
    if value.startswith("---"):
        return f"the {_ordinal(str(int(value[3:])), {})}"
    if value.endswith("X"):
        return f"{value[:-1]}0s"
    year, month, day = date_parts(value)
    words = [str(int(day))] if day else []
    words += [_month(int(month))] if month else []
    words += [year] if year and not (hide_year and month) else []
    return " ".join(words)


def date_parts(value: str) -> tuple[str, str, str]:
    """Year, month and day of an ISO date, empty where it has none."""
    year, rest = ("", value[2:]) if value.startswith("--") else (value[:4], value[5:])
    month, _, day = rest.partition("-")
    return year, month, day


def _period(value: str) -> str:
    year, which = value[:-3], value[-2:]
    name = "quarter" if which[0] == "Q" else "half"
    ordinal = _ORDINAL_WORDS[int(which[1])]
    return f"the {ordinal} {name}" + (f" of {year}" if len(year) == 4 else "")


def _periods(low: str, high: str, each: bool) -> str:
    """`the first and second quarters of 2025`, `the first to third quarters`."""
    first, last = (_ORDINAL_WORDS[int(value[-1])] for value in (low, high))
    name = "quarters" if low[-2] == "Q" else "halves"
    year = f" of {high[:4]}" if high[0] != "-" else ""
    return f"the {first} {'and' if each else 'to'} {last} {name}{year}"


def _time(value: str, detail: dict[str, str]) -> str:
    return f"{value} {detail['zone']}" if "zone" in detail else value


def _range(figure: Figure, detail: dict[str, str]) -> str:
    low, high = figure.value.split("/")
    kind = detail["of"]
    between = detail.get("join") == "between"
    joint = {"between": " and ", "and": " and ", "to": " to "}.get(detail.get("join", ""), "–")
    if kind == "date":
        first, last = _date_span(low, high, detail.get("year") == "resolved")
        joint = {"slash": "/", "dash": " – " if " " in first else "–"}.get(detail["join"], joint)
    elif kind == "time":
        first, last = low, _time(high, detail)
    elif kind == "period":
        return _periods(low, high, detail.get("join") == "and")
    elif in_decades(high, detail):
        first, last = f"{low}s" if in_decades(low, detail) else low, f"{high}s"
        detail = {**detail, "about": ""}
    elif kind in ("measure", "points") and figure.unit:
        last = _quantity(kind, high, figure, detail)
        first = _number(low, int(detail.get("scale", figure.scale)), detail, words=True)
    else:
        first, last = _ends(kind, low, high, figure, detail)
    about = "about " if detail.get("about") == "yes" else ""
    return f"{about}{'between ' if between else ''}{first}{joint}{last}"


def _ends(
    kind: str, low: str, high: str, figure: Figure, detail: dict[str, str]
) -> tuple[str, str]:
    """Both ends in full: `5%–6%`, `Rp5 trillion–Rp6 trillion`."""
    own = int(detail.get("scale", figure.scale))
    lower = Figure("number", 0, 0, "", low, figure.unit, figure.currency, own)
    return _quantity(kind, low, lower, detail), _quantity(kind, high, figure, detail)


def _date_span(low: str, high: str, hide_year: bool) -> tuple[str, str]:
    """`10`–`12 June`, `30 May`–`2 June 2025`: what both ends share stands once."""
    first, last = date_parts(low), date_parts(high)
    words = _plain_date(low, hide_year)
    if first[:2] == last[:2] and first[2] and last[2]:
        words = str(int(first[2]))
    elif first[0] == last[0] and first[1]:
        words = _plain_date(f"--{low[5:]}" if first[0] else low)
    return words, _plain_date(high, hide_year)
