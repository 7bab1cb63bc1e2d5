"""BLEU and chrF of both engines on one test set, and how often their outputs are the same.

python benchmarks/quality.py [--source id] [--target en] [--corpus id-en/test_news] [--count N]
"""

from __future__ import annotations

import argparse

from corpora import lines, spread
from sacrebleu.metrics import BLEU, CHRF

from summarizer.registry import resolve
from summarizer.settings import BEAM
from summarizer.translation.decoding import available_cores
from summarizer.translation.engines import load_engine


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--source", default="id")
    options.add_argument("--target", default="en")
    options.add_argument("--model", help="name, folder or hub id; what ships if not given")
    options.add_argument("--corpus", default="id-en/test_news")
    options.add_argument("--count", type=int, help="only so many sentences, evenly spread")
    options.add_argument("--beam", type=int, default=BEAM)
    options.add_argument("--threads", type=int, default=available_cores())
    options.add_argument("--engine", action="append", choices=["ctranslate2", "transformers"])
    arguments = options.parse_args()

    sources = lines(f"{arguments.corpus}.{arguments.source}")
    references = lines(f"{arguments.corpus}.{arguments.target}")
    if arguments.count:
        sources = spread(sources, arguments.count)
        references = spread(references, arguments.count)
    model = resolve(arguments.source, arguments.target, arguments.model)
    bleu = BLEU(tokenize="ja-mecab" if arguments.target == "ja" else "13a")
    chrf = CHRF()
    outputs = {}
    print(f"{model.id} {model.revision}: {len(sources)} sentences of {arguments.corpus}")
    for kind in arguments.engine or ["ctranslate2", "transformers"]:
        engine = load_engine(model, kind, arguments.beam, arguments.threads, "cpu")
        outputs[kind] = [best.text for best, *_ in engine.translate(sources)]
        print(
            f"{kind:<14} BLEU {bleu.corpus_score(outputs[kind], [references]).score:5.2f}  "
            f"chrF {chrf.corpus_score(outputs[kind], [references]).score:5.2f}",
            flush=True,
        )
    if len(outputs) == 2:
        first, second = outputs.values()
        same = sum(a == b for a, b in zip(first, second, strict=True)) / len(sources)
        near = chrf.corpus_score(first, [second]).score
        print(f"same output    {same:.1%}; chrF of one against the other {near:.2f}")
    print(f"beam {arguments.beam}; {bleu.get_signature()}; {chrf.get_signature()}")


if __name__ == "__main__":
    main()
