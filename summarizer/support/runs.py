"""Names or figures in a row, and the words they stand beside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.support.reading import Word

Key = tuple[str, ...]

# Words from the nearest content word to a name: more do not bind it.
LEAD = 3


@dataclass(frozen=True, slots=True)
class Run:
    """Names or figures in a row, and the words that lead up to them and follow."""

    start: int
    end: int
    before: Key
    behind: Key


def runs(words: Sequence[Word], kind: str) -> Iterator[Run]:
    """The runs of words of a kind, inside their clauses, in order."""
    start = 0
    while start < len(words):
        if words[start].kind != kind:
            start += 1
            continue
        end = start + 1
        while (
            end < len(words)
            and words[end].kind == kind
            and words[end].clause == words[start].clause
            and words[end].sentence == words[start].sentence
        ):
            end += 1
        yield Run(
            start,
            end,
            _key(words, range(start - 1, -1, -1), words[start])[::-1],
            _key(words, range(end, len(words)), words[end - 1]),
        )
        start = end


def forms_of(words: Sequence[Word], run: Run) -> set[str]:
    """The words of a run, in lower case."""
    return {word.form for word in words[run.start : run.end]}


def _key(words: Sequence[Word], places: range, beside: Word) -> Key:
    """The words from a name on up to the nearest word of content, inside the clause."""
    found: list[str] = []
    for place in places:
        word = words[place]
        if word.clause != beside.clause or word.sentence != beside.sentence:
            break
        if len(found) == LEAD or word.kind in ("name", "figure"):
            break
        found.append(word.form)
        if word.kind != "function":
            return tuple(found)
    return ()
