from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.definitions import definitions
from summarizer.glossary import KINDS, Glossary
from summarizer.mentions import Mentions
from summarizer.translation.model import Language, Span


def targets(
    sentences: list[str], language: Language, order: list[int] | None = None
) -> list[dict[str, str]]:
    """For each sentence, source text to target, in the order asked for."""
    mentions = Mentions(Glossary.load(), sentences, language)
    asked = range(len(sentences)) if order is None else order
    return [{span.text: span.target for span in mentions.spans(i, sentences[i])} for i in asked]


# -- definitions


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("Ketua Badan Pusat Statistik (BPS) hadir.", "BPS", "Badan Pusat Statistik"),
        ("Para industri kecil dan menengah (IKM) hadir.", "IKM", "industri kecil dan menengah"),
        ("OJK (Otoritas Jasa Keuangan) hadir.", "OJK", "Otoritas Jasa Keuangan"),
        ("Di Kementerian Dalam Negeri (Kemendagri).", "Kemendagri", "Kementerian Dalam Negeri"),
        ("Lewat Forum Nelayan Tirta Jaya (Fontija) itu.", "Fontija", "Forum Nelayan Tirta Jaya"),
        (
            "Badan Meteorologi, Klimatologi, dan Geofisika (BMKG) hadir.",
            "BMKG",
            "Badan Meteorologi, Klimatologi, dan Geofisika",
        ),
    ],
)  # fmt: skip
def test_a_definition_is_found(text: str, short: str, long: str) -> None:
    (found,) = definitions(text)
    assert (found.short, found.long) == (short, long)
    assert text[found.short_start : found.short_end] == short
    assert text[found.long_start : found.long_end] == long


@pytest.mark.parametrize(
    "text",
    [
        "Ia tiba pada Selasa (21/3).",
        "Budi Santoso (35) hadir.",
        "Rapat di gedung itu (OJK) usai.",
        "Harga naik. Badan (BPS) hadir.",
        "(BPS) hadir.",
        "Mereka (yang menang) hadir.",
    ],
)
def test_other_brackets_define_nothing(text: str) -> None:
    assert definitions(text) == []


# -- acronyms


def test_an_acronym_is_expanded_once() -> None:
    sentences = ["Kredit IKM naik.", "OJK senang karena IKM tumbuh."]
    assert targets(sentences, "en") == [
        {"IKM": "small and medium industries (IKM)"},
        {"OJK": "Financial Services Authority (OJK)", "IKM": "IKM"},
    ]
    assert targets(sentences, "ja")[0] == {"IKM": "中小工業（IKM）"}


def test_first_is_what_is_asked_for_first() -> None:
    sentences = ["Kredit IKM naik.", "Kredit IKM turun."]
    assert targets(sentences, "en", [1, 0]) == [
        {"IKM": "small and medium industries (IKM)"},
        {"IKM": "IKM"},
    ]


def test_asking_again_gives_the_same() -> None:
    mentions = Mentions(Glossary.load(), ["Kredit IKM naik."], "en")
    first = mentions.spans(0, "Kredit IKM naik.")
    mentions.spans(-1, "IKM")
    assert mentions.spans(0, "Kredit IKM naik.") == first
    assert first[0].target == "small and medium industries (IKM)"


def test_a_definition_is_not_expanded_twice() -> None:
    sentences = ["Banyak industri kecil dan menengah (IKM) tutup.", "Kini IKM pulih."]
    assert targets(sentences, "en") == [
        {"industri kecil dan menengah": "small and medium industries", "IKM": "IKM"},
        {"IKM": "IKM"},
    ]
    assert targets(sentences, "ja")[0] == {"industri kecil dan menengah": "中小工業", "IKM": "IKM"}


def test_an_acronym_before_its_long_form_is_not_expanded() -> None:
    (found,) = targets(["Kepala OJK (Otoritas Jasa Keuangan) hadir."], "en")
    assert found == {"OJK": "OJK", "Otoritas Jasa Keuangan": "Financial Services Authority"}


def test_a_long_form_in_other_words_still_counts() -> None:
    (found,) = targets(["Banyak pelaku usaha mikro kecil menengah (UMKM) tutup."], "en")
    assert found["UMKM"] == "UMKM"
    assert found["usaha mikro kecil menengah"] == "micro, small and medium enterprises"


def test_one_translation_for_both_stands_once() -> None:
    text = "Ia terbang ke Amerika Serikat (AS) kemarin."
    assert targets([text], "en") == [{"Amerika Serikat (AS)": "United States"}]
    assert targets([text], "ja") == [{"Amerika Serikat (AS)": "米国"}]


def test_the_articles_own_definition_wins() -> None:
    sentences = [
        "Ketua Persatuan Kereta Seluruh Indonesia (PKS) hadir.",
        "Menurut PKS, kereta itu cepat.",
        "Forum Rajawali Nusa (FRN) menunggu.",
    ]
    found = targets(sentences, "en", [1, 0])
    assert found[0]["PKS"] == "PKS (Persatuan Kereta Seluruh Indonesia)"
    assert found[1]["PKS"] == "PKS"
    assert "Prosperous Justice Party" not in str(found)
    assert targets(sentences, "ja", [1])[0]["PKS"] == "PKS（Persatuan Kereta Seluruh Indonesia）"
    assert targets(sentences, "en", [2])[0]["FRN"] == "FRN"


def test_an_unknown_acronym_stays() -> None:
    assert targets(["Program WXR dimulai."], "ja") == [{"WXR": "WXR"}]


# -- terms


def test_common_nouns_are_left_to_the_model_unless_asked_for() -> None:
    text = "Emiten menunggu suku bunga acuan."
    assert Mentions(Glossary.load(), [text], "en").spans(0, text) == []
    spans = Mentions(Glossary.load(), [text], "en", kinds=KINDS).spans(0, text)
    assert [(span.text, span.target) for span in spans] == [
        ("Emiten", "Listed company"),
        ("suku bunga acuan", "policy rate"),
    ]


def test_words_a_model_knows_are_left_to_it() -> None:
    text = "Presiden dan gubernur bertemu di Jepang."
    assert targets([text], "en") == [{}]
    assert targets([text], "ja") == [{}]


def test_a_plural_is_written_as_one() -> None:
    text = "Sejumlah anak-anak usaha dan emiten-emiten serta Pemkab-Pemkab hadir."
    spans = Mentions(Glossary.load(), [text], "en", kinds=KINDS).spans(0, text)
    assert {span.text: span.target for span in spans} == {
        "anak-anak usaha": "subsidiaries",
        "emiten-emiten": "listed companies",
        "Pemkab-Pemkab": "regency administrations",
    }


def test_an_office_takes_the_capital_of_the_source() -> None:
    found = targets(["Bersama Menteri Perindustrian, ketua dewan komisioner hadir."], "en")
    assert found == [
        {
            "Menteri Perindustrian": "Industry Minister",
            "ketua dewan komisioner": "chairman of the board of commissioners",
        }
    ]


def test_a_users_entries_are_used_whatever_their_kind(tmp_path: Path) -> None:
    path = tmp_path / "my.csv"
    path.write_text("id,en,kind\nemiten,issuer,term\nOJK,the watchdog,agency\n", "utf-8")
    text = "Menurut OJK, emiten itu sehat."
    mentions = Mentions(Glossary.load(path), [text], "en")
    assert [(s.text, s.target) for s in mentions.spans(0, text)] == [
        ("OJK", "the watchdog"),
        ("emiten", "issuer"),
    ]
    # No Japanese is given for them: nothing is forced there.
    assert Mentions(Glossary.load(path), [text], "ja").spans(0, text) == []


# -- names


def test_a_person_is_named_in_full_then_in_part() -> None:
    sentences = ["Menurut Wawan Tirtayasa, air surut.", "Kata Wawan, air naik."]
    assert targets(sentences, "en") == [
        {"Wawan Tirtayasa": "Wawan Tirtayasa"},
        {"Wawan": "Wawan"},
    ]
    assert targets(sentences, "ja") == [
        {"Wawan Tirtayasa": "ワワン・ティルタヤサ（Wawan Tirtayasa）"},
        {"Wawan": "ワワン"},
    ]
    assert targets(sentences, "ja", [1, 0])[0] == {"Wawan": "ワワン（Wawan）"}


def test_the_glossary_gives_known_people_and_places() -> None:
    (found,) = targets(["Kepada Joko Widodo di Yogyakarta dan Jawa Barat."], "ja")
    assert found == {
        "Joko Widodo": "ジョコ・ウィドド",
        "Yogyakarta": "ジョグジャカルタ",
        "Jawa Barat": "西ジャワ州",
    }


def test_a_company_is_known_without_its_legal_form() -> None:
    text = "Laba PT Bank Central Asia Tbk dan PT Tirta Mulia (Persero) naik."
    assert targets([text], "en") == [
        {
            "PT Bank Central Asia Tbk": "PT Bank Central Asia Tbk",
            "PT Tirta Mulia (Persero)": "PT Tirta Mulia (Persero)",
        }
    ]
    assert list(targets([text], "ja")[0].values()) == [
        "バンク・セントラル・アジア（BCA）",
        "ティルタ・ムリア（Tirta Mulia）",
    ]


def test_words_of_the_language_inside_an_institution_are_left_to_the_model() -> None:
    assert targets(["Dinas Kesehatan Kota Bandung menutup Sekolah Dasar Tirtamulya."], "en") == [
        {"Bandung": "Bandung", "Tirtamulya": "Tirtamulya"}
    ]


@pytest.mark.parametrize(
    ("text", "en", "ja"),
    [
        ("Polda Jawa Barat", "West Java Regional Police", "西ジャワ州警察"),
        ("Gubernur Bali", "Bali Governor", "バリ州知事"),
        ("Bupati Sukabumi", "Sukabumi Regent", "スカブミ県知事"),
        ("Wali Kota Surabaya", "Surabaya Mayor", "スラバヤ市長"),
        ("Pemkab Lebak", "Lebak Regency Administration", "レバック県政府"),
        ("Pengadilan Negeri Bekasi", "Bekasi District Court", "ブカシ地方裁判所"),
    ],
)
def test_a_head_and_its_place_are_one_name(text: str, en: str, ja: str) -> None:
    sentence = f"Menurut {text} kemarin, air surut."
    assert targets([sentence], "en") == [{text: en}]
    assert targets([sentence], "ja") == [{text: ja}]


def test_the_state_behind_its_own_body_is_not_said() -> None:
    text = "Kementerian Kesehatan RI melapor ke Majelis Permusyawaratan Rakyat RI (MPR RI)."
    assert targets([text], "en") == [
        {
            "Kementerian Kesehatan RI": "Ministry of Health",
            "Majelis Permusyawaratan Rakyat RI (MPR RI)": "People's Consultative Assembly",
        }
    ]


def test_brackets_in_the_glossarys_japanese_stand_once() -> None:
    sentences = ["Laba BCA di UEA naik.", "PT Bank Central Asia Tbk (BCA) di UEA turun."]
    assert [list(found.values()) for found in targets(sentences, "ja")] == [
        ["バンク・セントラル・アジア（BCA）", "アラブ首長国連邦（UAE）"],
        ["BCA", "UAE"],
    ]


def test_taken_stretches_are_left_alone() -> None:
    text = "Menurut OJK pada 2017, IKM tumbuh."
    mentions = Mentions(Glossary.load(), [text], "en")
    start = text.index("OJK")
    spans = mentions.spans(0, text, taken=[(start, start + 8)])
    assert [span.text for span in spans] == ["IKM"]


def test_nothing_is_done_for_indonesian() -> None:
    assert targets(["OJK hadir di Surabaya."], "id") == [{}]


def test_a_title_gets_what_the_article_knows() -> None:
    sentences = ["Menurut Wawan Tirtayasa, air surut."]
    mentions = Mentions(Glossary.load(), sentences, "ja")
    spans = mentions.spans(-1, "Tirtayasa: Air surut")
    assert spans == [Span(0, 9, "Tirtayasa", "name", "ティルタヤサ（Tirtayasa）")]


@settings(deadline=None, max_examples=100)
@given(
    st.lists(
        st.sampled_from(
            [
                "OJK ",
                "(IKM) ",
                "Jawa ",
                "Barat ",
                "PT Tirta Tbk ",
                "Wawan ",
                ", ",
                "dan ",
                "(",
                ") ",
            ]
        ),
        max_size=14,
    ),
    st.integers(0, 20),
)
def test_spans_never_overlap(pieces: list[str], start: int) -> None:
    text = "".join(pieces)
    taken = [(start, start + 3)]
    end = 0
    for span in Mentions(Glossary.load(), [text], "ja").spans(0, text, taken):
        assert end <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.text
        assert span.end <= start or start + 3 <= span.start
        assert span.target
        end = span.end
