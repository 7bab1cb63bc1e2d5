from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from batch_runs import order, tree, write_news

from summarizer.batch.run import run
from summarizer.errors import UsageError

pytest.importorskip("ray", reason="needs the extra [ray]")


def _command(news: Path, out: Path, model: Path, *more: str) -> list[str]:
    return [
        *(sys.executable, "-m", "summarizer", "batch", str(news), "-o", str(out), "--no-memory"),
        *("--model", f"id-en={model}", "--summary", "extractive", "-n", "1", "--workers", "2"),
        *more,
    ]


def _ancestors(pid: int) -> set[int]:
    found = set()
    while pid > 1:
        found.add(pid)
        pid = int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    return found


def _translators(leader: int) -> list[int]:
    found = []
    for entry in Path("/proc").iterdir():
        try:
            named = entry.name.isdecimal() and b"_Translator" in (entry / "cmdline").read_bytes()
            if named and leader in _ancestors(int(entry.name)):
                found.append(int(entry.name))
        except (OSError, ValueError):  # it ended meanwhile
            continue
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="finds processes in /proc")
def test_the_digests_are_those_of_the_local_runner_even_if_a_worker_is_killed(
    tmp_path: Path, tiny_marian: Path, model_cache: Path
) -> None:
    news = write_news(tmp_path / "news", 100)
    local, out = tmp_path / "local", tmp_path / "ray"
    subprocess.run(_command(news, local, tiny_marian), check=True, stderr=subprocess.DEVNULL)
    command = _command(news, out, tiny_marian, "--runner", "ray")
    leader = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    end = time.monotonic() + 240
    while len(workers := _translators(leader.pid)) < 2:
        assert leader.poll() is None, leader.communicate()[1]
        assert time.monotonic() < end
        time.sleep(0.1)
    os.kill(workers[0], signal.SIGKILL)
    said = leader.communicate(timeout=480)
    assert leader.returncode == 0, said[1]
    assert said[0] == ""
    assert "100 digests" in said[1]
    assert tree(out) == tree(local)


def test_a_cluster_that_is_not_there_is_told(tmp_path: Path) -> None:
    news = write_news(tmp_path / "news", 3)
    wanted = order(news, tmp_path / "out", runner="ray", ray_address="127.0.0.1:1")
    with pytest.raises(UsageError, match="no cluster there"):
        run(wanted, lambda _: None)


def test_options_that_contradict_ray_are_refused(tmp_path: Path) -> None:
    news = write_news(tmp_path / "news", 3)
    with pytest.raises(UsageError, match="--offline forbids"):
        run(order(news, tmp_path / "out", runner="ray", offline=True), lambda _: None)
    with pytest.raises(UsageError, match="give both"):
        run(order(news, tmp_path / "out", ray_address="127.0.0.1:1"), lambda _: None)
