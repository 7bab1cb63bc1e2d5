"""Lines from standard input: encodings, line ends, and what is refused."""

from __future__ import annotations

import io
import json
import sys

import pytest

from summarizer.cli import main
from summarizer.errors import LoadError
from summarizer.loading.lines import read_lines

TEXT = "Ekspor naik 4,5 persen – “kata” dia.\nKafé Señor\n"
LINES = TEXT.splitlines()


def lines(data: bytes) -> list[str]:
    return list(read_lines(io.BytesIO(data)))


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_encodings(encoding: str, end: str) -> None:
    assert lines(TEXT.replace("\n", end).encode(encoding)) == LINES


def test_utf8_and_windows_1252_side_by_side() -> None:
    assert lines("Café\n".encode() + "Café\n".encode("cp1252")) == ["Café", "Café"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("a", ["a"]),
        ("a\n", ["a"]),
        ("\n\na\n\n", ["", "", "a", ""]),
        ("a\rb\nc\u2028d\ne\x85f\x0cg", ["a\rb", "c\u2028d", "e\x85f\x0cg"]),
        ("a\r\r\nb", ["a", "b"]),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_line_ends_at_a_line_feed_only(text: str, expected: list[str], encoding: str) -> None:
    assert lines(text.encode(encoding)) == expected


def test_lines_come_before_the_input_ends() -> None:
    class Pipe(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise AssertionError("read to the end")

    assert next(read_lines(Pipe(b"satu\ndua\n"))) == "satu"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("株価が上昇した".encode("shift-jis"), "line 1 of standard input is neither"),
        (b"baik\n" + "Цены выросли".encode("cp1251"), "line 2 of standard input is"),
        ("Harga\x81 naik".encode("latin-1"), "line 1 of standard input is neither"),
        (b"%PDF-1.7\n", "standard input is a PDF"),
        (b"\x7fELF\x02\x01\x01\x00\x00\n", "standard input is a program"),
        (b"abc\x00\x01\x02def\n", "standard input is not text"),
        ("teks".encode("utf-16") + b"\x00", "standard input is broken UTF-16"),
    ],
)
def test_no_text_is_refused_in_one_line(data: bytes, says: str) -> None:
    with pytest.raises(LoadError, match=says) as error:
        lines(data)
    assert "\n" not in str(error.value)


def test_figures_gives_as_many_lines_as_it_takes(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = "Naik 5\u2028persen\r\n\r\nTurun 6\rpersen\nRp 7".encode("utf-16")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    with pytest.raises(SystemExit) as stop:
        main(["figures"])
    out = capsys.readouterr().out
    assert stop.value.code in (0, None)
    assert len(out.splitlines()) == out.count("\n") == 4
    assert [len(json.loads(row)) for row in out.splitlines()] == [1, 0, 1, 1]
