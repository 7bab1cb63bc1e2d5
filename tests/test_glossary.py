from __future__ import annotations

import csv
import re
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.errors import GlossaryError
from summarizer.glossary import COLUMNS, KINDS, Entry, Glossary

# Indonesian words that an English translation must not hold (names of bodies and places may).
INDONESIAN = re.compile(
    r"\b(?:dan|yang|di|untuk|dengan|pada|dari|atau|usaha|negara|daerah|kementerian|menteri|ketua"
    r"|kepala|badan|dewan|lembaga|industri|perusahaan|pemerintah|umum|tinggi|rakyat|pajak)\b"
)
# Kana and kanji, and what Japanese news mixes in: Latin acronyms, figures, brackets, signs.
JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff々ー・（）「」0-9A-Za-z&=.\- ]+")
# Written in Latin letters in Japanese too.
LATIN_IN_JAPANESE = {"HSBC", "DBS", "INPEX", "GDP"}


def rows() -> list[dict[str, str]]:
    text = resources.files("summarizer").joinpath("data/glossary.csv").read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


def ids(text: str, glossary: Glossary | None = None) -> list[str]:
    return [term.entry.id for term in (glossary or Glossary.load()).find(text)]


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


# -- the built-in file


def test_the_file_has_the_columns_and_is_large_sorted_and_without_repeats() -> None:
    text = resources.files("summarizer").joinpath("data/glossary.csv").read_text("utf-8")
    assert text.splitlines()[0] == ",".join(COLUMNS)
    found = [row["id"] for row in rows()]
    assert len(found) >= 600
    assert found == sorted(found, key=lambda id: (id.casefold(), id))
    assert len(Glossary.load().entries) == len(found)


@pytest.mark.parametrize("column", ["id", "en", "ja", "kind"])
def test_every_entry_is_complete(column: str) -> None:
    for row in rows():
        assert row[column] == row[column].strip() != "", row
        assert None not in row, row


def test_kinds_are_known_and_all_are_used() -> None:
    assert {row["kind"] for row in rows()} == KINDS


def test_the_japanese_is_japanese() -> None:
    for row in rows():
        assert JAPANESE.fullmatch(row["ja"]), row
        assert re.search(r"[\u3040-\u30ff\u3400-\u9fff]", row["ja"]) or (
            row["ja"] in LATIN_IN_JAPANESE
        ), row


def test_the_english_holds_no_indonesian() -> None:
    for row in rows():
        assert not INDONESIAN.search(row["en"]), row
        assert not re.search(r"[\u3040-\u30ff\u3400-\u9fff]", row["en"]), row


def test_an_acronym_is_its_letters_and_its_expansion_does_not_repeat_them() -> None:
    for row in rows():
        if row["kind"] != "acronym":
            continue
        assert " " not in row["id"], row
        assert row["id"][0].isupper(), row
        assert f"({row['id']})" not in row["en"], row
        assert f"（{row['id']}）" not in row["ja"], row


def test_the_long_form_of_an_acronym_is_an_entry_with_the_same_translation() -> None:
    glossary = Glossary.load()
    checked = 0
    for row in rows():
        if row["kind"] == "acronym" and row["note"] and row["note"] not in KINDS:
            long = glossary.get(row["note"])
            assert long is not None, row
            assert (long.en, long.ja) == (row["en"], row["ja"])
            checked += 1
    assert checked > 100


@pytest.mark.parametrize(
    "id",
    [
        "Kemenperin", "Kemenkeu", "OJK", "BI", "BPS", "KPK", "Bappenas", "BKPM", "DPR", "MK", "IKM",
        "UMKM", "BUMN", "IHSG", "APBN", "PDB", "PPN", "IPO", "Danantara", "Papua Tengah",
    ],
)  # fmt: skip
def test_the_entries_of_the_issue_are_there(id: str) -> None:
    assert Glossary.load().get(id) is not None


# -- finding


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kemenperin hadir.", ["Kemenperin"]),
        ("menurut kemenperin", ["Kemenperin"]),
        ("Kemenperinnya hadir.", ["Kemenperin"]),
        ("OJK-nya hadir", ["OJK"]),
        ("Kementerian  Perindustrian hadir", ["Kementerian Perindustrian"]),
        ("KEMENTERIAN PERINDUSTRIAN HADIR", ["Kementerian Perindustrian"]),
        ("suku bunga acuannya naik", ["suku bunga acuan"]),
        ("perseroanlah yang menang", ["perseroan"]),
        ("usaha mikro kecil dan menengah", ["usaha mikro, kecil, dan menengah"]),
        ("Industri Kecil dan Menengah (IKM)", ["industri kecil dan menengah", "IKM"]),
        ("saya suka bi", []),
        ("BI menahan bunga", ["BI"]),
        ("mas ojk", []),
        ("burung garuda indonesia", []),
        ("di jawa barat", []),
        ("di Jawa-Barat", ["Jawa Barat"]),
        ("AS Roma melawan AS Monaco", ["AS Roma", "AS Monaco"]),
        ("Presiden AS", ["Presiden", "AS"]),
        ("BPJS Kesehatan", ["BPJS Kesehatan"]),
        ("KOJKA", []),
        ("", []),
    ],
)
def test_find(text: str, found: list[str]) -> None:
    by_punctuation = {id.replace(",", "") for id in found}
    assert {id.replace(",", "") for id in ids(text)} == by_punctuation


def test_the_longest_entry_wins_and_spans_fit_the_text() -> None:
    text = "Gubernur Bank Indonesia menemui Menteri Energi dan Sumber Daya Mineral."
    terms = Glossary.load().find(text)
    assert [term.text for term in terms] == [
        "Gubernur Bank Indonesia",
        "Menteri Energi dan Sumber Daya Mineral",
    ]
    assert all(text[term.start : term.end] == term.text for term in terms)


def test_enclitics_belong_to_the_span() -> None:
    (term,) = Glossary.load().find("Emitennya untung")
    assert (term.text, term.plural) == ("Emitennya", False)
    (term,) = Glossary.load().find("OJK-nya hadir")
    assert term.text == "OJK-nya"


def test_doubling_is_the_plural() -> None:
    (term,) = Glossary.load().find("Sejumlah emiten-emiten untung")
    assert (term.text, term.plural) == ("emiten-emiten", True)


@settings(deadline=None, max_examples=200)
@given(
    st.lists(
        st.sampled_from(["OJK", "bank", "sentral", "-", " ", "Jawa", "Barat", "nya", "(", "é"]),
        max_size=12,
    )
)
def test_terms_never_overlap(pieces: list[str]) -> None:
    text = "".join(pieces)
    end = 0
    for term in Glossary.load().find(text):
        assert end <= term.start < term.end <= len(text)
        assert text[term.start : term.end] == term.text
        end = term.end


# -- the user's file


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_users_file_wins(tmp_path: Path, encoding: str, delimiter: str) -> None:
    table = [
        ["id", "en"],
        ["OJK", "the watchdog"],
        ["Kopi Gayo", "Café Gayo"],
        ["baju adat", "costume"],
    ]
    text = "\r\n".join(delimiter.join(row) for row in table)
    glossary = Glossary.load(write(tmp_path / "my.csv", text, encoding))
    entry = glossary.get("OJK")
    assert entry == Entry("OJK", "the watchdog", "", "acronym", "", True)
    assert glossary.get("kopi gayo") == Entry("Kopi Gayo", "Café Gayo", "", "term", "", True)
    assert ids("OJK dan Kopi Gayo, baju adatnya", glossary) == ["OJK", "Kopi Gayo", "baju adat"]
    # The rest of the built-in entries are still there, and the built-in glossary is untouched.
    assert glossary.get("Kemenperin") is not None
    assert Glossary.load().get("Kopi Gayo") is None


def test_a_users_file_may_hold_only_japanese_any_order_and_blank_lines(tmp_path: Path) -> None:
    path = write(tmp_path / "my.csv", "ja,kind,id\n\nコピ・ガヨ,company,Kopi Gayo\n\n")
    assert Glossary.load(str(path)).get("Kopi Gayo") == Entry(
        "Kopi Gayo", "", "コピ・ガヨ", "company", "", True
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "empty"),
        ("OJK,watchdog\n", "line 1: the first line must name the columns"),
        ("id,note\nOJK,x\n", "line 1: the first line must name the columns"),
        ("id,en,colour\nOJK,x,red\n", "line 1"),
        ("id,en\nOJK,watchdog\n,nobody\n", "line 3: the id is missing"),
        ("id,en,ja\nOJK,,\n", "line 2: 'OJK' has no translation"),
        ("id,en\nOJK,a,b\n", "line 2: 3 cells but 2 columns"),
        ("id,en,kind\nOJK,watchdog,thing\n", "line 2: unknown kind 'thing'"),
        ("id,en\nOJK,a\n\nOJK,b\n", "line 4: 'OJK' stands on line 2 too"),
        ('id,en\nOJK,"a\n', "line"),
        ("id,en\nOJK\0,a\n", "not a text file"),
    ],
)
def test_a_wrong_file_is_told_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    path = write(tmp_path / "my.csv", text)
    with pytest.raises(GlossaryError) as error:
        Glossary.load(path)
    assert message in str(error.value)
    assert str(path) in str(error.value)
    assert "\n" not in str(error.value)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match="cannot read the glossary"):
        Glossary.load(tmp_path / "none.csv")
    broken = tmp_path / "bytes.csv"
    broken.write_bytes(b"id,en\nOJK,\x81\n")
    with pytest.raises(GlossaryError, match="line 2: neither UTF-8 nor windows-1252"):
        Glossary.load(broken)
