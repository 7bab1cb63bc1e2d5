"""Articles in JSON, JSON Lines and CSV: one record an article."""

from __future__ import annotations

import csv
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from itertools import chain, dropwhile
from typing import Any

from summarizer.article import Document
from summarizer.errors import LoadError
from summarizer.loading.dates import parse_date
from summarizer.loading.html import fragment_lines
from summarizer.loading.outlets import from_url, strip_title
from summarizer.loading.plain import body
from summarizer.loading.text import normalise, unescape_entities

# The names a field goes by, in the order they are tried: English, then what Indonesian data sets
# and feeds use.
_FIELDS = {
    "text": ("text", "body", "content", "article", "articlebody", "isi", "paragraphs", "teks"),
    "title": ("title", "headline", "judul"),
    "published": ("date", "published", "published_at", "datepublished", "tanggal", "time"),
    "url": ("url", "link", "source_url", "sumber_url"),
    "outlet": ("outlet", "source", "publisher", "media", "sumber"),
    "author": ("author", "authors", "penulis", "byline"),
}

# A header row is short; a whole article in one line need not be read to know that it is none.
_LONGEST_HEADER = 2000


def parse_json(text: str, path: str) -> Iterator[Document | LoadError]:
    """One article, or a list of them."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        yield LoadError(f"{path}: is not valid JSON ({_where(error)}): correct it and try again")
        return
    if isinstance(data, dict):
        yield _document(data, path)
    elif isinstance(data, list) and data:
        for number, record in enumerate(data, start=1):
            yield _document(record, f"{path}#{number}")
    else:
        yield LoadError(
            f"{path}: holds no article: give an object with `title` and `text`, or a list"
        )


def parse_jsonl(lines: Iterable[str], path: str) -> Iterator[Document | LoadError]:
    """One article a line; the number in `path#n` counts lines that are not blank."""
    number = 0
    for row, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        number += 1
        place = f"{path}#{number}"
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            where = _where(error, row)
            yield LoadError(f"{place}: is not valid JSON ({where}): correct this line")
            continue
        yield _document(record, place)
    if not number:
        yield LoadError(f"{path}: holds only blanks")


def looks_like_csv(text: str) -> bool:
    """Whether text without a telling file name begins with a header row that names the text."""
    header = next(csv.reader([_first_line(text)], delimiter=_delimiter(text)), [])
    names = {name.strip().casefold() for name in header}
    known = {name for forms in _FIELDS.values() for name in forms}
    return len(header) > 1 and names <= known and bool(names & set(_FIELDS["text"]))


def parse_csv(lines: Iterable[str], path: str) -> Iterator[Document | LoadError]:
    """A header row with the column names, then one article a row; lines come with their ends."""
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    remaining = dropwhile(str.isspace, lines)
    first = next(remaining, "")
    rows = csv.reader(chain([first], remaining), delimiter=_delimiter(first))
    try:
        header = [name.strip().casefold() for name in next(rows, [])]
        if not set(header) & set(_FIELDS["text"]):
            named = ", ".join(name for name in header if name)[:100]
            yield LoadError(
                f"{path}: has no text column among {named!r}: name one `text`, `body` or `content`"
            )
            return
        number = 0
        for row in rows:
            if any(cell.strip() for cell in row):
                number += 1
                yield _document(dict(zip(header, row, strict=False)), f"{path}#{number}")
        if not number:
            yield LoadError(f"{path}: has a header row but no articles: add one article a row")
    except csv.Error as error:
        yield LoadError(f"{path}: is not valid CSV (row {rows.line_num}: {error}): correct it")


def _first_line(text: str) -> str:
    return text.lstrip("\n").split("\n", 1)[0][:_LONGEST_HEADER]


def _delimiter(text: str) -> str:
    return max(",;\t|", key=_first_line(text).count)


def _document(record: Any, path: str) -> Document | LoadError:
    if not isinstance(record, dict):
        return LoadError(f"{path}: is not an object: give `title` and `text` for each article")
    lowered = {str(key).casefold(): value for key, value in record.items()}
    text = _text(_first(lowered, "text"))
    if text is None:
        return LoadError(f"{path}: has no text: put the article into `text`, `body` or `content`")
    paragraphs = body(fragment_lines(unescape_entities(text)))
    if not paragraphs:
        return LoadError(f"{path}: the text is empty: put the article into it")
    canonical = json.dumps(record, ensure_ascii=True, sort_keys=True, default=str)
    url = _line(_first(lowered, "url"))
    published = _line(_first(lowered, "published"))
    outlet = _line(_first(lowered, "outlet"))
    return Document(
        path=path,
        sha256=hashlib.sha256(canonical.encode()).hexdigest(),
        paragraphs=paragraphs,
        title=_title(_line(_first(lowered, "title"))),
        outlet=(from_url(outlet) if outlet and "://" in outlet else outlet) or from_url(url),
        published=parse_date(published) if published else None,
        author=_line(_first(lowered, "author")),
        url=url,
    )


def _first(record: dict[str, Any], field: str) -> Any:
    return next((record[name] for name in _FIELDS[field] if record.get(name)), None)


def _text(value: Any) -> str | None:
    """The text of a value: a string, or a list of paragraphs."""
    if isinstance(value, str):
        return normalise(value)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return normalise("\n\n".join(value))
    return None


def _line(value: Any) -> str | None:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        value = ", ".join(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        return None
    return " ".join(unescape_entities(normalise(value)).split()) or None


def _title(title: str | None) -> str | None:
    return strip_title(" ".join(" ".join(fragment_lines(title)).split())) if title else None


def _where(error: Exception, row: int | None = None) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"line {row or error.lineno}, column {error.colno}: {error.msg}"
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)[:100]
