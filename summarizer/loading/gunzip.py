"""Reading gzip files of one or many members (RFC 1952) without trusting them."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING, BinaryIO

from summarizer.errors import LoadError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MAGIC = b"\x1f\x8b"
# Text becomes 3 to 20 times smaller, web pages up to 40 times; DEFLATE can make a run of one
# byte 1032 times smaller, and that is how a small file is made to fill a memory or a day.
MOST_RATIO = 200
# Below this much output a high ratio harms nobody, and a page may well have it.
HARMLESS = 4 * 2**20

_CHUNK = 2**16
_HEAD = b"\x1f\x8b\x08"


class Gunzip(io.RawIOBase):
    """The bytes in a gzip file, decompressed as they are read; memory stays at a few chunks.

    Raises LoadError, without the path, where the file is damaged, cut short or expands more than
    MOST_RATIO times. `resume` goes on behind such a place.
    """

    def __init__(self, raw: BinaryIO) -> None:
        self._raw = raw
        self._decoder: zlib._Decompress | None = None
        self._input = b""
        self._output = b""
        self._read = raw.tell()
        self._expanded = 0
        self._member = self._read

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill `buffer` with what is there, of one member at most."""
        view = memoryview(buffer)
        if not self._output:
            self._output = self._next()
        given = self._output[: len(view)]
        view[: len(given)] = given
        self._output = self._output[len(given) :]
        return len(given)

    def check_member(self) -> None:
        """Read to the end of the member, where its checksum is, if that is within a few chunks."""
        while self._decoder is not None and len(self._output) < _CHUNK:
            self._output += self._decode()

    def resume(self, start: bytes) -> bool:
        """After an error: go to the next member whose content begins with `start`, if any."""
        self._output = b""
        position = self._member + 1
        while True:
            self._raw.seek(position)
            window = self._raw.read(2**20)
            found = window.find(_HEAD)
            if found >= 0:
                position += found
                if self._begins(position, start):
                    self._decoder, self._input = None, b""
                    self._raw.seek(position)
                    self._read = position
                    return True
                position += 1
            elif len(window) < 2**20:
                return False
            else:
                position += len(window) - len(_HEAD) + 1

    def _begins(self, position: int, start: bytes) -> bool:
        self._raw.seek(position)
        try:
            content = zlib.decompressobj(31).decompress(self._raw.read(_CHUNK), len(start))
        except zlib.error:
            return False
        return content == start

    def _next(self) -> bytes:
        while self._decoder is not None or self._start():
            data = self._decode()
            if data:
                return data
        return b""

    def _start(self) -> bool:
        """Begin the next member; False at the end of the file."""
        # Zeros may fill up the last block of a tape, and of some archives today.
        self._input = self._input.lstrip(b"\0")
        while len(self._input) < len(_HEAD):
            more = self._raw.read(_CHUNK)
            self._read += len(more)
            self._input = (self._input + more).lstrip(b"\0")
            if not more:
                break
        self._member = self._read - len(self._input)
        if not self._input:
            return False
        if not self._input.startswith(_HEAD):
            raise LoadError("has other data behind its gzip data: fetch or make it again")
        self._decoder = zlib.decompressobj(31)
        return True

    def _decode(self) -> bytes:
        assert self._decoder is not None
        if not self._input:
            self._input = self._raw.read(_CHUNK)
            self._read += len(self._input)
            if not self._input:
                self._decoder = None
                raise LoadError("is cut short in the middle of its gzip data: fetch it again")
        try:
            data = self._decoder.decompress(self._input, _CHUNK)
        except zlib.error as error:
            self._decoder = None
            raise LoadError(f"has damaged gzip data ({_reason(error)}): fetch it again") from None
        if self._decoder.eof:
            self._input = self._decoder.unused_data
            self._decoder = None
        else:
            self._input = self._decoder.unconsumed_tail
        self._expanded += len(data)
        taken = self._read - len(self._input)
        if self._expanded > HARMLESS and self._expanded > MOST_RATIO * taken:
            raise LoadError(
                f"expands more than {MOST_RATIO} times: text does not; unpack it if you trust it"
            )
        return data


def _reason(error: zlib.error) -> str:
    return str(error).rpartition(": ")[2]
