"""Is what a statement is about what its source says that of?

Two sentences may be fused by mistake, the beginning of one with what the other reports.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from summarizer.support import cues
from summarizer.support.aliases import Aliases
from summarizer.support.alignment import Alignment
from summarizer.support.reading import Word
from summarizer.support.topics import Topics

# Verbs by their prefixes (Sneddon et al. 2010, 1.178-1.236); shorter words are none (`meja`).
_VERB = re.compile(r"(?:me|di|ber|ter)[a-z]{4,}")
# Words behind a verb of which one must be the source's, too, for the source to say the same.
_OBJECT = 3


def same_subject(
    statement: Sequence[Word],
    evidence: Sequence[tuple[int, Alignment, Sequence[Word]]],
    topics: Topics,
    aliases: Aliases,
    full_names: Set[frozenset[str]],
) -> bool:
    """Whether a sentence that has the statement's first verb names whom the statement names.

    `evidence` are sentences of the article by number, aligned with the statement. Passes where no
    sentence has the verb, or the statement names nobody before it.
    """
    verb = _first_verb(statement)
    ours = {word.form for word in statement[: verb or 0] if word.kind == "name"}
    if verb is None or not ours:
        return True
    known = ours.union(*(other for name, other in aliases if name <= ours))
    known |= frozenset[str]().union(*(full for full in full_names if not full.isdisjoint(ours)))
    answers = [
        _is_about(known, index, source, there, topics)
        for index, alignment, source in evidence
        if (there := _reported(statement, verb, alignment, source)) is not None
    ]
    return not answers or any(answers)


def _first_verb(words: Sequence[Word]) -> int | None:
    for place, word in enumerate(words):
        if word.kind == "speech":
            return None
        if place and word.kind == "content" and _VERB.fullmatch(word.form):
            return place
    return None


def _reported(
    statement: Sequence[Word], verb: int, alignment: Alignment, source: Sequence[Word]
) -> int | None:
    """Where a source has the verb of a statement, with one of the words behind it."""
    there = alignment.pairs.get(verb)
    if there is None or source[there].form != statement[verb].form:
        return None
    behind = [
        place
        for place in range(verb + 1, len(statement))
        if statement[place].kind in ("content", "name", "figure")
    ]
    return there if any(place in alignment.pairs for place in behind[:_OBJECT]) else None


def _is_about(
    known: Set[str], index: int, source: Sequence[Word], verb: int, topics: Topics
) -> bool:
    """Whether one of the names stands in a sentence, or may be meant by what is before its verb."""
    if any(word.form in known for word in source):
        return True
    before = [word for word in source[:verb] if word.kind in ("name", "content")]
    if not before or any(cues.refers_back(word.form) for word in source[:verb]):
        return not topics.before(index).isdisjoint(known)
    return before[0].kind != "name" and not topics.antecedents((index,)).isdisjoint(known)
