from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.translation.segments import cut, join


def words(text: str) -> int:
    """Count as if every four letters of a word were a token."""
    return sum(-(-len(word) // 4) for word in text.split())


def one_each(text: str) -> int:
    return len(text.split())


def test_a_short_sentence_stays_whole() -> None:
    assert cut("  Harga beras naik. ", 10, one_each, "id") == ["Harga beras naik."]


def test_a_blank_one_has_no_parts() -> None:
    assert cut(" \n ", 10, one_each, "id") == []


@pytest.mark.parametrize(
    "parts",
    [
        ["Menteri itu tiba siang hari;", "rapat dibuka satu jam kemudian."],
        ["Harga naik, kata mereka, dan turun lagi,", "sedangkan pasokan tetap sama."],
        ["Ia berkata, “kami akan datang besok,”", "lalu, tanpa menoleh, pergi."],
        ["Warga menunggu bantuan di posko itu", "karena jalan ke desa putus."],
        ["Pabrik baru itu dibangun oleh perusahaan", "Bank Mandiri Tbk di Kota Tua."],
        ["Pemerintah lama menyiapkan bantuan sebesar", "Rp 520 triliun untuk para petani."],
        ["Mereka yang datang pagi tadi membawa", "⟦1⟧ juta lembar surat untuk kita."],
    ],
)
def test_cut_at_the_best_place(parts: list[str]) -> None:
    assert cut(" ".join(parts), 7, one_each, "id") == parts


@pytest.mark.parametrize(
    "pair",
    ["Joko Widodo", "Rp 520", "520 triliun", "18,3 persen", "pukul 09.30", "21 ton"],
)
def test_names_and_figures_stay_whole_wherever_they_stand(pair: str) -> None:
    for lead in range(12):
        text = " ".join(["kata"] * lead + [pair] + ["lagi"] * (12 - lead))
        assert any(pair in part for part in cut(text, 6, one_each, "id")), text


def test_a_name_longer_than_the_limit_is_cut_all_the_same() -> None:
    parts = cut(" ".join(["Panjang"] * 30), 7, one_each, "id")
    assert all(one_each(part) <= 7 for part in parts)
    assert " ".join(parts) == " ".join(["Panjang"] * 30)


def test_a_word_longer_than_the_limit_is_cut_inside() -> None:
    parts = cut("lihat " + "x" * 1000 + " ini", 20, words, "id")
    assert all(words(part) <= 20 for part in parts)
    assert "".join(parts).count("x") == 1000


@settings(deadline=None, max_examples=150)
@given(
    st.text(alphabet='ab ,;.“”"R5⟦⟧1\n\u3000東', max_size=300),
    st.integers(min_value=1, max_value=12),
)
def test_nothing_is_lost_and_every_part_fits(text: str, limit: int) -> None:
    parts = cut(text, limit, words, "id")
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(words(part) <= limit or len(part) == 1 for part in parts)
    assert all(part == part.strip() != "" for part in parts)


def test_counts_that_grow_when_words_are_joined_still_fit() -> None:
    parts = cut("kata " * 100, 10, lambda text: int(1.3 * len(text.split())), "id")
    assert sum(len(part.split()) for part in parts) == 100
    assert all(int(1.3 * len(part.split())) <= 10 for part in parts)


def test_fifty_thousand_words_take_seconds() -> None:
    text = "harga beras naik, dan pasokan turun lagi " * 7200
    started = time.process_time()
    parts = cut(text, 100, words, "id")
    assert time.process_time() - started < 20
    assert " ".join(parts) == text.strip()
    assert all(words(part) <= 100 for part in parts)


def test_join_mends_what_came_of_taking_parts_for_sentences() -> None:
    sources = ["Ia datang,", "lalu pergi", "dan kembali", "lagi."]
    texts = ["He came.", "Then left.", "Bali again.", "again."]
    assert join(sources, texts, "en") == "He came, then left Bali again again."


def test_join_keeps_full_stops_of_the_source_and_skips_empty_parts() -> None:
    assert join(["Satu.", "Dua", "tiga."], ["One.", "", "three."], "en") == "One. three."


def test_japanese_is_joined_without_spaces() -> None:
    assert join(["One,", "two."], ["一。", "二。"], "ja") == "一、二。"
