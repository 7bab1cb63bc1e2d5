"""`summarize config`: every default, and where it comes from."""

from __future__ import annotations

import json

import click

from summarizer.output import print_whole


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
def config(as_json: bool) -> None:
    """Show every default and where it comes from.

    An option wins over an environment variable, that over summarizer.toml in the working folder,
    that over summarizer.toml in your config folder, that over what is built in.
    """
    from summarizer.config import FILE, effective
    from summarizer.paths import config_folder

    values = effective()
    if as_json:
        data = {key: {"value": item.value, "from": item.origin} for key, item in values.items()}
        print_whole(json.dumps(data, ensure_ascii=False, indent=1) + "\n")
        return
    for key, item in values.items():
        shown = json.dumps(item.value, ensure_ascii=False)
        print_whole(f"{key} = {shown}  ({item.origin})\n")
    print_whole(f"\nYour own file would be {config_folder() / FILE}\n")
