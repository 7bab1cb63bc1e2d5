"""What of a sentence must survive its translation: figures, names and glossary terms."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from summarizer import figures
from summarizer.figures.model import Figure
from summarizer.resources import data_lines
from summarizer.translation.model import Language, Span

if TYPE_CHECKING:
    from summarizer.glossary import Glossary
    from summarizer.mentions import Mentions

# Spelled out in nearly all news texts, in Indonesian as in English.
SMALL_NUMBERS = frozenset(str(value) for value in range(11))


@dataclass(frozen=True, slots=True)
class KnownTerm:
    """A common noun or plain word of the glossary in a sentence, with both translations."""

    start: int
    end: int
    text: str
    english: str
    japanese: str


@dataclass(frozen=True, slots=True)
class SourceSentence:
    """A sentence to translate.

    `spans` do not overlap, in reading order; `eager` tells which of them get a slot at once, the
    others only where the model spoils them. `english[i]` is how English writes `spans[i]`, for
    the way through English. `figures` are all figures of the sentence. `terms` are those words of
    the glossary that the model is left to translate.
    """

    text: str
    spans: tuple[Span, ...] = ()
    eager: tuple[bool, ...] = ()
    english: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    terms: tuple[KnownTerm, ...] = ()

    def in_english(self) -> SourceSentence:
        """The sentence with its spans as English writes them, for the way through English."""
        if not self.english:
            return self
        spans = zip(self.spans, self.english, strict=True)
        return replace(self, spans=tuple(replace(span, target=form) for span, form in spans))


class Protector:
    """Finds the figures, names and terms of sentences for one pair of languages."""

    def __init__(self, source: Language, target: Language, glossary: Glossary | None) -> None:
        self.source = source
        self.target = target
        self.glossary = glossary

    def protect(
        self, sentences: Sequence[str], published: str | None = None, known: Sequence[str] = ()
    ) -> list[SourceSentence]:
        """Protect sentences of one article, in the order a reader meets them.

        `published` (ISO 8601) gives the year of a date that has none; `known` are further sentences
        of the article, for the names and acronyms they tell of.
        """
        told = (*sentences, *known)
        mentions = self._mentions(told, self.target)
        english = self._mentions(told, "en") if self.target == "ja" else None
        return [
            self._protect(text, index, published, mentions, english)
            for index, text in enumerate(sentences)
        ]

    def _mentions(self, sentences: Sequence[str], language: Language) -> Mentions | None:
        if self.source != "id" or self.glossary is None:
            return None
        from summarizer.mentions import Mentions

        return Mentions(self.glossary, sentences, language)

    def _protect(
        self,
        text: str,
        index: int,
        published: str | None,
        mentions: Mentions | None,
        english: Mentions | None,
    ) -> SourceSentence:
        found = find_figures(text, self.source, published)
        entries = []
        pivot: dict[tuple[int, int], str] = {}
        for figure in found:
            span, english_text = _figure_span(text, figure, self.target)
            widened = span.start < figure.start
            entries.append((span, self.target == "ja" or widened or worth_a_slot(figure)))
            pivot[span.start, span.end] = english_text
        taken = [(span.start, span.end) for span, _ in entries]
        if mentions is not None:
            entries += [
                (span, True)
                for span in mentions.spans(index, text, taken)
                if _whole_words(text, span)
            ]
        if english is not None:
            pivot |= {
                (span.start, span.end): span.target for span in english.spans(index, text, taken)
            }
        entries.sort(key=lambda entry: entry[0].start)
        return SourceSentence(
            text=text,
            spans=tuple(span for span, _ in entries),
            eager=tuple(eager for _, eager in entries),
            english=tuple(pivot.get((span.start, span.end), span.text) for span, _ in entries),
            figures=tuple(found),
            terms=self._terms(text, [span for span, _ in entries]),
        )

    def _terms(self, text: str, taken: Sequence[Span]) -> tuple[KnownTerm, ...]:
        if self.source != "id" or self.glossary is None:
            return ()
        from summarizer.mentions import PLAIN_WORD

        return tuple(
            KnownTerm(term.start, term.end, term.text, term.entry.en, term.entry.ja)
            for term in self.glossary.find(text)
            if (term.entry.kind == "term" or PLAIN_WORD in term.entry.note)
            and term.entry.en
            and all(term.end <= span.start or term.start >= span.end for span in taken)
        )


def find_figures(text: str, language: Language, published: str | None = None) -> list[Figure]:
    """The figures of a sentence in `language`, with the year of dates where it is known."""
    if language == "en":
        return list(figures.english.parse(text))
    if language == "ja":
        return list(figures.japanese.parse(text))
    return list(figures.resolve(figures.parse(text), published)[0])


def worth_a_slot(figure: Figure) -> bool:
    """Whether a figure gets a slot at once.

    Small numbers in words and ordinals read better when the model sees them; they get a slot
    where it loses them (docs/slots.md has the measurements).
    """
    if any(character.isdigit() for character in figure.text):
        return True
    if figure.kind == "ordinal":
        return False
    return figure.kind not in ("number", "measure") or figure.value not in SMALL_NUMBERS


def _whole_words(text: str, span: Span) -> bool:
    return not (
        text[span.start - 1 : span.start].isalnum() or text[span.end : span.end + 1].isalnum()
    )


def write(figure: Figure, language: Language) -> str:
    """How `language` writes the figure; Indonesian as it stood."""
    return figure.text if language == "id" else figures.render(figure, language)


def _figure_span(text: str, figure: Figure, target: Language) -> tuple[Span, str]:
    """The span of a figure with the approximator before it, and how English writes both."""
    start = figure.start
    written, english = write(figure, target), write(figure, "en")
    if match := _approximator().search(text, 0, start):
        start = match.start()
        words = _approximators()[match[1].casefold()]
        written = words["en"] + " " + written if target == "en" else words["ja"] + written
        english = words["en"] + " " + english
    return Span(start, figure.end, text[start : figure.end], "figure", written), english


@cache
def _approximators() -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in csv.DictReader(data_lines("approximators.csv"))}


@cache
def _approximator() -> re.Pattern[str]:
    words = "|".join(map(re.escape, _approximators()))
    return re.compile(
        rf"(?<![\w-])({words})(?:\s+(?:sebesar|sebanyak|senilai|selama))?\s+\Z", re.IGNORECASE
    )
