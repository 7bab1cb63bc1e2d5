"""Keeps a model from writing names and figures that its input does not have."""

from __future__ import annotations

import re
from functools import cached_property

_WORD = re.compile(r"[^\W_]+")
_SENTENCE_END = re.compile(r"[.!?…:][\"”’')\]]*\s*$|[\"“]\s*$")


class Grounding:
    """What may be said of names and figures, given the words of the input."""

    def __init__(self, source: str) -> None:
        """`source` is the text that the model reads."""
        self._words = {word.lower() for word in _WORD.findall(source)}

    @cached_property
    def _beginnings(self) -> set[str]:
        return {word[:end] for word in self._words for end in range(1, len(word) + 1)}

    def allows(self, text: str, finished: bool) -> bool:
        """Whether every name and figure of a text is in the input.

        A word with a capital is a name, except where it begins a sentence; one with a digit is a
        figure. Until the text is `finished`, its last word may be the beginning of one.
        """
        for match in _WORD.finditer(text):
            word = match[0]
            figure = any(char.isdigit() for char in word)
            if not figure and not word[0].isupper():
                continue
            before = text[: match.start()]
            if not figure and (not before.strip() or _SENTENCE_END.search(before)):
                continue
            growing = not finished and match.end() == len(text)
            if word.lower() not in (self._beginnings if growing else self._words):
                return False
        return True
