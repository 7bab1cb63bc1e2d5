"""Shell completion, asked as the shells' scripts ask it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SHELLS = ("bash", "zsh", "fish")


def ask(shell: str, words: list[str], incomplete: str) -> list[str]:
    """The words that are offered for the one that was begun."""
    # bash and zsh count the words and put the begun one among them; fish gives it alone.
    line = " ".join(["summarize", *words, *([incomplete] if shell != "fish" else [])])
    position = incomplete if shell == "fish" else str(len(words) + 1)
    environment = os.environ | {
        "_SUMMARIZE_COMPLETE": f"{shell}_complete",
        "COMP_WORDS": line,
        "COMP_CWORD": position,
    }
    done = subprocess.run(
        [sys.executable, "-m", "summarizer"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    if shell == "zsh":  # kind, word and help on a line each
        return [word for kind, word in zip(lines[::3], lines[1::3], strict=True) if kind == "plain"]
    offered = [line.split(",", 1) for line in lines]
    return [rest.split("\t")[0] for kind, rest in offered if kind == "plain"]


@pytest.mark.parametrize("shell", SHELLS)
def test_commands_and_options_are_offered(shell: str) -> None:
    assert ask(shell, [], "mod") == ["models"]
    assert ask(shell, ["models"], "") == ["list", "pull", "show", "verify"]
    assert "--lang" in ask(shell, [], "--l")
    assert ask(shell, ["--lang"], "j") == ["ja"]
    assert ask(shell, ["translate", "--to"], "") == ["en", "ja"]
    assert "--allow-pickle" in ask(shell, ["models", "pull"], "--a")


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_comes_out_for_each_shell(shell: str) -> None:
    if shell == "bash" and shutil.which("bash") is None:
        pytest.skip("click asks bash for its version")
    done = subprocess.run(
        [sys.executable, "-m", "summarizer"],
        env=os.environ | {"_SUMMARIZE_COMPLETE": f"{shell}_source"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0
    assert f"_SUMMARIZE_COMPLETE={shell}_complete" in done.stdout


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash")
def test_bash_itself_completes(tmp_path: Path) -> None:
    program = tmp_path / "summarize"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m summarizer "$@"\n')
    program.chmod(0o755)
    script = """
        eval "$(_SUMMARIZE_COMPLETE=bash_source summarize)"
        compopt() { :; }  # which bash allows only while it completes
        COMP_WORDS=(summarize mod); COMP_CWORD=1
        _summarize_completion summarize
        echo "${COMPREPLY[@]}"
    """
    done = subprocess.run(
        ["bash", "--norc", "-c", script],
        env=os.environ | {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stderr == ""
    assert "models" in done.stdout.split()
