"""docs/evaluation.md is made of commands that exist, so that `make evaluation` can refresh it."""

from __future__ import annotations

import importlib.util
import re
import shlex
from pathlib import Path
from types import ModuleType

import click
import pytest

from summarizer.cli import cli

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^\$ (.+)$", PAGE, re.MULTILINE)
# Measured on an idle machine, or with programs that are not ours: tables, copied.
COPIED = ("Translation and figure fidelity", "Speed")
SECTIONS = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL))


@pytest.fixture(scope="module")
def refresh() -> ModuleType:
    spec = importlib.util.spec_from_file_location("refresh_page", ROOT / "docs" / "refresh.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def parse(command: str) -> None:
    """Raise for a command of ours, or of a benchmark, that could not run."""
    program, *words = shlex.split(command)
    if program == "python":
        source = (ROOT / words[0]).read_text(encoding="utf-8")
        unknown = [w for w in words[1:] if w.startswith("-") and f'"{w}"' not in source]
        if unknown:
            raise click.NoSuchOption(unknown[0])
        return
    if program != "summarize":
        raise click.UsageError(f"no command {program}")
    # A command keeps the help option of the first context that parsed: let it be the program's.
    context = click.Context(cli, help_option_names=["-h", "--help"])
    while isinstance(context.command, click.Group):
        name = words.pop(0)
        found = context.command.get_command(context, name)
        if found is None:
            raise click.UsageError(f"no command {name}")
        context = click.Context(found, context)
    context.command.parse_args(context, words)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_exists(command: str) -> None:
    parse(command)


@pytest.mark.parametrize(
    "command",
    [
        "summarise evaluate",
        "summarize evaluate nothing",
        "summarize evaluate summaries --no-such-option",
        "summarize evaluate translation --source x",
        "python benchmarks/figures.py --no-such-option",
    ],
)
def test_a_command_that_does_not_exist_is_noticed(command: str) -> None:
    with pytest.raises(click.UsageError):
        parse(command)


def test_the_page_is_generated_but_for_what_it_says(refresh: ModuleType) -> None:
    blocks = {match["command"]: match["output"] for match in refresh.BLOCK.finditer(PAGE)}
    assert sorted(blocks) == sorted(COMMANDS)
    assert len([name for name in blocks if name.startswith("summarize evaluate ")]) >= 5
    for title, text in SECTIONS.items():
        generated = "```console\n$ " in text
        assert generated == (title not in COPIED), title
        assert ("|---" in text) != generated, title
    for command, output in blocks.items():
        assert output.strip(), f"no output yet: make evaluation ONLY='{command}'"


@pytest.mark.parametrize("kind", ["summaries", "translation"])
def test_what_is_shown_has_the_fields_of_today(kind: str, refresh: ModuleType) -> None:
    """Output of an evaluation before its fields changed is out of date."""
    from summarizer.scoring.summaries import SummaryScore
    from summarizer.scoring.translations import TranslationScore

    fields = {"summaries": SummaryScore, "translation": TranslationScore}[kind].__slots__
    for match in refresh.BLOCK.finditer(PAGE):
        if match["command"].startswith(f"summarize evaluate {kind}"):
            shown = set(re.findall(r"^  (\w+): ", match["output"], re.MULTILINE))
            assert shown <= set(fields)
            assert "signature" in shown


def test_one_failure_loses_nothing(tmp_path: Path, refresh: ModuleType) -> None:
    page = tmp_path / "page.md"
    block = "```console\n$ {}\nold\n```\n"
    commands = ["echo one", "exit 3", "echo two"]
    page.write_text("".join(map(block.format, commands)), encoding="utf-8")
    with pytest.raises(refresh.subprocess.CalledProcessError):
        refresh.refresh(page)
    refresh.refresh(page, "two")
    shown = [match["output"] for match in refresh.BLOCK.finditer(page.read_text("utf-8"))]
    assert shown == ["one\n", "old\n", "two\n"]
