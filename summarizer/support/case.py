"""A statement set beside the sentences that may support it: what every check reads."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.support.aliases import Aliases
from summarizer.support.alignment import Alignment
from summarizer.support.reading import Word
from summarizer.support.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Background:
    """What the whole article tells the checks.

    `folded` is all its text with letters and digits only, once whole and once without what stands
    in brackets, `full_names` the words of names of several, `in_a_row` the words that stand side
    by side, `vocabulary` where its words and the title's stand, `published` its ISO date.
    """

    folded: tuple[str, str]
    full_names: frozenset[frozenset[str]]
    in_a_row: frozenset[tuple[str, str]]
    vocabulary: Vocabulary
    published: str | None


@dataclass(frozen=True, slots=True)
class Case:
    """One statement and one set of supporting sentences, aligned.

    `source` are the words of those sentences, `before` those of the few sentences that a pronoun
    in them may look back to, if `refers_back` says that there is one, and `antecedents` the words
    of the names that it may stand for. `alignment` is with all the source, `alignments` with each
    of its sentences. `coverage` is the share of the content found, `speakers` the words
    of names of who speaks in the source without being named there, `speaker` whether the
    statement's speaker does, `subject` whether the source reports it of the same. `unknown` says
    that a word of content is not the article's, `vocabulary` has the words of the source and of
    the title.
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
    subject: bool
    unknown: bool
    vocabulary: Vocabulary
