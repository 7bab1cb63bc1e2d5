from __future__ import annotations

import pytest

from summarizer.errors import LoadError
from summarizer.loading.html import fragment_lines, parse

LEAD = "Harga beras di pasar induk naik tajam sejak awal pekan, kata pedagang kepada wartawan kami."
MORE = [
    "Pasokan dari daerah penghasil berkurang akibat banjir yang merendam ribuan hektare sawah.",
    "Pedagang berharap pemerintah segera membuka gudang cadangan agar harga kembali turun.",
    "Menteri mengatakan stok nasional aman sampai akhir tahun dan meminta warga tidak panik.",
]
NAVIGATION = "".join(
    f'<li>Kamis, 05/11/2025 10:0{n} WIB <a href="/x{n}">Kabar Lain yang Ramai Nomor {n}</a></li>'
    for n in range(6)
)


def page(article: str) -> str:
    return f"""<!DOCTYPE html><html lang="id"><head><title>Harga Beras Naik - Kompas.com</title>
    <meta property="og:url" content="https://money.kompas.com/read/2025/11/05/beras">
    <meta property="og:title" content="Harga Beras Naik - Kompas.com">
    <meta name="author" content="Rina Sari">
    <meta property="article:published_time" content="2025-11-05T10:00:00+07:00"></head>
    <body><nav><ul><li><a href="/">Beranda</a></li><li><a href="/e">Ekonomi</a></li></ul></nav>
    <article><h1>Harga Beras Naik</h1>{article}</article>
    <ul>{NAVIGATION}</ul><footer><p><a href="/r">Redaksi</a></p></footer></body></html>"""


def paragraphs(texts: list[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def test_main_text_and_metadata():
    content, outlet = parse(page(paragraphs([LEAD, *MORE])))
    assert outlet == "Kompas.com"
    assert content.title == "Harga Beras Naik"
    assert content.author == "Rina Sari"
    assert content.published.startswith("2025-11-05")
    assert content.url == "https://money.kompas.com/read/2025/11/05/beras"
    assert [text for text in content.paragraphs if text in (LEAD, *MORE)] == [LEAD, *MORE]
    assert not any("Kabar Lain" in text for text in content.paragraphs)


@pytest.mark.parametrize(
    ("line", "published"),
    [("<span>Rabu, 05 November 2025 10:15 WIB</span>", "2025-11-05T10:15+07:00"), ("", None)],
)
def test_without_metadata_only_a_date_line_is_the_date(line, published):
    told = "Proyek yang dimulai pada 12/3/2014 itu selesai sepanjang 2016, kata bupati."
    bare = f"<html><body><h1>Harga Beras Naik</h1>{line}{paragraphs([LEAD, told, *MORE])}</body>"
    content, _ = parse(bare)
    assert told in content.paragraphs
    assert content.published == published


def test_a_lead_that_stands_bare_before_the_paragraphs_is_kept():
    content, _ = parse(page(f"<div><b>Kabar.com</b> - {LEAD}{paragraphs(MORE)}</div>"))
    assert f"Kabar.com - {LEAD}" in content.paragraphs


def test_line_breaks_make_paragraphs():
    content, _ = parse(page(f"<p>{'<br><br>'.join([LEAD, *MORE])}</p>"))
    assert [text for text in content.paragraphs if text in (LEAD, *MORE)] == [LEAD, *MORE]


def test_a_link_inside_a_sentence_stays():
    linked = MORE[0].replace("banjir", '<a href="/b">banjir</a>')
    content, _ = parse(page(paragraphs([LEAD, linked, *MORE[1:]])))
    assert MORE[0] in content.paragraphs


def test_a_truncated_page_gives_what_is_there():
    whole = page(paragraphs([LEAD, *MORE]))
    content, _ = parse(whole[: whole.index("Menteri") + 20])
    assert LEAD in content.paragraphs


@pytest.mark.parametrize("text", ["<html><body></body></html>", "<html>", "<p></p>"])
def test_a_page_without_main_text_says_so(text):
    with pytest.raises(LoadError, match="no main text"):
        parse(text)


def test_markup_in_a_text_field():
    assert [line for line in fragment_lines("<p>Satu.</p><p>Dua &amp; tiga.</p>") if line] == [
        "Satu.",
        "Dua & tiga.",
    ]
    assert fragment_lines("5 < 7 dan 9 > 8") == ["5 < 7 dan 9 > 8"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("<p>Harga naik.</p><script>alert(1)</script>Ekor.", ["Harga naik.", "Ekor."]),
        ("<style>p {color: red}</style>Harga naik.", ["Harga naik."]),
        (
            "<strong>Jakarta</strong> - Harga <a href='/x'>beras</a> naik.",
            ["Jakarta - Harga beras naik."],
        ),
        ("Harga<ul><li>beras</li><li>gula</li></ul>", ["Harga", "beras", "gula"]),
        ("Harga naik.<img src=x onerror=alert(1)>", ["Harga naik."]),
    ],
)
def test_no_markup_of_a_feed_becomes_text(text, lines):
    assert [line for line in fragment_lines(text) if line] == lines
