"""How figures read in English and Japanese."""

from __future__ import annotations

import pytest

from summarizer.figures import parse, render
from summarizer.figures.vocabulary import table, unit_form

RENDERINGS = [
    ("Rp 520 triliun", "Rp520 trillion", "520兆ルピア"),
    ("4,03 juta", "4.03 million", "403万"),
    ("182.000 unit", "182,000", "18万2000"),
    ("18,3%", "18.3%", "18.3%"),
    ("-1,2%", "-1.2%", "マイナス1.2%"),
    ("Selasa (21/3)", "Tuesday (21 March)", "3月21日（火）"),
    ("Selasa, 21 Maret 2017", "Tuesday, 21 March 2017", "2017年3月21日（火）"),
    ("Rabu malam (25/6)", "Wednesday night (25 June)", "6月25日（水）夜"),
    ("kuartal I-2017", "the first quarter of 2017", "2017年第1四半期"),
    ("semester II 2025", "the second half of 2025", "2025年下半期"),
    ("paruh kedua musim", "the second half", "後半"),
    ("Kuartal I dan II", "the first and second quarters", "第1四半期と第2四半期"),
    ("25 basis poin", "25 basis points", "25ベーシスポイント"),
    ("1 basis poin", "1 basis point", "1ベーシスポイント"),
    ("0,25 poin persentase", "0.25 percentage points", "0.25ポイント"),
    ("09.30 WIB", "09:30 WIB", "午前9時30分（インドネシア西部時間）"),
    ("pukul 17.35", "17:35", "午後5時35分"),
    ("pukul 24.00", "24:00", "24時"),
    ("US$ 1,5 miliar", "US$1.5 billion", "15億ドル"),
    ("S$ 5 juta", "S$5 million", "500万シンガポールドル"),
    ("5 juta yuan", "5 million yuan", "500万元"),
    ("minus Rp 5 triliun", "-Rp5 trillion", "マイナス5兆ルピア"),
    ("ke-54", "54th", "第54"),
    ("ke-112", "112th", "第112"),
    ("ke-22", "22nd", "第22"),
    ("babak kedua laga", "second", "第2"),
    ("dua orang", "two", "2"),
    ("sepuluh orang", "10", "10"),
    ("dua pertiga", "two-thirds", "3分の2"),
    ("setengah juta", "half a million", "50万"),
    ("1 hektare", "1 hectare", "1ヘクタール"),
    ("2,1 juta ton", "2.1 million tons", "210万トン"),
    ("100 km/jam", "100 kilometers per hour", "時速100キロ"),
    ("berusia 18 tahun", "18 years", "18歳"),
    ("usia 30-an", "30s", "30代"),
    ("3 hari lalu", "3 days", "3日"),
    ("selama 3 hari", "3 days", "3日間"),
    ("5%-6%", "5%–6%", "5%〜6%"),
    ("antara 5 hingga 6 persen", "between 5% and 6%", "5%〜6%"),
    ("Rp 5-6 triliun", "Rp5 trillion–Rp6 trillion", "5兆〜6兆ルピア"),
    ("2-3 hari", "2–3 days", "2〜3日間"),
    ("10–12 Juni", "10–12 June", "6月10日〜12日"),
    ("30 Mei hingga 2 Juni 2025", "30 May to 2 June 2025", "2025年5月30日〜6月2日"),
    ("4 dan 5 Maret", "4 and 5 March", "3月4日と5日"),
    ("2017-2019", "2017–2019", "2017〜2019年"),
    ("2024/25", "2024/2025", "2024/2025年"),
    ("1990-an", "1990s", "1990年代"),
    ("tanggal 24", "the 24th", "24日"),
    ("menang 2-1", "2-1", "2-1"),
    ("ada 1,5 jutaan", "about 1.5 million", "約150万"),
    ("15.750.000.000.000", "15,750,000,000,000", "15兆7500億"),
    ("1.234.567,89", "1,234,567.89", "123万4567.89"),
    ("2 ribu triliun", "2,000 trillion", "2000兆"),
    ("RT 05", "05", "05"),
    ("Pasal 1618 ayat", "1618", "1618"),
]


@pytest.mark.parametrize(("indonesian", "english", "japanese"), RENDERINGS)
def test_renders(indonesian: str, english: str, japanese: str) -> None:
    (figure,) = parse(indonesian)
    assert render(figure, "en") == english
    assert render(figure, "ja") == japanese


def test_no_digit_is_lost() -> None:
    (figure,) = parse("3,14159265358979323846264338327950288419716939937510582 juta")
    assert render(figure, "en") == "3.14159265358979323846264338327950288419716939937510582 million"
    assert render(figure, "ja").startswith(
        "314万1592.65358979323846264338327950288419716939937510582"
    )


@pytest.mark.parametrize("unit", sorted(table("units")))
def test_every_unit_has_a_name_in_both_languages(unit: str) -> None:
    """Babel answers with the bare CLDR id where it lacks a pattern."""
    category = str(table("units")[unit].get("cldr", unit)).partition("-")[0]
    for language in ("en", "ja"):
        form = unit_form(unit, language)
        assert form.count("{}") == 1
        assert f"{category}-" not in form
    assert unit_form(unit, "en", singular=True).strip() != "{}"
