"""`summarize evaluate`: scores anyone can repeat."""

from __future__ import annotations

import json
from typing import Any

import click

from summarizer.output import print_whole
from summarizer.settings import ENGINES, TARGETS

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
@json_option
def translation(
    source: Any,
    target: Any,
    source_file: str,
    reference: str,
    systems: tuple[str, ...],
    comet: str | None,
    as_json: bool,
    **options: Any,
) -> None:
    """Score the translation of a file against reference translations.

    BLEU and chrF are sacrebleu's, whose signatures are printed (ja-mecab for Japanese). Sentences
    go through slots and checks as in a digest; those that stay untranslated count as they are.

    \b
    Example: summarize evaluate translation --source news.id --reference news.en \\
             --model default --model Helsinki-NLP/opus-mt-id-en
    """
    from summarizer.scoring.reading import read_lines
    from summarizer.scoring.translations import evaluate as score
    from summarizer.settings import Settings

    report = score(
        read_lines(source_file),
        read_lines(reference),
        (source, target),
        systems,
        Settings(**options),
        comet,
    )
    _print(report.as_dict(), as_json)


@evaluate.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(), metavar="JSONL...")
@json_option
def summaries(files: tuple[str, ...], as_json: bool) -> None:
    """Score files of summaries, one JSON object a line.

    Fields: summary; reference (for ROUGE); text, the article (for novelty and compression). Where
    the articles are Indonesian, each sentence of a summary is also checked against its article:
    support is the share that passes, unsupported counts the checks that fail.

    \b
    Example: summarize evaluate summaries ours.jsonl theirs.jsonl
    """
    from summarizer.scoring.summaries import evaluate as score
    from summarizer.scoring.summaries import read_records

    _print(score([(file, read_records(file)) for file in files]).as_dict(), as_json)


def _print(report: dict[str, Any], as_json: bool) -> None:
    if as_json:
        print_whole(json.dumps(report, ensure_ascii=False, indent=1) + "\n")
        return
    lines = []
    for score in report["scores"]:
        lines.append(f"{score.pop('system')}")
        lines += [
            f"  {name}: {_shown(value)}" for name, value in score.items() if value is not None
        ]
    for item in report["comparisons"]:
        lines.append(
            f"{item['system']} against {item['baseline']}: "
            f"{item['metric']} {item['difference']:+.2f}, p = {item['p']:.3f}"
        )
    print_whole("\n".join(lines) + "\n")


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {count}" for key, count in value.items()) or "none"
    return str(value)
