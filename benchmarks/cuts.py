"""What cutting long sentences does: chrF, BLEU and length by the most tokens in a part.

python benchmarks/cuts.py [--longer-than 48] [--corpus id-en/dev_news]
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from corpora import lines
from sacrebleu.metrics import BLEU, CHRF

from summarizer.registry import positions, resolve
from summarizer.settings import BEAM
from summarizer.translation.ctranslate2_engine import CTranslate2Engine
from summarizer.translation.tokenizer import MarianTokenizer


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--longer-than", type=int, default=48, help="tokens")
    options.add_argument("--corpus", default="id-en/dev_news")
    options.add_argument("--limits", type=int, nargs="+", default=[48, 64])
    options.add_argument("--threads", type=int)
    arguments = options.parse_args()

    model = resolve("id", "en")
    count = MarianTokenizer(Path(model.path)).count
    pairs = [
        (source, reference)
        for source, reference in zip(
            lines(f"{arguments.corpus}.id"), lines(f"{arguments.corpus}.en"), strict=True
        )
        if count(source) > arguments.longer_than
    ]
    references = [reference for _, reference in pairs]
    engine = CTranslate2Engine(model, BEAM, arguments.threads, "cpu")
    print(f"{len(pairs)} sentences of {arguments.corpus} over {arguments.longer_than} tokens")
    for limit in [*arguments.limits, positions(Path(model.path)) - 1]:
        decoder = replace(engine._decoder, limit=limit)
        texts = [best.text for best, *_ in decoder.translate([source for source, _ in pairs], 1)]
        length = sum(map(len, texts)) / sum(map(len, references))
        print(
            f"limit {limit:>4}: chrF {CHRF().corpus_score(texts, [references]).score:.2f}  "
            f"BLEU {BLEU().corpus_score(texts, [references]).score:.2f}  length {length:.3f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
