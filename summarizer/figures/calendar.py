"""Indonesian dates, weekdays and months.

Values are ISO 8601: `2017-03-21`, `--03-21` (no year), `2017-03`, `--03`, `2017`, `---24` (a day
only), `199X` (a decade, ISO 8601-2).
"""

from __future__ import annotations

import re
from functools import cache

from summarizer.figures.model import Figure
from summarizer.figures.quantities import pairs
from summarizer.figures.vocabulary import any_of, months, table, weekdays

_LONGEST = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
YEAR = r"(?:1[5-9]|20|21)\d\d"
_END = r"(?![\w/]|[.,:-]\d|-\w)"


def iso(year: int | None, month: int, day: int | None) -> str | None:
    """An ISO date from its parts, None where the calendar has no such day."""
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= _LONGEST[month]):
        return None
    head = f"{year:04d}" if year else "-"
    return f"{head}-{month:02d}" + (f"-{day:02d}" if day else "")


@cache
def _month_day() -> re.Pattern[str]:
    """`21 Maret 2017`, `10-12 Juni`, `30 Mei - 2 Juni 2025`, `30 Mei hingga 2 Juni`."""
    month = rf"(?i:{any_of(months())})"
    return re.compile(
        rf"(?P<day>\d{{1,2}})"
        rf"(?:\s?(?P<month0>{month})(?:\s(?P<year0>{YEAR}))?)?"
        rf"(?:(?P<dash>\s?[-–—]\s?|\s?s\.?/d\.?\s?)|(?P<to>\s(?:hingga|sampai(?:\sdengan)?)\s"
        rf"(?:tanggal\s)?)|(?P<and>\s(?:dan|&)\s))"
        rf"(?P<day2>\d{{1,2}})\s?(?P<month2>{month})"
        rf"(?:\.?,?\s(?:tahun\s)?(?P<year2>{YEAR}))?{_END}"
        rf"|(?P<day1>\d{{1,2}})(?:\s|-)?(?P<month1>{month})"
        rf"(?:(?:\.?,?\s(?:tahun\s)?|-)(?P<year1>{YEAR}))?{_END}"
    )


@cache
def _month_year() -> re.Pattern[str]:
    """`Maret 2017`, `Maret-Mei 2017`, `Januari hingga Maret 2025`, `Maret`."""
    month = rf"(?i:{any_of(months())})"
    return re.compile(
        rf"(?P<month>{month})"
        rf"(?:(?:(?P<dash>\s?[-–]\s?)|(?P<to>\s(?:hingga|sampai(?:\sdengan)?)\s))"
        rf"(?P<month2>{month})(?![^\W\d_]))?"
        rf"(?:(?:,?\s(?:tahun\s)?|-|/|\s-\s)(?P<year>{YEAR}))?(?![^\W\d_]|\.?\d)"
    )


_SLASHED = re.compile(
    rf"(?P<day>\d{{1,2}})(?P<sign>[/.-])(?P<month>\d{{1,2}})(?:(?P=sign)(?P<year>{YEAR}|\d\d))?{_END}"
)
_SLASHED_SPAN = re.compile(
    rf"(?P<day>\d{{1,2}})(?:/(?P<month>\d{{1,2}}))?\s?[-–]\s?(?P<day2>\d{{1,2}})/(?P<month2>\d{{1,2}})"
    rf"(?:/(?P<year>{YEAR}))?{_END}"
)


def _date(text: str, start: int, end: int, value: str, **detail: str) -> Figure:
    return Figure("date", start, end, text[start:end], value, detail=pairs(detail))


def _span(
    text: str, start: int, end: int, values: tuple[str | None, str | None], how: str
) -> Figure | None:
    low, high = values
    if low is None or high is None:
        return None
    detail = {"of": "date", "join": how}
    return Figure("range", start, end, text[start:end], f"{low}/{high}", detail=pairs(detail))


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


def day_month(text: str, position: int) -> Figure | None:
    """A date that begins with its day: `21 Maret 2017`, `10-12 Juni`."""
    match = _month_day().match(text, position)
    if match is None:
        return None
    number = months()
    if match["day1"]:
        if match["month1"].lower() == "mar" and not match["year1"]:
            return None
        value = iso(_number(match["year1"]), number[match["month1"].lower()], int(match["day1"]))
        return None if value is None else _date(text, position, match.end(), value)
    year = _number(match["year2"])
    month = number[match["month2"].lower()]
    first = number[match["month0"].lower()] if match["month0"] else month
    first_year = _number(match["year0"]) or (year - (first > month) if year else None)
    ends = iso(first_year, first, int(match["day"])), iso(year, month, int(match["day2"]))
    how = "dash" if match["dash"] else "and" if match["and"] else "to"
    return _span(text, position, match.end(), ends, how)


def month_led(text: str, position: int) -> Figure | None:
    """`Maret 2017`, `Maret-Mei 2017`; a bare month name only in full and with its capital."""
    match = _month_year().match(text, position)
    if match is None:
        return None
    number = months()
    year = _number(match["year"])
    month = number[match["month"].lower()]
    if match["month2"]:
        second = number[match["month2"].lower()]
        first_year = year - (month > second) if year else None
        ends = iso(first_year, month, None), iso(year, second, None)
        return _span(text, position, match.end(), ends, "dash" if match["dash"] else "to")
    value = iso(year, month, None)
    if value is None:
        return None
    if year:
        return _date(text, position, match.end(), value)
    name = match["month"]
    if not name[0].isupper() or len(name) < 3 or (len(name) < 4 and name.lower() != "mei"):
        return None
    if _beside_capital(text, position, match.end()):
        return None
    return Figure("month", position, match.end(), name, value)


_CAPITAL_AHEAD = re.compile(r"[ -][A-Z][a-z]")
_CAPITAL_BEHIND = re.compile(r"\b[A-Z]\w*[ -]$")
# Somebody called Juli or April speaks.
_SPEECH_BEHIND = re.compile(
    r"\b(?:kata|ucap|ujar|tutur|jelas|ungkap|terang|papar|tambah|imbuh|tegas|sebut|bu|pak|mbak)\s$"
)
_MONTH_FRIENDS = frozenset(
    ("Pada", "Sejak", "Hingga", "Bulan", "Akhir", "Awal", "Medio", "Selama", "Per", "Di", "Sampai")
)


def _beside_capital(text: str, start: int, end: int) -> bool:
    """Is the month name part of a name (`Sebelas Maret`, `Mei Lin`)?"""
    if (ahead := _CAPITAL_AHEAD.match(text, end)) and ahead[0][0] == " ":
        return True
    if _SPEECH_BEHIND.search(text, max(0, start - 12), start):
        return True
    behind = _CAPITAL_BEHIND.search(text, max(0, start - 24), start)
    if behind is None or behind[0].rstrip(" -") in _MONTH_FRIENDS:
        return False
    begins = behind.start() == 0 or text[behind.start() - 1] in "\"“'‘"
    return not begins or behind[0].endswith("-")


def slashed(text: str, position: int) -> Figure | None:
    """`19/6/2025`, `19-06-2025`, `(21/3)`; without a year only inside brackets."""
    opening = text[position - 1 : position] == "("
    match = _SLASHED.match(text, position)
    if match is None:
        return _slashed_span(text, position) if opening else None
    year = _number(match["year"])
    behind = text[match.end() : match.end() + 1]
    if year is None and not (opening and match["sign"] == "/" and behind and behind in "),;"):
        return None
    if match["sign"] == "." and not (year and year > 99):
        return None
    if year is not None and year < 100:
        if match["sign"] != "/" or not opening:
            return None
        year += 2000
    value = iso(year, int(match["month"]), int(match["day"]))
    if value is None:
        return None
    return _date(text, position, match.end(), value)


def _slashed_span(text: str, position: int) -> Figure | None:
    """`10-12/6/2025` and `30/5-2/6` inside brackets."""
    match = _SLASHED_SPAN.match(text, position)
    if match is None or text[match.end() : match.end() + 1] != ")":
        return None
    year, month = _number(match["year"]), int(match["month2"])
    first = _number(match["month"]) or month
    ends = iso(year, first, int(match["day"])), iso(year, month, int(match["day2"]))
    return _span(text, position, match.end(), ends, "dash")


@cache
def _weekday() -> re.Pattern[str]:
    parts = any_of(table("calendar")["dayparts"])
    return re.compile(
        rf"(?P<name>(?i:{any_of(weekdays())}))(?![^\W\d_])"
        rf"(?:,?\s(?P<part>(?i:{parts})))?"
        rf"(?P<gap>,?\s?\((?:tanggal\s)?|,?\s(?:tanggal\s)?)?(?=(?P<ahead>\d)?)"
    )


_MARKET = re.compile(r"\bPasar\s$")  # Pasar Minggu, Pasar Senin: places


def weekday_led(text: str, position: int) -> Figure | None:
    """`Selasa (21/3)`, `Rabu malam, 25 Juni 2025`, `Senin`."""
    match = _weekday().match(text, position)
    if match is None:
        return None
    name = match["name"].lower()
    number = weekdays()[name]
    if match["gap"] and match["ahead"]:
        bracket = "(" in match["gap"]
        inner = slashed(text, match.end()) or day_month(text, match.end())
        if inner is None and not bracket:
            inner = _bare_slashed(text, match.end())
        if inner is not None and inner.kind == "date":
            end = inner.end
            closed = text[end : end + 1] == ")"
            if closed or not bracket:
                end += bracket
                form = "bracket" if bracket else "comma" if "," in match["gap"] else ""
                return _date(
                    text, position, end, inner.value, weekday=str(number), form=form,
                    daypart=(match["part"] or "").lower(),
                )  # fmt: skip
    if _MARKET.search(text, max(0, position - 6), position) is not None:
        return None
    if name in ("minggu", "ahad") and not _is_sunday(text, position, match):
        return None
    end = position + len(match["name"])
    return Figure("weekday", position, end, text[position:end], str(number))


def _bare_slashed(text: str, position: int) -> Figure | None:
    """`Selasa 21/3` without brackets."""
    match = _SLASHED.match(text, position)
    if match is None or match["sign"] != "/":
        return None
    value = iso(_number(match["year"]), int(match["month"]), int(match["day"]))
    return None if value is None else _date(text, position, match.end(), value)


_WEEK_AHEAD = re.compile(
    r"\s(?:ini|lalu|depan|pertama|kedua|ketiga|keempat|terakhir|demi|ke|mendatang|belakangan|berikutnya|kelima)\b"
)


def _is_sunday(text: str, position: int, match: re.Match[str]) -> bool:
    """Only the capital tells `Minggu` from `minggu` (week); at a sentence start, what follows."""
    if not match["name"][0].isupper():
        return False
    if position == 0 or text[position - 1] in "\"“'" or text[max(0, position - 2)] in ".!?":
        return _WEEK_AHEAD.match(text, position + len(match["name"])) is None
    return True


_DAY_ONLY = re.compile(rf"(?i:tanggal|tgl\.?)\s(?P<day>\d{{1,2}}){_END}")
_JOINED = re.compile(r"\s?(?:[-–]|hingga|sampai|dan)\s?\d{1,2}\s[^\W\d_]")


def day_only(text: str, position: int) -> Figure | None:
    """`tanggal 24`, with the word in its span."""
    match = _DAY_ONLY.match(text, position)
    if match is None or not 1 <= int(match["day"]) <= 31:
        return None
    end = match.end("day")
    if day_month(text, match.start("day")) or _JOINED.match(text, end):
        return None
    return _date(text, position, end, f"---{int(match['day']):02d}")
