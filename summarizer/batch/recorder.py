"""Where the results of a run go: files into its folder, rows into its journal, in that order."""

from __future__ import annotations

import contextlib
import os
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from summarizer.batch.journal import Journal
from summarizer.batch.progress import Progress
from summarizer.batch.work import Failed, Finished, Group, Kept, Loaded, Made, Spent
from summarizer.output import whole_file

_PACKED = (".gz", ".zip", ".warc")


class Recorder:
    """Takes what becomes of the articles of a run, in any order within a file.

    An article is noted as being written, then its files are written, then it is noted as done: a
    run that ends in between makes it again. Raises OutputError.
    """

    def __init__(self, out: Path, journal: Journal, progress: Progress) -> None:
        self._out = out
        self._journal = journal
        self._progress = progress
        self._met: dict[str, _Source] = {}
        self._ordinal = 0
        self.spent: dict[str, float] = defaultdict(float)

    def meet(self, source: str, size: int) -> None:
        """A file of `size` bytes is about to be read; files come in the order of the sources."""
        self._journal.meet(source, self._ordinal)
        self._ordinal += 1
        self._met[source] = _Source(size, source.lower().endswith(_PACKED))

    def expect(self, article: Loaded | Made) -> bool:
        """An article was read; whether its digest is wanted."""
        self._open(article.source)
        if self._journal.met(article.path, article.source, article.record):
            error = f"{article.path}: is there twice: only the first is taken; rename one"
            path = f"{article.path}!{article.record}"
            self.fail(Failed(article.source, article.record, path, error))
            return False
        self._met[article.source].open += 1
        if isinstance(article, Loaded):
            self.spent["reading"] += article.seconds
        return True

    def keep(self, kept: Kept) -> None:
        """An article is as it was."""
        self._open(kept.source)
        self._journal.keep(kept.path, kept.source, kept.record)
        self._progress.kept_some(1)
        self._pass(kept.source, kept.size, made=False)

    def fail(self, failed: Failed) -> None:
        """An article that was not expected, or a file, gives no digest."""
        self._open(failed.source)
        self._remove(self._journal.fail(failed))
        self._progress.fail(failed.error)

    def finish(self, end: Finished) -> None:
        """No more articles come from a file."""
        source = self._met[end.source]
        if end.unchanged:
            self._progress.kept_some(self._journal.keep_all(end.source))
        else:
            self._open(end.source)
        source.end = end
        self._close(end.source)

    def record(self, group: Group) -> None:
        """Write the digests of a group; each was expected."""
        made = [result for result in group.results if isinstance(result, Made)]
        stale = [output for result in made for output in self._journal.writing(result)]
        self._journal.commit()
        for result in made:
            for name, page in result.pages.items():
                with whole_file(self._out / name) as stream:
                    stream.write(page)
            self._journal.done(result)
            self._pass(result.source, result.size, made=True)
        self._progress.made_some(len(made))
        self._remove(stale)
        for each in group.results:
            if isinstance(each, Failed):
                self.fail(each)
            self._met[each.source].open -= 1
            self._close(each.source)
        self._journal.commit()
        self._spend(group.spent)

    def sweep(self) -> None:
        """Remove what is left of articles that are no longer there; all there are were met."""
        self._remove(self._journal.vanished())
        self._journal.forget_vanished()
        self._journal.commit()

    def _open(self, source: str) -> None:
        if not self._met[source].opened:
            self._journal.unfinish(source)
            self._met[source].opened = True

    def _close(self, name: str) -> None:
        """Finish a file when its end has come and all its articles are recorded."""
        source = self._met[name]
        if source.end is None or source.open:
            return
        if not source.end.unchanged:
            self._remove(self._journal.vanished(name))
            self._journal.forget_vanished(name)
            if source.end.fingerprint is not None:
                self._journal.finish(name, source.end.fingerprint, source.end.left_out)
        # What is between the articles of a file goes with the last of them.
        self._progress.passed(source.size - source.passed, made=not source.end.unchanged)
        del self._met[name]

    def _pass(self, name: str, size: int, made: bool) -> None:
        source = self._met[name]
        # How far an archive is, its articles do not tell.
        size = 0 if source.packed else min(size, source.size - source.passed)
        source.passed += size
        self._progress.passed(size, made)

    def _spend(self, spent: Spent) -> None:
        self.spent["translating"] += spent.translating
        self.spent["checking and rendering"] += spent.other

    def _remove(self, outputs: Iterable[str]) -> None:
        for output in outputs:
            remove_output(self._out, output)


def remove_output(out: Path, output: str) -> None:
    """Delete a file of a run's folder, and the folders that are empty then."""
    path = out / output
    with contextlib.suppress(OSError):
        path.unlink()
        for folder in path.relative_to(out).parents[:-1]:
            os.rmdir(out / folder)


@dataclass(slots=True)
class _Source:
    """A file that is being read.

    `size` is in bytes, `passed` how many of them are behind; `opened` tells whether anything came
    of it, `open` how many articles are still to be recorded, `end` that no more will come.
    """

    size: int
    packed: bool
    passed: int = 0
    opened: bool = False
    open: int = 0
    end: Finished | None = None
