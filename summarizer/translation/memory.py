"""The translation memory: what an engine made of a segment before, kept across runs.

A hit is what the engine would give again: the key holds the model's id, revision and digest, the
settings of decoding, the versions of the engine and of this program, and the segment with its
slots. Results are the same with a memory and without.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sqlite3
import zlib
from collections.abc import Callable, Iterator, Sequence
from importlib import metadata
from pathlib import Path

import summarizer
from summarizer.paths import cache_folder
from summarizer.settings import EngineKind
from summarizer.translation.model import Engine, Hypothesis, ModelInfo

FILE = "translations.sqlite"
# Bytes. An article takes about 10 kB for each language, so this holds some 50,000 of them.
LARGEST = 500 * 2**20
# The share of the segments that goes when the file is full, the oldest first.
_EVICTED = 0.1
# Seconds to wait for another process that is writing; then a segment is translated instead.
_PATIENCE = 10.0
# Values in one statement: SQLite before 3.32 takes no more.
_AT_ONCE = 900
# Bytes of SHA-256 that are kept: among 2**40 segments two share them once in 2**49 memories.
_KEY_BYTES = 16

Warn = Callable[[str], None]


def default_path() -> Path:
    """Where the memory is kept unless the user names a place: in the cache folder."""
    return cache_folder() / FILE


class Memory:
    """A file of segments and their hypotheses, which several processes may use at once.

    It is an aid and never stops a run: a damaged file is set aside and begun anew, one that cannot
    be used is left alone, and `warn` is told. `largest` is the size in bytes.
    """

    def __init__(self, path: Path, warn: Warn = lambda _: None, largest: int = LARGEST) -> None:
        self._path = path
        self._warn = warn
        self._largest = largest
        self._db: sqlite3.Connection | None = None
        with self._forgiving():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = _open(path)

    def get(self, keys: Sequence[bytes]) -> dict[bytes, list[Hypothesis]]:
        """The hypotheses of those keys that are known."""
        found: dict[bytes, list[Hypothesis]] = {}
        with self._forgiving():
            if self._db is None:
                return found
            for start in range(0, len(keys), _AT_ONCE):
                some = keys[start : start + _AT_ONCE]
                marks = ", ".join("?" * len(some))
                query = f"SELECT key, hypotheses FROM segments WHERE key IN ({marks})"
                for key, packed in self._db.execute(query, some):
                    found[key] = _unpacked(packed)
        return found

    def put(self, made: Sequence[tuple[bytes, Sequence[Hypothesis]]]) -> None:
        """Keep hypotheses; the oldest go where the file has reached its size."""
        with self._forgiving():
            if self._db is None:
                return
            with self._db:
                self._db.execute("BEGIN IMMEDIATE")
                if _size(self._db) >= self._largest:
                    _evict(self._db)
                self._db.executemany(
                    "INSERT OR IGNORE INTO segments (key, hypotheses) VALUES (?, ?)",
                    [(key, _packed(hypotheses)) for key, hypotheses in made],
                )

    def close(self) -> None:
        """Let go of the file."""
        if self._db is not None:
            self._db.close()
            self._db = None

    @contextlib.contextmanager
    def _forgiving(self) -> Iterator[None]:
        """Go on without what the memory would have given; see to it that it works next time."""
        try:
            yield
        except sqlite3.OperationalError as error:
            # Another process has it for long; it will be free again.
            if "locked" not in str(error):
                self._leave(error)
        except (sqlite3.DatabaseError, zlib.error, ValueError):
            self.close()
            try:
                self._db = _renewed(self._path, self._warn)
            except (sqlite3.Error, OSError) as error:
                self._leave(error)
        except OSError as error:
            self._leave(error)

    def _leave(self, error: Exception) -> None:
        self._warn(f"the translation memory {self._path} is not used: {error}")
        self.close()


def _open(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    try:
        db.execute("PRAGMA journal_mode=WAL")
        # What a power cut takes is translated again.
        db.execute("PRAGMA synchronous=OFF")
        db.execute(
            "CREATE TABLE IF NOT EXISTS segments "
            "(number INTEGER PRIMARY KEY, key BLOB UNIQUE NOT NULL, hypotheses BLOB NOT NULL)"
        )
    except sqlite3.Error:
        db.close()
        raise
    return db


def _renewed(path: Path, warn: Warn) -> sqlite3.Connection:
    """A memory that works in place of a damaged one: begun anew here, or by another process."""
    from filelock import FileLock

    with FileLock(f"{path}.lock"):
        with contextlib.suppress(sqlite3.DatabaseError):
            db = _open(path)
            if db.execute("PRAGMA quick_check(1)").fetchone() == ("ok",):
                return db
            db.close()
        damaged = Path(f"{path}.damaged")
        os.replace(path, damaged)
        for suffix in ("-wal", "-shm"):
            with contextlib.suppress(FileNotFoundError):
                os.unlink(f"{path}{suffix}")
        warn(f"the translation memory was damaged; it is begun anew, what was there is {damaged}")
        return _open(path)


def _size(db: sqlite3.Connection) -> int:
    """Bytes in use; pages that evicted segments left are used again."""
    pages, free, size = (
        int(db.execute(f"PRAGMA {name}").fetchone()[0])
        for name in ("page_count", "freelist_count", "page_size")
    )
    return (pages - free) * size


def _evict(db: sqlite3.Connection) -> None:
    oldest, newest = db.execute("SELECT min(number), max(number) FROM segments").fetchone()
    if oldest is not None:
        end = oldest + max(1, round((newest - oldest + 1) * _EVICTED))
        db.execute("DELETE FROM segments WHERE number < ?", (end,))


def _packed(hypotheses: Sequence[Hypothesis]) -> bytes:
    return zlib.compress(json.dumps([[one.text, one.score] for one in hypotheses]).encode())


def _unpacked(packed: bytes) -> list[Hypothesis]:
    return [Hypothesis(text, score) for text, score in json.loads(zlib.decompress(packed))]


class Remembering:
    """An engine that asks the memory first. `kind` and `beam` are those of the engine inside."""

    def __init__(self, engine: Engine, memory: Memory, kind: EngineKind, beam: int) -> None:
        self._engine = engine
        self._memory = memory
        model = engine.model
        self._about = [
            summarizer.__version__,
            f"{kind} {metadata.version(kind)}",
            beam,
            model.id,
            model.revision,
            model.sha256,
        ]

    @property
    def model(self) -> ModelInfo:
        """The model of the engine inside."""
        return self._engine.model

    def translate(self, sentences: Sequence[str], n_best: int = 1) -> list[list[Hypothesis]]:
        """See `Engine.translate`; a segment that comes twice is translated once."""
        keys = [self._key(sentence, n_best) for sentence in sentences]
        known = self._memory.get(list(dict.fromkeys(keys)))
        missing = {
            key: sentence for key, sentence in zip(keys, sentences, strict=True) if key not in known
        }
        if missing:
            made = self._engine.translate(list(missing.values()), n_best)
            pairs = list(zip(missing, made, strict=True))
            self._memory.put(pairs)
            known.update(pairs)
        return [list(known[key]) for key in keys]

    def _key(self, sentence: str, n_best: int) -> bytes:
        text = json.dumps([*self._about, n_best, sentence])
        return hashlib.sha256(text.encode()).digest()[:_KEY_BYTES]
