"""Whole-process time and peak memory of `summarize --lang en` on one example, by engine.

python benchmarks/start.py [--rounds 5] [ARTICLE]
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("article", nargs="?", type=Path)
    options.add_argument("--rounds", type=int, default=5)
    arguments = options.parse_args()
    article = arguments.article or next(iter(sorted(EXAMPLES.glob("*.txt"))), None)
    if article is None:
        sys.exit(f"no article: give one, there is no .txt in {EXAMPLES}")

    commands = {
        kind: [sys.executable, "-m", "summarizer", "--lang", "en", "--engine", kind, str(article)]
        for kind in ("ctranslate2", "transformers")
    }
    seconds: dict[str, list[float]] = {kind: [] for kind in commands}
    memory: dict[str, list[float]] = {kind: [] for kind in commands}
    for number in range(arguments.rounds + 1):
        for kind, command in commands.items():
            took, peak = run(command)
            if number:  # the first round fills the caches
                seconds[kind].append(took)
                memory[kind].append(peak)

    print(f"{article.name}, {arguments.rounds} rounds in turns; load {os.getloadavg()[0]:.1f}")
    print(f"{'engine':<14}{'median s':>10}{'best s':>10}{'peak MB':>10}")
    for kind in commands:
        print(
            f"{kind:<14}{statistics.median(seconds[kind]):>10.2f}{min(seconds[kind]):>10.2f}"
            f"{max(memory[kind]):>10.0f}"
        )
    fast, slow = (statistics.median(times) for times in seconds.values())
    print(f"ctranslate2 takes {fast / slow:.2f} of the time of transformers")


def run(command: list[str]) -> tuple[float, float]:
    """Seconds and peak resident megabytes of a command; exits where the command fails."""
    started = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    assert child.stderr is not None
    errors = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    took = time.perf_counter() - started
    if status:
        sys.exit(f"{' '.join(command)} failed: {errors.strip()}")
    unit = 1024 if sys.platform != "darwin" else 1024**2  # ru_maxrss: KiB, on macOS bytes
    return took, usage.ru_maxrss / unit


if __name__ == "__main__":
    main()
