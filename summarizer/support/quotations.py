"""What stands between quotation marks, and where the article has it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

_MARK = re.compile(r"[“\"„”]")
_CUT = re.compile(r"\.{2,}|…|[\[\]]")
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
# Letters and digits of a quotation that can stand in one sentence only, by chance.
_TELLING = 20


def verbatim(text: str, folded: Sequence[str]) -> bool:
    """Whether what a text quotes stands so in an article, of which folded versions are given.

    Where an ellipsis or square brackets show that words were left out or put in, each part must.
    """
    return all(
        any(fold(part) in version for version in folded)
        for quoted in _quoted(text)
        for part in (
            [quoted] if any(fold(quoted) in version for version in folded) else _CUT.split(quoted)
        )
    )


def quoting(text: str, sentences: Sequence[str]) -> frozenset[int]:
    """Which of an article's folded sentences hold what a text quotes, or a part of it."""
    parts = [fold(part) for quoted in _quoted(text) for part in _CUT.split(quoted)]
    return frozenset(
        index
        for part in parts
        if len(part) >= _TELLING
        for index, sentence in enumerate(sentences)
        if part in sentence or (len(sentence) >= _TELLING and sentence in part)
    )


def unbracketed(text: str) -> str:
    """The text without what an editor put into it in brackets (`menunda (pengesahan) itu`)."""
    return _BRACKETED.sub(" ", text)


def fold(text: str) -> str:
    """Letters and digits only, without case."""
    composed = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in composed if character.isalnum())


def _quoted(text: str) -> Iterator[str]:
    """What stands between quotation marks; a mark without its other half reaches to the end."""
    start: int | None = 0
    for mark in _MARK.finditer(text):
        place = mark.start()
        opens = mark[0] in "“„" or (
            mark[0] == '"'
            and (place == 0 or text[place - 1] in " (")
            and text[place + 1 :][:1] != " "
        )
        if opens:
            start = mark.end()
        elif start is not None:
            yield text[start:place]
            start = None
    if start:
        yield text[start:]
