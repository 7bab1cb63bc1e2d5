"""Put the real output under every `$ command` of a page: python docs/refresh.py [PAGE…]

The page is the README where none is named; tests/test_readme.py runs its commands, too, and fails
when it says something else. docs/evaluation.md takes an hour: `make evaluation`.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
BLOCK = re.compile(r"```console\n\$ (?P<command>[^\n]+)\n(?P<output>.*?)```", re.DOTALL)


def refreshed(text: str) -> str:
    """The text with the output of each command as it is now."""
    return BLOCK.sub(
        lambda match: f"```console\n$ {match['command']}\n{_output(match['command'])}```", text
    )


def _output(command: str) -> str:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    environment = os.environ | {"PATH": path}
    return subprocess.run(
        ["bash", "-c", command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    ).stdout


if __name__ == "__main__":
    for page in map(Path, sys.argv[1:] or [ROOT / "README.md"]):
        page.write_text(refreshed(page.read_text(encoding="utf-8")), encoding="utf-8")
