"""Archives with random damage: whatever happens is told as an error, one line each."""

from __future__ import annotations

import gzip
import io
import json
import random
import zipfile
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from summarizer.errors import LoadError
from summarizer.loading import load_all

TEXT = (
    "Harga beras di pasar induk naik tajam sejak awal pekan ini karena pasokan dari daerah "
    "penghasil berkurang dan pedagang berharap pemerintah segera membuka gudang untuk warga."
)
# Each takes a few milliseconds.
TRIES = 100


def jsonl(count: int = 5) -> bytes:
    return "".join(json.dumps({"text": f"{n} {TEXT}"}) + "\n" for n in range(count)).encode()


def zipped() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.jsonl", jsonl())
        archive.writestr("ekonomi/b.txt", TEXT)
    return buffer.getvalue()


def crawled(packed: bool) -> bytes:
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=packed)
    body = f"<html><body><article>{f'<p>{TEXT}</p>' * 3}</article></body></html>".encode()
    for number in range(4):
        http = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        url = f"https://sindara.example/{number}"
        writer.write_record(
            writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=http)
        )
    return buffer.getvalue()


def damaged(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 3, 20))):
        at = chance.randrange(max(len(changed), 1))
        kind = chance.randrange(4)
        if kind == 0:
            changed[at : at + 1] = chance.randbytes(1)
        elif kind == 1:
            del changed[at : at + chance.randrange(1, 40)]
        elif kind == 2:
            changed[at:at] = chance.randbytes(chance.randrange(1, 40))
        elif len(changed) > 100:
            del changed[max(100, at) :]
    return bytes(changed)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl.gz", gzip.compress(jsonl())),
        ("a.csv.gz", gzip.compress(f"title,text\nA,{TEXT}\nB,{TEXT}\n".encode())),
        ("a.zip", zipped()),
        ("a.warc.gz", crawled(True)),
        ("a.warc", crawled(False)),
    ],
)
def test_damage_of_any_kind_is_told(tmp_path: Path, name: str, data: bytes, capsys) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    whole = len(list(load_all(path)))
    assert whole >= 2
    chance = random.Random(name)
    lost = 0
    for _ in range(TRIES):
        path.write_bytes(damaged(data, chance))
        results = list(load_all(path))
        assert results
        errors = [str(item) for item in results if isinstance(item, LoadError)]
        lost += len(results) - len(errors) < whole
        for error in errors:
            assert error.startswith(str(path))
            assert "\n" not in error
    assert lost > TRIES / 10
    assert capsys.readouterr() == ("", "")
