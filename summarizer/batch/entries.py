"""What the morning page shows of each digest, kept on disk until the page is in order."""

from __future__ import annotations

import pickle
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from summarizer.errors import OutputError
from summarizer.render.labels import labels
from summarizer.render.view import printable, web_address
from summarizer.translation.model import STATUS_ORDER, Status

# Characters of Indonesian that make about two lines beside a headline, in any language.
_TWO_LINES = 190


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of text in the language it is in; `mark` is a verdict other than "ok", in words."""

    language: str
    text: str
    mark: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A digest as the page shows it.

    `titles` begin with the reader's language and end with the Indonesian; `summaries` pair a
    language with its lines; `verdicts` count those of all texts that were translated; `files` map
    a format to the digest's file.
    """

    path: str
    titles: tuple[Line, ...]
    summaries: tuple[tuple[str, tuple[Line, ...]], ...]
    verdicts: Mapping[Status, int]
    outlet: str | None
    published: str | None
    url: str | None
    words: int
    files: Mapping[str, str]

    @property
    def worst(self) -> Status:
        """The worst verdict of the digest."""
        return max(self.verdicts, key=STATUS_ORDER.index, default="ok")

    @property
    def doubtful(self) -> tuple[tuple[Status, int], ...]:
        """How many translations have each verdict other than "ok"."""
        return tuple(
            (status, self.verdicts[status])
            for status in STATUS_ORDER
            if status != "ok" and self.verdicts.get(status)
        )


def entry(digest: Mapping[str, Any], languages: Sequence[str]) -> Entry:
    """The entry of a row of digests.jsonl, in `languages`."""
    source = digest["source"]
    return Entry(
        path=source["path"],
        titles=_titles(digest, languages),
        summaries=_summaries(digest, languages),
        verdicts=Counter(status for _, status, _ in _verdicts(digest)),
        outlet=printable(source["outlet"]) if source["outlet"] else None,
        published=source["published"],
        url=web_address(source["url"]),
        words=source["words"],
        files=dict(sorted(digest["outputs"].items())),
    )


class Spool:
    """Entries on disk, by the number that `add` gives; gone when it is closed."""

    def __init__(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - closed in __exit__
        except OSError as error:
            raise OutputError(f"cannot write in {folder}: {error.strerror or error}") from error
        self._starts: list[int] = []

    def __enter__(self) -> Spool:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, item: Entry) -> int:
        """Keep an entry; raises OutputError where there is no room for it."""
        try:
            self._starts.append(self._file.tell())
            pickle.dump(item, self._file, protocol=pickle.HIGHEST_PROTOCOL)
        except OSError as error:
            raise OutputError(f"cannot write the pages: {error.strerror or error}") from error
        return len(self._starts) - 1

    def __getitem__(self, number: int) -> Entry:
        self._file.seek(self._starts[number])
        found: Entry = pickle.load(self._file)
        return found


def _verdicts(digest: Mapping[str, Any]) -> set[tuple[str, Status, str]]:
    """Language, verdict and text of each translation; a statement that is a key sentence is one."""
    found: set[tuple[str, Status, str]] = set()
    for language, section in digest["translations"].items():
        titles = [section["title"]] if section["title"] else []
        rows = (*titles, *section["key_sentences"], *section["summary"].get("statements", ()))
        found.update((language, row["status"], row["text"]) for row in rows)
    return found


def _titles(digest: Mapping[str, Any], languages: Sequence[str]) -> tuple[Line, ...]:
    title = printable(digest["source"]["title"] or "")
    if not any(map(str.isalnum, title)):
        return (Line("id", printable(PurePath(digest["source"]["path"]).name)),)
    lines: list[Line] = []
    missing: str | None = None
    for language in languages:
        section = digest["translations"].get(language)
        if section is None or section["title"] is None:
            continue
        line = _line(section["title"], language)
        if line.language == "id":
            missing = missing or line.mark
        else:
            lines.append(line)
    return (*lines, Line("id", title, missing))


def _line(translation: Mapping[str, Any], language: str) -> Line:
    """A translation; one that failed is the Indonesian, marked in the language it lacks."""
    status = translation["status"]
    return Line(
        language="id" if status == "untranslated" else language,
        text=printable(translation["text"]),
        mark=None if status == "ok" else labels(language).status(status),
    )


def _summaries(
    digest: Mapping[str, Any], languages: Sequence[str]
) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    """Two lines a language, of the summary's first statements or else of the key sentences.

    The first comes first: news tells who and where in its lead, and the rest builds on it.
    """
    written = digest["summary"].get("abstractive")
    if written is not None:
        texts = [statement["text"] for statement in written["statements"]]
    else:
        texts = [sentence["text"] for sentence in digest["sentences"] if sentence["key"]]
    count = _fitting(texts)
    found: list[tuple[str, tuple[Line, ...]]] = []
    for language in languages:
        section = digest["translations"].get(language)
        if language == "id":
            found.append(("id", tuple(Line("id", printable(text)) for text in texts[:count])))
        elif section is not None:
            rows = section["summary"].get("statements", section["key_sentences"])
            found.append((language, tuple(_line(row, language) for row in rows[:count])))
    return tuple((language, lines) for language, lines in found if lines)


def _fitting(texts: Sequence[str]) -> int:
    """How many of the first texts fit into two lines; one where none does."""
    used = 0
    for count, text in enumerate(texts):
        used += len(text)
        if count and used > _TWO_LINES:
            return count
    return len(texts)
