from __future__ import annotations

import pytest

from summarizer.loading.outlets import from_byline, from_url, strip_title


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://sport.detik.com/sepakbola/d-1/a", "detikcom"),
        ("https://www.tempo.co/politik/a", "Tempo"),
        ("https://wartakota.tribunnews.com/2025/a", "Warta Kota"),
        ("https://medan.tribunnews.com/2025/a", "Tribunnews"),
        ("https://www.contoh.test/berita", "contoh.test"),
        ("http://[broken", None),
        ("", None),
        (None, None),
    ],
)
def test_outlet_of_an_address(url, outlet):
    assert from_url(url) == outlet


@pytest.mark.parametrize(
    ("title", "stripped"),
    [
        ("Harga Beras Naik | tempo.co", "Harga Beras Naik"),
        ("Harga Beras Naik - ANTARA News", "Harga Beras Naik"),
        ("Harga Beras Naik - Kompas.com", "Harga Beras Naik"),
        ("Harga Beras Naik - News Liputan6.com", "Harga Beras Naik"),
        ("KapanLagi.com: Harga Beras Naik", "Harga Beras Naik"),
        ("Harga Beras Naik - Kata Rina", "Harga Beras Naik - Kata Rina"),
        ("Tempo Membaik", "Tempo Membaik"),
        (None, None),
    ],
)
def test_the_outlet_is_taken_off_a_title(title, stripped):
    assert strip_title(title) == stripped


def test_outlet_of_a_byline():
    assert from_byline("tempo.co") == "Tempo"
    assert from_byline("KABARTIRTA.COM") == "KABARTIRTA.COM"
    assert from_byline(None) is None
