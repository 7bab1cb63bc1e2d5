"""Digits around a slash, a dash or points: dates, and what is none."""

from __future__ import annotations

import pytest

from summarizer.figures import english, japanese, missing, parse, render, spurious

DATES = [
    ("Rapat digelar Selasa (21/3).", "--03-21"),
    ("Rapat digelar hari ini (2/3).", "--03-02"),
    ("Penerbangan pada (4/5) lalu batal.", "--05-04"),
    ("Bandara di Medan (8/6) ditutup.", "--06-08"),
    ("Bandara ditutup (21/3).", "--03-21"),
    ("Sidang digelar pada 21/3.", "--03-21"),
    ("Data per 30/6 menunjukkan", "--06-30"),
    ("pada tanggal 2/3 nanti", "--03-02"),
    ("Selasa 21/3 digelar rapat", "--03-21"),
    ("JAKARTA, 21/3 - Pemerintah", "--03-21"),
    ("Ia tiba 21/3/2017.", "2017-03-21"),
    ("Ia tiba 21-03-2017.", "2017-03-21"),
    ("Ia tiba 21.03.2017.", "2017-03-21"),
    ("Digelar Selasa (20-3).", "--03-20"),
    ("Digelar Sabtu (02-03).", "--03-02"),
    ("pada Kamis dan Jumat (19 hingga 20/6/2025)", "2025-06-19/2025-06-20"),
    ("pada Sabtu dan Minggu (21-22/3)", "--03-21/--03-22"),
]


@pytest.mark.parametrize(("text", "value"), DATES)
def test_date_where_the_words_around_say_so(text: str, value: str) -> None:
    figures = [figure for figure in parse(text) if figure.kind in ("date", "range")]
    assert [figure.value for figure in figures] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Sebanyak 2/3 suara mendukung.",
        "Tuang 1/2 gelas air.",
        "Disetujui dua pertiga (2/3) anggota.",
        "Butuh suara (2/3) dari anggota.",
        "Butuh seperempat (1/4) kursi.",
        "pada 2/3 bagian lahan",
        "Menang 6-4, 21-15.",
        "Ia kalah Selasa (2-1).",
        "Rumah di Jalan Mawar No 21/3.",
        "Jalan Melati 2/3 ditutup.",
        "Warga RT 3/5 mengungsi.",
        "Warga RT/RW 03/05 mengungsi.",
        "Layanan buka 24/7.",
        "Layanan ada pada 24/7 penuh.",
        "Sejak 9/11 semua berubah.",
        "Diatur pasal 27/2.",
        "Putusan Nomor 12/5/2017 dibacakan.",
        "Rumah tipe 18/12 dijual.",
        "Peluang pada 11/1 poin.",
        "Seri (3/4) itu.",
    ],
)
def test_no_date_where_they_do_not(text: str) -> None:
    assert [figure.text for figure in parse(text) if figure.kind == "date"] == []


@pytest.mark.parametrize(
    ("text", "ja"),
    [
        ("Butuh 2/3 suara.", "3分の2"),
        ("Disetujui dua pertiga (2/3) anggota.", "3分の2"),
    ],
)
def test_fraction_stays_one(text: str, ja: str) -> None:
    assert {render(figure, "ja") for figure in parse(text)} == {ja}


@pytest.mark.parametrize("text", ["Nomor 12/5/2017", "Seri (3/4)"])
def test_what_is_neither_is_left_as_it_stands(text: str) -> None:
    assert parse(text) == []


@pytest.mark.parametrize(
    ("text", "english_text", "japanese_text"),
    [
        ("warga RT 3/5", "residents of RT 3/5", "RT 3/5の住民"),
        ("pasal 5/6", "article 5/6", "条5/6"),
        ("di Jalan Melati 2/3", "on Jalan Melati 2/3", "ムラティ通り2/3"),
        ("No 21/3", "No. 21/3", "No. 21/3"),
        ("waktu 1:46,360 detik", "a time of 1:46,360 seconds", "1:46,360秒"),
    ],
)
def test_number_of_something_is_the_same_in_translation(
    text: str, english_text: str, japanese_text: str
) -> None:
    source = parse(text)
    assert all(figure.value.isdecimal() for figure in source)
    assert not missing(source, english.parse(english_text))
    assert not spurious(source, english.parse(english_text))
    assert not missing(source, japanese.parse(japanese_text))
