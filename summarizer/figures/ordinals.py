"""Indonesian ordinals: `ke-54`, `kedua`, `abad XXI`, and `20th` in an English name."""

from __future__ import annotations

import re

from summarizer.figures.model import Figure
from summarizer.figures.vocabulary import table, word_set

_ORDINAL = re.compile(r"[Kk]e[-– ]?(\d{1,3}(?:\.\d{3})*|\d+)(?![\w/]|[.,]\d)")
_ROMAN_CENTURY = re.compile(r"(?i:abad)\s(?:ke-?\s?)?([IVX]+)(?!\w)")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_WORD = re.compile(r"[^\W\d_]+")
_TENS = re.compile(r"(?i)\s(?:puluh|belas)\b")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\s$")


def numbered(text: str, start: int) -> Figure | None:
    """`ke-54`, `ke 54`."""
    match = _ORDINAL.match(text, start)
    if match is None or (match[0][2] == " " and len(match[1]) > 3):
        return None
    value = str(int(match[1].replace(".", "")))
    if match[0][2] in " " and not _has_head(text, start):
        return None
    return Figure("ordinal", start, match.end(), match[0], value)


def latin(text: str, start: int) -> Figure | None:
    """`20th` in an English name."""
    match = re.compile(r"(\d+)(?:st|nd|rd|th)(?!\w)").match(text, start)
    if match is None:
        return None
    return Figure("ordinal", start, match.end(), match[0], match[1])


def century(text: str, start: int) -> Figure | None:
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


def _has_head(text: str, start: int) -> bool:
    before = _WORD_BEFORE.search(text, max(0, start - 24), start)
    if before is None or before[1].lower() in word_set("openers"):
        return False
    word = before[1].lower()
    return word in word_set("ordinal_heads") or word.startswith("ter")  # `terbesar kedua`


_ORDINAL_BEFORE = re.compile(
    r"\b(?:ke(?:dua|tiga|empat|lima|enam)|pertama)(?:,|\s(?:dan|atau|hingga))\s$"
)
_ORDINAL_AHEAD = re.compile(r"(?i),|\s(?:kali|kalinya|ter\w+)\b")
_WORD_AHEAD = re.compile(r"\s([^\W\d_]+)")


def _is_ordinal(text: str, start: int, end: int) -> bool:
    """Does the word from `start` to `end` order one thing, rather than take all of them?"""
    if _ORDINAL_BEFORE.search(text, max(0, start - 24), start) is not None:
        return True
    match = _WORD_AHEAD.match(text, end)
    ahead = "" if match is None else match[1]
    if _has_head(text, start):
        return True
    if ahead in word_set("collective_nouns"):
        return False
    if _ORDINAL_AHEAD.match(text, end) is not None:
        return True
    before = _WORD_BEFORE.search(text, max(0, start - 24), start)
    if before is None or before[1].lower() in word_set("openers"):
        return False
    return not ahead or ahead[0].isupper() or ahead in word_set("closers")


def spelled(text: str, start: int) -> Figure | None:
    """`pertama`; `kedua` and above only where they cannot mean "both", "all three"."""
    match = _WORD.match(text, start)
    if match is None or text[match.end() : match.end() + 1] == "-":
        return None
    if part_of_name(text, start) or _TENS.match(text, match.end()) is not None:
        return None
    value: int = table("words")["indonesian"]["ordinals"][match[0].lower()]
    if value > 1 and not _is_ordinal(text, start, match.end()):
        return None
    detail = (("spelled", "yes"),)
    return Figure("ordinal", start, match.end(), match[0], str(value), detail=detail)


def part_of_name(text: str, start: int) -> bool:
    """Is the capitalised word at `start` neither a headline's nor the first of a sentence?"""
    return text[start].isupper() and not _headline(text) and not _begins(text, start)


def _begins(text: str, start: int) -> bool:
    """Does a sentence or a quotation begin at `start`?"""
    return (
        start == 0
        or re.search(r"[\"“”'‘(:–-]\s?$|[.!?]\s$", text[max(0, start - 3) : start]) is not None
    )


def _headline(text: str) -> bool:
    """Are most words capitalised?"""
    words = re.findall(r"(?<!\w)[^\W\d_]{3,}", text)
    return bool(words) and sum(word[0].isupper() for word in words) > 0.7 * len(words)
