"""Make the digests of the example articles anew: python examples/make.py"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from summarizer.cli import main

HERE = Path(__file__).parent
ARTICLES = ("*.txt", "*.html", "*.jsonl", "*.csv")
FORMATS = ("text", "html", "json")


def make() -> None:
    """Write one digest a format and article into digests/."""
    os.chdir(HERE.parent)
    sources = sorted(str(path.relative_to(HERE.parent)) for p in ARTICLES for path in HERE.glob(p))
    for fmt in FORMATS:
        try:
            main(["--lang", "en", "-f", fmt, "-o", "examples/digests/", *sources])
        except SystemExit as stop:
            if stop.code:
                sys.exit(stop.code)


if __name__ == "__main__":
    make()
