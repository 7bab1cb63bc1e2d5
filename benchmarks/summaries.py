"""Extractive summaries of the held-out fifth of IndoSum: ours and what people use today.

    python benchmarks/summaries.py [--corpus ../shared/corpora/summaries/indosum.jsonl]

Every row gets the same cleaned text and the same sentences. Lead-3, TextRank and LexRank (sumy,
with Indonesian function words) pick three sentences; ours picks its own number, once without a
title, as the others, and once with the title as the slug in the article's id gives it.
ROUGE F (rouge-score, no stemming) in percent; "over Lead-3" is the difference in ROUGE-1 with
its 95 % interval, from 2,000 bootstrap samples of the articles.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from rouge_score.rouge_scorer import RougeScorer
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

from summarizer import extractive
from summarizer.article import Article, Document
from summarizer.cleaning import clean
from summarizer.evaluation import is_held_out, tokens
from summarizer.sentences import split_paragraphs, words_of

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared/corpora/summaries/indosum.jsonl"
MEASURES = ("rouge1", "rouge2", "rougeL")
Pick = Callable[[Article], list[int]]


class Words:
    """The tokenizer sumy asks for."""

    def to_words(self, sentence: str) -> tuple[str, ...]:
        return tuple(tokens(sentence))


def with_sumy(summarizer: Any) -> Pick:
    summarizer.stop_words = words_of("stopwords.txt")

    def pick(article: Article) -> list[int]:
        words = Words()
        sentences = [Sentence(s.text, words) for s in article.sentences]
        model = ObjectDocumentModel([Paragraph(sentences)])
        wanted = {id(sentence) for sentence in summarizer(model, 3)}
        return [i for i, sentence in enumerate(sentences) if id(sentence) in wanted]

    return pick


def lead(article: Article) -> list[int]:
    return list(range(min(3, len(article.sentences))))


def ours(article: Article) -> list[int]:
    return extractive.select(article, extractive.score(article))


def article_of(record: dict[str, Any], title: str | None) -> Article:
    paragraphs = tuple(p for p in record["text"].split("\n") if p.strip())
    cleaned = clean(Document(path=record["id"], sha256="", paragraphs=paragraphs)).paragraphs
    return Article(record["id"], "", title, *split_paragraphs(cleaned))


def interval(difference: np.ndarray) -> tuple[float, float]:
    draws = np.random.default_rng(2017).integers(0, len(difference), (2000, len(difference)))
    low, high = np.percentile(difference[draws].mean(axis=1), [2.5, 97.5])
    return float(low), float(high)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    corpus = parser.parse_args().corpus
    if not corpus.exists():
        sys.exit(f"{corpus} is not there; name another with --corpus")
    with corpus.open(encoding="utf-8") as lines:
        records = [r for r in map(json.loads, lines) if is_held_out(r["id"])]
    plain = [article_of(record, None) for record in records]
    titled = [article_of(r, " ".join(r["id"].split("-")[1:])) for r in records]
    rows: list[tuple[str, Pick, list[Article]]] = [
        ("Lead-3", lead, plain),
        ("TextRank (sumy)", with_sumy(TextRankSummarizer()), plain),
        ("LexRank (sumy)", with_sumy(LexRankSummarizer()), plain),
        ("ours", ours, plain),
        ("ours, with title", ours, titled),
    ]
    scorer = RougeScorer(list(MEASURES))
    print(f"{len(records)} articles of {corpus.name} (held out: sha256(id) % 5 == 0)")
    print(f"{'':18s} ROUGE-1  ROUGE-2  ROUGE-L  words  over Lead-3")
    baseline: np.ndarray | None = None
    for name, pick, articles in rows:
        values, words = [], []
        for article, record in zip(articles, records, strict=True):
            text = " ".join(article.sentences[i].text for i in pick(article))
            scores = scorer.score(record["summary"], text)
            values.append([100 * scores[measure].fmeasure for measure in MEASURES])
            words.append(len(text.split()))
        table = np.array(values)
        one, two, longest = table.mean(axis=0)
        line = f"{name:18s} {one:7.2f}  {two:7.2f}  {longest:7.2f}  {np.mean(words):5.1f}"
        if baseline is None:
            baseline = table[:, 0]
        else:
            low, high = interval(table[:, 0] - baseline)
            line += f"  {one - baseline.mean():+5.2f} [{low:+.2f}, {high:+.2f}]"
        print(line, flush=True)


if __name__ == "__main__":
    main()
