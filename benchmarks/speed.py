"""Sentences a second of both engines: same sentences, same beam, same weights, in turns.

    python benchmarks/speed.py [--sentences 500] [--rounds 3] [--threads N] [--beam 4]

Both engines are loaded and warmed up before the clock starts. On a machine that is busy with
other work compare with --threads 1: torch's threads wait for each other at every layer, so one
that is kept waiting holds up the other.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from importlib.metadata import version

from corpora import lines, spread

from summarizer.registry import resolve
from summarizer.settings import BEAM
from summarizer.translation.decoding import available_cores
from summarizer.translation.engines import load_engine

ENGINES = ("ctranslate2", "transformers")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--sentences", type=int, default=500)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--threads", type=int, default=available_cores())
    options.add_argument("--beam", type=int, default=BEAM)
    options.add_argument("--corpus", default="id-en/test_news.id")
    arguments = options.parse_args()

    sentences = spread(lines(arguments.corpus), arguments.sentences)
    model = resolve("id", "en")
    engines = {
        kind: load_engine(model, kind, arguments.beam, arguments.threads, "cpu") for kind in ENGINES
    }
    for engine in engines.values():
        engine.translate(sentences[:8])

    wall: dict[str, list[float]] = {kind: [] for kind in ENGINES}
    cpu: dict[str, list[float]] = {kind: [] for kind in ENGINES}
    for _ in range(arguments.rounds):
        for kind, engine in engines.items():
            started, spent = time.perf_counter(), time.process_time()
            engine.translate(sentences)
            wall[kind].append(time.perf_counter() - started)
            cpu[kind].append(time.process_time() - spent)

    count = len(sentences)
    print(
        f"{model.id}: {count} sentences of {arguments.corpus}, beam {arguments.beam}, "
        f"{arguments.threads} threads, {arguments.rounds} rounds in turns; "
        f"ctranslate2 {version('ctranslate2')} int8, transformers {version('transformers')} "
        f"on torch {version('torch')} float32; load {os.getloadavg()[0]:.1f}"
    )
    print(f"{'engine':<14}{'median s':>10}{'best s':>10}{'sent/s':>10}{'cpu s':>10}")
    for kind in ENGINES:
        median = statistics.median(wall[kind])
        print(
            f"{kind:<14}{median:>10.2f}{min(wall[kind]):>10.2f}{count / median:>10.1f}"
            f"{statistics.median(cpu[kind]):>10.2f}"
        )
    slow, fast = ENGINES[1], ENGINES[0]
    print(
        f"ratio: {statistics.median(wall[slow]) / statistics.median(wall[fast]):.1f} of medians, "
        f"{min(wall[slow]) / min(wall[fast]):.1f} of best, "
        f"{statistics.median(cpu[slow]) / statistics.median(cpu[fast]):.1f} of CPU time"
    )


if __name__ == "__main__":
    main()
