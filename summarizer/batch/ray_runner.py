"""The Ray runner: the same work in the processes of a cluster, through Ray Data.

Files are read by one stateful actor class and translated by another, whose models load once. Order
is kept, so that the end of a file comes after its articles. The files have the same paths on every
machine; only this process writes. An actor that dies is started again by Ray, with its batch.
"""

from __future__ import annotations

import contextlib
import logging
import os
import pickle
import socket
import sys
from collections.abc import Iterator
from typing import Any

from summarizer.batch.control import Control
from summarizer.batch.reading import Reading, Request
from summarizer.batch.recorder import Recorder
from summarizer.batch.translating import Translating
from summarizer.batch.work import Failed, Finished, Group, Kept, Loaded, Made, Reached, Work
from summarizer.errors import SummarizerError, UsageError
from summarizer.pipeline import ARTICLES_AT_ONCE

Row = dict[str, Any]

# Seconds in which a cluster answers.
_PATIENCE = 5.0


class RayRunner:
    """Runs `work` on a Ray cluster: the one at `address`, or one made here. Use it once."""

    def __init__(
        self,
        work: Work,
        workers: int,
        address: str | None,
        requests: Iterator[Request],
        recorder: Recorder,
        control: Control,
    ) -> None:
        self._work = work
        self._workers = workers
        self._address = address
        self._requests = requests
        self._recorder = recorder
        self._control = control

    def run(self) -> None:
        """Record what becomes of every article; stop early where `control` says so.

        Raises UsageError where Ray is not installed or the cluster is not there, and what a
        translating process meets.
        """
        requests = list(self._requests)
        # Ray tells of workers that died on standard output, which is for results.
        with contextlib.redirect_stdout(sys.stderr):
            self._connect()
            import ray

            try:
                self._record(requests)
            except ray.exceptions.RayTaskError as error:
                if isinstance(error.cause, SummarizerError):
                    raise error.cause from None
                raise
            finally:
                ray.shutdown()

    def _record(self, requests: list[Request]) -> None:
        for row in self._rows(requests):
            self._take(pickle.loads(row["answer"]))
            self._control.tick()
            if self._control.stopping:
                break

    def _connect(self) -> None:
        # Ray would report its use over the network, and tell the terminal of each step.
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
        os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")
        try:
            import ray
            import ray.data
        except ImportError:
            raise UsageError("Ray is not installed; pip install 'summarizer[ray]'") from None
        if self._address is not None:
            _check_there(self._address)
        options: dict[str, Any] = {"log_to_driver": False, "logging_level": "ERROR"}
        if self._address is None:
            # One for each translator, and one for the reader.
            options |= {"num_cpus": self._workers + 1, "include_dashboard": False}
        try:
            ray.init(address=self._address or "local", **options)
        except (ConnectionError, ValueError, RuntimeError) as error:
            reason = " ".join(str(error).split())[:200]
            raise UsageError(
                f"--ray-address {self._address}: no cluster there ({reason})"
            ) from None
        for name in ("ray", "ray.data"):
            logging.getLogger(name).setLevel(logging.ERROR)
        context = ray.data.DataContext.get_current()
        context.enable_progress_bars = False
        context.execution_options.preserve_order = True

    def _rows(self, requests: list[Request]) -> Iterator[Row]:
        import ray.data

        items = [{"request": pickle.dumps(request)} for request in requests]
        events = ray.data.from_items(items).flat_map(
            _Reader, fn_constructor_args=(self._work,), compute=_pool(1)
        )
        answers = events.map_batches(
            _Translator,
            fn_constructor_args=(self._work,),
            batch_size=ARTICLES_AT_ONCE,
            compute=_pool(self._workers),
        )
        yield from answers.iter_rows()

    def _take(self, answer: tuple[list[Kept | Failed | Finished], Group]) -> None:
        """Record a batch; its ends of files come behind the digests before them."""
        others, group = answer
        wanted = [
            result
            for result in group.results
            if isinstance(result, Made) and self._recorder.expect(result)
        ]
        self._recorder.record(Group(wanted, group.spent))
        failed = [result for result in group.results if isinstance(result, Failed)]
        for event in (*failed, *others):
            if isinstance(event, Kept):
                self._recorder.keep(event)
            elif isinstance(event, Failed):
                self._recorder.fail(event)
            else:
                self._recorder.finish(event)


def _check_there(address: str) -> None:
    """Raise UsageError where nobody answers; Ray itself would try for minutes."""
    host, colon, port = address.rpartition("://")[2].rpartition(":")
    if not colon or not port.isdecimal():
        return
    try:
        socket.create_connection((host.strip("[]"), int(port)), _PATIENCE).close()
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UsageError(f"--ray-address {address}: no cluster there ({reason})") from None


def _pool(size: int) -> Any:
    import ray.data

    return ray.data.ActorPoolStrategy(size=size)


class _Reader:
    """A file in, the events of its articles out."""

    def __init__(self, work: Work) -> None:
        self._reading = Reading(work)

    def __call__(self, row: Row) -> list[Row]:
        events = self._reading.read(pickle.loads(row["request"]))
        return [
            {"event": pickle.dumps(event)} for event in events if not isinstance(event, Reached)
        ]


class _Translator:
    """Events in; one row out, of those that need no translation and of a translated group."""

    def __init__(self, work: Work) -> None:
        self._translating = Translating(work)

    def __call__(self, batch: Row) -> Row:
        events = [pickle.loads(event) for event in batch["event"]]
        group = [event for event in events if isinstance(event, Loaded)]
        others = [event for event in events if isinstance(event, Kept | Failed | Finished)]
        answer = (others, self._translating.make(group) if group else Group([]))
        return {"answer": [pickle.dumps(answer)]}
