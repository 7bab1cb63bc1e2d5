"""Defaults from `summarizer.toml`: that of the working folder over that of the user."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizer.errors import UsageError
from summarizer.paths import config_folder
from summarizer.render import EXTENSIONS
from summarizer.settings import ENGINES, LANGUAGES, PAIRS, SUMMARIES, Settings

FILE = "summarizer.toml"
FORMATS = tuple(EXTENSIONS)
OTHER_LENGTH = {"count": "ratio", "ratio": "count"}


@dataclass(frozen=True, slots=True)
class Value:
    """A setting and where it comes from."""

    value: Any
    origin: str


@dataclass(frozen=True, slots=True)
class _Key:
    """A key of the file: is this value right, what would be, which variable sets it too."""

    fits: Callable[[Any], bool]
    expected: str
    variable: str


def _one_of(choices: tuple[str, ...]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and value in choices


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


KEYS = {
    "languages": _Key(
        lambda value: isinstance(value, list) and all(code in LANGUAGES for code in value),
        f"a list of {', '.join(LANGUAGES)}",
        "SUMMARIZER_LANG",
    ),
    "count": _Key(
        lambda value: _is_number(value) and isinstance(value, int) and value >= 1,
        "a whole number from 1",
        "SUMMARIZER_COUNT",
    ),
    "ratio": _Key(
        lambda value: _is_number(value) and 0 < value <= 1,
        "a number over 0, up to 1",
        "SUMMARIZER_RATIO",
    ),
    "summary": _Key(_one_of(SUMMARIES), f"one of {', '.join(SUMMARIES)}", "SUMMARIZER_SUMMARY"),
    "format": _Key(_one_of(FORMATS), f"one of {', '.join(FORMATS)}", "SUMMARIZER_FORMAT"),
    "engine": _Key(_one_of(ENGINES), f"one of {', '.join(ENGINES)}", "SUMMARIZER_ENGINE"),
    "show_pivot": _Key(
        lambda value: isinstance(value, bool), "true or false", "SUMMARIZER_SHOW_PIVOT"
    ),
    "glossary": _Key(lambda value: isinstance(value, str), "a path", "SUMMARIZER_GLOSSARY"),
    "models": _Key(
        lambda value: (
            isinstance(value, dict)
            and all(pair in PAIRS and isinstance(name, str) for pair, name in value.items())
        ),
        f"a table of {', '.join(PAIRS)} and an id or folder each",
        "SUMMARIZER_MODELS",
    ),
    "offline": _Key(lambda value: isinstance(value, bool), "true or false", "SUMMARIZER_OFFLINE"),
}


def built_in() -> dict[str, Any]:
    """What holds where nothing is set."""
    defaults = Settings()
    return {
        "languages": list(defaults.languages),
        "count": defaults.count,
        "ratio": defaults.ratio,
        "summary": defaults.summary,
        "format": None,
        "engine": defaults.engine,
        "show_pivot": defaults.show_pivot,
        "glossary": defaults.glossary,
        "models": {},
        "offline": False,
    }


def from_files() -> dict[str, Value]:
    """What the files set, the project's over the user's; pairs of `models` one by one.

    Raises UsageError where a file is malformed or has a key that nothing reads.
    """
    found: dict[str, Value] = {}
    for kind, path in (("user", config_folder() / FILE), ("project", Path(FILE))):
        for key, value in _read(path).items():
            if key == "models" and key in found:
                value = found[key].value | value
            # A length of either kind stands for both: the nearer file's is the one meant.
            found.pop(OTHER_LENGTH.get(key, ""), None)
            found[key] = Value(value, f"{kind}: {path}")
    return found


def effective() -> dict[str, Value]:
    """Every setting as a command would have it that is given no options, and whence.

    Raises UsageError as `from_files`.
    """
    values = {key: Value(value, "built-in") for key, value in built_in().items()} | from_files()
    for key, described in KEYS.items():
        text = os.environ.get(described.variable)
        if text:
            values[key] = Value(_from_text(key, text), f"environment: {described.variable}")
            if key in OTHER_LENGTH:
                values[OTHER_LENGTH[key]] = Value(None, "built-in")
    return values


def default_map() -> dict[str, Any]:
    """The files' values in the form of click's `default_map`, by command."""
    values = {key: value.value for key, value in from_files().items()}
    models = values.pop("models", None)
    if models is not None:
        values["models"] = [f"{pair}={name}" for pair, name in models.items()]
    if "format" in values:
        values["fmt"] = values.pop("format")
    shared = {
        key: values[key] for key in ("models", "engine", "glossary", "offline") if key in values
    }
    offline = {key: values[key] for key in ("offline",) if key in values}
    batch = {key: value for key, value in values.items() if key != "fmt"}
    if "fmt" in values:
        batch["formats"] = [values["fmt"]]
    return {
        "digest": values,
        "batch": batch,
        "translate": shared,
        "models": {"pull": offline, "verify": offline},
    }


def _from_text(key: str, text: str) -> Any:
    if key == "languages":
        return text.split()
    if key == "models":
        return dict(part.partition("=")[::2] for part in text.split())
    if key in ("offline", "show_pivot"):
        return text.lower() in ("1", "true", "yes", "on", "y", "t")
    return text


def _read(path: Path) -> Mapping[str, Any]:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise UsageError(f"cannot read {path}: {' '.join(str(error).split())}") from None
    for key, value in data.items():
        if key not in KEYS:
            raise UsageError(f"{path}: nothing reads {key!r}; keys are {', '.join(KEYS)}")
        if not KEYS[key].fits(value):
            raise UsageError(f"{path}: {key} must be {KEYS[key].expected}")
    if "count" in data and "ratio" in data:
        raise UsageError(f"{path}: count and ratio exclude each other")
    if "glossary" in data:
        data["glossary"] = _located(data["glossary"], path, always=True)
    if "models" in data:
        data["models"] = {
            pair: _located(name, path, always=False) for pair, name in data["models"].items()
        }
    return data


def _located(name: str, file: Path, always: bool) -> str:
    """A path of the file, seen from the file's folder; what is no path stays as it is."""
    if name.startswith("~"):
        return str(Path(name).expanduser())
    if always or name.startswith("."):
        return str(file.parent.resolve() / name)
    return name
