"""The digest: what the pipeline returns, and its JSON form (docs/formats.md describes it)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from summarizer.abstractive.model import AbstractiveSummary
from summarizer.article import Article
from summarizer.figures.model import Figure
from summarizer.translation.model import STATUS_ORDER, ModelInfo, Status, Translation

SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class FigureMention:
    """A figure of the article, its sentence, and how each target language writes it."""

    sentence: int
    figure: Figure
    en: str
    ja: str

    def as_dict(self) -> dict[str, Any]:
        """The figure as JSON; offsets are characters in the sentence."""
        return {"sentence": self.sentence, **self.figure.as_dict(), "en": self.en, "ja": self.ja}


@dataclass(frozen=True, slots=True)
class ExtractiveSummary:
    """Sentences of the article, by index in reading order, and their text."""

    sentences: tuple[int, ...]
    text: str


@dataclass(frozen=True, slots=True)
class LanguageDigest:
    """The digest in one target language. `key_sentences` maps a sentence index to its translation.

    `statements` are the translations of the abstractive summary's statements, None where there is
    no such summary.
    """

    language: str
    title: Translation | None
    key_sentences: Mapping[int, Translation]
    models: tuple[ModelInfo, ...]
    statements: tuple[Translation, ...] | None = None

    @property
    def summary(self) -> tuple[Translation, ...]:
        """The summary in this language: the abstractive one, else that of the key sentences."""
        if self.statements is not None:
            return self.statements
        return tuple(self.key_sentences.values())

    @property
    def summary_text(self) -> str:
        """The translated summary as one paragraph."""
        separator = "" if self.language == "ja" else " "
        return separator.join(translation.text for translation in self.summary)

    @property
    def summary_status(self) -> Status:
        """The worst verdict among the summary's sentences."""
        return max(
            (translation.status for translation in self.summary),
            key=STATUS_ORDER.index,
            default="ok",
        )

    def as_dict(self) -> dict[str, Any]:
        """The language's part of the JSON."""
        summary: dict[str, Any] = {
            "text": self.summary_text,
            "status": self.summary_status,
            "checks": sorted({check for item in self.summary for check in item.checks}),
            "failed": sorted({check for item in self.summary for check in item.failed}),
        }
        if self.statements is not None:
            summary["statements"] = [translation_dict(item) for item in self.statements]
        return {
            "title": None if self.title is None else translation_dict(self.title),
            "summary": summary,
            "key_sentences": [
                {"index": index, **translation_dict(translation)}
                for index, translation in self.key_sentences.items()
            ],
            "models": [
                {
                    "id": model.id,
                    "revision": model.revision,
                    "licence": model.licence,
                    "sha256": model.sha256,
                }
                for model in self.models
            ],
        }


@dataclass(frozen=True, slots=True)
class Digest:
    """An article with its salience scores, summaries, figures and translations.

    `scores[i]` is the salience of sentence `i`; key sentences are those of the extractive summary.
    `abstractive` is None where that summary was not asked for.
    """

    article: Article
    scores: tuple[float, ...]
    extractive: ExtractiveSummary
    figures: tuple[FigureMention, ...]
    translations: Mapping[str, LanguageDigest]
    settings: Mapping[str, Any]
    version: str
    warnings: tuple[str, ...] = field(default=())
    abstractive: AbstractiveSummary | None = None

    @property
    def key(self) -> frozenset[int]:
        """The indexes of the key sentences."""
        return frozenset(self.extractive.sentences)

    @property
    def signature(self) -> str:
        """The line from which the digest can be made again, see `summarizer.signature`."""
        from summarizer.signature import signature

        return signature(
            self.settings,
            {language: section.models for language, section in self.translations.items()},
            None if self.abstractive is None else self.abstractive.model,
        )

    def as_dict(self) -> dict[str, Any]:
        """The digest as JSON-ready data, schema 1."""
        article = self.article
        summary: dict[str, Any] = {
            "extractive": {
                "sentences": list(self.extractive.sentences),
                "text": self.extractive.text,
            }
        }
        if self.abstractive is not None:
            summary["abstractive"] = abstractive_dict(self.abstractive)
        return {
            "schema": SCHEMA_VERSION,
            "source": {
                "path": article.path,
                "sha256": article.sha256,
                "title": article.title,
                "outlet": article.outlet,
                "published": article.published,
                "author": article.author,
                "url": article.url,
                "dateline": article.dateline,
                "words": article.words,
            },
            "sentences": [
                {
                    "index": sentence.index,
                    "paragraph": sentence.paragraph,
                    "text": sentence.text,
                    "score": round(score, 4),
                    "key": sentence.index in self.key,
                }
                for sentence, score in zip(article.sentences, self.scores, strict=True)
            ],
            "figures": [mention.as_dict() for mention in self.figures],
            "summary": summary,
            "translations": {
                language: section.as_dict() for language, section in self.translations.items()
            },
            "settings": dict(self.settings),
            "version": self.version,
            "signature": self.signature,
            "warnings": list(self.warnings),
        }

    def to_json(self, indent: int | None = None) -> str:
        """The digest as a JSON text, non-ASCII characters as themselves."""
        return json.dumps(self.as_dict(), ensure_ascii=False, indent=indent)


def abstractive_dict(summary: AbstractiveSummary) -> dict[str, Any]:
    """An abstractive summary as JSON. What is not supported is among `dropped`, never in `text`."""
    return {
        "text": summary.text,
        "statements": [
            {"text": statement.text, "sentences": list(statement.sentences)}
            for statement in summary.statements
        ],
        "model": summary.model.id,
        "revision": summary.model.revision,
        "licence": summary.model.licence,
        "sha256": summary.model.sha256,
        "supported": True,
        "dropped": [
            {"text": statement.text, "failed": list(statement.failed)}
            for statement in summary.dropped
        ],
        "fallback": summary.fallback,
    }


def translation_dict(translation: Translation) -> dict[str, Any]:
    """A translation as JSON; `pivot` only where the way went through another language."""
    data: dict[str, Any] = {
        "text": translation.text,
        "status": translation.status,
        "checks": list(translation.checks),
        "failed": list(translation.failed),
    }
    if translation.pivot is not None:
        data["pivot"] = translation.pivot
    return data
