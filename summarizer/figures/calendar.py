"""Indonesian dates, weekdays and months.

Values are ISO 8601: `2017-03-21`, `--03-21` (no year), `2017-03`, `--03`, `2017`, `---24` (a day
only), `199X` (a decade, ISO 8601-2).
"""

from __future__ import annotations

import re
from functools import cache

from summarizer.figures.isodates import END, YEAR, date, iso, number, span
from summarizer.figures.model import Figure
from summarizer.figures.slashed_dates import behind_weekday, slashed
from summarizer.figures.vocabulary import any_of, months, table, weekdays


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
        rf"(?:\.?,?\s(?:tahun\s)?(?P<year2>{YEAR}))?{END}"
        rf"|(?P<day1>\d{{1,2}})(?:\s|-)?(?P<month1>{month})"
        rf"(?:(?:\.?,?\s(?:tahun\s)?|-)(?P<year1>{YEAR}))?{END}"
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


def day_month(text: str, position: int) -> Figure | None:
    """A date that begins with its day: `21 Maret 2017`, `10-12 Juni`."""
    match = _month_day().match(text, position)
    if match is None:
        return None
    numbers = months()
    if match["day1"]:
        if match["month1"].lower() == "mar" and not match["year1"]:
            return None
        value = iso(number(match["year1"]), numbers[match["month1"].lower()], int(match["day1"]))
        return None if value is None else date(text, position, match.end(), value)
    year = number(match["year2"])
    month = numbers[match["month2"].lower()]
    first = numbers[match["month0"].lower()] if match["month0"] else month
    first_year = number(match["year0"]) or (year - (first > month) if year else None)
    ends = iso(first_year, first, int(match["day"])), iso(year, month, int(match["day2"]))
    how = "dash" if match["dash"] else "and" if match["and"] else "to"
    return span(text, position, match.end(), ends, how)


def month_led(text: str, position: int) -> Figure | None:
    """`Maret 2017`, `Maret-Mei 2017`; a bare month name only in full and with its capital."""
    match = _month_year().match(text, position)
    if match is None:
        return None
    numbers = months()
    year = number(match["year"])
    month = numbers[match["month"].lower()]
    if match["month2"]:
        second = numbers[match["month2"].lower()]
        first_year = year - (month > second) if year else None
        ends = iso(first_year, month, None), iso(year, second, None)
        return span(text, position, match.end(), ends, "dash" if match["dash"] else "to")
    value = iso(year, month, None)
    if value is None:
        return None
    if year:
        return date(text, position, match.end(), value)
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
    weekday = weekdays()[name]
    if match["gap"] and match["ahead"]:
        bracket = "(" in match["gap"]
        at = match.end()
        inner = slashed(text, at) or day_month(text, at) or behind_weekday(text, at, bracket)
        if inner is not None and inner.kind == "date":
            end = inner.end
            closed = text[end : end + 1] == ")"
            if closed or not bracket:
                end += bracket
                form = "bracket" if bracket else "comma" if "," in match["gap"] else ""
                return date(
                    text, position, end, inner.value, weekday=str(weekday), form=form,
                    daypart=(match["part"] or "").lower(),
                )  # fmt: skip
    if _MARKET.search(text, max(0, position - 6), position) is not None:
        return None
    if name in ("minggu", "ahad") and not _is_sunday(text, position, match):
        return None
    end = position + len(match["name"])
    return Figure("weekday", position, end, text[position:end], str(weekday))


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


_DAY_ONLY = re.compile(rf"(?i:tanggal|tgl\.?)\s(?P<day>\d{{1,2}}){END}")
_JOINED = re.compile(r"\s?(?:[-–]|hingga|sampai|dan)\s?\d{1,2}\s[^\W\d_]")


def day_only(text: str, position: int) -> Figure | None:
    """`tanggal 24`, with the word in its span."""
    match = _DAY_ONLY.match(text, position)
    if match is None or not 1 <= int(match["day"]) <= 31:
        return None
    end = match.end("day")
    if day_month(text, match.start("day")) or _JOINED.match(text, end):
        return None
    return date(text, position, end, f"---{int(match['day']):02d}")
