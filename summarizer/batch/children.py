"""Child processes of a run, each at the end of a pipe.

They are spawned, since CTranslate2 does not survive a fork, and hold no lock and write no output:
one that dies takes nothing along but what it was working on. When the run itself dies, they see
the end of their pipe and go.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection
from typing import Any

from summarizer.batch.reading import Reading
from summarizer.batch.translating import Translating
from summarizer.batch.work import Loaded, Work
from summarizer.errors import SummarizerError

# What a child makes of a message; and how a child comes by that, in its own process.
Answer = Callable[[Any], Iterable[object]]
Role = Callable[[Work], Answer]

# Seconds that a child may take to end by itself.
_PATIENCE = 5.0


class Died(Exception):  # noqa: N818 - it is an event, not an error of the program
    """A child is gone; the message says how."""


class Child:
    """A process that answers what it is sent. An answer may consist of several messages."""

    def __init__(self, role: Role, work: Work) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(target=_main, args=(theirs, role, work), daemon=True)
        with _interrupts_held_back():
            self._process.start()
        # Else the end of the pipe would never come.
        theirs.close()

    def send(self, message: Any) -> None:
        """Hand a message over. Raises Died."""
        try:
            self.pipe.send(message)
        except OSError:
            raise Died(self._end()) from None

    def receive(self) -> Any:
        """Take the next message. Raises Died, and the SummarizerError that the child met."""
        try:
            message = self.pipe.recv()
        except (EOFError, OSError):
            raise Died(self._end()) from None
        if isinstance(message, SummarizerError):
            raise message
        return message

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()
        self._process.join()
        self.pipe.close()

    def close(self) -> None:
        """Let it go: it ends when it sees the end of its pipe."""
        self.pipe.close()
        self._process.join(_PATIENCE)
        if self._process.exitcode is None:
            self._process.kill()
            self._process.join()

    def _end(self) -> str:
        self._process.join(_PATIENCE)
        code = self._process.exitcode
        if code is None or code >= 0:
            return f"exit status {code}"
        with contextlib.suppress(ValueError):
            return signal.Signals(-code).name
        return f"signal {-code}"


@contextlib.contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Start a child that no Ctrl-C reaches, and lose none that comes meanwhile."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def reader(work: Work) -> Answer:
    """The reading child: a `Request` in, its events out."""
    return Reading(work).read


def translator(work: Work) -> Answer:
    """A translating child: articles in, their `Group` out."""
    translating = Translating(work)

    def answer(group: list[Loaded]) -> Iterable[object]:
        return [translating.make(group)]

    return answer


def _main(pipe: Connection, role: Role, work: Work) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if work.offline:
        from summarizer.run import forbid_connections

        forbid_connections()
    serve(pipe, role(work))


def serve(pipe: Connection, answer: Answer) -> None:
    """Answer messages until the other end of the pipe is gone."""
    try:
        while True:
            message = pipe.recv()
            try:
                for part in answer(message):
                    pipe.send(part)
            except SummarizerError as error:
                pipe.send(error)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        # The run is over.
        return
