"""How good are summaries? ROUGE for any script, novelty, length, support by the article."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
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
from summarizer.scoring.writing import Item, Writer, Written, load_writer
from summarizer.sentences import split, split_paragraphs
from summarizer.signature import signature

if TYPE_CHECKING:
    from summarizer.support import SupportChecker

METRICS = ("rouge1", "rouge2", "rougeL")


@dataclass(frozen=True, slots=True)
class Record:
    """A summary, what it is compared with, and what it was made from."""

    summary: str
    reference: str | None
    article: Article | None


@dataclass(frozen=True, slots=True)
class System:
    """The summaries of one system; `written` where they were made here."""

    name: str
    records: Sequence[Record]
    written: Written | None = None


@dataclass(frozen=True, slots=True)
class SummaryScore:
    """The scores of one system's summaries, means over its records; None where nothing was given.

    ROUGE is the F measure, from 0 to 100. `novelty` is the share of the summary's word pairs that
    do not stand in the article, `compression` the summary's length as a share of the article's.
    Lengths are in words, for Japanese in characters. `support` is the share of the summaries'
    sentences that their articles support, `unsupported` how many fail each check of
    `summarizer.support`; both None where an article is not Indonesian. `statements` to
    `seconds` are those of `Written`, for summaries that were made here.
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
    unsupported: Mapping[str, int] | None
    statements: int | None
    dropped: int | None
    failed: Mapping[str, int] | None
    fallbacks: int | None
    seconds: float | None
    signature: str
    rouge_signature: str | None


def read_records(path: str) -> list[Record]:
    """Records of a JSON Lines file: `summary`, and `reference` or `text` or both.

    Raises LoadError, which names the line.
    """
    return [
        _record(line, f"{path}, line {number}")
        for number, line in enumerate(read_lines(path), start=1)
        if line.strip()
    ]


def write(items: Sequence[Item], names: Sequence[str]) -> list[System]:
    """Have each named system, see `load_writer`, summarise the articles."""
    _check_names(names)
    writers = [(name, load_writer(name)) for name in names]
    return [written_by(name, writer, items) for name, writer in writers]


def written_by(name: str, writer: Writer, items: Sequence[Item]) -> System:
    """The summaries that `writer` makes, with their articles and references."""
    written = writer(items)
    records = [
        Record(text, item.reference, item.article)
        for text, item in zip(written.texts, items, strict=True)
    ]
    return System(name, records, written)


def evaluate(systems: Sequence[System]) -> Report[SummaryScore]:
    """Score each system's records, and compare each with the first where both have references.

    Raises UsageError where the systems' records do not pair up.
    """
    names = [system.name for system in systems]
    _check_names(names)
    _check_pairs(systems)
    each = {system.name: _rouge_of_each(system.records) for system in systems}
    judge = _Judge()
    scores = tuple(_score(system, each[system.name], judge) for system in systems)
    baseline = names[0]
    comparisons = tuple(
        compare_means(metric, (baseline, each[baseline][metric]), (name, each[name][metric]))
        for metric in METRICS
        for name in names[1:]
        if each[baseline] and each[name]
    )
    return Report(scores, comparisons)


def _check_names(names: Sequence[str]) -> None:
    if len(set(names)) != len(names):
        raise UsageError("a file or model is named twice; name each once")


def _check_pairs(systems: Sequence[System]) -> None:
    if len({len(system.records) for system in systems}) > 1:
        counts = ", ".join(f"{system.name} has {len(system.records)}" for system in systems)
        raise UsageError(f"the systems must summarise the same articles: {counts}")
    for number, records in enumerate(zip(*(s.records for s in systems), strict=True), start=1):
        references = {" ".join(r.reference.split()) for r in records if r.reference is not None}
        if len(references) > 1:
            raise UsageError(
                f"the systems must summarise the same articles: record {number} of "
                f"{' and '.join(system.name for system in systems)} differs in its reference"
            )


def _record(line: str, where: str) -> Record:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise LoadError(f"{where}: not JSON ({error})") from None
    found = data if isinstance(data, dict) else {}
    summary, reference, text = map(found.get, ("summary", "reference", "text"))
    if not isinstance(summary, str):
        raise LoadError(f"{where}: no text under 'summary'")
    if not all(value is None or isinstance(value, str) for value in (reference, text)):
        raise LoadError(f"{where}: 'reference' and 'text' must be texts")
    if reference is None and text is None:
        raise LoadError(f"{where}: neither 'reference' nor 'text', so nothing to compare with")
    return Record(summary, reference, None if text is None else _article(text, where))


def _article(text: str, path: str) -> Article:
    """The article as it was given: what is not cleaned away may be in its summary."""
    paragraphs = [line for line in text.split("\n") if line.strip()]
    return Article(path, "", None, *split_paragraphs(paragraphs))


def _text(article: Article) -> str:
    return "\n".join(paragraph.text for paragraph in article.paragraphs)


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


def _score(system: System, each: dict[str, list[float]], judge: _Judge) -> SummaryScore:
    records, written = system.records, system.written
    lengths = [len(tokens(record.summary)) for record in records]
    articles = [tokens(_text(r.article)) for r in records if r.article is not None]
    complete = len(articles) == len(records)
    support, unsupported = judge.support(records) if complete else (None, None)
    pairs = zip(records, articles, strict=True) if complete else ()
    return SummaryScore(
        system=system.name,
        records=len(records),
        **{metric: round(fmean(each[metric]), 2) if each else None for metric in METRICS},
        novelty=round(fmean(_novelty(r.summary, a) for r, a in pairs), 4) if complete else None,
        words=round(fmean(lengths), 1),
        compression=round(fmean(map(_share, lengths, articles)), 4) if complete else None,
        support=support,
        unsupported=unsupported,
        statements=written.statements if written else None,
        dropped=written.dropped if written else None,
        failed=written.failed if written else None,
        fallbacks=written.fallbacks if written else None,
        seconds=round(written.seconds, 2) if written else None,
        # The rules count for the check of support, whoever wrote.
        signature=written.signature if written else signature({}, {}).rpartition("|")[0],
        rouge_signature=f"nrefs:1|f|stem:no|case:lower|norm:nfkc|tok:words+cjk|lcs:text|"
        f"version:{summarizer.__version__}"
        if each
        else None,
    )


@dataclass
class _Judge:
    """Checks summaries against their articles, each of which is read once for all systems."""

    checkers: dict[str, SupportChecker | None] = field(default_factory=dict)

    def support(self, records: Sequence[Record]) -> tuple[float | None, dict[str, int] | None]:
        """The share of sentences that are supported, and the counts of the checks that failed."""
        from summarizer.support import CHECKS

        checked = []
        for record in records:
            checker = self._checker(record)
            if checker is None:
                return None, None
            checked += [checker.check(record.summary[a:b]) for a, b in split(record.summary)]
        failed = Counter(name for support in checked for name in support.failed)
        share = round(fmean(support.supported for support in checked), 4) if checked else None
        return share, {name: failed[name] for name in CHECKS if failed[name]}

    def _checker(self, record: Record) -> SupportChecker | None:
        from summarizer.support import SupportChecker

        article = record.article
        if article is None:
            return None
        text = _text(article)
        key = f"{article.title}\n{article.published}\n{text}"
        if key not in self.checkers:
            self.checkers[key] = SupportChecker(article) if _indonesian(text) else None
        return self.checkers[key]


def _indonesian(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    return sum(map(str.isascii, letters)) * 2 > len(letters) and check(text) is None


def _share(length: int, article: Sequence[str]) -> float:
    return length / max(len(article), 1)


def _novelty(summary: str, article: Sequence[str]) -> float:
    known = set(pairwise(article))
    pairs = list(pairwise(tokens(summary)))
    return sum(pair not in known for pair in pairs) / len(pairs) if pairs else 0.0
