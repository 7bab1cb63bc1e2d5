"""Articles in zip archives, read without unpacking to disk and without trusting the archive."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, cast

from summarizer.article import Document
from summarizer.errors import LoadError
from summarizer.loading.formats import ARCHIVES, format_of
from summarizer.loading.gunzip import HARMLESS, MAGIC, MOST_RATIO

# Bounds against archives made to fill a memory or a day. A night of news is some 20,000 articles
# and 100 MB; text is packed 3 to 20 times smaller (see gunzip.MOST_RATIO).
MOST_MEMBERS = 100_000
MOST_BYTES = 4 * 2**30
MOST_OF_A_MEMBER = 256 * 2**20
# 100,000 members with names of 250 bytes; the standard library reads all of this at once.
_LARGEST_DIRECTORY = 32 * 2**20
# The record at the end of a zip file, its comment of at most 64 KiB, and what zip64 puts before
# (APPNOTE.TXT 4.3.14 to 4.3.16).
_END, _END_SIZE, _LONGEST_COMMENT = b"PK\x05\x06", 22, 0xFFFF
_END64, _LOCATOR64, _LOCATOR64_SIZE = b"PK\x06\x06", b"PK\x06\x07", 20
_ENCRYPTED = 0x1
# General purpose bit 11: the name is UTF-8. Without it, the standard says code page 437, but
# archivers of today write UTF-8 or the system's own encoding.
_UTF8_NAME = 0x800

_NESTED = "is an archive in an archive: take it out first"

Parse = Callable[[BinaryIO, str, str], Iterator[Document | LoadError]]


def read_zip(stream: BinaryIO, path: str, parse: Parse) -> Iterator[Document | LoadError]:
    """The articles in a zip archive, members by name; each that cannot be read as its error.

    A member is named as if `path` were a folder. Hidden files and other formats are left out as
    in a folder; archives within the archive and encrypted members are refused. `parse` reads a
    member: its stream, its name, and what to call it.

    Raises LoadError, without the path, where the archive as a whole is damaged or too large.
    """
    if _directory_size(stream) > _LARGEST_DIRECTORY:
        raise LoadError(f"has more than {MOST_MEMBERS} members: split it into several archives")
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error) as error:
        raise LoadError(f"is no zip archive, or a damaged one ({error}): fetch it again") from None
    with archive:
        members = archive.infolist()
        if len(members) > MOST_MEMBERS:
            raise LoadError(f"has more than {MOST_MEMBERS} members: split it into several archives")
        if sum(member.file_size for member in members) > MOST_BYTES:
            raise LoadError(f"unpacks to more than {MOST_BYTES >> 30} GiB: split it")
        named = sorted((_name(member), number) for number, member in enumerate(members))
        nothing = True
        for position, (name, number) in enumerate(named):
            if not _is_article(name) or members[number].is_dir():
                continue
            nothing = False
            where = f"{path}/{name}"
            if position + 1 < len(named) and named[position + 1][0] == name:
                yield LoadError(f"{where}: is in the archive twice: the last one is read")
                continue
            yield from _read_member(archive, members[number], name, where, parse)
        if nothing:
            raise LoadError("holds no article: put text, HTML, JSON or CSV files into it")


def _read_member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, where: str, parse: Parse
) -> Iterator[Document | LoadError]:
    try:
        _check(member, name)
        # The library reads no more of a member than the size that was checked.
        with archive.open(member) as unpacked:
            if unpacked.read(len(MAGIC)) == MAGIC:
                raise LoadError(_NESTED)
            unpacked.seek(0)
            yield from parse(cast(BinaryIO, unpacked), name, where)
    except LoadError as error:
        yield error if str(error).startswith(where) else LoadError(f"{where}: {error}")
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError) as error:
        yield LoadError(f"{where}: is damaged ({error}): fetch the archive again")
    except NotImplementedError as error:
        yield LoadError(f"{where}: cannot be unpacked ({error}): pack it again as a usual zip")


def _check(member: zipfile.ZipInfo, name: str) -> None:
    if member.flag_bits & _ENCRYPTED:
        raise LoadError("is encrypted: unpack the archive with its password first")
    if name.lower().endswith(".gz") or format_of(name) in ARCHIVES:
        raise LoadError(_NESTED)
    if member.file_size > MOST_OF_A_MEMBER:
        raise LoadError(f"unpacks to more than {MOST_OF_A_MEMBER >> 20} MiB: split it")
    ratio = member.file_size / max(member.compress_size, 1)
    if member.file_size > HARMLESS and ratio > MOST_RATIO:
        raise LoadError(
            f"expands {ratio:.0f} times: text does not; unpack the archive if you trust it"
        )


def _is_article(name: str) -> bool:
    parts = name.split("/")
    hidden = any(part.startswith(".") or part == "__MACOSX" for part in parts)
    return not hidden and format_of(name) is not None


def _name(member: zipfile.ZipInfo) -> str:
    """The member's name as a path below the archive, whatever is written in it."""
    name = member.filename
    if not member.flag_bits & _UTF8_NAME:
        raw = member.orig_filename.encode("cp437", "replace")
        try:
            name = raw.decode("utf-8")
        except UnicodeDecodeError:
            name = member.filename
    parts = name.partition("\0")[0].replace("\\", "/").split("/")
    return "/".join(part for part in parts if part not in ("", ".", ".."))


def _directory_size(stream: BinaryIO) -> int:
    """The size of the archive's directory as its last record tells it; 0 where there is none."""
    size = stream.seek(0, io.SEEK_END)
    stream.seek(max(0, size - _END_SIZE - _LONGEST_COMMENT - _LOCATOR64_SIZE))
    tail = stream.read()
    stream.seek(0)
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + _END_SIZE:
        return 0
    (directory,) = struct.unpack_from("<L", tail, at + 12)
    locator = tail[max(0, at - _LOCATOR64_SIZE) : at]
    if locator.startswith(_LOCATOR64):
        (position,) = struct.unpack_from("<Q", locator, 8)
        if position < size:
            stream.seek(position)
            record = stream.read(56)
            stream.seek(0)
            if record.startswith(_END64) and len(record) >= 48:
                (directory,) = struct.unpack_from("<Q", record, 40)
    return int(directory)
