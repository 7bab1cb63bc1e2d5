"""Does a statement use words that its article does not use, or not in that connection?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from summarizer.stemming import without_clitics
from summarizer.support import cues
from summarizer.support.case import Case
from summarizer.support.reading import Word
from summarizer.support.vocabulary import Vocabulary

_TELLING = ("content", "name", "figure")
# A statement with so many clauses of so few words counts up what stands all over an article.
_ITEMS, _ITEM = 3, 2
# Words that models say again and again.
_LONGEST_REPEATED = 3


def unknown_words(statement: Sequence[Word], article: Vocabulary) -> list[Word]:
    """The words of content of a statement that nothing in its article stands for."""
    return [word for word in _counted(statement) if not article.has(word.form)]


def words_hold(case: Case) -> bool:
    """Whether each word of content is the source's, or goes with the same words in the article."""
    return not (
        case.unknown
        or _repeats(case.statement, case.background.in_a_row)
        or any(_moved(case, word) for word in _counted(case.statement))
    )


def _counted(statement: Sequence[Word]) -> Iterator[Word]:
    return (
        word
        for word in statement
        if word.kind == "content"
        and len(word.form) > 1
        and cues.added().isdisjoint(without_clitics(word.form))
    )


def _moved(case: Case, word: Word) -> bool:
    """Whether the source lacks a word, and the article has it in other company only."""
    if case.vocabulary.has(word.form):
        return False
    telling = [other for other in case.statement if other.kind in _TELLING]
    lengths = Counter(other.clause for other in telling)
    if lengths[word.clause] <= _ITEM and len(lengths) >= _ITEMS:
        return False
    place = telling.index(word)
    beside = telling[max(0, place - 1) : place] + telling[place + 1 : place + 2]
    return bool(beside) and not case.background.vocabulary.beside(word, beside)


def _repeats(words: Sequence[Word], in_a_row: frozenset[tuple[str, str]]) -> bool:
    """Whether up to three words come twice in a row, as the article has none."""
    forms = [word.form for word in words]
    return any(
        forms[start : start + length] == forms[start + length : start + 2 * length]
        and words[start].clause == words[start + 2 * length - 1].clause
        and (forms[start + length - 1], forms[start + length]) not in in_a_row
        for length in range(1, _LONGEST_REPEATED + 1)
        for start in range(len(forms) - 2 * length + 1)
    )
