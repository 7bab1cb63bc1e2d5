"""What the processes of a run are told, and what they tell each other."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from summarizer.batch.names import Names
from summarizer.digest import Digest
from summarizer.settings import Settings
from summarizer.translation.model import ModelInfo, Status


@dataclass(frozen=True, slots=True)
class Work:
    """What is done with every article of a run.

    `key` is the digest of everything that an article's output hangs on besides its content, see
    `settings_key`. `threads` are the CPU threads of one translating process. `memory` is the file
    of the translation memory, None for a run without.
    """

    out: Path
    settings: Settings
    formats: tuple[str, ...]
    names: Names
    key: str
    threads: int = 1
    memory: Path | None = None
    offline: bool = False

    def outputs(self, path: str) -> dict[str, str]:
        """The files of the article at `path`, by format, seen from `out`."""
        from summarizer.render import EXTENSIONS

        name = self.names.name(path)
        return {fmt: name + EXTENSIONS[fmt] for fmt in self.formats}


@dataclass(frozen=True, slots=True)
class Reached:
    """An article stands next in a file: what comes, or the death of the reader, is of it."""

    source: str
    record: int


@dataclass(frozen=True, slots=True)
class Loaded:
    """An article that was read, ranked and summarised, and is to be translated.

    `source` is the file it stands in, `record` its number there, from 0. `content` is the digest
    of what was read, `size` its length in characters. `digest` has no translations yet. `seconds`
    is the CPU time that all that took.
    """

    source: str
    record: int
    content: str
    size: int
    digest: Digest
    seconds: float

    @property
    def path(self) -> str:
        """What the article is called."""
        return self.digest.article.path


@dataclass(frozen=True, slots=True)
class Failed:
    """An article, or a file, that gives no digest.

    `path` is what it is called, or what is unique to it; `error` a line that says what and why.
    """

    source: str
    record: int
    path: str
    error: str


@dataclass(frozen=True, slots=True)
class Kept:
    """An article that is as it was when its digest was made; `size` as in `Loaded`."""

    source: str
    record: int
    path: str
    size: int


@dataclass(frozen=True, slots=True)
class Finished:
    """The end of a file. `fingerprint` is the digest of its bytes; None where it was not read.

    `left_out` counts the records of a web archive that are no Indonesian pages, by what they are.
    """

    source: str
    fingerprint: str | None
    unchanged: bool = False
    left_out: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Made:
    """The digest of an article, rendered.

    `pages` maps a file, seen from the run's folder, to its content; `row` is the line of
    `digests.jsonl`; `verdicts` counts the verdicts by language. `size` is as in `Loaded`, `seconds`
    the CPU time from reading on, of what was done for several articles at once a share.
    """

    source: str
    record: int
    path: str
    content: str
    size: int
    pages: Mapping[str, str]
    row: str
    verdicts: Mapping[str, Mapping[Status, int]]
    seconds: float


@dataclass(frozen=True, slots=True)
class Spent:
    """CPU seconds of a group: in the engines, and for all else that a translating process does."""

    translating: float = 0.0
    other: float = 0.0


@dataclass(frozen=True, slots=True)
class Group:
    """What a translating process gives back for a group of articles."""

    results: Sequence[Made | Failed]
    spent: Spent = field(default_factory=Spent)


def settings_key(
    settings: Settings, formats: Sequence[str], models: Mapping[str, Sequence[ModelInfo]]
) -> str:
    """The digest of what changes an article's output besides its content.

    That is the settings, the formats, the models by target language, the version of the program,
    its rules and engine, and the content of the glossary.
    """
    from summarizer.paths import file_sha256
    from summarizer.signature import signature

    described = {
        "settings": settings.as_dict(),
        "formats": list(formats),
        "signature": signature(settings.as_dict(), models),
        "models": {
            language: [[leg.id, leg.revision, leg.licence, leg.sha256, leg.slots] for leg in legs]
            for language, legs in models.items()
        },
        "glossary": file_sha256(Path(settings.glossary)) if settings.glossary else None,
    }
    text = json.dumps(described, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
