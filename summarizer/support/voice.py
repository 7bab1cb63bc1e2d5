"""Active and passive: who does it, and to whom it is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from summarizer.support.case import Case
from summarizer.support.reading import Word
from summarizer.support.runs import LEAD, runs


def voice_turned(case: Case, equal: Callable[[Sequence[Word], Sequence[Word]], bool]) -> bool:
    """Whether a verb is passive on one side, and its subject the same on both."""
    for alignment, source in case.alignments:
        for here, there in alignment.pairs.items():
            if not turned(case.statement, here, source, there):
                continue
            ours = _last_before(case.statement, here)
            theirs = _last_before(source, there)
            if ours and theirs and equal(ours, theirs):
                return True
    return False


def turned(words: Sequence[Word], here: int, others: Sequence[Word], there: int) -> bool:
    """Whether two verbs of one root differ in voice, `mengalahkan` and `dikalahkan`."""
    if not (0 <= here < len(words) and 0 <= there < len(others)):
        return False
    ours, theirs = words[here], others[there]
    if ours.root != theirs.root or ours.form == theirs.form:
        return False
    return {ours.form[:2], theirs.form[:2]} == {"di", "me"}


def _last_before(words: Sequence[Word], place: int) -> Sequence[Word]:
    """The names right before a verb, of which it may be said."""
    subjects = [
        run
        for run in runs(words, "name")
        if run.end <= place
        and place - run.end < LEAD
        and words[run.start].sentence == words[place].sentence
    ]
    return words[subjects[-1].start : subjects[-1].end] if subjects else ()
