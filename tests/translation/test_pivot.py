from __future__ import annotations

from collections.abc import Mapping, Sequence

from fakes import FakeEngine, model_info

from summarizer.translation.model import Translation
from summarizer.translation.pivot import Pivot
from summarizer.translation.protect import Protector
from summarizer.translation.translator import Translator

SOURCE = "Laba bank itu naik 18,3% menjadi Rp 520 triliun."
SLOTTED = "Laba bank itu naik ⟦1⟧ menjadi ⟦2⟧."
ENGLISH = "The bank's profit rose ⟦1⟧ to ⟦2⟧."
ENGLISH_2 = "Profit at the bank rose ⟦1⟧ to ⟦2⟧."
JAPANESE = "銀行の利益は ⟦1⟧ 増の ⟦2⟧ だった。"
FILLED = "銀行の利益は18.3%増の520兆ルピアだった。"
FILLED_ENGLISH = "The bank's profit rose 18.3% to Rp520 trillion."


def run(
    first: Mapping[str, Sequence[str]],
    second: Mapping[str, Sequence[str]],
    text: str = SOURCE,
    second_slots: bool = True,
) -> tuple[Translation, FakeEngine, FakeEngine]:
    english = FakeEngine(first, model_info("id", "en"))
    japanese = FakeEngine(second, model_info("en", "ja", second_slots))
    translator = Translator(Pivot(english, japanese))
    assert [model.id for model in translator.models] == ["fake-id-en", "fake-en-ja"]
    (translation,) = translator.translate(Protector("id", "ja", None).protect([text]))
    return translation, english, japanese


def test_slots_pass_both_legs_and_are_filled_in_japanese_at_the_end() -> None:
    translation, english, japanese = run({SLOTTED: [ENGLISH]}, {ENGLISH: [JAPANESE]})
    assert translation.text == FILLED
    assert translation.pivot == FILLED_ENGLISH
    assert translation.status == "ok"
    assert english.asked == [[SLOTTED]]
    assert japanese.asked[0] == [ENGLISH]


def test_the_second_leg_has_an_n_best_list_too() -> None:
    translation, *_ = run({SLOTTED: [ENGLISH]}, {ENGLISH: ["銀行の ⟦1⟧ だった。", JAPANESE]})
    assert (translation.text, translation.status) == (FILLED, "retried")
    assert translation.failed == ("slots",)


def test_the_next_english_is_used_when_the_japanese_fails() -> None:
    translation, _, japanese = run(
        {SLOTTED: [ENGLISH, ENGLISH_2]}, {ENGLISH: ["銀行の ⟦1⟧ だった。"], ENGLISH_2: [JAPANESE]}
    )
    assert (translation.text, translation.status) == (FILLED, "retried")
    assert translation.pivot == "Profit at the bank rose 18.3% to Rp520 trillion."
    assert japanese.asked[:2] == [[ENGLISH], [ENGLISH_2]]


def test_a_check_that_several_english_sentences_failed_is_named_once() -> None:
    wrong = ["The bank's profit rose ⟦1⟧.", "Profit rose ⟦1⟧."]
    translation, *_ = run({SLOTTED: [*wrong, ENGLISH]}, {ENGLISH: [JAPANESE]})
    assert (translation.text, translation.failed) == (FILLED, ("slots",))


def test_an_english_that_fails_its_checks_never_reaches_the_second_leg() -> None:
    translation, _, japanese = run(
        {SLOTTED: ["The profit profit rose ⟦1⟧ to ⟦2⟧.", ENGLISH]}, {ENGLISH: [JAPANESE]}
    )
    assert (translation.text, translation.status) == (FILLED, "retried")
    assert translation.failed == ("repetition",)
    assert japanese.asked[0] == [ENGLISH]


def test_nothing_good_on_either_leg_leaves_the_sentence_marked() -> None:
    translation, _, japanese = run({SLOTTED: ["⟦1⟧"], SOURCE: ["Profit rose."]}, {})
    assert (translation.text, translation.status) == (SOURCE, "untranslated")
    assert translation.pivot is None
    assert {"slots", "figures"} <= set(translation.failed)
    assert all(batch == [] for batch in japanese.asked)


def test_one_model_without_slots_and_the_whole_way_goes_without() -> None:
    translation, english, _ = run(
        {SOURCE: [FILLED_ENGLISH]}, {FILLED_ENGLISH: [FILLED]}, second_slots=False
    )
    assert (translation.text, translation.status) == (FILLED, "ok")
    assert translation.pivot == FILLED_ENGLISH
    assert english.asked == [[SOURCE]]


def test_a_wrong_japanese_figure_is_repaired() -> None:
    wrong = "銀行の利益は18.3%増の520億ルピアだった。"
    translation, *_ = run({SOURCE: [FILLED_ENGLISH]}, {FILLED_ENGLISH: [wrong]}, second_slots=False)
    assert (translation.text, translation.status) == (FILLED, "repaired")


def test_nothing_to_translate_needs_no_model() -> None:
    translation, english, japanese = run({}, {}, "Rp 520 triliun")
    assert (translation.text, translation.status) == ("520兆ルピア", "ok")
    assert english.asked == japanese.asked == []
