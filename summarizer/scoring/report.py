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

    def as_text(self) -> str:
        """The report for people: a paragraph for each system, a line for each comparison."""
        lines = []
        for score in self.as_dict()["scores"]:
            lines.append(score.pop("system"))
            lines += [
                f"  {name}: {_shown(value)}" for name, value in score.items() if value is not None
            ]
        for item in self.comparisons:
            # COMET runs from 0 to 1, the others to 100.
            digits = 4 if item.metric == "COMET" else 2
            change = f"{item.difference:+.{digits}f}"
            if item.interval is not None:
                low, high = item.interval
                change += f" [{low:+.{digits}f}, {high:+.{digits}f}]"
            lines.append(
                f"{item.system} against {item.baseline}: {item.metric} {change}, p = {item.p:.3f}"
            )
        for signature in dict.fromkeys(item.signature for item in self.comparisons):
            same = [item.metric for item in self.comparisons if item.signature == signature]
            lines.append(f"paired bootstrap, {', '.join(dict.fromkeys(same))}: {signature}")
        return "\n".join(lines) + "\n"


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {count}" for key, count in value.items()) or "none"
    return str(value)
