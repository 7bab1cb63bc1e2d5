"""Standard streams that are closed or full, and outputs that lie where something is read."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

STORY = "Harga beras di pasar itu naik 12 persen menjadi Rp 15.000 per kilogram, kata pedagang.\n"


def shell(command: str, folder: Path) -> tuple[int, str, str]:
    """The status, output and errors of a shell command; $S is the program."""
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env={"S": f"{sys.executable} -m summarizer", "PYTHONPATH": str(Path(__file__).parents[1])},
        capture_output=True,
        text=True,
        timeout=120,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"{STORY}\nBerita {name}.\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("$S -l id a.txt >&-", "cannot write to standard output"),
        ("$S --version >&-", "check the disk"),
        ("$S --help >/dev/full", "check the disk"),
        ("$S -l id - <&-", "is empty"),
        ("$S -l id -o '' a.txt", "-o names nothing"),
        ("$S -l id -o a.txt '*.txt'", "would write over what is read"),
        ("ln -s a.txt c.md; $S -l id -o c.md a.txt", "would write over what is read"),
        ("ln -s loop loop; $S -l id -o loop/x.txt a.txt", "cannot write"),
    ],
)
def test_one_line_and_status_2(folder: Path, command: str, told: str) -> None:
    before = {path.name: path.read_bytes() for path in folder.glob("?.txt")}
    status, out, err = shell(command, folder)
    assert (status, out, err.count("\n")) == (2, "", 1), err
    assert err.startswith("summarize: error: ")
    assert told in err
    assert {path.name: path.read_bytes() for path in folder.glob("?.txt")} == before


def test_nothing_but_the_file_is_needed(folder: Path) -> None:
    assert shell("$S -l id -o out.html a.txt <&- >&- 2>&-", folder) == (0, "", "")
    assert (folder / "out.html").read_text(encoding="utf-8").endswith("</html>\n")
    assert shell("$S figures <&-", folder) == (0, "", "")


@pytest.mark.skipif(shutil.which("setpriv") is None, reason="needs setpriv, as root may read all")
def test_an_unreadable_file_leaves_the_others_alone(folder: Path) -> None:
    (folder / "b.txt").chmod(0)
    (folder / "shut").mkdir(mode=0)
    rights = "-dac_override,-dac_read_search"
    drop = f"setpriv --bounding-set={rights} --inh-caps={rights}" if os.getuid() == 0 else ""
    status, out, err = shell(f"{drop} $S -l id b.txt shut/c.txt a.txt", folder)
    (folder / "shut").chmod(0o700)
    assert (status, err.count("check its permissions"), err.count("\n")) == (1, 2, 2), err
    assert "Rp 15.000" in out
