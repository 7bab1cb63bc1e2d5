"""The engines by name."""

from __future__ import annotations

from typing import Literal

from summarizer.settings import BEAM, EngineKind
from summarizer.translation.model import Engine, ModelInfo

Device = Literal["auto", "cpu", "cuda"]


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
