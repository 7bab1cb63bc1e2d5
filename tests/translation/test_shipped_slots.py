"""The shipped model through slots, checks and verdicts: figures and names as they must be."""

from __future__ import annotations

import pytest

from summarizer import registry
from summarizer.translation import ArticleTranslator, load_translator


@pytest.fixture(scope="module")
def translator() -> ArticleTranslator:
    if not any((m.source, m.target) == ("id", "en") for m in registry.shipped()):
        pytest.skip("needs models/marian-id-en")
    return load_translator("id", "en")


@pytest.mark.parametrize(
    ("source", "parts"),
    [
        (
            "Penjualan mobil naik 18,3% menjadi 4,03 juta unit pada kuartal I-2017.",
            ["18.3%", "4.03 million", "the first quarter of 2017"],
        ),
        (
            "Menteri Perindustrian Airlangga Hartarto mengatakan investasi mencapai "
            "Rp 520 triliun pada Selasa (21/3).",
            ["Airlangga Hartarto", "Rp520 trillion", "on Tuesday (21 March)"],
        ),
        (
            "Laba bersih PT Samudra Kencana Tbk turun 5%-6% menjadi US$ 1,5 miliar.",
            ["PT Samudra Kencana Tbk", "5%–6%", "US$1.5 billion"],
        ),
        (
            "Sebelas orang tewas dan kurang lebih 2.500 rumah rusak akibat banjir.",
            ["11", "about 2,500"],
        ),
    ],
)
def test_figures_and_names_survive(
    translator: ArticleTranslator, source: str, parts: list[str]
) -> None:
    (translation,) = translator.translate_lines([source])
    assert translation.status in ("ok", "retried")
    for part in parts:
        assert part.lower() in translation.text.lower()


def test_odd_lines_come_back_in_order(translator: ArticleTranslator) -> None:
    lines = [
        "",
        "⟦1⟧",
        "12%",
        "- - -",
        "Rp",
        "☃",
        "a" * 300,
        "Bank itu tutup.",
        "1 2 3 4 5 6 7 8 9 10",
    ]
    translations = translator.translate_lines(lines)
    assert [translation.source for translation in translations] == lines
    assert all(t.text or not t.source for t in translations)
    assert translations[2].text == "12%"
