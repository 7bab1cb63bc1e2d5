from __future__ import annotations

import gzip
import io
import json
import struct
import sys
import tracemalloc
import zipfile
import zlib
from pathlib import Path

import pytest

from summarizer.article import Document
from summarizer.errors import LoadError
from summarizer.loading import archives, load, load_all
from summarizer.loading.gunzip import Gunzip

TEXT = "Harga beras naik tajam. Pedagang mengeluh."
RECORDS = "".join(json.dumps({"title": f"Berita {n}", "text": TEXT}) + "\n" for n in range(3))


def zipped(path: Path, members: dict[str, str | bytes], **options) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def errors(path: Path) -> list[str]:
    return [str(item) for item in load_all(path) if isinstance(item, LoadError)]


def names(path: Path) -> list[str]:
    return [item.path for item in load_all(path) if isinstance(item, Document)]


@pytest.mark.parametrize(
    ("name", "content", "count"),
    [
        ("a.jsonl.gz", RECORDS, 3),
        ("a.csv.gz", f"title,text\nA,{TEXT}\nB,{TEXT}\n", 2),
        ("a.json.gz", json.dumps([{"text": TEXT}] * 2), 2),
        ("a.txt.gz", TEXT, 1),
        ("a.html.gz", f"<html><body><article>{f'<p>{TEXT * 5}</p>' * 4}</article></body>", 1),
        ("tanpa-akhiran", RECORDS, 3),
    ],
)
def test_gzip_is_read_as_what_is_in_it(tmp_path, name, content, count):
    path = tmp_path / name
    path.write_bytes(gzip.compress(content.encode()))
    assert len(list(load(path))) == count


def test_gzip_of_many_members_padded_with_zeros(tmp_path):
    path = tmp_path / "a.jsonl.gz"
    parts = [gzip.compress(line.encode()) for line in RECORDS.splitlines(keepends=True)]
    path.write_bytes(b"".join(parts) + b"\0" * 512)
    assert names(path) == [f"{path}#{number}" for number in (1, 2, 3)]


def test_gzip_on_standard_input(monkeypatch):
    packed = io.TextIOWrapper(io.BytesIO(gzip.compress(RECORDS.encode())))
    monkeypatch.setattr(sys, "stdin", packed)
    assert [document.path for document in load("-")] == ["-#1", "-#2", "-#3"]


def test_gzip_cut_short_gives_what_came_before(tmp_path):
    path = tmp_path / "a.jsonl.gz"
    lines = [json.dumps({"text": f"{TEXT} {zlib.crc32(b'%d' % n)}"}) for n in range(8_000)]
    path.write_bytes(gzip.compress("\n".join(lines).encode())[:-2000])
    results = list(load_all(path))
    assert len(results) > 4_000
    assert all(isinstance(item, Document) for item in results[:-1])
    assert str(results[-1]) == (
        f"{path}: is cut short in the middle of its gzip data: fetch it again"
    )


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda data: data[:40] + b"\xff" * 8 + data[48:], "damaged gzip data"),
        (lambda data: data[:-8] + b"\0" * 8, "damaged gzip data (incorrect data check)"),
        (lambda data: data + b"PK lain", "other data behind"),
        (lambda data: gzip.compress(data), "compressed twice"),
        (lambda data: gzip.compress(b""), "is empty"),
    ],
)
def test_gzip_that_is_no_good_is_told(tmp_path, change, message):
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(change(gzip.compress(RECORDS.encode())))
    assert message in errors(path)[-1]
    assert errors(path)[-1].startswith(f"{path}: ")


@pytest.mark.parametrize("name", ["bomb.txt.gz", "bomb.jsonl.gz", "bomb.warc.gz"])
def test_a_gzip_bomb_fills_no_memory(tmp_path, name):
    path = tmp_path / name
    with gzip.open(path, "wb", compresslevel=9) as stream:
        for _ in range(30):
            stream.write(b" " * 2**20)
    tracemalloc.start()
    found = errors(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "expands more than 200 times" in found[0]
    assert peak < 24 * 2**20


def test_records_are_read_one_by_one(tmp_path):
    def peak(count: int) -> int:
        path = tmp_path / f"{count}.jsonl.gz"
        with gzip.open(path, "wt", encoding="utf-8") as stream:
            for number in range(count):
                stream.write(json.dumps({"text": f"{number} {TEXT * 20}"}) + "\n")
        tracemalloc.start()
        assert sum(1 for _ in load(path)) == count
        size = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return size

    peak(10)
    assert peak(1500) < 1.5 * peak(150) + 100_000


def test_gunzip_gives_the_bytes_whatever_is_asked_for():
    data = bytes(range(256)) * 1000
    stream = Gunzip(io.BytesIO(gzip.compress(data) + gzip.compress(data)))
    pieces = iter(lambda: stream.read(777), b"")
    assert b"".join(pieces) == data * 2


def test_zip_members_are_named_as_in_a_folder_and_sorted(tmp_path):
    members = {
        "ekonomi/b.txt": TEXT,
        "a.jsonl": RECORDS,
        "日本/記事.txt": TEXT,
        "gambar.jpg": b"\xff\xd8\xff",
        "__MACOSX/._a.txt": b"\0\0",
        ".x/a.txt": TEXT,
    }
    path = zipped(tmp_path / "malam.zip", members)
    inside = ["a.jsonl#1", "a.jsonl#2", "a.jsonl#3", "ekonomi/b.txt", "日本/記事.txt"]
    assert names(path) == [f"{path}/{name}" for name in inside]
    assert not errors(path)


def test_zip_names_cannot_leave_the_archive_nor_share_a_name(tmp_path):
    path = zipped(
        tmp_path / "a.zip",
        {"../../a.txt": TEXT, "/etc/b.txt": TEXT, "..\\c.txt": TEXT, "./b/../a.txt": TEXT},
    )
    assert names(path) == [f"{path}/{name}" for name in ("a.txt", "b/a.txt", "c.txt", "etc/b.txt")]
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("/etc/b.txt", "Yang terakhir berlaku.")
    assert errors(path) == [f"{path}/etc/b.txt: is in the archive twice: the last one is read"]
    (last,) = [
        d for d in load_all(path) if isinstance(d, Document) and d.path.endswith("etc/b.txt")
    ]
    assert last.paragraphs == ("Yang terakhir berlaku.",)


def test_zip_names_without_the_mark_of_utf8(tmp_path):
    path = zipped(tmp_path / "a.zip", {"a-日本.txt": TEXT})
    data = path.read_bytes()
    # General purpose bit 11, in the local header and in the directory.
    directory = data.rindex(b"PK\x01\x02")
    data = data[:6] + b"\0\0" + data[8:]
    path.write_bytes(data[: directory + 8] + b"\0\0" + data[directory + 10 :])
    assert names(path) == [f"{path}/a-日本.txt"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("dalam.zip", b"PK\x05\x06" + b"\0" * 18),
        ("a.jsonl.gz", gzip.compress(RECORDS.encode())),
        ("a.jsonl", gzip.compress(RECORDS.encode())),
        ("a.warc", b"WARC/1.0\r\n"),
    ],
)
def test_archives_in_an_archive_are_refused_and_the_rest_is_read(tmp_path, name, content):
    path = zipped(tmp_path / "a.zip", {name: content, "z.txt": TEXT})
    assert errors(path) == [f"{path}/{name}: is an archive in an archive: take it out first"]
    assert names(path) == [f"{path}/z.txt"]


def test_an_encrypted_member_is_told_and_the_rest_is_read(tmp_path):
    path = zipped(tmp_path / "a.zip", {"a.txt": TEXT, "b.txt": TEXT})
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert errors(path) == [
        f"{path}/a.txt: is encrypted: unpack the archive with its password first"
    ]
    assert names(path) == [f"{path}/b.txt"]


def test_a_damaged_member_is_told_and_the_rest_is_read(tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", TEXT)
        archive.writestr("b.txt", TEXT)
    path.write_bytes(path.read_bytes().replace(b"Harga", b"Barga", 1))
    assert "a.txt: is damaged (Bad CRC-32" in errors(path)[0]
    assert names(path) == [f"{path}/b.txt"]


def test_zip_bombs_are_refused_before_they_are_unpacked(tmp_path, monkeypatch):
    path = zipped(tmp_path / "a.zip", {"bom.txt": b" " * (20 * 2**20), "b.txt": TEXT})
    (told,) = errors(path)
    assert told.startswith(f"{path}/bom.txt: expands ")
    assert names(path) == [f"{path}/b.txt"]
    monkeypatch.setattr(archives, "MOST_BYTES", 10 * 2**20)
    assert "unpacks to more than" in errors(path)[0]
    monkeypatch.setattr(archives, "MOST_MEMBERS", 1)
    assert "more than 1 members" in errors(path)[0]
    monkeypatch.setattr(archives, "_LARGEST_DIRECTORY", 10)
    assert "members: split it" in errors(path)[0]


def test_a_zip_that_lies_about_a_size_gives_no_more_than_it_said(tmp_path):
    path = zipped(tmp_path / "a.zip", {"bom.txt": b"a " * (10 * 2**20)})
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = struct.pack("<L", 1000)
    path.write_bytes(data)
    tracemalloc.start()
    assert "bom.txt: is damaged (Bad CRC-32" in errors(path)[0]
    assert tracemalloc.get_traced_memory()[1] < 8 * 2**20
    tracemalloc.stop()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 dan seterusnya", b"bukan arsip" * 100])
def test_what_is_no_zip_is_told(tmp_path, content):
    path = tmp_path / "a.zip"
    path.write_bytes(content)
    assert errors(path)[0].startswith(f"{path}: is no zip archive, or a damaged one")


def test_a_zip_without_articles_is_told(tmp_path):
    assert "holds no article" in errors(zipped(tmp_path / "a.zip", {"a.jpg": b"\xff"}))[0]
