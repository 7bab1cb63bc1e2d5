"""What both engines share: cutting, batching, length rules, and joining the parts again."""

from __future__ import annotations

import heapq
import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from summarizer.translation.model import Hypothesis
from summarizer.translation.segments import cut, join

Token = TypeVar("Token")

# What web pages put between a headline and the site's name.
_SIGN = frozenset("·|")
_SIGNATURE = re.compile(r"(?<=\S)\s+[·|]\s[^·|]*$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One decoded part: its text, mean log-probability a token, and number of tokens."""

    text: str
    score: float
    length: int


@dataclass(frozen=True)
class Decoder(Generic[Token]):
    """The calls of one engine: text to tokens, and a batch of tokens to candidates.

    `tokens` ends with the end-of-sentence token; `decode(batch, max_length, n_best)` gives the
    candidates of each, best first; all batches are handed over before the first result is read, so
    an engine may work on several at once. `limit` is the longest input in tokens, end token aside;
    `positions` the most tokens an output can have.
    """

    tokens: Callable[[str], list[Token]]
    count: Callable[[str], int]
    decode: Callable[[list[list[Token]], int, int], Iterable[list[Candidate]]]
    limit: int
    positions: int
    source: str
    target: str

    def translate(self, sentences: Sequence[str], n_best: int) -> list[list[Hypothesis]]:
        """Translate as `Engine.translate` says."""
        if n_best < 1:
            raise ValueError(f"n_best is {n_best}, must be 1 or more")
        parts = [cut(sentence, self.limit, self.count, self.source) for sentence in sentences]
        flat = [part for of_sentence in parts for part in of_sentence]
        decoded = iter(self._decode_all([self.tokens(part) for part in flat], n_best))
        return [
            [
                Hypothesis(without_signature(hypothesis.text, sentence), hypothesis.score)
                for hypothesis in _joined(
                    of_parts, [next(decoded) for _ in of_parts], n_best, self.target
                )
            ]
            for sentence, of_parts in zip(sentences, parts, strict=True)
        ]

    def _decode_all(self, inputs: list[list[Token]], n_best: int) -> list[list[Candidate]]:
        """Decode in batches of equal length, longest first; an input of nothing but `</s>` is "".

        Without padding a translation does not hang on what stood beside it, down to the last bit
        of its score: rounding to int8 makes other words of sums that differ in it. It costs no
        time either.
        """
        results = [[Candidate("", 0.0, 1)] for _ in inputs]
        lengths: dict[int, list[int]] = defaultdict(list)
        for index, tokens in enumerate(inputs):
            if len(tokens) > 1:
                lengths[len(tokens)].append(index)
        handed_over = []
        for length in sorted(lengths, reverse=True):
            members = lengths[length]
            batch = [inputs[index] for index in members]
            longest = min(max_output(length), self.positions - 1)
            handed_over.append((members, self.decode(batch, longest, n_best)))
        for members, outputs in handed_over:
            for index, candidates in zip(members, outputs, strict=True):
                results[index] = candidates
        return results


def without_signature(text: str, source: str) -> str:
    """`text` without a site's name at its end that the source does not have ("… · Global Voices").

    Models trained on web pages sign headlines so; a reader would take it for the article's outlet.
    """
    return text if _SIGN & set(source) else _SIGNATURE.sub("", text)


def max_output(length: int) -> int:
    """Most tokens to give for `length` tokens in.

    Translations between these languages rarely grow by half; twice the source and a little for
    very short ones leaves room, and what goes on beyond that is a loop.
    """
    return 2 * length + 16


def _joined(
    sources: list[str], parts: list[list[Candidate]], n_best: int, target: str
) -> list[Hypothesis]:
    """Put the parts of one sentence together: the `n_best` best ways to choose one of each."""
    if not parts:
        return [Hypothesis("", 0.0)]
    if len(parts) == 1:
        return [Hypothesis(part.text, part.score) for part in parts[0]]

    def choice(ranks: tuple[int, ...]) -> tuple[float, tuple[int, ...]]:
        chosen = [part[rank] for part, rank in zip(parts, ranks, strict=True)]
        length = sum(candidate.length for candidate in chosen)
        return -sum(candidate.score * candidate.length for candidate in chosen) / length, ranks

    first = choice((0,) * len(parts))
    heap, seen = [first], {first[1]}
    hypotheses: list[Hypothesis] = []
    while heap and len(hypotheses) < n_best:
        cost, ranks = heapq.heappop(heap)
        texts = [part[rank].text for part, rank in zip(parts, ranks, strict=True)]
        hypotheses.append(Hypothesis(join(sources, texts, target), -cost))
        # A sentence of very many parts has as many neighbours; n_best of them are enough.
        for place in range(min(len(parts), n_best)):
            following = (*ranks[:place], ranks[place] + 1, *ranks[place + 1 :])
            if following[place] < len(parts[place]) and following not in seen:
                seen.add(following)
                heapq.heappush(heap, choice(following))
    return hypotheses


def available_cores() -> int:
    """Cores this process may use: its CPU affinity, and the quota of its control group."""
    try:
        cores = len(os.sched_getaffinity(0))
    except AttributeError:  # macOS and Windows have no affinity to ask for
        cores = os.cpu_count() or 1
    try:
        quota, period = Path("/sys/fs/cgroup/cpu.max").read_text().split()
        return max(1, min(cores, -(-int(quota) // int(period))))
    except (OSError, ValueError):  # no control groups, or the quota is "max"
        return cores
