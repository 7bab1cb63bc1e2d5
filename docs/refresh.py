"""Put real output under every `$ command` of a page: docs/refresh.py [PAGE…] [--only TEXT]

The page is the README where none is named; tests/test_readme.py runs its commands, too, and fails
when it says something else. docs/evaluation.md takes minutes: `make evaluation`. With `--only`
those commands alone are run that have TEXT in them. The page is written after each command, so
that nothing is lost when one fails or is interrupted.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
BLOCK = re.compile(r"```console\n\$ (?P<command>[^\n]+)\n(?P<output>.*?)```", re.DOTALL)


def refreshed(text: str) -> str:
    """The text with the output of each command as it is now."""
    return BLOCK.sub(lambda match: _block(match["command"]), text)


def refresh(page: Path, only: str = "") -> None:
    """Run the page's commands that have `only` in them, and write down what they print.

    Raises CalledProcessError for one that fails; its error is on standard error.
    """
    for match in BLOCK.finditer(page.read_text(encoding="utf-8")):
        if only in match["command"]:
            print(f"$ {match['command']}", file=sys.stderr, flush=True)
            block = _block(match["command"])
            text = page.read_text(encoding="utf-8")
            page.write_text(text.replace(match[0], block), encoding="utf-8")


def _block(command: str) -> str:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    output = subprocess.run(
        ["bash", "-c", command],
        cwd=ROOT,
        env=os.environ | {"PATH": path},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout
    return f"```console\n$ {command}\n{output}```"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("pages", nargs="*", type=Path, default=[ROOT / "README.md"])
    parser.add_argument("--only", default="", metavar="TEXT", help="run commands with this in them")
    options = parser.parse_args()
    for page in options.pages:
        refresh(page, options.only)
