from __future__ import annotations

from fakes import FakeEngine, model_info

from summarizer.stemming import english_stem
from summarizer.translation.japanese_adequacy import EnglishMeaning, JapaneseLexicon
from summarizer.translation.japanese_glosses import Glossed, gloss
from summarizer.translation.model import Translation
from summarizer.translation.pivot import Pivot
from summarizer.translation.protect import Protector
from summarizer.translation.translator import Translator

LEXICON = JapaneseLexicon(
    tuple(
        f"{english_stem(word)}\t200\t{rest}"
        for word, rest in (
            ("earthquake", "98\t地震:83:\t震災:9:"),
            ("destroyed", "85\t破壊:60:\t壊:20:"),
            ("fell", "90\t落ち:70:"),
            ("plain", "45\t平野:50:"),
            ("head", "90\t頭:30:\t会長:25:\t長官:20:"),
        )
    ),
    ("地震\t199\t99", "船\t80\t90"),
)


def glosses(english: str, hypothesis: str) -> Glossed | None:
    return gloss(english, EnglishMeaning(english, (), LEXICON), hypothesis)


def test_a_noun_that_is_missing_gets_a_slot_after_those_that_are_there() -> None:
    found = glosses("The earthquake destroyed ⟦1⟧.", "船が⟦1⟧を破壊した。")
    assert found == Glossed("The ⟦2⟧ destroyed ⟦1⟧.", 2, ["地震"])


def test_what_is_there_gets_none() -> None:
    assert glosses("The earthquake destroyed ⟦1⟧.", "地震が⟦1⟧を壊した。") is None


def test_no_slot_for_verbs_for_what_weighs_little_and_for_words_of_many_senses() -> None:
    assert glosses("The plain fell on its head.", "船。") is None


def test_a_gloss_is_filled_without_spaces_and_other_slots_stay() -> None:
    glossed = Glossed("The ⟦2⟧ destroyed ⟦1⟧.", 2, ["地震"])
    assert glossed.settle(" ⟦2⟧ が⟦1⟧を破壊した。") == "地震が⟦1⟧を破壊した。"
    assert glossed.settle("⟦1⟧を破壊した。") is None
    assert glossed.settle("⟦2⟧⟦2⟧が⟦1⟧を破壊した。") is None


def test_eight_slots_leave_no_room() -> None:
    slots = " ".join(f"⟦{number}⟧" for number in range(1, 9))
    assert glosses(f"The earthquake destroyed {slots}.", "船。") is None


INDONESIAN = "Gempa merusak kota."
ENGLISH = "The earthquake destroyed the city."


def translate(second_slots: bool = True) -> tuple[Translation, FakeEngine]:
    japanese = FakeEngine(
        {
            ENGLISH: ["船が街を破壊した。"],
            "The ⟦1⟧ destroyed the city.": ["⟦1⟧が街を破壊した。"],
        },
        model_info("en", "ja", second_slots),
    )
    english = FakeEngine({INDONESIAN: [ENGLISH]}, model_info("id", "en"))
    protected = Protector("id", "ja", None).protect([INDONESIAN])
    pivot = Pivot(english, japanese, lexicon=LEXICON)
    return Translator(pivot).translate(protected)[0], japanese


def test_the_word_that_the_model_got_wrong_is_put_right() -> None:
    translation, _ = translate()
    assert (translation.text, translation.status) == ("地震が街を破壊した。", "retried")
    assert (translation.failed, translation.pivot) == (("adequacy",), ENGLISH)


def test_a_model_without_slots_gets_no_glosses() -> None:
    translation, japanese = translate(second_slots=False)
    assert translation.status == "untranslated"
    assert all("⟦" not in text for batch in japanese.asked for text in batch)
