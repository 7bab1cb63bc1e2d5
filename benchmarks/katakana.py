"""Share of Indonesian names that `to_katakana` writes as the Japanese press does.

    python benchmarks/katakana.py            # totals of both halves
    python benchmarks/katakana.py tuning     # and every miss of one half

benchmarks/data/katakana.csv was written by hand (usage of 共同, NHK, NNA, じゃかるた新聞) before
any output was read. The half marked `tuning` was read while rules and data/katakana.csv were made;
`held-out` was not, but one author wrote it and the data, so names in both are no surprise.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from summarizer.katakana import to_katakana

NAMES = Path(__file__).parent / "data" / "katakana.csv"


def main() -> None:
    shown = sys.argv[1:]
    with NAMES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for half in ("tuning", "held-out"):
        part = [row for row in rows if row["note"] == half]
        misses = [row for row in part if to_katakana(row["name"]) != row["ja"]]
        equal = len(part) - len(misses)
        words = [
            (ours, press)
            for row in part
            for ours, press in zip(
                to_katakana(row["name"]).split("・"), row["ja"].split("・"), strict=False
            )
        ]
        same = sum(ours == press for ours, press in words)
        print(
            f"{half}: {equal} of {len(part)} names equal ({equal / len(part):.1%}),"
            f" {same} of {len(words)} words ({same / len(words):.1%})"
        )
        if half in shown:
            for row in misses:
                print(f"  {row['name']}: {to_katakana(row['name'])}, press {row['ja']}")


if __name__ == "__main__":
    main()
