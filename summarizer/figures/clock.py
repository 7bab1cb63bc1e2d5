"""Indonesian quarters, half-years and clock times.

Values: `2017-Q1`, `--S2` (no year), `09:30`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from summarizer.figures.isodates import YEAR
from summarizer.figures.model import Figure, Kind
from summarizer.figures.quantities import pairs
from summarizer.figures.vocabulary import any_of, table

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_ORDINALS = {"pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4}


@cache
def _period() -> re.Pattern[str]:
    words = any_of(table("calendar")["periods"])
    which = (
        r"(?:ke-?)?(?P<digit>[1-4])|(?P<roman>(?:I{1,3}|IV|i{1,3}|iv))"
        rf"|(?P<word>(?i:{any_of(_ORDINALS)}))"
    )
    return re.compile(
        rf"(?P<kind>(?i:{words}))[\s-](?:{which})(?![^\W\d_]|\d)"
        r"(?:(?P<joint>\s(?:dan|hingga|sampai)\s|[-–])(?P<last>I{1,3}V?|IV|[2-4])(?![\w.,]))?"
        rf"(?:(?:\s?[-/]\s?|,?\s(?:(?i:di)\s)?(?:(?i:tahun)\s)?)(?P<year>{YEAR})(?!\w|[.,]\d))?"
    )


_QUARTER = re.compile(
    r"(?:(?P<first>[1-4])Q|Q(?P<second>[1-4])|(?P<half>[12])H|H(?P<half2>[12]))"
    rf"(?:[\s/-]?(?:tahun\s)?(?P<year>{YEAR})|[-'’]?(?P<short>\d\d))?(?!\w|-\d)"
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
    if number > parts or (match["kind"].lower() == "semester" and _SCHOOL.search(text)):
        return None
    figure = _period_figure(text, position, match.end(), match["year"], parts, number)
    if match["kind"].lower() == "paruh":
        figure = replace(figure, unit="half")
    return figure if match["last"] is None else _both(figure, match, parts)


def _both(first: Figure, match: re.Match[str], parts: int) -> Figure | None:
    """`kuartal I dan II 2025` as a range of two."""
    last = match["last"]
    number = int(last) if last.isdecimal() else _ROMAN[last.lower()]
    if number > parts:
        return None
    joint = match["joint"].strip()
    how = {"dan": "and", "-": "dash", "–": "dash"}.get(joint, "to")
    value = f"{first.value}/{first.value[:-1]}{number}"
    return replace(first, kind="range", value=value, detail=pairs({"of": "period", "join": how}))


# Q1 and Q2 are also the rounds of qualifying.
_RACING = re.compile(r"(?i)kualifikasi|moto\s?gp|\bf1\b|balap|sprint|\bpole\b|latihan")
# A school's or university's semester is no half of the calendar year.
_SCHOOL = re.compile(r"(?i)siswa|murid|rapor|kuliah|sekolah|kampus|ajaran|pelajar|semester\s[3-9]")


def quarter_code(text: str, position: int) -> Figure | None:
    """`Q1 2025`, `1Q25`, and for half-years `H1 2025`, `1H25`."""
    match = _QUARTER.match(text, position)
    if match is None:
        return None
    half = match["half"] or match["half2"]
    if half and not (match["year"] or match["short"]):
        return None
    if not (match["year"] or match["short"]) and _RACING.search(text) is not None:
        return None
    year = match["year"] or (f"20{match['short']}" if match["short"] else None)
    number = int(half or match["first"] or match["second"])
    return _period_figure(text, position, match.end(), year, 2 if half else 4, number)


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
        rf"(?:\s?(?P<zone>(?i:{zones}))(?!\w))?"
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
    if two and not match["sign2"] and (match["sign1"] or not (match["zone"] or lead)):
        # `pukul 08.00 sampai 18 Juni`: the second number is no clock time
        return _clock_figure(text, match, lead, two=False)
    return _clock_figure(text, match, lead, two)


@cache
def _half() -> re.Pattern[str]:
    digits = any_of(table("words")["indonesian"]["digits"])
    parts = any_of(table("calendar")["dayparts"])
    return re.compile(
        rf"(?i:pukul|pkl\.?|jam)\s(?P<whole>(?i:setengah)\s(?P<hour>(?:1[0-2]|[1-9])(?![\d.,:]\d|\d)"
        rf"|(?i:{digits}|sepuluh|sebelas)(?!\w|\s(?:puluh|belas)))(?:\s(?P<part>(?i:{parts}))(?!\w))?)"
    )


def half_led(text: str, position: int) -> Figure | None:
    """`jam setengah 8 malam` is 19:30: half an hour before the hour that is said."""
    match = _half().match(text, position)
    if match is None:
        return None
    words = {**table("words")["indonesian"]["digits"], "sepuluh": 10, "sebelas": 11}
    hour = match["hour"].lower()
    number = int(hour) if hour.isdecimal() else int(words[hour])
    if not number:
        return None
    part = (match["part"] or "").lower()
    value = _time(str(number - 1 or 12), "30", part)
    detail = pairs({"daypart": part})
    return Figure(
        "time", match.start("whole"), match.end("whole"), match["whole"], value, detail=detail
    )


def _clock_figure(text: str, match: re.Match[str], lead: str, two: bool) -> Figure | None:
    """The time, or with `two` the range of times, that `match` read."""
    part = (match["part"] or "").lower()
    if not two and match["joint"]:
        if not lead:
            return None
        end = max(match.end("hour1"), match.end("minute1"))
        value = _time(match["hour1"], match["minute1"], "")
        start = match.start("hour1")
        return Figure("time", start, end, text[start:end], value)
    start = match.start("hour1")
    parts = ("hour1", "minute1", "hour2", "minute2", "zone", "part")
    end = max(match.end(name) for name in parts)
    values = [
        _time(match[f"hour{n}"], match[f"minute{n}"], part) for n in ((1, 2) if two else (1,))
    ]
    moved = {int(value[:2]) - int(match[f"hour{n}"]) for n, value in enumerate(values, 1)}
    if len(moved) > 1:
        return None  # `jam 1 sampai jam 9 malam`: one o'clock of which half?
    detail = {"zone": (match["zone"] or "").upper(), "daypart": part}
    if two:
        how = "dash" if match["joint"] in "-–—" else "to"
        detail |= {"of": "time", "join": how}
    kind: Kind = "range" if two else "time"
    return Figure(kind, start, end, text[start:end], "/".join(values), detail=pairs(detail))


# Two clock times behind each other (`10.00 - 13.00`) need no word that says so.
_HOURS = re.compile(
    r"(?:[01]\d|2[0-4])\.[0-5][05]\s?[-–]\s?(?:[01]\d|2[0-4])\.[0-5][05](?![\d.,]\d|\s?%|\s[a-z]+)"
)


def _time(hour: str, minute: str | None, part: str) -> str:
    """A 24-hour time; a part of the day turns `3 sore` into 15:00."""
    number = int(hour)
    row = table("calendar")["dayparts"].get(part)
    if row is not None and number in range(*row["afternoon"]):
        number += 12
    elif part in ("malam", "dini hari") and number == 12:
        number = 0
    return f"{number:02d}:{minute or '00'}"
