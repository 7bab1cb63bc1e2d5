"""What an abstractive summary is made of: drafted statements, and those that passed the checks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from summarizer.article import Article
from summarizer.translation.model import ModelInfo


@dataclass(frozen=True, slots=True)
class SummaryModel:
    """What wrote a summary: a model of the hub or a folder, or the rules that ship.

    `revision` is a commit, or the version of the rules; `sha256` of the weights file, None where
    there are no weights.
    """

    id: str
    revision: str
    licence: str
    sha256: str | None = None

    @classmethod
    def of(cls, info: ModelInfo) -> SummaryModel:
        """A model in a folder."""
        return cls(info.id, info.revision, info.licence, info.sha256)


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence that a summariser wrote, and the index of the sentence that it was made of.

    A pronoun in it means whom it means there.
    """

    text: str
    sentence: int


class Summarizer(Protocol):
    """Writes summaries. What it writes is a draft: `summarizer.abstractive.summarize` checks it."""

    @property
    def model(self) -> SummaryModel:
        """What writes."""
        ...

    def draft(self, article: Article, scores: Sequence[float]) -> list[Draft]:
        """The sentences of a summary in reading order; may be empty.

        `scores` is the salience of each sentence of the article.
        """
        ...


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of the summary and the indexes of the sentences that support it."""

    text: str
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Dropped:
    """A drafted statement that is not shown, and the names of the checks it failed."""

    text: str
    failed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AbstractiveSummary:
    """A summary in the summariser's words; every statement is supported by the article.

    Where no drafted statement was, `fallback` is set and the statements are the sentences of the
    extractive summary.
    """

    statements: tuple[Statement, ...]
    model: SummaryModel
    dropped: tuple[Dropped, ...] = ()
    fallback: bool = False

    @property
    def text(self) -> str:
        """The summary as one paragraph."""
        return " ".join(statement.text for statement in self.statements)
