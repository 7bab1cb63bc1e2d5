"""A line from which a digest or a score can be made again: versions, rules, models, settings.

Its form is sacrebleu's: `key:value` joined by `|`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import summarizer
from summarizer import registry
from summarizer.paths import file_sha256

if TYPE_CHECKING:
    from summarizer.abstractive.model import SummaryModel
    from summarizer.translation.model import ModelInfo

# Hexadecimal digits of a digest that are shown: enough to tell versions apart, short to read.
SHOWN = 8


def signature(
    settings: Mapping[str, Any],
    models: Mapping[str, Sequence[ModelInfo]],
    summary: SummaryModel | None = None,
) -> str:
    """The signature of a run.

    `settings` are those of `Settings.as_dict`; what they lack is "unknown". `models` maps a target
    language to the models on the way there, in order; `summary` is what wrote the abstractive
    summary.
    """
    parts = [("summarizer", summarizer.__version__), ("rules", rules())]
    if summary is not None:
        parts.append(("summary", _summary(summary)))
    for language, legs in models.items():
        parts.append((language, ">".join(_model(leg) for leg in legs)))
    if models:
        engine = settings.get("engine")
        parts += [
            ("engine", f"{engine}-{metadata.version(engine)}" if engine else "unknown"),
            ("beam", str(settings.get("beam", "unknown"))),
            (
                "slots",
                "yes" if all(leg.slots for legs in models.values() for leg in legs) else "no",
            ),
            ("lexicons", _lexicons(models)),
            ("glossary", _glossary(settings.get("glossary"))),
        ]
    elif summary is not None:
        if summary.sha256 is not None:
            parts.append(("beam", str(settings.get("beam", "unknown"))))
        if settings.get("glossary") is not None:
            parts.append(("glossary", _glossary(settings["glossary"])))
    return "|".join(f"{key}:{value}" for key, value in (*parts, *_length(settings)))


@cache
def rules() -> str:
    """The version of the rules: a digest of all word lists, patterns and weights in data/.

    The catalogue of models is left out: it changes nothing that is made.
    """
    data = resources.files("summarizer").joinpath("data")
    digest = hashlib.sha256()
    for name, file in sorted(_files(data, "")):
        if name not in ("models.toml", "licences.toml"):
            # Line ends are those of the checkout, not of the rules.
            content = file.read_bytes().replace(b"\r\n", b"\n")
            digest.update(f"{name} {len(content)}\n".encode() + content)
    return digest.hexdigest()[:SHOWN]


def _files(folder: Traversable, prefix: str) -> list[tuple[str, Traversable]]:
    found: list[tuple[str, Traversable]] = []
    for entry in folder.iterdir():
        if entry.is_dir():
            if entry.name != "__pycache__":
                found += _files(entry, f"{prefix}{entry.name}/")
        else:
            found.append((prefix + entry.name, entry))
    return found


def _model(model: ModelInfo) -> str:
    return f"{model.id}@{model.revision[:12]}#{model.sha256[:SHOWN]}"


def _lexicons(models: Mapping[str, Sequence[ModelInfo]]) -> str:
    """The lexical tables that the models' legs are checked with."""
    pairs = dict.fromkeys((leg.source, leg.target) for legs in models.values() for leg in legs)
    known = [
        f"{source}-{target}#{digest}"
        for source, target in pairs
        if (digest := _lexicon(source, target)) is not None
    ]
    return ",".join(known) or "none"


@cache
def _lexicon(source: str, target: str) -> str | None:
    folder = registry.lexicon(source, target)
    if folder is None:
        return None
    digest = hashlib.sha256()
    for file in sorted(folder.glob("*.gz")):
        digest.update(f"{file.name} {file_sha256(file)}\n".encode())
    return digest.hexdigest()[:SHOWN]


def _summary(model: SummaryModel) -> str:
    """What wrote the summary; rules that ship are told by their own entry."""
    if model.sha256 is None:
        return model.id
    return f"{model.id}@{model.revision[:12]}#{model.sha256[:SHOWN]}"


def _glossary(path: str | None) -> str:
    if path is None:
        return "built-in"
    try:
        return hashlib.sha256(Path(path).read_bytes()).hexdigest()[:SHOWN]
    except OSError:
        return "gone"


def _length(settings: Mapping[str, Any]) -> list[tuple[str, str]]:
    if settings.get("count") is not None:
        return [("n", str(settings["count"]))]
    if settings.get("ratio") is not None:
        return [("ratio", f"{settings['ratio']:g}")]
    return [("n", "auto")]
