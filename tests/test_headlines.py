"""Headlines come back to sentence case, names untouched."""

from __future__ import annotations

import pytest

from summarizer.glossary import Glossary
from summarizer.headlines import is_title_case, sentence_case

BODY = [
    "Kemarin Bank Sagara melaporkan laba yang naik.",
    "Warga Desa Tirtamulya dan Rahmadi Wirasena hadir.",
]


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return Glossary.load()


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        (
            "Laba Bank Sagara Naik 12,4% Menjadi Rp 3,86 Triliun",
            "Laba Bank Sagara naik 12,4% menjadi Rp 3,86 triliun",
        ),
        (
            "LABA BANK SAGARA NAIK MENJADI RP 3,86 TRILIUN",
            "Laba Bank Sagara naik menjadi Rp 3,86 triliun",
        ),
        (
            "OJK Periksa Laporan Rahmadi Wirasena di Jakarta",
            "OJK periksa laporan Rahmadi Wirasena di Jakarta",
        ),
        ("“Kami Siap”, Kata Gubernur Jawa Barat", "“Kami siap”, kata Gubernur Jawa Barat"),
    ],
)
def test_only_names_keep_their_capitals(headline: str, expected: str, glossary: Glossary) -> None:
    assert sentence_case(headline, BODY, glossary) == expected


@pytest.mark.parametrize("headline", ["Harga beras di Jakarta naik lagi", "Gempa!", "", "12,4%"])
def test_other_headlines_stay_as_they_are(headline: str, glossary: Glossary) -> None:
    assert not is_title_case(headline)
    assert sentence_case(headline, BODY, glossary) == headline
