"""What was pulled: a note for each model in the cache, with the digest of every file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from summarizer.errors import ModelError
from summarizer.paths import cache_folder


@dataclass(frozen=True, slots=True)
class Pulled:
    """A model that `summarize models pull` fetched.

    `revision` is the commit that `asked` (a branch, a tag or a commit) stood for; `files` maps
    the names of the files in `path` to their SHA-256.
    """

    id: str
    revision: str
    asked: str
    path: str
    licence: str
    files: Mapping[str, str]

    def complete(self) -> bool:
        """Whether every file is still there; their content is not looked at."""
        return all((Path(self.path) / name).is_file() for name in self.files)


def folder() -> Path:
    """Where the notes are, and the weights that were converted from pickle."""
    return cache_folder() / "models"


def save(pulled: Pulled) -> None:
    """Note what was pulled; replaces an older note of the same id. Raises OutputError."""
    from summarizer.output import whole_file

    with whole_file(_note(pulled.id)) as stream:
        json.dump(asdict(pulled), stream, indent=1)


def load(identifier: str) -> Pulled | None:
    """The note of a model; None where it was not pulled or files of it are gone."""
    pulled = _read(_note(identifier))
    return pulled if pulled is not None and pulled.complete() else None


def pulled_models() -> list[Pulled]:
    """Every model that was pulled, by id, those with missing files included."""
    notes = [_read(path) for path in sorted(folder().glob("*.json"))]
    return [note for note in notes if note is not None]


def _note(identifier: str) -> Path:
    return folder() / f"{identifier.replace('/', '--')}.json"


def _read(path: Path) -> Pulled | None:
    try:
        return Pulled(**json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError) as error:
        raise ModelError(
            f"{path} is damaged ({error}); delete it and pull the model anew"
        ) from None
