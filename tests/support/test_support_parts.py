from __future__ import annotations

import pytest
from conftest import article
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.glossary import Entry, Glossary
from summarizer.resources import data_lines, data_toml
from summarizer.support import SupportChecker, cues
from summarizer.support.aliases import AliasBook, explained
from summarizer.support.alignment import align
from summarizer.support.reading import read
from summarizer.support.speakers import Speakers, named


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("mengalahkan", "kalah"),
        ("dikalahkan", "kalah"),
        ("menaikkan", "naik"),
        ("kota-kota", "kota"),
        ("komoditinya", "komoditi"),
        ("Xyz", "Xyz"),
    ],
)
def test_roots(word: str, root: str) -> None:
    assert cues.root(word) == root


def test_every_figure_is_one_word_and_signs_end_clauses() -> None:
    words = read("Rp 3,4 triliun, kata Tirta Wirayuda (9/3): belum naik.")
    assert [(word.form, word.kind, word.clause) for word in words] == [
        ("rp 3,4 triliun", "figure", 0),
        ("kata", "speech", 1),
        ("tirta", "name", 1),
        ("wirayuda", "name", 1),
        ("9/3", "figure", 2),
        ("belum", "negator", 4),
        ("naik", "content", 4),
    ]


def test_idioms_deny_and_promise_nothing() -> None:
    kinds = {word.form: word.kind for word in read("tidak hanya itu, akan tetapi tidak naik")}
    assert kinds["akan"] != "modal"
    first, second = (w for w in read("tidak hanya itu, tidak naik") if w.form == "tidak")
    assert (first.kind, second.kind) == ("function", "negator")


@settings(deadline=None, max_examples=50)
@given(st.lists(st.sampled_from(["harga", "naik", "di", "kota", "tidak"]), max_size=12))
def test_alignment_is_in_order_and_whole_for_equal_texts(forms: list[str]) -> None:
    words = read(" ".join(forms))
    assert align(words, words).pairs == {place: place for place in range(len(words))}
    other = read("harga di kota naik")
    pairs = align(words, other).pairs
    assert list(pairs.values()) == sorted(pairs.values())
    assert all(words[here].root == other[there].root for here, there in pairs.items())


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ('"Harga naik," kata Direktur PT Anggrek, Budi Lesmana, Senin.', {"pt", "anggrek", "budi",
                                                                          "lesmana", "direktur"}),
        ("Budi Lesmana, yang hadir sejak pagi di kantor, mengatakan harga naik.", {"budi",
                                                                                  "lesmana"}),
        ("Adik Budi itu mengatakan harga naik.", set()),
        ("Harga naik, katanya kepada Budi.", set()),
        ("Budi pergi dengan menyebut harga.", set()),
    ],
)  # fmt: skip
def test_speakers(text: str, speakers: set[str]) -> None:
    assert named(read(text)) == speakers


def test_a_speaker_that_is_only_meant() -> None:
    sentences = [read("Budi Lesmana mengatakan harga naik."), read('"Turun juga," katanya.')]
    assert Speakers(sentences, [0, 1]).resolved(1) == {"budi", "lesmana"}


def test_names_that_are_the_same() -> None:
    texts = ["Badan Pengawas Gudang Nasional (BPGN) dan Dewan Pangan Kota datang."]
    glossary = Glossary([Entry("Negeri Kabut", "Kabutland", "", "place"),
                         Entry("Kabutia", "Kabutland", "", "place")])  # fmt: skip
    book = AliasBook([*texts, "Ia tiba di Kabutia."], [read(text) for text in texts], glossary)

    def stands_for(statement: str, near: str) -> set[str]:
        aliases = book.of_statement(statement, read(statement))
        return explained(set(statement.lower().split()), set(near.lower().split()), aliases)

    assert stands_for("BPGN", "badan pengawas gudang nasional") == {"bpgn"}
    assert stands_for("DPK", "dewan pangan kota") == {"dpk"}
    assert stands_for("Negeri Kabut", "kabutia") == {"negeri", "kabut"}
    assert stands_for("Jokowi", "joko widodo") == {"jokowi"}
    assert stands_for("BPGN", "dewan pangan kota") == set()


@pytest.mark.parametrize(
    ("sentences", "statement", "failed"),
    [
        # what a pronoun or a description stands for
        (["Budi Lesmana tiba.", "Ia membuka pasar."], "Budi Lesmana membuka pasar.", ()),
        (["Budi Lesmana menemui Rini Asih.", "Ia membuka pasar."], "Rini membuka pasar.", "names"),
        # the weekday of a date, by the calendar
        (["Pasar dibuka 9 Maret 2021."], "Pasar dibuka Selasa, 9 Maret 2021.", ()),
        (["Pasar dibuka 9 Maret 2021."], "Pasar dibuka Rabu, 9 Maret 2021.", "figures"),
        # a denial in other words
        (["Budi Lesmana gagal menemui warga."], "Budi Lesmana tidak menemui warga.", ()),
        (["Budi Lesmana gagal menemui warga."], "Budi Lesmana menemui warga.", "negation"),
        # the noun of a plan
        (["Rencana warga membuka pasar disetujui."], "Warga akan membuka pasar.", ()),
        # a quotation comes from where it stands, whatever other names say
        (['"Pasar itu akan dibuka kembali besok pagi," kata Budi Lesmana.',
          "Sekretaris Dewan Pasar Kota Anggrek Rini Asih tidak hadir."],
         '"Pasar itu akan dibuka kembali besok pagi," kata Sekretaris Dewan Pasar Rini Asih.',
         "names"),
        # a synonym, a word short for several, a misspelling of the article's
        (["Warga membeli sepeda motor baru."], "Warga membeli motor anyar.", ()),
        (["Budi dipilih sebagai ketua umum."], "Budi dipilih sebagai ketum.", ()),
        (["Budi mengunjunggi pasar induk."], "Budi mengunjungi pasar induk.", ()),
        # a figure that stands behind a name elsewhere, and one from the sentence beside
        (["Polisi menahan Budi (41).", "Menurut polisi, Budi mencuri gula."],
         "Polisi: Budi (41) mencuri gula.", ()),
        (["Kali Anggrek harus lebar di hulu.", "Kini lebarnya hanya 7 meter."],
         "Kali Anggrek harus lebar di hulu, kini hanya 7 meter.", ()),
        # a wish makes a word of possibility needless
        (["Budi berharap dapat membuka pasar."], "Budi berharap membuka pasar.", ()),
        # a word in another one's place
        (["Harga beras naik tajam di pasar.", "Warga menimbun gula."],
         "Harga gula naik tajam di pasar.", "overlap"),
    ],
)  # fmt: skip
def test_small_articles(sentences: list[str], statement: str, failed: str) -> None:
    support = SupportChecker(article([" ".join(sentences)])).check(statement)
    assert (failed in support.failed) if failed else support.failed == ()


def test_a_weekday_is_a_date_where_the_article_is_dated() -> None:
    checker = SupportChecker(article(["Pasar dibuka pada Selasa."], published="2021-03-11"))
    assert checker.check("Pasar dibuka pada Selasa (9/3).").failed == ()
    assert "figures" in checker.check("Pasar dibuka pada Selasa (2/3).").failed


def test_what_an_editor_put_into_a_quotation_may_be_left_out() -> None:
    checker = SupportChecker(article(['"Kami menunda (pengesahan) pasar itu," kata Budi Lesmana.']))
    assert checker.check('"Kami menunda pasar itu," kata Budi Lesmana.').failed == ()


def test_synonyms_are_neither_opposites_nor_of_different_modality() -> None:
    data = data_toml("support.toml")
    opposites = [tuple(line.split()) for line in data["opposites"]["pairs"].strip().splitlines()]
    groups = [{entry.strip() for entry in line.split(",")} for line in data_lines("synonyms.txt")]
    assert all(len(group) > 1 for group in groups)
    assert not [pair for pair in opposites for group in groups if set(pair) <= group]


def test_the_word_lists_do_not_contradict_each_other() -> None:
    data = data_toml("support.toml")
    modal = [word for words in data["modality"].values() for word in words.split()]
    assert len(modal) == len(set(modal))
    assert not set(modal) & cues.negators()
    assert not set(modal) & cues.speech() - {"menduga", "berharap"}
    assert set(data["implied"]) == {*data["modality"], "negation"}
    pairs = [line.split() for line in data["opposites"]["pairs"].strip().splitlines()]
    assert all(len(pair) == 2 and pair[0] != pair[1] for pair in pairs)
    assert len({frozenset(pair) for pair in pairs}) == len(pairs)
