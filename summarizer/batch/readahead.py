"""The reading child as the runner sees it: files are asked for ahead, a death costs one article."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from multiprocessing.connection import Connection

from summarizer.batch import children
from summarizer.batch.children import Child, Died
from summarizer.batch.reading import Event, Request
from summarizer.batch.work import Failed, Finished, Reached, Work
from summarizer.loading.formats import label

# Files that are asked for before the first is read, so that the reader never waits.
_AHEAD = 4
# Seconds that the reader may be silent while it is listened to: ten thousand times what an
# article takes.
SILENCE = 300.0
# How often an article may take the reader down before it is left out: once may be chance.
TRIES = 2


class ReadAhead:
    """Reads files in order in a child process."""

    def __init__(self, work: Work, requests: Iterator[Request]) -> None:
        self._work = work
        self._requests = requests
        self._open: deque[Request] = deque()
        self._child: Child | None = None
        self._deaths = 0
        self._suspect: Failed | None = None
        self._since = time.monotonic()

    @property
    def pipe(self) -> Connection | None:
        """What the next events come from; None where none is to come."""
        return self._child.pipe if self._child and self._open else None

    def ask(self) -> bool:
        """Ask for the next files; whether any event is still to come."""
        while len(self._open) < _AHEAD and (request := next(self._requests, None)):
            if not self._open:
                self.listen()
            self._open.append(request)
            self._send(request)
        return bool(self._open)

    def listen(self) -> None:
        """From now on the reader should be heard."""
        self._since = time.monotonic()

    def events(self) -> list[Event]:
        """The next event, or what a death means."""
        assert self._child is not None
        try:
            event: Event = self._child.receive()
        except Died as died:
            return self._lost(str(died))
        self.listen()
        # What stands behind the article that was left out is reached: that one is to blame.
        before, self._suspect = self._suspect, None
        if not isinstance(event, Reached):
            self._deaths = 0
            if isinstance(event, Finished):
                self._open.popleft()
            else:
                self._open[0] = replace(self._open[0], start=event.record + 1)
        return [before, event] if before else [event]

    def overdue(self) -> list[Event]:
        """What it means that the reader was silent for too long; nothing where it was not."""
        if self.pipe is None or time.monotonic() - self._since < SILENCE:
            return []
        self.stop()
        return self._lost(f"no end after {SILENCE:.0f} s")

    def stop(self) -> None:
        """End the child; it holds nothing that must be saved."""
        if self._child is not None:
            self._child.kill()
            self._child = None

    def _send(self, request: Request) -> None:
        if self._child is None:
            self._child = Child(children.reader, self._work)
        try:
            self._child.send(request)
        except Died:
            # Its end is told where events are taken.
            return

    def _lost(self, how: str) -> list[Event]:
        self.stop()
        self._deaths += 1
        head = self._open[0]
        events: list[Event] = []
        if self._suspect is not None:
            # Not even what stands behind it can be reached.
            events = [self._suspect, Finished(label(head.source), None)]
            self._open.popleft()
            self._suspect, self._deaths = None, 0
        elif self._deaths >= TRIES:
            name = label(head.source)
            error = f"{name}: reading its article {head.start + 1} fails ({how}); left out"
            self._suspect = Failed(name, head.start, f"{name}!{head.start}", error)
            self._open[0] = replace(head, start=head.start + 1)
            self._deaths = 0
        for request in self._open:
            self._send(request)
        self.listen()
        return events
