"""The reference engine: transformers on torch, for comparison, for GPUs, for any hub model."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizer.errors import ModelError
from summarizer.registry import input_limit, positions
from summarizer.translation.decoding import Candidate, Decoder, available_cores
from summarizer.translation.model import Hypothesis, ModelInfo
from summarizer.translation.tokenizer import MarianTokenizer

# Padded tokens in one batch: 256 took a fifth more CPU time, 2048 hardly less.
BATCH_TOKENS = 1024


class TransformersEngine:
    """A sequence-to-sequence model in transformers, in float32 on a CPU. Not thread-safe.

    Marian models are read with the same tokenizer as in CTranslate2; others with their own.
    """

    def __init__(self, model: ModelInfo, beam: int, threads: int | None, device: str) -> None:
        """Load the model. Raises ModelError."""
        with quiet():
            import torch
            from safetensors import SafetensorError
            from transformers import AutoConfig, AutoModelForSeq2SeqLM

            self._model = model
            self._beam = beam
            torch.set_num_threads(threads or available_cores())
            if device == "auto":
                device = "cuda" if torch.cuda.is_available() else "cpu"
            self._device = device
            try:
                config = AutoConfig.from_pretrained(model.path, local_files_only=True)
                self._network = AutoModelForSeq2SeqLM.from_pretrained(
                    model.path,
                    dtype=torch.float32 if device == "cpu" else "auto",
                    local_files_only=True,
                    use_safetensors=True,
                )
                self._network.to(device).eval()
            except (OSError, ValueError, RuntimeError, AssertionError, SafetensorError) as error:
                reason = str(error).strip().splitlines()[0] if str(error).strip() else "no reason"
                raise ModelError(f"transformers cannot load {model.id}: {reason}") from None
            tokenizer = _tokenizer(model, config.model_type)
        self._text = tokenizer.text
        self._decoder: Decoder[int] = Decoder(
            tokens=tokenizer.ids,
            count=tokenizer.count,
            decode=self._decode,
            limit=input_limit(Path(model.path)),
            positions=positions(Path(model.path)),
            source=model.source,
            target=model.target,
        )

    @property
    def model(self) -> ModelInfo:
        """The model behind the engine."""
        return self._model

    def translate(self, sentences: Sequence[str], n_best: int = 1) -> list[list[Hypothesis]]:
        """See `Engine.translate`."""
        with quiet():
            return self._decoder.translate(sentences, n_best)

    def _decode(
        self, inputs: list[list[int]], max_length: int, n_best: int
    ) -> list[list[Candidate]]:
        size = max(1, BATCH_TOKENS // max(map(len, inputs)))
        return [
            candidates
            for start in range(0, len(inputs), size)
            for candidates in self._generate(inputs[start : start + size], max_length, n_best)
        ]

    def _generate(
        self, batch: list[list[int]], max_length: int, n_best: int
    ) -> list[list[Candidate]]:
        import torch

        pad = self._network.config.pad_token_id
        width = max(map(len, batch))
        ids = torch.tensor([row + [pad] * (width - len(row)) for row in batch])
        mask = torch.tensor([[1] * len(row) + [0] * (width - len(row)) for row in batch])
        with torch.inference_mode():
            output = self._network.generate(
                input_ids=ids.to(self._device),
                attention_mask=mask.to(self._device),
                num_beams=max(self._beam, n_best),
                num_return_sequences=n_best,
                do_sample=False,
                max_length=None,
                max_new_tokens=max_length,
                length_penalty=1.0,
                early_stopping=True,
                return_dict_in_generate=True,
                output_scores=True,
            )
        sequences = output.sequences.tolist()
        lengths = [max(1, sum(token != pad for token in row)) for row in sequences]
        if max(self._beam, n_best) > 1:
            scores = output.sequences_scores.tolist()
        else:  # greedy search keeps no sums
            steps = self._network.compute_transition_scores(
                output.sequences, output.scores, normalize_logits=True
            )
            sums = steps.masked_fill(steps.isinf(), 0.0).sum(dim=1).tolist()
            scores = [total / length for total, length in zip(sums, lengths, strict=True)]
        rows = [
            Candidate(self._text(row), score, length)
            for row, score, length in zip(sequences, scores, lengths, strict=True)
        ]
        return [rows[start : start + n_best] for start in range(0, len(rows), n_best)]


@dataclass(frozen=True)
class _Tokenizer:
    """The three calls the engine makes."""

    ids: Callable[[str], list[int]]
    count: Callable[[str], int]
    text: Callable[[list[int]], str]


def _tokenizer(model: ModelInfo, model_type: str) -> _Tokenizer:
    """Marian's own tokenizer as in CTranslate2; transformers' for everything else."""
    if model_type == "marian":
        marian = MarianTokenizer(Path(model.path))
        return _Tokenizer(
            ids=lambda text: marian.ids(marian.tokens(text)),
            count=marian.count,
            text=lambda ids: marian.text(marian.pieces(ids)),
        )
    from transformers import AutoTokenizer

    try:
        auto: Any = AutoTokenizer.from_pretrained(model.path, local_files_only=True)
    except (OSError, ValueError) as error:
        raise ModelError(f"{model.id}: transformers cannot read its tokenizer: {error}") from None
    return _Tokenizer(
        ids=lambda text: list(auto(text).input_ids),
        count=lambda text: len(auto(text, add_special_tokens=False).input_ids),
        text=lambda ids: str(auto.decode(ids, skip_special_tokens=True)).strip(),
    )


@contextmanager
def quiet() -> Iterator[None]:
    """Keep transformers' advice and progress bars off stderr."""
    # Read when transformers is first imported; a user's own setting stands.
    os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
    os.environ.setdefault("TRANSFORMERS_NO_ADVISORY_WARNINGS", "1")
    from transformers.utils import logging as untyped

    logging: Any = untyped
    bars, verbosity = logging.is_progress_bar_enabled(), logging.get_verbosity()
    logging.disable_progress_bar()
    logging.set_verbosity_error()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.set_verbosity(verbosity)
        if bars:
            logging.enable_progress_bar()
