"""How good are summaries? ROUGE for any script, novelty, length, support by the article."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean
from typing import TYPE_CHECKING

import summarizer
from summarizer.article import Article
from summarizer.errors import LoadError, UsageError
from summarizer.evaluation import rouge, tokens
from summarizer.loading.language import check
from summarizer.scoring.bootstrap import compare_means
from summarizer.scoring.reading import read_lines
from summarizer.scoring.report import Report
from summarizer.sentences import split, split_paragraphs

if TYPE_CHECKING:
    from summarizer.support import Support

METRICS = ("rouge1", "rouge2", "rougeL")


@dataclass(frozen=True, slots=True)
class Record:
    """A summary, what it is compared with, and what it was made from."""

    summary: str
    reference: str | None
    text: str | None


@dataclass(frozen=True, slots=True)
class SummaryScore:
    """The scores of one file of summaries, means over its records; None where nothing was given.

    ROUGE is the F measure, from 0 to 100. `novelty` is the share of the summary's word pairs that
    do not stand in the article, `compression` the summary's length as a share of the article's.
    Lengths are in words, for Japanese in characters. `support` is the share of the summaries'
    sentences that their articles support, `unsupported` how many fail each check of
    `summarizer.support`; both None where an article is not Indonesian.
    """

    system: str
    records: int
    rouge1: float | None
    rouge2: float | None
    rougeL: float | None  # noqa: N815 - the measure's name
    novelty: float | None
    words: float
    compression: float | None
    support: float | None
    unsupported: dict[str, int] | None
    signature: str


def read_records(path: str) -> list[Record]:
    """Records of a JSON Lines file: `summary`, and `reference` or `text` or both.

    Raises LoadError, which names the line.
    """
    records = [
        _record(line, f"{path}, line {number}")
        for number, line in enumerate(read_lines(path), start=1)
        if line.strip()
    ]
    if not records:
        raise LoadError(f"{path}: no records in it")
    return records


def evaluate(systems: Sequence[tuple[str, Sequence[Record]]]) -> Report[SummaryScore]:
    """Score each system's records, and compare each with the first where both have references.

    Raises UsageError where the systems' records do not pair up.
    """
    if len({len(records) for _, records in systems}) > 1:
        counts = ", ".join(f"{name} has {len(records)}" for name, records in systems)
        raise UsageError(f"the files must hold summaries of the same articles: {counts}")
    each = {name: _rouge_of_each(records) for name, records in systems}
    if len(each) != len(systems):
        raise UsageError("a file is named twice; name each once")
    scores = tuple(_score(name, records, each[name]) for name, records in systems)
    baseline = systems[0][0]
    comparisons = tuple(
        compare_means(metric, (baseline, each[baseline][metric]), (name, each[name][metric]))
        for metric in METRICS
        for name, _ in systems[1:]
        if each[baseline] and each[name]
    )
    return Report(scores, comparisons)


def _record(line: str, where: str) -> Record:
    try:
        data = json.loads(line)
    except ValueError as error:
        raise LoadError(f"{where}: not JSON ({error})") from None
    fields = ("summary", "reference", "text")
    values = [data.get(field) for field in fields] if isinstance(data, dict) else [None]
    if not isinstance(values[0], str):
        raise LoadError(f"{where}: no text under 'summary'")
    if not all(value is None or isinstance(value, str) for value in values):
        raise LoadError(f"{where}: 'reference' and 'text' must be texts")
    if values[1] is None and values[2] is None:
        raise LoadError(f"{where}: neither 'reference' nor 'text', so nothing to compare with")
    return Record(*values)


def _rouge_of_each(records: Sequence[Record]) -> dict[str, list[float]]:
    """ROUGE F of every record, by measure; empty where a record has no reference."""
    if any(record.reference is None for record in records):
        return {}
    found = [rouge(record.summary, record.reference or "") for record in records]
    return {
        "rouge1": [100 * item.rouge1.f for item in found],
        "rouge2": [100 * item.rouge2.f for item in found],
        "rougeL": [100 * item.rouge_l.f for item in found],
    }


def _score(name: str, records: Sequence[Record], each: dict[str, list[float]]) -> SummaryScore:
    lengths = [len(tokens(record.summary)) for record in records]
    articles = [tokens(record.text) for record in records if record.text is not None]
    complete = len(articles) == len(records)
    support, unsupported = _support(records) if complete else (None, None)
    return SummaryScore(
        system=name,
        records=len(records),
        **{metric: round(fmean(each[metric]), 2) if each else None for metric in METRICS},
        novelty=round(fmean(map(_novelty, records)), 4) if complete else None,
        words=round(fmean(lengths), 1),
        compression=round(fmean(map(_share, lengths, articles)), 4) if complete else None,
        support=support,
        unsupported=unsupported,
        signature=f"summarizer:{summarizer.__version__}|rouge:f|stem:no|case:lower|tok:words+cjk",
    )


def _support(records: Sequence[Record]) -> tuple[float | None, dict[str, int] | None]:
    """The share of the summaries' sentences that are supported, and the counts of failed checks."""
    from summarizer.support import CHECKS, SupportChecker

    checked: list[Support] = []
    for record in records:
        text = record.text or ""
        if not _indonesian(text):
            return None, None
        paragraphs, sentences = split_paragraphs(
            [line for line in text.split("\n") if line.strip()]
        )
        checker = SupportChecker(Article("", "", None, paragraphs, sentences))
        checked += [checker.check(record.summary[a:b]) for a, b in split(record.summary)]
    failed = Counter(name for support in checked for name in support.failed)
    share = round(fmean(support.supported for support in checked), 4) if checked else None
    return share, {name: failed[name] for name in CHECKS if failed[name]}


def _indonesian(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    return sum(map(str.isascii, letters)) * 2 > len(letters) and check(text) is None


def _share(length: int, article: Sequence[str]) -> float:
    return length / max(len(article), 1)


def _novelty(record: Record) -> float:
    article = tokens(record.text or "")
    known = set(pairwise(article))
    ours = tokens(record.summary)
    pairs = list(pairwise(ours))
    return sum(pair not in known for pair in pairs) / len(pairs) if pairs else 0.0
