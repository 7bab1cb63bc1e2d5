from __future__ import annotations

from fakes import FakeEngine, model_info

from summarizer.translation.adequacy import Coverage, Gap, Word
from summarizer.translation.glosses import AT_ONCE, glossed, worth_a_gloss
from summarizer.translation.lexicon import Lexicon
from summarizer.translation.model import Span, Translation
from summarizer.translation.pivot import Pivot
from summarizer.translation.protect import Protector, SourceSentence
from summarizer.translation.slots import fill_some, mask
from summarizer.translation.translator import Direct, Translator
from summarizer.translation.verdict import NAMES_WITH_LEXICON

LEXICON = Lexicon(
    (
        "katak\t28\t90\tfrog:70:",
        "melompat\t30\t80\tjump:60:jumped",
        "kolam\t40\t85\tpond:60:",
        "bus\t90\t90\tbus:90:",
        "pariwisata\t90\t90\ttourism:90:",
    ),
    ("frog\t29\t95", "pond\t30\t90", "jump\t50\t90", "ship\t180\t90"),
    ("the", "a", "frog", "jumped", "into", "pond", "ship"),
)


def word(text: str, form: str) -> Word:
    entry = LEXICON.entry(form)
    assert entry is not None
    start = text.casefold().index(form)
    return Word(start, start + len(form), form, entry)


def test_neighbours_that_are_nouns_come_in_english_order() -> None:
    text = "Bus pariwisata melompat."
    spans = glossed(text, [word(text, "pariwisata"), word(text, "bus"), word(text, "melompat")])
    assert [(span.text, span.target) for span in spans] == [
        ("Bus pariwisata", "tourism bus"),
        ("melompat", "jumped"),
    ]


def test_heavy_gaps_come_first_and_not_twice() -> None:
    text = "Katak itu melompat ke kolam."
    missing = (
        Gap("katak", 1.2, word(text, "katak")),
        Gap("kolam", 2.0, word(text, "kolam")),
        Gap("melompat", 0.6, word(text, "melompat")),
    )
    coverage = Coverage(missing, (), (), 6.0)
    assert [w.form for w in worth_a_gloss(coverage, [])] == ["kolam", "katak"]
    assert [w.form for w in worth_a_gloss(coverage, [word(text, "kolam")])] == ["katak"]
    made_up = Coverage(missing, (), ("explosed",), 6.0)
    assert [w.form for w in worth_a_gloss(made_up, [])] == ["kolam", "katak", "melompat"]
    assert len(worth_a_gloss(Coverage(missing * 3, (), ("explosed",), 6.0), [])) == AT_ONCE


def test_filling_some_slots_numbers_the_others_anew() -> None:
    text = "Katak 3 Januari melompat."
    frog = Span(0, 5, "Katak", "term", "frog")
    date = Span(6, 15, "3 Januari", "figure", "3 January")
    masked = mask(text, [frog, date])
    assert fill_some("On ⟦2⟧ a ⟦1⟧ jumped.", masked, [frog]) == "On ⟦1⟧ a frog jumped."


def run(text: str, answers: dict[str, list[str]]) -> tuple[object, ...]:
    engine = FakeEngine(answers)
    translator = Translator(Direct(engine), lexicon=LEXICON)
    (translation,) = translator.translate(Protector("id", "en", None).protect([text]))
    assert translation.checks == NAMES_WITH_LEXICON
    return translation.text, translation.status, translation.failed, engine.asked


SOURCE = "Katak itu melompat ke kolam pada pukul 09.30 WIB."
MASKED = "Katak itu melompat ke kolam pada pukul ⟦1⟧."


def filled(text: str) -> str:
    (source,) = Protector("id", "en", None).protect([SOURCE])
    return text.replace("⟦1⟧", source.spans[0].target)


def test_an_adequate_translation_is_ok_at_once() -> None:
    good = "The frog jumped into the pond at ⟦1⟧."
    assert run(SOURCE, {MASKED: [good]}) == (filled(good), "ok", (), [[MASKED]])


def test_the_hypothesis_that_has_the_words_comes_first() -> None:
    bad, good = "The ship jumped into the pond at ⟦1⟧.", "The frog jumped into the pond at ⟦1⟧."
    assert run(SOURCE, {MASKED: [bad, good]})[:3] == (filled(good), "ok", ())


def test_a_missing_word_is_tried_again_with_a_gloss() -> None:
    bad = "The ship jumped into the pond at ⟦1⟧."
    glossed_source = "⟦1⟧ itu melompat ke kolam pada pukul ⟦2⟧."
    text, status, failed, asked = run(
        SOURCE, {MASKED: [bad], glossed_source: ["The ⟦1⟧ jumped into the pond at ⟦2⟧."]}
    )
    assert text == filled("The frog jumped into the pond at ⟦1⟧.")
    assert (status, failed) == ("retried", ("adequacy",))
    assert asked == [[MASKED], [glossed_source]]


def test_a_gloss_whose_slot_is_lost_changes_nothing() -> None:
    bad = "The ship jumped into the pond at ⟦1⟧."
    glossed_source = "⟦1⟧ itu melompat ke kolam pada pukul ⟦2⟧."
    text, status, failed, _ = run(
        SOURCE, {MASKED: [bad], glossed_source: ["The ship jumped into the pond at ⟦2⟧."]}
    )
    assert (status, failed) == ("untranslated", ("adequacy",)) or text == filled(bad)
    assert status != "ok"


def test_what_stays_inadequate_is_not_shown() -> None:
    source = "Katak itu melompat ke kolam."
    nonsense = {source: ["The ship."], "⟦1⟧ itu ⟦2⟧ ke ⟦3⟧.": ["The ⟦1⟧."]}
    text, status, failed, _ = run(source, nonsense)
    assert (text, status, failed) == (source, "untranslated", ("adequacy",))


def test_a_sentence_without_known_words_is_left_to_the_other_checks() -> None:
    source = SourceSentence("Zebra.")
    engine = FakeEngine({"Zebra.": ["Zebra."]})
    (translation,) = Translator(Direct(engine), lexicon=LEXICON).translate([source])
    assert translation.status == "ok"


PLAIN = "Katak itu melompat ke kolam."
JAPANESE = "カエルは池に飛び込んだ。"


def by_way_of_english(english: dict[str, list[str]]) -> tuple[Translation, FakeEngine]:
    first = FakeEngine(english)
    second = FakeEngine(
        {"The frog jumped into the pond.": [JAPANESE]}, model_info(source="en", target="ja")
    )
    translator = Translator(Pivot(first, second), lexicon=LEXICON)
    (translation,) = translator.translate(Protector("id", "ja", None).protect([PLAIN]))
    return translation, second


def test_by_way_of_english_the_best_english_goes_on() -> None:
    translation, second = by_way_of_english(
        {PLAIN: ["The ship jumped into the pond.", "The frog jumped into the pond."]}
    )
    assert (translation.text, translation.status) == (JAPANESE, "ok")
    assert len(second.asked) == 1


def test_by_way_of_english_glosses_are_filled_in_english() -> None:
    bad = "The ship jumped into the pond."
    first = FakeEngine(
        {PLAIN: [bad], "⟦1⟧ itu melompat ke kolam.": ["The ⟦1⟧ jumped into the pond."]}
    )
    second = FakeEngine(
        {bad: ["船は池に飛び込んだ。"], "The frog jumped into the pond.": [JAPANESE]},
        model_info(source="en", target="ja"),
    )
    translator = Translator(Pivot(first, second), lexicon=LEXICON)
    (translation,) = translator.translate(Protector("id", "ja", None).protect([PLAIN]))
    assert (translation.text, translation.status) == (JAPANESE, "retried")
    assert translation.pivot == "The frog jumped into the pond."
    assert translation.failed == ("adequacy",)


def test_a_translation_that_never_was_english_is_not_judged_by_english_words() -> None:
    engine = FakeEngine({PLAIN: [JAPANESE]}, model_info(target="ja"))
    translator = Translator(Direct(engine), lexicon=LEXICON)
    (translation,) = translator.translate(Protector("id", "ja", None).protect([PLAIN]))
    assert (translation.text, translation.status) == (JAPANESE, "ok")


def test_where_only_a_worse_english_has_a_japanese_the_better_english_is_kept() -> None:
    bad, good = "The ship jumped into the pond.", "The frog jumped into the pond."
    first = FakeEngine(
        {PLAIN: [bad], "⟦1⟧ itu melompat ke kolam.": ["The ⟦1⟧ jumped into the pond."]}
    )
    second = FakeEngine(
        {bad: ["船は池に飛び込んだ。"], good: ["カエル" * 40]}, model_info(source="en", target="ja")
    )
    translator = Translator(Pivot(first, second), lexicon=LEXICON)
    (translation,) = translator.translate(Protector("id", "ja", None).protect([PLAIN]))
    assert (translation.text, translation.status) == (PLAIN, "untranslated")
    assert translation.pivot == good
