"""Which format a file's name tells, and how a file is named in messages and digests."""

from __future__ import annotations

import os
from pathlib import PurePath

# What the ending of a name stands for; a folder's other files are not articles.
_FORMATS = {
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".csv": "csv",
    ".warc": "warc",
    ".zip": "zip",
}
# The formats that a zip archive may hold; the others are archives themselves.
ARCHIVES = frozenset({"warc", "zip"})
# Endings that `load` reads, each of which but the last may have `.gz` behind it.
SUFFIXES = tuple(_FORMATS)


def format_of(name: str) -> str | None:
    """The format that a file's name tells, `.gz` behind it or not; None where it tells none.

    >>> format_of("news/2017.jsonl.gz")
    'jsonl'
    """
    path = PurePath(name.lower())
    if path.suffix == ".gz":
        found = _FORMATS.get(PurePath(path.stem).suffix)
        return None if found == "zip" else found
    return _FORMATS.get(path.suffix)


def label(path: str) -> str:
    r"""`path` as text: bytes of a file name that are not UTF-8 are written as `\xe9`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
