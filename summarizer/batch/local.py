"""The local runner: one process that reads, several that translate, and this one between them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait

from summarizer.batch import children
from summarizer.batch.children import Child, Died
from summarizer.batch.control import Control
from summarizer.batch.readahead import TRIES, ReadAhead
from summarizer.batch.reading import Event, Request
from summarizer.batch.recorder import Recorder
from summarizer.batch.work import Failed, Finished, Group, Kept, Loaded, Work
from summarizer.errors import ModelError
from summarizer.pipeline import ARTICLES_AT_ONCE

# Seconds between two looks at the clock, and at whether to stop.
_TICK = 0.25
# Translating processes that may die one after the other, for each that works beside the others,
# before it is the machine or the model that is at fault and not an article.
_HOPELESS = 8


@dataclass(slots=True)
class _Task:
    """Articles to be translated together, and how often that took a process down."""

    articles: list[Loaded]
    deaths: int = 0


@dataclass(slots=True)
class _Translator:
    """A translating child and what it is working on."""

    child: Child
    task: _Task | None = None


class LocalRunner:
    """Runs `work` on this machine, with so many `workers` that translate. Use it once."""

    def __init__(
        self,
        work: Work,
        workers: int,
        requests: Iterator[Request],
        recorder: Recorder,
        control: Control,
    ) -> None:
        self._work = work
        self._workers = workers
        self._recorder = recorder
        self._control = control
        self._reader = ReadAhead(work, requests)
        self._reading = True
        self._listening = True
        self._translators: list[_Translator] = []
        self._group: list[Loaded] = []
        self._ready: deque[_Task] = deque()
        self._deaths = 0

    def run(self) -> None:
        """Record what becomes of every article; stop early where `control` says so.

        Raises OutputError, ModelError and GlossaryError.
        """
        try:
            while self._hand_out():
                self._take_turn()
                self._control.tick()
        finally:
            self._reader.stop()
            for translator in self._translators:
                if translator.task is None:
                    translator.child.close()
                else:
                    translator.child.kill()

    def _hand_out(self) -> bool:
        """Give work to all who have none; whether there is anything to wait for."""
        if self._control.stopping:
            return any(translator.task for translator in self._translators)
        self._reading = self._reader.ask()
        if not self._reading and self._group:
            self._flush()
        while self._ready and (translator := self._idle()) is not None:
            task = self._ready.popleft()
            translator.task = task
            try:
                translator.child.send(task.articles)
            except Died as died:
                self._lost(translator, str(died))
        return bool(
            self._reading or self._ready or any(translator.task for translator in self._translators)
        )

    def _idle(self) -> _Translator | None:
        idle = next((one for one in self._translators if one.task is None), None)
        if idle is None and len(self._translators) < self._workers:
            idle = _Translator(Child(children.translator, self._work))
            self._translators.append(idle)
        return idle

    def _take_turn(self) -> None:
        """Wait a moment for what comes, and take it."""
        busy: dict[object, _Translator] = {
            translator.child.pipe: translator for translator in self._translators if translator.task
        }
        pipes: list[Connection] = [translator.child.pipe for translator in busy.values()]
        # What is read ahead stays in memory: only so much as keeps everyone busy.
        listening = len(self._ready) <= self._workers and not self._control.stopping
        if listening and not self._listening:
            self._reader.listen()
        self._listening = listening
        if listening and self._reader.pipe is not None:
            pipes.append(self._reader.pipe)
        for pipe in wait(pipes, _TICK):
            if pipe in busy:
                self._take_group(busy[pipe])
            else:
                self._take_events(self._reader.events())
        if listening:
            self._take_events(self._reader.overdue())

    def _take_events(self, events: list[Event]) -> None:
        for event in events:
            if isinstance(event, Loaded):
                if self._recorder.expect(event):
                    self._group.append(event)
            elif isinstance(event, Kept):
                self._recorder.keep(event)
            elif isinstance(event, Failed):
                self._recorder.fail(event)
            elif isinstance(event, Finished):
                self._recorder.finish(event)
        if len(self._group) >= ARTICLES_AT_ONCE:
            self._flush()

    def _flush(self) -> None:
        self._ready.append(_Task(self._group))
        self._group = []

    def _take_group(self, translator: _Translator) -> None:
        try:
            group: Group = translator.child.receive()
        except Died as died:
            self._lost(translator, str(died))
            return
        self._deaths = 0
        translator.task = None
        # It should not wait while files are written.
        self._hand_out()
        self._recorder.record(group)

    def _lost(self, translator: _Translator, how: str) -> None:
        """A translating process is gone: try its articles again, one by one."""
        task = translator.task
        assert task is not None
        translator.child.kill()
        self._translators.remove(translator)
        task.deaths += 1
        self._deaths += 1
        if self._deaths >= _HOPELESS * self._workers:
            raise ModelError(
                f"translating processes end at once, one after the other ({how}): is there enough "
                "memory? Try fewer --workers, or a smaller model"
            )
        if len(task.articles) > 1:
            self._ready.extendleft(_Task([article]) for article in reversed(task.articles))
        elif task.deaths < TRIES:
            self._ready.appendleft(task)
        else:
            article = task.articles[0]
            error = f"{article.path}: translating it fails ({how}); left out"
            self._recorder.record(
                Group([Failed(article.source, article.record, article.path, error)])
            )
