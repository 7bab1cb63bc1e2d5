"""Words of a statement set beside those of its source, in order (Needleman & Wunsch 1970)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.support.reading import Word

# A word that comes back unchanged tells more than one with another affix, and both more than a
# function word, which stands everywhere.
_SAME, _ROOT, _FUNCTION = 2.0, 1.5, 0.7
# Two words in the same place that are not the same; no better than leaving both out.
_OTHER = -0.6
_GAP = -0.25


@dataclass(frozen=True, slots=True)
class Alignment:
    """Pairs of equal words, by their places, and the stretches between them that differ."""

    pairs: dict[int, int]
    replaced: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]


def align(statement: Sequence[Word], source: Sequence[Word]) -> Alignment:
    """Align the words of a statement with those of a source; time |statement|·|source|."""
    rows, columns = len(statement), len(source)
    best = [[_GAP * column for column in range(columns + 1)]]
    moves: list[bytearray] = [bytearray([1] * (columns + 1))]
    for row in range(1, rows + 1):
        word, above = statement[row - 1], best[-1]
        line, move = [above[0] + _GAP], bytearray([2] * (columns + 1))
        for column in range(1, columns + 1):
            value, step = above[column - 1] + _score(word, source[column - 1]), 0
            if (up := above[column] + _GAP) > value:
                value, step = up, 2
            if (left := line[-1] + _GAP) > value:
                value, step = left, 1
            line.append(value)
            move[column] = step
        best.append(line)
        moves.append(move)
    pairs: dict[int, int] = {}
    row, column = rows, columns
    while row and column:
        step = moves[row][column]
        if step == 0:
            row, column = row - 1, column - 1
            if same(statement[row], source[column]):
                pairs[row] = column
        elif step == 2:
            row -= 1
        else:
            column -= 1
    return Alignment(dict(sorted(pairs.items())), _replaced(pairs, rows, columns))


def same(word: Word, other: Word) -> bool:
    """Whether two words have one root, or two figures one value."""
    return word.root == other.root and (word.kind == "figure") == (other.kind == "figure")


def _score(word: Word, other: Word) -> float:
    if word.root != other.root:
        return _OTHER
    if word.kind == "function":
        return _FUNCTION
    return _SAME if word.form == other.form else _ROOT


def _replaced(
    pairs: dict[int, int], rows: int, columns: int
) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
    found = []
    last_row, last_column = -1, -1
    for row, column in [*sorted(pairs.items()), (rows, columns)]:
        here, there = range(last_row + 1, row), range(last_column + 1, column)
        if here and there:
            found.append((tuple(here), tuple(there)))
        last_row, last_column = row, column
    return tuple(found)
