"""Fixtures that several test files share: small models, made here and thrown away."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import save_file
from sentencepiece import SentencePieceProcessor, SentencePieceTrainer

TEXT = [
    "Pemerintah akan membangun jalan tol baru di pulau itu.",
    "Harga beras naik karena hujan tidak turun selama tiga bulan.",
    "Menteri mengatakan, anggaran tahun depan akan lebih besar.",
    "Bank sentral menahan suku bunga acuan pada rapat kemarin.",
    "The government will build a new toll road on the island.",
    "Rice prices rose because there was no rain for three months.",
    "The minister said the budget of next year will be larger.",
    "The central bank kept its benchmark rate at the meeting yesterday.",
]


def build_marian(folder: Path, **changes: Any) -> Path:
    """Write a MarianMT model of random weights as transformers does; `changes` go to its config.

    The pieces are real ones, of a SentencePiece model trained on TEXT; `<pad>` comes last.
    """
    folder.mkdir(parents=True, exist_ok=True)
    SentencePieceTrainer.train(
        sentence_iterator=iter(TEXT),
        model_prefix=str(folder / "pieces"),
        vocab_size=100,
        eos_id=0,
        unk_id=1,
        bos_id=-1,
        pad_id=-1,
        user_defined_symbols=["⟦1⟧", "⟦2⟧"],
        minloglevel=2,
    )
    (folder / "pieces.vocab").unlink()
    pieces = folder / "pieces.model"
    for name in ("source.spm", "target.spm"):
        (folder / name).write_bytes(pieces.read_bytes())
    pieces.unlink()
    processor = SentencePieceProcessor(model_file=str(folder / "source.spm"))
    vocabulary = {processor.id_to_piece(i): i for i in range(processor.get_piece_size())}
    pad = vocabulary["<pad>"] = len(vocabulary)
    config: dict[str, Any] = {
        "architectures": ["MarianMTModel"],
        "model_type": "marian",
        "activation_function": "relu",
        "d_model": 16,
        "encoder_layers": 2,
        "decoder_layers": 1,
        "encoder_attention_heads": 2,
        "decoder_attention_heads": 2,
        "encoder_ffn_dim": 32,
        "decoder_ffn_dim": 32,
        "max_position_embeddings": 128,
        "scale_embedding": True,
        "share_encoder_decoder_embeddings": True,
        "tie_word_embeddings": True,
        "vocab_size": pad + 1,
        "decoder_vocab_size": pad + 1,
        "pad_token_id": pad,
        "decoder_start_token_id": pad,
        "eos_token_id": 0,
        "forced_eos_token_id": 0,
        "bos_token_id": None,
        "is_encoder_decoder": True,
        "dtype": "float32",
        **changes,
    }
    generation = {
        "bad_words_ids": [[pad]],
        "decoder_start_token_id": pad,
        "eos_token_id": 0,
        "forced_eos_token_id": 0,
        "pad_token_id": pad,
    }
    tokenizer = {
        "source_lang": "id",
        "target_lang": "en",
        "tokenizer_class": "MarianTokenizer",
        "eos_token": "</s>",
        "unk_token": "<unk>",
        "pad_token": "<pad>",
    }
    for name, content in (
        ("vocab", vocabulary),
        ("config", config),
        ("generation_config", generation),
        ("tokenizer_config", tokenizer),
    ):
        (folder / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")
    save_file(_weights(config), folder / "model.safetensors", metadata={"format": "pt"})
    return folder


def _weights(config: dict[str, Any]) -> dict[str, np.ndarray]:
    random = np.random.default_rng(7)
    size = config["d_model"]
    shared = random.normal(0, size**-0.5, (config["vocab_size"], size))
    shared[config["pad_token_id"]] = 0
    weights = {
        "model.shared.weight": shared,
        "final_logits_bias": np.zeros((1, config["vocab_size"])),
    }

    def linear(name: str, rows: int, columns: int) -> None:
        weights[f"{name}.weight"] = random.normal(0, columns**-0.5, (rows, columns))
        weights[f"{name}.bias"] = random.normal(0, 0.1, rows)

    def norm(name: str) -> None:
        weights[f"{name}.weight"] = random.normal(1, 0.1, size)
        weights[f"{name}.bias"] = random.normal(0, 0.1, size)

    for side in ("encoder", "decoder"):
        for number in range(config[f"{side}_layers"]):
            layer = f"model.{side}.layers.{number}"
            attentions = ["self_attn"] + (["encoder_attn"] if side == "decoder" else [])
            for attention in attentions:
                for projection in ("q", "k", "v"):
                    linear(f"{layer}.{attention}.{projection}_proj", size, size)
                linear(f"{layer}.{attention}.out_proj", size, size)
                norm(f"{layer}.{attention}_layer_norm")
            linear(f"{layer}.fc1", config[f"{side}_ffn_dim"], size)
            linear(f"{layer}.fc2", size, config[f"{side}_ffn_dim"])
            norm(f"{layer}.final_layer_norm")
    return {name: value.astype(np.float32) for name, value in weights.items()}


@pytest.fixture(scope="session")
def tiny_marian(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a MarianMT model that is right in form and talks nonsense; leave it as it is."""
    return build_marian(tmp_path_factory.mktemp("models") / "tiny-id-en")


@pytest.fixture(autouse=True)
def no_settings_of_the_user(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keep what the developer has set for himself out of the tests."""
    for name in [name for name in os.environ if name.startswith("SUMMARIZER_")]:
        if name != "SUMMARIZER_CACHE":
            monkeypatch.delenv(name)
    monkeypatch.setenv("SUMMARIZER_CONFIG", str(tmp_path_factory.getbasetemp() / "no-config"))


@pytest.fixture
def model_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Empty cache of converted models, for this test alone."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("SUMMARIZER_CACHE", str(folder))
    return folder
