"""The abstractive summary: fewer words than the article's own, each statement checked.

A summariser drafts statements, `summarize` shows those that the article supports.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.abstractive.drafts import Repetition, likeness
from summarizer.abstractive.model import (
    AbstractiveSummary,
    Draft,
    Dropped,
    Statement,
    Summarizer,
    SummaryModel,
)
from summarizer.abstractive.persons import People
from summarizer.abstractive.rewriter import Rewriter, shortened
from summarizer.abstractive.writing import write
from summarizer.article import Article
from summarizer.extractive.form import starts_with
from summarizer.glossary import Glossary
from summarizer.settings import BEAM

if TYPE_CHECKING:
    from summarizer.support import Support

__all__ = [
    "AbstractiveSummary",
    "Draft",
    "Dropped",
    "Statement",
    "Summarizer",
    "SummaryModel",
    "load_summarizer",
    "summarize",
]

# Words that a sentence must share with another to be a version of it: of the sentences of IndoSum's
# summaries nearly all have more in common with one of the article.
_LIKE = 0.4


def load_summarizer(
    model: str | None = None, glossary: Glossary | None = None, beam: int = BEAM
) -> Summarizer:
    """The summariser that ships, or an encoder-decoder model by its id or folder.

    `glossary` and `beam` are for the one and the other. Raises ModelError where the model is
    missing, damaged or refused.
    """
    if model is None:
        return Rewriter(glossary)
    from summarizer import registry

    info = registry.resolve("id", "id", model)
    if registry.read_config(Path(info.path)).get("model_type") == "marian":
        from summarizer.abstractive.marian import MarianSummarizer

        return MarianSummarizer(info)
    from summarizer.abstractive.seq2seq import Seq2SeqSummarizer

    return Seq2SeqSummarizer(info, beam)


def summarize(
    article: Article,
    scores: Sequence[float],
    extractive: Sequence[int],
    summarizer: Summarizer,
    glossary: Glossary | None = None,
) -> AbstractiveSummary:
    """The abstractive summary of an article.

    `scores` is the salience of each sentence, `extractive` the indexes of the extractive summary,
    which stands in where the article supports nothing of the draft. In place of a single sentence
    that is not supported stands what the rules make of the one it comes from.
    """
    from summarizer.support import SupportChecker

    # What needs no finishing is asked for twice.
    check = cache(SupportChecker(article, glossary).check)
    people = People(article)
    kept: list[Draft] = []
    dropped: list[Dropped] = []
    repetition = Repetition(article)
    own = False
    for draft in summarizer.draft(article, scores):
        failed = _failed(draft.text, check, repetition)
        if failed:
            dropped.append(Dropped(draft.text, failed))
            told = any(draft.sentence == other.sentence for other in kept)
            if told or likeness(draft.text, article.sentences[draft.sentence].text) < _LIKE:
                continue
            draft = Draft(shortened(article, draft.sentence, people), draft.sentence)
            if _failed(draft.text, check, repetition):
                continue
        own = own or not failed
        repetition.say(draft.text)
        kept.append(draft)
    statements: list[Statement] = []
    for text in write(article, kept if own else [], people, glossary or Glossary.load()):
        support = check(text)
        # "Hal itu …" without the sentence that tells what.
        lost = dropped and not statements and starts_with("anaphora", text)
        failed = support.failed or (("antecedent",) if lost else ())
        if failed:
            dropped.append(Dropped(text, failed))
        else:
            statements.append(Statement(text, support.sentences))
    fallback = not statements
    if fallback:
        statements = [Statement(article.sentences[i].text, (i,)) for i in extractive]
    return AbstractiveSummary(tuple(statements), summarizer.model, tuple(dropped), fallback)


def _failed(text: str, check: Callable[[str], Support], repetition: Repetition) -> tuple[str, ...]:
    """The checks that a drafted sentence fails."""
    return (*check(text).failed, *(["repetition"] if repetition.of(text) else []))
