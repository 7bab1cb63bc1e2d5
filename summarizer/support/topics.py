"""Whom and what an article goes on speaking of: the names that a pronoun may stand for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from summarizer.support.reading import Word
from summarizer.support.speakers import Speakers

# How many sentences back a pronoun may look.
BEFORE = 3
# Names said this often, as a share of the commonest, are what the article is about.
_MAIN = 0.6
_OFTEN = 2


class Topics:
    """The names of an article that may be meant without being said."""

    def __init__(
        self, sentences: Sequence[Sequence[Word]], title: Sequence[Word], speakers: Speakers
    ) -> None:
        """Find the first name of every sentence, and the names that come most often."""
        self._names = [{word.form for word in words if word.kind == "name"} for words in sentences]
        self._first = [_first(words) for words in sentences]
        self._speakers = speakers
        counts = Counter(word.form for words in sentences for word in words if word.kind == "name")
        most = max(counts.values(), default=0)
        known = {word.form for word in title}
        self._main = frozenset(
            form
            for form, count in counts.items()
            if count >= max(_MAIN * most, _OFTEN) or form in known
        ) | {word.form for word in title if word.kind == "name"}

    def before(self, index: int) -> frozenset[str]:
        """Words of all names that a pronoun in sentence `index` may stand for, first or not."""
        return self.antecedents((index,)).union(*self._names[max(0, index - BEFORE) : index])

    def antecedents(self, sentences: Sequence[int]) -> frozenset[str]:
        """Words of the names that a pronoun or a description in the sentences may stand for."""
        found = set(self._main)
        for index in sentences:
            found |= self._speakers.resolved(index) | self._speakers.named(index)
            for before in range(max(0, index - BEFORE), index + 1):
                found |= self._first[before]
        return frozenset(found)


def _first(words: Sequence[Word]) -> frozenset[str]:
    """The words of the first name of a sentence."""
    found: set[str] = set()
    for word in words:
        if word.kind == "name":
            found.add(word.form)
        elif found:
            break
    return frozenset(found)
