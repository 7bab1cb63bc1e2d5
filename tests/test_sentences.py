from __future__ import annotations

import json
import time
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.sentences import split, split_paragraphs, words_of


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


# Each case is written with a bar where a sentence ends and the next one starts.
CASES = {
    "plain": "Harga beras naik. |Pedagang mengeluh. |Mengapa?",
    "company": "PT. Samudra Karya Tbk. |Direktur utamanya mundur.",
    "company in a sentence": "Laba PT. Samudra Karya Tbk. naik tajam.",
    "ticker": "Saham PT Samudra Karya Tbk. (SMKR) naik. |Saham lain turun.",
    "foreign company": "Ia memimpin Nusa Trade Pte. Ltd. |Perusahaan itu rugi.",
    "titles": "Menurut Prof. Dr. H. Ahmad Fauzi, M.Si. hal itu wajar.",
    "doctor in lower case": "Pasien sudah pulih. |dr. Rina Wulandari memastikan itu.",
    "degrees in a row": "Acara dibuka Budi Santosa, S.E., M.M. |Ia lalu pergi.",
    "degree before a noun": "Acara dibuka Budi Santosa, S.H. |Rektor hadir.",
    "police and the retired": "Jenderal Pol. Ahmad dan Mayjen TNI (Purn.) Budi hadir. |Amir pergi.",
    "brackets that end": "Laba naik (dari Rp 3 juta.) |Budi senang (katanya.) |Ia pulang.",
    "clerics": "Hadir K.H. Mustafa dan Hj. Aminah di Jl. Melati No. 5 Gg. Mawar.",
    "initials": "Muhammad A. Rahman bertemu J. Soeprapto dan G.S. Wirawan.",
    "initial ends": "Polisi menahan Ahmad S. |Ia mengaku bersalah.",
    "label, not initial": "Tim lolos dari Grup A. |Indonesia menang. |Minum vitamin C. |Jus baik.",
    "king": "Sultan Hamengku Buwono X. |Keraton ramai.",
    "network": "Ia menulis di X. |Warganet ramai.",
    "list words": "Beras, gula, dll. |Pembeli antre. |Amir dkk. mundur.",
    "phrases": "Surat a.n. Budi d.a. Kantor Pos, u.p. Bagian Umum, c.q. Sekretaris.",
    "pages": "Lihat hlm. 12 dan hal. 13, tgl. 5 pkl. 09.30.",
    "the word hal": "Ada banyak hal. |Satu di antaranya harga.",
    "money": "Harganya Rp 1.200.000. |Ongkosnya Rp. 3 juta dan Rp1.000 lagi.",
    "decimal": "Indeks naik 3.5 persen menjadi 6.720,5. |Rupiah melemah.",
    "clock": "Acara mulai pukul 09.30. |Peserta datang 08.15 WIB.",
    "year": "Ia lahir pada 1998. |Kariernya bermula 2015. |15 orang hadir.",
    "quote with comma": "“Kami siap,” kata Budi. |“Ya.”",
    "quote before a speaker": '"Kami siap." ujar Budi. |"Kapan?" tanya Siti. |"Besok!" seru Budi.',
    "quote, stray capital": '"Kami siap." Ujar Budi.',
    "quote that ends": '"Kami siap berangkat." |Dia juga membawa bekal.',
    "sentences in a quote": '"Kami siap. |Semua ada," kata Budi.',
    "quote after quote": '"Kami datang." |"Kalian terlambat." |Ia tersenyum.',
    "title in a sentence": 'Film "Apa Kabar Bumi?" Rangga Putra tayang besok.',
    "single quotes": "Ia menyebutnya 'aneh.' |Warga setuju.",
    "ellipsis": "Saya... tidak tahu. |Entahlah... |Mungkin besok… |Lusa.",
    "ellipsis in a sentence": "Kami ambil … yang muda, lalu ... pergi.",
    "several marks": "Benarkah?! |Ya!!! |Sudah.",
    "domains": "Buka kominfo.contoh.go.id atau Contoh.Com dan KABAR.CO.ID. |Situs itu aman.",
    "mail": "Surat ke Redaksi.Berita@contoh.id dijawab. |Kirim saja.",
    "list numbers": "Syaratnya: |1. Kartu keluarga |2. Akta lahir |3. Foto",
    "list at the start": "1. Beras tahan lama. |2. Gula mudah larut.",
    "glued list": "Hasil: |1. Beras|2. Gula|3. Garam",
    "league is no list": "Mereka juara Liga 1. |Suporter bersorak.",
    "score is no list": "Skor menjadi 3. |Pertandingan usai.",
    "glued": "Itu terjadi tahun lalu.|Sementara itu warga cemas (18/6/2025).|Polisi datang.",
    "glued capitals": "Kantor berita melaporkan.|BACA JUGA - Kabar lain.",
    "glued quote": 'Ia bekerja di desa.|"Kami senang," katanya.',
    "semicolon": "KA 6 berangkat pukul 06.20 WIB; KA 7 menyusul; KA 8 batal.",
    "colon": "Pertanyaannya: apakah pemerintah tahu?",
    "unbalanced": '"Kami siap berangkat. |Semua ada. |Ia pergi.',
    "brand": "Ponsel laku keras. |iPhone tetap mahal.",
    "lower case goes on": "Sidang di PN Jkt. itu ditunda.",
    "picture": "Pantai ramai (dok. Humas). |Foto: dok. Pribadi.",
    "street of initials": "Ia tinggal di Jalan WR. Supratman. |Rumahnya besar.",
    "court": "Perkara itu di PN Niaga Jkt.Pst. |Gugatan ditolak.",
    "mark of direction": "Gempa terjadi pukul 03.04 WIB. |\u200eAkun resmi BMKG menyebutnya.",
    "parenthesis": "Ia hadir (bersama istrinya.) |Mereka pulang.",
}


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES.keys())
def test_sentences_end_where_the_bars_are(marked: str) -> None:
    assert parts(marked.replace("|", "")) == [part.strip() for part in marked.split("|")]


def test_white_space_is_left_outside() -> None:
    assert split("  Satu.\u00a0\t Dua.  ") == [(2, 7), (10, 14)]
    assert split("") == split(" \n ") == []


def test_signs_alone_belong_to_the_sentence_before() -> None:
    assert parts("Satu. … ! Dua.") == ["Satu. … !", "Dua."]


def test_sentences_of_paragraphs_are_numbered_through() -> None:
    paragraphs, sentences = split_paragraphs(["Satu. Dua.", "", "Tiga."])
    assert [paragraph.index for paragraph in paragraphs] == [0, 1, 2]
    assert [(s.index, s.paragraph, s.text) for s in sentences] == [
        (0, 0, "Satu."),
        (1, 0, "Dua."),
        (2, 2, "Tiga."),
    ]
    for s in sentences:
        assert paragraphs[s.paragraph].text[s.start : s.end] == s.text


SNIPPETS = st.sampled_from(
    [
        "PT. ",
        "Tbk.",
        "A.",
        "1. ",
        "2.",
        '"',
        "”",
        "“",
        "...",
        "?",
        "!",
        " ",
        "\u200b",
        "kata ",
        "Ia ",
    ]
)


@given(st.lists(SNIPPETS | st.text(max_size=5), max_size=40).map("".join))
@settings(max_examples=300, deadline=None)
def test_spans_hold_all_text_once(text: str) -> None:
    end = 0
    for start, stop in split(text):
        assert end <= start < stop
        assert not text[end:start].strip()
        assert text[start:stop] == text[start:stop].strip()
        end = stop
    assert not text[end:].strip()


@pytest.mark.parametrize("unit", ["kata ", "Kata. ", '"." ', "1. ", "Dr. ", "a.B", ". ", "? ", "“"])
def test_time_is_linear(unit: str) -> None:
    """50,000 words take seconds at most; a quadratic scan would need minutes."""
    began = time.process_time()
    split(unit * 50_000)
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    "name", ["sentence_starters.txt", "letter_labels.txt", "attribution_verbs.txt"]
)
def test_word_lists_are_lower_case_words(name: str) -> None:
    words = words_of(name)
    assert len(words) > 20
    assert all(word == word.lower() and "#" not in word for word in words)


def test_an_abbreviation_stands_in_one_group() -> None:
    text = files("summarizer.data").joinpath("abbreviations.txt").read_text("utf-8")
    entries = [line.strip() for line in text.splitlines() if line.strip() and line[0] not in "#["]
    assert len(entries) == len(set(entries))
    assert not any(entry.endswith(".") for entry in entries)


MARKS = Path(__file__).parents[1] / "benchmarks/data/sentences.jsonl"
NEWS = Path(__file__).parents[2] / "shared/corpora/news"


@pytest.mark.skipif(not NEWS.exists(), reason="needs ../shared/corpora")
def test_marked_sentences_of_real_news_are_found() -> None:
    """At most one start in twenty is missed or invented (benchmarks/sentences.py has the rate)."""
    marks = {m["id"]: m["starts"] for m in map(json.loads, MARKS.read_text("utf-8").splitlines())}
    wrong = total = 0
    for path in NEWS.glob("*.jsonl"):
        for record in map(json.loads, path.open(encoding="utf-8")):
            if record["id"] not in marks:
                continue
            offset, found = 0, set()
            for paragraph in record["text"].split("\n"):
                found |= {offset + start for start, _ in split(paragraph)}
                offset += len(paragraph) + 1
            wrong += len(found ^ set(marks[record["id"]]))
            total += len(marks[record["id"]])
    assert total > 500
    assert wrong / total < 0.05
