"""The digest: what the pipeline returns, and its JSON form (docs/formats.md describes it)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

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

    The extractive summary consists of the key sentences, so `summary` joins their translations.
    """

    language: str
    title: Translation | None
    key_sentences: Mapping[int, Translation]
    models: tuple[ModelInfo, ...]

    @property
    def summary_text(self) -> str:
        """The translated summary as one paragraph."""
        separator = "" if self.language == "ja" else " "
        return separator.join(translation.text for translation in self.key_sentences.values())

    @property
    def summary_status(self) -> Status:
        """The worst verdict among the summary's sentences."""
        return max(
            (translation.status for translation in self.key_sentences.values()),
            key=STATUS_ORDER.index,
            default="ok",
        )

    def as_dict(self) -> dict[str, Any]:
        """The language's part of the JSON."""
        translations = self.key_sentences.values()
        return {
            "title": None if self.title is None else translation_dict(self.title),
            "summary": {
                "text": self.summary_text,
                "status": self.summary_status,
                "checks": sorted({check for item in translations for check in item.checks}),
                "failed": sorted({check for item in translations for check in item.failed}),
            },
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
    """An article with its salience scores, summary, figures and translations.

    `scores[i]` is the salience of sentence `i`; key sentences are those of the summary.
    """

    article: Article
    scores: tuple[float, ...]
    extractive: ExtractiveSummary
    figures: tuple[FigureMention, ...]
    translations: Mapping[str, LanguageDigest]
    settings: Mapping[str, Any]
    version: str
    warnings: tuple[str, ...] = field(default=())

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
        )

    def as_dict(self) -> dict[str, Any]:
        """The digest as JSON-ready data, schema 1."""
        article = self.article
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
            "summary": {
                "extractive": {
                    "sentences": list(self.extractive.sentences),
                    "text": self.extractive.text,
                }
            },
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
