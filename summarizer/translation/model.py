"""What translation takes and gives: hypotheses, protected spans, translations with a verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

Language = Literal["id", "en", "ja"]
Status = Literal["ok", "repaired", "retried", "untranslated"]

# From best to worst: several sentences together are as good as the worst of them.
STATUS_ORDER: tuple[Status, ...] = ("ok", "repaired", "retried", "untranslated")


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """A translation model as a digest records it. `sha256` is of the weights file."""

    id: str
    source: str
    target: str
    path: str
    revision: str
    licence: str
    sha256: str
    slots: bool


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One candidate translation. `score` is the length-normalised log-probability."""

    text: str
    score: float


class Engine(Protocol):
    """A model made ready to run. Engines translate text as it is: no slots, no checks."""

    @property
    def model(self) -> ModelInfo:
        """The model behind the engine."""
        ...

    def translate(self, sentences: Sequence[str], n_best: int = 1) -> list[list[Hypothesis]]:
        """Translate each sentence into 1 to `n_best` hypotheses, best first, in input order.

        A sentence over the model's limit is cut at clause boundaries and joined again, never
        truncated. An empty sentence gives one empty hypothesis.
        """
        ...


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the source sentence that must survive, and how the target writes it.

    `text == sentence[start:end]`. `target` is what fills the slot.
    """

    start: int
    end: int
    text: str
    kind: Literal["figure", "name", "term"]
    target: str


@dataclass(frozen=True, slots=True)
class Translation:
    """One translated sentence and the verdict on it.

    `checks` names every check that was run; `failed` those that some candidate failed on the way
    to this text (empty where the status is "ok"). An "untranslated" sentence has
    `text == source`. `pivot` is the English in between where the way went through it.
    """

    source: str
    text: str
    status: Status
    checks: tuple[str, ...]
    failed: tuple[str, ...] = ()
    pivot: str | None = None
