"""The folder of a run: whose it is, that one run only writes there, and how it begins anew."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from summarizer.batch import journal, names
from summarizer.errors import OutputError, UsageError
from summarizer.loading.finding import root_of

LOCK = ".lock"
ROWS = "digests.jsonl"
RECORD = "run.json"
# What else a run writes there, see `pages`.
PAGES = ("index.html", "index.md", "figures.csv")


def check_apart(out: Path, sources: Sequence[str]) -> None:
    """Raise UsageError where what is written would lie among what is read, or over it."""
    target = out.resolve()
    for source in sources:
        if source == "-":
            raise UsageError("a batch reads files and folders, not standard input (-)")
        place = (root_of(source) or Path(source)).resolve()
        if place.is_relative_to(target):
            raise UsageError(f"-o {out} holds {source}, which is read; name another folder")


@contextlib.contextmanager
def taken(out: Path, restart: bool = False) -> Iterator[None]:
    """Keep the folder for one run; `restart` takes away what the last one left there.

    Raises UsageError where another run writes there, or the files of something else are there,
    OutputError where the folder cannot be made.
    """
    from filelock import FileLock, Timeout

    try:
        out.mkdir(parents=True, exist_ok=True)
        # The system lets go of it when the process ends, however it does.
        lock = FileLock(out / LOCK, timeout=0)
        with lock:
            _check_ours(out)
            if restart:
                _clear(out)
            _remove_halves(out)
            yield
    except Timeout:
        raise UsageError(
            f"another run is writing into {out}; wait for its end, or name another folder"
        ) from None
    except OSError as error:
        raise OutputError(f"cannot write into {out}: {error.strerror or error}") from None


def _check_ours(out: Path) -> None:
    if (out / journal.FILE).exists():
        return
    for name in (names.FOLDER, ROWS, RECORD, *PAGES):
        if (out / name).exists():
            raise UsageError(
                f"{out / name} is there, and no run of this program wrote it; name another folder"
            )


def _clear(out: Path) -> None:
    shutil.rmtree(out / names.FOLDER, ignore_errors=True)
    for name in (ROWS, RECORD, *PAGES):
        (out / name).unlink(missing_ok=True)
    # The journal last: with it the rest is known for this program's.
    for suffix in ("-wal", "-shm", ""):
        (out / f"{journal.FILE}{suffix}").unlink(missing_ok=True)


def _remove_halves(out: Path) -> None:
    """Remove the temporary files of a run that was killed, see `output.whole_file`."""
    for folder in (out, out / names.FOLDER):
        found = folder.rglob(".*.tmp") if folder != out else folder.glob(".*.tmp")
        for path in found:
            path.unlink(missing_ok=True)
