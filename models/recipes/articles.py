"""Records of the summary corpora as the pipeline sees them."""

from __future__ import annotations

from typing import Any

from summarizer.article import Article, Document
from summarizer.cleaning import clean
from summarizer.sentences import split_paragraphs


def article_of(record: dict[str, Any], title: str | None = None, joined: bool = False) -> Article:
    """A record's text, cleaned and split; `joined` as one paragraph."""
    paragraphs = tuple(p for p in record["text"].split("\n") if p.strip())
    cleaned = clean(Document(path=record["id"], sha256="", paragraphs=paragraphs)).paragraphs
    parts, sentences = split_paragraphs([" ".join(cleaned)] if joined else cleaned)
    return Article(record["id"], "", title, parts, sentences)


def slug_title(record: dict[str, Any]) -> str:
    """The headline of an IndoSum article, which has none but in its id."""
    return " ".join(record["id"].split("-")[1:])
