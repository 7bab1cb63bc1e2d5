"""Wrapping for a terminal: East Asian widths, Japanese phrases, no line that starts with 。."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

if TYPE_CHECKING:
    import budoux

# Characters that may not start or end a line: JIS X 4051 (kinsoku), the classes of closing and
# opening brackets, full stops, commas, small kana and iteration marks.
_NO_START = frozenset(
    "、。，．,.!?！？：；:;）］｝」』】〉》〕)]}％%・…‥"
    "ー々ゝゞぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
)
_NO_END = frozenset("（［｛「『【〈《〔([{")


def wrap(text: str, width: int, whole: Sequence[tuple[int, int]] = ()) -> list[tuple[int, int]]:
    """The lines of `text` as offsets, each at most `width` columns.

    Spaces at a break belong to no line. A word without Japanese that is wider than `width`, such
    as a web address, stays whole; so does each stretch of `whole` (offsets, in order) that takes
    half a line or less.
    """
    from rich.cells import cell_len

    lines: list[tuple[int, int]] = []
    start = end = used = 0
    for atom_start, atom_end in _joined(text, _atoms(text, width), whole, width):
        added = cell_len(text[end:atom_end])
        if end > start and used + added > width:
            lines.append((start, end))
            start, added, used = atom_start, cell_len(text[atom_start:atom_end]), 0
        elif end == start:
            start, added = atom_start, cell_len(text[atom_start:atom_end])
        end, used = atom_end, used + added
    if end > start:
        lines.append((start, end))
    return lines


def phrases(text: str) -> list[str]:
    """Japanese text as phrases (BudouX) between which a line may break."""
    return _budoux().parse(text) if text else []


@cache
def _budoux() -> budoux.Parser:
    import budoux

    return budoux.load_default_japanese_parser()


def _joined(
    text: str, atoms: Iterator[tuple[int, int]], whole: Sequence[tuple[int, int]], width: int
) -> Iterator[tuple[int, int]]:
    """The atoms, those joined between which a stretch of `whole` has no break."""
    from rich.cells import cell_len

    spans = (span for span in whole if cell_len(text[slice(*span)]) <= width // 2)
    span = next(spans, None)
    pending: tuple[int, int] | None = None
    for start, end in atoms:
        while span and pending and span[1] <= pending[1]:
            span = next(spans, None)
        if (
            pending
            and span
            and span[0] < pending[1]
            and start < span[1]
            and cell_len(text[pending[0] : end]) <= width
        ):
            pending = (pending[0], end)
            continue
        if pending:
            yield pending
        pending = (start, end)
    if pending:
        yield pending


def _atoms(text: str, width: int) -> Iterator[tuple[int, int]]:
    """The stretches of `text` that are not broken."""
    from rich.cells import cell_len

    pending: tuple[int, int] | None = None
    for word in re.finditer(r"\S+", text):
        start, end = word.span()
        # Wide characters: Japanese, which has no spaces to break at.
        wide = any(east_asian_width(char) in "WF" for char in word.group())
        for piece in _japanese_atoms(text, start, end, width) if wide else [(start, end)]:
            if (
                pending
                and text[piece[0]] in _NO_START
                and cell_len(text[pending[0] : piece[1]]) <= width
            ):
                pending = (pending[0], piece[1])
                continue
            if pending:
                yield pending
            pending = piece
    if pending:
        yield pending


def _japanese_atoms(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """Phrases; one wider than the line is cut between characters where kinsoku allows it.

    Only a run of characters that allow no break, and is itself wider than the line, is cut
    anywhere.
    """
    from rich.cells import cell_len

    for first, last in _groups(text, _phrase_ends(text, start, end), start, end):
        if cell_len(text[first:last]) <= width:
            yield first, last
            continue
        for left, right in _groups(text, range(first + 1, last), first, last):
            yield from _columns(text, left, right, width)


def _phrase_ends(text: str, start: int, end: int) -> Iterator[int]:
    position = start
    for phrase in phrases(text[start:end]):
        position += len(phrase)
        yield position


def _groups(text: str, breaks: Iterable[int], start: int, end: int) -> Iterator[tuple[int, int]]:
    """`text[start:end]` cut at those of the `breaks` where a line may end."""
    first = start
    for position in breaks:
        if position == end or text[position] in _NO_START or text[position - 1] in _NO_END:
            continue
        yield first, position
        first = position
    yield first, end


def _columns(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    from rich.cells import cell_len

    first = start
    for position in range(start + 1, end):
        if cell_len(text[first : position + 1]) > width:
            yield first, position
            first = position
    yield first, end
