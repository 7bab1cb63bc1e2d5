"""Precision and recall of `summarizer.names.find` on sentences marked by reading.

    python benchmarks/names.py [--show] [../shared/corpora/news]

benchmarks/data/names.jsonl holds, for each sentence, the article's id, the sentence's offsets in
the article's text, and [start, end, kind] of every name in it. A name counts as found when both
ends are right (exact) or when it overlaps one that is (touch).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from summarizer.names import find

MARKS = Path(__file__).parent / "data" / "names.jsonl"


def sentences(folder: Path) -> list[tuple[str, list[tuple[int, int, str]]]]:
    marks = [json.loads(line) for line in MARKS.open(encoding="utf-8")]
    wanted = {mark["id"] for mark in marks}
    texts: dict[str, str] = {}
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.open(encoding="utf-8"):
            article = json.loads(line)
            if article["id"] in wanted:
                texts[article["id"]] = article["text"]
    return [
        (texts[mark["id"]][mark["start"] : mark["end"]], [tuple(name) for name in mark["names"]])
        for mark in marks
    ]


def main() -> None:
    arguments = [argument for argument in sys.argv[1:] if argument != "--show"]
    folder = Path(arguments[0] if arguments else "../shared/corpora/news")
    gold = found = exact = touched_gold = touched_found = kinds = 0
    for text, marks in sentences(folder):
        names = find(text)
        gold += len(marks)
        found += len(names)
        by_ends = {(start, end): kind for start, end, kind in marks}
        right = [name for name in names if (name.start, name.end) in by_ends]
        exact += len(right)
        kinds += sum(by_ends[name.start, name.end] == name.kind for name in right)
        touched_found += sum(any(n.start < e and s < n.end for s, e, _ in marks) for n in names)
        missed = [m for m in marks if not any(n.start < m[1] and m[0] < n.end for n in names)]
        touched_gold += len(marks) - len(missed)
        if "--show" in sys.argv and (len(right) < max(len(marks), len(names))):
            print(text)
            wrong = [(n.text, n.kind) for n in names if (n.start, n.end) not in by_ends]
            lost = [
                (text[s:e], kind)
                for s, e, kind in marks
                if not any((n.start, n.end) == (s, e) for n in names)
            ]
            print(f"    found {wrong}\n    marked {lost}")
    print(f"{gold} names marked, {found} found")
    print(f"exact: precision {exact / found:.1%}, recall {exact / gold:.1%}")
    print(f"touch: precision {touched_found / found:.1%}, recall {touched_gold / gold:.1%}")
    print(f"kind right where exact: {kinds / exact:.1%}")


if __name__ == "__main__":
    main()
