from __future__ import annotations

import io
from typing import Any

from summarizer.batch.progress import INTERVAL, Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def progress(total: int, lines: list[str], clock: Any, stream: Any = None) -> Progress:
    return Progress(total, lines.append, stream or io.StringIO(), clock)


def test_a_line_every_half_minute_where_there_is_no_terminal() -> None:
    lines: list[str] = []
    clock = Clock()
    with progress(1_000, lines, clock) as told:
        told.made_some(10)
        told.passed(100, made=True)
        assert lines == []
        clock.now += INTERVAL
        told.tick()
        told.tick()
    assert lines == ["10 % read, 10 digests, 0.3/s, 4:30 left"]


def test_what_was_done_before_does_not_make_it_look_faster() -> None:
    clock = Clock()
    told = progress(1_000, [], clock)
    told.kept_some(50)
    told.passed(500, made=False)
    told.made_some(10)
    told.passed(100, made=True)
    clock.now += 20
    assert told.told() == "10 digests, 50 done before, 0.5/s, 1:20 left"


def test_failures_are_told_at_once_and_counted() -> None:
    lines: list[str] = []
    clock = Clock()
    told = progress(10, lines, clock)
    told.fail("news/a.txt: is empty: give an article")
    assert lines == ["error: news/a.txt: is empty: give an article"]
    assert told.told() == "0 digests, 1 failed"


def test_a_terminal_gets_a_bar_with_rate_remaining_time_and_failures() -> None:
    lines: list[str] = []
    clock = Clock()
    stream = Terminal()
    with progress(1_000, lines, clock, stream) as told:
        told.passed(250, made=True)
        clock.now += 10
        told.fail("news/a.txt: is empty")
        told.made_some(30)
        assert told._bar is not None
        told._bar.refresh()
    shown = stream.getvalue()
    assert "25%" in shown
    assert "30 digests, 1 failed, 3.0/s, 0:30 left" in shown
    assert lines == ["error: news/a.txt: is empty"]
