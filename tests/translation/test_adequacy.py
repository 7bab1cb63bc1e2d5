from __future__ import annotations

import pytest

from summarizer import registry
from summarizer.glossary import Glossary
from summarizer.translation.adequacy import Coverage, Gap, Meaning, weigh
from summarizer.translation.lexicon import Lexicon
from summarizer.translation.model import Span
from summarizer.translation.protect import KnownTerm, Protector, SourceSentence

LEXICON = Lexicon(
    (
        "katak\t28\t90\tfrog:70:frogs\ttoad:12:\tamphibian",
        "kolam\t40\t85\tpond:60:\tpool:20:",
        "melompat\t30\t80\tjump:60:jumped\tleap:20:leaped",
    ),
    ("frog\t29\t95", "pond\t30\t90", "jump\t50\t90", "ship\t180\t90", "amphibian\t9\t90"),
    ("the", "frog", "jumped", "into", "pond", "ship", "amphibian", "mighty"),
)
SOURCE = "Katak itu melompat ke kolam."


def meaning(text: str = SOURCE, spans: tuple[Span, ...] = ()) -> Meaning:
    return Meaning(SourceSentence(text, spans), LEXICON)


def test_a_good_translation_lacks_nothing() -> None:
    coverage = meaning().coverage("The frog jumped into the pond.")
    assert (coverage.missing, coverage.spurious, coverage.invented) == ((), (), ())
    assert coverage.loss == 0
    assert coverage.adequate


def test_another_rendering_is_as_good() -> None:
    assert meaning().coverage("Toads leap into a pool.").missing == ()


def test_a_wrong_word_is_missing_and_spurious() -> None:
    coverage = meaning().coverage("The ship jumped into the pond.")
    (missing,), (spurious,) = coverage.missing, coverage.spurious
    assert (missing.word, missing.weight) == ("katak", pytest.approx(weigh(0.9)))
    assert missing.source is not None
    assert (missing.source.start, missing.source.end) == (0, 5)
    assert spurious.word == "ship"
    assert not coverage.adequate


def test_a_word_of_like_meaning_weighs_less() -> None:
    near = meaning().coverage("The amphibian jumped into the pond.")
    other = meaning().coverage("The ship jumped into the pond.")
    assert 0 < near.loss < other.loss


def test_a_word_that_is_no_english_is_invented() -> None:
    coverage = meaning().coverage("The frog jumped into the pondle.")
    assert coverage.invented == ("pondle",)
    assert not coverage.adequate


def test_names_and_copied_words_are_neither_spurious_nor_invented() -> None:
    source = SourceSentence(
        "Katak Bakso melompat ke kolam.", (Span(6, 11, "Bakso", "name", "Bakso"),)
    )
    coverage = Meaning(source, LEXICON).coverage("The Bakso frog jumped into the pond.")
    assert (coverage.spurious, coverage.invented) == ((), ())


def test_an_unknown_name_may_explain_one_word() -> None:
    text = "The ship jumped into the pond."
    assert meaning("Zebra melompat ke kolam.").coverage(text).spurious == ()
    assert meaning("Si zebra melompat ke kolam.").coverage(text).spurious != ()
    copied = meaning("Zebra melompat ke kolam.").coverage("Zebra jumped into the ship's pond.")
    assert [gap.word for gap in copied.spurious] == ["ship's"]


def test_a_word_left_as_it_was_is_missing() -> None:
    coverage = meaning().coverage("The katak jumped into the pond.")
    assert [gap.word for gap in coverage.missing] == ["katak"]


def test_a_capital_inside_the_sentence_may_be_a_name() -> None:
    source = "Warga Kolam melompat."
    assert meaning(source).coverage("People of Kolam jumped.").missing == ()
    assert [gap.word for gap in meaning(source).coverage("People jumped.").missing] == ["kolam"]


def test_a_term_that_was_dropped_is_missing() -> None:
    source = SourceSentence(
        "Direktur Utama melompat.",
        (Span(0, 14, "Direktur Utama", "term", "President Director"),),
    )
    judge = Meaning(source, LEXICON)
    assert judge.coverage("The directors jumped.").missing == ()
    assert [gap.word for gap in judge.coverage("He jumped.").missing] == ["Direktur Utama"]


def test_another_text_is_not_acceptable() -> None:
    assert not meaning().coverage("A mighty ship.").acceptable


@pytest.mark.parametrize(
    ("source", "good", "wrong"),
    [
        (
            "Gempa mengguncang kota itu.",
            "An earthquake shook the city.",
            "The gunfire shook the city.",
        ),
        (
            "Peneliti menemukan katak baru di hutan.",
            "Researchers found a new frog in the forest.",
            "Researchers found a new ship in the forest.",
        ),
        (
            "Ratusan warga mengungsi akibat banjir.",
            "Hundreds of residents were displaced by the flood.",
            "Hundreds of residents were equipped by the flood.",
        ),
    ],
)
def test_the_shipped_table_tells_wrong_words(source: str, good: str, wrong: str) -> None:
    folder = registry.lexicon("id", "en")
    assert folder is not None
    judge = Meaning(SourceSentence(source), Lexicon.load(folder))
    assert judge.coverage(good).adequate
    assert not judge.coverage(wrong).adequate


def test_figures_that_came_through_are_worth_showing() -> None:
    gaps = (Gap("katak", 2.0), Gap("kolam", 2.0))
    assert not Coverage(gaps, (), (), 4.0).acceptable
    assert Coverage(gaps, (), (), 4.0, protected=4).acceptable
    assert not Coverage(gaps, (), (), 4.0, protected=4).adequate


def test_a_common_noun_of_the_glossary_is_one_word() -> None:
    text = "Katak pohon itu melompat."
    source = SourceSentence(
        text, terms=(KnownTerm(0, 11, "Katak pohon", "tree frogs", "アマガエル"),)
    )
    judged = Meaning(source, LEXICON)
    assert judged.coverage("Tree frogs jumped.").missing == ()
    assert judged.coverage("A frog jumped.").missing == ()  # all that the table knows of it
    (gap,) = judged.coverage("The ship jumped.").missing
    assert gap.source is not None
    assert (gap.source.start, gap.source.end) == (0, 11)
    assert gap.source.phrase is not None
    assert gap.source.phrase.english == "tree frogs"


def test_the_built_in_terms_reach_the_sentence() -> None:
    (sentence,) = Protector("id", "en", Glossary.load()).protect(
        ["Harga cabai rawit merah turun di rumah sakit Kementerian Keuangan."]
    )
    assert [(term.text, term.english, term.japanese) for term in sentence.terms] == [
        ("cabai rawit merah", "red bird's eye chillies", "赤い小粒トウガラシ"),
        ("rumah sakit", "hospital", "病院"),
    ]
    assert [span.text for span in sentence.spans] == ["Kementerian Keuangan"]
