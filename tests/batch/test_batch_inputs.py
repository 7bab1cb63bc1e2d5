"""Runs over what holds many articles: compressed files, archives, crawls."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest
from batch_runs import order, story, tree
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from summarizer.batch.run import run

pytestmark = pytest.mark.usefixtures("threads")


def records(first: int, last: int) -> bytes:
    rows = [{"title": f"Jembatan {n}", "text": "\n\n".join(story(n))} for n in range(first, last)]
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.jsonl.gz").write_bytes(gzip.compress(records(0, 3)))
    with zipfile.ZipFile(folder / "b.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../luar/x.jsonl", records(3, 5))
        archive.writestr("記事.txt", "\n\n".join(["Jembatan lain", *story(5)]))
        archive.writestr("dalam.zip", b"PK\x05\x06" + b"\0" * 18)
    with (folder / "c.warc.gz").open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for number, kind in enumerate(("text/html", "image/png", "text/html")):
            http = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
            told = "".join(f"<p>{text}</p>" for text in story(6) + story(8) if number < 2)
            body = f"<html><body><article>{told or 'Nothing'}</article></body></html>".encode()
            url = f"https://sindara.example/{number}"
            record = writer.create_warc_record(
                url, "response", payload=io.BytesIO(body), http_headers=http
            )
            writer.write_record(record)
    return folder


def test_articles_in_archives_have_digests_of_their_own_inside_the_folder(
    news: Path, tmp_path: Path
) -> None:
    out, lines = tmp_path / "out", []
    assert run(order(news, out), lines.append) == 1
    left = tree(out)
    assert [name for name in left if name.endswith(".html")] == [
        "digests/a.jsonl.gz-1.html",
        "digests/a.jsonl.gz-2.html",
        "digests/a.jsonl.gz-3.html",
        "digests/b.zip/luar/x.jsonl-1.html",
        "digests/b.zip/luar/x.jsonl-2.html",
        "digests/b.zip/記事.txt.html",
        "digests/c.warc.gz-1.html",
        "index.html",
    ]
    assert "b.zip/dalam.zip: is an archive in an archive" in lines[0]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["news", "out"]


def test_what_is_left_out_of_a_crawl_is_counted_by_every_run(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    for made in (7, 0):
        run(order(news, out), lambda _: None)
        counts = json.loads((out / "run.json").read_text())["counts"]
        assert counts["made_now"] == made
        assert counts["left_out"] == {"other records": 1, "pages in other languages": 1}
