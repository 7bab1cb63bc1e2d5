"""Which words of content does a text have, by their derivations and synonyms, and beside what?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from itertools import pairwise

from summarizer.lexicon import common_words
from summarizer.support import cues
from summarizer.support.reading import Word

# From this likeness on a word that is none is a misspelling of one (`dsahkan`, `disahkan`).
_MISSPELT = 0.8
# Words between two that belong together, an apposition at most.
_NEAR = 6


class Vocabulary:
    """The words of some sentences."""

    def __init__(self, sentences: Sequence[Sequence[Word]]) -> None:
        """Note where each word stands, under all that it may be made from or stand for."""
        self._sentences = sentences
        self._forms = frozenset(word.form for words in sentences for word in words)
        self._senses = frozenset[str]().union(*map(cues.senses, self._forms))
        self._joined = frozenset(a.form + b.form for words in sentences for a, b in pairwise(words))
        self._misspelt: list[str] | None = None

    def has(self, form: str) -> bool:
        """Whether a word, one made from the same, or a synonym stands in the sentences."""
        if form in self._forms or any(map(self._means, cues.senses(form))):
            return True
        if any(self._forms.issuperset(phrase) for phrase in cues.phrases(form)):
            return True
        if "-" in form or "/" in form:
            return all(map(self.has, form.replace("/", "-").split("-")))
        return form in common_words() and (form in self._joined or self._misspells(form))

    def beside(self, word: Word, others: Sequence[Word]) -> bool:
        """Whether a word stands near one of the others in one of the sentences."""
        meant = cues.senses(word.form)
        for words in self._sentences:
            for place, found in enumerate(words):
                if meant.isdisjoint(cues.senses(found.form)):
                    continue
                near = (
                    *words[max(0, place - _NEAR) : place],
                    *words[place + 1 : place + 1 + _NEAR],
                )
                if any(_alike(one, other) for one in near for other in others):
                    return True
        return False

    def _means(self, sense: str) -> bool:
        """Whether the sentences have a synonym, or what is a word and not only cut off from one."""
        return sense in self._senses and (
            sense[0] == "=" or sense in self._forms or sense in common_words()
        )

    def _misspells(self, form: str) -> bool:
        """Whether the sentences have a misspelling of a word."""
        if self._misspelt is None:
            self._misspelt = sorted(set(self._odd()))
        return bool(get_close_matches(form, self._misspelt, n=1, cutoff=_MISSPELT))

    def _odd(self) -> Iterator[str]:
        for words in self._sentences:
            for word in words:
                if word.kind == "content" and word.form not in common_words():
                    yield word.form


def _alike(one: Word, other: Word) -> bool:
    if one.kind == "figure" or other.kind == "figure":
        return one.root == other.root
    return not cues.senses(one.form).isdisjoint(cues.senses(other.form))
