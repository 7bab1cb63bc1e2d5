from __future__ import annotations

import pytest
from fakes import FakeEngine, model_info

from summarizer import registry
from summarizer.stemming import english_stem
from summarizer.translation.adequacy import weigh
from summarizer.translation.japanese_adequacy import EnglishMeaning, JapaneseLexicon
from summarizer.translation.model import Span, Translation
from summarizer.translation.pivot import Pivot
from summarizer.translation.protect import Protector
from summarizer.translation.translator import Translator


def row(word: str, rest: str) -> str:
    return f"{english_stem(word)}\t{rest}"


LEXICON = JapaneseLexicon(
    (
        row("earthquake", "205\t98\t地震:83:\t震災:9:\t揺れ"),
        row("destroyed", "90\t85\t破壊:60:\t壊:20:\t倒壊"),
        row("houses", "300\t71\t家:66:\t住宅:7:\t建物"),
        row("ship", "80\t90\t船:80:"),
    ),
    ("地震\t199\t99", "破壊\t90\t80", "住宅\t60\t80", "家\t300\t70", "船\t80\t90", "建物\t9\t90"),
)
SOURCE = "The earthquake destroyed houses."


def meaning(text: str = SOURCE, spans: tuple[Span, ...] = ()) -> EnglishMeaning:
    return EnglishMeaning(text, spans, LEXICON)


def test_a_good_translation_lacks_nothing() -> None:
    coverage = meaning().coverage("地震で住宅が壊れた。")
    assert (coverage.missing, coverage.spurious, coverage.invented) == ((), (), ())
    assert coverage.adequate


def test_a_wrong_word_is_missing_and_spurious() -> None:
    coverage = meaning().coverage("船が家を破壊した。")
    (missing,), (spurious,) = coverage.missing, coverage.spurious
    assert (missing.word, missing.weight) == ("earthquake", pytest.approx(weigh(0.98)))
    assert spurious.word == "船"
    assert not coverage.adequate


def test_a_word_of_like_meaning_weighs_less() -> None:
    near = meaning().coverage("地震で建物を破壊した。")
    other = meaning().coverage("地震で船を破壊した。")
    assert 0 < near.loss < other.loss


def test_katakana_that_nothing_explains_is_invented() -> None:
    assert meaning().coverage("地震で家が壊れモロックした。").invented == ("モロック",)


def test_a_piece_of_a_latin_word_is_invented_and_the_whole_word_is_not() -> None:
    sentence = meaning("The earthquake destroyed houses in Wahai.")
    assert sentence.coverage("Wahaiで地震が家を破壊した。").invented == ()
    assert sentence.coverage("和haiで地震が家を破壊した。").invented == ("hai",)


def test_a_name_left_to_the_model_may_be_written_by_its_sound() -> None:
    coverage = meaning("The earthquake destroyed houses in Morock.").coverage(
        "モロックで地震が家を破壊した。"
    )
    assert coverage.invented == ()


def test_what_fills_a_slot_needs_no_explanation() -> None:
    span = Span(0, 5, "Pidie", "name", "ピディエ")
    coverage = meaning("The earthquake destroyed houses in ⟦1⟧.", (span,)).coverage(
        "ピディエで地震が家を破壊した。"
    )
    assert coverage.adequate
    assert coverage.protected == 1


def test_the_better_candidate_has_the_smaller_penalty() -> None:
    assert meaning().penalty("地震で家が壊れた。") < meaning().penalty("船で家が壊れた。")


INDONESIAN = "Gempa merusak rumah."
GOOD, WRONG = "地震で住宅が破壊された。", "船で船が船になった。"


def translate(english: list[str], japanese: dict[str, list[str]]) -> Translation:
    pivot = Pivot(
        FakeEngine({INDONESIAN: english}, model_info("id", "en")),
        FakeEngine(japanese, model_info("en", "ja", slots=False)),
        lexicon=LEXICON,
    )
    protected = Protector("id", "ja", None).protect([INDONESIAN])
    return Translator(pivot).translate(protected)[0]


def test_the_candidate_that_has_the_words_is_taken_though_its_score_is_lower() -> None:
    translation = translate([SOURCE], {SOURCE: [WRONG, GOOD]})
    assert (translation.text, translation.status) == (GOOD, "ok")
    assert "adequacy" in translation.checks


def test_the_next_english_is_tried_when_the_japanese_lacks_its_words() -> None:
    other = "An earthquake destroyed the houses."
    translation = translate([SOURCE, other], {SOURCE: [WRONG], other: [GOOD]})
    assert (translation.text, translation.status) == (GOOD, "retried")
    assert (translation.pivot, translation.failed) == (other, ("adequacy",))


def test_where_no_japanese_will_do_the_english_is_kept_beside_the_source() -> None:
    translation = translate([SOURCE], {SOURCE: [WRONG]})
    assert (translation.text, translation.status) == (INDONESIAN, "untranslated")
    assert translation.pivot == SOURCE
    assert translation.failed == ("adequacy",)


def test_a_denial_that_the_english_lacks_is_seen() -> None:
    translation = translate([SOURCE], {SOURCE: ["地震は家を破壊しなかった。", GOOD]})
    assert (translation.text, translation.failed) == (GOOD, ("negation",))


def test_the_shipped_table_tells_right_from_wrong() -> None:
    folder = registry.lexicon("en", "ja")
    assert folder is not None
    lexicon = JapaneseLexicon.load(folder)
    shipped = EnglishMeaning("Parliament approved the budget for schools.", (), lexicon)
    assert shipped.coverage("議会は学校の予算を承認した。").adequate
    assert not shipped.coverage("警察は寺の地震を破壊した。").acceptable


def test_a_long_term_is_there_only_as_the_glossary_has_it() -> None:
    terms = {"earthquake houses": "耐震住宅"}
    sentence = EnglishMeaning("Earthquake houses were destroyed.", (), LEXICON, terms)
    assert sentence.coverage("耐震住宅が壊れた。").adequate
    coverage = sentence.coverage("地震で家が壊れた。")
    (gap,) = coverage.missing
    assert gap.word == "Earthquake houses"
    assert not coverage.adequate
    assert sentence.term(gap.word) == "耐震住宅"


def test_a_term_of_one_word_may_be_another_word() -> None:
    sentence = EnglishMeaning("Ship destroyed.", (), LEXICON, {"ship": "船舶"})
    assert sentence.coverage("船が壊れた。").adequate
    assert sentence.coverage("船舶が壊れた。").adequate
    assert not sentence.coverage("地震で壊れた。").adequate
