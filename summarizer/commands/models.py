"""`summarize models`: list, show, pull, verify."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from summarizer.errors import UsageError
from summarizer.output import print_whole

if TYPE_CHECKING:
    from summarizer.hub.listing import Entry

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
offline_option = click.option(
    "--offline", is_flag=True, envvar="SUMMARIZER_OFFLINE", help="Forbid every connection."
)
COMMERCIAL = {True: "commercial use allowed", False: "NOT for commercial use", None: "not stated"}


@click.group()
def models() -> None:
    """List, fetch and verify models.

    Nothing is ever fetched except by `models pull`.
    """


@models.command("list")
@json_option
def list_models(as_json: bool) -> None:
    """List the models that ship, those that were pulled, and those that are known.

    \b
    Example: summarize models list --json | jq -r '.[] | select(.commercial) | .id'
    """
    from summarizer.hub.listing import entries

    listed = entries()
    if as_json:
        _print_json([entry.as_dict() for entry in listed])
    else:
        print_whole("\n".join(_block(entry) for entry in listed))


@models.command()
@click.argument("name")
@json_option
def show(name: str, as_json: bool) -> None:
    """Show what is known of the model NAME, and its card where it is on this machine."""
    from summarizer.hub.listing import card, entry

    found = entry(name)
    text = card(found)
    if as_json:
        _print_json(found.as_dict() | {"card": text})
    else:
        print_whole(_block(found) + (f"\n{text}\n" if text else ""))


@models.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option(
    "--allow-pickle",
    metavar="ID",
    multiple=True,
    help="Accept pickled weights of this model; they are converted at once, without running code.",
)
@offline_option
def pull(names: tuple[str, ...], allow_pickle: tuple[str, ...], offline: bool) -> None:
    """Fetch models from the Hugging Face hub, check them, and convert them.

    NAME is a short name that `models list` shows, or an id (owner/name). Only the files that are
    needed come, of a fixed revision where the model is known; what was begun is resumed. A
    mirror is named by HF_ENDPOINT.

    \b
    Example: summarize models pull id-en
    """
    from summarizer.cli import warn
    from summarizer.hub.pull import pull as fetch

    if offline:
        raise UsageError("models pull needs a connection; leave out --offline (SUMMARIZER_OFFLINE)")
    for name in names:
        pulled = fetch(name, warn, allow_pickle, progress=sys.stderr.isatty())
        print_whole(f"{pulled.id} {pulled.revision} {pulled.path}\n")


@models.command()
@click.argument("names", nargs=-1, metavar="[NAME...]")
@json_option
@offline_option
def verify(names: tuple[str, ...], as_json: bool, offline: bool) -> None:
    """Check the models on this machine, or those named.

    Every file is compared with its digest, and a sentence is put through the model by both
    engines, which must agree. The exit status is 1 when anything is off.
    """
    from summarizer.hub.verify import reports
    from summarizer.run import forbid_connections

    if offline:
        forbid_connections()
    done = []
    for report in reports(names):
        done.append(report)
        if not as_json:
            lines = [f"{report.id}: {'ok' if report.passed else 'NOT OK'}"]
            for check in report.checks:
                lines.append(f"  {'ok ' if check.passed else 'BAD'} {check.name}: {check.detail}")
            print_whole("\n".join(lines) + "\n")
    if as_json:
        _print_json([report.as_dict() for report in done])
    if not all(report.passed for report in done):
        raise SystemExit(1)


def _block(entry: Entry) -> str:
    """A model in a few lines."""
    facts = [
        f"{entry.source}→{entry.target} {entry.task}",
        f"{entry.bytes / 1e6:.0f} MB" if entry.bytes else "size unknown",
        f"{entry.licence} ({COMMERCIAL[entry.commercial]})",
        f"revision {entry.revision}",
        "slots" if entry.slots else "no slots",
    ]
    names = f" ({', '.join(entry.names)})" if entry.names else ""
    lines = [f"{entry.id}{names}: {entry.where}", f"  {' · '.join(facts)}"]
    if entry.warning:
        lines.append(f"  warning: {entry.warning}")
    lines += [
        f"  {score.set}: {score.metric} {score.value:g} ({score.source})" for score in entry.scores
    ]
    return "\n".join(lines) + "\n"


def _print_json(data: object) -> None:
    print_whole(json.dumps(data, ensure_ascii=False, indent=1) + "\n")
