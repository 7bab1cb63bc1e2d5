"""Are articles that are shown as one story one story?

    python benchmarks/duplicates.py                 # all of news/, some minutes
    python benchmarks/duplicates.py --show 0.6 0.7  # the pairs between, by id and title, to be read

Pairs of the corpus that share words are counted at several thresholds, and with the further rules:
their figures agree, and a site does not take over a story from itself. The marks in
benchmarks/data/duplicates.csv, made by reading, say of pairs whether who has read one has read the
other; those marked "seen" were looked at while the rules were made, those marked "new" after that.
The corpus gives no dates, so that the rule of days has no part in these figures: it keeps apart
columns that come again, too (today's matches, a shop's Sunday).
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import Any

from corpora import CORPORA

from summarizer.article import Article, Document
from summarizer.batch import duplicates
from summarizer.batch.duplicates import (
    LEAST_SHARED,
    Fingerprint,
    figures_agree,
    fingerprint,
    same_story,
    shared,
)
from summarizer.errors import LoadError
from summarizer.pipeline import find_figures, prepare

FILES = ("gikirima_2025", "kamigon_2026", "sheiua_antara_lampung", "zainoor_2025")
MARKS = Path(__file__).parent / "data" / "duplicates.csv"
READ = ("seen", "new")
THRESHOLDS = (0.4, 0.5, 0.6, 0.7, 0.8)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--limit", type=int, help="articles of each file")
    parser.add_argument("--show", type=float, nargs=2, metavar=("FROM", "TO"))
    options = parser.parse_args()

    articles: list[Article] = []
    for name in FILES:
        path = CORPORA / "news" / f"{name}.jsonl"
        if not path.exists():
            sys.exit(f"{path} is missing: this benchmark needs the corpora (../shared/corpora)")
        with path.open(encoding="utf-8") as records:
            articles += filter(None, map(_article, islice(records, options.limit)))
    prints = [fingerprint(_digest(article, [])) for article in articles]
    pairs: dict[tuple[int, int], float] = {}
    for first, second in duplicates.candidates(prints):
        if (first, second) not in pairs:
            pairs[first, second] = shared(prints[first], prints[second])
    pairs = {pair: share for pair, share in pairs.items() if share >= min(THRESHOLDS)}
    for index in sorted(set(chain.from_iterable(pairs))):
        found, _ = find_figures(articles[index])
        digest = _digest(articles[index], [mention.as_dict() for mention in found])
        prints[index] = replace(prints[index], figures=fingerprint(digest).figures)

    if options.show:
        _show(articles, prints, pairs, *options.show)
        return
    marks = _marks()
    print(f"{len(articles)} articles, {len(marks)} pairs marked")
    print("pairs that share triples from | pairs | one story, of those seen | and of those new")
    rules: list[tuple[str, Callable[[tuple[int, int]], bool]]] = [
        (str(least), lambda pair, least=least: pairs[pair] >= least)  # type: ignore[misc]
        for least in THRESHOLDS
    ]
    rules += [
        (
            f"{LEAST_SHARED}, figures agree",
            lambda pair: pairs[pair] >= LEAST_SHARED and figures_agree(*(prints[i] for i in pair)),
        ),
        ("as it is set, sites too", lambda pair: same_story(*(prints[i] for i in pair))),
    ]
    for name, rule in rules:
        found = [pair for pair in pairs if rule(pair)]
        keys = (_key((articles[first].path, articles[second].path)) for first, second in found)
        judged = [marks[key] for key in keys if key in marks]
        cells = [
            f"{marked.count('same')} of {len(marked)}"
            for marked in ([mark for mark, read in judged if read == when] for when in READ)
        ]
        print(f"{name:29} | {len(found):5} | {cells[0]:23} | {cells[1]}")
    chosen = duplicates.stories(prints)
    several = [story for story in chosen if len(story) > 1]
    print(f"{len(several)} stories of {sum(map(len, several))} articles are found")


def _article(line: str) -> Article | None:
    record = json.loads(line)
    paragraphs = tuple(p for p in record["text"].split("\n") if p.strip())
    try:
        return prepare(
            Document(record["id"], "", paragraphs, record["title"], url=record["source_url"])
        )
    except LoadError:
        return None


def _digest(article: Article, figures: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "source": {
            "path": article.path,
            "title": article.title,
            "outlet": article.outlet,
            "published": None,
            "url": article.url,
            "words": article.words,
        },
        "sentences": [{"text": sentence.text} for sentence in article.sentences],
        "figures": figures,
    }


def _key(pair: tuple[str, str]) -> tuple[str, str]:
    first, second = sorted(pair)
    return first, second


def _marks() -> dict[tuple[str, str], tuple[str, str]]:
    with MARKS.open(encoding="utf-8", newline="") as file:
        return {
            _key((row["first"], row["second"])): (row["mark"], row["read"])
            for row in csv.DictReader(file)
        }


def _show(
    articles: list[Article],
    prints: list[Fingerprint],
    pairs: dict[tuple[int, int], float],
    least: float,
    most: float,
) -> None:
    for (first, second), share in sorted(pairs.items(), key=lambda item: item[1]):
        if least <= share < most:
            told = "one story" if same_story(prints[first], prints[second]) else "kept apart"
            print(f"{share:.2f} {told}")
            for article in (articles[first], articles[second]):
                print(f"    {article.path} {article.words:4} {article.title}")


if __name__ == "__main__":
    main()
