"""The command line: parse, call, print."""

from __future__ import annotations

import os
import sys
from typing import Any, Literal

import click
from click.shell_completion import CompletionItem, shell_complete

from summarizer import __version__
from summarizer.commands.batch import batch
from summarizer.commands.config import config
from summarizer.commands.evaluate import evaluate
from summarizer.commands.models import models
from summarizer.commands.options import (
    ANY_PATH,
    content_options,
    engine_options,
    is_default,
    settle_length,
)
from summarizer.errors import SummarizerError, UsageError
from summarizer.output import ReaderGoneError, drop_buffered, open_closed_streams
from summarizer.settings import TARGETS

DEFAULT_COMMAND = "digest"
INTERRUPTED = 130
# The name that click's completion scripts set when they ask.
COMPLETE_VARIABLE = "_SUMMARIZE_COMPLETE"

ASKED_FOR_HELP = frozenset({"-h", "--help", "-V", "--version"})

EXAMPLES = """\b
Examples:
  summarize --lang en article.txt
  summarize -l en -l ja -f html -o digest.html page.html
  summarize -l ja news/ -o digests/
  cat article.txt | summarize -n 3 -f json -
"""


class DefaultGroup(click.Group):
    """A group in which `summarize article.txt` means `summarize digest article.txt`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the default command in front where the first word names no command."""
        own = {*ctx.help_option_names, *(word for option in self.params for word in option.opts)}
        if args and args[0] not in self.commands and args[0] not in own:
            args = [DEFAULT_COMMAND, *args]
        return super().parse_args(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Commands, or what the default command takes: its options, and files."""
        found = super().shell_complete(ctx, incomplete)
        if incomplete.startswith("-"):
            known = {item.value for item in found}
            default = self.commands[DEFAULT_COMMAND].shell_complete(ctx, incomplete)
            return found + [item for item in default if item.value not in known]
        # Bash drops the words where files are asked for, too.
        return found or [CompletionItem(incomplete, type="file")]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Show how the default command is called: without its name."""
        formatter.write_usage(ctx.command_path, "[OPTIONS] SOURCE...")
        formatter.write_usage(ctx.command_path, "COMMAND [ARGS]...", prefix="       ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Show the default command's options before the list of commands."""
        default = self.commands[DEFAULT_COMMAND]
        rows = [
            record
            for parameter in (*default.params, *self.params)
            if isinstance(parameter, click.Option)
            and (record := parameter.get_help_record(ctx)) is not None
        ]
        with formatter.section("Options"):
            formatter.write_dl(rows)
        self.format_commands(ctx, formatter)


@click.group(
    cls=DefaultGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=EXAMPLES,
)
@click.version_option(__version__, "-V", "--version", message="summarize %(version)s")
def cli() -> None:
    """Summarise Indonesian news and translate its key sentences, offline.

    SOURCE is a file (.txt, .html, .json, .jsonl, .csv, .warc, also with .gz behind it, or .zip), a
    folder (with -o), a pattern such as 'news/**/*.html', or - for standard input. Only results go
    to standard output; the exit status is 0 when all went well, 1 when some articles failed, 2
    when the command or its input was wrong.
    """


@cli.command(DEFAULT_COMMAND, hidden=True)
@content_options
@click.option(
    "-f",
    "--format",
    "fmt",
    type=click.Choice(["text", "markdown", "html", "json"]),
    envvar="SUMMARIZER_FORMAT",
    help="Output format. [default: by the name given to -o, else text]",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(),
    metavar="PATH",
    help="A file, or a folder for many articles.",
)
@engine_options
@click.argument("sources", nargs=-1, required=True, type=ANY_PATH, metavar="SOURCE...")
@click.pass_context
def digest(ctx: click.Context, /, sources: tuple[str, ...], **options: Any) -> None:
    """Make a digest of each SOURCE."""
    from summarizer.run import digest_sources, make_settings

    if sources[0] in cli.commands and not os.path.lexists(sources[0]):
        raise UsageError(f"{sources[0]} is a command: it comes first, its options behind it")
    fmt, output = options.pop("fmt"), options.pop("output")
    settle_length(ctx, options)
    # The name of the output stands against a default format.
    if output and os.path.splitext(output)[1] and is_default(ctx, "fmt"):
        fmt = None
    settings = make_settings(**options)
    raise SystemExit(digest_sources(sources, settings, fmt, output, warn))


@cli.command()
@click.option("--from", "source", type=click.Choice(["id", "en"]), default="id", show_default=True)
@click.option("--to", "target", type=click.Choice(TARGETS), default="en", show_default=True)
@engine_options
def translate(source: str, target: str, **options: Any) -> None:
    """Translate lines: as many lines come out as went in.

    A line that could not be translated comes back as it was, with a warning that names it.

    \b
    Example: summarize translate --to ja < sentences.txt
    """
    from summarizer.run import make_settings, translate_lines

    settings = make_settings(languages=(target,), **options)
    translate_lines(sys.stdin.buffer, source, target, settings, warn)


@cli.command()
@click.option("--to", "target", type=click.Choice(TARGETS), help="Show this language only.")
def figures(target: Literal["en", "ja"] | None) -> None:
    """Show the figures of Indonesian lines: one JSON list a line.

    \b
    Example: echo 'Ekspor naik 4,03 persen menjadi US$ 1,5 miliar.' | summarize figures --to en
    """
    from summarizer.run import figures_of_lines

    figures_of_lines(sys.stdin.buffer, target)


cli.add_command(batch)
cli.add_command(models)
cli.add_command(config)
cli.add_command(evaluate)


def warn(message: str) -> None:
    """One line on standard error, where no control character of a name reaches the terminal."""
    line = "".join(char if char.isprintable() else "?" for char in " ".join(message.split()))
    click.echo(f"summarize: {line}".encode("utf-8", "replace"), err=True)


def main(args: list[str] | None = None) -> None:
    """Run the command line and exit with the contract's status."""
    open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        # Results are UTF-8 whatever the locale says; a lone surrogate becomes "?".
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    instruction = os.environ.get(COMPLETE_VARIABLE)
    if instruction:
        raise SystemExit(shell_complete(cli, {}, "summarize", COMPLETE_VARIABLE, instruction))
    try:
        from summarizer.config import default_map

        # Not cli.main(): it prints a blank line at Ctrl-C and swallows closed pipes.
        words = sys.argv[1:] if args is None else args
        # Help and version are there even where a configuration file is malformed.
        defaults = None if ASKED_FOR_HELP & set(words) else default_map()
        with cli.make_context("summarize", list(words), default_map=defaults) as context:
            cli.invoke(context)
        status = 0
    except click.exceptions.Exit as error:
        status = error.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        status = 2
    except click.UsageError as error:
        warn(f"error: {error.format_message()} (summarize --help shows the usage)")
        status = 2
    except SummarizerError as error:
        warn(f"error: {error}")
        status = error.exit_code
    except ReaderGoneError:
        status = 0
    except BrokenPipeError:
        drop_buffered()
        status = 0
    except OSError as error:
        # click prints help and version itself.
        drop_buffered()
        where = f"{error.filename}: " if error.filename else ""
        warn(f"error: {where}{error.strerror or error}: check the disk and where the output goes")
        status = 2
    except (KeyboardInterrupt, click.Abort):
        warn("interrupted")
        status = INTERRUPTED
    raise SystemExit(status)
