"""Indonesian numbers without a unit: years, decades, seasons, fractions, scores, plain ranges."""

from __future__ import annotations

import re
from dataclasses import replace

from summarizer.figures import quantities, ranges
from summarizer.figures.model import Figure
from summarizer.figures.vocabulary import table, word_set

_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_DECADE = re.compile(r"((?:1\d|20)?\d0)[-\s]?an(?!\w)")
_FRACTION = re.compile(r"([1-9])/([1-9]|10)(?![\d/]|[.,]\d|\w)")
_SEASON = re.compile(r"((?:19|20)\d\d)(?:/|\s?[-–—]\s?)((?:19|20)?\d\d)(?![\w/]|[.,-]\d)")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[\s.,:]*$")
_WORD_AFTER = re.compile(r"[\s]*([^\W\d_]+)")
# Scores come in rows: `19-21, 21-7, 21-11`.
_SCORE_AHEAD = re.compile(r"(?:,|\s(?:dan|serta)|\s\()?\s?(\d{1,3})-(\d{1,3})(?![\w.%-])")
_SCORE_BEHIND = re.compile(r"(?<![\d.,-])\d{1,3}-\d{1,3}(?:,|,?\s(?:dan|serta))?\s$")
_SPELLED_DECADE = re.compile(r"(?i)(\w+)\spuluhan(?!\w)(?!\s(?:ribu|juta|miliar))")
_DECADE_HEAD = re.compile(r"(?i)(?:tahun|era|dekade)\s$")


def is_year(text: str, amount: quantities.Amount) -> bool:
    """Four digits from 1600 to 2099 without a point, unless a counted noun follows."""
    if amount.kind != "number" or not amount.literal or _YEAR.fullmatch(amount.literal) is None:
        return False
    behind = _WORD_BEFORE.search(text, max(0, amount.start - 24), amount.start)
    before = behind[1].lower() if behind is not None else ""
    if before in word_set("labels") or before in ("sebanyak", "sejumlah", "berjumlah", "total"):
        return False
    ahead = _WORD_AFTER.match(text, amount.end)
    return ahead is None or ahead[1].lower() not in word_set("counters")


def bare_range(
    text: str, low: quantities.Amount, high: quantities.Amount, how: str
) -> Figure | None:
    """A range of plain numbers, of years, or a score."""
    first, last = as_years(text, low, high)
    if first.kind == "date":
        return ranges.span(text, low.start, first, last, how)
    years = is_year(text, low), is_year(text, high)
    if any(years) and how == "to":
        only = low.figure(text)
        return replace(only, kind="date", detail=()) if years[0] else only
    if how == "dash" and ranges.is_code(text, low, high):
        return None
    if how == "dash" and _is_score(text, low, high):
        value = f"{low.value}-{high.value}"
        return Figure("score", low.start, high.end, text[low.start : high.end], value)
    return ranges.span(text, low.start, low, high, how)


def _is_score(text: str, low: quantities.Amount, high: quantities.Amount) -> bool:
    """`2-1`: small whole numbers, falling or level, or near a word of the game."""
    if not (low.value.isdecimal() and high.value.isdecimal()) or low.scale or high.scale:
        return False
    first, second = int(low.value), int(high.value)
    if max(first, second) > 200 or low.literal or high.literal:
        return False
    if first >= second or (first == 0 and second < 20):
        return True
    ahead = _WORD_AFTER.match(text, high.end)
    if ahead is not None and ahead[1].lower() in word_set("counters"):
        return False
    if _SCORE_BEHIND.search(text, max(0, low.start - 14), low.start):
        return True
    following = _SCORE_AHEAD.match(text, high.end)
    if following is not None and int(following[1]) >= int(following[2]):
        return True
    near = re.findall(r"[^\W\d_]+", text[max(0, low.start - 60) : high.end + 40].lower())
    return not word_set("score_words").isdisjoint(near)


def as_years(
    text: str, low: quantities.Amount, high: quantities.Amount
) -> tuple[quantities.Amount, quantities.Amount]:
    """Two years or two decades (`antara 1950-an dan 1970-an`) as dates; anything else as it is."""
    decades = [_DECADE.match(text, end.start) for end in (low, high)]
    if all(match is not None and len(match[1]) == 4 for match in decades):
        first, last = (replace(end, kind="date", about=False, literal="") for end in (low, high))
        return replace(first, value=f"{low.value[:3]}X"), replace(last, value=f"{high.value[:3]}X")
    if is_year(text, low) and is_year(text, high):
        return replace(low, kind="date", literal=""), replace(high, kind="date", literal="")
    return low, high


def decade(text: str, start: int) -> Figure | None:
    """`1990-an`, and `80-an` behind `tahun` or `era`."""
    match = _DECADE.match(text, start)
    if match is None:
        return None
    digits = match[1]
    if len(digits) == 2:
        before = _WORD_BEFORE.search(text, max(0, start - 12), start)
        if before is None or before[1].lower() not in ("tahun", "era", "dekade", "angkatan"):
            return None
        digits = f"{'20' if digits < '30' else '19'}{digits}"
    value = f"{digits[:3]}X"
    return Figure("date", start, match.end(), match[0], value)


def spelled_decade(text: str, start: int) -> Figure | None:
    """`tahun sembilan puluhan`."""
    match = _SPELLED_DECADE.match(text, start)
    if match is None or _DECADE_HEAD.search(text, max(0, start - 8), start) is None:
        return None
    digit = table("words")["indonesian"]["digits"].get(match[1].lower(), 0)
    return Figure("date", start, match.end(), match[0], f"19{digit}X") if digit else None


def season(text: str, start: int) -> Figure | None:
    """`2024/2025`, `2024/25`, `2017-2019`: from one year to another."""
    match = _SEASON.match(text, start)
    if match is None:
        return None
    first, second = match[1], match[2]
    if len(second) == 2:
        second = first[:2] + second
        if int(second) != int(first) + 1:
            return None
    sign = "slash" if "/" in match[0] else "dash"
    detail = quantities.pairs({"join": sign, "of": "date"})
    return Figure("range", start, match.end(), match[0], f"{first}/{second}", detail=detail)


def fraction(text: str, start: int) -> Figure | None:
    """`2/3`, where the second number is the bigger one."""
    match = _FRACTION.match(text, start)
    if match is None or int(match[1]) >= int(match[2]):
        return None
    return Figure("number", start, match.end(), match[0], match[0])
