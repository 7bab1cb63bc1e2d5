"""Indonesian numbers without a unit: years, decades, seasons, fractions, scores, plain ranges."""

from __future__ import annotations

import re
from dataclasses import replace

from summarizer.figures import approximate, quantities, ranges
from summarizer.figures.model import Figure
from summarizer.figures.vocabulary import word_set

_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_FRACTION = re.compile(r"([1-9])/([1-9]|10)(?![\d/]|[.,]\d|\w)")
_SEASON = re.compile(r"((?:19|20)\d\d)(?:/|\s?[-–—]\s?)((?:19|20)?\d\d)(?![\w/]|[.,-]\d)")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[\s.,:]*$")
_WORD_AFTER = re.compile(r"[\s]*([^\W\d_]+)")
_NAME_BEFORE = re.compile(r"\w[^\W\d_]*\s[A-Z]\w+\s$")
# Scores come in rows: `19-21, 21-7, 21-11`.
_SCORE_AHEAD = re.compile(r"(?:,|\s(?:dan|serta)|\s\()?\s?(\d{1,3})-(\d{1,3})(?![\w.%-])")
_SCORE_BEHIND = re.compile(r"(?<![\d.,-])\d{1,3}-\d{1,3}(?:,|,?\s(?:dan|serta))?\s$")


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
    rough = low.about or high.about
    if how == "dash" and not rough and _is_score(text, low, high):
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
    first, last = (approximate.decade(text, end.start) for end in (low, high))
    if first is not None and last is not None and first.kind == last.kind == "date":
        both = replace(low, value=first.value), replace(high, value=last.value)
        return tuple(replace(end, kind="date", about=False, literal="") for end in both)  # type: ignore[return-value]
    if is_year(text, low) and is_year(text, high):
        return replace(low, kind="date", literal=""), replace(high, kind="date", literal="")
    return low, high


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
    if _NAME_BEFORE.search(text, max(0, start - 24), start):
        return None  # `Jalan Melati 2/3`, `Audi 1/2`
    return Figure("number", start, match.end(), match[0], match[0])
