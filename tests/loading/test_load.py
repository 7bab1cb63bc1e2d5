from __future__ import annotations

import io
import json
import os
import sys
import time

import pytest

from summarizer.article import Document
from summarizer.errors import LoadError
from summarizer.loading import load, load_all

TEXT = "Harga beras naik tajam. Pedagang mengeluh."


def one(path) -> Document:
    (document,) = load(path)
    return document


def write(tmp_path, name: str, content: str | bytes):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_text_file(tmp_path):
    path = write(tmp_path, "a.txt", f"Harga Beras Naik\n\n{TEXT}\n")
    document = one(path)
    assert document.path == str(path)
    assert document.title == "Harga Beras Naik"
    assert document.paragraphs == (TEXT,)
    assert len(document.sha256) == 64
    assert one(str(path)) == document


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode("utf-16"))))
    document = one("-")
    assert (document.path, document.paragraphs) == ("-", (TEXT,))


@pytest.mark.parametrize(
    ("content", "count"),
    [
        (json.dumps({"title": "A", "text": TEXT}), 1),
        (json.dumps([{"text": TEXT}, {"body": TEXT}]), 2),
        (f"{json.dumps({'text': TEXT})}\n{json.dumps({'content': TEXT})}\n", 2),
        (
            f"<!DOCTYPE html><html><body><article>{f'<p>{TEXT * 5}</p>' * 4}</article></body>",
            1,
        ),
        (f'title;text\nA;"{TEXT}\n\n{TEXT}"\nB;{TEXT}\n', 2),
        (f"Judul, isi\nA, {TEXT}\nB, {TEXT}\n", 2),
        (f"Berita, beras\n{TEXT}\n{TEXT}\n", 1),
        (TEXT, 1),
        ("[Gambas] Harga beras naik.", 1),
        ("{bukan json", 1),
    ],
)
def test_a_format_without_a_telling_name_is_sniffed(tmp_path, content, count):
    assert len(list(load(write(tmp_path, "artikel", content)))) == count


def test_json_record_fields(tmp_path):
    record = {
        "Title": "Harga Beras Naik | tempo.co",
        "body": f"{TEXT}\n\n{TEXT}",
        "date": "10 Juni 2025",
        "url": "https://www.tempo.co/a",
        "penulis": ["Rina Sari", "Budi Jaya"],
    }
    document = one(write(tmp_path, "a.json", json.dumps(record)))
    assert document.title == "Harga Beras Naik"
    assert document.paragraphs == (TEXT, TEXT)
    assert document.published == "2025-06-10"
    assert document.outlet == "Tempo"
    assert document.author == "Rina Sari, Budi Jaya"


def test_jsonl_keeps_the_good_records(tmp_path):
    good = json.dumps({"text": [TEXT]})
    path = write(
        tmp_path,
        "a.jsonl",
        f"{good}\n\nbroken\n{json.dumps({'title': 'x'})}\n[1]\n{good}",
    )
    results = list(load_all(path))
    assert [type(result).__name__ for result in results] == [
        "Document", "LoadError", "LoadError", "LoadError", "Document",
    ]  # fmt: skip
    assert [results[0].path, results[4].path] == [f"{path}#1", f"{path}#5"]
    assert "#2" in str(results[1])
    assert "line 3" in str(results[1])
    with pytest.raises(LoadError, match="#2"):
        list(load(path))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv(tmp_path, delimiter):
    rows = [
        ["Title", "Text", "Date"],
        ["A", f'"{TEXT}"', "2025-06-10"],
        ["B", "", ""],
        ["C", TEXT, ""],
    ]
    path = write(tmp_path, "a.csv", "\n".join(delimiter.join(row) for row in rows))
    results = list(load_all(path))
    assert [getattr(result, "title", None) for result in results] == ["A", None, "C"]
    assert results[0].published == "2025-06-10"


def test_csv_with_line_breaks_in_a_cell(tmp_path):
    document = one(write(tmp_path, "a.csv", f'title,text\nA,"{TEXT}\n\n{TEXT}"\n'))
    assert document.paragraphs == (TEXT, TEXT)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n\t\n ", "blanks"),
        ("a.txt", "\u200b\ufeff".encode(), "blanks"),
        ("a.pdf", b"%PDF-1.4", "pdftotext"),
        ("a.docx", b"PK\x03\x04", "Office"),
        ("a.html", b"<html><body></body></html>", "no main text"),
        ("a.json", b"{", "not valid JSON"),
        ("a.json", b"[]", "no article"),
        ("a.json", b"3", "no article"),
        ("a.json", b'{"title": "x"}', "no text"),
        ("a.json", b'{"text": "<p> </p>"}', "empty"),
        ("a.json", b"[" * 100_000, "not valid JSON"),
        ("a.csv", b"judul,tanggal\na,b", "no text column"),
        ("a.csv", b"title,text\n", "no articles"),
    ],
)
def test_bad_input_is_one_line_that_names_the_file(tmp_path, name, content, message):
    path = write(tmp_path, name, content)
    with pytest.raises(LoadError, match=message) as caught:
        list(load(path))
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)


def test_missing_file_folder_and_odd_names(tmp_path):
    for path, message in (
        (tmp_path / "none.txt", "no such file"),
        (tmp_path, "is a folder"),
        ("a\x00b", "cannot be read"),
        ("x" * 5000, "cannot be read"),
    ):
        with pytest.raises(LoadError, match=message):
            list(load(path))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_that_may_not_be_read(tmp_path):
    path = write(tmp_path, "a.txt", TEXT)
    path.chmod(0)
    with pytest.raises(LoadError, match="permissions"):
        list(load(path))


def test_undecodable_bytes_are_told(tmp_path):
    document = one(
        write(tmp_path, "a.txt", "“Kami rugi,” kata Rina – “sangat ".encode() + b"\xe2\x80")
    )
    assert "could not be decoded" in document.warnings[0]


def test_ten_megabytes_and_one_huge_paragraph(tmp_path):
    start = time.perf_counter()
    sentence = "Harga beras naik tajam di pasar induk sejak awal pekan, kata pedagang. "
    big = one(write(tmp_path, "big.txt", (sentence * 10 + "\n\n") * 14_500))
    assert sum(map(len, big.paragraphs)) > 10_000_000
    assert len(big.paragraphs) == 14_500
    assert len(one(write(tmp_path, "one.txt", "kata " * 50_000)).paragraphs) == 1
    assert time.perf_counter() - start < 15


def test_markup_in_a_title_is_no_text(tmp_path):
    record = {"title": "<script>alert(1)</script><i>Harga</i> naik", "text": TEXT}
    path = write(tmp_path, "a.json", json.dumps(record))
    assert [document.title for document in load(path)] == ["Harga naik"]
