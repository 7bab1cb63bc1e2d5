"""Takes away from a sentence what a summary can do without, and leaves a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from summarizer import figures
from summarizer.abstractive.rules import Rule, rules
from summarizer.evaluation import tokens

# What stands between quotation marks is somebody's own words.
_QUOTATION = re.compile(r"[\"“][^\"“”]*[\"”]")
_QUOTE_MARKS = re.compile(r"[\"“”]")
_PREDICATE = re.compile(
    r"\b(?:me[a-z]{3,}|ber[a-z]{3,}|ter[a-z]{3,}|di[a-z]{4,}|pe[a-z]{3,}|akan|telah|sudah|adalah|"
    r"menurut|kata|ujar|[a-z]{3,}(?:kan|i)|naik|turun|tewas|menang|kalah|jadi|ada|masuk|lolos|"
    r"tiba|hadir|tampil|gelar|raih|punya|tidak|tak|belum|bukan|bakal|harus|bisa|dapat|resmi)\b"
)
# A sentence that is cut down to these ends in the middle.
_DANGLING = re.compile(
    r"\b(?:dan|atau|serta|yang|di|ke|dari|pada|oleh|untuk|dengan|bahwa|karena|agar|adalah|yakni|"
    r"yaitu|seperti|sebagai|terhadap|kepada|dalam|antara|para|hari)\s*[.,]?$"
)
_FEWEST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch of a sentence that goes; `kept` is that of its rule."""

    start: int
    end: int
    rule: str
    kept: float


def find(
    text: str, names: Sequence[tuple[int, int]] = (), published: str | None = None
) -> list[Cut]:
    """What can be cut from a sentence, in reading order, not overlapping.

    No cut touches a quotation or goes through one of the `names` (offsets). `published` is the ISO
    8601 date of the news.
    """
    quotations = [match.span() for match in _QUOTATION.finditer(text)]
    if len(_QUOTE_MARKS.findall(text)) != 2 * len(quotations):
        return []
    found: list[Cut] = []
    for rule in rules():
        if rule.unless is not None and rule.unless.search(text):
            continue
        for cut in _matches(rule, text):
            if (
                (not rule.day or _is_day(text[cut.start : cut.end], published))
                and all(cut.end <= start or end <= cut.start for start, end in quotations)
                and all(cut.end <= other.start or other.end <= cut.start for other in found)
                and not any(
                    start < cut.start < end or start < cut.end < end for start, end in names
                )
            ):
                found.append(cut)
    return sorted(found, key=lambda cut: cut.start)


def _is_day(text: str, published: str | None) -> bool:
    """Whether all dates and weekdays of a text are the day on which the news was published."""
    if published is None:
        return False
    found, _ = figures.resolve(figures.parse(text), published)
    try:
        day = date.fromisoformat(published[:10])
    except ValueError:
        return False
    wanted = {"date": day.isoformat(), "weekday": str(day.isoweekday())}
    return bool(found) and all(wanted.get(item.kind) == item.value for item in found)


def _matches(rule: Rule, text: str) -> Iterable[Cut]:
    for match in rule.pattern.finditer(text):
        start, end = match.span("cut")
        yield Cut(start, end, rule.name, rule.kept)


def apply(text: str, cuts: Sequence[Cut]) -> str:
    """The sentence without the cuts, tidied: spaces, commas, the capital at its beginning."""
    pieces: list[str] = []
    position = 0
    for cut in cuts:
        pieces.append(text[position : cut.start])
        position = cut.end
    return tidy("".join([*pieces, text[position:]]))


def tidy(text: str) -> str:
    """A sentence put right after a cut: single spaces, no comma before a stop, a capital first."""
    text = " ".join(text.split())
    text = re.sub(r"\s+([,.;:!?])", r"\1", text)
    text = re.sub(r",(?=[,.])", "", text).lstrip(",;:–—- ")
    for position, char in enumerate(text):
        if char.isalnum():
            return text[:position] + char.upper() + text[position + 1 :]
    return text


def is_sentence(text: str) -> bool:
    """Whether a cut sentence still reads as one: long enough, with a predicate and both ends."""
    return (
        len(tokens(text)) >= _FEWEST_WORDS
        and _PREDICATE.search(text) is not None
        and _DANGLING.search(text) is None
        and text.count("(") == text.count(")")
    )
