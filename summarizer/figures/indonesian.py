"""Find the figures of an Indonesian sentence.

One pass over the words: each word or digit run that may begin a figure is handed to the readers
for that word, the first that fits wins, and reading goes on behind it. Figures come in order and
never overlap.

Not figures, and left to the translation model: digits glued to letters (Covid-19, B-52, G20,
A320, 5G, 2x), telephone numbers, versions and formations of three parts (4-3-3), approximate
words (`puluhan ribu`), `salah satu` and other idioms, `kedua` where it may mean "both".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal
from functools import cache, lru_cache

from summarizer.figures import (
    approximate,
    bare_numbers,
    calendar,
    clock,
    numerals,
    ordinals,
    quantities,
    ranges,
    slashed_dates,
)
from summarizer.figures.model import Figure
from summarizer.figures.numbers import LAP
from summarizer.figures.vocabulary import (
    idioms,
    months,
    table,
    weekdays,
    word_set,
)

Reader = Callable[[str, int], Figure | None]

_TOKEN = re.compile(r"[^\W\d_]+|\d+|[$€£¥₩฿₹₽₱₺￥]")
_CHAIN = re.compile(r"\d+(?:[.,]\d+)*(?:[-–+/:xX]\d+(?:[.,]\d+)*){2,}|0\d{2,}[-\s]\d+(?:[-\s]\d+)*")
_COUNTED = re.compile(r"\s([^\W\d_]+)")
_BLOB = re.compile(r"[\w.,:@#&=?+%-]*\w")


def parse(text: str) -> list[Figure]:
    """The figures of one Indonesian sentence, in order; `text[f.start:f.end] == f.text`."""
    return list(_parse(text))


# Digest, support, slots and checks ask for the same sentences of a few dozen articles.
@lru_cache(maxsize=1024)
def _parse(text: str) -> tuple[Figure, ...]:
    figures: list[Figure] = []
    skip = 0
    stop_spans: list[tuple[int, int]] | None = None
    dispatch = _dispatch()
    for token in _TOKEN.finditer(text):
        start = token.start()
        if start < skip:
            continue
        word = token[0]
        first = word[0]
        if first.isdecimal():
            figure, skip = _at_digit(text, start)
        else:
            readers = dispatch.get(word.lower())
            if readers is None:
                continue
            if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
                continue
            if word.lower() in numerals.starters():
                if stop_spans is None:
                    stop_spans = [match.span() for match in idioms().finditer(text)]
                inside = [end for begin, end in stop_spans if begin <= start < end]
                if inside:
                    skip = inside[0]
                    continue
            figure = None
            for reader in readers:
                figure = reader(text, start)
                if figure is not None:
                    skip = figure.end
                    break
        if figure is not None:
            figures.append(_counted(text, figure))
    return tuple(figures)


def _counted(text: str, figure: Figure) -> Figure:
    """The figure with the role `people` if it counts them."""
    if figure.kind != "number" or figure.unit or "role" in dict(figure.detail):
        return figure
    following = _COUNTED.match(text, figure.end)
    if following is None or following[1].lower() not in word_set("people"):
        return figure
    return replace(figure, detail=tuple(sorted((*figure.detail, ("role", "people")))))


@cache
def _dispatch() -> dict[str, tuple[Reader, ...]]:
    """First words, lower case, to the readers that may begin there."""
    readers: dict[str, tuple[Reader, ...]] = {}

    def add(words: Iterable[str], reader: Reader) -> None:
        for word in words:
            key = re.match(r"[^\W\d_]+|.", word.lower())
            if key is not None:
                readers[key[0]] = (*readers.get(key[0], ()), reader)

    add(weekdays(), calendar.weekday_led)
    add(months(), calendar.month_led)
    add(table("calendar")["periods"], clock.period_led)
    add(["q", "h"], clock.quarter_code)
    add(["tanggal", "tgl"], calendar.day_only)
    add(["pukul", "pkl", "jam"], clock.half_led)
    add(["pukul", "pkl", "jam"], lambda text, start: clock.clock_led(text, start, at=True))
    add(["antara"], _between)
    add(["ke"], ordinals.numbered)
    add(["abad"], ordinals.century)
    add(table("words")["indonesian"]["ordinals"], ordinals.spelled)
    add(quantities.currency_codes(), _amount)
    add(["minus"], _minus)
    add(["negatif"], _negative)
    add(numerals.starters(), approximate.spelled_decade)
    add(numerals.starters(), _spelled)
    return {word: tuple(dict.fromkeys(found)) for word, found in readers.items()}


def _blob_end(text: str, start: int) -> int:
    """The end of the code, address or number that `start` lies in."""
    match = _BLOB.match(text, start)
    return start + 1 if match is None else match.end()


def _in_code(text: str, start: int) -> bool:
    """Does what stands ahead of the digit at `start` make it part of a code (Covid-19, NB.1)?"""
    before = text[start - 1]
    if before not in "-–./" or start < 2 or not text[start - 2].isalnum():
        return before.isalnum() or before in "@#_"
    if before in "./":
        return not _fresh(text, start)
    behind_digit = text[start - 2].isdecimal()
    return behind_digit or _PREFIX.search(text, max(0, start - 12), start) is None


def _at_digit(text: str, start: int) -> tuple[Figure | None, int]:
    """The figure at a digit run, and where to read on."""
    if start and _in_code(text, start):
        figure = calendar.day_month(text, start) if text[start - 1].islower() else None
        if figure is not None and len(figure.value) == len("2017-03-21"):
            return figure, figure.end  # `zodiak20 Juni 2025`: a space was lost
        return None, _blob_end(text, start)
    for reader in (slashed_dates.slashed, calendar.day_month, clock.quarter_code):
        figure = reader(text, start)
        if figure is not None:
            return figure, figure.end
    if (lap := LAP.match(text, start)) is not None:
        return None, lap.end()
    if (code := slashed_dates.undecided(text, start)) is not None:
        return None, code
    chain = _CHAIN.match(text, start)
    if chain is not None and not _is_clock_range(text, start):
        return None, max(chain.end(), _blob_end(text, start))
    figure = (
        approximate.decade(text, start)
        or clock.clock_led(text, start)
        or bare_numbers.season(text, start)
        or (not slashed_dates.labelled(text, start) and bare_numbers.fraction(text, start))
        or ordinals.latin(text, start)
        or _amount(text, start)
    )
    if figure is not None:
        return figure, figure.end
    return None, _blob_end(text, start)


_PREFIX = re.compile(r"(?<![^\W\d_])(?i:pasca|pra|pre|sub|eks|ex|pro|anti|tahun|hingga|usia)[-–]$")
_FRESH = re.compile(r"(?:(?i:no|nomor|pasal|tgl|hal|jl|rp|pukul|pkl|dok|kav)|[a-z]{4,})\.$|\w/$")


def _fresh(text: str, start: int) -> bool:
    """Does a new word begin at `start`, behind a point (`No.5`, glued sentences) or a slash?"""
    return _FRESH.search(text, max(0, start - 8), start) is not None and not re.search(
        r"(?:www\.|https?:|\.com|\.co|\.id)\S*$", text[max(0, start - 60) : start]
    )


# `7-penumpang` counts, and so does a word that lost its space (`1.120sertifikat`).
_CODE_AHEAD = re.compile(
    r"(?![a-z]{4,}(?![\w])|[A-Z][a-z]{3,}(?![\w]))[^\W\d]|[-–](?:[A-Z]|in-)|[@*]\w"
)


def _is_clock_range(text: str, start: int) -> bool:
    figure = clock.clock_led(text, start)
    return figure is not None and figure.kind == "range"


def _glued(text: str, end: int) -> bool:
    """Is the number at `end` the head of a code (5G, 3in1, 10-K)? A glued word is none."""
    return _CODE_AHEAD.match(text, end) is not None


def _amount(text: str, start: int) -> Figure | None:
    """Money, percent, points, measure, number, year, score, or a range of them."""
    begin = start
    if quantities.minus_ahead(text, start):
        begin = start - 1
    low = quantities.read(text, begin)
    if low is None:
        return None
    if begin < start and low.kind not in ("percent", "points", "money") and low.unit not in _COLD:
        begin, low = start, quantities.read(text, start)  # a list dash, not a minus
        if low is None:
            return None
    both = ranges.join(text, low, between=False)
    if both is not None and not _glued(text, both[1].end):
        first, high, how = both
        ends = replace(first, end=high.end, about=first.about or high.about)
        first = replace(first, role=_role(text, ends))
        if first.kind == "number":
            return bare_numbers.bare_range(text, first, high, how)
        return ranges.span(text, begin, first, high, how)
    if low.kind == "number" and not low.spelled and _glued(text, low.end):
        return None
    if low.about and approximate.sense(text, low.start, low.end) == "years":
        return approximate.year(text, low)
    if bare_numbers.is_year(text, low):
        return Figure("date", begin, low.end, text[begin : low.end], low.value)
    return replace(low, role=_role(text, low)).figure(text)


_OLDEST = 120  # years that somebody lives; `berusia 2.000 tahun` is a thing
# What may lie below zero.
_COLD = ("celsius", "fahrenheit", "degree")
_OFFSET = re.compile(
    r"\s(?:(?:yang\s)?lalu|silam|kemudian|sebelum|sebelumnya|setelah|sesudah|ke\s?depan|mendatang|lagi)\b"
)


def _role(text: str, amount: quantities.Amount) -> str:
    """Whether a duration is an age (`berusia 18 tahun`) or counts from now (`3 hari lalu`)."""
    lived = amount.unit == "year" and Decimal(amount.value) <= _OLDEST
    if lived and approximate.is_age(text, amount.start):
        return "age"
    few = amount.about and amount.unit in (None, "year") and len(amount.value) == 2
    if few and approximate.sense(text, amount.start, amount.end) == "age":
        return "age"
    return "offset" if amount.unit == "day" and _OFFSET.match(text, amount.end) else ""


def _between(text: str, start: int) -> Figure | None:
    """`antara 5 hingga 6 persen`, with `antara` in its span."""
    position = start + len("antara")
    while text[position : position + 1] == " ":
        position += 1
    low = quantities.read(text, position)
    if low is None or position == start + len("antara"):
        return None
    both = ranges.join(text, low, between=True)
    if both is None:
        return None
    first, high, how = both
    first = replace(first, role=_role(text, replace(first, start=start, end=high.end)))
    return ranges.span(text, start, *bare_numbers.as_years(text, first, high), how)


def _minus(text: str, start: int) -> Figure | None:
    """`minus 5 persen`; behind `plus` it is a tolerance, which has no sign."""
    if text[max(0, start - 5) : start].lower().rstrip(" -").endswith("plus"):
        return None
    low = quantities.read(text, start)
    return None if low is None else low.figure(text)


_GROWTH_BEHIND = re.compile(r"([^\W\d_]+)\s$")


def _negative(text: str, start: int) -> Figure | None:
    """`tumbuh negatif 0,3 persen` is -0.3%."""
    before = _GROWTH_BEHIND.search(text, max(0, start - 24), start)
    if before is None or before[1].lower() not in word_set("growth_words"):
        return None
    low = quantities.read(text, start + len("negatif "))
    if low is None or low.kind != "percent" or text[start + len("negatif")] != " ":
        return None
    return replace(low, start=start, value=f"-{low.value}").figure(text)


def _spelled(text: str, start: int) -> Figure | None:
    """A number in words, unless it is a name's (capital) or leads an idiom."""
    if ordinals.part_of_name(text, start):
        return None
    low = quantities.read(text, start)
    if low is None:
        return None
    word = text[low.start : low.end].lower()
    if word in ("setengah", "nol"):
        return None
    if text[low.end : low.end + 1] == "-":
        return None
    return _amount(text, start)
