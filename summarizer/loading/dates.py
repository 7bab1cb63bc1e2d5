"""Dates as Indonesian outlets and page metadata write them, made into ISO 8601."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone

# Indonesian months with the spellings outlets use ("Pebruari", "Nopember", "Agt"), and English.
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari pebruari february feb peb",
            "maret march mar mrt",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "agustus august agu agt ags aug agus",
            "september sep sept",
            "oktober october okt oct",
            "november nopember nov nop",
            "desember december des dec",
        ),
        start=1,
    )
    for name in names.split()
}
# The three Indonesian time zones, hours from UTC.
_ZONES = {"wib": 7, "wita": 8, "wit": 9}

_DAY = (
    r"(?:(?:senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad|[a-z]{3,6}day|"
    r"mon|tue|wed|thu|fri|sat|sun)\s*,?\s*)?"
)
_TIME = (
    r"(?:[\s,|/–—-]*(?:pukul|jam|at)?\s*(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.]\d{2})?"
    r"(?:\.\d{1,6})?\s*(?P<zone>wib|wita|wit|z|utc|gmt|[+-]\d{2}:?\d{2})?)?"
)
_WORDED = re.compile(
    rf"{_DAY}(?P<day>\d{{1,2}})\s+(?P<month>[a-z]{{3,10}})\.?,?\s+(?P<year>\d{{4}}){_TIME}", re.I
)
_ISO = re.compile(
    rf"(?P<year>\d{{4}})[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})(?:t(?=\d))?{_TIME}", re.I
)
_NUMERIC = re.compile(
    rf"{_DAY}(?P<day>\d{{1,2}})[-/.](?P<month>\d{{1,2}})[-/.](?P<year>\d{{4}}){_TIME}", re.I
)
_FEED_DATE = re.compile(r"(?:[A-Za-z]{3}, )?\d{1,2} [A-Za-z]{3} \d{4} \d{2}:\d{2}")
# What stands before the date on a date line: "Tayang:", "Diperbarui", "Kompas.com -".
_LABEL = re.compile(
    r"(?:(?:di)?(?:tayang(?:kan)?|terbit(?:kan)?|perbarui|update|publikasi(?:kan)?)|published|updated|"
    r"tanggal|date|rilis|dibuat|[a-z0-9]+\.(?:com|co\.id|co|id))\s*(?:pada)?\s*[:,|–—-]?\s*",
    re.I,
)


def parse_date(text: str) -> str | None:
    """Return an ISO 8601 date, with time and zone where given, when all of `text` is a date.

    >>> parse_date("Senin, 20 Juni 2016 - 17:35 WIB")
    '2016-06-20T17:35+07:00'
    """
    text = " ".join(text.split())
    if not 6 <= len(text) <= 80:
        return None
    label = _LABEL.match(text)
    text = text[label.end() :] if label else text
    for pattern in (_ISO, _WORDED, _NUMERIC):
        match = pattern.fullmatch(text.strip(" .|"))
        if match:
            return _iso(match)
    return _rfc2822(text) if _FEED_DATE.match(text) else None


def _iso(match: re.Match[str]) -> str | None:
    month = match["month"].lower()
    number = int(month) if month.isdigit() else _MONTHS.get(month, 0)
    try:
        day = date(int(match["year"]), number, int(match["day"]))
        if match["hour"] is None:
            return day.isoformat()
        clock = time(int(match["hour"]), int(match["minute"]), tzinfo=_zone(match["zone"]))
    except ValueError:
        return None
    return datetime.combine(day, clock).isoformat(timespec="minutes")


def _zone(name: str | None) -> timezone | None:
    if not name:
        return None
    if name.lower() in _ZONES:
        return timezone(timedelta(hours=_ZONES[name.lower()]))
    if name[0] in "+-":
        offset = timedelta(hours=int(name[1:3]), minutes=int(name[-2:]))
        return timezone(-offset if name[0] == "-" else offset)
    return UTC


def _rfc2822(text: str) -> str | None:
    """The date form of RSS feeds and mail headers: "Tue, 10 Jun 2025 10:00:00 +0700"."""
    from email.utils import parsedate_to_datetime  # slow to load, and feeds alone need it

    try:
        return parsedate_to_datetime(text).isoformat(timespec="minutes")
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
