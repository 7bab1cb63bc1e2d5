"""What an evaluation gives: a score for each system, and each against the first."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from summarizer.scoring.bootstrap import Comparison

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    Score = TypeVar("Score", bound=DataclassInstance)
else:
    Score = TypeVar("Score")


@dataclass(frozen=True, slots=True)
class Report(Generic[Score]):
    """Scores of the systems in the order they were named, and each against the first."""

    scores: tuple[Score, ...]
    comparisons: tuple[Comparison, ...]

    def as_dict(self) -> dict[str, Any]:
        """The report as JSON-ready data."""
        return {
            "scores": [asdict(score) for score in self.scores],
            "comparisons": [asdict(comparison) for comparison in self.comparisons],
        }
