"""The digest as GitHub-flavoured Markdown, the article's text escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from summarizer.digest import Digest, FigureMention
from summarizer.render.labels import labels
from summarizer.render.view import Passage, View, printable, separator, view, web_address

# CommonMark lets a backslash take the meaning from any ASCII punctuation; these have one inside
# a line, `$` on GitHub (mathematics).
_INLINE = re.compile(r"([\\`*_{}\[\]<>#|~&$])")
# These have a meaning at the start of a line only: lists, underlined headings, numbered lists.
_LINE_START = re.compile(r"^([-+=:]|\d{1,9}(?=[.)](?:\s|$)))")


def escape(text: str) -> str:
    """`text` as Markdown that shows it literally, on one line."""
    text = _INLINE.sub(r"\\\1", printable(text))
    return _LINE_START.sub(_escape_start, text)


def render(digest: Digest, *, width: int | None = None, color: bool = False) -> str:
    """The digest as Markdown; `width` and `color` have no meaning here."""
    return "\n\n".join(_blocks(digest, view(digest))) + "\n"


def _escape_start(match: re.Match[str]) -> str:
    sign = match.group()
    # A number is followed by the sign that makes it a list: the backslash goes before that.
    return f"{sign}\\" if sign.isdigit() else f"\\{sign}"


def _blocks(digest: Digest, shown: View) -> Iterable[str]:
    yield from _header(digest, shown)
    for summary in shown.summaries:
        yield f"## {labels(summary.language)['summary']}" + _bold_mark(summary.mark)
        yield _paragraph(summary.passages)
        for pivot in summary.pivots:
            yield f"> {_passage(pivot)}"
    if shown.lists_keys:
        yield f"## {shown.labels['key_sentences']}"
        for row in shown.key_sentences:
            lead = f"{row.number}. "
            indent = " " * len(lead)
            for passage in row.translations:
                yield lead + _passage(passage)
                lead = indent
            for pivot in row.pivots:
                yield f"{lead}> {_passage(pivot)}"
                lead = indent
            yield f"{lead}> {_passage(row.source)}"
    figures = [mention for mention in digest.figures if mention.sentence in shown.sentences]
    if figures and shown.languages:
        yield f"## {shown.labels['figures']}"
        yield _figures(figures, shown)
    yield from _notes(digest, shown)


def _header(digest: Digest, shown: View) -> Iterable[str]:
    first, rest = shown.titles[:1], shown.titles[1:]
    yield "# " + (_passage(first[0]) if first else escape(shown.heading))
    for passage in rest:
        yield f"**{escape(passage.text)}**" + _mark(passage)
    facts = [escape(fact) for fact in shown.facts]
    if digest.article.author:
        facts.append(escape(shown.labels["author"].format(name=digest.article.author)))
    address = web_address(digest.article.url)
    if address:
        facts.append(f"[{shown.labels['source']}](<{address}>)")
    yield " · ".join(facts)


def _paragraph(passages: tuple[Passage, ...]) -> str:
    text = ""
    for position, passage in enumerate(passages):
        if position:
            text += separator(passages[position - 1], passage)
        text += _passage(passage)
    return text


def _passage(passage: Passage) -> str:
    return escape(passage.text) + _mark(passage)


def _mark(passage: Passage) -> str:
    return _bold_mark(passage.mark)


def _bold_mark(mark: str | None) -> str:
    return f" **\\[{escape(mark)}\\]**" if mark else ""


def _figures(figures: Sequence[FigureMention], shown: View) -> str:
    """The figures of the key sentences as a table."""
    names = [shown.labels.language_name(code) for code in ("id", *shown.languages)]
    rows = [names, ["---"] * len(names)]
    for mention in figures:
        cells = [mention.figure.text, *(getattr(mention, code) for code in shown.languages)]
        rows.append([escape(cell) for cell in cells])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _notes(digest: Digest, shown: View) -> Iterable[str]:
    lines = [f"**\\[{escape(word)}\\]** {escape(meaning)}" for word, meaning in shown.legend]
    lines += [escape(warning) for warning in digest.warnings]
    if lines:
        yield f"## {shown.labels['notes']}"
        yield "\n".join(f"- {line}" for line in lines)
