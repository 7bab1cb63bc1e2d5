"""Who is said to say it, in a statement and in the article."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.lexicon import is_common
from summarizer.support import cues
from summarizer.support.aliases import Aliases
from summarizer.support.reading import Word

# How far a speaker may stand from the verb, with title and office between.
_REACH = 12
# Sentences back to the last one that names who goes on speaking.
_BACK = 6


class Speakers:
    """The speaker of every sentence of an article, as the words of names."""

    def __init__(self, sentences: Sequence[Sequence[Word]], paragraphs: Sequence[int]) -> None:
        """Find them; `paragraphs` gives each sentence's paragraph."""
        self._named = [named(words) for words in sentences]
        self._paragraphs = paragraphs

    def named(self, index: int) -> frozenset[str]:
        """Words of the names that sentence `index` itself gives as its speakers."""
        return self._named[index]

    def resolved(self, index: int) -> frozenset[str]:
        """Words of names of who may be speaking in sentence `index`, which names nobody.

        The last speaker named before it, and the one that the next sentence of its paragraph names.
        """
        found: frozenset[str] = frozenset()
        for before in range(index - 1, max(-1, index - 1 - _BACK), -1):
            if self._named[before]:
                found = self._named[before]
                break
        behind = index + 1
        if behind < len(self._named) and self._paragraphs[behind] == self._paragraphs[index]:
            found |= self._named[behind]
        return found

    def meant(self, statement: Sequence[Word], sentences: Sequence[int]) -> frozenset[str]:
        """Words of the names that a statement gives as speakers of sentences that name none."""
        return named(statement) & frozenset[str]().union(
            *(self.resolved(index) for index in sentences if not self._named[index])
        )


def named(words: Sequence[Word]) -> frozenset[str]:
    """Words of the names that a sentence gives as its speakers."""
    found: set[str] = set()
    for place, word in enumerate(words):
        if word.kind != "speech" or word.form.endswith("nya"):
            continue
        if word.form in cues.speech_before():
            found |= _behind(words, place)
        elif place and not _indirect(words[place - 1]):
            found |= _before(words, place)
    return frozenset(found)


def speaks_as(
    words: Sequence[Word],
    evidence: Sequence[int],
    speakers: Speakers,
    present: Sequence[Word],
    antecedents: frozenset[str],
    aliases: Aliases,
) -> bool:
    """Whether the speaker a statement names is one that its evidence has.

    `present` are the words of the evidence, `antecedents` names that its pronouns may stand for.
    A statement that names none passes, and so does one that names an office or a body only
    (`kata Polisi`).
    """
    ours = named(words)
    if all(map(is_common, ours)):
        return True
    ours |= frozenset(form for name, other in aliases if name <= ours for form in other)
    theirs = [speakers.named(index) for index in evidence]
    if any(theirs):
        return any(not ours.isdisjoint(names) for names in theirs)
    forms = {word.form for word in present if word.kind == "name"} | antecedents
    return not ours.isdisjoint(forms) or any(
        not ours.isdisjoint(speakers.resolved(index)) for index in evidence
    )


def _indirect(word: Word) -> bool:
    """Whether what stands before a verb of speech keeps the names before it from speaking.

    A description (`pemain Anu itu mengatakan`) is of somebody named before; `dengan menyebut` is
    what another verb's subject does.
    """
    return word.form in cues.demonstratives() or word.form in ("dengan", "untuk", "tanpa")


def _behind(words: Sequence[Word], place: int) -> set[str]:
    found: set[str] = set()
    clause = words[place].clause
    for word in words[place + 1 : place + 1 + _REACH]:
        if word.clause > clause and found:
            # `kata Direktur Utama PT Anu, Budi Santoso`: an apposition goes on with a name.
            if word.kind != "name" or word.clause > clause + 1:
                break
        elif word.kind == "speech":
            break
        if word.kind == "name":
            found.add(word.form)
    return found


def _before(words: Sequence[Word], place: int) -> set[str]:
    found: set[str] = set()
    for word in words[max(0, place - _REACH) : place][::-1]:
        if word.kind == "speech":
            break
        if word.kind == "name":
            found.add(word.form)
    # `Anu, yang …, mengatakan`: the subject may stand far ahead, at the beginning.
    for word in words[:place]:
        if word.kind == "name":
            found.add(word.form)
        elif found & {word.form for word in words[:1]} or word.kind == "content":
            break
    return found
