"""`summarize batch`: folders of news."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from summarizer.commands.options import ANY_PATH, content_options, engine_options, settle_length

FORMATS = ("html", "json", "markdown", "text")


@click.command()
@click.option(
    "-o",
    "--output",
    type=click.Path(),
    required=True,
    metavar="OUT",
    help="The run's folder; a run that stopped goes on there.",
)
@content_options
@click.option(
    "-f",
    "--format",
    "formats",
    type=click.Choice(FORMATS),
    multiple=True,
    default=("html",),
    envvar="SUMMARIZER_FORMAT",
    help="Format of the digests; may be given twice. [default: html]",
)
@click.option(
    "--exclude",
    metavar="GLOB",
    multiple=True,
    help="Leave out files and folders, with patterns as in .gitignore; may be given twice.",
)
@click.option(
    "--workers",
    type=click.IntRange(1),
    metavar="N",
    help="Processes that translate, each with models of its own. [default: one a core]",
)
@click.option(
    "--runner",
    type=click.Choice(["local", "ray"]),
    default="local",
    show_default=True,
    help="This machine, or a Ray cluster.",
)
@click.option("--ray-address", metavar="ADDRESS", help="A Ray cluster that is there already.")
@click.option("--restart", is_flag=True, help="Begin anew: remove what is in OUT from a run.")
@click.option("--fail-fast", is_flag=True, help="Stop at the first article that fails.")
@click.option(
    "--memory",
    type=click.Path(),
    metavar="FILE",
    envvar="SUMMARIZER_MEMORY",
    help="The translation memory. [default: in the cache folder]",
)
@click.option("--no-memory", is_flag=True, help="Use no translation memory.")
@engine_options
@click.argument("sources", nargs=-1, required=True, type=ANY_PATH, metavar="FOLDER...")
@click.pass_context
def batch(ctx: click.Context, /, sources: tuple[str, ...], **options: Any) -> None:
    """Make digests of all articles in each FOLDER, and a page of them all.

    A run may be interrupted in any way: the same command goes on where it stopped, does again
    what has changed, and ends as if nothing had happened. OUT then has index.html, index.md,
    figures.csv, digests.jsonl, run.json and the folder digests. A FOLDER may be a file or a
    pattern, too.

    \b
    Example: summarize batch news/ -l ja -o out/
    """
    from summarizer.batch.run import Order, run
    from summarizer.cli import warn
    from summarizer.run import make_settings
    from summarizer.translation.memory import default_path

    settle_length(ctx, options)
    memory, no_memory = options.pop("memory"), options.pop("no_memory")
    about = {
        name: options.pop(name)
        for name in ("exclude", "workers", "runner", "ray_address", "restart", "fail_fast")
    }
    out, formats = Path(options.pop("output")), tuple(dict.fromkeys(options.pop("formats")))
    order = Order(
        sources=sources,
        out=out,
        formats=formats,
        memory=None if no_memory else Path(memory or default_path()),
        offline=options["offline"],
        settings=make_settings(**options),
        **about,
    )
    raise SystemExit(run(order, warn))
