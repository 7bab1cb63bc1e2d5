"""Names that stand for one another: acronyms the article defines, initials, glossary entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from summarizer.definitions import LEFT_OUT, definitions
from summarizer.glossary import Glossary
from summarizer.support.reading import Word

Aliases = Mapping[str, frozenset[str]]

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
        self._meanings: dict[str, set[str]] = {}
        self._found: dict[str, set[str]] = {}
        self._initials: dict[str, set[str]] = {}
        self._short = {
            word.form
            for words in sentences
            for word in words
            if word.kind == "name" and word.text.isupper()
        }
        for text in texts:
            for definition in definitions(text) if "(" in text else ():
                _add(self._found, {definition.short.lower()}, _words(definition.long))
            for meaning, names in self._terms(text):
                self._meanings.setdefault(meaning, set()).update(names)
        for words in sentences:
            for short, long in _initials(words):
                self._initials.setdefault(short, set()).update(long)

    @property
    def of_article(self) -> dict[str, frozenset[str]]:
        """Words of names, in lower case, to words of other names for the same."""
        return {word: frozenset(others) for word, others in self._found.items()}

    def of_statement(self, text: str, words: Sequence[Word]) -> dict[str, frozenset[str]]:
        """The same, with what is known of a statement's own names."""
        found = {word: set(others) for word, others in self._found.items()}
        for meaning, names in self._terms(text):
            _add(found, names, self._meanings.get(meaning, set()))
        for word in words:
            if word.kind == "name" and word.text.isupper() and word.form in self._initials:
                _add(found, {word.form}, self._initials[word.form])
        for short, long in _initials(words):
            if short in self._short:
                _add(found, {short}, long)
        return {word: frozenset(others) for word, others in found.items()}

    def _terms(self, text: str) -> Iterator[tuple[str, set[str]]]:
        for term in self._glossary.find(text):
            entry = term.entry
            words = _words(term.text)
            if entry.en:
                yield entry.en, words
            if entry.kind == "acronym" and entry.note:
                yield entry.note.lower(), words
            yield entry.id.lower(), words


def _words(text: str) -> set[str]:
    return {word for word in _WORD.findall(text.lower()) if word not in LEFT_OUT}


def _add(found: dict[str, set[str]], names: set[str], others: set[str]) -> None:
    for word in names:
        found.setdefault(word, set()).update(others - {word})
    for word in others:
        found.setdefault(word, set()).update(names - {word})


def _initials(words: Sequence[Word]) -> Iterator[tuple[str, set[str]]]:
    """Initials of every two or more names in a row, with the names."""
    for start, first in enumerate(words):
        if first.kind != "name":
            continue
        long = [first.form]
        for word in words[start + 1 : start + 1 + 2 * _LONGEST]:
            if word.clause != first.clause or word.sentence != first.sentence:
                break
            if word.kind == "name":
                long.append(word.form)
                yield "".join(form[0] for form in long), set(long)
            elif word.form not in LEFT_OUT:
                break
