"""Standard input of the line filters (`translate`, `figures`) as lines of text.

A line ends at LF, alone or behind CR; whatever else may end a line elsewhere (a lone CR, U+2028) is
part of it, so that as many lines come out as went in.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from summarizer.errors import LoadError
from summarizer.loading.text import check_start, decode_line

# In Latin letters a few bytes in a hundred are high, in a short name one of four; in the 8-bit and
# East Asian encodings of other scripts most are.
_MOST_HIGH_BYTES = 0.3
_FEW_HIGH_BYTES = 2
_ADVICE = "convert it to UTF-8 first, for example with `iconv`"


def read_lines(stream: BinaryIO) -> Iterator[str]:
    """The lines of `stream` without their ends, as they come.

    UTF-8 and windows-1252 are told apart line by line; UTF-16 and UTF-32 by their mark or their
    NULs, and read as a whole. Raises LoadError for what is no text or in no such encoding.
    """
    first = stream.readline()
    try:
        narrow = check_start(first)
    except LoadError as error:
        raise LoadError(f"standard input {error}") from None
    if not narrow:
        yield from _wide_lines(first + stream.read())
        return
    number, line = 1, first
    while line:
        yield _text(line, number)
        number, line = number + 1, stream.readline()


def _wide_lines(data: bytes) -> Iterator[str]:
    text = decode_line(data)
    if "\x00" in text:
        raise LoadError("standard input is not text (binary data): give lines of text")
    if "\ufffd" in text:
        raise LoadError(f"standard input is broken UTF-16: {_ADVICE}")
    lines = text.split("\n")
    if not lines[-1]:
        lines.pop()
    for line in lines:
        yield line.rstrip("\r")


def _text(line: bytes, number: int) -> str:
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        high = sum(byte >= 0x80 for byte in line)
        text = decode_line(line)
        # Windows-1252 leaves five bytes undefined, which come as C1 controls.
        undefined = any("\x80" <= character < "\xa0" for character in text)
        if undefined or high > max(_FEW_HIGH_BYTES, _MOST_HIGH_BYTES * len(line)):
            raise LoadError(
                f"line {number} of standard input is neither UTF-8 nor windows-1252: {_ADVICE}"
            ) from None
    return text.removeprefix("\ufeff").rstrip("\r\n")
