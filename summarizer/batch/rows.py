"""What a finished run tells the pages: its digests, in order, and what failed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Failure:
    """An article or a file that gave no digest; `error` is a line that says which, and why."""

    path: str
    error: str


@dataclass(frozen=True, slots=True)
class DigestRows:
    """The rows of a `digests.jsonl`, read anew each time they are iterated over.

    A row is a digest as JSON (docs/formats.md) and `outputs`, which maps a format to the digest's
    file, seen from the run's folder: `{"html": "digests/ekonomi/a.html"}`.
    """

    path: Path

    def __iter__(self) -> Iterator[dict[str, Any]]:
        with self.path.open(encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)
