"""Training pairs as batches of a few fixed shapes, so that oneDNN reuses its kernels."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from model import END
from sentencepiece import SentencePieceProcessor

STEP = 8  # batch sizes, and usually lengths, are multiples of this
FARTHEST = 16  # the two sides of a batch usually differ by no more than this, in tokens


@dataclass(frozen=True)
class Pair:
    """Token ids of both sides, ending with </s>; `links` are (source, target) positions."""

    weight: float
    source: list[int]
    target: list[int]
    links: list[tuple[int, int]]


@dataclass(frozen=True)
class Batch:
    """Ids (pairs × tokens), and alignment (pairs × target × source tokens; rows sum to 1 or 0)."""

    source: torch.Tensor
    target: torch.Tensor
    alignment: torch.Tensor


def read_pairs(
    work: Path, pieces: SentencePieceProcessor, longest: int, name: str = "train"
) -> list[Pair]:
    """The training file and its alignment, without pairs of more than `longest` tokens a side."""
    rows = [line.split("\t") for line in (work / f"{name}.tsv").read_text("utf-8").splitlines()]
    links = (work / f"{name}.align").read_text().split("\n")
    sources, targets = (pieces.encode([row[column] for row in rows]) for column in (1, 2))
    return [
        Pair(float(row[0]), [*source, END], [*target, END], [_link(text) for text in line.split()])
        for row, line, source, target in zip(rows, links, sources, targets, strict=False)
        if len(source) < longest and len(target) < longest
    ]


def _link(text: str) -> tuple[int, int]:
    source, target = text.split("-")
    return int(source), int(target)


def round_up(length: int, step: int = STEP) -> int:
    """`length` as the next multiple of `step`."""
    return (length + step - 1) // step * step


def epoch(
    pairs: list[Pair],
    batch_tokens: int,
    padding: int,
    rng: random.Random,
    length_step: int = STEP,
    farthest: int = FARTHEST,
) -> Iterator[Batch]:
    """One pass over the pairs, each as often as its weight says, in random order.

    Lengths are multiples of `length_step`, the two of a batch at most `farthest` tokens apart.
    """
    order = [
        index
        for index, pair in enumerate(pairs)
        for _ in range(int(pair.weight) + (rng.random() < pair.weight % 1))
    ]
    rng.shuffle(order)
    buckets: dict[tuple[int, int], list[int]] = defaultdict(list)
    planned: list[tuple[tuple[int, int], list[int]]] = []
    for index in order:
        source = round_up(len(pairs[index].source), length_step)
        target = round_up(len(pairs[index].target), length_step)
        shape = max(source, target - farthest), max(target, source - farthest)
        size = max(STEP, batch_tokens * 2 // sum(shape) // STEP * STEP)
        buckets[shape].append(index)
        if len(buckets[shape]) == size:
            planned.append((shape, buckets.pop(shape)))
    planned += [
        (shape, rest[: len(rest) // STEP * STEP])
        for shape, rest in buckets.items()
        if len(rest) >= STEP
    ]
    rng.shuffle(planned)
    for shape, chosen in planned:
        yield collate([pairs[index] for index in chosen], shape, padding)


def collate(pairs: list[Pair], shape: tuple[int, int], padding: int) -> Batch:
    """The pairs padded to `shape`; </s> is aligned with </s>."""
    source = torch.full((len(pairs), shape[0]), padding)
    target = torch.full((len(pairs), shape[1]), padding)
    alignment = torch.zeros(len(pairs), shape[1], shape[0])
    for row, pair in enumerate(pairs):
        source[row, : len(pair.source)] = torch.tensor(pair.source)
        target[row, : len(pair.target)] = torch.tensor(pair.target)
        for i, j in [*pair.links, (len(pair.source) - 1, len(pair.target) - 1)]:
            alignment[row, j, i] = 1.0
    return Batch(source, target, alignment / alignment.sum(-1, keepdim=True).clamp_min(1.0))
