"""Reading articles: bytes in a file or on standard input become `Document`s."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

from summarizer.article import Document
from summarizer.errors import LoadError
from summarizer.loading import html, plain, records
from summarizer.loading.outlets import from_url, strip_title
from summarizer.loading.text import decode

__all__ = ["SUFFIXES", "load", "load_all"]

# File name endings that `load` reads; a folder's other files are not articles.
SUFFIXES = frozenset({".txt", ".html", ".htm", ".json", ".jsonl", ".csv"})
_FORMATS = {".txt": "text", ".html": "html", ".htm": "html", ".json": "json", ".jsonl": "jsonl"}
_FORMATS |= {".csv": "csv"}


def load(source: str | Path) -> Iterator[Document]:
    """Yield the articles in a file, or on standard input where `source` is `-`.

    Raises LoadError at the first article that cannot be read.
    """
    for result in load_all(source):
        if isinstance(result, LoadError):
            raise result
        yield result


def load_all(source: str | Path) -> Iterator[Document | LoadError]:
    """Like `load`, but a bad record is yielded as an error and the rest still comes."""
    path = str(source)
    try:
        data = _read(path)
        text, _ = decode(data)
        if not text.strip():
            raise LoadError("is empty: give an article" if not data else "holds only blanks")
        yield from _parse(text, data, path)
    except LoadError as error:
        yield error if str(error).startswith(path) else LoadError(f"{path}: {error}")


def _read(path: str) -> bytes:
    if path == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        raise LoadError("no such file: check the name") from None
    except IsADirectoryError:
        raise LoadError("is a folder: name the articles in it, or use `summarize batch`") from None
    except PermissionError:
        raise LoadError("may not be read: check its permissions") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise LoadError(f"cannot be read ({reason}): check the name and the disk") from None


def _parse(text: str, data: bytes, path: str) -> Iterator[Document | LoadError]:
    kind = _FORMATS.get(Path(path).suffix.lower()) or _sniff(text)
    if kind == "text" and html.looks_like_page(text):
        kind = "html"
    if kind == "json":
        yield from records.parse_json(text, path)
    elif kind == "jsonl":
        yield from records.parse_jsonl(text, path)
    elif kind == "csv":
        yield from records.parse_csv(text, path)
    else:
        outlet = None
        if kind == "html":
            content, outlet = html.parse(text)
        else:
            content = plain.parse(text)
        yield Document(
            path=path,
            sha256=hashlib.sha256(data).hexdigest(),
            paragraphs=content.paragraphs,
            title=strip_title(content.title),
            outlet=outlet or from_url(content.url),
            published=content.published,
            author=content.author,
            url=content.url,
            warnings=_warnings(text),
        )


def _sniff(text: str) -> str:
    """The format of text without a telling file name."""
    import json

    start = text.lstrip()[:1]
    if start not in ("{", "["):
        return "csv" if records.looks_like_csv(text) else "text"
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        first = text.lstrip().split("\n", 1)[0]
        try:
            return "jsonl" if isinstance(json.loads(first), dict) else "text"
        except (ValueError, RecursionError):
            return "text"
    return "json"


def _warnings(text: str) -> tuple[str, ...]:
    broken = text.count("\ufffd")
    if not broken:
        return ()
    return (f"{broken} characters could not be decoded and show as \ufffd",)
