"""Read the dates, weekdays, quarters and clock times of an English sentence."""

from __future__ import annotations

import re
from functools import cache

from summarizer.figures.isodates import iso
from summarizer.figures.model import Figure
from summarizer.figures.quantities import pairs
from summarizer.figures.vocabulary import any_of

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_NUMBERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 0}
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
_YEAR = r"(?:1[5-9]|20|21)\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_END = r"(?![\w/]|[.,:]\d)"
_TO = r"\s?(?P<joint>[-–—]|to|and|until|through)\s?(?:the\s)?"


@cache
def _months() -> dict[str, int]:
    full = {name: number for number, name in enumerate(_MONTHS, 1)}
    short = {name[:3]: number for name, number in full.items()}
    return full | short | {"sept": 9}


@cache
def _day_month() -> re.Pattern[str]:
    month = rf"(?i:{any_of(_months())})\.?"
    return re.compile(
        rf"(?P<day>{_DAY})(?:\s(?:of\s)?(?P<month0>{month})(?:,?\s(?P<year0>{_YEAR}))?)?{_TO}"
        rf"(?P<day2>{_DAY})\s(?:of\s)?(?P<month2>{month})(?:,?\s(?P<year2>{_YEAR}))?{_END}"
        rf"|(?P<day1>{_DAY})[\s-](?:of\s)?(?P<month1>{month})(?:(?:,?\s(?:of\s)?|-)(?P<year1>{_YEAR}))?{_END}"
    )


@cache
def _month_day() -> re.Pattern[str]:
    """`March 21, 2017`, `June 10-12`, `May 30 to June 2, 2025`, `March 2017`, `March`."""
    month = rf"(?:{any_of(name.title() for name in _months())})"
    to = _TO.replace("joint", "to")
    return re.compile(
        rf"(?P<month>{month})\b\.?(?:"
        rf"\s(?:the\s)?(?P<day>{_DAY})(?:,?\s(?P<year0>{_YEAR}))?(?:{to}(?:(?P<month2>{month})\.?\s)?"
        rf"(?P<day2>{_DAY})(?!\d|\s?(?:%|percent|million|billion)))?(?:(?:,\s?|\s)(?P<year>{_YEAR}))?{_END}"
        rf"|(?:{_TO}(?P<last>{month})\b\.?)?(?:,?\s(?:of\s)?(?P<only>{_YEAR}))?{_END})"
    )


_SLASHED = re.compile(
    rf"(?P<a>\d{{1,2}})(?P<sign>[/.-])(?P<b>\d{{1,2}})(?:(?P=sign)(?P<year>{_YEAR}))?{_END}"
)
_ISO = re.compile(rf"(?P<year>{_YEAR})-(?P<month>\d\d)-(?P<day>\d\d)(?!\w)")
_WEEKDAY = re.compile(
    rf"(?P<name>(?i:{'|'.join(_WEEKDAYS)}))(?:['’]?s)?(?!\w)"
    r"(?:\s(?:early\s)?(?:morning|afternoon|evening|night|dawn)|\smidday)?"
    r"(?P<gap>,?\s?\(|,?\s(?:the\s)?)?"
)
_PERIOD = re.compile(
    rf"(?:the\s)?(?:(?P<word>{'|'.join(_NUMBERS)})|(?P<digit>[1-4])(?:st|nd|rd|th))[\s-](?P<kind>quarter|half|semester)"
    rf"(?!\w|-final|s)(?:(?:\sof|\sin|,)?\s(?:the\syear\s)?(?P<year>{_YEAR})(?![\w.,]\d))?",
    re.IGNORECASE,
)
_PERIODS = re.compile(
    r"(?:the\s)?(?P<low>first|second|third)\s(?P<joint>and|to|through)\s(?:the\s)?"
    r"(?P<high>second|third|fourth)\s(?P<kind>quarter|hal(?=f|ve))(?:s|f|ves)?(?!\w)"
    rf"(?:\s(?:of|in)\s(?P<year>{_YEAR})(?![\w.,]\d))?",
    re.IGNORECASE,
)
_CODED = re.compile(
    rf"(?:Q(?P<q>[1-4])|(?P<kind>[Qq]uarter|[Ss]emester)\s(?P<which>I{{1,3}}|IV|[1-4]))(?![\w.])"
    rf"(?:(?:\sof\s|[-/\s]|,\s)?(?P<year>{_YEAR})(?!\w))?"
)
_CLOCK = re.compile(
    r"(?P<hour>[01]?\d|2[0-4])(?:(?P<sign>[:.])(?P<minute>[0-5]\d))?(?![\d]|[.,:]\d)"
    r"(?:\s?(?P<half>[AaPp])\.?\s?[Mm]\b\.?)?(?:\s?(?P<clock>o['’]clock))?"
    r"(?:\s?\(?(?P<zone>WIB|WITA|WIT|GMT|UTC)(?!\w)\)?)?"
)
_VERB = re.compile(r"(?:May|March)\s[a-z]")
_NAME_AHEAD = re.compile(r"\s[A-Z][a-z]")  # `March Madness`
_HALVES = r"(?:\s?[-–]\s?|\s(?:to|until)\s)"


def digit_led(text: str, start: int) -> Figure | None:
    """A date or a time that begins with a digit."""
    match = _ISO.match(text, start)
    if match is not None:
        value = iso(int(match["year"]), int(match["month"]), int(match["day"]))
        return _date(text, start, match.end(), value)
    return _day_first(text, start) or _slashed(text, start) or _clock(text, start)


def word_led(text: str, start: int, word: str) -> Figure | None:
    """A date, weekday, quarter or noon that begins with `word` (lower case)."""
    if word in _months():
        return _month_first(text, start)
    if word.removesuffix("s") in _WEEKDAYS or word in _WEEKDAYS:
        return _weekday(text, start)
    if word in ("the", *_NUMBERS):
        return (
            _periods(text, start)
            or _period(text, start)
            or (_the_day(text, start) if word == "the" else None)
        )
    if word in ("q", "quarter", "semester"):
        return _coded(text, start)
    if word in ("noon", "midnight"):
        end = start + len(word)
        value = "12:00" if word == "noon" else "00:00"
        return Figure("time", start, end, text[start:end], value, detail=(("soft", "yes"),))
    return None


def _date(text: str, start: int, end: int, value: str | None, **detail: str) -> Figure | None:
    if value is None:
        return None
    return Figure("date", start, end, text[start:end], value, detail=pairs(detail))


def _span(
    text: str, start: int, end: int, low: str | None, high: str | None, joint: str
) -> Figure | None:
    if low is None or high is None:
        return None
    detail = {"of": "date", "join": "dash" if joint in "-–—" else "to"}
    return Figure("range", start, end, text[start:end], f"{low}/{high}", detail=pairs(detail))


def _int(digits: str | None) -> int | None:
    return int(re.sub(r"\D", "", digits)) if digits else None


def _month_number(name: str) -> int:
    return _months()[name.lower().rstrip(".")]


def _day_first(text: str, start: int) -> Figure | None:
    match = _day_month().match(text, start)
    if match is None:
        return None
    if match["day1"]:
        value = iso(_int(match["year1"]), _month_number(match["month1"]), _int(match["day1"]))
        return _date(text, start, match.end(), value)
    year, month = _int(match["year2"]), _month_number(match["month2"])
    first = _month_number(match["month0"]) if match["month0"] else month
    first_year = _int(match["year0"]) or (year - (first > month) if year else None)
    low = iso(first_year, first, _int(match["day"]))
    return _span(
        text, start, match.end(), low, iso(year, month, _int(match["day2"])), match["joint"]
    )


def _month_first(text: str, start: int) -> Figure | None:
    match = _month_day().match(text, start)
    if match is None:
        return None
    month = _month_number(match["month"])
    if match["day"]:
        year = _int(match["year"])
        if not match["day2"]:
            value = iso(year or _int(match["year0"]), month, _int(match["day"]))
            return _date(text, start, match.end(), value)
        last = _month_number(match["month2"]) if match["month2"] else month
        first_year = _int(match["year0"]) or (year - (month > last) if year else None)
        low = iso(first_year, month, _int(match["day"]))
        high = iso(year, last, _int(match["day2"]))
        return _span(text, start, match.end(), low, high, match["to"])
    year = _int(match["only"])
    if match["last"]:
        last = _month_number(match["last"])
        low = iso(year - (month > last) if year else None, month, None)
        return _span(text, start, match.end(), low, iso(year, last, None), match["joint"])
    if year:
        return _date(text, start, match.end(), iso(year, month, None))
    if start == 0 and _VERB.match(text) is not None:
        return None
    if len(match["month"]) < 4 and match["month"] != "May":
        return None
    end = match.end("month")
    if _NAME_AHEAD.match(text, end):
        return None
    return Figure("month", start, end, text[start:end], f"--{month:02d}")


def _slashed(text: str, start: int, inside: bool = False) -> Figure | None:
    """Day and month as the source had them; month and day where only that can be."""
    match = _SLASHED.match(text, start)
    if match is None:
        return None
    opening = inside or text[start - 1 : start] == "("
    if not match["year"] and (match["sign"] != "/" or not opening):
        return None
    year = _int(match["year"])
    value = iso(year, int(match["b"]), int(match["a"])) or iso(
        year, int(match["a"]), int(match["b"])
    )
    return _date(text, start, match.end(), value)


def _weekday(text: str, start: int) -> Figure | None:
    match = _WEEKDAY.match(text, start)
    if match is None:
        return None
    number = _WEEKDAYS.index(match["name"].lower()) + 1
    if match["gap"]:
        bracket = "(" in match["gap"]
        at = match.end()
        inner = _day_first(text, at) or _month_first(text, at) or _slashed(text, at, inside=True)
        if inner is not None and inner.kind == "date" and len(inner.value) > 6:
            end = inner.end + (bracket and text[inner.end : inner.end + 1] == ")")
            return _date(text, start, end, inner.value, weekday=str(number))
    end = match.end("name")
    return Figure("weekday", start, end, text[start:end], str(number))


def _the_day(text: str, start: int) -> Figure | None:
    """`the 24th` where nothing is counted by it."""
    match = re.compile(r"(?i:the)\s(\d{1,2})(?:st|nd|rd|th)(?=\s*(?:$|[.,;)]))").match(text, start)
    if match is None or not 1 <= int(match[1]) <= 31:
        return None
    return _date(text, start, match.end(), f"---{int(match[1]):02d}")


def _periods(text: str, start: int) -> Figure | None:
    """`the first and second quarters of 2025`."""
    match = _PERIODS.match(text, start)
    if match is None:
        return None
    letter = "Q" if match["kind"].lower() == "quarter" else "S"
    low, high = (
        f"{match['year'] or '-'}-{letter}{_NUMBERS[match[name].lower()]}"
        for name in ("low", "high")
    )
    join = "and" if match["joint"].lower() == "and" else "to"
    detail = pairs({"of": "period", "join": join})
    return Figure("range", start, match.end(), match[0], f"{low}/{high}", detail=detail)


def _period(text: str, start: int) -> Figure | None:
    match = _PERIOD.match(text, start)
    if match is None:
        return None
    quarter = match["kind"].lower() == "quarter"
    number = int(match["digit"]) if match["digit"] else _NUMBERS[match["word"].lower()]
    number = number or (4 if quarter else 2)
    return _period_figure(text, match, quarter, number)


def _coded(text: str, start: int) -> Figure | None:
    match = _CODED.match(text, start)
    if match is None:
        return None
    which = match["q"] or match["which"]
    number = _ROMAN.get(which) or int(which)
    return _period_figure(text, match, (match["kind"] or "quarter").lower() == "quarter", number)


def _period_figure(text: str, match: re.Match[str], quarter: bool, number: int) -> Figure | None:
    if not quarter and number > 2:
        return None
    value = f"{match['year'] or '-'}-{'Q' if quarter else 'S'}{number}"
    unit = "quarter" if quarter else "half-year"
    return Figure(
        "period", match.start(), match.end(), text[match.start() : match.end()], value, unit
    )


def _clock(text: str, start: int) -> Figure | None:
    first = _one_clock(text, start)
    if first is None:
        return _clock_span(text, start)
    joint = re.compile(_HALVES).match(text, first.end)
    second = _one_clock(text, joint.end()) if joint is not None else None
    if second is None:
        return first
    detail = {**dict(second.detail), "of": "time", "join": "dash"}
    return Figure(
        "range", start, second.end, text[start : second.end], f"{first.value}/{second.value}",
        detail=pairs(detail),
    )  # fmt: skip


def _clock_span(text: str, start: int) -> Figure | None:
    """`17.30-19.00 WIB`: the zone at the end makes both clock times."""
    match = re.compile(rf"(\d\d?)[.:](\d\d){_HALVES}(?=\d)").match(text, start)
    second = _one_clock(text, match.end()) if match is not None else None
    if match is None or second is None or int(match[1]) > 24:
        return None
    detail = {**dict(second.detail), "of": "time", "join": "dash"}
    value = f"{int(match[1]):02d}:{match[2]}/{second.value}"
    return Figure("range", start, second.end, text[start : second.end], value, detail=pairs(detail))


def _one_clock(text: str, start: int) -> Figure | None:
    match = _CLOCK.match(text, start)
    if match is None:
        return None
    if not (match["half"] or match["zone"] or match["clock"] or match["sign"] == ":"):
        return None
    hour = int(match["hour"])
    half = (match["half"] or "").lower()
    if half and hour > 12:
        half = ""
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    end = match.end()
    value = f"{hour:02d}:{match['minute'] or '00'}"
    return Figure(
        "time", start, end, text[start:end], value, detail=pairs({"zone": match["zone"] or ""})
    )
