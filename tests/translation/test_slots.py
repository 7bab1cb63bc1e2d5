from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.translation.model import Span
from summarizer.translation.slots import SLOTS, fill, mask, problems


def span(text: str, part: str, kind: str, target: str | None = None) -> Span:
    start = text.index(part)
    return Span(start, start + len(part), part, kind, part if target is None else target)  # type: ignore[arg-type]


def filled(text: str, *targets: str, language: str = "en", kind: str = "figure") -> str:
    """Fill `⟦1⟧`, `⟦2⟧`, … of `text` with the targets."""
    source = " ".join("x" * (n + 1) for n in range(len(targets)))
    spans = [span(f" {source} ", f" {'x' * (n + 1)} ", kind, t) for n, t in enumerate(targets)]
    masked = mask(f" {source} ", spans[:1])
    for n in range(1, len(spans)):
        masked = type(masked)(masked.text, (*masked.spans, spans[n]))
    return fill(text, masked, language)  # type: ignore[arg-type]


def test_slots_are_numbered_in_reading_order() -> None:
    text = "Laba Bank Merpati naik 12,5% menjadi Rp 3 triliun."
    spans = [
        span(text, "Rp 3 triliun", "figure", "Rp3 trillion"),
        span(text, "Bank Merpati", "name"),
        span(text, "12,5%", "figure", "12.5%"),
    ]
    masked = mask(text, spans)
    assert masked.text == "Laba ⟦1⟧ naik ⟦2⟧ menjadi ⟦3⟧."
    assert [s.text for s in masked.spans] == ["Bank Merpati", "12,5%", "Rp 3 triliun"]
    assert (
        fill("⟦1⟧'s profit rose ⟦2⟧ to ⟦3⟧.", masked, "en")
        == "Bank Merpati's profit rose 12.5% to Rp3 trillion."
    )


def test_with_more_than_eight_spans_figures_stay_before_names_before_terms() -> None:
    words = [f"{n}a" for n in range(10, 22)]
    text = " ".join(words)
    kinds = ["term", "name", "figure"] * 4
    masked = mask(text, [span(text, w, k) for w, k in zip(words, kinds, strict=True)])
    assert len(masked.spans) == SLOTS
    assert [s.kind for s in masked.spans].count("figure") == 4
    assert [s.kind for s in masked.spans].count("name") == 4
    assert masked.text.startswith("10a ⟦1⟧ ⟦2⟧ 13a ⟦3⟧")


def test_overlapping_spans_the_more_important_one_wins() -> None:
    text = "Bank Merpati 1990 tutup"
    masked = mask(text, [span(text, "Bank Merpati 1990", "name"), span(text, "1990", "figure")])
    assert masked.text == "Bank Merpati ⟦1⟧ tutup"


def test_brackets_of_the_text_are_not_slots() -> None:
    text = "Kode ⟦1⟧ naik 5%"
    masked = mask(text, [span(text, "5%", "figure")])
    assert masked.text == "Kode [1] naik ⟦1⟧"
    assert fill("Code [1] up ⟦1⟧", masked, "en") == "Code [1] up 5%"


def test_a_sentence_of_slots_and_signs_is_bare() -> None:
    assert mask("21 Maret 2017.", [Span(0, 13, "21 Maret 2017", "figure", "x")]).bare
    assert mask("", ()).bare
    assert mask("***", ()).bare
    assert not mask("pada 21 Maret", [Span(5, 13, "21 Maret", "figure", "x")]).bare


@pytest.mark.parametrize(
    ("hypothesis", "wrong"),
    [
        ("⟦1⟧ rose to ⟦2⟧", []),
        ("⟦2⟧ after ⟦1⟧", []),
        ("rose to ⟦2⟧", ["⟦1⟧ 0 times"]),
        ("⟦1⟧ ⟦1⟧ ⟦2⟧", ["⟦1⟧ 2 times"]),
        ("⟦1⟧ ⟦2⟧ ⟦3⟧", ["⟦3⟧ unknown"]),
        ("⟦1⟧ ⟦2⟧ ⟦", ["stray bracket"]),
        ("⟦1⟧ ⟦2⟧ ⟦x⟧", ["stray bracket"]),
    ],
)
def test_each_slot_exactly_once(hypothesis: str, wrong: list[str]) -> None:
    text = "5% 6%"
    masked = mask(text, [span(text, "5%", "figure"), span(text, "6%", "figure")])
    assert problems(hypothesis, masked) == wrong


@pytest.mark.parametrize(
    ("text", "target", "expected"),
    [
        # a or an, by sound
        ("a ⟦1⟧ rise", "8.3%", "an 8.3% rise"),
        ("a ⟦1⟧ rise", "18%", "an 18% rise"),
        ("an ⟦1⟧ rise", "180%", "a 180% rise"),
        ("An ⟦1⟧ loan", "Rp520 trillion", "A Rp520 trillion loan"),
        ("a ⟦1⟧ official", "OJK", "an OJK official"),
        ("an ⟦1⟧ official", "UN", "a UN official"),
        # two articles
        ("the ⟦1⟧", "the Ministry of Finance", "the Ministry of Finance"),
        ("a ⟦1⟧ case", "the Constitutional Court", "a Constitutional Court case"),
        # prepositions of time
        ("He left in ⟦1⟧.", "Tuesday (21 March)", "He left on Tuesday (21 March)."),
        ("In the ⟦1⟧ it fell", "the first quarter of 2017", "In the first quarter of 2017 it fell"),
        ("on ⟦1⟧", "March 2017", "in March 2017"),
        ("On ⟦1⟧,", "2017", "In 2017,"),
        ("in ⟦1⟧", "09:30 WIB", "at 09:30 WIB"),
        ("in ⟦1⟧", "21 hectares", "in 21 hectares"),
        ("on the ⟦1⟧", "21 March 2017", "on 21 March 2017"),
        # units and currencies said twice
        ("up ⟦1⟧ percent.", "18.3%", "up 18.3%."),
        ("up ⟦1⟧ per cent", "18.3%", "up 18.3%"),
        ("up ⟦1⟧%", "18.3%", "up 18.3%"),
        ("worth ⟦1⟧ rupiah", "Rp520 trillion", "worth Rp520 trillion"),
        ("worth Rp ⟦1⟧", "Rp520 trillion", "worth Rp520 trillion"),
        ("worth US$⟦1⟧ dollars", "US$5 million", "worth US$5 million"),
        ("of the ⟦1⟧", "about Rp2 million", "of about Rp2 million"),
        ("from the ⟦1⟧ or so", "Rp2 million", "from Rp2 million or so"),
        ("from the ⟦1⟧ loan", "Rp2 million", "from the Rp2 million loan"),
        ("around ⟦1⟧", "about Rp2 million", "around Rp2 million"),
        # days
        ('"Yes," he said, ⟦1⟧.', "Tuesday (21 March)", '"Yes," he said on Tuesday (21 March).'),
        ("In Jakarta, ⟦1⟧, it", "Tuesday (21 March)", "In Jakarta on Tuesday (21 March), it"),
        ("in the next ⟦1⟧", "15–29 July 2025", "on 15–29 July 2025"),
        # possessives
        ("⟦1⟧'s right", "15 years", "15 years’ right"),
        ("a ⟦1⟧'s rise", "5%", "a 5% rise"),
        ("⟦1⟧'s demand", "Rp20.5 billion", "Rp20.5 billion demand"),
        ("⟦1⟧'s budget", "2017", "2017's budget"),
        ("⟦1⟧'s talks", "Monday", "Monday's talks"),
        # spaces
        ("of⟦1⟧people", "520", "of 520 people"),
        ("(⟦1⟧)", "520", "(520)"),
        ('said: "⟦1⟧ is', "520", 'said: "520 is'),
        ("2016-⟦1⟧", "2017", "2016-2017"),
        # the beginning of a sentence
        ("⟦1⟧, it fell.", "the first quarter of 2017", "The first quarter of 2017, it fell."),
        ('"⟦1⟧ fell', "two thirds", '"Two thirds fell'),
    ],
)
def test_english_around_a_slot_is_mended(text: str, target: str, expected: str) -> None:
    assert filled(text, target) == expected


def test_a_plural_noun_takes_no_second_s() -> None:
    assert filled("⟦1⟧'s price", "red chillies", kind="term") == "Red chillies’ price"
    assert filled("⟦1⟧'s price", "garlic", kind="term") == "Garlic's price"
    assert filled("⟦1⟧'s rule", "House of Representatives", kind="term").endswith("'s rule")


@pytest.mark.parametrize(
    ("text", "target", "expected"),
    [
        ("⟦1⟧ said so.", "Ministry of Finance", "The Ministry of Finance said so."),
        ("the head of ⟦1⟧", "Agency (KPK)", "the head of the Agency (KPK)"),
        ("the ⟦1⟧ said", "Supreme Court", "the Supreme Court said"),
        ("its ⟦1⟧", "Supreme Court", "its Supreme Court"),
        ("⟦1⟧ officials came", "Ministry of Finance", "Ministry of Finance officials came"),
        ("⟦1⟧ said so.", "Bank Indonesia", "Bank Indonesia said so."),
        ("⟦1⟧ (⟦1⟧) said", "United States", "United States said"),
    ],
)
def test_institutions_take_the(text: str, target: str, expected: str) -> None:
    assert filled(text, target, kind="term") == expected


def test_a_name_keeps_its_small_letter() -> None:
    assert filled("⟦1⟧ rose", "iNews", kind="name") == "iNews rose"


def test_japanese_has_no_spaces_around_a_slot() -> None:
    assert (
        filled("売上高は ⟦1⟧ 増の ⟦2⟧ だった 。", "18.3%", "520兆ルピア", language="ja")
        == "売上高は18.3%増の520兆ルピアだった。"
    )


def test_japanese_figures_do_not_run_together() -> None:
    assert filled("⟦1⟧ ⟦2⟧人", "2017", "520", language="ja") == "2017、520人"


def test_a_target_that_looks_like_a_slot_is_not_filled_again() -> None:
    assert filled("⟦1⟧ and ⟦2⟧", "⟦2⟧", "x") == "⟦2⟧ and x"


@given(
    st.text(alphabet="ab ⟦⟧1234.,%", max_size=40),
    st.lists(st.tuples(st.integers(0, 39), st.integers(1, 6)), max_size=12),
)
@settings(max_examples=300, deadline=None)
def test_masking_and_filling_back_gives_the_text(
    text: str, stretches: list[tuple[int, int]]
) -> None:
    spans = [
        Span(start, min(start + size, len(text)), text[start : start + size], "figure", "X")
        for start, size in stretches
        if start < len(text)
    ]
    masked = mask(text, spans)
    assert problems(masked.text, masked) == []
    assert len(masked.spans) <= SLOTS
    back = masked.text
    for number, chosen in enumerate(masked.spans, start=1):
        assert text[chosen.start : chosen.end] == chosen.text
        back = back.replace(f"⟦{number}⟧", chosen.text.replace("⟦", "[").replace("⟧", "]"))
    assert back == text.replace("⟦", "[").replace("⟧", "]")


@pytest.mark.parametrize(
    ("text", "target", "english"),
    [
        ("a man aged ⟦1⟧ was there", "40s", "a man in their 40s was there"),
        ("workers aged ⟦1⟧", "20s to 30s", "workers in their 20s to 30s"),
        ("a man aged ⟦1⟧ was there", "about 25 years", "a man aged about 25 years was there"),
        ("music of the ⟦1⟧", "1980s", "music of the 1980s"),
    ],
)
def test_an_age_in_decades_reads_as_one(text: str, target: str, english: str) -> None:
    assert filled(text, target) == english


@pytest.mark.parametrize(
    ("text", "target", "japanese"),
    [
        ("⟦1⟧歳の男性", "40代", "40代の男性"),
        ("⟦1⟧歳の男性", "25歳", "25歳の男性"),
        ("⟦1⟧%増", "12%", "12%増"),
        ("⟦1⟧パーセント増", "12%", "12%増"),
        ("約⟦1⟧人", "約30", "約30人"),
        ("⟦1⟧パーセントポイント差", "5", "5パーセントポイント差"),
    ],
)
def test_a_japanese_unit_is_not_said_twice(text: str, target: str, japanese: str) -> None:
    assert filled(text, target, language="ja") == japanese


@pytest.mark.parametrize(
    ("text", "target", "kind", "japanese"),
    [
        ("⟦1⟧さんは", "サガラ銀行（Bank Sagara）", "name", "サガラ銀行（Bank Sagara）は"),
        ("⟦1⟧氏は", "財務省", "name", "財務省は"),
        ("⟦1⟧氏は", "プラボウォ", "name", "プラボウォ氏は"),
        (
            "⟦1⟧さんは",
            "ハルリ・シレガル（Harli Siregar）",
            "name",
            "ハルリ・シレガル（Harli Siregar）さんは",
        ),
        ("⟦1⟧氏名を", "財務省", "name", "財務省氏名を"),
        ("⟦1⟧氏に", "水曜日", "figure", "水曜日に"),
        ("⟦1⟧歳まで", "2026年3月31日", "figure", "2026年3月31日まで"),
        ("⟦1⟧歳入", "2026年", "figure", "2026年歳入"),
        ("⟦1⟧歳の男", "41", "figure", "41歳の男"),
    ],
)
def test_no_bank_is_a_person_and_no_date_an_age(
    text: str, target: str, kind: str, japanese: str
) -> None:
    assert filled(text, target, language="ja", kind=kind) == japanese
