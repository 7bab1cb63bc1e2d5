"""What a run is asked to do: one frozen object instead of fifteen flags."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from summarizer.errors import UsageError

EngineKind = Literal["ctranslate2", "transformers"]
SummaryKind = Literal["extractive", "abstractive", "both"]

TARGETS = ("en", "ja")
LANGUAGES = (*TARGETS, "id")
ENGINES: tuple[EngineKind, ...] = get_args(EngineKind)
SUMMARIES: tuple[SummaryKind, ...] = get_args(SummaryKind)
# 4 is what Marian's own decoder and the model cards use; 6 gains nothing here and costs time.
BEAM = 4
# What a model can be named for: the legs of a translation, and the summary.
SUMMARY_MODEL = "summary"
PAIRS = ("id-en", "en-ja", "id-ja", SUMMARY_MODEL)


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a pipeline.

    `languages` are the languages to translate into, in the order they are shown; `id` or an empty
    tuple means no translation. `count` is the number of key sentences and `ratio` their share of
    all sentences (0 to 1); where both are None the length fits the article. `models` maps a pair
    such as "id-en", or "summary", to a model id or a folder. `glossary` is a user's CSV file.
    `show_pivot` has the English in between shown, where Japanese was made from it. Raises
    UsageError for a value that no run can follow.
    """

    languages: tuple[str, ...] = ("en",)
    count: int | None = None
    ratio: float | None = None
    summary: SummaryKind = "both"
    engine: EngineKind = "ctranslate2"
    models: Mapping[str, str] = field(default_factory=dict)
    glossary: str | None = None
    beam: int = BEAM
    show_pivot: bool = False

    def __post_init__(self) -> None:
        """Refuse what would otherwise be passed over in silence."""
        if isinstance(self.languages, str) or not set(self.languages) <= set(LANGUAGES):
            listed = ", ".join(LANGUAGES)
            raise UsageError(
                f"languages {self.languages!r}: give a tuple of {listed}, as in ('en',)"
            )
        if self.count is not None and self.ratio is not None:
            raise UsageError("count (-n) and ratio (--ratio) exclude each other; give one")
        if self.count is not None and self.count < 1:
            raise UsageError(f"count {self.count}: give 1 or more key sentences")
        if self.ratio is not None and not 0 < self.ratio <= 1:
            raise UsageError(f"ratio {self.ratio}: give a share above 0 and up to 1")
        if self.beam < 1:
            raise UsageError(f"beam {self.beam}: give 1 or more hypotheses")
        unknown = set(self.models) - set(PAIRS)
        if unknown:
            named = ", ".join(sorted(unknown))
            raise UsageError(f"models {named}: name a model for {', '.join(PAIRS)}")
        for name, kinds in (("engine", ENGINES), ("summary", SUMMARIES)):
            value = getattr(self, name)
            if value not in kinds:
                raise UsageError(f"{name} {value!r}: give one of {', '.join(kinds)}")

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
            "show_pivot": self.show_pivot,
        }
