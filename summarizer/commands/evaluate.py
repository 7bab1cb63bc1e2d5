"""`summarize evaluate`: scores anyone can repeat."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from summarizer.output import print_whole
from summarizer.settings import ENGINES, TARGETS

if TYPE_CHECKING:
    from summarizer.scoring.report import Report

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")


@click.group()
def evaluate() -> None:
    """Score translations and summaries, several systems side by side.

    From the second system on, each is compared with the first by paired bootstrap: p is how
    likely so large a difference is by chance alone.
    """


@evaluate.command()
@click.option("--from", "source", type=click.Choice(["id", "en"]), default="id", show_default=True)
@click.option("--to", "target", type=click.Choice(TARGETS), default="en", show_default=True)
@click.option(
    "--source", "source_file", type=click.Path(), required=True, help="Sentences, one a line."
)
@click.option(
    "--reference", type=click.Path(), required=True, help="Their translations, one a line."
)
@click.option(
    "--model",
    "systems",
    metavar="ID",
    multiple=True,
    help="A model for the pair, or PAIR=ID[,PAIR=ID]; may be repeated. [default: what ships]",
)
@click.option("--glossary", type=click.Path(), metavar="CSV", help="Your terms.")
@click.option("--engine", type=click.Choice(ENGINES), default="ctranslate2")
@click.option(
    "--comet", type=click.Path(), metavar="CKPT", help="A COMET checkpoint on this machine."
)
@click.option(
    "--comet-python", type=click.Path(), help="The Python that has COMET. [default: this one]"
)
@json_option
def translation(
    source: Any,
    target: Any,
    source_file: str,
    reference: str,
    systems: tuple[str, ...],
    comet: str | None,
    comet_python: str | None,
    as_json: bool,
    **options: Any,
) -> None:
    """Score the translation of a file against reference translations.

    BLEU and chrF are sacrebleu's, whose signatures are printed (ja-mecab for Japanese). Sentences
    go through slots and checks as in a digest; those that stay untranslated count as they are.
    docs/evaluation.md tells how to get COMET, which is too large to come along.

    \b
    Example: summarize evaluate translation --source news.id --reference news.en \\
             --model default --model Helsinki-NLP/opus-mt-id-en
    """
    from summarizer.errors import UsageError
    from summarizer.scoring.comet import Comet
    from summarizer.scoring.reading import read_lines
    from summarizer.scoring.translations import evaluate as score
    from summarizer.settings import Settings

    if comet_python is not None and comet is None:
        raise UsageError("--comet-python is for --comet; name a checkpoint with that, too")
    report = score(
        read_lines(source_file),
        read_lines(reference),
        (source, target),
        systems,
        Settings(**options),
        Comet.load(comet, comet_python) if comet is not None else None,
    )
    _print(report, as_json)


@evaluate.command()
@click.argument("files", nargs=-1, type=click.Path(), metavar="[JSONL]...")
@click.option(
    "--articles", type=click.Path(), metavar="JSONL", help="Articles to summarise and score."
)
@click.option(
    "--model",
    "systems",
    metavar="NAME",
    multiple=True,
    help="What summarises them: lead-3, extractive, abstractive, a model as summary=ID, or "
    "reference for the person's own; may be repeated. [default: the first three]",
)
@click.option("--held-out", is_flag=True, help="Only those whose id keeps them out of training.")
@json_option
def summaries(
    files: tuple[str, ...],
    articles: str | None,
    systems: tuple[str, ...],
    held_out: bool,
    as_json: bool,
) -> None:
    """Score files of summaries, or the summaries that are made here of --articles.

    A file has one JSON object a line: summary; reference (for ROUGE); text, the article (for
    novelty and compression). Where the articles are Indonesian, each sentence of a summary is also
    checked against its article: support is the share that passes, unsupported counts the checks
    that fail. --articles has text and reference (or summary, a person's), and title, date and id
    where known. Held out is the fifth on which no shipped model was trained: sha256(id) % 5 == 0.

    \b
    Example: summarize evaluate summaries ours.jsonl theirs.jsonl
             summarize evaluate summaries --articles indosum.jsonl --held-out
    """
    from summarizer.errors import UsageError
    from summarizer.scoring.summaries import System, read_records, write
    from summarizer.scoring.summaries import evaluate as score
    from summarizer.scoring.writing import SHIPPED, read_articles

    if articles is None and not files:
        raise UsageError("nothing to score; name files of summaries, or --articles to summarise")
    if articles is None and (systems or held_out):
        raise UsageError("--model and --held-out are for --articles; name articles with that, too")
    theirs = [System(file, read_records(file)) for file in files]
    made = []
    if articles is not None:
        made = write(read_articles(articles, held_out), systems or SHIPPED)
    _print(score([*made, *theirs]), as_json)


def _print(report: Report[Any], as_json: bool) -> None:
    if as_json:
        print_whole(json.dumps(report.as_dict(), ensure_ascii=False, indent=1) + "\n")
    else:
        print_whole(report.as_text())
