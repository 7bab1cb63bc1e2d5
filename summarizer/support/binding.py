"""Does a name or figure stand where the source has another one?

Two ways to tell. Between words that are the same on both sides and stand side by side, the source
has something else of its kind. Or what leads up to it (`jatuh di`, `meminta`), or follows it, leads
up to others of its kind in the source and never to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from summarizer.support import cues
from summarizer.support.case import Case
from summarizer.support.reading import Word

Equal = Callable[[Sequence[Word], Sequence[Word]], bool]
Key = tuple[str, ...]

# Longest stretch of the source that one stretch of a statement may be said to replace.
_REPLACED = 6
# Words from the nearest content word to a name: more do not bind it.
_LEAD = 3
# An apposition or a title may stand between (`pelatih Portugal, Joao Aroso`).
_NEAR = 5


@dataclass(frozen=True, slots=True)
class _Run:
    """Names or figures in a row, and the words that lead up to them and follow."""

    start: int
    end: int
    before: Key
    behind: Key


def displaced(case: Case, kind: str, equal: Equal) -> bool:
    """Whether something of `kind` stands in the place of another one.

    `equal` tells of two groups of words whether one of the first is one of the second.
    """
    return any(not equal(ours, theirs) for ours, theirs in _stretches(case, kind, equal)) or any(
        _elsewhere(case, kind, run, equal) for run in _runs(case.statement, kind)
    )


def exchanged(case: Case) -> Iterator[tuple[Word, Word]]:
    """Single words of the statement with the other one that the source has in their place.

    Not those that stand beside the same word in another sentence of the source.
    """
    for alignment, source in case.alignments:
        for here, there in alignment.replaced:
            inside = 0 < here[0] < len(case.statement) - 1
            if len(here) == len(there) == 1 and inside and not _beside(case, here[0]):
                yield case.statement[here[0]], source[there[0]]


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
            if kind == "figure" and all(
                _bound(case, _Run(place, place + 1, (), ()), equal) for place in ours
            ):
                continue
            if kind == "name" and _placed(case, ours):
                continue
            if kind == "name" and _described(case, ours, [source[i] for i in there]):
                continue
            left = _only_grammar(case.statement[here[0] : ours[0]]) and _only_grammar(
                source[there[0] : theirs[0]]
            )
            right = _only_grammar(case.statement[ours[-1] + 1 : here[-1] + 1]) and _only_grammar(
                source[theirs[-1] + 1 : there[-1] + 1]
            )
            if kind == "name" and (
                _turned(case.statement, here[0] - 1, source, there[0] - 1)
                or _turned(case.statement, here[-1] + 1, source, there[-1] + 1)
            ):
                continue
            if (left and (right or _tells(case.statement, here[0] - 1))) or (
                right and _tells(case.statement, here[-1] + 1)
            ):
                yield [case.statement[i] for i in ours], [source[i] for i in theirs]


def _placed(case: Case, places: Sequence[int]) -> bool:
    """Whether the names at these places stand so in the source, whole, beside the same word."""
    others = [(run, _forms(case.source, run)) for run in _runs(case.source, "name")]
    return all(
        any(
            forms >= _forms(case.statement, run)
            and (
                (run.before and run.before == other.before)
                or (run.behind and run.behind == other.behind)
            )
            for other, forms in others
        )
        for run in _runs(case.statement, "name")
        if any(run.start <= place < run.end for place in places)
    )


def _forms(words: Sequence[Word], run: _Run) -> set[str]:
    return {word.form for word in words[run.start : run.end]}


def voice_turned(case: Case, equal: Equal) -> bool:
    """Whether a verb is passive on one side, and its subject the same on both."""
    for alignment, source in case.alignments:
        for here, there in alignment.pairs.items():
            if not _turned(case.statement, here, source, there):
                continue
            ours = _last_before(case.statement, here)
            theirs = _last_before(source, there)
            if ours and theirs and equal(ours, theirs):
                return True
    return False


def _turned(words: Sequence[Word], here: int, others: Sequence[Word], there: int) -> bool:
    """Whether two verbs of one root differ in voice, `mengalahkan` and `dikalahkan`."""
    if not (0 <= here < len(words) and 0 <= there < len(others)):
        return False
    ours, theirs = words[here], others[there]
    if ours.root != theirs.root or ours.form == theirs.form:
        return False
    return {ours.form[:2], theirs.form[:2]} == {"di", "me"}


def _last_before(words: Sequence[Word], place: int) -> Sequence[Word]:
    """The names right before a verb, of which it may be said."""
    runs = [
        run
        for run in _runs(words, "name")
        if run.end <= place
        and place - run.end < _LEAD
        and words[run.start].sentence == words[place].sentence
    ]
    return words[runs[-1].start : runs[-1].end] if runs else ()


def _described(case: Case, ours: Sequence[int], there: Sequence[Word]) -> bool:
    """Whether a name stands for a description of it (`istri sutradara Anu itu`)."""
    return any(word.form in cues.demonstratives() for word in there) and all(
        case.statement[place].form in case.antecedents for place in ours
    )


def _only_grammar(words: Sequence[Word]) -> bool:
    return all(word.kind == "function" for word in words)


def _tells(words: Sequence[Word], place: int) -> bool:
    return 0 <= place < len(words) and words[place].kind != "function"


def _elsewhere(case: Case, kind: str, run: _Run, equal: Equal) -> bool:
    ours = case.statement[run.start : run.end]
    others = list(_runs(case.source, kind))
    if kind == "figure":
        bound = _bound(case, run, equal)
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
            and not _both_aligned(case, run, other)
        ]
        if fitting and not any(
            equal(ours, _around(case.source, other, ahead))
            or (not ahead and _goes_on(case.source, others, other, ours, equal))
            for other in fitting
        ):
            return True
    return False


def _of_one_kind(ours: Word, theirs: Word) -> bool:
    return ours.figure is None or theirs.figure is None or ours.figure.kind == theirs.figure.kind


def _both_aligned(case: Case, run: _Run, other: _Run) -> bool:
    """Whether both are in the statement and in the source, in the same order."""
    there = set(case.alignment.pairs.values())
    return all(place in case.alignment.pairs for place in range(run.start, run.end)) and all(
        place in there for place in range(other.start, other.end)
    )


def _bound(case: Case, run: _Run, equal: Equal) -> bool | None:
    """Whether a figure belongs to the same name on both sides; None where that cannot be told.

    A figure belongs to the next name behind it in its clause, if there is no other figure between
    (`40 persen dari Malaysia dan 25 persen dari Vietnam`).
    """
    name = _next_name(case.statement, run.end - 1)
    if name is None:
        return None
    ours = case.statement[run.start : run.end]
    owners = [
        (equal(ours, [word]), owner.form)
        for place, word in enumerate(case.source)
        if word.kind == "figure" and (owner := _next_name(case.source, place)) is not None
    ]
    if (True, name.form) in owners:
        return True
    elsewhere = any(same for same, _ in owners)
    return False if elsewhere and any(owner == name.form for _, owner in owners) else None


def _next_name(words: Sequence[Word], place: int) -> Word | None:
    figure = words[place].figure
    if figure is None or figure.kind in ("date", "month", "weekday", "time", "period"):
        return None
    for word in words[place + 1 :]:
        if word.sentence != words[place].sentence or word.clause != words[place].clause:
            return None
        if word.kind == "figure":
            return None
        if word.kind == "name":
            return word
    return None


def _goes_on(
    words: Sequence[Word],
    runs: Sequence[_Run],
    last: _Run,
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


def _around(words: Sequence[Word], run: _Run, ahead: bool) -> Sequence[Word]:
    return (
        words[run.start : run.start + _NEAR] if ahead else words[max(0, run.end - _NEAR) : run.end]
    )


def _runs(words: Sequence[Word], kind: str) -> Iterator[_Run]:
    start = 0
    while start < len(words):
        if words[start].kind != kind:
            start += 1
            continue
        end = start + 1
        while (
            end < len(words)
            and words[end].kind == kind
            and words[end].clause == words[start].clause
            and words[end].sentence == words[start].sentence
        ):
            end += 1
        yield _Run(
            start,
            end,
            _key(words, range(start - 1, -1, -1), words[start])[::-1],
            _key(words, range(end, len(words)), words[end - 1]),
        )
        start = end


def _key(words: Sequence[Word], places: range, beside: Word) -> Key:
    """The words from a name on up to the nearest word of content, inside the clause."""
    found: list[str] = []
    for place in places:
        word = words[place]
        if word.clause != beside.clause or word.sentence != beside.sentence:
            break
        if len(found) == _LEAD or word.kind in ("name", "figure"):
            break
        found.append(word.form)
        if word.kind != "function":
            return tuple(found)
    return ()
