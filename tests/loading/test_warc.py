from __future__ import annotations

import gzip
import io
from collections import Counter
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from summarizer.article import Document
from summarizer.errors import LoadError
from summarizer.loading import load_all
from summarizer.run import digest_sources
from summarizer.settings import Settings

STORY = (
    "Harga beras di pasar induk naik tajam sejak awal pekan ini karena pasokan dari daerah "
    "penghasil berkurang. Pedagang mengatakan bahwa mereka tidak dapat menahan harga lagi dan "
    "berharap pemerintah segera membuka gudang cadangan untuk warga yang membutuhkan."
)
ENGLISH = (
    "The price of rice has risen sharply since the start of the week because supplies from the "
    "growing regions have been cut by floods, traders said. They hope that the government will "
    "open its reserves before the holiday, when demand is at its highest."
)
URL = "https://berita.example.co.id/ekonomi/beras"


def page(text: str, head: str = "", title: str = "Harga Beras Naik") -> bytes:
    body = "".join(f"<p>{text}</p>" for _ in range(3))
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head>"
        f"<body><nav>Beranda Ekonomi</nav><article><h1>{title}</h1>{body}</article></body></html>"
    ).encode()


class Crawl:
    """Writes a web archive as Common Crawl does: one gzip member a record."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._buffer = io.BytesIO()
        self._writer = WARCWriter(self._buffer, gzip=path.suffix == ".gz")
        self.starts = [0]
        self._write(self._writer.create_warcinfo_record(path.name, {"software": "tes"}))

    def add(
        self,
        body: bytes = page(STORY),
        *,
        url: str = URL,
        status: str = "200 OK",
        kind: str | None = "text/html; charset=UTF-8",
        headers: tuple[tuple[str, str], ...] = (),
        record: str = "response",
        warc: dict[str, str] | None = None,
    ) -> Crawl:
        typed = (("Content-Type", kind),) if kind else ()
        http = StatusAndHeaders(status, [*typed, *headers], protocol="HTTP/1.1")
        stamped = {"WARC-Date": "2017-03-21T18:30:00Z", **(warc or {})}
        self._write(
            self._writer.create_warc_record(
                url,
                record,
                payload=io.BytesIO(body),
                http_headers=http,
                warc_headers_dict=stamped,
            )
        )
        return self

    def save(self, change=lambda data, starts: data) -> Path:
        self.path.write_bytes(change(self._buffer.getvalue(), self.starts))
        return self.path

    def _write(self, record) -> None:
        self._writer.write_record(record)
        self.starts.append(self._buffer.tell())


@pytest.fixture(params=["crawl.warc.gz", "crawl.warc"])
def crawl(request, tmp_path: Path) -> Crawl:
    return Crawl(tmp_path / request.param)


def read(path: Path) -> tuple[list[Document], list[str], Counter[str]]:
    tally: Counter[str] = Counter()
    results = list(load_all(path, tally))
    documents = [item for item in results if isinstance(item, Document)]
    return documents, [str(item) for item in results if isinstance(item, LoadError)], tally


def test_a_page_with_the_address_and_date_of_its_record(crawl):
    path = crawl.add().save()
    (document,), errors, tally = read(path)
    assert errors == []
    assert document.path == f"{path}#2"
    assert document.url == URL
    # 18:30 UTC is half past one of the next day in Jakarta.
    assert document.published == "2017-03-22T01:30+07:00"
    assert document.title == "Harga Beras Naik"
    assert STORY in document.paragraphs
    assert len(document.sha256) == 64
    assert tally == {"other records": 1, "kept": 1}


def test_the_date_that_the_page_gives_itself_comes_first(crawl):
    head = '<meta property="article:published_time" content="2017-03-20T08:00:00+07:00">'
    (document,), _, _ = read(crawl.add(page(STORY, head)).save())
    assert document.published.startswith("2017-03-20")


def test_only_indonesian_pages_answered_with_200_are_kept(crawl):
    path = (
        crawl.add(page(ENGLISH))
        .add(status="404 Not Found")
        .add(status="301 Moved Permanently")
        .add(kind="image/png")
        .add(kind=None)
        .add(b"User-agent: *", kind="text/plain")
        .add(record="request", status="GET / HTTP/1.1")
        .add(url="dns:example.co.id", kind="text/dns")
        .add(b"")
        .add(page("Beranda"))
        .add(kind="application/xhtml+xml")
        .save()
    )
    documents, errors, tally = read(path)
    assert [document.path for document in documents] == [f"{path}#12"]
    assert errors == []
    assert tally == {"other records": 8, "pages in other languages": 3, "kept": 1}


def test_a_page_in_english_with_indonesian_menus_is_not_kept(crawl):
    menu = "<nav>" + "Berita yang dibaca untuk hari ini dan di kota dari " * 40 + "</nav>"
    body = page(ENGLISH).replace(b"<article>", menu.encode() + b"<article>")
    documents, _, tally = read(crawl.add(body).add().save())
    assert len(documents) == 1
    assert tally["pages in other languages"] == 1


@pytest.mark.parametrize(
    ("encode", "headers"),
    [
        (gzip.compress, (("Content-Encoding", "gzip"),)),
        (lambda body: body, (("Content-Encoding", "gzip"),)),
        (
            lambda body: b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body),
            (("Transfer-Encoding", "chunked"),),
        ),
        (lambda body: body, (("Transfer-Encoding", "chunked"),)),
    ],
)
def test_encodings_of_http_true_or_not(crawl, encode, headers):
    (document,), errors, _ = read(crawl.add(encode(page(STORY)), headers=headers).save())
    assert STORY in document.paragraphs
    assert errors == []


def test_encodings_of_the_page_itself(crawl):
    text = page(STORY).decode()
    for encoding in ("utf-16", "cp1252"):
        crawl.add(text.encode(encoding), kind="text/html")
    documents, errors, _ = read(crawl.save())
    assert [STORY in document.paragraphs for document in documents] == [True, True]
    assert errors == []


def test_an_encoding_bomb_in_a_page_is_no_page(crawl):
    bomb = gzip.compress(b" " * (17 * 2**20))
    _, errors, tally = read(crawl.add(bomb, headers=(("Content-Encoding", "gzip"),)).save())
    assert tally["other records"] == 2
    assert "holds no Indonesian page (2 other records)" in errors[0]


def test_a_page_that_the_crawler_cut_is_told(crawl):
    (document,), _, _ = read(crawl.add(warc={"WARC-Truncated": "length"}).save())
    assert document.warnings == ("the crawler cut the page: its end may be missing",)


def test_a_damaged_record_is_told_and_the_others_are_read(crawl):
    for number in range(4):
        crawl.add(page(STORY, title=f"Judul {number}"))

    def damage(data: bytes, starts: list[int]) -> bytes:
        # In the third record: its content where it is compressed, else its first line.
        at = starts[2] + (60 if data.startswith(b"\x1f") else 0)
        return data[:at] + b"\xff\x00\xff\x00\xff" + data[at + 5 :]

    documents, errors, tally = read(crawl.save(damage))
    path = crawl.path
    assert [item.path for item in documents] == [f"{path}#2", f"{path}#4", f"{path}#5"]
    assert len(errors) == 1
    assert errors[0].startswith(f"{path}#3: ")
    assert (tally["damaged"], tally["kept"]) == (1, 3)


def test_a_checksum_that_fails_drops_the_record(tmp_path):
    crawl = Crawl(tmp_path / "crawl.warc.gz").add().add(page(STORY, title="Kedua"))

    def damage(data: bytes, starts: list[int]) -> bytes:
        return data[: starts[2] - 8] + b"\0" * 4 + data[starts[2] - 4 :]

    documents, errors, _ = read(crawl.save(damage))
    assert [item.title for item in documents] == ["Kedua"]
    assert "#2: has damaged gzip data (incorrect data check)" in errors[0]


def test_a_file_cut_short_gives_its_good_records_first(crawl):
    for number in range(3):
        crawl.add(page(STORY, title=f"Judul {number}"))
    documents, errors, _ = read(crawl.save(lambda data, starts: data[: starts[3] + 300]))
    assert [item.title for item in documents] == ["Judul 0", "Judul 1"]
    assert len(errors) == 1
    assert "#4: is cut short" in errors[0]


def test_a_wrong_length_costs_no_more_than_the_records_it_covers(tmp_path, capsys):
    crawl = Crawl(tmp_path / "crawl.warc")
    for number in range(4):
        crawl.add(page(STORY, title=f"Judul {number}"))

    def lie(data: bytes, starts: list[int]) -> bytes:
        at = data.index(b"Content-Length: ", starts[1])
        return (
            data[:at] + b"Content-Length: 99999"[: len(b"Content-Length: ") + 2] + data[at + 18 :]
        )

    documents, errors, _ = read(crawl.save(lie))
    assert [item.title for item in documents][-2:] == ["Judul 2", "Judul 3"]
    assert errors
    assert capsys.readouterr() == ("", "")


def test_records_compressed_as_one(tmp_path):
    plain = Crawl(tmp_path / "crawl.warc").add().add(page(STORY, title="Kedua")).save()
    path = tmp_path / "all.warc.gz"
    path.write_bytes(gzip.compress(plain.read_bytes()))
    documents, errors, _ = read(path)
    assert [item.path for item in documents] == [f"{path}#2", f"{path}#3"]
    assert errors == []


def test_a_web_archive_is_known_by_its_content(tmp_path):
    path = Crawl(tmp_path / "crawl.warc.gz").add().save()
    other = tmp_path / "tanpa-akhiran"
    other.write_bytes(path.read_bytes())
    assert [item.title for item in read(other)[0]] == ["Harga Beras Naik"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "holds no Indonesian page (no records)"),
        (b"bukan arsip\n" * 10, "is no WARC record"),
        (gzip.compress(b"bukan arsip\n" * 10), "is no WARC record"),
        (b"\x1f\x8b\x08", "cut short"),
    ],
)
def test_what_is_no_web_archive_is_told(tmp_path, content, message):
    path = tmp_path / "a.warc"
    path.write_bytes(content)
    documents, errors, _ = read(path)
    assert documents == []
    assert message in errors[0]


def test_the_command_tells_what_it_left_out(tmp_path, capsys):
    path = Crawl(tmp_path / "crawl.warc.gz").add().add(page(ENGLISH)).save()
    lines: list[str] = []
    status = digest_sources([str(path)], Settings(languages=("id",)), "json", None, lines.append)
    assert status == 0
    assert lines == [f"note: {path}: left out 1 other records, 1 pages in other languages"]
    assert f'"path": "{path}#2"' in capsys.readouterr().out
