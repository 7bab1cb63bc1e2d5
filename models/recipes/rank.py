"""Train the sentence ranker of the extractive summary; write summarizer/data/ranker.json.

    python models/recipes/rank.py [--folds] [--corpus ../shared/corpora/summaries/indosum.jsonl]

What it learns from: the four fifths of IndoSum for which `evaluation.is_held_out` is false, as
plain text, cleaned and split as any article is. Each article is seen three times, so that the
ranker knows news with and without title (taken from the slug in the id) and with lost paragraphs.

What it learns: how likely a sentence is in the best extract. The label is soft: all sets of up to
five of the eight sentences nearest to the human summary are weighed by their ROUGE-1 F, and a
sentence gets the weight of the sets it is in.

How: the first stage sees a sentence and its neighbours; the second also how the sentence stands
among the others by first score, which comes from folds that did not train on the article.
`--folds` writes nothing and prints ROUGE-1 on the training folds, for choosing features, settings
and length; the figures to report are what `summarize evaluate summaries --held-out` prints.
Needs lightgbm (extra `eval`); a minute or two on one core.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from articles import article_of, slug_title

from summarizer.article import Article
from summarizer.evaluation import is_held_out, rouge, tokens
from summarizer.extractive.features import Features, Vector, features
from summarizer.extractive.ranker import with_standing
from summarizer.extractive.readability import readability
from summarizer.extractive.selection import select

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared/corpora/summaries/indosum.jsonl"
OUTPUT = ROOT / "summarizer/data/ranker.json"
FOLDS = 4
# Sets within 0.03 ROUGE-1 of the best count: summaries that differ by less read equally well.
TEMPERATURE = 0.03
SETTINGS = {
    "learning_rate": 0.05,
    "num_leaves": 15,
    "min_child_samples": 120,
    "subsample": 0.7,
    "subsample_freq": 1,
    "colsample_bytree": 0.3,
    "random_state": 7,
    "n_jobs": 1,
    "deterministic": True,
    "verbose": -1,
}
TREES = (220, 140)


@dataclass
class Example:
    """One view of one article: its numbers and its labels."""

    article: Article
    summary: str
    fold: int
    plain: bool
    found: Features
    label: Vector


def soft_label(sentences: Sequence[str], summary: str) -> Vector:
    """Weight of each sentence over the best sets, from 0 to 1."""
    bags = [Counter(tokens(text)) for text in sentences]
    wanted = Counter(tokens(summary))
    near = [(bag & wanted).total() / max(8, bag.total()) for bag in bags]
    top = np.argsort(-np.array(near), kind="stable")[:8].tolist()
    sets: list[tuple[int, ...]] = []
    values: list[float] = []
    for size in range(1, 6):
        for chosen in combinations(top, size):
            both = sum((bags[i] for i in chosen), Counter())
            sets.append(chosen)
            values.append(2 * (both & wanted).total() / (both.total() + wanted.total()))
    weights = np.exp((np.array(values) - max(values)) / TEMPERATURE)
    label = np.zeros(len(sentences))
    for chosen, weight in zip(sets, weights / weights.sum(), strict=True):
        label[list(chosen)] += weight
    return label


def examples(corpus: Path) -> list[Example]:
    """Three views of each training article."""
    found = []
    with corpus.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    training = [record for record in records if not is_held_out(record["id"])]
    for number, record in enumerate(training):
        for title, joined in ((False, False), (True, False), (True, True)):
            article = article_of(record, slug_title(record) if title else None, joined)
            if not article.sentences:
                continue
            texts = [s.text for s in article.sentences]
            label = soft_label(texts, record["summary"])
            found.append(
                Example(
                    article, record["summary"], number % FOLDS, not title, features(article), label
                )
            )
    return found


def fit(values: Iterable[np.ndarray], labels: Iterable[Vector], trees: int) -> lightgbm.Booster:
    """An ensemble of that many trees, fitted to the soft labels by least squares."""
    model = lightgbm.LGBMRegressor(n_estimators=trees, **SETTINGS)
    model.fit(np.vstack(list(values)), np.concatenate(list(labels)))
    return model.booster_


def as_trees(booster: lightgbm.Booster, names: Sequence[str]) -> dict[str, Any]:
    """The form `extractive.ranker.Trees` reads: only the features that are used, rounded."""
    used = sorted({names[i] for i in np.flatnonzero(booster.feature_importance())})
    table: list[dict[str, list[float]]] = []
    deepest = 0
    for info in booster.dump_model()["tree_info"]:
        tree: dict[str, list[float]] = {
            key: [] for key in ("feature", "threshold", "left", "right", "value")
        }
        deepest = max(deepest, _write(info["tree_structure"], tree, names, used))
        table.append(tree)
    return {"names": used, "base": 0.0, "depth": deepest, "trees": table}


def _write(
    node: dict[str, Any], tree: dict[str, list[float]], names: Sequence[str], used: list[str]
) -> int:
    """Append a node and those below it; returns how deep they go."""
    here = len(tree["value"])
    if "leaf_value" in node:
        for key, value in zip(tree, (0, 0, here, here, node["leaf_value"]), strict=True):
            tree[key].append(float(f"{value:.5g}") if key == "value" else value)
        return 0
    feature = used.index(names[node["split_feature"]])
    for key, value in zip(tree, (feature, float(f"{node['threshold']:.6g}"), 0, 0, 0), strict=True):
        tree[key].append(value)
    tree["left"][here] = len(tree["value"])
    left = _write(node["left_child"], tree, names, used)
    tree["right"][here] = len(tree["value"])
    right = _write(node["right_child"], tree, names, used)
    return 1 + max(left, right)


def first_scores(views: list[Example]) -> list[Vector]:
    """Scores of the first stage from models that did not see the article."""
    scores: list[Vector] = [np.zeros(0)] * len(views)
    for fold in range(FOLDS):
        kept = [view for view in views if view.fold != fold]
        model = fit((v.found.values for v in kept), (v.label for v in kept), TREES[0])
        for i, view in enumerate(views):
            if view.fold == fold:
                scores[i] = model.predict(view.found.values)
    return scores


def cross_validate(views: list[Example]) -> None:
    """Print ROUGE-1 F on the training folds: Lead-3, and the ranker after each stage."""
    scores = first_scores(views)
    seconds = [with_standing(v.found, s)[1] for v, s in zip(views, scores, strict=True)]
    final: list[Vector] = [np.zeros(0)] * len(views)
    for fold in range(FOLDS):
        kept = [i for i, view in enumerate(views) if view.fold != fold]
        model = fit((seconds[i] for i in kept), (views[i].label for i in kept), TREES[1])
        for i, view in enumerate(views):
            if view.fold == fold:
                final[i] = model.predict(seconds[i])
    for kind in (True, False):
        rows = [i for i, view in enumerate(views) if view.plain == kind]
        print("without title" if kind else "with title", f"({len(rows)} views)")
        report("  Lead-3", [views[i] for i in rows], [list(range(3)) for _ in rows])
        for name, given in (("first stage", scores), ("second stage", final)):
            picks = [select(views[i].article, np.clip(given[i], 0.01, 1)) for i in rows]
            report(f"  {name}", [views[i] for i in rows], picks)
        picks = [
            select(views[i].article, np.clip(final[i], 0.01, 1) * readability(views[i].found))
            for i in rows
        ]
        report("  readable", [views[i] for i in rows], picks)


def report(name: str, views: list[Example], picks: list[list[int]]) -> None:
    """Print the mean ROUGE-1 F of the picked sentences, and how long they are."""
    texts = [
        " ".join(s.text for s in view.article.sentences if s.index in pick)
        for view, pick in zip(views, picks, strict=True)
    ]
    values = [rouge(t, v.summary).rouge1.f for t, v in zip(texts, views, strict=True)]
    words = np.mean([len(text.split()) for text in texts])
    count = np.mean([len(pick) for pick in picks])
    print(
        f"{name:16s} ROUGE-1 {100 * np.mean(values):.2f}  {words:.0f} words, {count:.1f} sentences"
    )


def train(views: list[Example]) -> dict[str, Any]:
    """Both stages, in the form that is written to ranker.json."""
    scores = first_scores(views)
    seconds = [with_standing(v.found, s) for v, s in zip(views, scores, strict=True)]
    labels = [view.label for view in views]
    first = as_trees(fit((v.found.values for v in views), labels, TREES[0]), views[0].found.names)
    second = as_trees(fit((values for _, values in seconds), labels, TREES[1]), seconds[0][0])
    return {
        "about": "Sentence ranker, made by models/recipes/rank.py from IndoSum (CC BY-SA 4.0).",
        "articles": len({view.article.path for view in views}),
        "stages": [first, second],
    }


def main() -> None:
    """Read the arguments, train, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--folds", action="store_true", help="cross-validate, write nothing")
    options = parser.parse_args()
    views = examples(options.corpus)
    if options.folds:
        cross_validate(views)
        return
    table = train(views)
    stages = table.pop("stages")
    head = json.dumps(table, indent=1)[:-2]
    body = ",\n".join(
        json.dumps({k: v for k, v in stage.items() if k != "trees"})[:-1]
        + ', "trees": [\n'
        + ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in stage["trees"])
        + "]}"
        for stage in stages
    )
    OUTPUT.write_text(f'{head},\n "stages": [\n{body}]}}\n', encoding="utf-8")
    print(f"{OUTPUT.relative_to(ROOT)}: {OUTPUT.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
