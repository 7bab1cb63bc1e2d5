"""Step 5: chrF and BLEU of one model, or of a chain of models (Indonesian → English → Japanese).

    python evaluate.py --models marian-id-en marian-en-ja --source ud_pud.id --reference ud_pud.ja

translates with CTranslate2 int8, beam 4, and prints the scores with sacrebleu's signatures. With
`--slots`, figures and names that stand on both sides are masked first, and the last line tells how
often every slot comes back exactly once.
"""

from __future__ import annotations

import argparse
import random
import re
import tempfile
import time
from pathlib import Path

import ctranslate2
from corpus import normalise
from sacrebleu.metrics import BLEU, CHRF
from sentencepiece import SentencePieceProcessor
from slots import find_matches, mask

SLOT = re.compile(r"⟦\d⟧")


def translate(model: Path, sentences: list[str], beam: int = 4) -> list[str]:
    """Translations of `sentences` by the Marian folder `model`, converted to int8 on the fly."""
    pieces = SentencePieceProcessor(model_file=str(model / "source.spm"))
    with tempfile.TemporaryDirectory() as folder:
        converted = str(Path(folder) / "ct2")
        ctranslate2.converters.TransformersConverter(str(model)).convert(
            converted, quantization="int8"
        )
        translator = ctranslate2.Translator(
            converted, device="cpu", compute_type="int8", intra_threads=2
        )
        results = translator.translate_batch(
            [[*tokens, "</s>"] for tokens in pieces.encode(sentences, out_type=str)],
            beam_size=beam,
            max_batch_size=2048,
            batch_type="tokens",
            max_decoding_length=150,
        )
    return [pieces.decode(result.hypotheses[0]) for result in results]


def read(path: Path) -> list[str]:
    """The normalised lines of a file whose name ends with its language."""
    return [normalise(line, path.suffix[1:]) for line in path.read_text("utf-8").splitlines()]


def mask_all(pairs: list[tuple[str, str]], languages: tuple[str, str]) -> list[tuple[str, str]]:
    """The pairs that have something to mask, masked."""
    rng = random.Random(1)
    found = [(pair, find_matches(*pair, languages)) for pair in pairs]
    return [mask(*pair, matches, rng) for pair, matches in found if matches]


def main() -> None:
    """Translate and score the files named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument(
        "--models", type=Path, nargs="+", required=True, help="folders, in the order of translation"
    )
    parser.add_argument("--source", type=Path, required=True)
    parser.add_argument("--reference", type=Path, required=True)
    parser.add_argument("--slots", action="store_true", help="mask what stands on both sides")
    parser.add_argument("--beam", type=int, default=4)
    parser.add_argument(
        "--output", type=Path, help="write source, each translation and reference as TSV"
    )
    arguments = parser.parse_args()
    languages = arguments.source.suffix[1:], arguments.reference.suffix[1:]
    pairs = list(zip(read(arguments.source), read(arguments.reference), strict=True))
    if arguments.slots:
        pairs = mask_all(pairs, languages)
    steps = [[source for source, _ in pairs]]
    started = time.time()
    for model in arguments.models:
        steps.append(translate(model, steps[-1], arguments.beam))
    seconds = time.time() - started
    references = [reference for _, reference in pairs]
    for metric in (BLEU(tokenize="ja-mecab" if languages[1] == "ja" else "13a"), CHRF()):
        print(metric.corpus_score(steps[-1], [references]), metric.get_signature())
    if arguments.slots:
        kept = sum(
            sorted(SLOT.findall(a)) == sorted(SLOT.findall(b))
            for a, b in zip(steps[0], steps[-1], strict=True)
        )
        print(f"every slot exactly once: {kept} of {len(pairs)}")
    print(f"{len(pairs)} sentences, {seconds:.1f} s")
    if arguments.output:
        rows = zip(*steps, references, strict=True)
        arguments.output.write_text("".join("\t".join(row) + "\n" for row in rows), "utf-8")


if __name__ == "__main__":
    main()
