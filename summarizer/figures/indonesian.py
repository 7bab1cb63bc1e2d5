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
from functools import cache

from summarizer.figures import calendar, clock, numerals, ordinals, quantities
from summarizer.figures.model import Figure
from summarizer.figures.vocabulary import (
    idioms,
    months,
    table,
    weekdays,
    word_set,
)

Reader = Callable[[str, int], Figure | None]

_TOKEN = re.compile(r"[^\W\d_]+|\d+|[$€£¥₩฿₹₽₱₺￥]")
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_BRACKETED_YEAR = re.compile(r"\d{4}")
_DECADE = re.compile(r"((?:1\d|20)?\d0)[-\s]?an(?!\w)")
_FRACTION = re.compile(r"([1-9])/([1-9]|10)(?![\d/]|[.,]\d|\w)")
_SEASON = re.compile(r"((?:19|20)\d\d)(?:/|\s?[-–—]\s?)((?:19|20)?\d\d)(?![\w/]|[.,-]\d)")
_CHAIN = re.compile(r"\d+(?:[.,]\d+)*(?:[-–+/:xX]\d+(?:[.,]\d+)*){2,}|0\d{2,}[-\s]\d+(?:[-\s]\d+)*")
_BLOB = re.compile(r"[\w.,:@#&=?+%-]*\w")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[\s.,:]*$")
_WORD_AFTER = re.compile(r"[\s]*([^\W\d_]+)")
_LETTER_BEFORE = re.compile(r"[^\W\d_]")


def parse(text: str) -> list[Figure]:
    """The figures of one Indonesian sentence, in order; `text[f.start:f.end] == f.text`."""
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
            figures.append(figure)
    return figures


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
    add(["q"], clock.quarter_code)
    add(["tanggal", "tgl"], calendar.day_only)
    add(["pukul", "pkl", "jam"], lambda text, start: clock.clock_led(text, start, at=True))
    add(["antara"], _between)
    add(["ke"], ordinals.numbered)
    add(["abad"], ordinals.century)
    add(table("words")["indonesian"]["ordinals"], ordinals.spelled)
    add(quantities.currency_codes(), _amount)
    add(["minus"], _minus)
    add(numerals.starters(), _spelled_decade)
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
    for reader in (calendar.slashed, calendar.day_month, clock.quarter_code):
        figure = reader(text, start)
        if figure is not None:
            return figure, figure.end
    chain = _CHAIN.match(text, start)
    if chain is not None and not _is_clock_range(text, start):
        return None, max(chain.end(), _blob_end(text, start))
    figure = (
        _decade(text, start)
        or clock.clock_led(text, start)
        or _season(text, start)
        or _fraction(text, start)
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
    if begin < start and low.kind not in ("percent", "points", "money") and low.unit != "celsius":
        begin, low = start, quantities.read(text, start)  # a list dash, not a minus
        if low is None:
            return None
    both = quantities.join(text, low, between=False)
    if both is not None and not _glued(text, both[1].end):
        first, high, how = both
        if first.kind == "number":
            return _bare_range(text, first, high, how)
        first = replace(first, role=_role(text, replace(first, end=high.end)))
        return quantities.span(text, begin, first, high, how)
    if low.kind == "number" and not low.spelled and _glued(text, low.end):
        return None
    if _is_year(text, low):
        return Figure("date", begin, low.end, text[begin : low.end], low.value)
    return replace(low, role=_role(text, low)).figure(text)


_AGE = re.compile(r"(?i)\b(?:ber|se)?(?:usia|umur)\w*\s(?:sekitar\s|di atas\s|di bawah\s)?$")
_OFFSET = re.compile(
    r"\s(?:(?:yang\s)?lalu|silam|kemudian|sebelum|sebelumnya|setelah|sesudah|ke\s?depan|mendatang|lagi)\b"
)


def _role(text: str, amount: quantities.Amount) -> str:
    """Whether a duration is an age (`berusia 18 tahun`) or counts from now (`3 hari lalu`)."""
    decade = amount.about and len(amount.value) == 2 and amount.value.endswith("0")
    if (amount.unit == "year" or decade) and _AGE.search(
        text, max(0, amount.start - 24), amount.start
    ):
        return "age"
    return "offset" if amount.unit == "day" and _OFFSET.match(text, amount.end) else ""


def _is_year(text: str, amount: quantities.Amount) -> bool:
    """Four digits from 1600 to 2099 without a point, unless a counted noun follows."""
    if amount.kind != "number" or not amount.literal or _YEAR.fullmatch(amount.literal) is None:
        return False
    behind = _WORD_BEFORE.search(text, max(0, amount.start - 24), amount.start)
    before = behind[1].lower() if behind is not None else ""
    if before in word_set("labels") or before in ("sebanyak", "sejumlah", "berjumlah", "total"):
        return False
    ahead = _WORD_AFTER.match(text, amount.end)
    return ahead is None or ahead[1].lower() not in word_set("counters")


def _bare_range(
    text: str, low: quantities.Amount, high: quantities.Amount, how: str
) -> Figure | None:
    """A range of plain numbers, of years, or a score."""
    first, last = _as_years(text, low, high)
    if first.kind == "date":
        return quantities.span(text, low.start, first, last, how)
    years = _is_year(text, low), _is_year(text, high)
    if any(years) and how == "to":
        only = low.figure(text)
        return replace(only, kind="date", detail=()) if years[0] else only
    if how == "dash" and quantities.is_code(text, low, high):
        return None
    if how == "dash" and _is_score(text, low, high):
        value = f"{low.value}-{high.value}"
        return Figure("score", low.start, high.end, text[low.start : high.end], value)
    return quantities.span(text, low.start, low, high, how)


# Scores come in rows: `19-21, 21-7, 21-11`.
_SCORE_AHEAD = re.compile(r"(?:,|\s(?:dan|serta)|\s\()?\s?(\d{1,3})-(\d{1,3})(?![\w.%-])")
_SCORE_BEHIND = re.compile(r"(?<![\d.,-])\d{1,3}-\d{1,3}(?:,|,?\s(?:dan|serta))?\s$")


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


def _between(text: str, start: int) -> Figure | None:
    """`antara 5 hingga 6 persen`, with `antara` in its span."""
    position = start + len("antara")
    while text[position : position + 1] == " ":
        position += 1
    low = quantities.read(text, position)
    if low is None or position == start + len("antara"):
        return None
    both = quantities.join(text, low, between=True)
    if both is None:
        return None
    first, high, how = both
    return quantities.span(text, start, *_as_years(text, first, high), how)


def _as_years(
    text: str, low: quantities.Amount, high: quantities.Amount
) -> tuple[quantities.Amount, quantities.Amount]:
    """Two years or two decades (`antara 1950-an dan 1970-an`) as dates; anything else as it is."""
    decades = [_DECADE.match(text, end.start) for end in (low, high)]
    if all(match is not None and len(match[1]) == 4 for match in decades):
        first, last = (replace(end, kind="date", about=False, literal="") for end in (low, high))
        return replace(first, value=f"{low.value[:3]}X"), replace(last, value=f"{high.value[:3]}X")
    if _is_year(text, low) and _is_year(text, high):
        return replace(low, kind="date", literal=""), replace(high, kind="date", literal="")
    return low, high


def _minus(text: str, start: int) -> Figure | None:
    """`minus 5 persen`; behind `plus` it is a tolerance, which has no sign."""
    if text[max(0, start - 5) : start].lower().rstrip(" -").endswith("plus"):
        return None
    low = quantities.read(text, start)
    return None if low is None else low.figure(text)


def _decade(text: str, start: int) -> Figure | None:
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


_SPELLED_DECADE = re.compile(r"(?i)(\w+)\spuluhan(?!\w)(?!\s(?:ribu|juta|miliar))")
_DECADE_HEAD = re.compile(r"(?i)(?:tahun|era|dekade)\s$")


def _spelled_decade(text: str, start: int) -> Figure | None:
    """`tahun sembilan puluhan`."""
    match = _SPELLED_DECADE.match(text, start)
    if match is None or _DECADE_HEAD.search(text, max(0, start - 8), start) is None:
        return None
    digit = table("words")["indonesian"]["digits"].get(match[1].lower(), 0)
    return Figure("date", start, match.end(), match[0], f"19{digit}X") if digit else None


def _season(text: str, start: int) -> Figure | None:
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


def _fraction(text: str, start: int) -> Figure | None:
    """`2/3`, where the second number is the bigger one."""
    match = _FRACTION.match(text, start)
    if match is None or int(match[1]) >= int(match[2]):
        return None
    return Figure("number", start, match.end(), match[0], match[0])


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
