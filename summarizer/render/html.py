"""The digest as one self-contained HTML page: no script, nothing fetched from elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.digest import Digest, FigureMention
from summarizer.render.highlights import figure_pieces, figures_by_sentence, figures_of
from summarizer.render.labels import Labels, labels
from summarizer.render.page import allowance, part, template
from summarizer.render.view import (
    Passage,
    View,
    separator,
    view,
    visible,
    web_address,
)
from summarizer.render.wrapping import phrases

# Figures up to this many characters are kept on one line; longer ones would not fit a phone.
_LONGEST_TIGHT = 24


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text. `tip` tells a figure's value and how it is written elsewhere."""

    text: str
    tip: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleSentence:
    """A sentence of the article; `number` is that of the key sentence or statement it is in."""

    index: int
    before: str
    pieces: tuple[Piece, ...]
    number: int | None


def render(digest: Digest, *, width: int | None = None, color: bool = False) -> str:
    """The digest as an HTML page; `width` and `color` have no meaning here."""
    return _page(digest, view(digest))


def _page(digest: Digest, shown: View) -> str:
    css = part("digest.css")
    mentions = figures_by_sentence(digest)

    def pieces(passage: Passage) -> tuple[Piece, ...]:
        found = figures_of(passage.sentences, mentions)
        return _pieces(passage.text, found, passage.language, shown)

    return template("digest.html.jinja").render(
        digest=digest,
        view=shown,
        words=shown.labels,
        labels=labels,
        css=css,
        css_allowance=allowance(css),
        address=web_address(digest.article.url),
        author=visible(digest.article.author or ""),
        paragraphs=_paragraphs(digest, shown, mentions),
        columns=("id", *shown.languages),
        pieces=pieces,
        separator=separator,
        longest_tight=_LONGEST_TIGHT,
        phrases=phrases,
        visible=visible,
        value=_value,
        written=getattr,
        models=_models(digest, shown),
    )


def _pieces(
    text: str, mentions: Sequence[FigureMention], language: str, shown: View
) -> tuple[Piece, ...]:
    return tuple(
        Piece(visible(stretch))
        if mention is None
        else Piece(visible(stretch), _tip(mention, language, shown), mention.figure.value)
        for stretch, mention in figure_pieces(text, mentions, language)
    )


def _tip(mention: FigureMention, language: str, shown: View) -> str:
    """How the other languages of the page write the figure, and its value."""
    written = [
        mention.figure.text if code == "id" else getattr(mention, code)
        for code in ("id", *shown.languages)
        if code != language
    ]
    return visible(" · ".join(filter(None, [*written, f"= {_value(mention, shown.labels)}"])))


def _value(mention: FigureMention, words: Labels) -> str:
    """The value for reading: digits grouped, with the currency, unit or per cent sign."""
    figure = mention.figure
    if figure.kind == "percent":
        return visible(f"{words.number(figure.value)}%")
    grouped = figure.kind in ("money", "number", "measure", "points")
    value = words.number(figure.value) if grouped else figure.value
    return visible(" ".join(filter(None, (value, figure.currency or figure.unit))))


def _paragraphs(
    digest: Digest, shown: View, mentions: dict[int, list[FigureMention]]
) -> list[list[ArticleSentence]]:
    numbers = _numbers(shown)
    article = digest.article
    paragraphs: list[list[ArticleSentence]] = [[] for _ in article.paragraphs]
    ends = [0] * len(article.paragraphs)
    for sentence in article.sentences:
        text = article.paragraphs[sentence.paragraph].text
        paragraphs[sentence.paragraph].append(
            ArticleSentence(
                index=sentence.index,
                before=visible(text[ends[sentence.paragraph] : sentence.start]),
                pieces=_pieces(sentence.text, mentions.get(sentence.index, []), "id", shown),
                number=numbers.get(sentence.index),
            )
        )
        ends[sentence.paragraph] = sentence.end
    return [sentences for sentences in paragraphs if sentences]


def _numbers(shown: View) -> dict[int, int]:
    """The number of the key sentence, or else of the summary's statement, that a sentence is in."""
    if shown.lists_keys or not shown.summaries:
        return {row.index: row.number for row in shown.key_sentences}
    return {
        index: number
        for number, passage in reversed(list(enumerate(shown.summaries[0].passages, start=1)))
        for index in passage.sentences
    }


def _models(digest: Digest, shown: View) -> str:
    """The models that translated, each once, with their licences."""
    names = [
        shown.labels["model"].format(id=model.id, licence=model.licence)
        for section in digest.translations.values()
        for model in section.models
    ]
    return visible(", ".join(dict.fromkeys(names)))
