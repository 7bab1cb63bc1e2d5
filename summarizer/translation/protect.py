"""What of a sentence must survive its translation: figures, names and glossary terms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer import figures
from summarizer.figures.model import Figure
from summarizer.translation.model import Language, Span

if TYPE_CHECKING:
    from summarizer.glossary import Glossary
    from summarizer.mentions import Mentions


@dataclass(frozen=True, slots=True)
class SourceSentence:
    """A sentence to translate.

    `spans` do not overlap, in reading order. `figures` are all figures of the sentence, those
    included that are not worth a slot. `english[i]` is how English writes `spans[i]`, for the
    way through English.
    """

    text: str
    spans: tuple[Span, ...] = ()
    figures: tuple[Figure, ...] = ()
    english: tuple[str, ...] = ()


class Protector:
    """Finds the figures, names and terms of sentences for one pair of languages."""

    def __init__(self, source: Language, target: Language, glossary: Glossary | None) -> None:
        self.source = source
        self.target = target
        self._glossary = glossary

    def protect(
        self, sentences: Sequence[str], published: str | None = None
    ) -> list[SourceSentence]:
        """Protect sentences of one article, in the order a reader meets them.

        `published` (ISO 8601) gives the year of a date that has none.
        """
        mentions = self._mentions(sentences, self.target)
        english = self._mentions(sentences, "en") if self.target == "ja" else None
        return [
            self._protect(text, index, published, mentions, english)
            for index, text in enumerate(sentences)
        ]

    def _mentions(self, sentences: Sequence[str], language: Language) -> Mentions | None:
        if self.source != "id" or self._glossary is None:
            return None
        from summarizer.mentions import Mentions

        return Mentions(self._glossary, sentences, language)

    def _protect(
        self,
        text: str,
        index: int,
        published: str | None,
        mentions: Mentions | None,
        english: Mentions | None,
    ) -> SourceSentence:
        found = find_figures(text, self.source, published)
        masked = [figure for figure in found if worth_a_slot(figure)]
        taken = [(figure.start, figure.end) for figure in masked]
        spans = [_figure_span(figure, self.target) for figure in masked]
        if mentions is not None:
            spans += mentions.spans(index, text, taken)
        spans.sort(key=lambda span: span.start)
        pivot: dict[tuple[int, int], str] = {}
        if english is not None:
            pivot = {
                (span.start, span.end): span.target for span in english.spans(index, text, taken)
            }
        pivot |= {(f.start, f.end): figures.render(f, "en") for f in masked}
        return SourceSentence(
            text=text,
            spans=tuple(spans),
            figures=tuple(found),
            english=tuple(pivot.get((span.start, span.end), span.text) for span in spans),
        )


def find_figures(text: str, language: Language, published: str | None = None) -> list[Figure]:
    """The figures of a sentence in `language`, with the year of dates where it is known."""
    if language == "en":
        return list(figures.english.parse(text))
    if language == "ja":
        return list(figures.japanese.parse(text))
    return list(figures.resolve(figures.parse(text), published)[0])


def worth_a_slot(figure: Figure) -> bool:
    """Whether a figure is masked (docs/slots.md has the measurements behind the choice)."""
    return any(character.isdigit() for character in figure.text) or figure.kind not in (
        "number",
        "ordinal",
        "weekday",
        "month",
    )


def _figure_span(figure: Figure, target: Language) -> Span:
    return Span(figure.start, figure.end, figure.text, "figure", figures.render(figure, target))
