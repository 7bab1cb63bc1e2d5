from __future__ import annotations

import shutil
import warnings
from pathlib import Path

import pytest

from summarizer.errors import ModelError
from summarizer.registry import resolve
from summarizer.translation.tokenizer import EOS, MarianTokenizer

SENTENCES = [
    "Kementerian menargetkan ⟦1⟧ pada tahun ⟦2⟧.",
    "  Rapat dimulai   pukul 09.30 WIB;  dua menteri hadir. ",
    "Harga naik 4,03% menjadi Rp 1.234.567.",
    "“Kami siap,” kata ketua — lalu pergi…",
    "Zürich 東京 🙂 \u200b\u00a0x",
    "",
    "⟦9⟧ ⟦1⟧⟦1⟧",
    "a" * 300,
]


@pytest.fixture(scope="module", params=["tiny", "shipped"])
def folder(request: pytest.FixtureRequest, tiny_marian: Path) -> Path:
    return tiny_marian if request.param == "tiny" else Path(resolve("id", "en").path)


def test_same_ids_and_text_as_transformers(folder: Path) -> None:
    from transformers import MarianTokenizer as Reference

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it recommends sacremoses
        reference = Reference.from_pretrained(folder)
    ours = MarianTokenizer(folder)
    for sentence in SENTENCES:
        ids = ours.ids(ours.tokens(sentence))
        assert ids == reference(sentence).input_ids
        assert ours.count(sentence) == len(ids) - 1
        expected = reference.decode(ids, skip_special_tokens=True)
        assert ours.text(ours.pieces(ids)) == expected.replace("<unk>", "").strip()


def test_slots_are_single_pieces(folder: Path) -> None:
    tokens = MarianTokenizer(folder).tokens("⟦1⟧, ⟦2⟧.")
    assert [token for token in tokens if "⟦" in token] == ["⟦1⟧", "⟦2⟧"]


def test_special_tokens_in_a_text_are_letters(folder: Path) -> None:
    tokens = MarianTokenizer(folder).tokens("satu </s> dua")
    assert tokens.count(EOS) == 1
    assert tokens[-1] == EOS


def test_lone_surrogates_do_not_stop_it(folder: Path) -> None:
    assert MarianTokenizer(folder).tokens("harga \ud800 naik")[-1] == EOS


@pytest.mark.parametrize("name", ["vocab.json", "source.spm", "target.spm"])
@pytest.mark.parametrize("damage", ["missing", "cut"])
def test_damaged_files_name_themselves(
    tiny_marian: Path, tmp_path: Path, name: str, damage: str
) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(tiny_marian, broken)
    content = (broken / name).read_bytes()
    (broken / name).unlink()
    if damage == "cut":
        (broken / name).write_bytes(content[:100])
    with pytest.raises(ModelError, match=name):
        MarianTokenizer(broken)
