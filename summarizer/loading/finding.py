"""Finding article files: in folders, by pattern, in an order that is always the same."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.errors import LoadError
from summarizer.loading.formats import SUFFIXES, format_of, label

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_WILD = frozenset("*?[")


def find(
    sources: Iterable[str], exclude: Sequence[str] = (), own: str | os.PathLike[str] | None = None
) -> Iterator[str | LoadError]:
    """The files to read, in the order of the sources and by name within a folder.

    A source is a file, a folder (searched with its folders and those that links lead to, each
    once), a pattern such as `news/**/*.txt`, or `-`. Hidden files, names of no known format, what
    `exclude` matches (patterns as in .gitignore, from the source on) and the folder `own` are
    left out. What cannot be read, and a source with no article in it, comes as its error. No
    file comes twice. Memory grows with the largest folder, not with all of them.
    """
    sources = tuple(sources)
    excluded = _spec(tuple(exclude))
    # One folder yields no file twice; sources may overlap.
    seen: set[str] | None = set() if len(sources) > 1 else None
    for source in sources:
        for found in _find_one(source, excluded, own):
            if seen is not None and isinstance(found, str):
                real = os.path.realpath(found)
                if found != "-" and real in seen:
                    continue
                seen.add(real)
            yield found


def root_of(source: str) -> Path | None:
    """The folder that a source is searched from: itself, or what stands before a pattern."""
    if source == "-" or os.path.lexists(source):
        return Path(source) if os.path.isdir(source) else None
    parts = Path(source).parts
    wild = next((i for i, part in enumerate(parts) if _WILD & set(part)), None)
    return None if wild is None else Path(*parts[:wild])


def _find_one(
    source: str, excluded: GitIgnoreSpec, own: str | os.PathLike[str] | None
) -> Iterator[str | LoadError]:
    root = root_of(source)
    if root is None:
        if source == "-" or not excluded.match_file(source.lstrip("/")):
            yield source
        return
    nothing: LoadError | None = LoadError(
        f"{label(source)}: no article files ({', '.join(SUFFIXES)}) in it"
    )
    wanted = None
    if not os.path.lexists(source):
        nothing = LoadError(f"{label(source)}: no such file, and no article files that match it")
        wanted = _spec((f"/{'/'.join(Path(source).parts[len(root.parts) :])}",))
    before = "" if root == Path() else os.path.join(root, "")
    for found in _walk(root, before, excluded, _identity(own)):
        if isinstance(found, LoadError):
            yield found
        elif wanted is None or wanted.match_file(found):
            yield before + found
        else:
            continue
        nothing = None
    if nothing:
        yield nothing


def _walk(
    root: Path, before: str, excluded: GitIgnoreSpec, own: tuple[int, int] | None
) -> Iterator[str | LoadError]:
    """Article files below `root`, from there on; a folder reached again is not entered again."""
    entered = {_identity(root)}
    pending = [iter(_entries(root, "", before))]
    while pending:
        entry = next(pending[-1], None)
        if entry is None:
            pending.pop()
            continue
        if isinstance(entry, LoadError):
            yield entry
            continue
        relative, item = entry
        folder = _is_folder(item)
        if not folder and format_of(item.name) is None:
            continue
        if excluded.match_file(f"{relative}/" if folder else relative):
            continue
        if folder:
            identity = _identity(item.path)
            if identity != own and identity not in entered:
                entered.add(identity)
                pending.append(iter(_entries(item.path, f"{relative}/", before)))
        elif item.is_symlink() and not os.path.exists(item.path):
            yield LoadError(f"{label(before + relative)}: is a link to nothing: mend or remove it")
        elif item.is_file():
            yield relative


def _entries(
    folder: str | Path, inside: str, before: str
) -> list[tuple[str, os.DirEntry[str]] | LoadError]:
    """What is in a folder, by name, hidden entries left out; or why that cannot be told."""
    try:
        with os.scandir(folder) as entries:
            named = [(inside + item.name, item) for item in entries if item.name[0] != "."]
    except OSError as error:
        reason = error.strerror or str(error)
        where = label(before + inside) or str(folder)
        return [LoadError(f"{where}: cannot be searched ({reason}): check the folder")]
    return [*sorted(named, key=lambda entry: entry[0])]


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _identity(path: str | os.PathLike[str] | None) -> tuple[int, int] | None:
    """What two names of one folder share; None where there is none."""
    if path is None:
        return None
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_dev, status.st_ino


@lru_cache(maxsize=8)
def _spec(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)
