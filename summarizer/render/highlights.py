"""Where the figures stand in a sentence or its translation."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from summarizer.digest import Digest, FigureMention


def figures_by_sentence(digest: Digest) -> dict[int, list[FigureMention]]:
    """The figures of the article by the index of their sentence."""
    found: dict[int, list[FigureMention]] = {}
    for mention in digest.figures:
        found.setdefault(mention.sentence, []).append(mention)
    return found


def figures_of(
    sentences: Sequence[int], figures: Mapping[int, list[FigureMention]]
) -> list[FigureMention]:
    """The figures of several sentences, in order."""
    return [mention for index in sentences for mention in figures.get(index, [])]


def figure_pieces(
    text: str, mentions: Sequence[FigureMention], language: str
) -> list[tuple[str, FigureMention | None]]:
    """`text` cut into stretches, each with the figure it is, or None.

    In Indonesian the offsets of the figures count where they still fit the printable text; in a
    translation each figure's rendering is looked for, the longest first.
    """
    found = [(m.figure.start, m.figure.end, m) for m in mentions]
    if language != "id" or any(text[start:end] != m.figure.text for start, end, m in found):
        found = _find_renderings(text, mentions, language)
    pieces: list[tuple[str, FigureMention | None]] = []
    position = 0
    for start, end, mention in sorted(found, key=lambda item: item[0]):
        if start < position:
            continue
        pieces.append((text[position:start], None))
        pieces.append((text[start:end], mention))
        position = end
    pieces.append((text[position:], None))
    return [piece for piece in pieces if piece[0]]


def _find_renderings(
    text: str, mentions: Sequence[FigureMention], language: str
) -> list[tuple[int, int, FigureMention]]:
    found: list[tuple[int, int, FigureMention]] = []
    needles = [
        (mention.figure.text if language == "id" else getattr(mention, language), mention)
        for mention in mentions
    ]
    for needle, mention in sorted(needles, key=lambda item: -len(item[0])):
        if not needle:
            continue
        pattern = _whole(needle)
        for match in re.finditer(pattern, text):
            if all(match.end() <= start or match.start() >= end for start, end, _ in found):
                found.append((match.start(), match.end(), mention))
                break
    return found


def _whole(needle: str) -> str:
    """A pattern for `needle` where it is not part of a longer number or word.

    "5" is not in "2.5", "5%", "5 million" or "5万", nor "may" in "dismay". A number in words has
    a capital where it opens the sentence.
    """
    opening = re.escape(needle[:1].upper() + needle[1:])
    return (
        rf"(?<![\d.,万億兆])(?<![A-Za-z])(?:{re.escape(needle)}|^{opening})"
        r"(?![\d万億兆%A-Za-z]|[.,]\d|\s(?:million|billion|trillion)\b)"
    )
