"""Acronyms that a sentence defines: `Long Form (ABBR)` and `ABBR (Long Form)`.

Found as in Schwartz & Hearst, "A simple algorithm for identifying abbreviation definitions in
biomedical text" (PSB 2003), with one step before it: initials, since Indonesian acronyms in
capitals leave out `dan`, `di` and their like.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_BRACKETS = re.compile(r"\(([^()]{2,80})\)")
LEFT_OUT = frozenset(
    ["dan", "di", "ke", "dari", "untuk", "yang", "atas", "bagi", "the", "of", "and", "for"]
)
_SHORT = re.compile(r"[A-Z][\w&/-]{1,14}(?: RI)?")


@dataclass(frozen=True, slots=True)
class Definition:
    """`Long Form (ABBR)` or `ABBR (Long Form)`; offsets are those of the sentence it stands in."""

    short: str
    long: str
    short_start: int
    short_end: int
    long_start: int
    long_end: int


def definitions(text: str) -> list[Definition]:
    """The acronyms that a sentence defines."""
    found: list[Definition] = []
    for match in _BRACKETS.finditer(text):
        inside, before = match[1].strip(), text[: match.start()].rstrip()
        inside_start = match.start(1) + match[1].index(inside)
        if _is_short(inside):
            start = _long_form(inside, before)
            if start is not None:
                found.append(
                    Definition(
                        inside,
                        before[start:],
                        inside_start,
                        inside_start + len(inside),
                        start,
                        len(before),
                    )
                )
            continue
        last = re.search(r"[\w&/-]+$", before)
        if last and _is_short(last[0]) and _long_form(last[0], inside) == 0:
            found.append(
                Definition(
                    last[0],
                    inside,
                    last.start(),
                    last.end(),
                    inside_start,
                    inside_start + len(inside),
                )
            )
    return found


def _is_short(text: str) -> bool:
    return _SHORT.fullmatch(text) is not None and sum(c.isupper() for c in text) >= 1


def _long_form(short: str, before: str) -> int | None:
    """Where the long form of `short` begins in the text that ends with it."""
    words = list(re.finditer(r"[\w&-]+", before))
    if short.isupper():
        start = _by_initials(short, words)
        if start is not None:
            return start
    limit = min(len(short) + 5, len(short) * 2)
    words = words[-limit:]
    if len(words) < 2:
        return None
    s, i = len(short) - 1, len(before) - 1
    floor = words[0].start()
    while s >= 0:
        wanted = short[s].casefold()
        if not wanted.isalnum():
            s -= 1
            continue
        while i >= floor and (
            before[i].casefold() != wanted or (s == 0 and i > 0 and before[i - 1].isalnum())
        ):
            i -= 1
        if i < floor:
            return None
        s, i = s - 1, i - 1
    start = i + 1
    long = before[start:]
    return start if " " in long and not re.search(r"[.;:!?\"“”]", long) else None


def _by_initials(short: str, words: Sequence[re.Match[str]]) -> int | None:
    left = list(short.casefold().replace(" ", ""))
    for word in reversed(words):
        text = word[0].casefold()
        if text in LEFT_OUT and (not left or text[0] != left[-1]):
            continue
        if not left or text[0] != left[-1]:
            return None
        left.pop()
        if not left:
            return word.start()
    return None
