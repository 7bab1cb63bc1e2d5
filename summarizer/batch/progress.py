"""How far a run is, on standard error: a bar on a terminal, else a line every half minute."""

from __future__ import annotations

import time
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

Say = Callable[[str], None]

# Seconds between two lines where there is no terminal.
INTERVAL = 30.0


class Progress:
    """Counts what a run does and shows it.

    `total` is the size of all files in bytes, `say` writes a line, `stream` is standard error: a
    terminal gets a bar. Failures are said as they come.
    """

    def __init__(
        self,
        total: int,
        say: Say,
        stream: TextIO,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.made = self.kept = self.failed = 0
        self._total = total
        self._passed = 0
        self._passed_over = 0
        self._say = say
        self._clock = clock
        self._started = self._last = clock()
        self._stream = stream
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Progress:
        if self._stream.isatty():
            self._bar = _bar(self._stream)
            self._task = self._bar.add_task("", total=self._total, told="")
            self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def made_some(self, count: int) -> None:
        """So many digests were written."""
        self.made += count
        self.tick()

    def kept_some(self, count: int) -> None:
        """So many articles were done before."""
        self.kept += count

    def fail(self, line: str) -> None:
        """An article or a file failed; `line` says which and why."""
        self.failed += 1
        self.tell(f"error: {line}")

    def tell(self, line: str) -> None:
        """Say a line above the bar."""
        if self._bar is None:
            self._say(line)
            return
        # The bar is drawn anew below what is written meanwhile.
        self._bar.stop()
        self._say(line)
        self._bar.start()

    def passed(self, size: int, made: bool) -> None:
        """So many bytes of the files are behind; `made` where digests came of them now."""
        self._passed += size
        self._passed_over += 0 if made else size

    def tick(self) -> None:
        """Show how far the run is, if it is time to."""
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=self._passed, told=self.told())
        elif self._clock() - self._last >= INTERVAL:
            self._last = self._clock()
            share = f"{100 * self._passed / self._total:.0f} % read, " if self._total else ""
            self._say(f"{share}{self.told()}")

    def told(self) -> str:
        """Counts, rate and remaining time in words."""
        parts = [f"{self.made} digests"]
        if self.kept:
            parts.append(f"{self.kept} done before")
        if self.failed:
            parts.append(f"{self.failed} failed")
        elapsed = self._clock() - self._started
        if self.made and elapsed > 0:
            parts.append(f"{self.made / elapsed:.1f}/s")
        left = self._remaining(elapsed) if self._passed < self._total else None
        if left is not None:
            parts.append(f"{_duration(left)} left")
        return ", ".join(parts)

    def _remaining(self, elapsed: float) -> float | None:
        """Seconds to go at the pace so far; what was done before took no time."""
        worked = self._passed - self._passed_over
        if not self.made or worked <= 0 or elapsed <= 0:
            return None
        return elapsed * max(0, self._total - self._passed) / worked


def _bar(stream: TextIO) -> Bar:
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn
    from rich.progress import Progress as Bar

    return Bar(
        BarColumn(bar_width=30),
        TaskProgressColumn(),
        TextColumn("{task.fields[told]}", markup=False),
        console=Console(file=stream),
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
