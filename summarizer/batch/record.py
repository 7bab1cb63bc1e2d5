"""`run.json`: with what a run was made, what came of it, and how long that took."""

from __future__ import annotations

import json
import platform
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

import summarizer
from summarizer.batch.folder import RECORD
from summarizer.batch.journal import Journal
from summarizer.batch.progress import Progress
from summarizer.batch.work import Work
from summarizer.output import whole_file
from summarizer.signature import rules
from summarizer.translation.model import ModelInfo

# Libraries whose version the results or the speed hang on.
_LIBRARIES = ("ctranslate2", "sentencepiece", "trafilatura")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command said, besides what is done with each article."""

    sources: Sequence[str]
    exclude: Sequence[str]
    runner: str
    workers: int


@dataclass(frozen=True, slots=True)
class Times:
    """When a run began and ended (ISO 8601, the clock of the machine), and seconds by stage."""

    started: str
    finished: str
    seconds: float
    cpu_seconds: Mapping[str, float]


def write(
    work: Work,
    asked: Asked,
    models: Mapping[str, Sequence[ModelInfo]],
    journal: Journal,
    progress: Progress,
    times: Times,
) -> None:
    """Write the record of a run that came to its end. Raises OutputError."""
    engine = work.settings.engine
    record: dict[str, Any] = {
        "schema": 1,
        "version": summarizer.__version__,
        "rules": rules(),
        "python": platform.python_version(),
        "libraries": {
            name: metadata.version(name) for name in dict.fromkeys((*_LIBRARIES, engine))
        },
        "sources": list(asked.sources),
        "exclude": list(asked.exclude),
        "settings": work.settings.as_dict(),
        "formats": list(work.formats),
        "runner": asked.runner,
        "workers": asked.workers,
        "models": {
            use: [
                {
                    "id": model.id,
                    "revision": model.revision,
                    "licence": model.licence,
                    "sha256": model.sha256,
                }
                for model in legs
            ]
            for use, legs in models.items()
        },
        "counts": {
            "digests": journal.count("done"),
            "failed": progress.failed,
            "made_now": progress.made,
            "done_before": progress.kept,
            "verdicts": _verdicts(journal),
            "left_out": dict(sorted(journal.left_out().items())),
        },
        "times": {
            "started": times.started,
            "finished": times.finished,
            "seconds": round(times.seconds, 3),
            "cpu_seconds": {stage: round(value, 3) for stage, value in times.cpu_seconds.items()},
        },
    }
    with whole_file(Path(work.out) / RECORD) as stream:
        json.dump(record, stream, ensure_ascii=False, indent=1)
        stream.write("\n")


def _verdicts(journal: Journal) -> dict[str, dict[str, int]]:
    """How many translations have which verdict, by language."""
    counts: dict[str, Counter[str]] = {}
    for verdicts in journal.verdicts():
        for language, of_article in verdicts.items():
            counts.setdefault(language, Counter()).update(of_article)
    return {language: dict(sorted(counter.items())) for language, counter in counts.items()}
