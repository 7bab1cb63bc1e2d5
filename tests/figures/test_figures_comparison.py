"""Reading translations, and comparing their figures with the source's."""

from __future__ import annotations

import pytest

from summarizer.figures import english, japanese, missing, parse, spurious

KEPT = [
    ("Nilainya Rp 520 triliun.", "It is worth 520 trillion rupiah."),
    ("Nilainya Rp 520 triliun.", "It is worth Rp. 520 trillion."),
    ("utang US$ 1,5 miliar", "a debt of $1.5bn"),
    ("pada 21 Maret 2017", "on March 21, 2017"),
    ("pada 21 Maret 2017", "on the 21st of March 2017"),
    ("pada Selasa (21/3)", "on Tuesday, March 21"),
    ("pada Selasa (21/3)", "on Tuesday (21/3)"),
    ("kuartal I-2017", "in the first quarter of 2017"),
    ("kuartal I-2017", "in Q1 2017"),
    ("tumbuh 5 persen", "grew five percent"),
    ("dua puluh orang", "twenty people"),
    ("dua pertiga anggota", "two-thirds of members"),
    ("menang 2-1", "won 2-1"),
    ("antara 5 hingga 6 persen", "between 5 and 6 percent"),
    ("kisaran 5-6 persen", "of 5% to 6%"),
    ("satu orang tewas", "a person died"),
    ("dua kali lipat", "doubled"),
    ("HUT ke-54", "anniversary number 54"),
    ("pukul 17.35", "at 5:35 p.m."),
    ("pukul 17.35", "at 17.35"),
    ("pada 2017", "in 2017"),
    ("berusia 18 tahun", "an 18-year-old"),
    ("babak pertama", "the first half"),
    ("UU No. 8 tahun 2007", "Law No. 8/2007"),
    ("1,5 juta", "one and a half million"),
    ("setengah juta", "half a million"),
    ("10–12 Juni", "June 10-12"),
    ("5 September hingga 14 September 2007", "September 5-14, 2007"),
    ("ketiga negara itu", "the three countries"),
    ("usia 30-an", "in their 30s"),
]


@pytest.mark.parametrize(("source", "target"), KEPT)
def test_an_english_translation_keeps_the_figures(source: str, target: str) -> None:
    figures, found = parse(source), english.parse(target)
    assert missing(figures, found) == []
    assert spurious(figures, found) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Nilainya Rp 520 triliun.", "価値は520兆ルピアだ。"),
        ("150 juta orang", "1億5000万人"),
        ("150 juta orang", "1億5,000万人"),
        ("tumbuh 5 persen", "５％成長した"),
        ("pada 21 Maret 2017", "2017年3月21日に"),
        ("akhir Maret", "３月末"),
        ("100 ribu orang", "10万人"),
        ("kuartal I-2017", "2017年の第1四半期"),
        ("US$ 1,5 miliar", "15億ドル"),
        ("dua orang tewas", "二人が死亡"),
        ("babak pertama", "最初のラウンド"),
        ("pukul 09.30 WIB", "午前9時半"),
        ("naik 0,25 poin persentase", "0.25ポイント上昇"),
        ("selama 3 hari", "3日間"),
        ("sepertiga anggota", "3分の1の議員"),
        ("tahun 70-an", "70年代"),
        ("menang 2-1", "2対1で勝った"),
        ("usia 18 tahun", "18歳"),
        ("antara 5 hingga 6 persen", "5〜6％"),
        ("salah satu warga", "住民の1人"),
    ],
)
def test_a_japanese_translation_keeps_the_figures(source: str, target: str) -> None:
    figures, found = parse(source), japanese.parse(target)
    assert missing(figures, found) == []
    assert spurious(figures, found) == []


CHANGED = [
    ("Rp 520 triliun", "Rp520 billion"),
    ("Rp 520 triliun", "US$520 trillion"),
    ("Rp 520 triliun", "520 trillion"),  # the currency is lost
    ("5 persen", "5 percentage points"),
    ("0,25 poin persentase", "0.25 percent"),
    ("25 basis poin", "25 percent"),
    ("5 persen", "5"),
    ("21 Maret 2017", "21 May 2017"),
    ("21 Maret 2017", "21 March"),
    ("300 meter persegi", "300 meters"),
    ("kuartal I-2017", "the second quarter of 2017"),
    ("3.500 orang", "3.500 people"),  # three and a half in English
    ("pukul 17.35", "at 5:35 a.m."),
    ("dua orang dan dua mobil", "two people and a car"),
    ("menang 2-1", "won 3-1"),
    ("antara 5 hingga 6 persen", "between 5 and 7 percent"),
    ("satu persen", "growth"),
]


@pytest.mark.parametrize(("source", "target"), CHANGED)
def test_a_changed_figure_is_missing(source: str, target: str) -> None:
    assert missing(parse(source), english.parse(target)) != []


def test_an_added_figure_is_spurious() -> None:
    (extra,) = spurious(parse("5 orang"), english.parse("5 people in 2017"))
    assert extra.text == "2017"


def test_a_japanese_magnitude_error_is_missing() -> None:
    assert missing(parse("Rp 520 triliun"), japanese.parse("520億ルピア")) != []


def test_each_target_figure_answers_once() -> None:
    assert len(missing(parse("5 kucing dan 5 anjing"), english.parse("5 cats"))) == 1


@pytest.mark.parametrize(
    "text",
    ["no one knows", "one of them", "COVID-19", "G20 and A320", "March Madness", "it may rain"],
)
def test_english_words_that_are_no_figures(text: str) -> None:
    assert english.parse(text) == []


@pytest.mark.parametrize("text", ["数十人", "何百万人", "COVID-19", "ルイ14世"])
def test_japanese_words_that_are_no_figures(text: str) -> None:
    assert [f for f in japanese.parse(text) if ("soft", "yes") not in f.detail] == []


@pytest.mark.parametrize(
    ("source", "english_text", "japanese_text", "kept"),
    [
        ("30 orang hadir.", "30 people came.", "30人が出席した。", True),
        ("30 orang hadir.", "30 year-olds came.", "30歳が出席した。", False),
        ("Sebanyak 30 warga tewas.", "30-year-old residents died.", "30歳の住民が死んだ。", False),
        ("Rina berusia 30.", "Rina is 30 years old.", "リナさんは30歳だ。", True),
    ],
)
def test_people_counted_are_no_age(
    source: str, english_text: str, japanese_text: str, kept: bool
) -> None:
    found = parse(source)
    assert (missing(found, english.parse(english_text)) == []) is kept
    assert (missing(found, japanese.parse(japanese_text)) == []) is kept
