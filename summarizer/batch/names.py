"""What the files of an article are called: told by its path alone, never by what came before it.

So a run that was interrupted, or that finds new articles between the old, gives every article the
name that it would have had anyway.
"""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from summarizer.loading.finding import root_of
from summarizer.loading.formats import label
from summarizer.output import LONGEST_NAME, UNSAFE
from summarizer.render import EXTENSIONS

# The folder of the digests in that of the run.
FOLDER = "digests"
# The third record of a file of many is loaded as `news.jsonl#3`.
_RECORD = re.compile(r"(.+)#(\d+)", re.DOTALL)
# Hexadecimal digits that tell changed names apart; two of a million share them once in 4,000 runs.
_DIGITS = 8


class Names:
    """Names the files of articles that come from `sources`.

    `news/a/b.txt` found in `news` becomes `digests/a/b.txt`, the third record of `c.jsonl`
    `digests/c.jsonl-3`. With several sources the name of each comes in front. A part of a name
    that no file may have, or that would stand in another's way, is changed and gets a digest of
    what it was. `folds` says that the file system of the output takes `A` and `a` for one name.
    """

    def __init__(self, sources: Sequence[str], folds: bool = False) -> None:
        self._folds = folds
        roots = {source: root_of(source) or Path(source).parent for source in sources}
        self._prefixes = _prefixes(sorted({label(str(root)) for root in roots.values()}))

    def name(self, path: str) -> str:
        """Where the digest of the article at `path` goes, without the ending of its format.

        Seen from the run's folder, with `/` between the parts.
        """
        root, prefix = self._root(Path(path))
        parts = [*prefix, *Path(path).relative_to(root).parts]
        *folders, last = [part for part in parts if part not in ("", ".", "..", os.sep)]
        record = _RECORD.fullmatch(last)
        stem = self._part(record[1] if record else last)
        named = f"{stem}-{record[2]}" if record else stem
        return "/".join([FOLDER, *(self._folder(part) for part in folders), named])

    def _root(self, path: Path) -> tuple[Path, list[str]]:
        holding = [root for root in self._prefixes if path.is_relative_to(root)]
        root = max(holding, key=lambda root: len(Path(root).parts), default=None)
        return (path.parent, []) if root is None else (Path(root), self._prefixes[root])

    def _folder(self, name: str) -> str:
        part = self._part(name)
        # A folder of this name would stand where a digest goes.
        return _told_apart(part, name) if part.endswith(tuple(EXTENSIONS.values())) else part

    def _part(self, name: str) -> str:
        safe = UNSAFE.sub("_", name).strip(". ")
        changed = safe != name or len(os.fsencode(safe)) > LONGEST_NAME
        if self._folds and name != unicodedata.normalize("NFC", name.casefold()):
            changed = True
        return _told_apart(safe, name) if changed else name


def _prefixes(roots: Sequence[str]) -> dict[str, list[str]]:
    """What comes in front of names, by root: nothing where there is only one."""
    if len(roots) == 1:
        return {roots[0]: []}
    names = [Path(root).name for root in roots]
    return {
        root: [name if name and names.count(name) == 1 else _told_apart(name, root)]
        for root, name in zip(roots, names, strict=True)
    }


def _told_apart(safe: str, name: str) -> str:
    """A name that was changed, with a digest of the whole of it."""
    digest = hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest()[:_DIGITS]
    while len(os.fsencode(safe)) > LONGEST_NAME - _DIGITS - 1:
        safe = safe[:-1]
    return f"{safe}-{digest}" if safe else digest


def folds_names(folder: Path) -> bool:
    """Whether the file system of `folder` takes names in capitals and small letters for one."""
    probe = folder / ".Case"
    probe.touch()
    try:
        return (folder / ".cASE").exists()
    finally:
        probe.unlink()
