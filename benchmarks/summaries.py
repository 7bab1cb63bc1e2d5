"""Summaries of the held-out fifth of IndoSum: ours and what people use today.

    python benchmarks/summaries.py [--corpus ../shared/corpora/summaries/indosum.jsonl]

Every row gets the same cleaned text and the same sentences. Lead-3, TextRank and LexRank (sumy,
with Indonesian function words) pick three sentences; the extractive summary picks its own number,
the abstractive one is what a digest shows: rewritten, checked, with what the checks dropped left
out. Both are made without a title, as the others, and with the title as the slug in the article's
id gives it. ROUGE F (rouge-score, no stemming) in percent; "new" is the share of bigrams, in
percent, that the article does not have; "over Lead-3" is the difference in ROUGE-1 with its 95 %
interval, from 2,000 bootstrap samples of the articles. The last lines tell what the abstractive
summaries lost to the checks.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from rouge_score.rouge_scorer import RougeScorer
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

from summarizer import extractive
from summarizer.abstractive import Summarizer, load_summarizer, summarize
from summarizer.article import Article, Document
from summarizer.cleaning import clean
from summarizer.evaluation import is_held_out, tokens
from summarizer.sentences import split_paragraphs, words_of

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared/corpora/summaries/indosum.jsonl"
MEASURES = ("rouge1", "rouge2", "rougeL")
Pick = Callable[[Article], list[int]]
Write = Callable[[Article], str]


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


def picked(pick: Pick) -> Write:
    return lambda article: " ".join(article.sentences[i].text for i in pick(article))


@dataclass
class Abstractive:
    """Writes abstractive summaries as the pipeline does, and counts what the checks drop."""

    summarizer: Summarizer
    articles: int = 0
    statements: int = 0
    fallbacks: int = 0
    failed: Counter[str] = field(default_factory=Counter)

    def __call__(self, article: Article) -> str:
        scores = extractive.score(article)
        chosen = extractive.select(article, scores)
        summary = summarize(article, scores.tolist(), chosen, self.summarizer)
        self.articles += 1
        self.statements += len(summary.dropped)
        self.statements += 0 if summary.fallback else len(summary.statements)
        self.fallbacks += summary.fallback
        self.failed.update(" ".join(item.failed) for item in summary.dropped)
        return summary.text

    def report(self) -> str:
        lost = ", ".join(f"{names} {count}" for names, count in self.failed.most_common())
        return (
            f"{self.failed.total()} of {self.statements} statements dropped ({lost or 'none'}); "
            f"{self.statements / self.articles:.2f} drafted an article, "
            f"{self.fallbacks} of {self.articles} articles shown with key sentences instead"
        )


def new_bigrams(text: str, article: Article) -> float:
    known = set(pairwise(tokens(" ".join(p.text for p in article.paragraphs))))
    ours = list(pairwise(tokens(text)))
    return 100 * sum(pair not in known for pair in ours) / max(1, len(ours))


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
    parser.add_argument("--model", help="a summary model beside the one that ships: id or folder")
    options = parser.parse_args()
    corpus = options.corpus
    if not corpus.exists():
        sys.exit(f"{corpus} is not there; name another with --corpus")
    with corpus.open(encoding="utf-8") as lines:
        records = [r for r in map(json.loads, lines) if is_held_out(r["id"])]
    plain = [article_of(record, None) for record in records]
    titled = [article_of(r, " ".join(r["id"].split("-")[1:])) for r in records]
    written = Abstractive(load_summarizer())
    rows: list[tuple[str, Write, list[Article]]] = [
        ("Lead-3", picked(lead), plain),
        ("TextRank (sumy)", picked(with_sumy(TextRankSummarizer())), plain),
        ("LexRank (sumy)", picked(with_sumy(LexRankSummarizer())), plain),
        ("extractive", picked(ours), plain),
        ("  with title", picked(ours), titled),
        ("abstractive", written, plain),
        ("  with title", Abstractive(load_summarizer()), titled),
    ]
    if options.model:
        rows.append((options.model, Abstractive(load_summarizer(options.model)), plain))
    scorer = RougeScorer(list(MEASURES))
    print(f"{len(records)} articles of {corpus.name} (held out: sha256(id) % 5 == 0)")
    print(f"{'':18s} ROUGE-1  ROUGE-2  ROUGE-L  words   new  over Lead-3")
    baseline: np.ndarray | None = None
    for name, write, articles in rows:
        values, words, new = [], [], []
        for article, record in zip(articles, records, strict=True):
            text = write(article)
            new.append(new_bigrams(text, article))
            scores = scorer.score(record["summary"], text)
            values.append([100 * scores[measure].fmeasure for measure in MEASURES])
            words.append(len(text.split()))
        table = np.array(values)
        one, two, longest = table.mean(axis=0)
        line = f"{name:18s} {one:7.2f}  {two:7.2f}  {longest:7.2f}  {np.mean(words):5.1f}"
        line += f"  {np.mean(new):4.1f}"
        if baseline is None:
            baseline = table[:, 0]
        else:
            low, high = interval(table[:, 0] - baseline)
            line += f"  {one - baseline.mean():+5.2f} [{low:+.2f}, {high:+.2f}]"
        print(line, flush=True)
    for name, write, _ in rows:
        if isinstance(write, Abstractive):
            print(f"{name.strip()}: {write.report()}")


if __name__ == "__main__":
    main()
