"""Names that stand for one another: acronyms the article defines, initials, glossary entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from summarizer.definitions import LEFT_OUT, definitions
from summarizer.glossary import Glossary
from summarizer.support import cues
from summarizer.support.reading import Word

# Words of one name and those of another one for the same.
Aliases = frozenset[tuple[frozenset[str], frozenset[str]]]

_WORD = re.compile(r"[^\W_]+")
# Acronyms of Indonesian bodies have two to eight letters.
_LONGEST = 8


class AliasBook:
    """What one article and the glossary say of names that mean the same."""

    def __init__(
        self, texts: Sequence[str], sentences: Sequence[Sequence[Word]], glossary: Glossary
    ) -> None:
        """Read the article's texts and words."""
        self._glossary = glossary
        self._pairs: set[tuple[frozenset[str], frozenset[str]]] = set()
        self._meanings: dict[str, set[frozenset[str]]] = {}
        self._initials: dict[str, set[frozenset[str]]] = {}
        self._short = {
            word.form
            for words in sentences
            for word in words
            if word.kind == "name" and word.text.isupper()
        }
        for name, other in cues.nicknames():
            self._pairs |= _both(_words(name), _words(other))
        for text in texts:
            for definition in definitions(text) if "(" in text else ():
                self._pairs |= _both(_words(definition.short), _words(definition.long))
            for meaning, names in self._terms(text):
                self._meanings.setdefault(meaning, set()).add(names)
        for words in sentences:
            for short, long in _initials(words):
                self._initials.setdefault(short, set()).add(long)

    @property
    def of_article(self) -> Aliases:
        """Names that the article itself says are the same."""
        return frozenset(self._pairs)

    def of_statement(self, text: str, words: Sequence[Word]) -> Aliases:
        """The same, with what is known of a statement's own names."""
        found = set(self._pairs)
        for meaning, names in self._terms(text):
            for others in self._meanings.get(meaning, ()):
                found |= _both(names, others)
        for word in words:
            if word.kind == "name" and word.text.isupper():
                for long in self._initials.get(word.form, ()):
                    found |= _both(frozenset([word.form]), long)
        for short, long in _initials(words):
            if short in self._short or any(word.form == short for word in words):
                found |= _both(frozenset([short]), long)
        return frozenset(found)

    def _terms(self, text: str) -> Iterator[tuple[str, frozenset[str]]]:
        for term in self._glossary.find(text):
            entry = term.entry
            words = _words(term.text)
            if entry.en:
                yield entry.en, words
            if entry.kind == "acronym" and entry.note:
                yield entry.note.lower(), words
            yield entry.id.lower(), words


def explained(ours: Set[str], theirs: Set[str], aliases: Aliases) -> set[str]:
    """Words of ours that stand for names in theirs."""
    found: set[str] = set()
    for name, other in aliases:
        if name <= ours and other <= theirs:
            found |= name
    return found


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower())) - LEFT_OUT


def _both(
    name: frozenset[str], other: frozenset[str]
) -> set[tuple[frozenset[str], frozenset[str]]]:
    return set() if name == other or not name or not other else {(name, other), (other, name)}


def _initials(words: Sequence[Word]) -> Iterator[tuple[str, frozenset[str]]]:
    """Initials of every two or more names in a row, with the names."""
    for start, first in enumerate(words):
        if first.kind == "function" or not first.text[0].isupper():
            continue
        long = [first.form]
        for word in words[start + 1 : start + 1 + 2 * _LONGEST]:
            if word.clause != first.clause or word.sentence != first.sentence:
                break
            if word.kind == "name":
                long.append(word.form)
                yield "".join(form[0] for form in long), frozenset(long)
            elif word.form not in LEFT_OUT:
                break
