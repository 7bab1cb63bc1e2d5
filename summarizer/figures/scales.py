"""Scale words behind an Indonesian number: `juta`, `jutaan`, `ribu triliun`, and `M` of money."""

from __future__ import annotations

import re
from functools import cache

from summarizer.figures.vocabulary import any_of, table

# `Rp 200 atau 150 triliun`: the scale of the second is that of both.
_SHARED_SCALE = re.compile(r"\s(?:atau|dan)\s\d[\d.,]*(?=\s)")


@cache
def pattern(money: bool) -> re.Pattern[str]:
    """A scale word behind a number, `an` behind it for `jutaan`; money also knows M and T."""
    words = table("words")["indonesian"]
    long = [word for word in words["scales"] if len(word) > 2]
    short = [word for word in words["scales"] if len(word) == 2]
    letters = [*short, *(words["money_scales"] if money else ())]
    head = rf"\s?(?:(?P<word>(?i:{any_of(long)}))(?P<about>an)?(?:nya)?"
    # Words that lost their space behind a scale (`triliunchip`), but no `jutawan`, `miliarder`.
    glued = r"(?<=[a-z]{4})(?!wan|der|an|nya)(?=[a-z]{4})"
    return re.compile(rf"{head}|(?P<letter>{any_of(letters)}))(?:(?!\w)|{glued})")


def read(text: str, end: int, currency: str | None = None) -> tuple[int, int, bool]:
    """Power of ten, end, and whether `-an` follows, of the scale words at `end`."""
    words = table("words")["indonesian"]
    power, about = 0, False
    for _ in range(2):  # `2 ribu triliun`
        match = pattern(currency is not None).match(text, end)
        if match is None or about:
            break
        word, letter = match["word"], match["letter"]
        if word:
            power += words["scales"][word.lower()]
        elif power:
            break
        else:
            power += words["scales"].get(letter) or words["money_scales"][letter]
            power -= 3 * (letter == "m" and currency != "IDR")  # `$5m` is English
        about = match["about"] is not None
        end = match.end()
    return power, end, about


def shared(text: str, digits: str, end: int, currency: str | None) -> int:
    """The power of ten of `150 triliun` in `Rp 200 atau 150 triliun`, else 0."""
    if currency is None or len(digits.partition(",")[0]) > 3 or "." in digits:
        return 0
    other = _SHARED_SCALE.match(text, end)
    return 0 if other is None else read(text, other.end())[0]
