"""A whole run: what there is to do, who does it, and what is written at its end."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal, Protocol

from summarizer.batch import folder, pages, record
from summarizer.batch.control import Control
from summarizer.batch.journal import Journal
from summarizer.batch.names import Names, folds_names
from summarizer.batch.progress import Progress
from summarizer.batch.reading import Request
from summarizer.batch.recorder import Recorder
from summarizer.batch.rows import DigestRows, Failure
from summarizer.batch.work import Work, settings_key
from summarizer.errors import LoadError, OutputError, UsageError
from summarizer.glossary import Glossary
from summarizer.loading.finding import find
from summarizer.loading.formats import label
from summarizer.output import whole_file
from summarizer.settings import SUMMARY_MODEL, Settings
from summarizer.translation.decoding import available_cores
from summarizer.translation.memory import Memory
from summarizer.translation.model import ModelInfo

RunnerKind = Literal["local", "ray"]
RUNNERS: tuple[RunnerKind, ...] = ("local", "ray")
INTERRUPTED = 130

Warn = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Order:
    """What a run is to do, as the command line says it.

    `workers` None is one for each core, `memory` None is a run without a translation memory,
    `ray_address` None starts a cluster on this machine.
    """

    sources: tuple[str, ...]
    out: Path
    settings: Settings
    formats: tuple[str, ...] = ("html",)
    exclude: tuple[str, ...] = ()
    runner: RunnerKind = "local"
    workers: int | None = None
    ray_address: str | None = None
    restart: bool = False
    fail_fast: bool = False
    memory: Path | None = None
    offline: bool = False


class Runner(Protocol):
    """Whoever does the work of a run."""

    def run(self) -> None:
        """Record what becomes of every article; stop early where that is asked."""
        ...


def run(order: Order, warn: Warn) -> int:
    """Run an order, or go on with it where it stopped; return the exit status.

    Raises UsageError, LoadError where there is nothing to read, ModelError, GlossaryError, and
    OutputError.
    """
    folder.check_apart(order.out, order.sources)
    if order.offline and order.runner == "ray":
        raise UsageError("--offline forbids every connection, and Ray is made of them; drop one")
    if order.ray_address and order.runner != "ray":
        raise UsageError("--ray-address is for --runner ray; give both")
    models = _models(order.settings)
    Glossary.load(order.settings.glossary)
    total, unfound = _survey(order)
    with folder.taken(order.out, order.restart):
        key = settings_key(order.settings, order.formats, models)
        workers = order.workers or available_cores()
        work = Work(
            out=order.out,
            settings=order.settings,
            formats=order.formats,
            names=Names(order.sources, folds_names(order.out)),
            key=key,
            threads=max(1, available_cores() // workers),
            memory=order.memory,
            offline=order.offline,
        )
        if order.memory:
            # Damage is told here, once, before several processes find it.
            Memory(order.memory, lambda line: warn(f"warning: {line}")).close()
        journal = Journal(order.out, key)
        try:
            with Progress(total, warn, sys.stderr) as progress:
                return _run(order, work, workers, models, journal, progress, unfound)
        except OutputError as error:
            raise OutputError(f"{error}; the same command goes on from here") from None
        finally:
            journal.close()


def _run(
    order: Order,
    work: Work,
    workers: int,
    models: dict[str, list[ModelInfo]],
    journal: Journal,
    progress: Progress,
    unfound: list[Failure],
) -> int:
    started, clock = _now(), time.monotonic()
    for failure in unfound:
        progress.fail(failure.error)
    recorder = Recorder(order.out, journal, progress)
    with Control(progress, order.fail_fast) as control:
        _runner(order, work, workers, _requests(order, journal, recorder), recorder, control).run()
        stopped = control.stopping
    journal.commit()
    if stopped:
        reason = "interrupted" if control.interrupted else "stopped at the first failure"
        progress.tell(f"{reason}: {progress.told()}; the same command goes on from here")
        return INTERRUPTED if control.interrupted else 1
    recorder.sweep()
    with whole_file(order.out / folder.ROWS) as stream:
        for row in journal.digests():
            stream.write(row + "\n")
    pages.write(
        order.out,
        DigestRows(order.out / folder.ROWS),
        order.settings.languages,
        [*unfound, *journal.failures()],
    )
    record.write(
        work,
        record.Asked(order.sources, order.exclude, order.runner, workers),
        models,
        journal,
        progress,
        record.Times(started, _now(), time.monotonic() - clock, recorder.spent),
    )
    progress.tell(f"{progress.told()}: {order.out / folder.PAGES[0]}")
    return 1 if progress.failed else 0


def _runner(
    order: Order,
    work: Work,
    workers: int,
    requests: Iterator[Request],
    recorder: Recorder,
    control: Control,
) -> Runner:
    if order.runner == "ray":
        from summarizer.batch.ray_runner import RayRunner

        return RayRunner(work, workers, order.ray_address, requests, recorder, control)
    from summarizer.batch.local import LocalRunner

    return LocalRunner(work, workers, requests, recorder, control)


def _models(settings: Settings) -> dict[str, list[ModelInfo]]:
    """The models of a run, by target language, and the one of the summaries if one was named."""
    from summarizer import registry

    chosen = dict(settings.models)
    models = {language: registry.route("id", language, chosen) for language in settings.targets}
    if SUMMARY_MODEL in chosen and settings.summary != "extractive":
        models[SUMMARY_MODEL] = [registry.resolve("id", "id", chosen[SUMMARY_MODEL])]
    return models


def _survey(order: Order) -> tuple[int, list[Failure]]:
    """The size of all files together in bytes, and what could not be found.

    Raises LoadError where there is no file at all.
    """
    total = files = 0
    unfound: list[Failure] = []
    for found in _found(order):
        if isinstance(found, LoadError):
            unfound.append(Failure(str(found).partition(": ")[0], str(found)))
        else:
            files += 1
            total += _size(found)
    if not files:
        raise LoadError(unfound[0].error if unfound else "nothing is left to read; see --exclude")
    return total, unfound


def _found(order: Order) -> Iterator[str | LoadError]:
    for found in find(order.sources, order.exclude, order.out):
        if isinstance(found, str) and not os.path.lexists(found):
            yield LoadError(f"{label(found)}: no such file or folder: check the name")
        else:
            yield found


def _requests(order: Order, journal: Journal, recorder: Recorder) -> Iterator[Request]:
    """The files to read, in order, each with the digest it had when it was done."""
    for found in _found(order):
        if isinstance(found, LoadError):
            continue
        name = label(found)
        recorder.meet(name, _size(found))
        known = journal.fingerprint(name)
        if known and not _all_there(order.out, journal.outputs(name)):
            known = None
        done = None
        if order.runner == "ray" and not known:
            # Another machine cannot ask the journal.
            done = {
                path: content
                for path, content, outputs in journal.done_in(name)
                if _all_there(order.out, outputs)
            }
        yield Request(found, known=known, done=done)


def _all_there(out: Path, outputs: Iterable[str]) -> bool:
    return all((out / output).exists() for output in outputs)


def _size(path: str) -> int:
    try:
        return os.path.getsize(path)
    except OSError:
        return 0


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")
