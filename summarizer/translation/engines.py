"""The engines by name."""

from __future__ import annotations

from typing import Literal

from summarizer.translation.model import Engine, ModelInfo

EngineKind = Literal["ctranslate2", "transformers"]
Device = Literal["auto", "cpu", "cuda"]

# 4 is what Marian's own decoder and the model cards use; 6 gains nothing here and costs time.
BEAM = 4


def load_engine(
    model: ModelInfo,
    kind: EngineKind = "ctranslate2",
    beam: int = BEAM,
    threads: int | None = None,
    device: Device = "auto",
) -> Engine:
    """Make `model` ready to translate.

    `threads` is the number of CPU threads (None: the cores this process may use), `device`
    "auto" takes a GPU where there is one. Raises ModelError for a model the engine cannot run.
    """
    if kind == "transformers":
        from summarizer.translation.transformers_engine import TransformersEngine

        return TransformersEngine(model, beam, threads, device)
    from summarizer.translation.ctranslate2_engine import CTranslate2Engine

    return CTranslate2Engine(model, beam, threads, device)
