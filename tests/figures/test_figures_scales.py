"""Scales, signs and commas on which a figure's size hangs, in both target languages."""

from __future__ import annotations

import pytest
from figure_meanings import assert_reads_back, meaning

from summarizer.figures import parse

READS = [
    ("US$ 22,9 M masuk", "22900000000", "US$22.9 billion", "229億ドル"),
    ("kapitalisasi USD 1,3 T", "1300000000000", "US$1.3 trillion", "1兆3000億ドル"),
    ("harga €30m", "30000000", "€30 million", "3000万ユーロ"),
    ("naik USD 4.33B", "4330000000", "US$4.33 billion", "43億3000万ドル"),
    ("kue Rp12K", "12000", "Rp12,000", "1万2000ルピア"),
    ("kurs Rp 16,250 per dolar", "16250", "Rp16,250", "1万6250ルピア"),
    ("dividen Rp 30,357 per saham", "30.357", "Rp30.357", "30.357ルピア"),
    ("dividen Rp 30,357 juta", "30357000", "Rp30.357 million", "3035万7000ルピア"),
    ("ditonton 81,388 penonton", "81388", "81,388", "8万1388"),
    ("sebanyak 10,000 pelari", "10000", "10,000", "1万"),
    ("turun 52,179 poin", "52.179", "52.179", "52.179"),
    ("sepanjang 5,245 km", "5.245", "5.245 kilometers", "5.245キロメートル"),
    ("lebih dari 99,999 persen", "99.999", "99.999%", "99.999%"),
    ("suhu -5 derajat", "-5", "minus 5 degrees", "マイナス5度"),
    ("tumbuh negatif 0,3 persen", "-0.3", "-0.3%", "マイナス0.3%"),
    ("inflasi nol koma lima persen", "0.5", "0.5%", "0.5%"),
    ("satu koma dua lima juta ton", "1250000", "1.25 million tons", "125万トン"),
    ("dua koma dua puluh lima persen", "2.25", "2.25%", "2.25%"),
    ("dua koma lima jutaan", "2500000", "2.5 million", "250万"),
    ("1.177 detik di belakang", "1.177", "1.177 seconds", "1.177秒"),
    ("selama 3.600 detik", "3600", "3,600 seconds", "3600秒"),
    ("turun 10-15 bps", "10/15", "10–15 basis points", "10〜15ベーシスポイント"),
    ("naik 3-4 persen poin", "3/4", "3–4 percentage points", "3〜4ポイント"),
    ("naik 150 poin basis", "150", "150 basis points", "150ベーシスポイント"),
    ("Q1/2025", "2025-Q1", "the first quarter of 2025", "2025年第1四半期"),
    ("laba Q3'24", "2024-Q3", "the third quarter of 2024", "2024年第3四半期"),
    ("laba 1H24", "2024-S1", "the first half of 2024", "2024年上半期"),
    ("laba H2 2024", "2024-S2", "the second half of 2024", "2024年下半期"),
]


@pytest.mark.parametrize(("text", "value", "en", "ja"), READS)
def test_size_of_a_figure(text: str, value: str, en: str, ja: str) -> None:
    assert meaning(text) == (value, en, ja)


@pytest.mark.parametrize("text", [text for text, *_ in READS])
def test_size_reads_back(text: str) -> None:
    assert_reads_back(text)


def test_scale_of_the_second_is_that_of_both() -> None:
    first, second = parse("defisit hampir Rp 200 atau 150 triliun")
    assert (first.value, second.value) == ("200000000000000", "150000000000000")
    first, second = parse("harga Rp 2.000 atau 3 juta")
    assert first.value == "2000"


@pytest.mark.parametrize(
    "text",
    [
        "pendanaan US$5M",  # a million or a miliar
        "waktu 1:46,360 detik",
        "waktu 01:57.309",
        "H-1 Lebaran",
        "virus H1N1",
        "dampak negatif",
    ],
)
def test_no_figure(text: str) -> None:
    assert parse(text) == []


def test_word_ahead_of_a_minus_must_be_one_of_growth() -> None:
    (figure,) = parse("hasil tes negatif 5 persen sampel")
    assert figure.value == "5"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("jam setengah 8 malam", "19:30"),
        ("pukul setengah tujuh pagi", "06:30"),
        ("pukul setengah 1 siang", "12:30"),
        ("jam setengah 1 malam", "00:30"),
        ("jam setengah sepuluh", "09:30"),
    ],
)
def test_half_is_before_the_hour(text: str, value: str) -> None:
    (figure,) = parse(text)
    assert (figure.kind, figure.value) == ("time", value)


def test_half_an_hour_is_no_time() -> None:
    assert not [figure for figure in parse("setengah jam lagi") if figure.kind == "time"]
    assert not [figure for figure in parse("jam setengah puluh") if figure.kind == "time"]


def test_minutes_make_seconds_a_lap() -> None:
    minutes, seconds = parse("mencatat 1 menit 23.400 detik")
    assert (minutes.value, seconds.value) == ("1", "23.400")


def test_quarter_is_no_year_of_what_follows() -> None:
    quarter, growth = parse("laba Q1 25 persen lebih tinggi")
    assert (quarter.value, growth.value) == ("--Q1", "25")
