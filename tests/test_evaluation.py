from __future__ import annotations

import pytest

from summarizer.evaluation import is_held_out, rouge, tokens

PAIRS = [
    (
        "PT Samudra Karya Tbk. membukukan laba Rp 1,2 triliun pada 2017.",
        "Laba Samudra Karya naik menjadi Rp 1,2 triliun, kata direktur utamanya.",
    ),
    ("satu dua tiga", "empat lima"),
    ("a b a b c", "b a b a c c"),
    ("Harga beras naik 3,5 persen (21/3).", "Harga beras naik 3,5 persen (21/3)."),
    ("", "sebuah kalimat"),
]


@pytest.mark.parametrize(("hypothesis", "reference"), PAIRS)
def test_rouge_agrees_with_the_rouge_score_library(hypothesis: str, reference: str) -> None:
    scorer = pytest.importorskip("rouge_score.rouge_scorer")
    theirs = scorer.RougeScorer(["rouge1", "rouge2", "rougeL"]).score(reference, hypothesis)
    ours = rouge(hypothesis, reference)
    for mine, name in ((ours.rouge1, "rouge1"), (ours.rouge2, "rouge2"), (ours.rouge_l, "rougeL")):
        assert mine.precision == pytest.approx(theirs[name].precision)
        assert mine.recall == pytest.approx(theirs[name].recall)
        assert mine.f == pytest.approx(theirs[name].fmeasure)


def test_counts_are_clipped() -> None:
    assert rouge("beras beras beras", "beras naik").rouge1.precision == pytest.approx(1 / 3)


def test_japanese_is_compared_by_character() -> None:
    assert tokens("520兆ルピア、ABC社") == ["520", "兆", "ル", "ピ", "ア", "abc", "社"]
    score = rouge("日本の首相", "日本首相")
    assert score.rouge1.recall == 1.0
    assert score.rouge1.precision == pytest.approx(4 / 5)
    assert score.rouge_l.recall == 1.0
    assert score.rouge2.recall == pytest.approx(2 / 3)


def test_full_width_figures_and_accents_are_words() -> None:
    assert tokens("５２０ café_nol") == ["520", "café", "nol"]


def test_the_held_out_fifth_never_moves() -> None:
    assert [i for i in range(30) if is_held_out(f"artikel-{i}")] == [16, 18, 22]
    share = sum(is_held_out(f"artikel-{i}") for i in range(5000)) / 5000
    assert 0.18 < share < 0.22
