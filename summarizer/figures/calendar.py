"""Indonesian dates, weekdays, months, quarters and clock times.

Values are ISO 8601 where it has a form: `2017-03-21`, `--03-21` (no year), `2017-03`, `--03`,
`2017`, `---24` (a day only), `199X` (a decade, ISO 8601-2), `2017-Q1`, `--S2`, `09:30`.
"""

from __future__ import annotations

import re
from functools import cache

from summarizer.figures.model import Figure, Kind
from summarizer.figures.quantities import pairs
from summarizer.figures.vocabulary import any_of, months, table, weekdays

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_ORDINALS = {"pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4, "awal": 1}
_LONGEST = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_YEAR = r"(?:1[5-9]|20|21)\d\d"
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
        rf"(?:\s?(?P<month0>{month})(?:\s(?P<year0>{_YEAR}))?)?"
        rf"(?:(?P<dash>\s?[-–—]\s?|\s?s\.?/d\.?\s?)|(?P<to>\s(?:hingga|sampai(?:\sdengan)?)\s"
        rf"(?:tanggal\s)?))"
        rf"(?P<day2>\d{{1,2}})\s?(?P<month2>{month})\.?(?:,?\s(?:tahun\s)?(?P<year2>{_YEAR}))?{_END}"
        rf"|(?P<day1>\d{{1,2}})(?:\s|-)?(?P<month1>{month})"
        rf"(?:(?:\.?,?\s(?:tahun\s)?|-)(?P<year1>{_YEAR}))?{_END}"
    )


@cache
def _month_year() -> re.Pattern[str]:
    """`Maret 2017`, `Maret-Mei 2017`, `Januari hingga Maret 2025`, `Maret`."""
    month = rf"(?i:{any_of(months())})"
    return re.compile(
        rf"(?P<month>{month})"
        rf"(?:(?:(?P<dash>\s?[-–]\s?)|(?P<to>\s(?:hingga|sampai(?:\sdengan)?)\s))"
        rf"(?P<month2>{month})(?![^\W\d_]))?"
        rf"(?:(?:\s(?:tahun\s)?|-|/|\s-\s)(?P<year>{_YEAR}))?(?![^\W\d_]|\.?\d)"
    )


_SLASHED = re.compile(
    rf"(?P<day>\d{{1,2}})(?P<sign>[/.-])(?P<month>\d{{1,2}})(?:(?P=sign)(?P<year>{_YEAR}|\d\d))?{_END}"
)
_SLASHED_SPAN = re.compile(
    rf"(?P<day>\d{{1,2}})(?:/(?P<month>\d{{1,2}}))?\s?[-–]\s?(?P<day2>\d{{1,2}})/(?P<month2>\d{{1,2}})"
    rf"(?:/(?P<year>{_YEAR}))?{_END}"
)


def _date(
    text: str, start: int, end: int, value: str, **detail: str
) -> Figure:
    return Figure("date", start, end, text[start:end], value, detail=pairs(detail))


def _span(
    text: str, start: int, end: int, values: tuple[str | None, str | None], how: str
) -> Figure | None:
    low, high = values
    if low is None or high is None:
        return None
    detail = {"of": "date", "join": how}
    return Figure(
        "range", start, end, text[start:end], f"{low}/{high}", detail=pairs(detail)
    )


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
    return _span(text, position, match.end(), ends, "dash" if match["dash"] else "to")


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
_MONTH_FRIENDS = frozenset("Pada Sejak Hingga Bulan Akhir Awal Medio Selama Per Di Sampai".split())


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


_WEEK_AHEAD = re.compile(r"\s(?:ini|lalu|depan|pertama|kedua|ketiga|keempat|terakhir|demi|ke)\b")


def _is_sunday(text: str, position: int, match: re.Match[str]) -> bool:
    """Only the capital tells `Minggu` from `minggu` (week); at a sentence start, what follows."""
    if not match["name"][0].isupper():
        return False
    if position == 0 or text[position - 1] in "\"“'" or text[max(0, position - 2)] in ".!?":
        return _WEEK_AHEAD.match(text, position + len(match["name"])) is None
    return True


@cache
def _period() -> re.Pattern[str]:
    words = any_of(table("calendar")["periods"])
    which = rf"(?:ke-?)?(?P<digit>[1-4])|(?P<roman>(?:I{{1,3}}|IV|i{{1,3}}|iv))|(?P<word>(?i:{any_of(_ORDINALS)}))"
    return re.compile(
        rf"(?P<kind>(?i:{words}))[\s-](?:{which})(?![^\W\d_]|\d)"
        rf"(?:(?:\s?[-/]\s?|,?\s(?:(?i:di)\s)?(?:(?i:tahun)\s)?)(?P<year>{_YEAR})(?!\w|[.,]\d))?"
    )


_QUARTER = re.compile(
    rf"(?:(?P<first>[1-4])Q|Q(?P<second>[1-4]))(?:[\s-]?(?:tahun\s)?(?P<year>{_YEAR})|[\s-]?(?P<short>\d\d))?(?!\w|-\d)"
)


def period_led(text: str, position: int) -> Figure | None:
    """`kuartal I-2017`, `triwulan ketiga`, `semester II 2025`, `paruh pertama`."""
    match = _period().match(text, position)
    if match is None:
        return None
    parts: int = table("calendar")["periods"][match["kind"].lower()]
    if match["digit"]:
        number = int(match["digit"])
    else:
        number = (_ROMAN | _ORDINALS)[(match["roman"] or match["word"]).lower()]
    if number > parts:
        return None
    return _period_figure(text, position, match.end(), match["year"], parts, number)


def quarter_code(text: str, position: int) -> Figure | None:
    """`Q1 2025`, `1Q25`."""
    match = _QUARTER.match(text, position)
    if match is None:
        return None
    year = match["year"] or (f"20{match['short']}" if match["short"] else None)
    number = int(match["first"] or match["second"])
    return _period_figure(text, position, match.end(), year, 4, number)


def _period_figure(
    text: str, start: int, end: int, year: str | None, parts: int, number: int
) -> Figure:
    value = f"{year or '-'}-{'Q' if parts == 4 else 'S'}{number}"
    unit = "quarter" if parts == 4 else "half-year"
    kind: Kind = "period"
    return Figure(kind, start, end, text[start:end], value, unit)


@cache
def _clock() -> re.Pattern[str]:
    zones = any_of(table("calendar")["zones"])
    parts = any_of(table("calendar")["dayparts"])
    clock = r"(?P<hour{0}>[01]?\d|2[0-4])(?:(?P<sign{0}>[.:])(?P<minute{0}>[0-5]\d))?"
    return re.compile(
        rf"(?P<lead>(?i:pukul|pkl\.?|jam)\s)?{clock.format(1)}(?![\d]|[.,:]\d)"
        rf"(?:\s?(?P<joint>[-–—]|hingga|sampai(?:\sdengan)?|s\.?/?d\.?)\s?(?:(?i:pukul|jam)\s)?"
        rf"{clock.format(2)}(?![\d]|[.,:]\d))?"
        rf"(?:\s?(?P<zone>{zones})(?!\w))?"
        rf"(?:\s(?P<part>(?i:{parts}))(?!\w))?"
    )


def clock_led(text: str, position: int, at: bool = False) -> Figure | None:
    """`09.30 WIB`, `20:00`, `17.30-19.00 WIB`; with `at` a word such as `pukul` stands ahead.

    The span leaves `pukul` out. A plain number is a time only behind `pukul`, or behind `jam`
    with a part of the day or a zone (`jam 9 pagi`).
    """
    match = _clock().match(text, position)
    if match is None:
        return None
    lead = (match["lead"] or "").strip().lower()
    if at and not lead:
        return None
    part = (match["part"] or "").lower()
    sure = match["zone"] or lead.startswith(("pukul", "pkl")) or match["sign1"] == ":"
    sure = sure or _HOURS.match(text, position) is not None
    if not sure and not (lead and (part or match["sign1"])):
        return None
    if match["sign1"] == ":" and not (lead or match["zone"]) and len(match["hour1"]) < 2:
        return None
    two = match["joint"] is not None
    if two and not (match["sign2"] or match["zone"] or lead):
        return None
    start = match.start("hour1")
    parts = ("hour1", "minute1", "hour2", "minute2", "zone", "part")
    end = max(match.end(name) for name in parts)
    values = [
        _time(match[f"hour{n}"], match[f"minute{n}"], part) for n in ((1, 2) if two else (1,))
    ]
    detail = {"zone": match["zone"] or "", "daypart": part}
    if two:
        how = "dash" if match["joint"] in "-–—" else "to"
        detail |= {"of": "time", "join": how}
    kind: Kind = "range" if two else "time"
    return Figure(
        kind, start, end, text[start:end], "/".join(values), detail=pairs(detail)
    )


# Two clock times behind each other (`10.00 - 13.00`) need no word that says so.
_HOURS = re.compile(r"(?:[01]\d|2[0-4])\.[0-5][05]\s?[-–]\s?(?:[01]\d|2[0-4])\.[0-5][05](?![\d.,]\d|\s?%|\s[a-z]+)")


def _time(hour: str, minute: str | None, part: str) -> str:
    """A 24-hour time; a part of the day turns `3 sore` into 15:00."""
    number = int(hour)
    row = table("calendar")["dayparts"].get(part)
    if row is not None and number in range(*row["afternoon"]):
        number += 12
    elif part in ("malam", "dini hari") and number == 12:
        number = 0
    return f"{number:02d}:{minute or '00'}"


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
