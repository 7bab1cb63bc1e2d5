"""The summaries of articles that people summarised, too: by the program as it is, and by models."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from summarizer.abstractive.model import SummaryModel
from summarizer.article import Article
from summarizer.errors import LoadError, UsageError
from summarizer.evaluation import is_held_out
from summarizer.loading.records import parse_jsonl
from summarizer.pipeline import Pipeline, prepare
from summarizer.scoring.reading import read_lines
from summarizer.settings import SUMMARY_MODEL, Settings
from summarizer.signature import signature

LEAD, EXTRACTIVE, ABSTRACTIVE = "lead-3", "extractive", "abstractive"
SHIPPED = (LEAD, EXTRACTIVE, ABSTRACTIVE)
# What people wrote: as new and as well supported as a summary is expected to be.
REFERENCE = "reference"
# Lead-3 is the baseline of the field: news tells what matters first.
LEAD_SENTENCES = 3


@dataclass(frozen=True, slots=True)
class Item:
    """An article and the summary a person wrote of it; `id` is None where the record has none."""

    id: str | None
    article: Article
    reference: str


@dataclass(frozen=True, slots=True)
class Written:
    """One system's summaries of the items, in order.

    `statements` are shown, `dropped` is how many that were drafted are not, for their article does
    not support them; `failed` counts the checks they failed, `fallbacks` the articles of which no
    statement was left. All four are None for a system that takes sentences as they are. `seconds`
    is what making the digests took, from the split article on and without translations.
    """

    texts: tuple[str, ...]
    signature: str
    seconds: float
    statements: int | None = None
    dropped: int | None = None
    failed: Mapping[str, int] | None = None
    fallbacks: int | None = None


Writer = Callable[[Sequence[Item]], Written]


def read_articles(path: str, held_out: bool = False) -> list[Item]:
    """Articles of a JSON Lines file, cleaned and split as for a digest.

    A record has its text and title as `summarizer.loading` takes them, and a person's summary as
    `reference` or, without that, as `summary`. With `held_out` only those are read whose `id`
    `summarizer.evaluation.is_held_out` keeps from training. Raises LoadError, which names the line.
    """
    items = [
        item
        for number, line in enumerate(read_lines(path), start=1)
        if line.strip() and (item := _item(line, f"{path}, line {number}", held_out)) is not None
    ]
    if not items:
        raise LoadError(f"{path}: none of its articles is held out; leave out --held-out")
    return items


def _item(line: str, where: str, held_out: bool) -> Item | None:
    document = next(iter(parse_jsonl([line], where)))
    if isinstance(document, LoadError):
        raise LoadError(str(document).replace(f"{where}#1", where))
    record = json.loads(line)
    identifier = record.get("id")
    if held_out:
        if not isinstance(identifier, str):
            raise LoadError(f"{where}: no text under 'id', by which --held-out chooses")
        if not is_held_out(identifier):
            return None
    reference = record.get("reference") or record.get("summary")
    if not isinstance(reference, str) or not reference.strip():
        raise LoadError(f"{where}: no text under 'reference' or 'summary' to compare with")
    try:
        article = prepare(document)
    except LoadError as error:
        raise LoadError(str(error).replace(f"{where}#1", where)) from None
    return Item(identifier if isinstance(identifier, str) else None, article, reference)


def load_writer(name: str) -> Writer:
    """What writes the summaries of a system.

    `name` is one of SHIPPED, REFERENCE, or the id or folder of a summary model, with or without
    "summary=" before it. Raises UsageError for another pair, ModelError where the model is missing
    or damaged.
    """
    if name == LEAD:
        return picking(LEAD, _lead)
    if name == REFERENCE:
        return _copying
    if name == EXTRACTIVE:
        return _digesting(Pipeline(Settings(languages=(), summary="extractive")))
    model = None
    if name != ABSTRACTIVE:
        pair, equals, model = name.rpartition("=")
        if not model or (equals and pair != SUMMARY_MODEL):
            listed = ", ".join((*SHIPPED, REFERENCE))
            raise UsageError(f"--model {name}: write {SUMMARY_MODEL}=ID, or one of {listed}")
    models = {SUMMARY_MODEL: model} if model else {}
    pipeline = Pipeline(Settings(languages=(), summary="abstractive", models=models))
    _ = pipeline.summarizer  # loads here, so that a missing model is told before any work
    return _digesting(pipeline)


def picking(name: str, pick: Callable[[Article], Sequence[int]]) -> Writer:
    """A writer of LEAD_SENTENCES sentences of the article, picked by their indexes.

    `name` is what its signature calls it.
    """
    made_by = signature({"count": LEAD_SENTENCES}, {}, SummaryModel(name, "", ""))

    def write(items: Sequence[Item]) -> Written:
        began = time.perf_counter()
        texts = tuple(
            " ".join(item.article.sentences[index].text for index in pick(item.article))
            for item in items
        )
        return Written(texts, made_by, time.perf_counter() - began)

    return write


def _lead(article: Article) -> Sequence[int]:
    return range(min(LEAD_SENTENCES, len(article.sentences)))


def _copying(items: Sequence[Item]) -> Written:
    texts = tuple(item.reference for item in items)
    return Written(texts, signature({}, {}, SummaryModel(REFERENCE, "", "")), 0.0)


def _digesting(pipeline: Pipeline) -> Writer:
    """A writer of the summaries that a digest shows; of both kinds, the abstractive."""

    def write(items: Sequence[Item]) -> Written:
        began = time.perf_counter()
        digests = [pipeline.summarize(item.article) for item in items]
        seconds = time.perf_counter() - began
        made_by = digests[0].signature
        summaries = [digest.abstractive for digest in digests if digest.abstractive is not None]
        if not summaries:
            return Written(tuple(digest.extractive.text for digest in digests), made_by, seconds)
        dropped = [statement for summary in summaries for statement in summary.dropped]
        return Written(
            texts=tuple(summary.text for summary in summaries),
            signature=made_by,
            seconds=seconds,
            statements=sum(len(item.statements) for item in summaries if not item.fallback),
            dropped=len(dropped),
            failed=dict(Counter(name for item in dropped for name in item.failed).most_common()),
            fallbacks=sum(summary.fallback for summary in summaries),
        )

    return write
