"""Precision and recall of `summarizer.names.find` on sentences marked by reading.

    python benchmarks/names.py [../shared/corpora/news] [tuning]    # … and every error of a half

benchmarks/data/names.jsonl holds, for each sentence, the article's id, the sentence's offsets in
the article's text, and [start, end, kind] of every name in it. A name counts as found when both
ends are right (exact) or when it overlaps a marked one (touch). The half `tuning` was read while
the rules were made; `held-out` was marked before any output on it was seen.
"""

from __future__ import annotations

import json
import sys
import time
from itertools import islice
from pathlib import Path

from summarizer.glossary import Glossary
from summarizer.names import find

ARTICLES = 100  # from each file, for the speed
MARKS = Path(__file__).parent / "data" / "names.jsonl"


Marks = list[tuple[int, int, str]]


def sentences(folder: Path, half: str) -> list[tuple[str, Marks]]:
    lines = MARKS.read_text("utf-8").splitlines()
    marks = [mark for mark in map(json.loads, lines) if mark["half"] == half]
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


def report(half: str, marked: list[tuple[str, Marks]], *, show: bool) -> None:
    gold = found = exact = touched_gold = touched_found = kinds = 0
    for text, marks in marked:
        names = find(text)
        by_ends = {(start, end): kind for start, end, kind in marks}
        right = [name for name in names if (name.start, name.end) in by_ends]
        gold += len(marks)
        found += len(names)
        exact += len(right)
        kinds += sum(by_ends[name.start, name.end] == name.kind for name in right)
        touched_found += sum(any(n.start < e and s < n.end for s, e, _ in marks) for n in names)
        touched_gold += sum(any(n.start < e and s < n.end for n in names) for s, e, _ in marks)
        if show and len(right) < max(len(marks), len(names)):
            ends = {(name.start, name.end) for name in names}
            print(text)
            print("  found ", [(n.text, n.kind) for n in names if (n.start, n.end) not in by_ends])
            print("  marked", [(text[s:e], kind) for s, e, kind in marks if (s, e) not in ends])
    print(f"{half}: {len(marked)} sentences, {gold} names marked, {found} found")
    print(f"  exact: precision {exact / found:.1%}, recall {exact / gold:.1%}")
    print(f"  touch: precision {touched_found / found:.1%}, recall {touched_gold / gold:.1%}")
    print(f"  kind right where exact: {kinds / exact:.1%}")


def main() -> None:
    halves = ("tuning", "held-out")
    folders = [argument for argument in sys.argv[1:] if argument not in halves]
    folder = Path(folders[0] if folders else "../shared/corpora/news")
    for half in halves:
        report(half, sentences(folder, half), show=half in sys.argv)
    speed(folder)


def speed(folder: Path) -> None:
    """Sentences a second of CPU time, names and glossary terms together, one process."""
    texts: list[str] = []
    for path in sorted(folder.glob("*.jsonl")):
        with path.open(encoding="utf-8") as file:
            for line in islice(file, ARTICLES):
                texts += json.loads(line)["text"].split(". ")
    glossary = Glossary.load()
    find(texts[0])
    start = time.process_time()
    for text in texts:
        find(text)
        glossary.find(text)
    print(f"speed: {len(texts) / (time.process_time() - start):,.0f} sentences a second")


if __name__ == "__main__":
    main()
