"""What cleaning takes off real articles: a table per outlet, and each removed text with --show.

python benchmarks/cleaning.py                       the 38 whole pages
python benchmarks/cleaning.py --news 300 --seed 7   articles drawn from news/*.jsonl
python benchmarks/cleaning.py --show                also every removed text, to be read
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from summarizer.article import Document
from summarizer.cleaning import clean
from summarizer.errors import LoadError
from summarizer.loading import load_all

COLUMNS = ("articles", "paragraphs_in", "paragraphs_out", "characters_in", "removed")
CORPORA = Path(__file__).resolve().parents[2] / "shared" / "corpora"


def pages() -> Iterator[Document]:
    for path in sorted((CORPORA / "raw_pages").iterdir()):
        for result in load_all(path):
            if isinstance(result, LoadError):
                print(result)
            else:
                yield result


def news(count: int, seed: int) -> list[Document]:
    documents = [
        result
        for path in sorted((CORPORA / "news").glob("*.jsonl"))
        for result in load_all(path)
        if isinstance(result, Document)
    ]
    return random.Random(seed).sample(documents, count)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--news", type=int, default=0, metavar="N", help="draw N from news/*.jsonl")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--show", action="store_true", help="print every removed text")
    arguments = parser.parse_args()
    documents = news(arguments.news, arguments.seed) if arguments.news else pages()

    teasers = undecided = 0
    totals: dict[str, Counter[str]] = defaultdict(Counter)
    by_rule: dict[str, Counter[str]] = defaultdict(Counter)
    for document in documents:
        cleaned = clean(document)
        outlet = document.outlet or cleaned.outlet or "?"
        totals[outlet].update(
            articles=1,
            paragraphs_in=len(document.paragraphs),
            paragraphs_out=len(cleaned.paragraphs),
            characters_in=sum(map(len, document.paragraphs)),
            removed=sum(len(removal.text) for removal in cleaned.removed),
        )
        for removal in cleaned.removed:
            by_rule[outlet][removal.rule] += len(removal.text)
            if removal.rule in ("related-teaser", "editors-pick"):
                teasers += 1
                undecided += len(removal.text.split()) <= 2  # the label alone
        if arguments.show:
            print(f"\n== {document.path}  {document.title}")
            for removal in cleaned.removed:
                print(f"  - {removal.rule}: {removal.text}")

    print("\n| outlet | articles | paragraphs in | out | characters in | removed | by rule |")
    print("|---|--:|--:|--:|--:|--:|---|")
    for outlet, total in sorted(totals.items()):
        rules = ", ".join(f"{rule} {size}" for rule, size in by_rule[outlet].most_common())
        counts = (total[key] for key in COLUMNS)
        print(f"| {outlet} | {' | '.join(map(str, counts))} | {rules} |")
    print(f"\nteasers: {teasers}, of which the headline's end was not decided: {undecided}")


if __name__ == "__main__":
    main()
