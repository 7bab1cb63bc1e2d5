from __future__ import annotations

import pytest

from summarizer.article import Document
from summarizer.cleaning import clean
from summarizer.cleaning.datelines import find_dateline
from summarizer.cleaning.related import is_headline

STORY = "Harga beras naik tajam di pasar itu sejak awal pekan."


def document(*paragraphs: str, **fields: str) -> Document:
    return Document(path="a.txt", sha256="", paragraphs=paragraphs, **fields)


@pytest.mark.parametrize(
    ("dateline", "kept", "outlet"),
    [
        ("JAKARTA. ", "JAKARTA.", None),
        ("JAKARTA - ", "JAKARTA", None),
        ("BANDUNG– ", "BANDUNG", None),
        ("NEW YORK -- ", "NEW YORK", None),
        ("Jakarta - ", "Jakarta", None),
        ("KONTAN.CO.ID - SINGAPURA. ", "KONTAN.CO.ID - SINGAPURA.", "Kontan"),
        ("TEMPO.CO, Jakarta - ", "TEMPO.CO, Jakarta", "Tempo"),
        ("TEMPO.CO,Jakarta- ", "TEMPO.CO,Jakarta", "Tempo"),
        ("Jakarta (ANTARA) - ", "Jakarta (ANTARA)", "ANTARA"),
        ("Mataram, NTB (ANTARA News) - ", "Mataram, NTB (ANTARA News)", "ANTARA"),
        ("Jakarta, CNN Indonesia -- ", "Jakarta, CNN Indonesia", "CNN Indonesia"),
        ("Jakarta, CNBC Indonesia - ", "Jakarta, CNBC Indonesia", "CNBC Indonesia"),
        ("Liputan6.com, Jakarta - ", "Liputan6.com, Jakarta", "Liputan6.com"),
        ("Liputan6.com, Jakarta", "Liputan6.com, Jakarta", "Liputan6.com"),
        ("REPUBLIKA.CO.ID, JAKARTA -- ", "REPUBLIKA.CO.ID, JAKARTA", "Republika"),
        ("JAKARTA, KOMPAS.com – ", "JAKARTA, KOMPAS.com", "Kompas.com"),
        ("KOMPAS.com– ", "KOMPAS.com", "Kompas.com"),
        ("TRIBUNNEWS.COM, JAKARTA - ", "TRIBUNNEWS.COM, JAKARTA", "Tribunnews"),
        ("SURYA.co.id | SURABAYA - ", "SURYA.co.id | SURABAYA", "SURYA.co.id"),
        ("Kapanlagi.com - ", "Kapanlagi.com", "KapanLagi.com"),
        ("Merdeka.com - ", "Merdeka.com", "Merdeka.com"),
        ("VIVA.co.id - ", "VIVA.co.id", "VIVA"),
        ("VIVA – ", "VIVA", "VIVA"),
        ("Suara.com - ", "Suara.com", "Suara.com"),
        ("Bisnis.com, JAKARTA - ", "Bisnis.com, JAKARTA", "Bisnis.com"),
        ("BATAM, POSMETRO.CO : ", "BATAM, POSMETRO.CO", "Posmetro"),
    ],
)
def test_a_dateline_is_taken_off_and_kept_as_metadata(dateline, kept, outlet):
    cleaned = clean(document(dateline + STORY))
    assert cleaned.paragraphs == (STORY,)
    assert (cleaned.dateline, cleaned.outlet) == (kept, outlet)


@pytest.mark.parametrize(
    "text",
    [
        "Paris Saint-Germain menang 2-1 atas tamunya.",
        "Trent Alexander-Arnold pindah klub musim depan.",
        "PSSI - badan sepak bola itu - menolak permintaan klub.",
        "DEPRESI jadi momok yang wajib diwaspadai.",
        "Jakarta-Bandung kini ditempuh 40 menit dengan kereta cepat.",
        "JAKARTA kebanjiran lagi. Warga mengungsi.",
        "Jakarta, kota itu, kebanjiran lagi.",
        "Bank Tirta (BTR) - yang merugi tahun lalu - kembali untung.",
        "Kompas.com melaporkan harga beras naik.",
        "Mission: Impossible - Jalan Pulang tayang bulan depan.",
    ],
)
def test_what_only_looks_like_a_dateline_stays(text):
    assert find_dateline(text, None) is None


def test_an_outlet_that_always_gives_the_place_may_give_any_place():
    assert find_dateline("Lembah Sari - Harga beras naik.", "detikcom") is not None
    assert find_dateline("Lembah Sari - Harga beras naik.", None) is None


def test_a_dateline_on_lines_of_its_own():
    cleaned = clean(document("TIRTA, KOMPAS.com", "-", STORY))
    assert cleaned.paragraphs == (STORY,)
    assert cleaned.outlet == "Kompas.com"


@pytest.mark.parametrize(
    "following",
    [
        "Sebelumnya, petani sudah mengeluh.",
        "Menurut Kepala Dinas Pertanian Rina Sari, stok aman.",
        '"Kami sudah lama mengeluh," kata petani itu.',
        "Ia mengatakan stok aman.",
        "Sari mengatakan stok aman.",
    ],
)
def test_the_story_goes_on_behind_a_linked_headline(following):
    before = "Stok beras aman, kata Sari."
    text = f"{before} Baca juga: Panen Raya Lembah Tirta Gagal Total {following}"
    assert clean(document(text)).paragraphs == (f"{before} {following}",)


def test_where_a_headline_ends_unknown_only_the_label_goes():
    text = "Stok aman. Baca juga: Panen Raya Lembah Tirta Gagal Total Gubernur Tono Jaya gusar."
    cleaned = clean(document(text))
    assert cleaned.paragraphs == (
        "Stok aman.",
        "Panen Raya Lembah Tirta Gagal Total Gubernur Tono Jaya gusar.",
    )


def test_several_linked_headlines_at_the_end():
    text = "Stok aman. Baca juga: Panen raya gagal total Baca juga: Harga beras di Tirta naik"
    assert clean(document(text)).paragraphs == ("Stok aman.",)


def test_a_title_before_a_name_is_not_lost_with_the_headline():
    text = (
        "Stok aman, kata Sari. Baca juga: Panen Raya Lembah Tirta Gagal "
        "Menteri Sari mengatakan stok aman."
    )
    assert "Menteri Sari mengatakan stok aman." in clean(document(text)).paragraphs[-1]


def test_a_label_with_a_colon_takes_one_headline():
    cleaned = clean(
        document(
            STORY, "Baca juga:", "Panen Raya Gagal Total", "Jadwal Panen Musim Ini", STORY[:-1]
        )
    )
    assert cleaned.paragraphs == (STORY, "Jadwal Panen Musim Ini", STORY[:-1])


def test_a_label_without_a_colon_takes_a_list_but_no_single_heading():
    listed = clean(document(STORY, "Baca Juga", "Panen Raya Gagal Total", "Harga Beras Naik Lagi"))
    assert listed.paragraphs == (STORY,)
    single = clean(document(STORY, "Baca Juga", "Panen Raya Gagal Total", "Petani mengeluh."))
    assert single.paragraphs == (STORY, "Panen Raya Gagal Total", "Petani mengeluh.")


def test_tags_go_only_where_something_says_that_they_are_tags():
    tags = ("harga beras", "pasar melati")
    assert clean(document(STORY, "(abc/def)", *tags)).paragraphs == (STORY,)
    assert clean(document(STORY, *tags, outlet="detikcom")).paragraphs == (STORY,)
    assert clean(document("Bahan:", *tags)).paragraphs == ("Bahan:", *tags)


def test_title_and_date_above_the_text_go():
    cleaned = clean(
        document(
            "Harga Beras Naik",
            "Jumat, 17 Februari 2017, 13:16 WIB",
            STORY,
            title="Harga beras naik",
        )
    )
    assert cleaned.paragraphs == (STORY,)


def test_a_table_of_contents_goes():
    cleaned = clean(
        document(
            "Daftar Isi", "Penyebab", "Dampak", STORY, "Penyebab", "Hujan.", "Dampak", "Lapar."
        )
    )
    assert cleaned.paragraphs == (STORY, "Penyebab", "Hujan.", "Dampak", "Lapar.")


def test_repeated_paragraphs_go_but_short_ones_stay():
    long = "Petani di lembah itu sudah dua musim gagal panen."
    glued = long + STORY
    cleaned = clean(document(glued, long, STORY, long, "Bahan:", "Bahan:"))
    assert cleaned.paragraphs == (long, STORY, "Bahan:", "Bahan:")


def test_bylines_are_kept_as_metadata():
    cleaned = clean(document(STORY, "Reporter: Rina Sari", "Editor: Tono Wibowo"))
    assert (cleaned.author, cleaned.editor) == ("Rina Sari", "Tono Wibowo")
    assert cleaned.paragraphs == (STORY,)


def test_glued_words_stay_glued():
    assert clean(document("Pemerintah usia simpanbumbu.")).paragraphs == (
        "Pemerintah usia simpanbumbu.",
    )


def test_nothing_in_nothing_out():
    assert clean(document()).paragraphs == ()
    assert clean(document("ADVERTISEMENT", " ")).paragraphs == ()


def test_headlines_are_told_from_sentences():
    assert is_headline("Panen Raya di Lembah Tirta Gagal Total")
    assert not is_headline("Panen raya di lembah itu gagal total karena hujan.")
    assert not is_headline("Rosan yang menjabat CEO akan mewakili badan pengelola investasi itu")
    assert not is_headline("Panen Raya")


def test_a_long_article_is_cleaned_in_linear_time():
    import time

    paragraph = (
        "Harga beras naik tajam. Baca juga: Panen Gagal Total Sebelumnya, petani mengeluh. " * 2
    )
    start = time.perf_counter()
    clean(document(*[f"{number} {paragraph}" for number in range(1000)]))
    clean(document("kata " * 50_000))
    assert time.perf_counter() - start < 10
