"""What may happen to a run, and that it ends as if nothing had happened."""

from __future__ import annotations

import datetime
import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from batch_runs import ThreadChild, order, tree, undisturbed, write_news

from summarizer import output
from summarizer.batch import children, readahead
from summarizer.batch import run as running
from summarizer.batch.run import run
from summarizer.errors import ModelError, OutputError

HERE = Path(__file__).parent


@pytest.fixture
def news(tmp_path: Path) -> Path:
    return write_news(tmp_path / "news", 24)


def told(news: Path, out: Path, **changes: Any) -> tuple[int, list[str]]:
    lines: list[str] = []
    return run(order(news, out, **changes), lines.append), lines


def test_killed_at_twenty_moments(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    script = [sys.executable, str(HERE / "killed_runs.py"), str(news), str(out), "20", "7"]
    result = subprocess.run(script, capture_output=True, text=True, timeout=600)
    assert result.returncode == 0, result.stderr
    done = [int(count) for count in result.stdout.strip("[]\n").split(",")]
    assert len(done) == 20
    assert any(0 < count < 24 for count in done)
    assert tree(out) == tree(tmp_path / "measured")


@pytest.mark.usefixtures("threads")
@pytest.mark.parametrize("calls", [1, 30, 49, 52])
def test_the_disk_is_full(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, calls: int
) -> None:
    """Writing fails for the n-th file: of a digest, of the rows, of a page, of the record."""
    expected = undisturbed(news, tmp_path / "whole")
    left = [calls]

    def full(_: int) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(output.os, "fsync", full)
        with pytest.raises(OutputError, match=r"No space left .* same command goes on"):
            told(news, tmp_path / "out")
    assert not list((tmp_path / "out").rglob("*.tmp"))
    assert told(news, tmp_path / "out")[0] == 0
    assert tree(tmp_path / "out") == expected


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[tuple[Path, Callable[[str], None]]]:
    """A file system of its own, and what gives it another size."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", str(place)]
    if sys.platform != "linux" or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no file system can be mounted here")

    def resize(size: str) -> None:
        subprocess.run(["mount", "-o", f"remount,size={size}", str(place)], check=True)

    yield place, resize
    subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.mark.usefixtures("threads")
def test_a_real_disk_is_full(
    news: Path, tmp_path: Path, small_disk: tuple[Path, Callable[[str], None]]
) -> None:
    expected = undisturbed(news, tmp_path / "whole")
    place, resize = small_disk
    for size in ("300k", "500k", "700k"):
        with pytest.raises(OutputError, match="same command goes on"):
            told(news, place / "out")
        resize(size)
    resize("20m")
    assert told(news, place / "out")[0] == 0
    assert tree(place / "out") == expected


def test_an_article_that_takes_the_translator_down(
    news: Path, tmp_path: Path, threads: type[ThreadChild], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only that article is lost, and a later run, in which it is well, makes it."""
    expected = undisturbed(news, tmp_path / "whole")
    with monkeypatch.context() as patch:
        patch.setattr(threads, "poison", ("berita-3.txt", "lain.jsonl#2"))
        patch.setattr(threads, "poisons", (children.translator,))
        status, lines = told(news, tmp_path / "out")
    assert status == 1
    failed = [line for line in lines if line.startswith("error")]
    assert len(failed) == 2
    assert all("fails (SIGKILL); left out" in line for line in failed)
    assert told(news, tmp_path / "out")[0] == 0
    assert tree(tmp_path / "out") == expected


def test_articles_that_take_the_reader_down(
    news: Path, tmp_path: Path, threads: type[ThreadChild], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = undisturbed(news, tmp_path / "whole")
    with monkeypatch.context() as patch:
        patch.setattr(threads, "poison", ("#1", "#2", "#5", "desa/1.html"))
        status, lines = told(news, tmp_path / "out")
    assert status == 1
    failed = [line for line in lines if line.startswith("error")]
    named = [line.partition("its ")[2].partition(" (")[0] for line in failed if "jsonl" in line]
    assert named == ["article 1 fails", "article 2 fails", "article 5 fails"]
    assert len(failed) == 4
    assert told(news, tmp_path / "out")[0] == 0
    assert tree(tmp_path / "out") == expected


def test_translators_that_die_at_once_end_the_run(
    news: Path, tmp_path: Path, threads: type[ThreadChild], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(threads, "poison", (".txt", ".html", *(f"#{n}" for n in range(1, 9))))
    monkeypatch.setattr(threads, "poisons", (children.translator,))
    with pytest.raises(ModelError, match="one after the other"):
        told(news, tmp_path / "out")


@pytest.mark.usefixtures("threads")
def test_a_reader_that_is_silent_is_given_up(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Word lists are loaded before, so that only a hanging article takes so long.
    undisturbed(news, tmp_path / "whole")
    monkeypatch.setattr(readahead, "SILENCE", 2.0)
    monkeypatch.setattr("summarizer.batch.reading.load_all", _hangs_at("berita-3.txt"))
    status, lines = told(news, tmp_path / "out")
    assert status == 1
    assert [line for line in lines if line.startswith("error")] == [
        f"error: {news}/berita-3.txt: reading its article 1 fails (no end after 2 s); left out"
    ]


def _hangs_at(name: str) -> Callable[[str], Iterator[Any]]:
    from summarizer.loading import load_all

    def load(path: str, *more: Any) -> Iterator[Any]:
        if path.endswith(name):
            time.sleep(5)
        yield from load_all(path, *more)

    return load


@pytest.mark.usefixtures("threads")
def test_poisoned_articles(news: Path, tmp_path: Path) -> None:
    expected = undisturbed(news, tmp_path / "whole")
    line = "Pemerintah membangun jembatan di desa itu. "
    (news / "baris.txt").write_text(line * (10_000_000 // len(line)))
    (news / "kalimat.txt").write_text("Ya. " * 100_000)
    (news / "panjang.txt").write_text("a" * 400_000)
    (news / "nol.txt").write_bytes(b"\0" * 1_000)
    status, lines = told(news, tmp_path / "out")
    assert status == 1
    errors = [text for text in lines if text.startswith("error")]
    assert len(errors) == 3
    assert "characters, more than 500,000" in errors[0]
    assert "100,000 sentences, more than 5,000" in errors[1]
    for name in ("baris", "kalimat", "panjang", "nol"):
        (news / f"{name}.txt").unlink()
    assert told(news, tmp_path / "out")[0] == 0
    assert tree(tmp_path / "out") == expected


@pytest.mark.usefixtures("threads")
def test_two_hundred_bad_files_among_three_hundred(tmp_path: Path) -> None:
    news = write_news(tmp_path / "news", 100)
    records = (news / "lain.jsonl").read_text().splitlines()
    for number in range(200):
        bad = [b"", b"\xff\xd8\xff\xe0JFIF", b"%PDF-1.4", b"{", b" \n\t"][number % 5]
        suffix = ["txt", "html", "txt", "json", "txt"][number % 5]
        (news / f"rusak-{number}.{suffix}").write_bytes(bad)
    status, lines = told(news, tmp_path / "out", formats=("json",))
    assert status == 1
    assert sum(line.startswith("error") for line in lines) == 200
    assert lines[-1].startswith("100 digests, 200 failed")
    assert len(list((tmp_path / "out" / "digests").rglob("*.json"))) == 100
    assert len(records) == 33


@pytest.mark.usefixtures("threads")
def test_the_clock_goes_backwards(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = undisturbed(news, tmp_path / "whole")
    now = [2_000_000_000.0]

    def back() -> float:
        now[0] -= 3_600
        return now[0]

    class Clock(datetime.datetime):
        @classmethod
        def now(cls, tz: Any = None) -> Clock:
            return cls.fromtimestamp(back())

    monkeypatch.setattr(time, "time", back)
    monkeypatch.setattr(running, "datetime", Clock)
    (news / "aaa.txt").write_bytes(b"")
    assert told(news, tmp_path / "out", fail_fast=True)[0] == 1
    (news / "aaa.txt").unlink()
    assert told(news, tmp_path / "out")[0] == 0
    assert told(news, tmp_path / "out")[0] == 0
    assert tree(tmp_path / "out") == expected


def _command(news: Path, out: Path, model: Path, *more: str) -> list[str]:
    return [
        sys.executable,
        *("-m", "summarizer", "batch", str(news), "-o", str(out)),
        *("--model", f"id-en={model}", "--summary", "extractive", "-n", "1", "--workers", "2"),
        *more,
    ]


def _children(parent: int) -> list[int]:
    """The processes that a run has started to read and translate."""
    try:
        listed = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
        return [
            int(child)
            for child in listed
            if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()
        ]
    except FileNotFoundError:
        return []


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="finds processes in /proc")
def test_processes_that_are_killed_and_a_run_that_is(
    tmp_path: Path, tiny_marian: Path, model_cache: Path
) -> None:
    """Real processes and a model: the translators are killed, then all, then it goes on."""
    news = write_news(tmp_path / "news", 40)
    whole, out = tmp_path / "whole", tmp_path / "out"
    subprocess.run(_command(news, whole, tiny_marian, "--no-memory"), check=True)
    command = _command(news, out, tiny_marian, "--memory", str(tmp_path / "memory.sqlite"))
    leader = subprocess.Popen(command)
    _wait_for(lambda: len(_children(leader.pid)) >= 2)
    for child in _children(leader.pid):
        os.kill(child, signal.SIGKILL)
    _wait_for(lambda: any((out / "digests").rglob("*.html")))
    leader.kill()
    leader.wait()
    finished = subprocess.run(command, capture_output=True, text=True)
    assert finished.returncode == 0, finished.stderr
    assert finished.stdout == ""
    assert tree(out) == tree(whole)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="finds processes in /proc")
def test_ctrl_c_ends_cleanly_and_says_how_to_go_on(
    tmp_path: Path, tiny_marian: Path, model_cache: Path
) -> None:
    news = write_news(tmp_path / "news", 40)
    out = tmp_path / "out"
    command = _command(news, out, tiny_marian, "--no-memory")
    leader = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    _wait_for(lambda: len(_children(leader.pid)) >= 2)
    started = _children(leader.pid)
    # A terminal sends it to the whole group.
    os.killpg(leader.pid, signal.SIGINT)
    said = leader.communicate(timeout=60)
    assert leader.returncode == 130
    assert said[0] == ""
    assert "same command goes on" in said[1]
    assert "Traceback" not in said[1]
    assert not any(Path(f"/proc/{child}").exists() for child in started)
    assert subprocess.run(command, capture_output=True).returncode == 0
    assert len(list((out / "digests").rglob("*.html"))) == 40


def _wait_for(condition: Callable[[], bool], seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come to that"
        time.sleep(0.02)


def test_two_processes_make_the_same(tmp_path: Path) -> None:
    """The order of a set differs from process to process; no result may hang on it."""
    news = write_news(tmp_path / "news", 24)
    made = []
    for seed in ("1", "2"):
        out = tmp_path / seed
        command = [sys.executable, "-m", "summarizer", "batch", str(news), "-o", str(out)]
        environment = os.environ | {"PYTHONHASHSEED": seed}
        subprocess.run([*command, "-l", "id"], env=environment, check=True, capture_output=True)
        made.append(tree(out))
    assert made[0] == made[1]
