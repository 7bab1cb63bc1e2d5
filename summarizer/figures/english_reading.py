"""Read the figures of an English sentence: our own rendering, and what translation models write."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

from summarizer.figures import english_calendar, english_numerals
from summarizer.figures.model import Figure
from summarizer.figures.numbers import LAP, plain, read_english, scaled
from summarizer.figures.quantities import (
    DIGITS,
    Amount,
    currency_codes,
    currency_prefix,
    minus_ahead,
)
from summarizer.figures.ranges import is_code, merge, span
from summarizer.figures.vocabulary import Suffixes, any_of, suffixes, table, unit_form

_TOKEN = re.compile(r"[^\W\d_]+|\d+|[$€£¥₩฿₹₽₱₺￥]")
_JOINT = re.compile(r"(?P<dash>\s?[-–—~]\s?)|(?P<to>\s+(?:to|until|through)\s+|-to-)")
_AND = re.compile(r"(?:\s+(?:and|to)\s+|\s?[-–—]\s?)")
_CODE = re.compile(r"[\w.,/:@#&=?+%-]*\w")
_CHAIN = re.compile(r"\d+(?:[.,]\d+)*(?:[-–+/:xX]\d+(?:[.,]\d+)*){2,}")
_ORDINAL = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(?:st|nd|rd|th)(?!\w)")
_FRACTION = re.compile(r"([1-9])/([1-9]|10)(?![\d/]|[.,]\d|\w)")
_SEASON = re.compile(r"((?:19|20)\d\d)(?P<sign>/|\s?[-–—]\s?)((?:19|20)?\d\d)(?![\w/]|[.,-]\d)")
_DECADE = re.compile(r"(?:(1\d\d|20\d)|['’]?(\d))0['’]?s(?!\w)")
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d\Z")
_GLUED = re.compile(r"[^\W\d_]|_|[-–](?=[A-Z])")
_FRESH = re.compile(r"\b(?i:mid|end|late|early|pre|post)-$|[a-z]{4,}\.$|\b(?i:no)\.$|0s[-–]$")
# `RT 3/5`, `Jalan Melati 2/3`: the number of something, as the Indonesian reader has it.
_LABELLED = re.compile(
    r"\b(?i:rt|rw|no\.?|number|articles?|verses?|paragraphs?|blocks?|types?|odds|coefficients?)\s$"
    r"|\w\s[A-Z]\w+\s$"
)
_ADDRESS = re.compile(r"(?:www\.|https?:|\.com|\.co|\.id)\S*$")
_ONE_NOT = re.compile(r"(?i)(?:\b(?:no|any|every|some|each|this|that|which|only)[\s-]|-)$")


@cache
def _suffixes() -> Suffixes:
    words: dict[str, tuple[str, str]] = dict.fromkeys(
        ("%", "percent", "per cent", "pct"), ("percent", "")
    )
    for word in ("percentage point", "percentage points", "pp", "percent points", "% points"):
        words[word] = ("points", "percentage-point")
    for word in ("basis point", "basis points", "bps", "bp"):
        words[word] = ("points", "basis-point")
    symbols: dict[str, tuple[str, str]] = {}
    for code, row in table("currencies").items():
        words |= dict.fromkeys(row["en"], ("money", code))
    for unit, row in table("units").items():
        known = (unit_form(unit, "en", single).format("").strip() for single in (True, False))
        for word in (*known, *row.get("en", ())):
            place = symbols if len(word) < 3 else words
            place[word] = ("measure", unit)
        symbols |= dict.fromkeys(row.get("symbols", ()), ("measure", unit))
    return suffixes(words, symbols, r"(?:\s{1,2}|-)?", r"(?:(?<=%)|(?!\w))")


@cache
def _scale() -> re.Pattern[str]:
    words = table("words")["english"]
    return re.compile(
        rf"(?:[\s-]?(?P<word>(?i:{any_of(words['scales'])}))s?"
        rf"|(?P<letter>{any_of(words['short_scales'])}))(?!\w)"
    )


def parse(text: str) -> list[Figure]:
    """The figures of one English sentence, in order; `text[f.start:f.end] == f.text`."""
    figures: list[Figure] = []
    skip = 0
    for token in _TOKEN.finditer(text):
        start, word = token.start(), token[0]
        if start < skip:
            continue
        if word[0].isdecimal():
            figure, skip = _at_digit(text, start)
        else:
            if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
                continue
            figure = _at_word(text, start, word)
            skip = figure.end if figure is not None else skip
        if figure is not None:
            figures.append(figure)
    return figures


def _at_word(text: str, start: int, word: str) -> Figure | None:
    folded = word.lower()
    figure = english_calendar.word_led(text, start, folded)
    if figure is not None:
        return figure
    if folded == "between":
        return _between(text, start)
    if currency_prefix().match(text, start) is not None or folded == "minus":
        return _amount(text, start)
    if folded in english_numerals.starters():
        return _amount(text, start)
    return None


def _at_digit(text: str, start: int) -> tuple[Figure | None, int]:
    before = text[start - 1] if start else " "
    blob = _CODE.match(text, start)
    end = blob.end() if blob is not None else start + 1
    if before.isalnum() or before in "@#_":
        return None, end
    numbered = before == "/" and _ADDRESS.search(text, max(0, start - 60), start) is None
    glued = before in "-–./" and start > 1 and text[start - 2].isalnum()
    if glued and not numbered and not _FRESH.search(text, max(0, start - 8), start):
        return None, end
    if (lap := LAP.match(text, start)) is not None:
        return None, lap.end()
    figure = english_calendar.digit_led(text, start)
    if figure is not None:
        return figure, figure.end
    if _CHAIN.match(text, start) is not None:
        return None, end
    figure = _decade(text, start) or _season(text, start) or _fraction(text, start)
    figure = figure or _amount(text, start)
    return figure, figure.end if figure is not None else end


def _digits(text: str, start: int, position: int, money: bool) -> Amount | None:
    match = DIGITS.match(text, position)
    if match is None:
        return None
    digits = match[0]
    value = read_english(digits)
    if value is None and digits.count(",") == 1 and "." not in digits:
        value = Decimal(digits.replace(",", "."))  # a decimal comma left as the source had it
    if value is None:
        return None
    scale = _scale().match(text, match.end())
    if scale is None or (scale["letter"] in ("m", "k") and not money):
        literal = digits if digits.isdecimal() and len(digits) > 3 else ""
        return Amount("number", start, match.end(), plain(value, keep_zeros=True), literal=literal)
    words = table("words")["english"]
    word = scale["word"]
    power = words["scales"][word.lower()] if word else words["short_scales"][scale["letter"]]
    end = scale.end()
    more = _scale().match(text, end)
    if more is not None and more["word"]:  # `two thousand trillion`
        power, end = power + words["scales"][more["word"].lower()], more.end()
    return Amount("number", start, end, plain(scaled(value, power)), scale=power)


def _read(text: str, position: int) -> Amount | None:
    start, code = position, None
    negative = False
    if text[position : position + 6].lower() == "minus ":
        negative, position = True, position + 6
    if text.startswith(("-", "−"), position):
        negative, position = True, position + 1
    sign = currency_prefix().match(text, position)
    if sign is not None:
        code = currency_codes()[" ".join(sign["sign"].split())]
        position = sign.end()
        if text.startswith(("-", "−"), position):
            negative, position = True, position + 1
    amount = _digits(text, start, position, code is not None)
    if amount is None:
        amount = None if sign else english_numerals.read(text, position)
        if amount is None:
            return None
        amount = replace(amount, start=start)
    if negative:
        amount = replace(amount, value=f"-{amount.value}")
    if code:
        suffix = _suffixes().read(text, amount.end)
        end = suffix[2] if suffix and suffix[:2] == ("money", code) else amount.end
        return replace(amount, kind="money", currency=code, end=end, literal="")
    suffix = _suffixes().read(text, amount.end)
    if suffix is None or amount.kind == "ordinal" or "/" in amount.value:
        return amount
    kind, found, end = suffix
    if found == "times" and end > amount.end + 1:
        return amount
    if kind == "percent":
        return replace(amount, kind="percent", end=end, literal="")
    if kind == "points":
        return replace(amount, kind="points", unit=found, end=end, literal="")
    if kind == "money":
        return replace(amount, kind="money", currency=found, end=end, literal="")
    return replace(amount, kind="measure", unit=found, end=end)


def _amount(text: str, start: int) -> Figure | None:
    ordinal = _ORDINAL.match(text, start)
    if ordinal is not None:
        value = str(int(ordinal[1].replace(",", "")))
        return Figure("ordinal", start, ordinal.end(), ordinal[0], value)
    begin = start
    if minus_ahead(text, start):
        begin = start - 1
    low = _read(text, begin)
    if low is None:
        return None
    if low.spelled and low.value == "1" and _is_pronoun(text, low):
        return None
    if begin < start and low.kind == "number":
        begin, low = start, replace(low, start=start, value=low.value.removeprefix("-"))
    joint = _JOINT.match(text, low.end)
    high = _read(text, joint.end()) if joint is not None and low.kind != "ordinal" else None
    if joint is not None and high is not None and not high.value.startswith("-"):
        both = None
        if "/" not in low.value + high.value and not (_is_year(low) and high.kind != "number"):
            both = merge(low, high)
        if both is not None and high.kind != "ordinal" and not _code_ahead(text, high):
            how = "dash" if joint["dash"] else "to"
            if how == "dash" and is_code(text, *both):
                return None
            return _joined(text, begin, *both, how)
    if not low.spelled and _code_ahead(text, low):
        return None
    if low.spelled and text[start].isupper() and text[max(0, start - 2) : start].strip(" \"“'("):
        low = replace(low, soft=True)  # `Twenty One Capital`: a name
    return _single(text, low)


def _single(text: str, amount: Amount) -> Figure:
    if _is_year(amount):
        return Figure("date", amount.start, amount.end, amount.literal, amount.literal)
    return amount.figure(text)


def _is_year(amount: Amount) -> bool:
    return amount.kind == "number" and _YEAR.match(amount.literal) is not None


def _joined(text: str, start: int, low: Amount, high: Amount, how: str) -> Figure:
    if _is_year(low) and _is_year(high):
        low, high = replace(low, kind="date"), replace(high, kind="date")
    elif how == "dash" and _is_score(low, high):
        value = f"{low.value}-{high.value}"
        return Figure("score", start, high.end, text[start : high.end], value)
    return span(text, start, low, high, how)


def _is_score(low: Amount, high: Amount) -> bool:
    if low.kind != "number" or low.spelled:
        return False
    ends = (low.value, high.value)
    return all(value.isdecimal() and int(value) < 200 for value in ends)


def _code_ahead(text: str, amount: Amount) -> bool:
    return amount.kind == "number" and _GLUED.match(text, amount.end) is not None


def _is_pronoun(text: str, amount: Amount) -> bool:
    """`no one`, `one of`, `one another`."""
    if _ONE_NOT.search(text, max(0, amount.start - 8), amount.start):
        return True
    return re.compile(r"(?i)(?:-|\s(?:of|another|by|day)\b)").match(text, amount.end) is not None


def _between(text: str, start: int) -> Figure | None:
    position = start + len("between ")
    low = _read(text, position)
    if low is None or low.kind == "ordinal":
        return None
    joint = _AND.match(text, low.end)
    high = _read(text, joint.end()) if joint is not None else None
    if high is None or high.kind == "ordinal" or "/" in low.value + high.value:
        return None
    both = merge(low, high)
    return None if both is None else _joined(text, start, *both, "between")


def _decade(text: str, start: int) -> Figure | None:
    match = _DECADE.match(text, start)
    if match is None:
        return None
    digits = match[1] or f"{'20' if match[2] < '3' else '19'}{match[2]}"
    return Figure("date", start, match.end(), match[0], f"{digits}X")


def _season(text: str, start: int) -> Figure | None:
    match = _SEASON.match(text, start)
    if match is None:
        return None
    first, second = match[1], match[3]
    if len(second) == 2:
        second = first[:2] + second
        if int(second) <= int(first):
            return None
    join = "slash" if match["sign"] == "/" else "dash"
    detail = (("join", join), ("of", "date"))
    return Figure("range", start, match.end(), match[0], f"{first}/{second}", detail=detail)


def _fraction(text: str, start: int) -> Figure | None:
    match = _FRACTION.match(text, start)
    if match is None or int(match[1]) >= int(match[2]):
        return None
    if _LABELLED.search(text, max(0, start - 24), start):
        return None
    return Figure("number", start, match.end(), match[0], match[0])
