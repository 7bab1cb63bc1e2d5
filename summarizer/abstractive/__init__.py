"""The abstractive summary: fewer words than the article's own, each statement checked.

A summariser drafts statements, `summarize` shows those that the article supports.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.abstractive.model import (
    AbstractiveSummary,
    Dropped,
    Statement,
    Summarizer,
    SummaryModel,
)
from summarizer.article import Article
from summarizer.evaluation import tokens
from summarizer.extractive.form import starts_with
from summarizer.glossary import Glossary
from summarizer.settings import BEAM

__all__ = [
    "AbstractiveSummary",
    "Dropped",
    "Statement",
    "Summarizer",
    "SummaryModel",
    "load_summarizer",
    "summarize",
]

# Least share of different words in a statement of at least so many. In the sentences of IndoSum's
# summaries it is 0.58 and more.
_LOOKED_AT, _DIFFERENT = 8, 0.5


def load_summarizer(
    model: str | None = None, glossary: Glossary | None = None, beam: int = BEAM
) -> Summarizer:
    """The summariser that ships, or an encoder-decoder model by its id or folder.

    `glossary` and `beam` are for the one and the other. Raises ModelError where the model is
    missing, damaged or refused.
    """
    if model is None:
        from summarizer.abstractive.rewriter import Rewriter

        return Rewriter(glossary)
    from summarizer import registry
    from summarizer.abstractive.seq2seq import Seq2SeqSummarizer

    return Seq2SeqSummarizer(registry.resolve("id", "id", model), beam)


def summarize(
    article: Article,
    scores: Sequence[float],
    extractive: Sequence[int],
    summarizer: Summarizer,
    glossary: Glossary | None = None,
) -> AbstractiveSummary:
    """The abstractive summary of an article.

    `scores` is the salience of each sentence, `extractive` the indexes of the extractive summary,
    which stands in where the article supports nothing of the draft.
    """
    from summarizer.support import SupportChecker

    checker = SupportChecker(article, glossary)
    statements: list[Statement] = []
    dropped: list[Dropped] = []
    for text in summarizer.draft(article, scores):
        support = checker.check(text)
        failed = (*support.failed, *(["repetition"] if _repeats(text) else []))
        # "Hal itu …" without the sentence that tells what.
        if dropped and not statements and not failed and starts_with("anaphora", text):
            failed = ("antecedent",)
        if failed:
            dropped.append(Dropped(text, failed))
        else:
            statements.append(Statement(text, support.sentences))
    fallback = not statements
    if fallback:
        statements = [Statement(article.sentences[i].text, (i,)) for i in extractive]
    return AbstractiveSummary(tuple(statements), summarizer.model, tuple(dropped), fallback)


def _repeats(text: str) -> bool:
    """Whether a statement says its words over and over, as a model that has lost the thread."""
    words = tokens(text)
    return len(words) >= _LOOKED_AT and len(set(words)) < _DIFFERENT * len(words)
