"""Precision and recall of the Indonesian figure parser on hand-marked news sentences.

    python benchmarks/figures.py [--errors] [CORPUS]

CORPUS is the folder of news articles (default ../shared/corpora/news). The marks in
benchmarks/data/figures.jsonl hold no text: the id of an article, the offsets of a sentence in its
text, and for each figure `[start, end, kind, value]` in the sentence. A figure counts as found
only when all four agree. Part "dev" was used to mend the rules; part "test" was marked after the
rules were last changed, and its misses are not mended.

How it was marked: every figure of a sentence, by reading. Not figures: digits glued to letters
(U-23, 5G), words that say no value (puluhan ribu, beberapa), se- words (seorang, setahun), and
collective `kedua`/`keempat` ("both", "all four"). Numbers in names (iPhone 14, Liga 1) are.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from pathlib import Path

from summarizer.figures import parse

MARKS = Path(__file__).parent / "data" / "figures.jsonl"
DEFAULT = Path(__file__).parents[2] / "shared" / "corpora" / "news"


def sentences(corpus: Path) -> list[tuple[str, str, list[tuple[int, int, str, str]]]]:
    """Part, sentence and marks of every marked sentence."""
    marks = [json.loads(line) for line in MARKS.read_text(encoding="utf-8").splitlines()]
    wanted = {mark["id"] for mark in marks}
    texts: dict[str, str] = {}
    for path in sorted(corpus.glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                article = json.loads(line)
                if article["id"] in wanted:
                    texts[article["id"]] = article["text"]
    return [
        (mark["part"], texts[mark["id"]][mark["start"] : mark["end"]],
         [(start, end, kind, value) for start, end, kind, value in mark["figures"]])
        for mark in marks
    ]  # fmt: skip


def table(rows: list[tuple[str, str, list[tuple[int, int, str, str]]]], errors: bool) -> None:
    """Print one line a kind: marked, parsed, right, precision, recall."""
    marked: Counter[str] = Counter()
    parsed: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for _, text, marks in rows:
        found = {(f.start, f.end, f.kind, f.value) for f in parse(text)}
        true = set(marks)
        marked.update(kind for _, _, kind, _ in true)
        parsed.update(kind for _, _, kind, _ in found)
        right.update(kind for _, _, kind, _ in true & found)
        if errors:
            for start, end, kind, value in sorted(true ^ found):
                sign = "missed" if (start, end, kind, value) in true else "wrong "
                print(f"  {sign} {kind} {text[start:end]!r} = {value}  in: {text}")
    print(f"{'kind':10} {'marked':>6} {'parsed':>6} {'right':>6} {'precision':>9} {'recall':>7}")
    for kind in [*sorted(marked | parsed), "all"]:
        counts = [sum(c.values()) if kind == "all" else c[kind] for c in (marked, parsed, right)]
        precision = f"{100 * counts[2] / counts[1]:8.1f}%" if counts[1] else f"{'-':>9}"
        recall = f"{100 * counts[2] / counts[0]:6.1f}%" if counts[0] else f"{'-':>7}"
        print(f"{kind:10} {counts[0]:6} {counts[1]:6} {counts[2]:6} {precision} {recall}")


def speed(corpus: Path, count: int = 20_000) -> float:
    """Sentences a second over the first `count` paragraphs of the corpus."""
    texts: list[str] = []
    for path in sorted(corpus.glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                texts += json.loads(line)["text"].replace(". ", ".\n").splitlines()
                if len(texts) >= count:
                    break
    parse(texts[0])
    begin = time.perf_counter()
    for text in texts[:count]:
        parse(text)
    return min(count, len(texts)) / (time.perf_counter() - begin)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("corpus", nargs="?", type=Path, default=DEFAULT)
    options.add_argument("--errors", action="store_true", help="list what was missed or wrong")
    arguments = options.parse_args()
    if not arguments.corpus.is_dir():
        print(f"no corpus at {arguments.corpus}: name the folder of news articles", file=sys.stderr)
        return 2
    rows = sentences(arguments.corpus)
    for part in ("dev", "test"):
        chosen = [row for row in rows if row[0] == part]
        print(f"# {part}: {len(chosen)} sentences")
        table(chosen, arguments.errors)
        print()
    print(f"# speed: {speed(arguments.corpus):,.0f} sentences/s")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
