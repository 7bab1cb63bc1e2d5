"""Run an order again and again, each time killed at a random moment, until it comes to its end.

    python killed_runs.py NEWS OUT KILLS SEED

Prints, for each run that was killed, how many articles the journal had as done. A run is a process
of its own, forked so that it starts at once; its reader and translator are threads of it, and die
with it.
"""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import sys
import threading
import time
from pathlib import Path

import pytest
from batch_runs import order, use_threads

from summarizer.batch import local
from summarizer.batch.run import run


def main() -> None:
    news, out = Path(sys.argv[1]), Path(sys.argv[2])
    chance = random.Random(int(sys.argv[4]))
    patch = pytest.MonkeyPatch()
    use_threads(patch)
    # Small groups, so that a run has many moments.
    patch.setattr(local, "ARTICLES_AT_ONCE", 3)
    started = time.monotonic()
    # What a whole run takes, with all rules and lists loaded before.
    for name in ("warm", "measured"):
        started = time.monotonic()
        run(order(news, out.with_name(name), formats=("html",)), lambda _: None)
    whole = time.monotonic() - started
    done: list[int] = []
    anew = False
    while len(done) < int(sys.argv[3]):
        killed = _forked(news, out, chance.uniform(0, whole), anew)
        if killed:
            done.append(_done(out))
        # One that came to its end in time leaves nothing to do.
        anew = not killed
    assert not _forked(news, out, None, anew=False)
    print(done)


def _done(out: Path) -> int:
    try:
        with sqlite3.connect(f"file:{out / 'journal.sqlite'}?mode=ro", uri=True) as db:
            rows = db.execute("SELECT count(*) FROM articles WHERE status = 'done'")
            return int(rows.fetchone()[0])
    except sqlite3.OperationalError:  # killed before there was a journal
        return 0


def _forked(news: Path, out: Path, after: float | None, anew: bool) -> bool:
    """Whether the run was killed; None lets it come to its end."""
    child = os.fork()
    if not child:
        if after is not None:
            timer = threading.Timer(after, os.kill, (os.getpid(), signal.SIGKILL))
            timer.daemon = True
            timer.start()
        changes = {"formats": ("html",), "restart": anew}
        os._exit(run(order(news, out, **changes), lambda _: None))
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return True
    assert os.WEXITSTATUS(status) == 0
    return False


if __name__ == "__main__":
    main()
