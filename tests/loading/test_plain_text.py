from __future__ import annotations

import textwrap

import pytest

from summarizer.loading.plain import body, parse

FIRST = (
    "Harga beras di pasar induk naik tajam sejak awal pekan karena pasokan dari daerah penghasil "
    "berkurang akibat banjir yang merendam ribuan hektare sawah."
)
SECOND = (
    "Pedagang berharap pemerintah segera membuka gudang cadangan agar harga kembali turun sebelum "
    "hari raya, ketika permintaan biasanya melonjak dua kali lipat."
)


def test_a_title_and_paragraphs_between_blank_lines():
    read = parse(f"Harga Beras Naik\n\n{FIRST}\n\n{SECOND}\n")
    assert read.title == "Harga Beras Naik"
    assert read.paragraphs == (FIRST, SECOND)


def test_one_paragraph_a_line():
    assert parse(f"Harga Beras Naik\n{FIRST}\n{SECOND}").paragraphs == (FIRST, SECOND)


@pytest.mark.parametrize("width", [60, 72, 80, 100])
def test_hard_wrapped_text_is_unwrapped(width):
    wrapped = "\n\n".join(textwrap.fill(text, width) for text in (FIRST, SECOND))
    assert parse(wrapped).paragraphs == (FIRST, SECOND)
    titled = parse(f"Harga Beras Naik\n\n{wrapped}")
    assert (titled.title, titled.paragraphs) == ("Harga Beras Naik", (FIRST, SECOND))


def test_wrapped_paragraphs_without_blank_lines():
    wrapped = "\n".join(textwrap.fill(text, 64) for text in (FIRST, SECOND))
    assert parse(wrapped).paragraphs == (FIRST, SECOND)


def test_a_reduplication_broken_at_its_hyphen_keeps_it():
    lines = [
        "Pedagang di pasar itu mengeluh karena harga beras terus naik, dan orang-",
        "orang yang biasa membeli sekarung kini hanya membeli beberapa kilogram saja",
        "sambil menunggu harga turun lagi seperti yang dijanjikan oleh pemerintah.",
    ]
    assert "orang-orang yang biasa" in body(lines)[0]


def test_one_long_line_is_one_paragraph_without_a_title():
    read = parse(f"{FIRST} {SECOND}")
    assert (read.title, read.paragraphs) == (None, (f"{FIRST} {SECOND}",))


def test_a_title_alone_is_text():
    assert parse("Harga Beras Naik").paragraphs == ("Harga Beras Naik",)
    assert parse("Harga Beras Naik").title is None


def test_a_first_line_with_a_full_stop_is_no_title():
    assert parse(f"Harga beras naik.\n\n{FIRST}").title is None


def test_header_lines_become_metadata():
    read = parse(
        "Harga Beras Naik\nRina Sari, Budi Jaya - Ekonomi\nSenin, 9 Juni 2025 19:33 WIB\n"
        f"https://www.tempo.co/ekonomi/beras\n\nTEMPO.CO, Jakarta - {FIRST}"
    )
    assert read.title == "Harga Beras Naik"
    assert read.author == "Rina Sari, Budi Jaya"
    assert read.published == "2025-06-09T19:33+07:00"
    assert read.url == "https://www.tempo.co/ekonomi/beras"
    assert read.paragraphs == (f"TEMPO.CO, Jakarta - {FIRST}",)


def test_header_placeholders_are_nothing():
    read = parse(
        f"Harga Beras Naik\nPenulis tidak ditemukan\nTanggal tidak ditemukan\nhttps://a.test/b\n\n{FIRST}"
    )
    assert (read.author, read.published, read.paragraphs) == (None, None, (FIRST,))


def test_a_short_subtitle_without_a_header_is_text():
    assert parse(f"Harga Beras Naik\nRina Sari\n\n{FIRST}").paragraphs == ("Rina Sari", FIRST)


def test_entities_in_text_are_decoded():
    assert parse("&ldquo;Kami rugi,&rdquo;&nbsp;kata Rina.").paragraphs == (
        "“Kami rugi,” kata Rina.",
    )


def test_lines_cut_by_links_are_joined():
    lines = [
        "Tirta", "-", "Laga", "Tirta FC", "vs", "Sari FC", "digelar malam ini.",
        "Pelatih", "Rina Jaya", "optimistis. Ia sudah menyiapkan pemain.",
        "Baca juga:", "Jadwal Laga Malam Ini",
        "Penonton diminta datang lebih awal, kata panitia", ".",
        "(abc/def)", "tirta fc", "sari fc",
    ]  # fmt: skip
    assert body(lines) == (
        "Tirta - Laga Tirta FC vs Sari FC digelar malam ini.",
        "Pelatih Rina Jaya optimistis. Ia sudah menyiapkan pemain.",
        "Baca juga:",
        "Jadwal Laga Malam Ini",
        "Penonton diminta datang lebih awal, kata panitia.",
        "(abc/def)",
        "tirta fc",
        "sari fc",
    )


def test_a_link_before_a_capital_is_joined_where_the_sentence_is_open():
    lines = [
        "Kelompok masyarakat sipil menilai aturan itu perlu diubah segera. Kampanye",
        "Jaga Rimba",
        "Indonesia menyebut kerusakan hutan mencapai ribuan hektare setahun.",
    ]
    assert body(lines) == (" ".join(lines),)


def test_headings_and_lists_are_not_joined():
    lines = ["Cara Membuat", "Rebus air hingga mendidih.", "1. Masukkan beras", "2. Aduk rata"]
    assert body(lines) == tuple(lines)
    assert body(["Bahan:", "bawang merah", "cabai rawit"]) == (
        "Bahan:",
        "bawang merah",
        "cabai rawit",
    )
