"""Greedy generation with T5, mT5 and BART models by either engine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from summarizer.errors import ModelError


def by_ctranslate2(folder: Path, converted: Path, text: str, tokens: int) -> str:
    """What the converted model writes about `text`, at most so many tokens. Raises ModelError."""
    import ctranslate2

    tokenizer = _tokenizer(folder)
    source = tokenizer.convert_ids_to_tokens(tokenizer(text).input_ids)
    try:
        translator = ctranslate2.Translator(str(converted), device="cpu", intra_threads=1)
        result = translator.translate_batch(
            [source], beam_size=1, max_decoding_length=tokens, max_input_length=0
        )[0]
    except (RuntimeError, ValueError) as error:
        raise ModelError(f"CTranslate2 cannot run {folder.name}: {error}") from None
    return _text(tokenizer, tokenizer.convert_tokens_to_ids(result.hypotheses[0]))


def by_transformers(folder: Path, text: str, tokens: int) -> str:
    """What the original model writes about `text`, at most so many tokens. Raises ModelError."""
    import torch
    from transformers import AutoModelForSeq2SeqLM, GenerationConfig

    tokenizer = _tokenizer(folder)
    try:
        model = AutoModelForSeq2SeqLM.from_pretrained(
            folder, local_files_only=True, use_safetensors=True, dtype=torch.float32
        ).eval()
    except (OSError, ValueError, RuntimeError) as error:
        raise ModelError(f"transformers cannot load {folder}: {error}") from None
    config = model.config
    # The card's settings of beam, length and repetition are its makers' taste, not the model's.
    model.generation_config = GenerationConfig(  # type: ignore[no-untyped-call]
        decoder_start_token_id=config.decoder_start_token_id,
        eos_token_id=config.eos_token_id,
        pad_token_id=config.pad_token_id,
    )
    with torch.inference_mode():
        output = model.generate(
            **tokenizer(text, return_tensors="pt", return_token_type_ids=False),
            num_beams=1,
            do_sample=False,
            min_new_tokens=1,  # as CTranslate2 has it
            max_new_tokens=tokens,
        )
    return _text(tokenizer, output[0].tolist())


def _tokenizer(folder: Path) -> Any:
    from transformers import AutoTokenizer

    try:
        return AutoTokenizer.from_pretrained(folder, local_files_only=True)
    except (OSError, ValueError, ImportError) as error:
        raise ModelError(f"no tokenizer in {folder} ({' '.join(str(error).split())})") from None


def _text(tokenizer: Any, ids: list[int]) -> str:
    text: str = tokenizer.decode(ids, skip_special_tokens=True)
    return text.strip()
