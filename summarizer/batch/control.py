"""When a run ends before its end: the user's Ctrl-C, or the first failure."""

from __future__ import annotations

import signal
import threading
from types import FrameType, TracebackType
from typing import Any

from summarizer.batch.progress import Progress

# Ctrl-C, and what a scheduler or a shutdown sends first.
_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Control:
    """Tells a runner when to stop. While it is entered, the first Ctrl-C is a wish, no more.

    The second raises KeyboardInterrupt.
    """

    def __init__(self, progress: Progress, fail_fast: bool = False) -> None:
        self.interrupted = False
        self._progress = progress
        self._fail_fast = fail_fast
        self._told = False
        self._before: dict[signal.Signals, Any] = {}

    @property
    def stopping(self) -> bool:
        """Whether to begin nothing new."""
        return self.interrupted or (self._fail_fast and self._progress.failed > 0)

    def tick(self) -> None:
        """Let the user see what goes on; to be called several times a second."""
        if self.interrupted and not self._told:
            self._told = True
            self._progress.tell("finishing what is in hand; Ctrl-C again drops it")
        self._progress.tick()

    def __enter__(self) -> Control:
        if threading.current_thread() is threading.main_thread():
            self._before = {number: signal.signal(number, self._wish) for number in _SIGNALS}
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _wish(self, number: int, frame: FrameType | None) -> None:
        if self.interrupted:
            raise KeyboardInterrupt
        self.interrupted = True
