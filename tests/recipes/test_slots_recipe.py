"""The data half of models/recipes: figures, slots, normalisation. Pure Python, no models."""

import random
import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "models" / "recipes"))

from corpus import is_faithful, normalise, read_pairs, style_weight
from figures import find_figures
from katakana import likeness
from prepare import Recipe, examples_of, read_held_out
from slots import Match, Terms, find_matches, mask

EN_JA = ("en", "ja")
TERMS = Terms.from_pairs(
    [
        ("Japan", "日本"),
        ("North Korea", "北朝鮮"),
        ("Korea", "韓国"),
        ("government", "政府"),
        ("from", "から"),
    ]
)


def spans(source: str, target: str, matches: list[Match]) -> set[tuple[str, str]]:
    return {(source[m.start : m.end], target[m.target_start : m.target_end]) for m in matches}


@pytest.mark.parametrize(
    ("english", "japanese"),
    [
        ("$1.5 million", "150万ドル"),
        ("US$1.5 million", "150万米ドル"),
        ("150 million", "1億5000万"),
        ("1.2 trillion yen", "1兆2000億円"),
        ("18.3%", "18.3%"),
        ("18.3 percent", "18.3パーセント"),
        ("1,234.5", "1234.5"),
        ("1,500", "1500"),
        ("2017", "2017年"),
        ("21 March 2017", "2017年3月21日"),
        ("March 21, 2017", "2017年3月21日"),
        ("March 21", "3月21日"),
        ("March 2017", "2017年3月"),
        ("£50,000", "5万ポンド"),
        ("430 million yen", "4億3千万円"),
    ],
)
def test_english_and_japanese_figures_have_equal_values(english: str, japanese: str) -> None:
    left, right = find_figures(f"about {english} then", "en"), find_figures(f"約{japanese}だ", "ja")
    assert [f.key for f in left] == [f.key for f in right]
    assert f"約{japanese}だ"[right[0].start : right[0].end] == japanese


@pytest.mark.parametrize(
    ("indonesian", "english"),
    [
        ("Rp 1,5 miliar", "Rp 1.5 billion"),
        ("5,3 persen", "5.3 percent"),
        ("1.500", "1,500"),
        ("21 Maret 2017", "21 March 2017"),
        ("2 juta dolar AS", "2 million dollars"),
    ],
)
def test_indonesian_and_english_figures_have_equal_values(indonesian: str, english: str) -> None:
    assert [f.key for f in find_figures(indonesian, "id")] == [
        f.key for f in find_figures(english, "en")
    ]


@pytest.mark.parametrize("text", ["at 3:30", "2016-2017", "5-4", "B737", "10.0.0.1/8", "HK$3"])
def test_codes_times_and_ranges_are_left_alone(text: str) -> None:
    assert find_figures(text, "en") == []


def test_several_hundred_million_is_not_a_figure() -> None:
    assert find_figures("数10億ドルの計画", "ja") == []


def test_years_that_last_stay_outside_the_slot() -> None:
    (figure,) = find_figures("5年で", "ja")
    assert (figure.start, figure.end) == (0, 1)


def test_figures_and_terms_and_names_are_matched_together() -> None:
    source = "In 2017, Japan and North Korea met Mikel Arteta over 150 ships."
    target = "2017年、日本と北朝鮮はミケル・アルテタと船150隻について会談した。"
    assert spans(source, target, find_matches(source, target, EN_JA, TERMS)) == {
        ("2017", "2017年"),
        ("Japan", "日本"),
        ("North Korea", "北朝鮮"),
        ("Mikel Arteta", "ミケル・アルテタ"),
        ("150", "150"),
    }


def test_a_figure_that_stands_twice_is_ambiguous() -> None:
    assert find_matches("5 of 5 came", "5人のうち5人が来た", EN_JA) == []


def test_a_latin_name_is_matched_as_it_is_written() -> None:
    source, target = "The US firm Airbnb said so.", "米企業Airbnbがそう述べた。"
    assert ("Airbnb", "Airbnb") in spans(source, target, find_matches(source, target, EN_JA))


def test_common_nouns_are_taken_only_when_asked_for() -> None:
    pair = ("the government fell", "その政府、倒れる")
    assert find_matches(*pair, EN_JA, TERMS, common_share=0.0) == []
    assert spans(*pair, find_matches(*pair, EN_JA, TERMS, common_share=1.0)) == {
        ("government", "政府")
    }


def test_words_in_hiragana_are_no_terms() -> None:
    assert "from" not in TERMS.translations


@pytest.mark.parametrize(
    ("latin", "katakana", "alike"),
    [
        ("Arteta", "アルテタ", True),
        ("Watford", "ワトフォード", True),
        ("Richard", "リチャード", True),
        ("Johnson", "ジョンソン", True),
        ("London", "パリ", False),
        ("Parliament", "ロンドン", False),
    ],
)
def test_names_that_sound_alike(latin: str, katakana: str, alike: bool) -> None:
    assert (likeness(latin, katakana) >= 0.75) is alike


def test_slots_are_numbered_in_source_order_and_stand_once_on_each_side() -> None:
    source = "On 5 May 2019 Japan paid $3 million to 250 people."
    target = "日本は250人に300万ドルを2019年5月5日に支払った。"
    matches = find_matches(source, target, EN_JA, TERMS)
    for seed in range(20):
        left, right = (
            re.findall(r"⟦\d⟧", side) for side in mask(source, target, matches, random.Random(seed))
        )
        assert left == [f"⟦{n}⟧" for n in range(1, len(left) + 1)]
        assert sorted(right) == left


def test_no_more_than_eight_slots() -> None:
    figures = range(101, 113)
    source, target = " and ".join(map(str, figures)), "と".join(map(str, figures))
    masked, _ = mask(source, target, find_matches(source, target, EN_JA), random.Random(2))
    assert len(re.findall(r"⟦\d⟧", masked)) <= 8


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("１得点,それは 重要だ.", "1得点、それは重要だ。"),
        ("彼は “はい” と 言った!", "彼は「はい」と言った！"),
        ("人口は1,234.5万人(推定)", "人口は1,234.5万人（推定）"),
        ("ｶﾅと Python 3 を 使う", "カナとPython 3を使う"),
    ],
)
def test_japanese_is_written_one_way(raw: str, clean: str) -> None:
    assert normalise(raw, "ja") == clean
    assert normalise(clean, "ja") == clean


def test_english_quotes_become_plain() -> None:
    assert normalise("“It’s\u00a0fine,”  he said", "en") == '"It\'s fine," he said'


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("A long English sentence that says a great deal about trade.", "はい。"),
        ("Not translated", "Not translated"),
        ("In Latin script only", "Latin dake"),
        ("See https://example.org for more", "詳しくはhttps://example.orgへ"),
        ("日本語 in the source", "原文に日本語がある"),
    ],
)
def test_unfaithful_pairs_are_dropped(source: str, target: str) -> None:
    assert not is_faithful(source, target, EN_JA)


def test_a_news_sentence_is_kept_whole_and_a_chatty_one_is_not() -> None:
    assert is_faithful("The government fell on Monday.", "政府は月曜日に倒れた。", EN_JA)
    assert style_weight("政府は月曜日に倒れた。", "ja", 0.3, 0.2) == 1.0
    assert style_weight("政府は月曜日に倒れました。", "ja", 0.3, 0.2) == 0.3
    assert style_weight("倒れたよね。", "ja", 0.3, 0.2) == 0.2


def test_sides_of_unequal_length_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "x.en").write_text("one\ntwo", "utf-8")
    (tmp_path / "x.ja").write_text("一", "utf-8")
    with pytest.raises(ValueError, match="2 source lines but 1 target"):
        list(read_pairs(tmp_path / "x", EN_JA))


@pytest.fixture
def recipe(tmp_path: Path) -> Recipe:
    (tmp_path / "news.en").write_text(
        "Japan paid $3 million.\nHe left on Monday.\nShe came on Tuesday.\nThe test is secret.",
        "utf-8",
    )
    (tmp_path / "news.ja").write_text(
        "日本は300万ドルを支払った。\n彼は月曜に去った。\n彼女は火曜に来ました。\n試験は秘密だ。",
        "utf-8",
    )
    (tmp_path / "dev.ja").write_text("試験は 秘密だ。\n", "utf-8")
    return Recipe(EN_JA, [], [], [], [tmp_path / "dev.ja"], 0, 1.0)


def test_a_corpus_gives_weighted_plain_and_masked_examples(recipe: Recipe, tmp_path: Path) -> None:
    spec = {
        "path": str(tmp_path / "news"),
        "weight": 2.0,
        "slot_weight": 1.0,
        "slot_copies": 3,
        "polite": 0.5,
    }
    examples = list(examples_of(spec, recipe, TERMS, set()))
    weights = {example.target: example.weight for example in examples}
    assert weights["彼は月曜に去った。"] == 2.0
    assert weights["彼女は火曜に来ました。"] == 1.0
    masked = [example for example in examples if "⟦1⟧" in example.target]
    assert len(masked) == 3
    assert all("⟦1⟧" in example.source and example.weight == 1.0 for example in masked)


def test_a_held_out_sentence_is_never_trained_on(recipe: Recipe, tmp_path: Path) -> None:
    held_out = read_held_out(recipe.held_out)
    spec = {"path": str(tmp_path / "news"), "weight": 1.0}
    targets = {example.target for example in examples_of(spec, recipe, TERMS, held_out)}
    assert targets == {
        "日本は300万ドルを支払った。",
        "彼は月曜に去った。",
        "彼女は火曜に来ました。",
    }
