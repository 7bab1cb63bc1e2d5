"""A statement set beside the sentences that may support it: what every check reads."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.support.alignment import Alignment
from summarizer.support.reading import Word


@dataclass(frozen=True, slots=True)
class Background:
    """What the whole article tells the checks.

    `folded` is all its text with letters and digits only, `names` all words of it that are names,
    `aliases` a name's words to other words that stand for the same.
    """

    folded: str
    names: frozenset[str]
    words: frozenset[str]
    aliases: dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Case:
    """One statement and one set of supporting sentences, aligned.

    `source` are the words of those sentences, `before` those of the few sentences that a pronoun
    in them may look back to; `coverage` is the share of the content found.
    """

    text: str
    statement: tuple[Word, ...]
    source: tuple[Word, ...]
    before: tuple[Word, ...]
    alignment: Alignment
    coverage: float
    background: Background

    def refers_back(self) -> bool:
        """Whether the source has a pronoun or determiner that points to a sentence before."""
        from summarizer.support import cues

        return any(
            word.form in cues.references() or word.form.endswith("nya") for word in self.source
        )
