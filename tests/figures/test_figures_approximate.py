"""Decades, ages and rough counts: what `-an` means, how it reads, and that it reads back."""

from __future__ import annotations

import pytest
from figure_meanings import assert_reads_back, meaning

from summarizer.figures import parse, render

MEANS = [
    # years
    ("pada era 1990-an", "199X", "1990s", "1990年代"),
    ("sejak tahun 90-an", "199X", "1990s", "1990年代"),
    ("dekade '80-an", "198X", "1980s", "1980年代"),
    ("musik 80-an diputar", "198X", "1980s", "1980年代"),
    ("artis 90an itu", "199X", "1990s", "1990年代"),
    ("di awal 90-an", "199X", "1990s", "1990年代"),
    ("tahun 1960-1970-an", "196X/197X", "1960s–1970s", "1960年代〜1970年代"),
    ("era 80-90-an", "198X/199X", "1980s–1990s", "1980年代〜1990年代"),
    ("di tahun 2018-an", "2018", "about 2018", "2018年ごろ"),
    # ages
    ("usia 20-an", "20", "20s", "20代"),
    ("berusia awal 60-an, ia pindah", "60", "60s", "60代"),
    ("usianya sudah 50-an tahun", "50", "50s", "50代"),
    ("di usia 40-annya", "40", "40s", "40代"),
    ("untuk wanita 30-an yang bekerja", "30", "30s", "30代"),
    ("berusia 20 hingga 30-an tahun", "20/30", "20s to 30s", "20〜30代"),
    ("usia 20-an hingga 30-an", "20/30", "20s to 30s", "20〜30代"),
    ("usia 25 hingga 30-an", "25/30", "25 to 30s", "25歳〜30代"),
    ("korban usia 25-an tahun", "25", "about 25 years", "約25歳"),
    ("wanita usia 45-an", "45", "about 45", "約45歳"),
    ("usia antara 20 hingga 30 tahun", "20/30", "between 20 and 30 years", "20〜30歳"),
    # rough counts
    ("30-an orang hadir", "30", "about 30", "約30"),
    ("1.500-an warga", "1500", "about 1,500", "約1500"),
    ("ada 3.000an orang", "3000", "about 3,000", "約3000"),
    ("1500-an warga", "1500", "about 1500", "約1500"),
    ("25-an tahun lalu", "25", "about 25 years", "約25年"),
    ("melemah 5 persenan", "5", "about 5%", "約5%"),
    ("harga Rp 40.000-an", "40000", "about Rp40,000", "約4万ルピア"),
    ("harga Rp 3 jutaan", "3000000", "about Rp3 million", "約300万ルピア"),
]


@pytest.mark.parametrize(("text", "value", "en", "ja"), MEANS)
def test_rough_figure_means_what_its_words_say(text: str, value: str, en: str, ja: str) -> None:
    assert meaning(text) == (value, en, ja)


@pytest.mark.parametrize("text", [text for text, *_ in MEANS])
def test_rough_figure_reads_back(text: str) -> None:
    assert_reads_back(text)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("lagu era 80-an dan 90-an", ["198X", "199X"]),
        ("tahun 1980-an atau 90-an", ["198X", "199X"]),
        ("berusia 50-an atau 60-an", ["50", "60"]),
    ],
)
def test_later_one_is_what_the_earlier_one_is(text: str, values: list[str]) -> None:
    first, second = parse(text)
    assert [first.value, second.value] == values
    assert first.kind == second.kind
    assert render(second, "en").endswith("0s")


@pytest.mark.parametrize(
    ("text", "en", "ja"),
    [
        ("sekitar 30-an orang", "30", "30"),
        ("kurang lebih 380-an warga", "380", "380"),
        ("di kisaran Rp 17.600-an", "Rp17,600", "1万7600ルピア"),
        ("sekitar Rp 3 jutaan", "Rp3 million", "300万ルピア"),
    ],
)
def test_about_is_not_said_twice(text: str, en: str, ja: str) -> None:
    (figure,) = parse(text)
    assert (render(figure, "en"), render(figure, "ja")) == (en, ja)


@pytest.mark.parametrize(
    ("text", "en"),
    [
        ("wanita 30-an orang", "about 30"),
        ("film 20-an judul", "about 20"),
        ("artis 60-an orang", "about 60"),
        ("lebih 380-an warga", "about 380"),
        ("awal 30-an", "about 30"),  # an age or years
    ],
)
def test_word_of_age_or_years_does_not_win_over_what_is_counted(text: str, en: str) -> None:
    (figure,) = parse(text)
    assert render(figure, "en") == en


@pytest.mark.parametrize("text", ["sejak tahun 20-an", "ingat 7an saja", "tahun 20-an awal"])
def test_no_figure_where_the_meaning_is_not_known(text: str) -> None:
    assert parse(text) == []


@pytest.mark.parametrize(
    ("text", "ja"),
    [
        ("berusia 80 tahun", "80歳"),
        ("fosil berusia 80 juta tahun", "8000万年"),
        ("candi berusia 1.200 tahun", "1200年"),
    ],
)
def test_only_a_life_is_counted_in_years_of_age(text: str, ja: str) -> None:
    (figure,) = parse(text)
    assert render(figure, "ja") == ja
