"""The network: a small MarianMT with tied embeddings, set up to be trained on a CPU."""

from __future__ import annotations

from typing import Any

import torch
from torch.nn import functional
from transformers import MarianConfig, MarianMTModel

END = 0  # the id of </s> in every vocabulary made by prepare.py
DROPOUT_POOL = 1 << 24  # ready-made random numbers, drawn once


def marian_config(shape: dict[str, Any], pieces: int) -> MarianConfig:
    """The configuration for a vocabulary of `pieces`, with <pad> after the last piece.

    The embedding has exactly `pieces + 1` rows: CTranslate2 refuses more rows than tokens.
    """
    return MarianConfig(
        vocab_size=pieces + 1,
        decoder_vocab_size=pieces + 1,
        d_model=shape["width"],
        encoder_layers=shape["encoder_layers"],
        decoder_layers=shape["decoder_layers"],
        encoder_attention_heads=shape["heads"],
        decoder_attention_heads=shape["heads"],
        encoder_ffn_dim=shape["feed_forward"],
        decoder_ffn_dim=shape["feed_forward"],
        max_position_embeddings=512,
        pad_token_id=pieces,
        decoder_start_token_id=pieces,
        eos_token_id=END,
        forced_eos_token_id=END,
        bos_token_id=None,
        activation_function="relu",
        share_encoder_decoder_embeddings=True,
        tie_word_embeddings=True,
        scale_embedding=True,
        dropout=shape["dropout"],
        attention_dropout=0.0,
        activation_dropout=0.0,
    )


def new_model(shape: dict[str, Any], pieces: int) -> MarianMTModel:
    """An untrained model; what is added to the residual stream starts scaled by (2·layers)^-¼."""
    config = marian_config(shape, pieces)
    config._attn_implementation = (
        "eager"  # faster than sdpa on CPU here, and it returns the attention
    )
    model = MarianMTModel(config)
    for name, weight in model.named_parameters():
        if weight.dim() != 2 or "embed_positions" in name:
            continue
        if "shared" in name or "embed_tokens" in name:
            torch.nn.init.normal_(weight, 0, shape["width"] ** -0.5)
            continue
        torch.nn.init.xavier_uniform_(weight)
        if any(part in name for part in ("out_proj", "fc", "v_proj")):
            layers = shape["encoder_layers" if "encoder.layers" in name else "decoder_layers"]
            weight.data.mul_((2 * layers) ** -0.25)
    zero_padding_row(model)
    return model


def zero_padding_row(model: MarianMTModel) -> None:
    """Hold the embedding of <pad> at zero: CTranslate2 starts the decoder from a zero embedding."""
    with torch.no_grad():
        model.model.shared.weight[model.config.pad_token_id] = 0


def use_pooled_dropout() -> None:
    """Make torch's dropout take its masks from a pool: drawing random numbers is slow on a CPU."""
    pools: dict[tuple[float, torch.dtype], torch.Tensor] = {}

    def dropout(
        values: torch.Tensor, p: float = 0.5, training: bool = True, inplace: bool = False
    ) -> torch.Tensor:
        if not training or p == 0:
            return values
        key = (p, values.dtype)
        if key not in pools:
            pools[key] = (torch.rand(DROPOUT_POOL) > p).to(values.dtype) / (1 - p)
        count = values.numel()
        start = int(torch.randint(0, DROPOUT_POOL - count, (1,)))
        return values * pools[key][start : start + count].view(values.shape)

    functional.dropout = dropout
