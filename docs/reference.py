"""Write docs/cli.md's help texts and docs/models.md's table anew: python docs/reference.py

tests/test_reference.py makes them too and fails when the pages say something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click

from summarizer.cli import cli
from summarizer.hub.catalogue import Known, allows_commercial_use, catalogue

DOCS = Path(__file__).parent
COMMERCIAL = {True: "yes", False: "**no**", None: "not stated"}


def help_texts() -> str:
    """The help of every command, as `--help` prints it on 100 columns."""
    return "\n\n".join(
        f"## `{context.command_path}`\n\n```text\n{context.get_help()}\n```"
        for context in _contexts(click.Context(cli, info_name="summarize", **_SETTINGS))
    )


_SETTINGS = {"terminal_width": 100, "max_content_width": 100, "help_option_names": ["-h", "--help"]}


def _contexts(context: click.Context) -> Iterator[click.Context]:
    yield context
    if isinstance(context.command, click.Group):
        for name in context.command.list_commands(context):
            command = context.command.commands[name]
            if not command.hidden:
                yield from _contexts(click.Context(command, context, name, **_SETTINGS))


def model_table() -> str:
    """The known models of the hub as a Markdown table."""
    rows = [
        "| model | short name | does | licence | commercial use | download | weights "
        "| scores, as published |",
        "|---|---|---|---|---|---:|---|---|",
    ]
    return "\n".join([*rows, *map(_row, catalogue().values())])


def _row(known: Known) -> str:
    scores = "; ".join(f"{s.set}: {s.metric} {s.value:g} ({s.source})" for s in known.scores)
    cells = [
        f"`{known.id}`",
        ", ".join(f"`{name}`" for name in known.names),
        f"{known.source}→{known.target} {known.task}",
        known.licence,
        COMMERCIAL[allows_commercial_use(known.licence)],
        f"{known.megabytes} MB",
        "pickle" if known.pickled else "safetensors",
        scores or "none",
    ]
    return f"| {' | '.join(cells)} |"


def refreshed(page: str, content: str) -> str:
    """The page with `content` between its two marks."""
    return re.sub(
        r"(<!-- generated -->\n).*(<!-- end -->)",
        lambda match: f"{match[1]}{content}\n{match[2]}",
        page,
        flags=re.DOTALL,
    )


PAGES = {"cli.md": help_texts, "models.md": model_table}

if __name__ == "__main__":
    for name, make in PAGES.items():
        page = DOCS / name
        page.write_text(refreshed(page.read_text(encoding="utf-8"), make()), encoding="utf-8")
