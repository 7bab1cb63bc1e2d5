from __future__ import annotations

import pytest

from summarizer.stemming import (
    english_stem,
    with_prefixes,
    without_affixes,
    without_clitics,
    words,
)


def test_words_keep_hyphens_and_apostrophes() -> None:
    assert words("Anak-anak Pak Jum’at, 3 kali.") == ["anak-anak", "pak", "jum'at", "kali"]


@pytest.mark.parametrize(
    ("word", "bare"),
    [
        ("rumahnya", "rumah"),
        ("pergilah", "pergi"),
        ("rumahmulah", "rumah"),
        ("anak-anaknya", "anak"),
        ("kota-kota", "kota"),
    ],
)
def test_clitics_and_doubling_come_off(word: str, bare: str) -> None:
    forms = without_clitics(word)
    assert forms[0] == word
    assert bare in forms


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("mengungsi", "ungsi"),
        ("menulis", "tulis"),
        ("memukul", "pukul"),
        ("menyapu", "sapu"),
        ("mengirim", "kirim"),
        ("mengesahkan", "sah"),
        ("dikabulkan", "kabul"),
        ("pembangunan", "bangun"),
        ("berjalan", "jalan"),
        ("terbuka", "buka"),
        ("keadilan", "adil"),
        ("diperbaiki", "baik"),
        ("lestarikan", "lestari"),
    ],
)
def test_the_root_is_among_the_candidates(word: str, root: str) -> None:
    candidates = without_affixes(word)
    assert root in candidates
    assert word not in candidates


@pytest.mark.parametrize(
    ("bare", "active"),
    [
        ("guncang", "mengguncang"),
        ("kirim", "mengirim"),
        ("pukul", "memukul"),
        ("bangun", "membangun"),
        ("tulis", "menulis"),
        ("dapat", "mendapat"),
        ("sapu", "menyapu"),
        ("lihat", "melihat"),
    ],
)
def test_headline_verbs_get_their_prefixes_back(bare: str, active: str) -> None:
    assert with_prefixes(bare) == [active, "di" + bare]


def test_no_candidate_is_a_stump() -> None:
    assert "ri" not in without_affixes("diri")
    assert "ra" not in without_affixes("kera")


@pytest.mark.parametrize(
    "forms",
    [
        ("flee", "fled", "fleeing"),
        ("rise", "rose", "risen", "rises"),
        ("child", "children", "child's"),
        ("decide", "decision", "decisions"),
        ("sell", "sales", "sold"),
    ],
)
def test_forms_of_one_word_have_one_stem(forms: tuple[str, ...]) -> None:
    assert len({english_stem(form) for form in forms}) == 1


def test_different_words_keep_different_stems() -> None:
    assert english_stem("gunfire") != english_stem("earthquake")
