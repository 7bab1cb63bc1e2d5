"""The journal of a run: what was made of every article. SQLite, one row an article.

Only the process that leads a run writes it; others may read it meanwhile (WAL). Whatever is
committed survives `kill -9`; after a power cut the last commits may be gone, and their articles are
made again.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from summarizer.batch.rows import Failure
from summarizer.batch.work import Failed, Made
from summarizer.errors import OutputError

FILE = "journal.sqlite"
SCHEMA_VERSION = 1
# Rows that are kept or failed, of which nothing was written, may wait for a commit together.
_UNCOMMITTED = 500

_SCHEMA = """
CREATE TABLE run (number INTEGER NOT NULL);
INSERT INTO run VALUES (0);
CREATE TABLE sources (
    path TEXT PRIMARY KEY,        -- the file, as it is named in digests
    ordinal INTEGER NOT NULL,     -- its place among the files of the last run that met it
    run INTEGER NOT NULL,         -- that run
    fingerprint TEXT,             -- SHA-256 of its bytes, once all its articles are recorded
    settings TEXT,                -- and the settings they were made with
    left_out TEXT                 -- counts of the records that are no pages to read, JSON
) WITHOUT ROWID;
CREATE TABLE articles (
    path TEXT PRIMARY KEY,        -- as it is named in digests; news.jsonl#3 is a third record
    source TEXT NOT NULL,         -- the file it stands in
    record INTEGER NOT NULL,      -- its number there, from 0
    run INTEGER NOT NULL,         -- the last run that met it
    status TEXT NOT NULL,         -- writing, done or failed
    content TEXT,                 -- SHA-256 of what was read
    settings TEXT,                -- digest of settings, models, rules, glossary
    outputs TEXT NOT NULL,        -- files of it, a JSON list, seen from the run's folder
    verdicts TEXT,                -- counts by language, JSON
    seconds REAL,                 -- of CPU time
    error TEXT,
    digest BLOB                   -- its line of digests.jsonl, deflated
);
CREATE INDEX in_order ON articles (source, record);
"""


class Journal:
    """The database of a run's folder, open for writing. Raises OutputError throughout."""

    def __init__(self, folder: Path, settings: str) -> None:
        """Open or make it; `settings` is the settings' digest. A new run begins."""
        self._path = folder / FILE
        self._settings = settings
        self._waiting = 0
        with self._told():
            self._db = sqlite3.connect(self._path, isolation_level=None)
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute("PRAGMA synchronous=NORMAL")
            (version,) = self._db.execute("PRAGMA user_version").fetchone()
            if version not in (0, SCHEMA_VERSION):
                raise OutputError(
                    f"{self._path} is of another version of the program; "
                    "name another folder, or begin anew with --restart"
                )
            if version == 0:
                script = f"{_SCHEMA} PRAGMA user_version={SCHEMA_VERSION};"
                self._db.executescript(f"BEGIN; {script} COMMIT;")
            (self.run,) = self._db.execute(
                "UPDATE run SET number = number + 1 RETURNING number"
            ).fetchone()

    def close(self) -> None:
        """Close; what was not committed is gone."""
        self._db.close()

    def commit(self) -> None:
        """Make what was recorded last."""
        with self._told():
            if self._db.in_transaction:
                self._db.execute("COMMIT")
        self._waiting = 0

    def fingerprint(self, source: str) -> str | None:
        """The digest of the bytes of a file that was read to its end under these settings.

        None where something is left to do: it was not, or an article of it failed.
        """
        row = self._row(
            "SELECT fingerprint FROM sources WHERE path = ? AND settings = ? AND NOT EXISTS "
            "(SELECT 1 FROM articles WHERE source = sources.path AND status != 'done')",
            (source, self._settings),
        )
        return row[0] if row else None

    def outputs(self, source: str) -> Iterator[str]:
        """The files of all articles of a file."""
        for (outputs,) in self._rows("SELECT outputs FROM articles WHERE source = ?", (source,)):
            yield from json.loads(outputs)

    def done_in(self, source: str) -> Iterator[tuple[str, str, list[str]]]:
        """The articles of a file that are done under these settings: path, content, files."""
        query = (
            "SELECT path, content, outputs FROM articles "
            "WHERE source = ? AND settings = ? AND status = 'done'"
        )
        for path, content, outputs in self._rows(query, (source, self._settings)):
            yield path, content, json.loads(outputs)

    def meet(self, source: str, ordinal: int) -> None:
        """Note that a file is the run's `ordinal`-th."""
        self._write(
            "INSERT INTO sources VALUES (?, ?, ?, NULL, NULL, NULL) ON CONFLICT (path) DO UPDATE "
            "SET ordinal = excluded.ordinal, run = excluded.run",
            (source, ordinal, self.run),
        )

    def unfinish(self, source: str) -> None:
        """Note that a file is being read; until `finish` it counts as unread."""
        self._write("UPDATE sources SET fingerprint = NULL WHERE path = ?", (source,))

    def keep(self, path: str, source: str, record: int) -> None:
        """Note that an article stays as it is."""
        self._write(
            "UPDATE articles SET run = ?, source = ?, record = ? WHERE path = ?",
            (self.run, source, record, path),
        )

    def keep_all(self, source: str) -> int:
        """Note that all articles of a file stay as they are; how many there are."""
        self._write("UPDATE articles SET run = ? WHERE source = ?", (self.run, source))
        row = self._row("SELECT count(*) FROM articles WHERE source = ?", (source,))
        return int(row[0]) if row else 0

    def met(self, path: str, source: str, record: int) -> bool:
        """Whether this run has met another article of the same name."""
        row = self._row("SELECT run, source, record FROM articles WHERE path = ?", (path,))
        return row is not None and row[0] == self.run and row[1:] != (source, record)

    def writing(self, made: Made) -> list[str]:
        """Note which files an article is going to have; those that it had and shall not."""
        row = self._row("SELECT outputs FROM articles WHERE path = ?", (made.path,))
        old = json.loads(row[0]) if row else []
        self._put(
            made.path,
            (made.source, made.record, self.run, "writing", None, None),
            sorted({*old, *made.pages}),
        )
        return [output for output in old if output not in made.pages]

    def done(self, made: Made) -> None:
        """Note that the files of an article are written."""
        self._put(
            made.path,
            (made.source, made.record, self.run, "done", made.content, self._settings),
            sorted(made.pages),
            (
                json.dumps(made.verdicts),
                made.seconds,
                None,
                zlib.compress(made.row.encode("utf-8", "replace")),
            ),
        )

    def fail(self, failed: Failed) -> list[str]:
        """Note that an article has no digest; the files that it had."""
        row = self._row("SELECT outputs FROM articles WHERE path = ?", (failed.path,))
        self._put(
            failed.path,
            (failed.source, failed.record, self.run, "failed", None, None),
            [],
            (None, None, failed.error, None),
        )
        return json.loads(row[0]) if row else []

    def finish(self, source: str, fingerprint: str, left_out: Mapping[str, int]) -> None:
        """Note that all articles of a file are recorded, and what was left out of it."""
        self._write(
            "UPDATE sources SET fingerprint = ?, settings = ?, left_out = ? WHERE path = ?",
            (fingerprint, self._settings, json.dumps(left_out) if left_out else None, source),
        )

    def left_out(self) -> Counter[str]:
        """The records of web archives that are no Indonesian pages, by what they are."""
        counts: Counter[str] = Counter()
        for (found,) in self._rows("SELECT left_out FROM sources WHERE left_out IS NOT NULL", ()):
            counts.update(json.loads(found))
        return counts

    def vanished(self, source: str | None = None) -> list[str]:
        """The files of articles that this run did not meet: in `source`, or at all."""
        where, values = self._unmet(source)
        found = self._rows(f"SELECT outputs FROM articles WHERE {where}", values)
        return [output for (outputs,) in found for output in json.loads(outputs)]

    def forget_vanished(self, source: str | None = None) -> None:
        """Drop the rows of articles, and without `source` of files, that this run did not meet."""
        where, values = self._unmet(source)
        self._write(f"DELETE FROM articles WHERE {where}", values)
        if source is None:
            self._write("DELETE FROM sources WHERE run != ?", (self.run,))

    def _unmet(self, source: str | None) -> tuple[str, tuple[object, ...]]:
        if source is None:
            return "run != ?", (self.run,)
        return "run != ? AND source = ?", (self.run, source)

    def digests(self) -> Iterator[str]:
        """The lines of `digests.jsonl`, in the order of the sources."""
        for (row,) in self._rows(f"SELECT digest {_IN_ORDER}", ("done",)):
            yield zlib.decompress(row).decode()

    def verdicts(self) -> Iterator[Mapping[str, Mapping[str, int]]]:
        """The counts of verdicts of every article, by language."""
        for (counts,) in self._rows("SELECT verdicts FROM articles WHERE status = ?", ("done",)):
            yield json.loads(counts)

    def failures(self) -> Iterator[Failure]:
        """The articles without a digest, in the order of the sources."""
        query = f"SELECT articles.path, error {_IN_ORDER}"
        for path, error in self._rows(query, ("failed",)):
            yield Failure(path, error)

    def count(self, status: str) -> int:
        """How many articles have a status."""
        row = self._row("SELECT count(*) FROM articles WHERE status = ?", (status,))
        return int(row[0]) if row else 0

    def _put(
        self,
        path: str,
        state: tuple[str, int, int, str, str | None, str | None],
        outputs: Sequence[str],
        result: tuple[str | None, float | None, str | None, bytes | None] = (None,) * 4,
    ) -> None:
        self._write(
            "INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (path, *state, json.dumps(list(outputs)), *result),
        )

    def _write(self, statement: str, values: Sequence[object]) -> None:
        with self._told():
            if not self._db.in_transaction:
                self._db.execute("BEGIN")
            self._db.execute(statement, values)
        self._waiting += 1
        if self._waiting >= _UNCOMMITTED:
            self.commit()

    def _row(self, query: str, values: Sequence[object]) -> tuple[Any, ...] | None:
        with self._told():
            row: tuple[Any, ...] | None = self._db.execute(query, values).fetchone()
            return row

    def _rows(self, query: str, values: Sequence[object]) -> Iterator[tuple[Any, ...]]:
        with self._told():
            yield from self._db.execute(query, values)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Errors of the database as errors of the user's."""
        try:
            yield
        except sqlite3.OperationalError as error:
            raise OutputError(f"cannot write {self._path}: {error}") from None
        except sqlite3.DatabaseError as error:
            raise OutputError(
                f"{self._path} is damaged ({error}); begin anew with --restart"
            ) from None


_IN_ORDER = (
    "FROM articles JOIN sources ON sources.path = articles.source "
    "WHERE status = ? ORDER BY ordinal, record, articles.path"
)


class Reader:
    """Tells from a journal what is done, in a process that only reads it."""

    def __init__(self, folder: Path, settings: str) -> None:
        """`settings` is the settings' digest."""
        self._folder = folder
        self._settings = settings
        self._db = sqlite3.connect(f"{(folder / FILE).absolute().as_uri()}?mode=ro", uri=True)

    def has(self, path: str, content: str) -> bool:
        """Whether the digest of an article is there, made of this content under these settings."""
        row = self._db.execute(
            "SELECT outputs FROM articles WHERE path = ? AND content = ? AND settings = ? "
            "AND status = 'done'",
            (path, content, self._settings),
        ).fetchone()
        return bool(row) and all((self._folder / name).exists() for name in json.loads(row[0]))
