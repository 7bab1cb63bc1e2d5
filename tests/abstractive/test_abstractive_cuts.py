from __future__ import annotations

import pytest

from summarizer.abstractive import cuts
from summarizer.abstractive.rules import rules

QUOTE = '"Jalan ini akan kami perbaiki,"'
# One sentence a rule: what it says, and what is left of it.
CASES = [
    ("dateline", "Kilasberita - Bupati Rina meresmikan jembatan baru di kota itu.",
     "Bupati Rina meresmikan jembatan baru di kota itu."),
    ("dateline", "MERAPI (Warta Kini) – Bupati Rina meresmikan jembatan baru di kota itu.",
     "Bupati Rina meresmikan jembatan baru di kota itu."),
    ("source first", "Seperti dilansir Warta Kini, Selasa (21/3), dua desa di Riau mulai terendam.",
     "Dua desa di Riau mulai terendam."),
    ("source", "Dua desa di Riau mulai terendam, seperti dikutip dari Warta Kini, Selasa (21/3).",
     "Dua desa di Riau mulai terendam."),
    ("source inside", "Menurut Rina, seperti dilansir Warta Kini, dua desa di Riau mulai terendam.",
     "Menurut Rina, dua desa di Riau mulai terendam."),
    ("spoken", f"{QUOTE} kata Bupati Rina Wijaya kepada wartawan di Merapi, Selasa (21/3).",
     f"{QUOTE} kata Bupati Rina Wijaya."),
    ("spoken date", f"{QUOTE} ujar Bupati Rina Wijaya, Selasa (21/3).",
     f"{QUOTE} ujar Bupati Rina Wijaya."),
    ("said it where", f"{QUOTE} katanya di Merapi, Selasa.", f"{QUOTE} katanya."),
    ("day of the news", "Dua motor bertabrakan di Jalan Kenanga, Merapi, Selasa (21/3/2017) siang.",
     "Dua motor bertabrakan di Jalan Kenanga, Merapi."),
    ("day of the news first", "Pada Selasa (21/3), dua motor bertabrakan di Jalan Kenanga.",
     "Dua motor bertabrakan di Jalan Kenanga."),
    ("hour", "Dua motor bertabrakan di Jalan Kenanga sekitar pukul 09.30 WIB.",
     "Dua motor bertabrakan di Jalan Kenanga."),
    ("opener", "Selain itu, pemerintah menyiapkan bantuan beras untuk dua desa.",
     "Pemerintah menyiapkan bantuan beras untuk dua desa."),
    ("bare opener", "Sementara Bupati Rina menyiapkan bantuan beras untuk dua desa.",
     "Bupati Rina menyiapkan bantuan beras untuk dua desa."),
    ("age", "Polisi menangkap Dedi Sanjaya (46) di sebuah rumah di Merapi.",
     "Polisi menangkap Dedi Sanjaya di sebuah rumah di Merapi."),
    ("apposition", "Kilasniaga, perusahaan rintisan asal Merapi, membuka kantor baru di kota itu.",
     "Kilasniaga membuka kantor baru di kota itu."),
    ("relative clause inside",
     "Bupati Rina, yang baru dilantik bulan lalu, meresmikan jembatan baru di kota itu.",
     "Bupati Rina meresmikan jembatan baru di kota itu."),
    ("relative clause", "Bupati Rina meresmikan jembatan di kota itu, yang dibangun dua tahun.",
     "Bupati Rina meresmikan jembatan di kota itu."),
    ("cause or result", "Harga beras naik di dua desa itu, karena hujan turun terus-menerus.",
     "Harga beras naik di dua desa itu."),
    ("circumstance", "Bupati Rina meresmikan jembatan di kota itu, setelah dua tahun tertunda.",
     "Bupati Rina meresmikan jembatan di kota itu."),
    ("aim or circumstance first",
     "Untuk menekan harga beras, Bupati Rina membuka pasar murah di dua desa.",
     "Bupati Rina membuka pasar murah di dua desa."),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "left"), CASES)
def test_a_rule_cuts_and_leaves_a_sentence(rule: str, text: str, left: str) -> None:
    found = [cut for cut in cuts.find(text, published="2017-03-21") if cut.rule == rule]
    assert len(found) == 1
    assert cuts.apply(text, found) == left
    assert cuts.is_sentence(left)


def test_every_rule_has_a_case() -> None:
    assert {rule for rule, _, _ in CASES} == {rule.name for rule in rules()}


@pytest.mark.parametrize(
    "text",
    [
        # another day than the news, or no day known to it
        "Dua motor bertabrakan di Jalan Kenanga, Merapi, Senin (20/3/2017).",
        "Sidang akan digelar mulai Selasa (21/3).",
        "Rapat itu digelar pada Selasa (21/3).",
        # what is denied is denied with its cause
        "Harga beras tidak naik di dua desa itu, karena hujan turun terus-menerus.",
        # the pronoun would lose its person
        "Setelah bertemu Bupati Rina, dia mengatakan jembatan itu sudah selesai.",
        # words between quotation marks are somebody's own
        '"Dua desa, yang baru dibangun, terendam banjir," kata Rina.',
        # a quotation that never ends
        'Rina berkata, "Selain itu, dua desa terendam banjir, karena hujan turun.',
    ],
)
def test_what_must_stay_stays(text: str) -> None:
    assert cuts.find(text, published="2017-03-21") == []


def test_the_day_stays_where_the_news_has_none() -> None:
    text = "Dua motor bertabrakan di Jalan Kenanga, Merapi, Selasa (21/3/2017)."
    assert cuts.find(text) == []
    assert cuts.find(text, published="kemarin") == []


def test_no_cut_goes_through_a_name() -> None:
    text = "Kilasniaga, perusahaan rintisan asal Merapi, membuka kantor baru di kota itu."
    assert cuts.find(text, [(0, 20)]) == []
    assert len(cuts.find(text, [(0, 10)])) == 1


@pytest.mark.parametrize(
    "text",
    ["Rina dan.", "Bupati Rina meresmikan jembatan baru di.", "Jembatan baru yang panjang sekali."],
)
def test_a_fragment_is_no_sentence(text: str) -> None:
    assert not cuts.is_sentence(text)
