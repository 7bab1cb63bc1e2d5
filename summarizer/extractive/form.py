"""The form of a sentence: its length, quotations, names, figures and cue words."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from summarizer.article import Article
from summarizer.evaluation import tokens
from summarizer.resources import data_toml

# A mark that opens, and the next one that closes or the end of the paragraph, where a quotation
# over several paragraphs goes on. One that is longer than a long speech was never closed.
_QUOTATION = re.compile(r"(?:^|(?<=[\s(]))[\"“](?=\S)[^\"“”]{1,1200}(?:(?<=\S)[\"”]|$)")
_SPOKEN_ABOUT = re.compile(r"[\"”]\s*,?\s*([a-z]+)\b|,\s+(?:kata|ujar|lanjut|tutur)\b")
_CAPITALISED = re.compile(r"(?<=[\w,;:)”\"’-] )[“\"(]?[A-Z][\w-]+")
_ACRONYM = re.compile(r"\b[A-Z]{2,6}\b")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_MONEY = re.compile(r"\b(?:Rp|US\$|USD|rupiah|dolar|triliun|miliar|juta)\b|[$€£]", re.IGNORECASE)
_PERCENT = re.compile(r"%|\bpersen\b")
_DATE = re.compile(
    r"\(\d{1,2}/\d{1,2}(?:/\d{2,4})?\)|\b(?:Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu)\b"
)
_VERB = re.compile(
    r"\b(?:me|ber|di|ter|pe[nm])[a-z]{3,}|\b(?:adalah|akan|telah|sudah|ada|jadi|bisa)\b"
)


@cache
def _cues() -> dict[str, dict[str, frozenset[str]]]:
    return {
        where: {name: frozenset(entries) for name, entries in lists.items()}
        for where, lists in data_toml("cue_words.toml").items()
    }


def _opening(row: Sequence[str]) -> frozenset[str]:
    return frozenset(" ".join(row[:size]) for size in (1, 2, 3, 4))


def starts_with(cue: str, text: str) -> bool:
    """Whether a sentence opens with an entry of the list `cue` in cue_words.toml, [start]."""
    return bool(_opening(tokens(text)) & _cues()["start"][cue])


def cue_features(row: Sequence[str]) -> dict[str, float]:
    """Which cue lists the tokens of a sentence touch: 1 or 0 for each list."""
    starts = _opening(row)
    pairs = {" ".join(pair) for pair in pairwise(row)} | set(row)
    cues = _cues()
    found = {f"starts_{name}": float(bool(starts & e)) for name, e in cues["start"].items()}
    found |= {f"has_{name}": float(bool(pairs & e)) for name, e in cues["anywhere"].items()}
    return found


def quoted_shares(article: Article) -> list[float]:
    """The share of each sentence that someone is quoted with, wherever the marks stand."""
    ends = {s.paragraph: s.end for s in article.sentences}
    spans = {
        number: [m.span() for m in _QUOTATION.finditer(article.paragraphs[number].text, 0, end)]
        for number, end in ends.items()
    }
    return [
        sum(max(0, min(end, s.end) - max(start, s.start)) for start, end in spans[s.paragraph])
        / (s.end - s.start)
        for s in article.sentences
    ]


def surface_features(text: str, row: Sequence[str], quoted: float) -> dict[str, float]:
    """Length, quotation, names, figures and punctuation of a sentence with tokens `row`."""
    count = len(row)
    letters = [c for c in text if c.isalpha()]
    verbs = _VERB.findall(text.lower())
    return {
        "words": min(count, 60) / 20,
        "words_log": math.log1p(count),
        "short": float(count < 8),
        "fragment": float(count < 4 or not verbs),
        "long": float(count > 35),
        "quoted": quoted,
        "starts_quote": float(text[:1] in "\"“'‘"),
        "quote_alone": float(quoted > 0.9),
        "attributed": float(bool(_SPOKEN_ABOUT.search(text))),
        "names": min(len(_CAPITALISED.findall(text)), 10) / 5,
        "acronyms": min(len(_ACRONYM.findall(text)), 5) / 2,
        "figures": min(len(_FIGURE.findall(text)), 6) / 3,
        "money": float(bool(_MONEY.search(text))),
        "percent": float(bool(_PERCENT.search(text))),
        "date": float(bool(_DATE.search(text))),
        "question": float("?" in text),
        "exclaims": float("!" in text),
        "colon_end": float(text.endswith(":")),
        "stops": float(text.rstrip("\"”')").endswith((".", "!", "?", "…"))),
        "upper": sum(map(str.isupper, letters)) / max(1, len(letters)),
        "parenthesis": float("(" in text),
        "commas": min(text.count(","), 6) / 3,
    }
