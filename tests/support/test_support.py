from __future__ import annotations

import pytest
from conftest import PARAGRAPHS, article
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.article import Article
from summarizer.sentences import split_paragraphs
from summarizer.support import CHECKS, Support, SupportChecker

TRUE = [
    ("Laba bersih PT Lembayung Sagara naik 12 persen menjadi Rp520 miliar pada 2021.", (0,)),
    ("Laba bersih Lembayung Sagara pada 2021 mencapai Rp 520.000.000.000.", (0,)),
    ("Pendapatan perusahaan turun menjadi Rp 3,4 triliun.", (1,)),
    ("Tirta Wirayuda mengatakan perusahaan akan membangun pabrik baru di Sendangmulya.", (2,)),
    ("Tirta belum menyebut nilai investasi pabrik tersebut.", (3,)),
    ("“Kami tidak ingin terburu-buru … bahan baku masih tinggi,” kata Tirta.", (4,)),
    ("Komisaris Galuh Prameswari menilai permintaan ekspor turun.", (5,)),
    ("Sebanyak 25 persen pesanan berasal dari Vietnam.", (6,)),
    ("Kebakaran gudang di Randupura diduga akibat korsleting, kata polisi.", (7,)),
    ("Kebakaran menewaskan dua pekerja dan melukai 7 orang.", (8,)),
    ("Badan Pengawas Gudang Nasional dapat mencabut izin perusahaan.", (10,)),
    ("Harimau Randu dikalahkan Klub Rajawali Sendang 2-1.", (11,)),
]

FALSE = [
    # figures: another value, scale, unit, currency, day, month, place
    ("Laba bersih PT Lembayung Sagara naik 21 persen menjadi Rp 520 miliar pada 2021.", "figures"),
    ("PT Lembayung Sagara mencatat laba bersih Rp 520 triliun pada 2021.", "figures"),
    ("PT Lembayung Sagara mencatat laba bersih US$ 520 miliar pada 2021.", "figures"),
    ("Sebanyak 40 pesanan berasal dari Malaysia.", "figures"),
    ("Tirta bicara soal harga bahan baku yang masih tinggi di Randupura, Rabu (9/3).", "figures"),
    ("Tirta bicara soal harga bahan baku yang masih tinggi di Randupura, (9/5).", "figures"),
    ("Sebanyak 40 persen pesanan berasal dari Vietnam.", "figures"),
    ("Kebakaran itu menewaskan tujuh pekerja.", "figures"),
    ("Pendapatan perusahaan turun menjadi Rp 520 miliar.", "figures"),
    # names: of nobody, of another, exchanged
    ("Direktur Utama Bagas Nirwana mengatakan perusahaan akan membangun pabrik baru.", "names"),
    ("Galuh akan membangun pabrik baru di Kota Randupura.", "names"),
    ("Harimau Randu mengalahkan Klub Rajawali Sendang 2-1 pada Sabtu malam.", "names"),
    ("Sebanyak 40 persen pesanan berasal dari Vietnam dan 25 persen dari Malaysia.", "names"),
    ("Klub Rajawali Sendang dikalahkan Harimau Randu 2-1.", "names"),
    # quotation
    ("“Kami tidak ingin terburu-buru karena harga bahan bakar masih tinggi,” kata Tirta.",
     "quotation"),
    # negation: gone, added, in another place
    ("Tirta menyebut nilai investasi pabrik tersebut.", "negation"),
    ("Kebakaran itu tidak menewaskan dua pekerja.", "negation"),
    ("“Kami ingin terburu-buru,” kata Tirta.", "negation"),
    # modality: gone, added, of another kind
    ("Tirta Wirayuda mengatakan perusahaan membangun pabrik baru di Sendangmulya.", "modality"),
    ("Kebakaran gudang di Randupura disebabkan korsleting.", "modality"),
    ("BPGN mencabut izin perusahaan.", "modality"),
    ("Kebakaran itu diduga menewaskan dua pekerja.", "modality"),
    ("BPGN harus mencabut izin perusahaan.", "modality"),
    # direction
    ("Pendapatan perusahaan naik menjadi Rp 3,4 triliun.", "direction"),
    ("Komisaris Galuh Prameswari menilai permintaan ekspor meningkat tajam.", "direction"),
    # speaker
    ("Galuh mengatakan harga bahan baku masih tinggi.", "speaker"),
    # words: of nowhere, doubled, cut off, glued, of another sentence
    ("Kebakaran itu menewaskan dua pekerja harimau.", "words"),
    ("Bupati gajah Tirta belum menyebut nilai investasi pabrik tersebut.", "words"),
    ("Tirta belum menyebut nilai nilai investasi pabrik tersebut.", "words"),
    ("Tirta belum menyebut nilai inves pabrik tersebut.", "words"),
    ("Tirta belum menyebut nilaiinvestasi pabrik tersebut.", "words"),
    ("Tirta belum menyebut nilai pesanan pabrik tersebut.", "words"),
    # subject: of one sentence, with what another one reports
    ("Galuh Prameswari mengalahkan Harimau Randu 2-1 pada Sabtu malam.", "subject"),
    # overlap
    ("Warga kampung menanam bakau di pesisir untuk menahan abrasi.", "overlap"),
]  # fmt: skip


@pytest.mark.parametrize(("statement", "sentences"), TRUE)
def test_what_the_article_says(
    checker: SupportChecker, statement: str, sentences: tuple[int, ...]
) -> None:
    support = checker.check(statement)
    assert support == Support(True, support.sentences, ())
    assert set(sentences) <= set(support.sentences)


@pytest.mark.parametrize(("statement", "check"), FALSE)
def test_what_the_article_does_not_say(checker: SupportChecker, statement: str, check: str) -> None:
    support = checker.check(statement)
    assert not support.supported
    assert check in support.failed
    assert set(support.failed) <= set(CHECKS)


WORDS = st.one_of(
    st.sampled_from(["Tirta", "Galuh", "PT", "BPGN", "polisi", "laba", "yang", "di"]),
    st.sampled_from(["tidak", "belum", "akan", "diduga", "naik", "turun", "dan", "ia", "tersebut"]),
    st.sampled_from(["kata", "mengatakan", "5 persen", "Rp 3,4 triliun", "Selasa (9/3)"]),
    st.sampled_from([",", ".", '"', "“", "”", "(", "-"]),
)


@settings(deadline=None, max_examples=60)
@given(st.lists(WORDS, min_size=1, max_size=25).map(" ".join))
def test_a_sentence_of_the_article_is_supported(text: str) -> None:
    found = Article("", "", None, *split_paragraphs([*PARAGRAPHS[:2], text]))
    checker = SupportChecker(found)
    for sentence in found.sentences:
        support = checker.check(sentence.text)
        assert support.supported
        assert found.sentences[support.sentences[0]].text.split() == sentence.text.split()


@settings(deadline=None, max_examples=60)
@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_any_statement_gets_an_answer(text: str) -> None:
    support = SupportChecker(article(PARAGRAPHS[:2])).check(text)
    assert support.supported is not bool(support.failed)


def test_sentences_of_the_article_pass_without_being_recognised(checker: SupportChecker) -> None:
    """Not word for word the same, so that every check has its say."""
    for paragraph in PARAGRAPHS:
        for start, end in [(s.start, s.end) for s in split_paragraphs([paragraph])[1]]:
            assert checker.check(f"Begini: {paragraph[start:end]}").failed == ()


def test_the_same_figure_in_two_places() -> None:
    found = article(["Harga beras naik 5 persen.", "Harga gula turun 5 persen di pasar."])
    checker = SupportChecker(found)
    assert checker.check("Harga gula turun 5 persen.").sentences == (1,)
    assert checker.check("Harga gula naik 5 persen.").failed


def test_a_name_from_the_title() -> None:
    found = article(
        ["Ia meraih gelar juara nasional di kejuaraan itu."], title="Ratna Kusumo Juara"
    )
    assert SupportChecker(found).check("Ratna Kusumo meraih gelar juara nasional.").supported


def test_a_year_is_added_to_a_date_only_where_the_article_is_dated() -> None:
    text = ["Pertunjukan itu digelar di Randupura, Selasa (9/3)."]
    statement = "Pertunjukan digelar di Randupura, Selasa (9/3/2021)."
    assert SupportChecker(article(text, published="2021-03-10")).check(statement).supported
    assert SupportChecker(article(text)).check(statement).failed == ("figures",)


def test_two_sentences_in_one_statement(checker: SupportChecker) -> None:
    support = checker.check(
        "Kebakaran gudang perusahaan di Randupura yang diduga disebabkan korsleting menewaskan dua "
        "pekerja dan melukai tujuh orang."
    )
    assert support == Support(True, (7, 8), ())


def test_what_is_no_statement_is_not_read(checker: SupportChecker) -> None:
    assert checker.check("Laba bersih naik. " * 5000) == Support(False, (), ("overlap",))


def test_an_article_without_sentences() -> None:
    assert SupportChecker(article([])).check("Harga naik.") == Support(False, (), ("overlap",))


def test_a_statement_is_checked_in_milliseconds(checker: SupportChecker) -> None:
    import time

    statement = FALSE[0][0]
    checker.check(statement)
    started = time.process_time()
    for _ in range(50):
        checker.check(statement)
    assert (time.process_time() - started) / 50 < 0.02
