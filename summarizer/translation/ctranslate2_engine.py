"""The default engine: CTranslate2, int8, no torch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.errors import ModelError
from summarizer.registry import input_limit, positions
from summarizer.translation.conversion import converted
from summarizer.translation.decoding import Candidate, Decoder, available_cores
from summarizer.translation.model import Hypothesis, ModelInfo
from summarizer.translation.tokenizer import PAD, MarianTokenizer

if TYPE_CHECKING:
    import ctranslate2

# Padded tokens in one batch: of 256, 1024 and 2048 this took the least CPU time.
BATCH_TOKENS = 1024


class CTranslate2Engine:
    """A Marian model in CTranslate2. Safe to call from several threads."""

    def __init__(
        self,
        model: ModelInfo,
        beam: int,
        threads: int | None,
        device: str,
        folder: Path | None = None,
    ) -> None:
        """Load the model in CTranslate2's form from `folder`; None converts it if need be.

        Raises ModelError.
        """
        import ctranslate2

        self._model = model
        self._beam = beam
        self._tokenizer = MarianTokenizer(Path(model.path))
        cores = threads or available_cores()
        try:
            # Workers beside each other, one core each, beat one worker on all cores: the
            # matrices of a small model are too small to share out.
            self._translator = ctranslate2.Translator(
                str(folder or converted(model)),
                device=device,
                compute_type="default",
                inter_threads=cores,
                intra_threads=1,
            )
        except (RuntimeError, ValueError) as error:
            raise ModelError(f"CTranslate2 cannot load {model.id}: {error}") from None
        target = self._tokenizer.target_vocabulary
        # A pad that is the last word is gone from the converted model, see marian_spec.
        pad_stays = PAD in target and target[PAD] != len(target) - 1
        self._suppressed = [[PAD]] if pad_stays else None
        self._decoder = Decoder(
            tokens=self._tokenizer.tokens,
            count=self._tokenizer.count,
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
        return self._decoder.translate(sentences, n_best)

    def _decode(
        self, batch: list[list[str]], max_length: int, n_best: int
    ) -> Iterator[list[Candidate]]:
        pending = self._translator.translate_batch(
            batch,
            beam_size=max(self._beam, n_best),
            num_hypotheses=n_best,
            max_batch_size=BATCH_TOKENS,
            batch_type="tokens",
            max_input_length=0,
            max_decoding_length=max_length,
            suppress_sequences=self._suppressed,
            return_scores=True,
            asynchronous=True,
        )
        return map(self._candidates, pending)

    def _candidates(self, pending: ctranslate2.AsyncTranslationResult) -> list[Candidate]:
        result = pending.result()
        return [
            Candidate(self._tokenizer.text(tokens), score, len(tokens) + 1)
            for tokens, score in zip(result.hypotheses, result.scores, strict=True)
        ]
