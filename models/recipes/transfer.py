"""Between steps 2 and 3, when a recipe has a parent: start from another model's weights.

    python transfer.py en-ja.json WORK

The layers of the parent (`"parent"` in the recipe, say Indonesian → English) are taken as they
are. A source piece gets the mean embedding of the parent's source pieces it is aligned with
(English with Indonesian), a target piece that of the parent's target pieces (Japanese with
English); signs, digits and slots keep their own. So the untrained model already translates word by
word and copies slots (after Kocmi and Bojar 2018, "Trivial Transfer Learning"). Writes
WORK/start.pt.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import eflomal
import numpy as np
import torch
from corpus import is_faithful, read_pairs
from model import new_model
from sentencepiece import SentencePieceProcessor
from transformers import MarianMTModel

BEST_LINKS = 4  # partners of a piece that count; the rest is mostly noise
ITERATIONS = (3, 2, 2)

Links = dict[str, Counter[str]]


def count_links(alignment: Path, source: Path, target: Path) -> Links:
    """For each target piece, how often it is aligned with each source piece."""
    links: Links = defaultdict(Counter)
    files = [path.open(encoding="utf-8") for path in (alignment, source, target)]
    for line, source_text, target_text in zip(*files, strict=True):
        left, right = source_text.split(), target_text.split()
        for i, j in (map(int, link.split("-")) for link in line.split()):
            links[right[j]][left[i]] += 1
    return links


def align_with_parent(
    spec: dict[str, Any], parent: SentencePieceProcessor, child: SentencePieceProcessor, work: Path
) -> Links:
    """For each source piece of the child, how often it is aligned with each of the parent's.

    The parent's own corpora tell it: their source, and their target cut into the child's pieces.
    """
    languages = (spec["source"], spec["target"])
    pairs = [
        pair
        for stem in spec["corpora"]
        for pair in read_pairs(Path(stem), languages)
        if is_faithful(*pair, languages)
    ]
    sides = [work / "bridge.source", work / "bridge.target"]
    for column, (pieces, file) in enumerate(zip((parent, child), sides, strict=True)):
        encoded = pieces.encode([pair[column] for pair in pairs], out_type=str)
        file.write_text("".join(" ".join(tokens) + "\n" for tokens in encoded), "utf-8")
    links = work / "bridge.links"
    with sides[0].open(encoding="utf-8") as source, sides[1].open(encoding="utf-8") as target:
        eflomal.Aligner(model=3, n_iterations=ITERATIONS).align(
            source, target, links_filename_fwd=str(links), quiet=True
        )
    return count_links(links, *sides)


class Embeddings:
    """The parent's embeddings, by piece."""

    def __init__(self, folder: Path) -> None:
        self.pieces = SentencePieceProcessor(model_file=str(folder / "source.spm"))
        self.model = MarianMTModel.from_pretrained(folder, dtype=torch.float32)
        self.rows = self.model.model.shared.weight.detach().numpy()
        self.known = {self.pieces.id_to_piece(i): i for i in range(self.pieces.get_piece_size())}
        self.norm = float(np.median(np.linalg.norm(self.rows[:-1], axis=1)))

    def of(self, piece: str) -> np.ndarray:
        """The embedding of a piece; when the parent lacks it, the mean of its parts."""
        if piece in self.known:
            return self.rows[self.known[piece]]
        ids = self.pieces.encode(piece.replace("▁", " "))
        return self.rows[ids].mean(0) if ids else np.zeros(self.rows.shape[1], self.rows.dtype)

    def mean(self, partners: Counter[str]) -> np.ndarray:
        """The mean embedding of the most frequent partners, as long as an ordinary embedding."""
        best = partners.most_common(BEST_LINKS)
        total = sum(count * self.of(piece) for piece, count in best)
        return total * (self.norm / max(float(np.linalg.norm(total)), 1e-6))


def carry_over(
    child: SentencePieceProcessor, parent: Embeddings, source: Links, target: Links
) -> torch.Tensor:
    """The child's embeddings, with a zero row for <pad>."""
    rng = np.random.default_rng(1)
    rows = np.zeros((child.get_piece_size() + 1, parent.rows.shape[1]), np.float32)
    counts: Counter[str] = Counter()
    for i in range(child.get_piece_size()):
        piece = child.id_to_piece(i)
        word = piece.strip("▁")
        if piece in parent.known and not word.isalpha():
            rows[i], how = parent.of(piece), "same sign"
        elif word.isascii() and sum(source[piece].values()) > 2:
            rows[i], how = parent.mean(source[piece]), "aligned source"
        elif not word.isascii() and sum(target[piece].values()) > 2:
            rows[i], how = parent.mean(target[piece]), "aligned target"
        elif word.isascii():
            rows[i], how = parent.of(piece), "same piece"
        else:
            rows[i], how = (
                rng.normal(0, parent.norm / rows.shape[1] ** 0.5, rows.shape[1]),
                "random",
            )
        counts[how] += 1
    print(", ".join(f"{how}: {count}" for how, count in counts.most_common()), flush=True)
    return torch.from_numpy(rows)


def start_weights(recipe: dict[str, Any], work: Path) -> dict[str, torch.Tensor]:
    """The state dict to start from."""
    spec = recipe["parent"]
    child = SentencePieceProcessor(model_file=str(work / "vocab.model"))
    parent = Embeddings(Path(spec["model"]))
    source = align_with_parent(spec, parent.pieces, child, work)
    target = count_links(*(work / name for name in ("train.align", "align.source", "align.target")))
    embeddings = carry_over(child, parent, source, target)
    model = new_model(recipe["model"], child.get_piece_size())
    weights, inherited = model.state_dict(), parent.model.state_dict()
    for name, value in weights.items():
        if value.shape == embeddings.shape:
            weights[name] = embeddings
        elif value.shape == inherited[name].shape:
            weights[name] = inherited[name]
    return weights


def main() -> None:
    """Write the weights to start from for the recipe named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("recipe", type=Path)
    parser.add_argument("work", type=Path)
    arguments = parser.parse_args()
    recipe = json.loads(arguments.recipe.read_text("utf-8"))
    torch.save(start_weights(recipe, arguments.work), arguments.work / "start.pt")


if __name__ == "__main__":
    main()
