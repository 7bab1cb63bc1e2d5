"""What `-an` makes of an Indonesian number: years, an age, or a rough count.

`1990-an` are the 1990s, `usia 20-an` the twenties; `25-an tahun` is about 25 and `30-an orang` some
thirty people (KBBI, -an: "around").
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from summarizer.figures.model import Figure
from summarizer.figures.quantities import Amount, number_suffixes, pairs
from summarizer.figures.vocabulary import any_of, table, word_set

Sense = Literal["years", "age", ""]

_AN = r"\s?[-–]?\s?an(?:nya)?(?!\w)"
_DECADE = re.compile(rf"((?:1\d|20)?\d0){_AN}")
_DECADES = re.compile(
    rf"(?P<low>(?:1\d|20)?\d0)(?:[-–]an)?(?P<dash>\s?[-–/]\s?)(?P<high>(?:1\d|20)?\d0){_AN}"
)
_SPELLED = re.compile(r"(?i)(\w+)\spuluhan(?!\w)(?!\s(?:ribu|juta|miliar))")
_SPELLED_HEAD = re.compile(r"(?i)(?:tahun|era|dekade)\s$")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[\s.,:'’‘]*$")
_WORD_AFTER = re.compile(r"\s*([^\W\d_]+)")
# `80-an dan 90-an`, `20-30-an`: the later one is what the earlier one is.
_CHAINED = re.compile(
    r"(?<![\d.,])(\d{2}|\d{4})(?:\s?[-–]?\s?an(?:\stahun)?(?:,\s|,?\s(?:dan|atau|hingga|sampai|maupun)\s)|[-–/])$"
)
# Four digits behind one of these are no years (`sebanyak 1500-an warga`).
_COUNTED = frozenset(("sebanyak", "sejumlah", "total", "level", "nomor", "posisi"))


@cache
def _age_before() -> re.Pattern[str]:
    links = any_of(str(table("words")["contexts"]["age_links"]).split())
    return re.compile(rf"(?i)\b(?:ber|se)?(?:usia|umur)\w*\s(?:(?:{links})\s){{0,3}}$")


def is_age(text: str, start: int) -> bool:
    """Does a word of age stand ahead of the number at `start` (`berusia sekitar 40`)?"""
    return _age_before().search(text, max(0, start - 60), start) is not None


def sense(text: str, start: int, end: int) -> Sense:
    """What `80-an` or `1980-an` from `start` to `end` is by the words around it."""
    if is_age(text, start):
        return "age"
    before = _WORD_BEFORE.search(text, max(0, start - 16), start)
    word = before[1].lower() if before is not None else ""
    if word in word_set("decade_heads"):
        return "years"
    digits = text[start : start + 2]
    if word in word_set("decade_topics") and digits >= "50" and not _noun_ahead(text, end):
        return "years"
    if word in word_set("decade_edges") and digits >= "70":
        return "years"  # `awal 30-an` may be somebody's age
    if word in word_set("age_heads") and not _noun_ahead(text, end):
        return "age"
    chained = _CHAINED.search(text, max(0, start - 24), start)
    if chained is None:
        return ""
    if len(chained[1]) == 4:
        return "years" if chained[1][0] in "12" and chained[1][-1] == "0" else ""
    return sense(text, chained.start(1), start - 1)


def _noun_ahead(text: str, end: int) -> bool:
    """Is something counted or measured, other than years?"""
    after = _WORD_AFTER.match(text, end)
    if after is not None and after[1].lower() in word_set("counters"):
        return True
    suffix = number_suffixes().read(text, end)
    return suffix is not None and suffix[1] != "year"


def decade(text: str, start: int) -> Figure | None:
    """`1990-an`, `1960-1970-an`, and `80-an` where the words around it make it years."""
    span = _DECADES.match(text, start)
    if span is not None:
        return _decades(text, start, span)
    match = _DECADE.match(text, start)
    if match is None or not _of_years(text, match):
        return None
    value = _value(match[1])
    return None if value is None else Figure("date", start, match.end(), match[0], value)


def _decades(text: str, start: int, match: re.Match[str]) -> Figure | None:
    """`1960-1970-an`, `era 80-90-an` as a range of decades."""
    low, high = match["low"], match["high"]
    if len(high) == 2 and len(low) == 4:
        high = low[:2] + high
    if len(low) == 2 and (len(high) == 4 or sense(text, start, match.end()) != "years"):
        return None
    values = _value(low), _value(high)
    if low >= high or None in values:
        return None
    detail = pairs({"of": "date", "join": "dash"})
    value = f"{values[0]}/{values[1]}"
    return Figure("range", start, match.end(), match[0], value, detail=detail)


def _of_years(text: str, match: re.Match[str]) -> bool:
    found = sense(text, match.start(), match.end())
    if len(match[1]) == 2:
        return found == "years"
    if found == "years":
        return True
    before = _WORD_BEFORE.search(text, max(0, match.start() - 16), match.start())
    if before is not None and before[1].lower() in _COUNTED:
        return False
    return match[1] >= "1600" and not _noun_ahead(text, match.end())


def _value(digits: str) -> str | None:
    """`199X` for `1990` and `90`; None for `20`, of which century nobody says."""
    if len(digits) == 2:
        if digits == "20":
            return None
        digits = f"{'20' if digits < '30' else '19'}{digits}"
    return f"{digits[:3]}X"


def year(text: str, amount: Amount) -> Figure | None:
    """`tahun 2018-an`, around 2018; None where the century is not known (`tahun 20-an`)."""
    if len(amount.literal) != 4:
        return None
    detail = pairs({"about": "yes"})
    whole = text[amount.start : amount.end]
    return Figure("date", amount.start, amount.end, whole, amount.value, detail=detail)


def spelled_decade(text: str, start: int) -> Figure | None:
    """`tahun sembilan puluhan`."""
    match = _SPELLED.match(text, start)
    if match is None or _SPELLED_HEAD.search(text, max(0, start - 8), start) is None:
        return None
    digit = table("words")["indonesian"]["digits"].get(match[1].lower(), 0)
    return Figure("date", start, match.end(), match[0], f"19{digit}X") if digit else None
