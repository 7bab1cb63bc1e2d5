"""The parser against figures marked by hand in the news corpus, where that corpus is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from summarizer.figures import parse

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpora" / "news"
GOAL = 0.98  # of issue 3, precision and recall


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the news corpus is not here")
@pytest.mark.parametrize("part", ["dev", "test"])
def test_precision_and_recall_on_marked_news(part: str) -> None:
    path = ROOT / "benchmarks" / "data" / "figures.jsonl"
    marks = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    chosen = {mark["id"]: mark for mark in marks if mark["part"] == part}
    true, found = set(), set()
    for file in sorted(CORPUS.glob("*.jsonl")):
        with file.open(encoding="utf-8") as lines:
            for line in lines:
                article = json.loads(line)
                mark = chosen.get(article["id"])
                if mark is None:
                    continue
                sentence = article["text"][mark["start"] : mark["end"]]
                true |= {(article["id"], *figure) for figure in mark["figures"]}
                found |= {(article["id"], f.start, f.end, f.kind, f.value) for f in parse(sentence)}
    assert len(true) >= 120
    assert len(true & found) >= GOAL * len(found)
    assert len(true & found) >= GOAL * len(true)
