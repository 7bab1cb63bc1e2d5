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
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from summarizer.figures import calendar, numerals, quantities
from summarizer.figures.model import Figure
from summarizer.figures.vocabulary import (
    any_of,
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
_DECADE = re.compile(r"((?:1[6-9]|20)?\d0)[-\s]?an(?!\w)")
_FRACTION = re.compile(r"([1-9])/([1-9]|10)(?![\d/]|[.,]\d|\w)")
_SEASON = re.compile(r"((?:19|20)\d\d)(?:/|\s?[-–—]\s?)((?:19|20)?\d\d)(?![\w/]|[.,-]\d)")
_CHAIN = re.compile(
    r"\d+(?:[.,]\d+)*(?:[-–+/:xX]\d+(?:[.,]\d+)*){2,}|0\d{2,}[-\s]\d+(?:[-\s]\d+)*"
)
_BLOB = re.compile(r"[\w.,/:@#&=?+%-]*\w")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[\s.,:]*$")
_WORD_AFTER = re.compile(r"[\s]*([^\W\d_]+)")
_ORDINAL = re.compile(r"[Kk]e[-– ]?(\d{1,3}(?:\.\d{3})*|\d+)(?![\w/]|[.,]\d)")
_ROMAN_CENTURY = re.compile(r"(?i:abad)\s(?:ke-?\s?)?([IVX]+)(?!\w)")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
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
            figure, skip = _at_digit(text, start, token.end())
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

    def add(words: object, reader: Reader) -> None:
        for word in words:  # type: ignore[attr-defined]
            key = re.match(r"[^\W\d_]+|.", word.lower())
            if key is not None:
                readers[key[0]] = (*readers.get(key[0], ()), reader)

    add(weekdays(), calendar.weekday_led)
    add(months(), calendar.month_led)
    add(table("calendar")["periods"], calendar.period_led)
    add(["q"], calendar.quarter_code)
    add(["tanggal", "tgl"], calendar.day_only)
    add(["pukul", "pkl", "jam"], lambda text, start: calendar.clock_led(text, start, at=True))
    add(["antara"], _between)
    add(["ke"], _ordinal)
    add(["abad"], _century)
    add(table("words")["indonesian"]["ordinals"], _spelled_ordinal)
    add(quantities.currency_codes(), _amount)
    add(["minus"], _minus)
    add(numerals.starters(), _spelled)
    return {word: tuple(dict.fromkeys(found)) for word, found in readers.items()}


def _at_digit(text: str, start: int, end: int) -> tuple[Figure | None, int]:
    """The figure at a digit run, and where to read on."""
    before = text[start - 1] if start else " "
    if before.isalnum() or before in "@#_":
        figure = calendar.day_month(text, start) if before.islower() else None
        if figure is not None and len(figure.value) == len("2017-03-21"):
            return figure, figure.end  # `zodiak20 Juni 2025`: a space was lost
        return None, _BLOB.match(text, start).end()  # type: ignore[union-attr]
    if before in "-–" and start > 1 and text[start - 2].isalnum():
        if text[start - 2].isdecimal() or not _PREFIX.search(text, max(0, start - 12), start):
            return None, _BLOB.match(text, start).end()  # type: ignore[union-attr]
    if before in "./" and start > 1 and text[start - 2].isalnum() and not _fresh(text, start):
        return None, _BLOB.match(text, start).end()  # type: ignore[union-attr]
    for reader in (calendar.slashed, calendar.day_month, calendar.quarter_code):
        figure = reader(text, start)
        if figure is not None:
            return figure, figure.end
    chain = _CHAIN.match(text, start)
    if chain is not None and not _is_clock_range(text, start):
        return None, max(chain.end(), _BLOB.match(text, start).end())  # type: ignore[union-attr]
    figure = (
        _decade(text, start)
        or calendar.clock_led(text, start)
        or _season(text, start)
        or _fraction(text, start)
        or _latin_ordinal(text, start)
        or _amount(text, start)
    )
    if figure is not None:
        return figure, figure.end
    return None, _BLOB.match(text, start).end()  # type: ignore[union-attr]


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
    figure = calendar.clock_led(text, start)
    return figure is not None and figure.kind == "range"


def _glued(text: str, end: int) -> bool:
    """Is the number at `end` the head of a code (5G, 3in1, 10-K)? A glued word is none."""
    return _CODE_AHEAD.match(text, end) is not None


def _amount(text: str, start: int) -> Figure | None:
    """Money, percent, points, measure, number, year, score, or a range of them."""
    begin = start
    if text[start - 1 : start] in ("-", "−") and not text[max(0, start - 2) : start - 1].strip(" ("):
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
        return quantities.span(text, begin, first, high, how)
    if low.kind == "number" and not low.spelled and _glued(text, low.end):
        return None
    if _is_year(text, low):
        return Figure("date", begin, low.end, text[begin : low.end], low.value)
    return low.figure(text)


def _is_year(text: str, amount: quantities.Amount) -> bool:
    """Four digits from 1600 to 2099 without a point, unless a counted noun follows."""
    if amount.kind != "number" or not amount.literal or _YEAR.fullmatch(amount.literal) is None:
        return False
    behind = _WORD_BEFORE.search(text, max(0, amount.start - 24), amount.start)
    if behind is not None and behind[1].lower() in ("sebanyak", "sejumlah", "berjumlah", "total"):
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
    if how == "dash" and _is_score(text, low, high):
        value = f"{low.value}-{high.value}"
        return Figure("score", low.start, high.end, text[low.start : high.end], value)
    return quantities.span(text, low.start, low, high, how)


_SCORE_AHEAD = re.compile(r"\s*(?:$|[,.;:)\"”]|(?:atas|untuk|dari|di|pada|lewat|dan|melawan|saat|ketika|yang|kontra)\b)")


def _is_score(text: str, low: quantities.Amount, high: quantities.Amount) -> bool:
    """`2-1`: small whole numbers, falling or level, or near a word of the game."""
    if not (low.value.isdecimal() and high.value.isdecimal()) or low.scale or high.scale:
        return False
    first, second = int(low.value), int(high.value)
    if max(first, second) > 200 or low.literal or high.literal:
        return False
    if first >= second:
        return True
    ahead = _WORD_AFTER.match(text, high.end)
    if ahead is not None and ahead[1].lower() in word_set("counters"):
        return False
    near = re.findall(r"[^\W\d_]+", text[max(0, low.start - 60) : high.end + 40].lower())
    if not word_set("score_words").isdisjoint(near):
        return True
    return first == 0 and _SCORE_AHEAD.match(text, high.end) is not None


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
        first, last = (replace(end, kind="date", about=False) for end in (low, high))
        return replace(first, value=f"{low.value[:3]}X"), replace(last, value=f"{high.value[:3]}X")
    if _is_year(text, low) and _is_year(text, high):
        return replace(low, kind="date"), replace(high, kind="date")
    return low, high


def _minus(text: str, start: int) -> Figure | None:
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


def _ordinal(text: str, start: int) -> Figure | None:
    """`ke-54`, `ke 54`."""
    match = _ORDINAL.match(text, start)
    if match is None or (match[0][2] == " " and len(match[1]) > 3):
        return None
    value = str(int(match[1].replace(".", "")))
    if match[0][2] in " " and not _ordinal_head(text, start):
        return None
    return Figure("ordinal", start, match.end(), match[0], value)


def _latin_ordinal(text: str, start: int) -> Figure | None:
    """`20th` in an English name."""
    match = re.compile(r"(\d+)(?:st|nd|rd|th)(?!\w)").match(text, start)
    if match is None:
        return None
    return Figure("ordinal", start, match.end(), match[0], match[1])


def _century(text: str, start: int) -> Figure | None:
    """The Roman number of `abad XXI`."""
    match = _ROMAN_CENTURY.match(text, start)
    if match is None:
        return None
    values = [_ROMAN_VALUES[letter] for letter in match[1]]
    total = sum(
        -value if index + 1 < len(values) and value < values[index + 1] else value
        for index, value in enumerate(values)
    )
    return Figure("ordinal", match.start(1), match.end(), match[1], str(total))


def _ordinal_head(text: str, start: int) -> bool:
    before = _WORD_BEFORE.search(text, max(0, start - 24), start)
    return before is not None and (
        before[1].lower() in word_set("ordinal_heads") or before[1].lower().startswith("ter")
    )


_ORDINAL_AHEAD = re.compile(r"(?i),|\s(?:kali|kalinya|ter\w+)\b")


def _spelled_ordinal(text: str, start: int) -> Figure | None:
    """`pertama`; `kedua` and above only where they cannot mean "both", "all three"."""
    match = re.compile(r"[^\W\d_]+").match(text, start)
    if match is None or text[match.end() : match.end() + 1] == "-":
        return None
    value: int = table("words")["indonesian"]["ordinals"][match[0].lower()]
    end = match.end()
    puluh = re.compile(r"\s(puluh|belas)\b").match(text, end)
    if puluh is not None:
        return None
    sure = (
        value == 1
        or _ordinal_head(text, start)
        or _ORDINAL_AHEAD.match(text, end) is not None
    )
    if not sure:
        return None
    detail = (("spelled", "yes"),)
    return Figure("ordinal", start, end, match[0], str(value), detail=detail)


def _spelled(text: str, start: int) -> Figure | None:
    """A number in words, unless it is a name's (capital) or leads an idiom."""
    if text[start].isupper() and not _headline(text) and not _begins(text, start):
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


def _begins(text: str, start: int) -> bool:
    """Does a sentence or a quotation begin at `start`?"""
    return start == 0 or re.search(r"[\"“”'‘(:–-]\s?$|[.!?]\s$", text[max(0, start - 3) : start]) is not None


def _headline(text: str) -> bool:
    """Are most words capitalised?"""
    words = re.findall(r"(?<!\w)[^\W\d_]{3,}", text)
    return bool(words) and sum(word[0].isupper() for word in words) > 0.7 * len(words)

