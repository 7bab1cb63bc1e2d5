"""After step 4, for a summary model: which pieces it may write, given those of its input.

    python mapping.py models/marian-id-summary

writes FOLDER/vmap.txt in CTranslate2's form, `source piece <tab> target pieces`: a piece may be
written where the input has it, in small letters or with a capital, too. Behind the empty source
stand the pieces of the function words (summarizer/data/stopwords.txt), which are always allowed.
The slots of the vocabulary carry ranks here and are never written.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from prepare import SYMBOLS
from sentencepiece import SentencePieceProcessor

from summarizer.sentences import words_of

SIGNS = (".", ",", '"', '▁"')
SPACE = "▁"


def variants(piece: str, known: set[str]) -> list[str]:
    """The piece, and with another first letter if there is such a piece."""
    body = piece.removeprefix(SPACE)
    before = piece[: len(piece) - len(body)]
    others = (before + body.capitalize(), before + body.lower())
    return list(dict.fromkeys([piece, *(other for other in others if other in known)]))


def mapping(pieces: SentencePieceProcessor) -> str:
    """The text of the file."""
    listed = [pieces.id_to_piece(i) for i in range(pieces.get_piece_size())]
    known = set(listed)
    always = set(SIGNS) & known
    for word in words_of("stopwords.txt"):
        for form in (word, word.capitalize()):
            always.update(pieces.encode(form, out_type=str))
    lines = [f"\t{' '.join(sorted(always & known))}"]
    lines += [
        f"{piece}\t{' '.join(variants(piece, known))}" for piece in listed if piece not in SYMBOLS
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the mapping into the model folder named on the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("model", type=Path)
    folder = parser.parse_args().model
    pieces = SentencePieceProcessor(model_file=str(folder / "source.spm"))
    (folder / "vmap.txt").write_text(mapping(pieces), "utf-8")


if __name__ == "__main__":
    main()
