"""Where digests go: standard output, one file, or one file each in a folder. Whole or absent."""

from __future__ import annotations

import contextlib
import os
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from summarizer.errors import OutputError

# Characters that a file system of today may refuse, and the separators themselves.
UNSAFE = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
# The third record of a file of many is loaded as `news.jsonl#3`.
RECORD = re.compile(r"(.+\.(?:jsonl?|csv|warc)(?:\.gz)?)#(\d+)", re.IGNORECASE)
# Most file systems stop at 255 bytes a name; the rest is for the number, the suffix and ".tmp".
LONGEST_NAME = 200


class ReaderGoneError(Exception):
    """The reader of standard output has what it wanted, as in `summarize … | head -1`."""


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[IO[str]]:
    """Open a file for writing that appears under its name only when it is complete.

    A link leads to the file that is written; a device or a pipe is written to as it is. Raises
    OutputError where the file cannot be written; nothing is left behind then.
    """
    temporary: str | None = None
    try:
        if _is_special(path):
            with open(path, "w", encoding="utf-8", newline="\n") as stream:
                yield stream
            return
        target = Path(os.path.realpath(path))
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(
            dir=target.parent, prefix=f".{target.name[:100]}.", suffix=".tmp"
        )
        with open(handle, "w", encoding="utf-8", newline="\n") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, target)
        temporary = None
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror or error}") from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                os.unlink(temporary)


def open_closed_streams() -> None:
    """Put something in the place of standard streams that were closed, as in `summarize … >&-`.

    There is nothing to read then, and what is written fails or, on standard error, vanishes; no
    file that is opened later takes a stream's number and with it what was meant for the stream.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is not None:
            continue
        handle = os.open(os.devnull, os.O_WRONLY if name == "stderr" else os.O_RDONLY)
        if handle != number:
            os.dup2(handle, number)
            os.close(handle)
        mode = "r" if name == "stdin" else "w"
        setattr(sys, name, open(number, mode, closefd=False))  # noqa: SIM115 - it stays open


def print_whole(text: str) -> None:
    """Write to standard output and flush, so that a full disk is noticed here.

    Raises OutputError, and ReaderGoneError where nobody reads on.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError as error:
        drop_buffered()
        raise ReaderGoneError from error
    except OSError as error:
        drop_buffered()
        raise OutputError(f"cannot write to standard output: {error.strerror or error}") from error


def drop_buffered() -> None:
    """Let nothing that standard output could not take be written, and complained about, at exit."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class FolderNames:
    """Gives each article a file of its own inside one folder.

    Names follow the sources: `news/a/b.txt` given as `news` becomes `a/b.html`; the third record
    of `c.jsonl` becomes `c-3.html`. Where two sources would share a name, the later one keeps its
    own suffix in it, then gets a number. `roots` are the folders that were named as sources;
    `read` are the files that are read, none of which is ever written over.
    """

    def __init__(
        self,
        folder: Path,
        extension: str,
        roots: Sequence[Path] = (),
        read: Sequence[Path] = (),
    ) -> None:
        self.folder = folder
        self.extension = extension
        self.roots = roots
        self._taken = {_identity(path) for path in read}

    def path(self, source: str) -> Path:
        """The output path of the article that was read from `source`."""
        match = RECORD.fullmatch(source)
        location, record = (match[1], match[2]) if match else (source, "")
        relative = self._relative(Path(location))
        parts = [_safe(part) for part in relative.parent.parts if part not in ("", ".", "..", "/")]
        number = f"-{record}" if record else ""
        bare = relative.with_suffix("") if relative.suffix.lower() == ".gz" else relative
        stem, name = _safe(bare.stem) + number, _safe(relative.name) + number
        candidates = [stem, name, *(f"{name}-{count}" for count in range(2, 10_000))]
        for candidate in candidates:
            path = self.folder.joinpath(*parts, candidate + self.extension)
            if _identity(path) not in self._taken:
                self._taken.add(_identity(path))
                return path
        raise OutputError(f"too many articles are named {name} for {self.folder}")

    def _relative(self, path: Path) -> Path:
        if str(path) == "-":
            return Path("stdin")
        root = next((root for root in self.roots if path.is_relative_to(root)), path.parent)
        return path.relative_to(root)


def _is_special(path: Path) -> bool:
    """Whether something is there that is neither file nor folder: it must not be replaced."""
    return path.exists() and not path.is_file() and not path.is_dir()


def _identity(path: Path) -> str:
    """What two names of one file share, on file systems that ignore case too."""
    return os.path.realpath(path).casefold()


def _safe(name: str) -> str:
    """The name without what could leave the folder, hide the file or be refused."""
    cleaned = UNSAFE.sub("_", name).strip(". ") or "article"
    while len(os.fsencode(cleaned)) > LONGEST_NAME:
        cleaned = cleaned[:-1]
    return cleaned


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
