"""A statement set beside the sentences that may support it: what every check reads."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.support.aliases import Aliases
from summarizer.support.alignment import Alignment
from summarizer.support.reading import Word


@dataclass(frozen=True, slots=True)
class Background:
    """What the whole article tells the checks.

    `folded` is all its text with letters and digits only, `words` its roots, `full_names` the
    words of the persons' names, `in_a_row` the words that stand side by side.
    """

    folded: str
    words: frozenset[str]
    full_names: frozenset[frozenset[str]]
    in_a_row: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Case:
    """One statement and one set of supporting sentences, aligned.

    `source` are the words of those sentences, `before` those of the few sentences that a pronoun
    in them may look back to, if `refers_back` says that there is one, and `antecedents` the words
    of the names that it may stand for. `alignment` is with all the source, `alignments` with each
    of its sentences. `coverage` is the share of the content found, `speakers` the words
    of names of who speaks in the source without being named there, `speaker` whether the
    statement's speaker does.
    """

    text: str
    statement: tuple[Word, ...]
    source: tuple[Word, ...]
    before: tuple[Word, ...]
    title: tuple[Word, ...]
    antecedents: frozenset[str]
    refers_back: bool
    alignment: Alignment
    alignments: tuple[tuple[Alignment, tuple[Word, ...]], ...]
    coverage: float
    background: Background
    aliases: Aliases
    speakers: frozenset[str]
    speaker: bool
