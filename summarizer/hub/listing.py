"""The models there are: those that ship, those that were pulled, those that could be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from summarizer import registry
from summarizer.errors import ModelError
from summarizer.hub import store
from summarizer.hub.catalogue import (
    Known,
    Score,
    Task,
    allows_commercial_use,
    catalogue,
    find,
)
from summarizer.hub.store import Pulled
from summarizer.translation.model import ModelInfo

Where = Literal["shipped", "cached", "known"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A model as it is listed. `bytes` is the size of its files, for a known model about that.

    `commercial` is None where the licence does not say; `path` is None where the model is not
    on this machine.
    """

    id: str
    where: Where
    task: Task
    source: str
    target: str
    licence: str
    commercial: bool | None
    revision: str
    bytes: int | None
    slots: bool
    names: tuple[str, ...] = ()
    scores: tuple[Score, ...] = ()
    warning: str | None = None
    path: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """The entry as JSON-ready data."""
        from dataclasses import asdict

        return asdict(self)


def entries() -> list[Entry]:
    """Every model: what ships, then what was pulled, then what is known, each group by id."""
    known = catalogue()
    pulled = {note.id: note for note in store.pulled_models() if note.complete()}
    return [
        *(_shipped(model) for model in registry.shipped()),
        *(_cached(note, known.get(identifier)) for identifier, note in pulled.items()),
        *(_known(known[identifier]) for identifier in sorted(known) if identifier not in pulled),
    ]


def entry(name: str) -> Entry:
    """Look one model up by its id or short name. Raises ModelError where there is none."""
    for model in registry.shipped():
        if model.id == name:
            return _shipped(model)
    known = find(name)
    identifier = known.id if known else name
    note = store.load(identifier)
    if note:
        return _cached(note, known)
    if known:
        return _known(known)
    raise ModelError(f"no model {name!r}; see them with: summarize models list")


def card(model: Entry) -> str | None:
    """The text of the model's card without its head; None where it is not on this machine."""
    if model.path is None:
        return None
    try:
        text = (Path(model.path) / "README.md").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    if text.startswith("---\n") and "\n---" in text[3:]:
        text = text[text.index("\n---", 3) + 4 :]
    return text.strip()


def _shipped(model: ModelInfo) -> Entry:
    return Entry(
        id=model.id,
        where="shipped",
        task="translation" if model.source != model.target else "summary",
        source=model.source,
        target=model.target,
        licence=model.licence,
        commercial=allows_commercial_use(model.licence),
        revision=model.revision,
        bytes=_size(Path(model.path)),
        slots=model.slots,
        scores=_card_scores(Path(model.path)),
        path=model.path,
    )


def _cached(note: Pulled, known: Known | None) -> Entry:
    folder = Path(note.path)
    model = registry.describe(note, known)
    return Entry(
        id=note.id,
        where="cached",
        task=known.task if known else "translation",
        source=model.source,
        target=model.target,
        licence=note.licence,
        commercial=allows_commercial_use(note.licence),
        revision=note.revision,
        bytes=sum((folder / name).stat().st_size for name in note.files),
        slots=model.slots,
        names=known.names if known else (),
        scores=known.scores if known and known.scores else _card_scores(folder),
        warning=known.warning if known else None,
        path=note.path,
    )


def _known(known: Known) -> Entry:
    return Entry(
        id=known.id,
        where="known",
        task=known.task,
        source=known.source,
        target=known.target,
        licence=known.licence,
        commercial=allows_commercial_use(known.licence),
        revision=known.revision,
        bytes=known.megabytes * 1_000_000 if known.megabytes else None,
        slots=False,
        names=known.names,
        scores=known.scores,
        warning=known.warning,
    )


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.iterdir() if path.is_file())


def _card_scores(folder: Path) -> tuple[Score, ...]:
    """Scores in a card's `model-index`, the hub's form for them; what is malformed is left out."""
    index = registry.front_matter(folder / "README.md").get("model-index")
    results = [
        result
        for model in (index if isinstance(index, list) else ())
        if isinstance(model, Mapping)
        for result in model.get("results") or ()
        if isinstance(result, Mapping)
    ]
    return tuple(
        Score(
            set=str((result.get("dataset") or {}).get("name", "unknown")),
            metric=str(metric.get("name") or metric.get("type")),
            value=float(metric["value"]),
            source=str((result.get("source") or {}).get("name") or "its card"),
        )
        for result in results
        for metric in result.get("metrics") or ()
        if isinstance(metric, Mapping) and isinstance(metric.get("value"), int | float)
    )
