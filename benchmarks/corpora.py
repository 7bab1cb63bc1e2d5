"""Where the benchmarks find their text."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TypeVar

Item = TypeVar("Item")

CORPORA = Path(__file__).resolve().parents[1].parent / "shared" / "corpora"


def lines(name: str) -> list[str]:
    """Lines of a corpus file such as "id-en/test_news.id"; exits where the file is absent."""
    path = CORPORA / name
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except OSError:
        sys.exit(f"{path} is missing: this benchmark needs the corpora (../shared/corpora)")


def spread(items: list[Item], count: int) -> list[Item]:
    """Give `count` items evenly spread over the list, always the same ones."""
    step = max(1.0, len(items) / count)
    return [items[int(number * step)] for number in range(min(count, len(items)))]
