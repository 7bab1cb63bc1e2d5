"""All figures of a run as one table, for spreadsheets and for programs.

RFC 4180, in UTF-8 with a byte order mark: without it Excel, where people open such a file, takes
Japanese for windows-1252; pandas and Python's "utf-8-sig" read over it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from typing import IO, Any

COLUMNS = ("article", "sentence", "kind", "value", "unit", "text", "currency", "en", "ja")

# What a spreadsheet takes for a formula (OWASP, CSV Injection), and a number, which is none.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?")


def write(stream: IO[str], digests: Iterable[Mapping[str, Any]]) -> None:
    """Write a row a figure; `sentence` is the index in the digest, counted from 0.

    A cell that a spreadsheet would take for a formula gets an apostrophe in front, which it hides.
    """
    stream.write("\ufeff")
    rows = csv.writer(stream)
    rows.writerow(COLUMNS)
    for digest in digests:
        for figure in digest["figures"]:
            row = figure | {"article": digest["source"]["path"]}
            rows.writerow([_cell(row[column]) for column in COLUMNS])


def _cell(value: str | int | None) -> str | int:
    if not isinstance(value, str):
        return "" if value is None else value
    text = " ".join(value.split())
    return f"'{text}" if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text) else text
