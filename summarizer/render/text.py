"""The digest as text for a terminal or a pipe.

Piped (no width), every sentence stays on one line, so that `grep` finds whole sentences and the
output does not depend on a window. On a terminal lines wrap and the parts have colours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from summarizer.digest import Digest, FigureMention
from summarizer.render.highlights import figure_pieces, figures_by_sentence, figures_of
from summarizer.render.labels import labels
from summarizer.render.view import (
    Passage,
    View,
    printable,
    separator,
    view,
)
from summarizer.render.wrapping import wrap

# A wider line is hard to read back from: 66 to 90 characters is the typographer's measure.
_MEASURE = 88
# Below this a column of text is no longer readable; such a terminal wraps by itself.
_NARROWEST = 20

# rich styles of the parts; a figure's and a mark's also tell what no line may break.
_TITLE, _FACTS, _HEADING, _SOURCE, _MARK = "bold", "dim", "bold cyan", "dim", "yellow"
_FIGURE = "bold"

Chunk = tuple[str, str]


def render(digest: Digest, *, width: int | None = None, color: bool = False) -> str:
    """The digest as text; `width` in columns (None: no wrapping), `color` for a terminal."""
    columns = None if width is None else max(_NARROWEST, min(width, _MEASURE))
    lines = list(_lines(digest, view(digest), columns))
    if color:
        return _colored(lines)
    return "".join("".join(text for text, _ in line).rstrip() + "\n" for line in lines)


def _lines(digest: Digest, shown: View, width: int | None) -> Iterable[list[Chunk]]:
    figures = figures_by_sentence(digest)
    yield from _header(digest, shown, width)
    for summary in shown.summaries:
        heading = [(labels(summary.language)["summary"].upper(), _HEADING)]
        yield []
        yield [*heading, (f" [{summary.mark}]", _MARK)] if summary.mark else heading
        yield from _wrapped(_paragraph(summary.passages, figures), width)
        for pivot in summary.pivots:
            yield from _wrapped(_sentence(pivot, figures, _SOURCE), width)
    if shown.lists_keys:
        yield []
        yield [(shown.labels["key_sentences"].upper(), _HEADING)]
        indent = len(str(len(shown.key_sentences))) + 2
        for row in shown.key_sentences:
            label = f"{row.number}. ".rjust(indent)
            for passage in row.translations:
                yield from _wrapped(_sentence(passage, figures), width, indent, label)
                label = ""
            for pivot in row.pivots:
                yield from _wrapped(_sentence(pivot, figures, _SOURCE), width, indent, label)
                label = ""
            yield from _wrapped(_sentence(row.source, figures, _SOURCE), width, indent, label)
    if shown.legend:
        yield []
        for word, meaning in shown.legend:
            yield from _wrapped([(f"[{word}]", _MARK), (f" {meaning}", _FACTS)], width)


def _header(digest: Digest, shown: View, width: int | None) -> Iterable[list[Chunk]]:
    if not shown.titles:
        yield from _wrapped([(shown.heading, _TITLE)], width)
    for passage in shown.titles:
        style = _SOURCE if passage.language == "id" and shown.languages else _TITLE
        yield from _wrapped([(passage.text, style), *_mark(passage)], width)
    yield from _wrapped([(" · ".join(shown.facts), _FACTS)], width)
    if digest.article.url:
        yield [(printable(digest.article.url), _FACTS)]


def _paragraph(passages: Sequence[Passage], figures: dict[int, list[FigureMention]]) -> list[Chunk]:
    chunks: list[Chunk] = []
    for position, passage in enumerate(passages):
        if position:
            chunks.append((separator(passages[position - 1], passage), ""))
        chunks += _sentence(passage, figures)
    return chunks


def _sentence(
    passage: Passage, figures: dict[int, list[FigureMention]], style: str = ""
) -> list[Chunk]:
    mentions = figures_of(passage.sentences, figures)
    pieces = figure_pieces(passage.text, mentions, passage.language)
    chunks = [(text, style if mention is None else _FIGURE) for text, mention in pieces]
    return [*chunks, *_mark(passage)]


def _mark(passage: Passage) -> list[Chunk]:
    return [(f" [{passage.mark}]", _MARK)] if passage.mark else []


def _wrapped(
    chunks: Sequence[Chunk], width: int | None, indent: int = 0, label: str = ""
) -> Iterable[list[Chunk]]:
    """The chunks as lines, indented; `label` stands in the first line's indent."""
    text = "".join(chunk for chunk, _ in chunks)
    if width is None:
        offsets = [(0, len(text))]
    else:
        offsets = wrap(text, width - indent, list(_whole(chunks)))
    for position, (start, end) in enumerate(offsets):
        margin = label.ljust(indent) if position == 0 else " " * indent
        yield [(margin, ""), *_cut(chunks, start, end)] if margin else _cut(chunks, start, end)


def _whole(chunks: Sequence[Chunk]) -> Iterator[tuple[int, int]]:
    """Where the figures and marks stand in the chunks' joined text: no line breaks in them."""
    position = 0
    for text, style in chunks:
        if style in (_FIGURE, _MARK):
            yield position + len(text) - len(text.lstrip()), position + len(text)
        position += len(text)


def _cut(chunks: Sequence[Chunk], start: int, end: int) -> list[Chunk]:
    """The part of the chunks between two offsets of their joined text."""
    cut: list[Chunk] = []
    position = 0
    for text, style in chunks:
        part = text[max(0, start - position) : max(0, end - position)]
        if part:
            cut.append((part, style))
        position += len(text)
    return cut


def _colored(lines: Sequence[Sequence[Chunk]]) -> str:
    """The lines with the escape sequences of this terminal; rich heeds NO_COLOR and TERM."""
    from io import StringIO

    from rich.console import Console
    from rich.text import Text

    stream = StringIO()
    console = Console(file=stream, force_terminal=True, highlight=False, legacy_windows=False)
    for line in lines:
        text = Text.assemble(*line, overflow="ignore", no_wrap=True, end="\n")
        console.print(text, soft_wrap=True)
    return stream.getvalue()
