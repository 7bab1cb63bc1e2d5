"""Reading articles: bytes in a file or on standard input become `Document`s.

An article in a file of many is named by that file: `news.jsonl#3` is its third record, and
`night.zip/ekonomi/a.txt` a member of an archive, as if the archive were a folder; since no folder
can have the archive's name, no two articles share theirs.
"""

from __future__ import annotations

import io
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from summarizer.article import Document
from summarizer.errors import LoadError
from summarizer.loading import documents, html, records
from summarizer.loading.formats import SUFFIXES, format_of, label
from summarizer.loading.gunzip import MAGIC, Gunzip
from summarizer.loading.text import check_start, decode, decode_line

__all__ = ["SUFFIXES", "load", "load_all"]

# A compressed file of one article, and a line of any file of many, may have this many bytes: far
# more than any article, far less than a memory.
_MOST_BYTES = 256 * 2**20
# What a web archive begins with (ISO 28500, 4).
_WARC = b"WARC/"


def load(source: str | Path) -> Iterator[Document]:
    """Yield the articles in a file, or on standard input where `source` is `-`.

    Raises LoadError at the first article that cannot be read.
    """
    for result in load_all(source):
        if isinstance(result, LoadError):
            raise result
        yield result


def load_all(
    source: str | Path, tally: Counter[str] | None = None
) -> Iterator[Document | LoadError]:
    """Like `load`, but a bad record is yielded as an error and the rest still comes.

    `tally` counts what became of the records of web archives, see `loading.warc`.
    """
    path = str(source)
    where = label(path)
    try:
        with _open(path) as stream:
            if format_of(path) == "zip":
                from summarizer.loading.archives import read_zip

                yield from read_zip(stream, where, parse)
            else:
                yield from parse(stream, path, where, tally)
    except LoadError as error:
        yield error if str(error).startswith(where) else LoadError(f"{where}: {error}")
    except OSError as error:
        reason = error.strerror or str(error)
        yield LoadError(f"{where}: cannot be read to its end ({reason}): check the disk")


def parse(
    stream: BinaryIO, name: str, path: str, tally: Counter[str] | None = None
) -> Iterator[Document | LoadError]:
    """The articles in a seekable stream whose format `name` tells, or its content does.

    Raises LoadError, with or without `path` in front, where nothing can be read any more.
    """
    kind = format_of(name)
    packed = stream.read(len(MAGIC)) == MAGIC
    if kind is None and _unpacked(stream, packed).read(len(_WARC)) == _WARC:
        kind = "warc"
    if kind == "warc":
        from summarizer.loading import warc

        yield from warc.read(stream, path, tally)
        return
    plain = _unpacked(stream, packed)
    if kind in ("jsonl", "csv"):
        lines = _lines(plain)
        parsed = records.parse_jsonl if kind == "jsonl" else records.parse_csv
        yield from parsed(lines, path)
        return
    data = _read_unpacked(plain) if packed else plain.read()
    text, _ = decode(data)
    if not text.strip():
        raise LoadError("is empty: give an article" if not data else "holds only blanks")
    yield from _parse_text(text, data, kind or _sniff(text), path)


def _open(path: str) -> BinaryIO:
    if path == "-":
        return io.BytesIO(sys.stdin.buffer.read())
    try:
        file = open(path, "rb")  # noqa: SIM115 - the caller closes it
        return file if file.seekable() else io.BytesIO(file.read())
    except FileNotFoundError:
        raise LoadError("no such file: check the name") from None
    except IsADirectoryError:
        raise LoadError("is a folder: name the articles in it, or use `summarize batch`") from None
    except PermissionError:
        raise LoadError("may not be read: check its permissions") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise LoadError(f"cannot be read ({reason}): check the name and the disk") from None


def _unpacked(stream: BinaryIO, packed: bool) -> BinaryIO:
    stream.seek(0)
    return io.BufferedReader(Gunzip(stream), 2**16) if packed else stream


def _read_unpacked(stream: BinaryIO) -> bytes:
    pieces: list[bytes] = []
    size = 0
    while piece := stream.read(2**20):
        pieces.append(piece)
        size += len(piece)
        if size > _MOST_BYTES:
            raise LoadError(f"unpacks to more than {_MOST_BYTES >> 20} MiB: that is no article")
    return b"".join(pieces)


def _lines(stream: BinaryIO) -> Iterator[str]:
    """The lines of a text with their ends, decoded one by one, so that memory stays flat."""
    first = stream.readline(_MOST_BYTES)
    if not first:
        raise LoadError("is empty: give an article")
    if not check_start(first):
        yield from io.StringIO(decode(first + stream.read())[0])
        return
    line = first
    while line:
        if len(line) >= _MOST_BYTES:
            raise LoadError(f"has a line of more than {_MOST_BYTES >> 20} MiB: that is no article")
        # A carriage return alone ends a line, too.
        yield from io.StringIO(decode_line(line), newline=None)
        line = stream.readline(_MOST_BYTES)


def _parse_text(text: str, data: bytes, kind: str, path: str) -> Iterator[Document | LoadError]:
    if kind == "json":
        yield from records.parse_json(text, path)
    elif kind == "jsonl":
        yield from records.parse_jsonl(text.split("\n"), path)
    elif kind == "csv":
        yield from records.parse_csv(io.StringIO(text), path)
    elif kind == "html" or html.looks_like_page(text):
        yield documents.from_page(text, data, path)
    else:
        yield documents.from_text(text, data, path)


def _sniff(text: str) -> str:
    """The format of text without a telling file name."""
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
