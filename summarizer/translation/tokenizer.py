"""Text to the pieces a Marian model reads, and back, without transformers."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from summarizer.errors import ModelError

EOS = "</s>"
UNK = "<unk>"
PAD = "<pad>"


class MarianTokenizer:
    """SentencePiece and `vocab.json` of a Marian model folder.

    Gives the same ids as `transformers.MarianTokenizer` where sacremoses is not installed, except
    that the letters `</s>` in a text are letters, not the end of a sentence. Raises ModelError
    for a folder whose files are missing or do not fit together.
    """

    def __init__(self, folder: Path) -> None:
        """Read `source.spm`, `target.spm` and `vocab.json` (`target_vocab.json` if separate)."""
        self.source_vocabulary = _vocabulary(folder / "vocab.json")
        separate = folder / "target_vocab.json"
        self.target_vocabulary = (
            _vocabulary(separate) if separate.is_file() else self.source_vocabulary
        )
        self._target_pieces = {number: piece for piece, number in self.target_vocabulary.items()}
        self._source = _sentencepiece(folder / "source.spm")
        self._target = _sentencepiece(folder / "target.spm")

    def tokens(self, text: str) -> list[str]:
        """Split `text` into the pieces of the source vocabulary, `</s>` at the end."""
        # SentencePiece takes UTF-8, where a lone surrogate has no form.
        text = text.encode("utf-8", "replace").decode("utf-8")
        pieces: list[str] = self._source.encode(text, out_type=str)
        known = self.source_vocabulary
        return [piece if piece in known else UNK for piece in pieces] + [EOS]

    def ids(self, tokens: Sequence[str]) -> list[int]:
        """Numbers of source pieces, as transformers' models take them."""
        return [self.source_vocabulary[token] for token in tokens]

    def pieces(self, ids: Sequence[int]) -> list[str]:
        """Target pieces behind numbers, as transformers' models give them."""
        return [self._target_pieces[number] for number in ids]

    def count(self, text: str) -> int:
        """How many pieces `text` has, without `</s>`."""
        return len(self._source.encode(text.encode("utf-8", "replace").decode("utf-8")))

    def text(self, tokens: Sequence[str]) -> str:
        """Text of target pieces; the special ones are left out."""
        pieces = [token for token in tokens if token not in (EOS, UNK, PAD)]
        decoded: str = self._target.decode(pieces)
        return decoded.strip()


def _vocabulary(path: Path) -> dict[str, int]:
    try:
        vocabulary: dict[str, int] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(
            f"{path}: cannot read this vocabulary ({error}); get the model anew"
        ) from None
    if not isinstance(vocabulary, dict) or EOS not in vocabulary or UNK not in vocabulary:
        raise ModelError(f"{path}: not the vocabulary of a Marian model; get the model anew")
    return vocabulary


def _sentencepiece(path: Path) -> Any:
    from sentencepiece import SentencePieceProcessor

    try:
        return SentencePieceProcessor(model_file=str(path))
    except (OSError, RuntimeError):
        raise ModelError(
            f"{path}: missing, or not a SentencePiece model; get the model anew"
        ) from None
