"""The checks: each says whether a statement passes, set beside its source sentences."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence

from summarizer import figures
from summarizer.lexicon import is_common
from summarizer.support import cues
from summarizer.support.binding import displaced
from summarizer.support.case import Case
from summarizer.support.reading import Word

_QUOTED = re.compile(r"[“\"„]([^“”\"„]+)(?:[”\"]|$)")
_ELLIPSIS = re.compile(r"\.{2,}|…|\[[^\]]*\]|\([^)]*\)")
# Content that must be found for a statement to be the article's at all.
LEAST_COVERAGE = 0.6
# Words behind a cue that it may govern.
_SCOPE = 3


def figures_hold(case: Case) -> bool:
    """Whether every figure has a counterpart of equal value, and none stands in another's place."""
    known = [word.figure for word in (*case.source, *case.title) if word.figure]
    if case.refers_back:
        known += [word.figure for word in case.before if word.figure]
    days = {day for figure in known for day in _weekdays(figure)}
    return all(
        not figures.missing([figure], known) and days.issuperset(_weekdays(figure))
        for figure in (word.figure for word in case.statement if word.figure)
    ) and not displaced(case, "figure", _equal)


def _equal(ours: Sequence[Word], theirs: Sequence[Word]) -> bool:
    return any(
        a.figure and b.figure and figures.same(a.figure, b.figure) for a in ours for b in theirs
    )


def _weekdays(figure: figures.Figure) -> Iterator[str]:
    if figure.kind == "weekday":
        yield figure.value
    yield from (value for name, value in figure.detail if name == "weekday")


def names_hold(case: Case) -> bool:
    """Whether every name stands in the source or in what it refers to, and in its own place."""
    near = {word.form for word in (*case.source, *case.title)}
    if case.refers_back:
        near |= {word.form for word in case.before}
    aliases = case.background.aliases
    for word in case.statement:
        if word.kind != "name" or word.form in near:
            continue
        if is_common(word.text) and word.root in case.background.words:
            continue
        if aliases.get(word.form, frozenset()).isdisjoint(near):
            return False

    def equal(ours: Sequence[Word], theirs: Sequence[Word]) -> bool:
        wanted = {form for word in ours for form in (word.form, *aliases.get(word.form, ()))}
        return not wanted.isdisjoint(word.form for word in theirs)

    return not displaced(case, "name", equal)


def quotations_hold(case: Case) -> bool:
    """Whether what stands between quotation marks stands so in the article."""
    return all(
        fold(part) in case.background.folded
        for quoted in _QUOTED.findall(case.text)
        for part in _ELLIPSIS.split(quoted)
    )


def fold(text: str) -> str:
    """Letters and digits only, without case."""
    composed = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in composed if character.isalnum())


def negation_holds(case: Case) -> bool:
    """Whether the same words are denied on both sides."""
    return _cues_hold(case, "negator")


def modality_holds(case: Case) -> bool:
    """Whether the same words are said to be planned, alleged, possible, required or wished."""
    return _cues_hold(case, "modal")


def _cues_hold(case: Case, kind: str) -> bool:
    pairs = case.alignment.pairs
    back = {there: here for here, there in pairs.items()}
    return _matched(case.statement, case.source, pairs, kind) and _matched(
        case.source, case.statement, back, kind, dropped=True
    )


def _matched(
    words: Sequence[Word],
    others: Sequence[Word],
    pairs: dict[int, int],
    kind: str,
    dropped: bool = False,
) -> bool:
    """Whether every cue of `words` has one of its kind in `others` over the same words."""
    for index, word in enumerate(words):
        if word.kind != kind:
            continue
        if index in pairs and others[pairs[index]].label == word.label:
            continue
        governed = _governed(words, index)
        met = [pairs[place] for place in governed if place in pairs]
        if not met:
            if dropped or any(other.label == word.label for other in others):
                continue
            return False
        if not any(
            other.label == word.label and set(_governed(others, place)) & set(met)
            for place, other in enumerate(others)
        ):
            return False
    return True


def _governed(words: Sequence[Word], index: int) -> list[int]:
    """The places of the content words behind a cue, inside its clause."""
    found: list[int] = []
    for place in range(index + 1, len(words)):
        if words[place].clause != words[index].clause or len(found) == _SCOPE:
            break
        if words[place].kind in ("content", "name", "figure"):
            found.append(place)
    return found


def direction_holds(case: Case) -> bool:
    """Whether no word stands where its source has the opposite."""
    forms = {word.form for word in case.source}
    for word in case.statement:
        others = cues.opposites().get(word.form)
        if others and word.form not in forms and not forms.isdisjoint(others):
            return False
    return True


def speaker_holds(case: Case) -> bool:
    """Whether who is said to speak is who speaks in the source."""
    return True


def overlaps(case: Case) -> bool:
    """Whether enough of the content stands in the source."""
    return case.coverage >= LEAST_COVERAGE


CHECK_FUNCTIONS: dict[str, Callable[[Case], bool]] = {
    "figures": figures_hold,
    "names": names_hold,
    "quotation": quotations_hold,
    "negation": negation_holds,
    "modality": modality_holds,
    "direction": direction_holds,
    "speaker": speaker_holds,
    "overlap": overlaps,
}
