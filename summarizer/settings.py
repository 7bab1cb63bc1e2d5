"""What a run is asked to do: one frozen object instead of fifteen flags."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

EngineKind = Literal["ctranslate2", "transformers"]
SummaryKind = Literal["extractive", "abstractive", "both"]

TARGETS = ("en", "ja")
# The legs that a model can be named for.
PAIRS = ("id-en", "en-ja", "id-ja")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a pipeline.

    `languages` are the languages to translate into, in the order they are shown; `id` or an
    empty tuple means no translation. `count` is the number of key sentences and `ratio` their
    share of all sentences (0 to 1); where both are None the length fits the article. `models`
    maps a pair such as "id-en" to a model id or a folder. `glossary` is a user's CSV file.
    """

    languages: tuple[str, ...] = ("en",)
    count: int | None = None
    ratio: float | None = None
    summary: SummaryKind = "both"
    engine: EngineKind = "ctranslate2"
    models: Mapping[str, str] = field(default_factory=dict)
    glossary: str | None = None
    beam: int = 4

    @property
    def targets(self) -> tuple[str, ...]:
        """The languages that need a translation, each once."""
        return tuple(dict.fromkeys(code for code in self.languages if code in TARGETS))

    def as_dict(self) -> dict[str, Any]:
        """The settings as the digest's JSON records them."""
        return {
            "languages": list(self.languages),
            "count": self.count,
            "ratio": self.ratio,
            "summary": self.summary,
            "engine": self.engine,
            "models": dict(self.models),
            "glossary": self.glossary,
            "beam": self.beam,
        }
