from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import pytest
from fakes import FakeEngine, model_info

from summarizer.article import Article, Paragraph, Sentence
from summarizer.glossary import Entry, Glossary
from summarizer.translation import ArticleTranslator, Job
from summarizer.translation.model import Translation
from summarizer.translation.parts import InParts
from summarizer.translation.protect import Protector
from summarizer.translation.translator import Direct, Translator
from summarizer.translation.verdict import CHECK_NAMES


def protector() -> Protector:
    """Figures only, so that the tests see which slots there are."""
    return Protector("id", "en", None)


def run(
    text: str, answers: Mapping[str, Sequence[str]], slots: bool = True
) -> tuple[Translation, FakeEngine]:
    engine = FakeEngine(answers, model_info(slots=slots))
    translator = Translator(Direct(engine))
    (translation,) = translator.translate(protector().protect([text]))
    return translation, engine


SOURCE = "Laba bank itu naik 18,3% menjadi Rp 520 triliun."
SLOTTED = "Laba bank itu naik ⟦1⟧ menjadi ⟦2⟧."
GOOD = "The bank's profit rose ⟦1⟧ to ⟦2⟧."
FILLED = "The bank's profit rose 18.3% to Rp520 trillion."


def test_a_first_hypothesis_that_passes_is_ok() -> None:
    translation, engine = run(SOURCE, {SLOTTED: [GOOD, "x"]})
    assert (translation.text, translation.status) == (FILLED, "ok")
    assert translation.checks == CHECK_NAMES
    assert translation.failed == ()
    assert engine.asked == [[SLOTTED]]


@pytest.mark.parametrize(
    ("first", "failed"),
    [
        ("The bank's profit rose to ⟦2⟧.", ("slots",)),
        ("The bank's profit rose ⟦1⟧ ⟦1⟧ to ⟦2⟧.", ("slots",)),
        ("The bank's profit rose ⟦1⟧ to ⟦2⟧ in 2009.", ("figures",)),
        ("The profit profit rose ⟦1⟧ to ⟦2⟧.", ("repetition",)),
        ("The bank's laba naik ⟦1⟧ menjadi ⟦2⟧.", ("leftover",)),
    ],
)
def test_a_later_hypothesis_is_retried(first: str, failed: tuple[str, ...]) -> None:
    translation, _ = run(SOURCE, {SLOTTED: [first, GOOD]})
    assert (translation.text, translation.status) == (FILLED, "retried")
    assert translation.failed == failed


def test_without_slots_when_no_slotted_hypothesis_passes() -> None:
    translation, engine = run(SOURCE, {SLOTTED: ["⟦1⟧"] * 4, SOURCE: [FILLED]})
    assert (translation.text, translation.status) == (FILLED, "retried")
    assert translation.failed == ("slots",)
    assert engine.asked == [[SLOTTED], [SOURCE]]


def test_a_single_wrong_figure_is_repaired_in_place() -> None:
    wrong = "The bank's profit rose 18.3% to Rp520 billion."
    translation, _ = run(SOURCE, {SLOTTED: ["⟦1⟧"], SOURCE: [wrong]})
    assert (translation.text, translation.status) == (FILLED, "repaired")
    assert "figures" in translation.failed


def test_two_wrong_figures_are_not_repaired() -> None:
    wrong = "The bank's profit rose 13.8% to Rp520 billion."
    translation, _ = run(SOURCE, {SLOTTED: ["⟦1⟧"], SOURCE: [wrong]})
    assert (translation.text, translation.status) == (SOURCE, "untranslated")


def test_a_figure_of_another_kind_is_not_repaired() -> None:
    wrong = "The bank's profit rose 18.3% to 520 trillion tonnes."
    translation, _ = run(SOURCE, {SLOTTED: ["⟦1⟧"], SOURCE: [wrong]})
    assert translation.status == "untranslated"


def test_a_hypothesis_with_all_figures_wins_over_a_repair() -> None:
    wrong = "The bank's profit rose 18.3% to Rp520 billion."
    translation, _ = run(SOURCE, {SLOTTED: ["⟦1⟧"], SOURCE: [wrong, FILLED]})
    assert translation.status == "retried"


def test_nothing_good_leaves_the_sentence_marked() -> None:
    translation, _ = run(SOURCE, {SLOTTED: ["⟦1⟧"], SOURCE: ["Profit profit profit.", ""]})
    assert (translation.text, translation.status) == (SOURCE, "untranslated")
    assert {"slots", "figures", "repetition", "empty"} <= set(translation.failed)


def test_a_model_without_slots_sees_the_plain_sentence_only() -> None:
    translation, engine = run(SOURCE, {SOURCE: [FILLED]}, slots=False)
    assert (translation.text, translation.status) == (FILLED, "ok")
    assert engine.asked == [[SOURCE]]


@pytest.mark.parametrize("slots", [True, False])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("   ", "   "),
        ("***", "***"),
        ("21 Maret 2017", "21 March 2017"),
        ("Rp 520 triliun.", "Rp520 trillion."),
        ("18,3%", "18.3%"),
    ],
)
def test_nothing_to_translate_needs_no_model(text: str, expected: str, slots: bool) -> None:
    translation, engine = run(text, {}, slots)
    assert (translation.text, translation.status) == (expected, "ok")
    assert engine.asked == []


def test_ninth_figure_stays_in_the_text_and_is_checked() -> None:
    numbers = ["11", "22", "33", "44", "55", "66", "77", "88", "99"]
    source = "Nomor " + ", ".join(f"{n}%" for n in numbers) + " menang."
    slotted = "Nomor " + ", ".join(f"⟦{n}⟧" for n in range(1, 9)) + ", 99% menang."
    answer = "Numbers " + ", ".join(f"⟦{n}⟧" for n in range(1, 9)) + ", {} won."
    good = answer.format("99%")
    translation, _ = run(source, {slotted: [answer.format("98%"), good]})
    assert translation.text == "Numbers " + ", ".join(f"{n}%" for n in numbers) + " won."
    assert translation.status == "retried"


def test_slot_brackets_in_the_source_are_harmless() -> None:
    translation, _ = run("Kode ⟦2⟧ naik 5%.", {"Kode [⟦1⟧] naik ⟦2⟧.": ["Code [⟦1⟧] rose ⟦2⟧."]})
    assert translation.text == "Code [2] rose 5%."


def test_many_sentences_are_one_batch_and_stay_in_order() -> None:
    texts = [SOURCE, "", "Bank itu tutup.", "21 Maret 2017"]
    engine = FakeEngine({SLOTTED: [GOOD], "Bank itu tutup.": ["The bank closed."]})
    translations = Translator(Direct(engine)).translate(protector().protect(texts))
    assert [t.source for t in translations] == texts
    assert [t.text for t in translations] == [FILLED, "", "The bank closed.", "21 March 2017"]
    assert engine.asked == [[SLOTTED, "Bank itu tutup."]]


def article(title: str | None, *texts: str, published: str | None = None) -> Article:
    text = " ".join(texts)
    sentences = []
    for index, part in enumerate(texts):
        start = text.index(part)
        sentences.append(Sentence(index, 0, part, start, start + len(part)))
    return Article("a.txt", "", title, (Paragraph(0, text),), tuple(sentences), published=published)


def test_jobs_of_many_articles_are_one_batch() -> None:
    engine = FakeEngine(
        {
            "Bank tutup": ["Bank closed"],
            SLOTTED: [GOOD],
            "Bank itu tutup.": ["The bank closed."],
        }
    )
    translator = ArticleTranslator(Translator(Direct(engine)), protector())
    jobs = [
        Job(article("Bank tutup", "Bank itu tutup.", SOURCE), (1,)),
        Job(article(None, "Bank itu tutup."), (0,)),
    ]
    first, second = translator.translate_batch(jobs)
    assert first.title is not None
    assert (first.title.text, first.sentences[0].text) == ("Bank closed", FILLED)
    assert second.title is None
    assert [t.text for t in second.sentences] == ["The bank closed."]
    assert len(engine.asked) == 1
    assert translator.translate_article(jobs[0].article).sentences[1].text == FILLED


def test_a_statement_that_is_a_key_sentence_is_translated_once() -> None:
    engine = FakeEngine(
        {
            "Bank itu tutup.": ["The bank closed."],
            "Bank itu buka.": ["The bank opened."],
            "Bank itu buka lagi.": ["The bank opened again."],
        }
    )
    translator = ArticleTranslator(Translator(Direct(engine)), protector())
    made = article(None, "Bank itu tutup.", "Bank itu buka.")
    statements = ("Bank itu tutup.", "Bank itu buka lagi.")
    (result,) = translator.translate_batch([Job(made, (0, 1), statements)])
    assert [t.text for t in result.sentences] == ["The bank closed.", "The bank opened."]
    assert [t.text for t in result.statements] == ["The bank closed.", "The bank opened again."]
    assert sorted(engine.asked[0]) == sorted({"Bank itu buka.", *statements})


def test_a_summary_introduces_what_the_key_sentences_introduce() -> None:
    engine = FakeEngine(
        {
            "⟦1⟧ naik.": ["⟦1⟧ rose."],
            "Laba ⟦1⟧ naik.": ["The profit of ⟦1⟧ rose."],
            "Nilai ⟦1⟧ naik.": ["The value of ⟦1⟧ rose."],
        }
    )
    glossary = Glossary([Entry("OJK", "the Financial Services Authority", "", "acronym", "", True)])
    translator = ArticleTranslator(Translator(Direct(engine)), Protector("id", "en", glossary))
    made = article(None, "Laba OJK naik.", "Nilai OJK naik.")
    (result,) = translator.translate_batch([Job(made, (0, 1), ("Nilai OJK naik.",))])
    long = "the Financial Services Authority (OJK)"
    assert [t.text for t in result.sentences] == [
        f"The profit of {long} rose.",
        "The value of OJK rose.",
    ]
    assert [t.text for t in result.statements] == [f"The value of {long} rose."]


def test_the_publication_date_gives_the_year() -> None:
    engine = FakeEngine({"Bank itu tutup pada ⟦1⟧.": ["The bank closed in ⟦1⟧."]})
    translator = ArticleTranslator(Translator(Direct(engine)), protector())
    dated = article(None, "Bank itu tutup pada Selasa (21/3).", published="2017-03-22")
    (translation,) = translator.translate_article(dated).sentences
    assert translation.status == "ok"
    assert "on Tuesday" in translation.text
    assert "21 March" in translation.text


def test_lines_are_articles_of_their_own() -> None:
    engine = FakeEngine({"Bank itu tutup.": ["The bank closed."]})
    translator = ArticleTranslator(Translator(Direct(engine)), protector())
    assert [t.text for t in translator.translate_lines(["Bank itu tutup.", "", "5%"])] == [
        "The bank closed.",
        "",
        "5%",
    ]


@pytest.mark.parametrize(
    ("source", "english", "japanese"),
    [
        ("kurang lebih sebesar Rp 3 triliun", "about Rp3 trillion", "約3兆ルピア"),
        ("Paling tidak dua belas orang", "at least 12", "少なくとも12"),
        ("paling lama 4 bulan", "at most 4 months", "最長4カ月"),
        ("sekitar Rp 3 triliun", "Rp3 trillion", "3兆ルピア"),
    ],
)
def test_an_approximator_goes_with_its_figure(source: str, english: str, japanese: str) -> None:
    for target, expected in (("en", english), ("ja", japanese)):
        (span,) = Protector("id", target, None).protect([source])[0].spans  # type: ignore[arg-type]
        assert span.target.removesuffix("人") == expected
        assert source[span.start : span.end] == span.text


def test_a_sentence_begins_with_a_capital_as_the_source_does() -> None:
    translation, _ = run("Bank itu tutup.", {"Bank itu tutup.": ["the bank closed."]})
    assert translation.text == "The bank closed."


def test_parts_come_last_and_keep_their_slots() -> None:
    source = (
        "Bank negara itu membuka cabang baru di kota pada Maret 2017, "
        "dan bank swasta itu menutup cabang di desa pada April 2018."
    )
    halves = (
        "Bank negara itu membuka cabang baru di kota pada ⟦1⟧,",
        "dan bank swasta itu menutup cabang di desa pada ⟦2⟧.",
    )
    whole = FakeEngine({" ".join(halves): ["⟦1⟧"], source: ["Closed."]})
    in_parts = FakeEngine(
        {
            halves[0]: ["The state bank opened a new branch.", "The state bank opened in ⟦1⟧."],
            halves[1].replace("⟦2⟧", "⟦1⟧"): ["and the private bank closed a branch in ⟦1⟧."],
        }
    )
    translator = Translator(Direct(whole), [Direct(InParts(in_parts, 12))])
    (translation,) = translator.translate(protector().protect([source]))
    assert translation.status == "retried"
    assert translation.text == (
        "The state bank opened in March 2017 and the private bank closed a branch in April 2018."
    )


def test_names_and_terms_are_protected() -> None:
    source = "Menteri Keuangan Sri Mulyani Indrawati tiba di Surabaya."
    protected = Protector("id", "en", Glossary.load()).protect([source])[0]
    assert any("Sri Mulyani" in span.text for span in protected.spans)
    ends = [(span.start, span.end) for span in protected.spans]
    assert ends == sorted(ends)
    assert all(a[1] <= b[0] for a, b in pairwise(ends))
