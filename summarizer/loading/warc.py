"""Web archives (WARC, ISO 28500), as Common Crawl publishes its crawl of news sites.

What is kept are Indonesian HTML pages that were answered with status 200. A record is named by
its number in the file, of whatever kind it is: `crawl.warc.gz#17`.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any, BinaryIO

from summarizer.article import Document
from summarizer.errors import LoadError
from summarizer.loading.documents import from_page
from summarizer.loading.gunzip import MAGIC, Gunzip
from summarizer.loading.language import is_indonesian, may_hold_indonesian
from summarizer.loading.text import decode

if TYPE_CHECKING:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.recordloader import ArcWarcRecord

# What the tally calls the records that were not left out.
KEPT, DAMAGED = "kept", "damaged"
# What a record begins with.
_START = b"WARC/"
# Common Crawl cuts pages at 1 MiB, since 2025 at 5 MiB; what is larger is no article.
_LONGEST_PAGE = 16 * 2**20
_PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml"})
_NOT_PROSE = re.compile(
    r"<!--.*?-->|<(script|style|noscript|template|svg|select)\b.*?</\1\s*>|<[^>]*>", re.I | re.S
)
# The commonest Indonesian words, as bytes, and how many of them a page must have to be looked at:
# none of 10,112 Indonesian articles has fewer. Most pages of a crawl are in other languages, and
# counting takes a tenth of the time of a closer look.
_COMMON = (b" yang ", b" dan ", b" di ", b" dari ", b" untuk ", b" dengan ", b" ini ", b" dalam ")
_FEWEST = 2
# Enough of a page to pass its head and menus and reach the story.
_SAMPLE = 300_000
# Western Indonesian Time: the day that the story's own dates count from.
_WIB = timezone(timedelta(hours=7))


def read(
    stream: BinaryIO, path: str, tally: Counter[str] | None = None
) -> Iterator[Document | LoadError]:
    """The Indonesian pages of a web archive, compressed or not; a damaged record as its error.

    `stream` must be seekable. `tally` counts the records by what became of them: KEPT, DAMAGED,
    "other records" (requests, redirects, images, …), "pages in other languages", "pages without
    an article". Where nothing is kept and nothing is damaged, the last word is an error.
    """
    counts: Counter[str] = Counter()
    yield from _Archive(stream, path, counts)
    if tally is not None:
        tally.update(counts)
    if not counts[KEPT] and not counts[DAMAGED]:
        told = ", ".join(f"{count} {name}" for name, count in sorted(counts.items()))
        yield LoadError(f"{path}: holds no Indonesian page ({told or 'no records'})")


def left_out(tally: Counter[str]) -> dict[str, int]:
    """The records of a tally that are neither shown nor told as errors, by name."""
    return {name: tally[name] for name in sorted(tally) if name not in (KEPT, DAMAGED)}


class _Archive:
    """Iterates over what is kept; `number` is that of the last record that was read whole."""

    def __init__(self, stream: BinaryIO, path: str, tally: Counter[str]) -> None:
        stream.seek(0)
        head = stream.read(len(MAGIC))
        stream.seek(0)
        self._stream = stream
        self._gzip = Gunzip(stream) if head == MAGIC else None
        self._path = path
        self._tally = tally
        self._number = 0
        self._position = 0

    def __iter__(self) -> Iterator[Document | LoadError]:
        from warcio.exceptions import ArchiveLoadFailed

        while True:
            try:
                yield from self._records()
                return
            except LoadError as error:
                reason = str(error)
            except ArchiveLoadFailed:
                reason = "is no WARC record: the archive is damaged here; fetch it again"
            self._number += 1
            self._tally[DAMAGED] += 1
            yield LoadError(f"{self._path}#{self._number}: {reason}")
            if not self._resume():
                return

    def _records(self) -> Iterator[Document]:
        from warcio.archiveiterator import WARCIterator

        archive: ArchiveIterator = WARCIterator(self._gzip or self._stream, no_record_parse=True)
        # What the library would print about a wrong length is found by what follows it.
        archive.INC_RECORD = ""
        records = iter(archive)
        while True:
            try:
                record = next(records, None)
            finally:
                self._position = max(self._position, archive.offset)
            if record is None:
                return
            fate, found = self._read(record)
            self._finish(record)
            self._number += 1
            self._tally[fate] += 1
            if found is not None:
                yield found

    def _read(self, record: ArcWarcRecord) -> tuple[str, Document | None]:
        """What becomes of a record, in a word of the tally, and its document where it is kept."""
        url = record.rec_headers.get_header("WARC-Target-URI") or ""
        if record.rec_type != "response" or not url.lower().startswith(("http:", "https:")):
            return "other records", None
        data = _page(record)
        if data is None:
            return "other records", None
        # In UTF-16 every other byte is a zero, and no word is found.
        if b"\0" not in data and sum(map(data.count, _COMMON)) < _FEWEST:
            return "pages in other languages", None
        try:
            text, _ = decode(data)
        except LoadError:
            return "other records", None
        if not may_hold_indonesian(_NOT_PROSE.sub(" ", text[:_SAMPLE])):
            return "pages in other languages", None
        seen = _local(record.rec_headers.get_header("WARC-Date"))
        try:
            document = from_page(text, data, f"{self._path}#{self._number + 1}", url, seen)
        except LoadError:
            return "pages without an article", None
        if not is_indonesian(" ".join(document.paragraphs)):
            return "pages in other languages", None
        if record.rec_headers.get_header("WARC-Truncated"):
            warning = "the crawler cut the page: its end may be missing"
            document = replace(document, warnings=(*document.warnings, warning))
        return KEPT, document

    def _finish(self, record: ArcWarcRecord) -> None:
        """Read on to the end of the record. Raises LoadError where it is cut or damaged."""
        while record.raw_stream.read(2**16):
            pass
        # A record without a length is one whose head was cut.
        if record.length is None or record.raw_stream.limit > 0:
            raise LoadError("is cut short: fetch the archive again")
        if self._gzip is not None:
            self._gzip.check_member()

    def _resume(self) -> bool:
        """Go to the next place where a record begins; False where there is none."""
        if self._gzip is not None:
            return self._gzip.resume(_START)
        mark = b"\n" + _START
        position = self._position
        while True:
            self._stream.seek(position)
            window = self._stream.read(2**20)
            found = window.find(mark)
            if found >= 0:
                self._position = position + found + 1
                self._stream.seek(self._position)
                return True
            if len(window) < 2**20:
                return False
            position += len(window) - len(mark) + 1


def _page(record: ArcWarcRecord) -> bytes | None:
    """The HTML of a response, freed of HTTP's own encodings; None where it is something else."""
    from warcio.bufferedreaders import ChunkedDataReader
    from warcio.statusandheaders import StatusAndHeadersParser

    try:
        http = StatusAndHeadersParser([], verify=False).parse(record.raw_stream)
    except EOFError:
        return None
    kind = (http.get_header("Content-Type") or "").partition(";")[0].strip().lower()
    if http.get_statuscode() != "200" or kind not in _PAGE_TYPES:
        return None
    body: Any = record.raw_stream
    if (http.get_header("Transfer-Encoding") or "").lower() == "chunked":
        body = ChunkedDataReader(body)
    data: bytes = body.read(_LONGEST_PAGE + 1)
    encoding = (http.get_header("Content-Encoding") or "").lower()
    if encoding in ("gzip", "deflate"):
        data = _inflate(data)
    # A page in another encoding shows itself as no text.
    return None if len(data) > _LONGEST_PAGE else data


def _inflate(data: bytes) -> bytes:
    """A body in gzip or zlib form; as it is where the header lied, as headers do."""
    try:
        return zlib.decompressobj(47).decompress(data, _LONGEST_PAGE + 1)
    except zlib.error:
        return data


def _local(moment: str | None) -> str | None:
    """A WARC-Date (UTC) in Western Indonesian Time, to the minute."""
    try:
        return datetime.fromisoformat(moment or "").astimezone(_WIB).isoformat(timespec="minutes")
    except ValueError:
        return None
