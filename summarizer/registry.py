"""Models: which there are, where they lie, what their cards say of them."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from summarizer.errors import ModelError
from summarizer.hub import store
from summarizer.hub.catalogue import Known, find
from summarizer.hub.store import Pulled
from summarizer.paths import file_sha256
from summarizer.translation.model import ModelInfo

WEIGHTS = "*.safetensors"
# Formats that run code when they are opened, or that no engine here reads.
REFUSED = ("*.bin", "*.pt", "*.pth", "*.ckpt", "*.pkl", "*.h5", "*.msgpack")
UNKNOWN = "unknown"
# Tokens of a sentence for a model whose card does not tell: OPUS-MT and its like are trained on
# sentences, and begin to leave things out far below the 512 their position tables allow.
LIMIT = 100
# For models whose positions are relative and have no table, such as T5.
POSITIONS = 512


def shipped() -> tuple[ModelInfo, ...]:
    """Give the models that came with the program, by name."""
    return tuple(_info(folder) for folder in _shipped_folders())


def resolve(source: str, target: str, model: str | None = None) -> ModelInfo:
    """Find the model that translates `source` into `target` in one step.

    `model` is the name of a shipped model, a local folder, or an id of the Hugging Face hub that
    is already in its cache; None takes what ships. Nothing is fetched. Raises ModelError where
    there is none, or where it goes another way, is damaged, or comes as pickle.
    """
    found = _shipped_for(source, target) if model is None else _folder_of(model)
    if found is None:
        raise ModelError(f"no model for {source}→{target} ({_what_ships()}); name one")
    described = _describe(found, find(model or ""))
    # A card that does not say which way the model goes leaves it to whoever named the model.
    way = (described.source or source, described.target or target)
    if way != (source, target):
        raise ModelError(
            f"{model} translates {way[0]}→{way[1]}, not {source}→{target}; name another model"
        )
    if model is None or Path(model).is_dir():
        return _info(found, found.name, source, target)
    info = _info(found, _identifier(model), source, target)
    pulled = store.load(info.id) if "/" in info.id else None
    return _with(pulled, info) if pulled else info


def describe(pulled: Pulled, known: Known | None) -> ModelInfo:
    """A pulled model, whatever it does: `source` and `target` are "unknown" where no card says."""
    way = (known.source, known.target) if known else (None, None)
    return _with(pulled, _info(Path(pulled.path), pulled.id, *way))


def route(source: str, target: str, models: dict[str, str] | None = None) -> list[ModelInfo]:
    """Find the legs from `source` to `target`: one model, or two with English between.

    `models` maps pairs such as "id-en" to a model as `resolve` takes it. A model for the whole
    way wins over two legs. Raises ModelError where there is no way.
    """
    chosen = models or {}
    ways = [[(source, target)]]
    if "en" not in (source, target):
        ways.append([(source, "en"), ("en", target)])
    for way in ways:
        if all(f"{a}-{b}" in chosen or _shipped_for(a, b) is not None for a, b in way):
            return [resolve(a, b, chosen.get(f"{a}-{b}")) for a, b in way]
    raise ModelError(
        f"no model for {source}→{target}, nor by way of English ({_what_ships()}); "
        f"name one with --model {source}-{target}=ID"
    )


def _with(pulled: Pulled, info: ModelInfo) -> ModelInfo:
    return replace(info, revision=pulled.revision, licence=pulled.licence)


@dataclass(frozen=True, slots=True)
class _Description:
    """What a model's card and files say of it; None where they are silent."""

    source: str | None
    target: str | None
    revision: str | None
    licence: str
    slots: bool


def _info(
    folder: Path, name: str | None = None, source: str | None = None, target: str | None = None
) -> ModelInfo:
    known = find(name) if name else None
    described = _describe(folder, known)
    weights = _weights(folder)
    return ModelInfo(
        id=name or folder.name,
        source=described.source or source or UNKNOWN,
        target=described.target or target or UNKNOWN,
        path=str(folder),
        revision=described.revision or _hub_revision(folder) or UNKNOWN,
        licence=described.licence,
        sha256=_digest(weights),
        slots=described.slots,
    )


def _describe(folder: Path, known: Known | None = None) -> _Description:
    card = front_matter(folder / "README.md")
    direction = str(card.get("direction", "")).split("-")
    if len(direction) != 2:
        direction = [known.source, known.target] if known else ["", ""]
    licence = card.get("license")
    if licence == "other":
        licence = card.get("license_name", licence)
    return _Description(
        source=direction[0] or None,
        target=direction[1] or None,
        revision=str(card["revision"]) if "revision" in card else None,
        licence=str(licence or (known.licence if known else UNKNOWN)),
        slots=card.get("slots") is True,
    )


def front_matter(card: Path) -> dict[str, Any]:
    """Read the YAML head of a model card; empty where there is no card or no such head."""
    import yaml

    try:
        text = card.read_text(encoding="utf-8")
    except OSError:
        return {}
    if not text.startswith("---\n") or "\n---" not in text[3:]:
        return {}
    try:
        head = yaml.safe_load(text[4 : text.index("\n---", 3)])
    except yaml.YAMLError as error:
        reason = " ".join(str(error).split())
        raise ModelError(f"{card}: the head of the card is not YAML ({reason})") from None
    return head if isinstance(head, dict) else {}


def _weights(folder: Path) -> list[Path]:
    """Files of the weights. Raises ModelError where there are none, or only refused ones."""
    if not (folder / "config.json").is_file():
        raise ModelError(f"{folder}: no config.json, so not a model folder; check the path")
    weights = sorted(folder.glob(WEIGHTS))
    if weights:
        return weights
    refused = sorted(path.name for pattern in REFUSED for path in folder.glob(pattern))
    if refused:
        raise ModelError(
            f"{folder}: the weights come only as {', '.join(refused)}, which is refused because "
            "such files can run code; convert the model to safetensors or use another revision"
        )
    raise ModelError(f"{folder}: no weights (*.safetensors); get the model anew")


def _digest(weights: list[Path]) -> str:
    """SHA-256 of the weights file; of several, that of their digests one after the other."""
    digests = [file_sha256(path) for path in weights]
    if len(digests) == 1:
        return digests[0]
    return hashlib.sha256("".join(digests).encode()).hexdigest()


def _folder_of(model: str) -> Path:
    for folder in _shipped_folders():
        if folder.name == model:
            return folder
    if Path(model).is_dir():
        return Path(model).resolve()
    identifier = _identifier(model)
    if identifier.count("/") == 1 and not identifier.startswith((".", "/", "~")):
        pulled = store.load(identifier)
        return Path(pulled.path) if pulled else _in_hub_cache(identifier)
    raise ModelError(
        f"no model {model!r}: not a folder, not an id (owner/name), and not shipped "
        f"({_what_ships()})"
    )


def _identifier(model: str) -> str:
    """The id behind a short name of the catalogue; anything else as it is."""
    known = find(model)
    return known.id if known else model


def _in_hub_cache(model: str) -> Path:
    """Give the folder of a hub model. Raises ModelError where it was not downloaded before."""
    import huggingface_hub
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    known = find(model)
    try:
        return Path(
            huggingface_hub.snapshot_download(
                model,
                revision=known.revision if known else None,
                local_files_only=True,
                allow_patterns=["config.json", WEIGHTS],
            )
        )
    except (LocalEntryNotFoundError, HFValidationError, OSError):
        raise ModelError(
            f"{model} is not on this machine, and nothing is fetched here; "
            f"get it first: summarize models pull {model}"
        ) from None


def _hub_revision(folder: Path) -> str | None:
    """Commit of a folder in the hub's cache or in that of this program, named after it."""
    return folder.name if re.fullmatch("[0-9a-f]{40}", folder.name) else None


def _shipped_for(source: str, target: str) -> Path | None:
    for folder in _shipped_folders():
        described = _describe(folder)
        if (described.source, described.target) == (source, target):
            return folder
    return None


def _what_ships() -> str:
    listed = []
    for folder in _shipped_folders():
        described = _describe(folder)
        listed.append(f"{folder.name} {described.source}→{described.target}")
    return f"there is: {', '.join(listed) or 'none'}"


@cache
def _shipped_folders() -> tuple[Path, ...]:
    """Folders of the models in the installed package, or beside the package in a checkout."""
    return tuple(sorted(path.parent for path in _home().glob(f"*/{WEIGHTS}")))


def lexicon(source: str, target: str) -> Path | None:
    """Folder of the lexical translation table that ships for a pair; None where there is none."""
    folder = _home() / f"lexicon-{source}-{target}"
    return folder if folder.is_dir() else None


def _home() -> Path:
    package = Path(str(resources.files("summarizer")))
    inside = package / "models"
    return inside if inside.is_dir() else package.parent / "models"


def input_limit(folder: Path) -> int:
    """Longest input of a model in tokens, `</s>` aside: what its card says, else LIMIT."""
    stated = int(front_matter(folder / "README.md").get("max_source_tokens", LIMIT))
    return min(stated, positions(folder) - 1)


def positions(folder: Path) -> int:
    """Rows of a model's position table: no input or output is longer. Raises ModelError."""
    try:
        return int(read_config(folder).get("max_position_embeddings", POSITIONS))
    except (ValueError, TypeError):
        raise _damaged(folder) from None


def read_config(folder: Path) -> dict[str, Any]:
    """A model's config.json. Raises ModelError where it is missing or damaged."""
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        config = None
    if not isinstance(config, dict):
        raise _damaged(folder)
    return config


def _damaged(folder: Path) -> ModelError:
    return ModelError(f"{folder}: config.json is damaged; get the model anew")
