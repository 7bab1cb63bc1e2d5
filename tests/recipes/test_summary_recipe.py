"""The data of the summary model: what is aligned, and what is not learned from."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest
from sentencepiece import SentencePieceProcessor

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "models/recipes"))

pytest.importorskip("torch")
from mapping import mapping  # noqa: E402
from prepare_summary import Maker, align, share, supported  # noqa: E402

MODEL = ROOT / "models/marian-id-summary"
SOURCE = "⟦1⟧ Bupati Rina Wijaya meresmikan 12 jembatan. ⟦2⟧ Warga dua desa menyambut gembira."


@pytest.fixture(scope="module")
def pieces() -> SentencePieceProcessor:
    return SentencePieceProcessor(model_file=str(MODEL / "source.spm"))


def test_words_are_aligned_with_themselves_whatever_the_order(
    pieces: SentencePieceProcessor,
) -> None:
    target = "Warga menyambut gembira. Bupati meresmikan 12 jembatan."
    source_pieces = pieces.encode(SOURCE, out_type=str)
    target_pieces = pieces.encode(target, out_type=str)
    links = [tuple(map(int, link.split("-"))) for link in align(pieces, SOURCE, target).split()]
    assert all(source_pieces[i] == target_pieces[j] for i, j in links)
    assert {j for _, j in links} == set(range(len(target_pieces)))


def test_a_sentence_with_a_figure_name_or_words_of_its_own_is_not_learned_from() -> None:
    kept = "Warga dua desa menyambut gembira."
    for lie in (
        "Bupati Rina Wijaya meresmikan 13 jembatan.",
        "Bupati Dedi Wijaya meresmikan 12 jembatan.",
        "Harga beras melonjak tajam sepanjang pekan ini.",
    ):
        assert supported(f"{lie} {kept}", SOURCE) == kept
    assert share("warga desa kota", SOURCE) == pytest.approx(2 / 3)


def test_noise_spares_names_figures_and_content() -> None:
    maker = Maker(str(MODEL / "source.spm"), {})
    text = "Bupati Rina Wijaya akan meresmikan 12 jembatan di desa itu pada bulan depan."
    content = {"Bupati", "Rina", "Wijaya", "meresmikan", "12", "jembatan", "desa", "depan."}
    noisy = [maker.noisy([text], random.Random(seed)).split() for seed in range(30)]
    assert all(content <= set(words) for words in noisy)
    assert any(len(words) < len(text.split()) for words in noisy)
    assert any("<unk>" in words for words in noisy)


def test_the_mapping_that_ships_is_what_the_recipe_makes(pieces: SentencePieceProcessor) -> None:
    text = mapping(pieces)
    assert text == (MODEL / "vmap.txt").read_text("utf-8")
    rows = dict(line.split("\t") for line in text.splitlines())
    assert "⟦1⟧" not in rows
    assert rows["▁Indonesia"].split()[0] == "▁Indonesia"
    assert {"▁namun", "▁Namun"} <= set(rows["▁Namun"].split())
    assert "▁yang" in rows[""].split()
    assert not any(character.isdigit() for character in rows[""])


def test_news_gives_noise_the_rules_and_the_headline() -> None:
    maker = Maker(str(MODEL / "source.spm"), {"longest_source": 208, "longest_target": 128})
    text = (
        "Bupati Rina Wijaya meresmikan 12 jembatan baru di Kabupaten Merapi, Senin (3/3/2025). "
        "Warga dua desa menyambut gembira pembukaan jembatan tersebut. "
        "Ia mengatakan pembangunan jembatan menelan biaya Rp 1,5 triliun. "
        "Pemerintah akan membangun jalan baru menuju pelabuhan tahun depan."
    )
    title = "Bupati Rina Wijaya meresmikan 12 jembatan baru"
    record = {"id": "berita-1", "text": text, "title": title}
    made = maker.of(("news", record))
    assert [example.kind for example in made] == ["denoise", "denoise", "rules", "headline"]
    rules = made[2]
    assert rules.source.startswith("⟦")
    assert "12 jembatan" in rules.target
    assert "⟦" not in rules.target
