"""Step 2: word alignments of the training file, the teacher of one cross-attention head.

    python align.py WORK [--iterations 2 2 3]

reads WORK/train.tsv and WORK/vocab.model, writes WORK/train.align: `i-j` links between
SentencePiece tokens, one line for each training pair (Garg et al. 2019, "Jointly Learning to Align
and Translate").
"""

from __future__ import annotations

import argparse
from pathlib import Path

import eflomal
import sentencepiece


def merge(forward: set[str], backward: set[str]) -> list[str]:
    """The links both directions agree on; for target tokens without any, those of either."""
    agreed = forward & backward
    covered = {link.split("-")[1] for link in agreed}
    return sorted(agreed) + sorted(
        link for link in forward ^ backward if link.split("-")[1] not in covered
    )


def main() -> None:
    """Align the training file of the folder named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("work", type=Path)
    parser.add_argument(
        "--iterations", type=int, nargs=3, default=None, help="of IBM 1, HMM and fertility model"
    )
    arguments = parser.parse_args()
    work = arguments.work
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(work / "vocab.model"))
    rows = [line.split("\t") for line in (work / "train.tsv").read_text("utf-8").splitlines()]
    sides = [work / "align.source", work / "align.target"]
    for column, file in enumerate(sides, 1):
        encoded = pieces.encode([row[column] for row in rows], out_type=str)
        file.write_text("".join(" ".join(tokens) + "\n" for tokens in encoded), "utf-8")
    links = [work / "align.forward", work / "align.backward"]
    with sides[0].open(encoding="utf-8") as source, sides[1].open(encoding="utf-8") as target:
        eflomal.Aligner(
            model=3, n_iterations=arguments.iterations and tuple(arguments.iterations)
        ).align(
            source,
            target,
            links_filename_fwd=str(links[0]),
            links_filename_rev=str(links[1]),
            quiet=True,
        )
    with (
        links[0].open() as forward,
        links[1].open() as backward,
        (work / "train.align").open("w") as merged,
    ):
        for left, right in zip(forward, backward, strict=True):
            merged.write(" ".join(merge(set(left.split()), set(right.split()))) + "\n")


if __name__ == "__main__":
    main()
