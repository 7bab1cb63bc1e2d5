from __future__ import annotations

import codecs

import pytest

from summarizer.errors import LoadError
from summarizer.loading.text import decode, normalise, unescape_entities

TEXT = "Harga beras naik – “tajam”, kata José di Kota Tirta. Pedagang mengeluh.\n" * 3


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8-sig"),
        (TEXT.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-32"), "utf-32"),
        (TEXT.encode("cp1252"), "windows-1252"),
    ],
)
def test_encodings_are_detected(data, encoding):
    assert decode(data) == (TEXT, encoding)


def test_smart_quotes_of_windows_1252():
    assert (
        decode(b"\x93Kami rugi,\x94 kata Rina \x96 pedagang.")[0]
        == "“Kami rugi,” kata Rina – pedagang."
    )


def test_another_script_is_detected():
    text = "値上げが続いている。市場では米の価格が上がった。" * 10
    assert decode(text.encode("shift_jis"))[0] == text


def test_a_cut_utf8_file_keeps_its_encoding():
    text, encoding = decode("“Kami rugi,” kata Rina – “sangat rugi”".encode()[:-2])
    assert encoding == "utf-8"
    assert text.startswith("“Kami rugi,” kata Rina – “sangat rugi")


def test_lone_surrogates_go():
    assert decode(b"Harga \xed\xa0\x80beras naik \xe2\x80\x93 lagi") == (
        "Harga beras naik – lagi",
        "utf-8",
    )
    assert normalise("Harga \ud800beras") == "Harga beras"


def test_invisible_characters_go_and_joiners_stay():
    marks = "\u200b\u200e\u200f\u202a\u202e\u2066\u2069\ufeff\u00ad\x00\x07"
    assert normalise(f"be{marks}ras") == "beras"
    assert normalise("👩\u200d🌾 naik") == "👩\u200d🌾 naik"


def test_line_ends_and_composition():
    assert normalise("a\r\nb\rc\u2028d\x85e") == "a\nb\nc\nd\ne"
    assert normalise("Jose\u0301") == "José"


def test_stray_nul_bytes_go():
    assert decode(b"Harga beras\x00 naik.") == ("Harga beras naik.", "utf-8")


def test_entities_are_decoded_only_where_they_are_whole():
    assert (
        unescape_entities("&ldquo;TV&nbsp;Off&rdquo; &amp; R&D &#8211; &xyz;")
        == "“TV\xa0Off” & R&D – &xyz;"
    )


@pytest.mark.parametrize(
    ("data", "advice"),
    [
        (b"%PDF-1.7 ...", "pdftotext"),
        (b"\x7fELF\x02\x01", "program"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"PK\x03\x04word/document.xml", "Office"),
        (b"\x1f\x8b\x08", "gunzip"),
        (b"{\\rtf1 x", "plain text"),
        (bytes(range(256)) * 8, "binary"),
    ],
)
def test_what_is_not_text_says_what_to_do(data, advice):
    with pytest.raises(LoadError, match=advice):
        decode(data)


def test_three_bytes_with_a_nul_are_no_utf16() -> None:
    assert decode(b"\x00\xc2\x80") == ("", "utf-8")
