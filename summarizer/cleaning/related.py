"""Linked headlines: where one ends and the story goes on.

A label ("Baca juga:") says where a headline begins, nothing says where it ends once the link is
lost. What cannot be decided stays: a headline left in the text harms less than a sentence lost.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from summarizer.cleaning.rules import words

# Longer than any headline seen behind a label in the corpora (the longest has 170 characters).
_LONGEST = 200
_FEWEST_WORDS = 3
# Share of content words that begin with a capital: 1.0 in title case, 0.1 to 0.5 in prose.
_TITLE_CASE = 0.75

_LABEL_LINE = re.compile(r"(?:Baca|BACA|Lihat|Simak) (?:[Jj]uga|JUGA)\s*(:?)")
_WORD = re.compile(r"[^\W_][\w'’/.-]*")
_HAS_STOP = re.compile(r"[.!?][\"”’]? (?=\S)|[.][\"”’]?$")
_STOP = re.compile(r"[.:;,…][\"”’)]*$|[!?][\"”’]$")


def is_headline(text: str) -> bool:
    """Whether a text is written as a headline: short, in title case, no full stop."""
    if len(text) > _LONGEST or _STOP.search(text):
        return False
    found = _WORD.findall(text)
    return len(found) >= _FEWEST_WORDS and _title_case(found) >= _TITLE_CASE


def _title_case(found: list[str]) -> float:
    content = [word for word in found if word.casefold() not in _function_words()]
    capital = sum(1 for word in content if not word[0].islower())
    return capital / len(content) if content else 0.0


@cache
def _function_words() -> frozenset[str]:
    text = (files("summarizer") / "data" / "function_words.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)["id"])


@cache
def _resume() -> re.Pattern[str]:
    """Where a story goes on behind a headline: a quotation or a word that opens sentences."""
    openers = "|".join(sorted(words("sentence_openers.txt"), key=len, reverse=True))
    return re.compile(
        rf"(?<=[\w?!)'’\"”] )[\"“](?=[A-Z])|(?<=[?!])(?:[\"”’]? |(?=[A-Z]))(?=[A-Z\"“])|"
        rf"(?:(?<= )|(?<=[a-z0-9?!)]))(?:{openers})(?:,|(?= [a-z])|(?= \w+))(?![A-Z])"
    )


def headline_end(text: str, limit: int) -> int:
    """How much of `text`, which begins with a linked headline, the headline takes.

    `limit` is where the next label or the paragraph's end comes. 0 where it cannot be decided.
    """
    whole = text[:limit].strip()
    if len(whole) <= _LONGEST and (is_headline(whole) or not _HAS_STOP.search(whole)):
        return limit
    for match in _resume().finditer(text, 0, _LONGEST):
        before = _WORD.findall(text[: match.start()])
        if len(before) >= _FEWEST_WORDS and _title_case(before) >= _TITLE_CASE:
            return match.start()
    return 0


def label_run(paragraphs: list[str], index: int) -> int:
    """How many paragraphs from `index` on are a label on its own line and its headlines; 0 if none.

    With a colon one headline follows (detik), and perhaps videos. Without, a list of up to three
    does (Republika) or nothing (Liputan6, whose list scraping loses): a single heading there is a
    heading of the story.
    """
    label = _LABEL_LINE.fullmatch(paragraphs[index])
    if not label:
        return 0
    run = 0
    while (
        run < 3 and index + 1 + run < len(paragraphs) and is_headline(paragraphs[index + 1 + run])
    ):
        run += 1
    if label[1]:
        return 1 + min(run, 1)
    return 1 + (run if run >= 2 else 0)
