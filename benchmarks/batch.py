"""Articles a second of a batch run against its peers, where its time goes, and its memory.

    python benchmarks/batch.py [--articles 300] [--transformers 60] [--languages en] [--workers N]
    python benchmarks/batch.py --curve 100 1000 5000 20000

The same articles go through `summarize batch`, through the same with `--engine transformers`, and
sentence by sentence through the same CTranslate2 weights as argos-translate drives them. The last
is not that program but its calls: `argostranslate.translate.apply_packaged_translation` of version
1.11 with its default settings (one call a sentence, inter_threads 1, intra_threads 0, beam 4,
length_penalty 0.2), with no slots and no checks. It translates the titles and sentences that the
digests show, and reads and ranks the articles with our code before. No run has a translation
memory. The transformers engine runs a part of the articles only, since it is slow.

The curve is the memory of whole runs with `-l id`, by the number of articles: peak resident size of
the leading, the reading and the translating process, added up (Linux).
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from corpora import CORPORA, spread

from summarizer.digest import Digest
from summarizer.pipeline import Pipeline, load_many
from summarizer.registry import route
from summarizer.settings import Settings
from summarizer.translation.conversion import converted
from summarizer.translation.decoding import available_cores
from summarizer.translation.model import ModelInfo

# Articles of the memory curve are cut to so many characters, so that large runs stay short.
SHORT = 600


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--articles", type=int, default=300)
    options.add_argument("--transformers", type=int, default=60, help="0 leaves this engine out")
    options.add_argument("--languages", nargs="+", default=["en"], choices=["en", "ja"])
    options.add_argument("--workers", type=int, default=available_cores())
    options.add_argument("--curve", nargs="+", type=int, help="numbers of articles")
    arguments = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if arguments.curve:
            curve(Path(folder), arguments.curve, arguments.workers)
        else:
            compare(Path(folder), arguments)


def news() -> list[dict[str, str]]:
    """All articles of the corpus; exits where it is absent."""
    files = sorted((CORPORA / "news").glob("*.jsonl"))
    if not files:
        sys.exit(f"{CORPORA / 'news'} is missing: this benchmark needs it (../shared/corpora)")
    return [json.loads(line) for file in files for line in file.open(encoding="utf-8")]


def write(folder: Path, articles: Sequence[dict[str, str]]) -> Path:
    folder.mkdir(parents=True)
    with (folder / "news.jsonl").open("w", encoding="utf-8") as file:
        for article in articles:
            file.write(json.dumps(article) + "\n")
    return folder


def command(source: Path, out: Path, workers: int, *more: str) -> list[str]:
    return [
        *(sys.executable, "-m", "summarizer", "batch", str(source), "-o", str(out)),
        *("--workers", str(workers), "--no-memory", *more),
    ]


def timed(source: Path, out: Path, workers: int, *more: str) -> tuple[float, dict[str, Any]]:
    """Seconds of a whole run, start-up and pages included, and its record."""
    started = time.perf_counter()
    done = subprocess.run(
        command(source, out, workers, *more), stderr=subprocess.PIPE, text=True, check=False
    )
    seconds = time.perf_counter() - started
    if done.returncode not in (0, 1):
        sys.exit(done.stderr)
    return seconds, json.loads((out / "run.json").read_text(encoding="utf-8"))


def compare(folder: Path, arguments: argparse.Namespace) -> None:
    chosen = spread(news(), arguments.articles)
    source = write(folder / "news", chosen)
    asked = [word for language in arguments.languages for word in ("-l", language)]
    # Models are converted at first use: not a part of anyone's time.
    legs = [route("id", language) for language in arguments.languages]
    for leg in legs:
        for model in leg:
            converted(model)

    rows: list[tuple[str, int, float]] = []
    seconds, record = timed(source, folder / "ours", arguments.workers, *asked)
    rows.append(("summarize batch", record["counts"]["digests"], seconds))
    rows.append(("as argos-translate", *one_by_one(source / "news.jsonl", arguments.languages)))
    if arguments.transformers:
        few = write(folder / "few", spread(chosen, arguments.transformers))
        # Torch shares a sentence's work among all cores, so that one process is its best.
        slow, slow_record = timed(few, folder / "slow", 1, "--engine", "transformers", *asked)
        rows.append(("--engine transformers", slow_record["counts"]["digests"], slow))

    print(
        f"{len(chosen)} articles of news/ into {', '.join(arguments.languages)}, "
        f"{arguments.workers} workers on {available_cores()} cores, no memory; "
        f"load {os.getloadavg()[0]:.1f}"
    )
    print(f"{'':<24}{'articles':>9}{'seconds':>9}{'per s':>8}{'ratio':>8}")
    ours = rows[0][1] / rows[0][2]
    for name, count, spent in rows:
        rate = count / spent
        print(f"{name:<24}{count:>9}{spent:>9.1f}{rate:>8.2f}{ours / rate:>8.1f}")
    profile(record)


def profile(record: dict[str, Any]) -> None:
    """Where the processor's time went."""
    spent = record["times"]["cpu_seconds"]
    count = record["counts"]["digests"]
    together = spent["translating"] + spent["checking and rendering"]
    print("\nCPU milliseconds an article:")
    for stage, value in spent.items():
        print(f"  {stage:<24}{1000 * value / count:>8.1f}")
    print(f"  translation is {100 * spent['translating'] / together:.0f} % of the translating")
    print(f"  processes' time, {100 * spent['translating'] / sum(spent.values()):.0f} % of all")


def one_by_one(file: Path, languages: Sequence[str]) -> tuple[int, float]:
    """Read, rank, and translate each shown sentence in a call of its own; articles and seconds."""
    pipeline = Pipeline(Settings(languages=()))
    ways = [[OneByOne(model) for model in route("id", language)] for language in languages]
    for way in ways:
        for leg in way:
            leg.translate("Harga beras naik.")
    count, started = 0, time.perf_counter()
    for article in load_many(file):
        if isinstance(article, Exception):
            continue
        digest = pipeline.summarize(article)
        for way in ways:
            for text in shown(digest):
                for leg in way:
                    text = leg.translate(text)
        count += 1
    return count, time.perf_counter() - started


def shown(digest: Digest) -> Iterator[str]:
    """What a digest shows in each target language."""
    article = digest.article
    if article.title:
        yield article.title
    yield from (article.sentences[index].text for index in digest.extractive.sentences)
    if digest.abstractive:
        yield from (statement.text for statement in digest.abstractive.statements)


class OneByOne:
    """One sentence a call, with the calls and settings of argos-translate 1.11."""

    def __init__(self, model: ModelInfo) -> None:
        import ctranslate2
        from sentencepiece import SentencePieceProcessor

        folder = Path(model.path)
        self._source = SentencePieceProcessor(model_file=str(folder / "source.spm"))
        self._target = SentencePieceProcessor(model_file=str(folder / "target.spm"))
        self._translator = ctranslate2.Translator(
            str(converted(model)),
            device="cpu",
            inter_threads=1,
            intra_threads=0,
            compute_type="auto",
        )

    def translate(self, text: str) -> str:
        # The end of a sentence is in the configuration of Argos' own models.
        pieces = [*self._source.encode(text, out_type=str), "</s>"]
        (result,) = self._translator.translate_batch(
            [pieces],
            replace_unknowns=True,
            max_batch_size=32,
            batch_type="tokens",
            beam_size=4,
            num_hypotheses=1,
            length_penalty=0.2,
            return_scores=True,
        )
        decoded: str = self._target.decode_pieces(result.hypotheses[0])
        return decoded.replace("▁", " ")


def curve(folder: Path, counts: Sequence[int], workers: int) -> None:
    articles = news()
    print(f"{'articles':>9}{'seconds':>9}{'peak MB':>9}   leading, reading, translating")
    for count in counts:
        # Beyond the corpus its articles come again, with other titles.
        some = [
            {"title": f"{article['title']} {number}", "text": article["text"][:SHORT]}
            for number in range(count)
            for article in [articles[number % len(articles)]]
        ]
        source = write(folder / f"news-{count}", some)
        out = folder / f"out-{count}"
        started = time.perf_counter()
        with subprocess.Popen(
            command(source, out, workers, "-l", "id", "-f", "json"), stderr=subprocess.DEVNULL
        ) as run:
            peaks = watch(run)
        seconds = time.perf_counter() - started
        parts = ", ".join(f"{peak / 1024:.0f}" for peak in peaks)
        print(f"{count:>9}{seconds:>9.1f}{sum(peaks) / 1024:>9.0f}   {parts}", flush=True)
        shutil.rmtree(source)
        shutil.rmtree(out)


def watch(run: subprocess.Popen[bytes]) -> list[int]:
    """Peak resident kilobytes of a run's processes, in the order of their start."""
    peaks: dict[int, int] = {}
    while run.poll() is None:
        for pid in [run.pid, *children(run.pid)]:
            peaks[pid] = max(peaks.get(pid, 0), peak(pid))
        time.sleep(0.2)
    return list(peaks.values())


def children(pid: int) -> list[int]:
    try:
        listed = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        return [
            int(child)
            for child in listed
            if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()
        ]
    except OSError:
        return []


def peak(pid: int) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next(
        (int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")), 0
    )


if __name__ == "__main__":
    main()
