"""Options that several commands share."""

from __future__ import annotations

from typing import Any

import click
from click.core import ParameterSource

from summarizer.settings import ENGINES, LANGUAGES, SUMMARIES

# A path of which click asks nothing: what cannot be read is told by what reads it.
ANY_PATH = click.Path(readable=False)


def content_options(function: Any) -> Any:
    """The options that say what is in a digest."""
    options = [
        click.option(
            "-l",
            "--lang",
            "languages",
            type=click.Choice(LANGUAGES),
            multiple=True,
            default=("en",),
            envvar="SUMMARIZER_LANG",
            help="Language of the digest; may be given twice. [default: en]",
        ),
        click.option(
            "-n",
            "count",
            type=click.IntRange(1),
            metavar="N",
            envvar="SUMMARIZER_COUNT",
            help="Number of key sentences.",
        ),
        click.option(
            "--ratio",
            type=click.FloatRange(0, 1, min_open=True),
            envvar="SUMMARIZER_RATIO",
            help="Key sentences as a share of all sentences.",
        ),
        click.option(
            "--summary",
            type=click.Choice(SUMMARIES),
            default="both",
            show_default=True,
            envvar="SUMMARIZER_SUMMARY",
            help="Which summaries to make.",
        ),
        click.option(
            "--show-pivot",
            is_flag=True,
            envvar="SUMMARIZER_SHOW_PIVOT",
            help="Show the English that Japanese was made from, too.",
        ),
    ]
    for option in reversed(options):
        function = option(function)
    return function


def _over_config(ctx: click.Context, _: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """Models named by option or variable, after those of the files, so that pairs add up."""
    configured: list[str] = (ctx.default_map or {}).get("models", [])
    return (*configured, *given)


def engine_options(function: Any) -> Any:
    """The options that every command with a translation model takes."""
    options = [
        click.option(
            "--glossary",
            type=ANY_PATH,
            metavar="CSV",
            envvar="SUMMARIZER_GLOSSARY",
            help="Your terms; they win over the built-in.",
        ),
        click.option(
            "--engine",
            type=click.Choice(ENGINES),
            default="ctranslate2",
            show_default=True,
            envvar="SUMMARIZER_ENGINE",
            help="What runs the models; transformers is the slower reference.",
        ),
        click.option(
            "--model",
            "models",
            metavar="PAIR=ID",
            multiple=True,
            envvar="SUMMARIZER_MODELS",
            callback=_over_config,
            help="Use another model, e.g. id-en=Helsinki-NLP/opus-mt-id-en or summary=FOLDER.",
        ),
        click.option(
            "--offline",
            is_flag=True,
            envvar="SUMMARIZER_OFFLINE",
            help="Forbid every connection, whatever the libraries would do.",
        ),
    ]
    for option in reversed(options):
        function = option(function)
    return function


def settle_length(ctx: click.Context, options: dict[str, Any]) -> None:
    """Let a length of one kind, given now, stand against a default of the other kind."""
    for key, other in (("count", "ratio"), ("ratio", "count")):
        if options[other] is not None and is_default(ctx, key) and not is_default(ctx, other):
            options[key] = None


def is_default(ctx: click.Context, name: str) -> bool:
    """Whether a value comes from the program or its configuration, not from the command."""
    return ctx.get_parameter_source(name) in (ParameterSource.DEFAULT, ParameterSource.DEFAULT_MAP)
