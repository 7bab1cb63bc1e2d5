"""Does a name or figure stand where the source has another one?

Two ways to tell. Between words that are the same on both sides and stand side by side, the source
has something else of its kind. Or what leads up to it (`jatuh di`, `meminta`), or follows it, leads
up to others of its kind in the source and never to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from summarizer.support import cues
from summarizer.support.case import Case
from summarizer.support.owners import belongs
from summarizer.support.reading import Word
from summarizer.support.runs import Run, forms_of, runs
from summarizer.support.voice import turned

Equal = Callable[[Sequence[Word], Sequence[Word]], bool]

# Longest stretch of the source that one stretch of a statement may be said to replace.
_REPLACED = 6
# An apposition or a title may stand between (`pelatih Portugal, Joao Aroso`).
_NEAR = 5


def displaced(case: Case, kind: str, equal: Equal) -> bool:
    """Whether something of `kind` stands in the place of another one.

    `equal` tells of two groups of words whether one of the first is one of the second.
    """
    return any(not equal(ours, theirs) for ours, theirs in _stretches(case, kind, equal)) or any(
        _elsewhere(case, kind, run, equal) for run in runs(case.statement, kind)
    )


def exchanged(case: Case) -> Iterator[tuple[Word, Word, bool]]:
    """Single words of the statement with the other one that the source has in their place.

    Also whether that other one stands elsewhere in the statement. Not those that stand beside the
    same word in another sentence of the source.
    """
    for alignment, source in case.alignments:
        free = {
            word.root for place, word in enumerate(case.statement) if place not in alignment.pairs
        }
        for here, there in alignment.replaced:
            inside = 0 < here[0] < len(case.statement) - 1
            if len(here) == len(there) == 1 and inside and not _beside(case, here[0]):
                theirs = source[there[0]]
                yield case.statement[here[0]], theirs, theirs.root in free


def _beside(case: Case, place: int) -> bool:
    return any(
        place in alignment.pairs
        and alignment.pairs.get(place + step) == alignment.pairs[place] + step
        for alignment, _ in case.alignments
        for step in (-1, 1)
    )


def _stretches(case: Case, kind: str, equal: Equal) -> Iterator[tuple[list[Word], list[Word]]]:
    """Words of a kind, and those in whose place they stand in one of the source sentences."""
    for alignment, source in case.alignments:
        for here, there in alignment.replaced:
            if len(there) > _REPLACED:
                continue
            ours = [i for i in here if case.statement[i].kind == kind]
            theirs = [i for i in there if source[i].kind == kind]
            if not ours or not theirs:
                continue
            if kind == "figure" and all(belongs(case, place, equal) for place in ours):
                continue
            if kind == "name" and (
                _placed(case, ours)
                or _described(case, ours, [source[i] for i in there])
                or turned(case.statement, here[0] - 1, source, there[0] - 1)
                or turned(case.statement, here[-1] + 1, source, there[-1] + 1)
            ):
                continue
            left = _only_grammar(case.statement[here[0] : ours[0]]) and _only_grammar(
                source[there[0] : theirs[0]]
            )
            right = _only_grammar(case.statement[ours[-1] + 1 : here[-1] + 1]) and _only_grammar(
                source[theirs[-1] + 1 : there[-1] + 1]
            )
            if (left and (right or _tells(case.statement, here[0] - 1))) or (
                right and _tells(case.statement, here[-1] + 1)
            ):
                yield [case.statement[i] for i in ours], [source[i] for i in theirs]


def _placed(case: Case, places: Sequence[int]) -> bool:
    """Whether the names at these places stand so in the source, whole, beside the same word."""
    others = [(run, forms_of(case.source, run)) for run in runs(case.source, "name")]
    return all(
        any(
            forms >= forms_of(case.statement, run)
            and (
                (run.before and run.before == other.before)
                or (run.behind and run.behind == other.behind)
            )
            for other, forms in others
        )
        for run in runs(case.statement, "name")
        if any(run.start <= place < run.end for place in places)
    )


def _described(case: Case, ours: Sequence[int], there: Sequence[Word]) -> bool:
    """Whether a name stands for a description of it (`istri sutradara Anu itu`)."""
    return any(word.form in cues.demonstratives() for word in there) and all(
        case.statement[place].form in case.antecedents for place in ours
    )


def _only_grammar(words: Sequence[Word]) -> bool:
    return all(word.kind == "function" for word in words)


def _tells(words: Sequence[Word], place: int) -> bool:
    return 0 <= place < len(words) and words[place].kind != "function"


def _elsewhere(case: Case, kind: str, run: Run, equal: Equal) -> bool:
    ours = case.statement[run.start : run.end]
    others = list(runs(case.source, kind))
    if kind == "figure":
        bound = belongs(case, run.end - 1, equal)
        if bound is not None:
            return not bound
    if kind == "name" and _placed(case, range(run.start, run.end)):
        return False
    for key, ahead in ((run.before, True), (run.behind, False)):
        if not key:
            continue
        fitting = [
            other
            for other in others
            if (other.before if ahead else other.behind) == key
            and _of_one_kind(ours[0], case.source[other.start])
        ]
        if any(not _both_aligned(case, run, other) for other in fitting) and not any(
            equal(ours, _around(case.source, other, ahead))
            or (not ahead and _goes_on(case.source, others, other, ours, equal))
            for other in fitting
        ):
            return True
    return False


def _of_one_kind(ours: Word, theirs: Word) -> bool:
    return ours.figure is None or theirs.figure is None or ours.figure.kind == theirs.figure.kind


def _both_aligned(case: Case, run: Run, other: Run) -> bool:
    """Whether both are in the statement and in the source, in the same order."""
    there = set(case.alignment.pairs.values())
    return all(place in case.alignment.pairs for place in range(run.start, run.end)) and all(
        place in there for place in range(other.start, other.end)
    )


def _goes_on(
    words: Sequence[Word],
    runs: Sequence[Run],
    last: Run,
    ours: Sequence[Word],
    equal: Equal,
) -> bool:
    """Whether the source says the name, adds something that ends with another, and goes on."""
    return any(
        run.end <= last.start
        and words[run.start].sentence == words[last.start].sentence
        and (
            words[run.end].form in cues.additions()
            or words[run.end].clause > words[run.start].clause
        )
        and equal(ours, words[run.start : run.end])
        for run in runs
    )


def _around(words: Sequence[Word], run: Run, ahead: bool) -> Sequence[Word]:
    return (
        words[run.start : run.start + _NEAR] if ahead else words[max(0, run.end - _NEAR) : run.end]
    )
