"""What is known of models before they are here: data/models.toml and the user's own list."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

from summarizer.errors import ModelError
from summarizer.paths import config_folder
from summarizer.resources import data_text, data_toml

Task = Literal["translation", "summary"]
USER_FILE = "models.toml"


@dataclass(frozen=True, slots=True)
class Score:
    """A published score: on which set, by which metric, and where it was published."""

    set: str
    metric: str
    value: float
    source: str


@dataclass(frozen=True, slots=True)
class Known:
    """A model of the hub as the catalogue describes it.

    `sha256` maps file names to digests; `pickled` means the revision has no safetensors.
    """

    id: str
    task: Task
    source: str
    target: str
    licence: str
    revision: str = "main"
    names: tuple[str, ...] = ()
    megabytes: int | None = None
    pickled: bool = False
    sha256: Mapping[str, str] = field(default_factory=dict)
    warning: str | None = None
    scores: tuple[Score, ...] = ()


def catalogue() -> dict[str, Known]:
    """Every known model by id, the user's entries over the built-in.

    Raises ModelError where the user's file is malformed.
    """
    path = user_file()
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return _built_in()
    except (OSError, ValueError) as error:
        raise ModelError(f"cannot read {path}: {error}") from None
    return _built_in() | _parse(text, str(path))


def find(name: str) -> Known | None:
    """Look a model up by id or short name."""
    known = catalogue()
    if name in known:
        return known[name]
    # The user's entries come last, and win a name that two entries claim.
    return next((entry for entry in reversed(known.values()) if name in entry.names), None)


def allows_commercial_use(licence: str) -> bool | None:
    """Whether a licence, as a card names it, allows commercial use; None where it cannot be said.

    >>> allows_commercial_use("cc-by-nc-sa-4.0")
    False
    """
    allowed, forbidden = _licences()
    name = licence.lower()
    if any(part in f"-{name}-" for part in forbidden):
        return False
    return True if name in allowed else None


@cache
def _built_in() -> dict[str, Known]:
    return _parse(data_text("models.toml"), "data/models.toml")


@cache
def _licences() -> tuple[frozenset[str], tuple[str, ...]]:
    data = data_toml("licences.toml")
    return frozenset(data["allowed"]), tuple(data["forbidden_parts"])


def _parse(text: str, origin: str) -> dict[str, Known]:
    try:
        entries = tomllib.loads(text).get("model", [])
        if not isinstance(entries, list):
            raise ModelError(f"{origin}: write each model under [[model]]")
        return {entry["id"]: _known(entry) for entry in entries}
    except tomllib.TOMLDecodeError as error:
        raise ModelError(f"{origin}: not TOML ({error})") from None
    except KeyError as error:
        raise ModelError(f"{origin}: a model has no {error.args[0]!r}") from None
    except (TypeError, ValueError) as error:
        raise ModelError(f"{origin}: a model is not described as it should be ({error})") from None


def _known(entry: dict[str, Any]) -> Known:
    given = dict(entry)
    weights = given.pop("weights", "safetensors")
    if weights not in ("safetensors", "pickle"):
        raise ValueError(f"weights = {weights!r}; write safetensors or pickle")
    if given.setdefault("task", "translation") not in ("translation", "summary"):
        raise ValueError(f"task = {given['task']!r}; write translation or summary")
    for key in ("source", "target"):
        given[key]
    given.setdefault("licence", "unknown")
    given["names"] = tuple(given.get("names", ()))
    given["scores"] = tuple(Score(**score) for score in given.get("scores", ()))
    return Known(**given, pickled=weights == "pickle")


def user_file() -> Path:
    """Path of the user's own list, whether it exists or not."""
    return config_folder() / USER_FILE
