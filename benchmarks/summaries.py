"""Summaries of the held-out fifth of IndoSum: ours beside what people use today.

    python benchmarks/summaries.py [--corpus ../shared/corpora/summaries/indosum.jsonl]

`summarize evaluate summaries --articles CORPUS --held-out` scores what ships; this adds what that
cannot make: TextRank and LexRank by sumy, with Indonesian function words, on the same sentences,
and our summaries with the headline known, as the slug in the article's id gives it. The scores are
those of that command.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from corpora import CORPORA
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

from summarizer.article import Article
from summarizer.evaluation import tokens
from summarizer.scoring.summaries import evaluate, write, written_by
from summarizer.scoring.writing import (
    ABSTRACTIVE,
    EXTRACTIVE,
    LEAD,
    LEAD_SENTENCES,
    Item,
    Writer,
    load_writer,
    picking,
    read_articles,
)
from summarizer.sentences import words_of

CORPUS = CORPORA / "summaries" / "indosum.jsonl"


class Words:
    """The tokenizer sumy asks for."""

    def to_words(self, sentence: str) -> tuple[str, ...]:
        return tuple(tokens(sentence))


def with_sumy(name: str, summarizer: Any) -> Writer:
    summarizer.stop_words = words_of("stopwords.txt")

    def pick(article: Article) -> list[int]:
        words = Words()
        sentences = [Sentence(s.text, words) for s in article.sentences]
        model = ObjectDocumentModel([Paragraph(sentences)])
        wanted = {id(sentence) for sentence in summarizer(model, LEAD_SENTENCES)}
        return [i for i, sentence in enumerate(sentences) if id(sentence) in wanted]

    return picking(name, pick)


def with_headline(item: Item) -> Item:
    """The item with the headline that its id holds: `1509402600-harga-beras-naik`."""
    headline = (item.id or "").partition("-")[2].replace("-", " ")
    return replace(item, article=replace(item.article, title=headline))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    options = parser.parse_args()
    if not options.corpus.exists():
        sys.exit(f"{options.corpus} is not there; name another with --corpus")
    items = read_articles(str(options.corpus), held_out=True)
    titled = [with_headline(item) for item in items]
    peers = {"textrank": TextRankSummarizer(), "lexrank": LexRankSummarizer()}
    systems = [
        *write(items, [LEAD]),
        *(written_by(name, with_sumy(name, peer), items) for name, peer in peers.items()),
        *(
            written_by(f"{name}, headline known", load_writer(name), titled)
            for name in (EXTRACTIVE, ABSTRACTIVE)
        ),
    ]
    print(evaluate(systems).as_text(), end="")


if __name__ == "__main__":
    main()
