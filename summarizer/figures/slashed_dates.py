"""Indonesian dates in digits: `(21/3)`, `pada 21/3`, `21-03-2017`, `(10-12/6/2025)`.

Digits around a slash are more often a fraction, a number of a house, an article of a law or odds.
They are a date only where what stands around them says so.
"""

from __future__ import annotations

import re

from summarizer.figures.isodates import END, YEAR, date, iso, number, span
from summarizer.figures.model import Figure
from summarizer.figures.quantities import number_suffixes
from summarizer.figures.vocabulary import weekdays, word_set
from summarizer.lexicon import places

_SLASHED = re.compile(
    rf"(?P<day>\d{{1,2}})(?P<sign>[/.-])(?P<month>\d{{1,2}})(?:(?P=sign)(?P<year>{YEAR}|\d\d))?{END}"
)
_SPAN = re.compile(
    rf"(?P<day>\d{{1,2}})(?:/(?P<month>\d{{1,2}}))?"
    rf"(?:(?P<dash>\s?[-–]\s?)|\s(?P<word>hingga|sampai|dan|s\.?/?d\.?)\s)"
    rf"(?P<day2>\d{{1,2}})/(?P<month2>\d{{1,2}})(?:/(?P<year>{YEAR}))?{END}"
)
# `Selasa (20-3)`: below ten without a nought it may be the score of a game.
_DASHED = re.compile(r"(?=\d\d-|\d-0)(?P<day>\d{1,2})-(?P<month>\d{1,2})(?=\))")
_CODED = re.compile(r"\d{1,3}/\d{1,3}(?:/\d{1,4})*(?!\d)")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[\s.,:(]*$")
_PLACE_BEFORE = re.compile(r"([^\W\d_]+(?:\s[^\W\d_]+)?),\s$")
_WORDS_AFTER = re.compile(r"\)?[\s,]*([^\W\d_]+)")
# Around the clock, and the day of the attacks.
_FIXED = frozenset(("24/7", "9/11"))


def slashed(text: str, position: int) -> Figure | None:
    """`19/6/2025`, `19-06-2025`, `(21/3)`, `pada 21/3`."""
    opening = text[position - 1 : position] == "("
    match = _SLASHED.match(text, position)
    if match is None:
        return _slashed_span(text, position) if opening else None
    year = number(match["year"])
    if labelled(text, position):
        return None
    if year is None and not _says_date(text, match, opening):
        return None
    if match["sign"] == "." and not (year and year > 99):
        return None
    if year is not None and year < 100:
        if match["sign"] != "/" or not opening:
            return None
        year += 2000
    value = iso(year, int(match["month"]), int(match["day"]))
    return None if value is None else date(text, position, match.end(), value)


def behind_weekday(text: str, position: int, bracket: bool) -> Figure | None:
    """`21/3` behind `Selasa`, in brackets or not, and `20-3` in brackets."""
    match = _SLASHED.match(text, position)
    if match is not None and match["sign"] == "/":
        year = number(match["year"])
        if year is not None and year < 100:
            year += 2000
    else:
        match, year = (_DASHED.match(text, position) if bracket else None), None
    if match is None:
        return None
    value = iso(year, int(match["month"]), int(match["day"]))
    return None if value is None else date(text, position, match.end(), value)


def labelled(text: str, position: int) -> bool:
    """Are the digits at `position` the number of something (`RT 3/5`, `Nomor 12/5/2017`)?"""
    return _word_before(text, position).lower() in word_set("slash_labels")


def undecided(text: str, position: int) -> int | None:
    """The end of `2/3` in brackets where nothing tells a date from a fraction, else None."""
    match = _CODED.match(text, position)
    if match is None or text[position - 1 : position] != "(":
        return None
    end = match.end()
    if text[end : end + 1] != ")" or _shares(text, _word_before(text, position), end):
        return None
    return end


def _word_before(text: str, position: int) -> str:
    match = _WORD_BEFORE.search(text, max(0, position - 24), position)
    return "" if match is None else match[1]


def _slashed_span(text: str, position: int) -> Figure | None:
    """`10-12/6/2025`, `30/5-2/6` and `19 hingga 20/6` inside brackets."""
    match = _SPAN.match(text, position)
    if match is None or text[match.end() : match.end() + 1] != ")":
        return None
    year, month = number(match["year"]), int(match["month2"])
    first = number(match["month"]) or month
    ends = iso(year, first, int(match["day"])), iso(year, month, int(match["day2"]))
    how = "dash" if match["dash"] else "and" if match["word"] == "dan" else "to"
    return span(text, position, match.end(), ends, how)


def _says_date(text: str, match: re.Match[str], opening: bool) -> bool:
    """Does what stands around a day and a month without a year make them a date?"""
    if match["sign"] != "/":
        return False
    start, end = match.span()
    word = _word_before(text, start)
    if opening:
        if text[end : end + 1] not in (")", ",", ";"):
            return False
        return not _like_fraction(match) or _dated(text, word, end)
    if word.lower() in ("tanggal", "tgl"):
        return True
    if _like_fraction(match) or match[0] in _FIXED or _counted(text, end):
        return False
    return word.lower() in word_set("date_heads") or _behind_place(text, start)


def _like_fraction(match: re.Match[str]) -> bool:
    """`2/3`, `5/8`: what a writer may mean as a part of one."""
    day, month = match["day"], match["month"]
    return day[0] != "0" and month[0] != "0" and int(day) < int(month) <= 10


def _counted(text: str, end: int) -> bool:
    """Does a counted noun, a unit or a percent sign stand behind the digits?"""
    after = _WORDS_AFTER.match(text, end)
    noun = after is not None and after[1].lower() in word_set("counters")
    return noun or number_suffixes().read(text, end) is not None


def _dated(text: str, word: str, end: int) -> bool:
    """Does a weekday, a word of time or a name stand ahead of a bracket, and nothing of shares?"""
    if _shares(text, word, end):
        return False
    times = word_set("day_words") | word_set("date_heads")
    named = word[:1].isupper() and (not text.startswith(word) or word.casefold() in places())
    return named or word.lower() in weekdays() or word.lower() in times


def _shares(text: str, word: str, end: int) -> bool:
    """Does a word of shares stand ahead of a bracket (`word`) or behind it?"""
    after = _WORDS_AFTER.match(text, end)
    shares = word_set("fraction_words")
    return word.lower() in shares or (after is not None and after[1].lower() in shares)


def _behind_place(text: str, start: int) -> bool:
    """The dateline's `JAKARTA, 21/3`."""
    match = _PLACE_BEFORE.search(text, max(0, start - 40), start)
    if match is None or not match[1][0].isupper():
        return False
    name = match[1].casefold()
    return name in places() or name.rpartition(" ")[2] in places()
