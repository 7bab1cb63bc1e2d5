"""Are the same words denied, planned, alleged, possible, required or wished on both sides?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summarizer.support import cues
from summarizer.support.case import Case
from summarizer.support.reading import Word

# Words behind a cue that it may govern: a verb, its adverb or its object. What is alleged is as
# often all that follows (`polisi menduga …`), and so is what a noun governs (`rencana …`).
_SCOPE = 3
_WHOLE = 40
# Kinds that another one makes needless: `diperkirakan akan naik` is `diperkirakan naik`.
# `berharap dapat naik` is `berharap naik`.
_SHADED = {"possible": ("future",), "wished": ("future", "possible")}


def denied_alike(case: Case) -> bool:
    """Whether every negator has one on the other side that governs the same word."""
    ours = _negators(case.statement)
    theirs = _negators(case.source)
    pairs = case.alignment.pairs
    back = {there: here for here, there in pairs.items()}
    free = dict(theirs)
    for place, governed in list(ours.items()):
        match = next(
            (
                other
                for other, others in free.items()
                if _meet(governed[:1], others[:2], pairs) or _meet(others[:1], governed[:2], back)
            ),
            None,
        )
        if match is not None:
            del ours[place], free[match]
    # The same words need a denial that is only worded otherwise (`gagal`, `nihil`); where the words
    # differ, any other denial may be what is meant.
    bound = sum(_known(governed[:1], pairs) for governed in ours.values())
    left = sum(_known(others[:1], back) for others in free.values())
    implied = _implied(case.source, back)
    spare = len(free) - left
    return (
        bound <= implied
        and len(ours) <= implied + spare
        and left <= _implied(case.statement, pairs)
    )


def _implied(words: Sequence[Word], pairs: Mapping[int, int]) -> int:
    """How many words imply a denial that the other side does not have word for word."""
    return sum(
        "negation" in cues.implied().get(word.form, ())
        for place, word in enumerate(words)
        if place not in pairs
    )


def qualified_alike(case: Case) -> bool:
    """Whether every word of modality has one of its kind on the other side over the same word."""
    pairs = case.alignment.pairs
    back = {there: here for here, there in pairs.items()}
    return _answered(case.statement, case.source, pairs, free=False) and _answered(
        case.source, case.statement, back, free=True
    )


def _answered(
    words: Sequence[Word], others: Sequence[Word], pairs: Mapping[int, int], free: bool
) -> bool:
    """`free`: whether a word of modality over words that the other side has not needs none."""
    back = {there: here for here, there in pairs.items()}
    for place, word in enumerate(words):
        if word.kind != "modal":
            continue
        heads = [pairs[number] for number in _governed(words, place) if number in pairs]
        known = heads if word.label == "alleged" else heads[:1]
        if free and (not known or _governed(words, place)[0] not in pairs):
            continue
        answers = [
            (number, set(_governed(others, number, other.kind != "modal")) | {number})
            for number, other in enumerate(others)
            if _stands_for(other, word.label, back.get(number, place) != place)
        ]
        if known:
            answered = any(not governed.isdisjoint(known) for _, governed in answers)
        else:
            answered = any(not _known(_governed(others, number)[:1], back) for number, _ in answers)
        if not answered:
            return False
    return True


def _stands_for(word: Word, label: str, aligned: bool) -> bool:
    """Whether a word has this kind of modality; one that both sides have implies nothing new."""
    if word.kind == "modal" and (word.label == label or label in _SHADED.get(word.label, ())):
        return True
    return not aligned and label in cues.implied().get(word.form, ())


def _negators(words: Sequence[Word]) -> dict[int, list[int]]:
    return {
        place: _governed(words, place) for place, word in enumerate(words) if word.kind == "negator"
    }


def _governed(words: Sequence[Word], place: int, whole: bool = False) -> list[int]:
    """The places of the words of content behind a cue, inside its clause, or the word behind it."""
    cue = words[place]
    inside = []
    for number in range(place + 1, len(words)):
        word = words[number]
        if word.sentence != cue.sentence or word.clause != cue.clause:
            break
        inside.append(number)
    telling = [
        number for number in inside if words[number].kind in ("content", "name", "figure", "speech")
    ]
    scope = _WHOLE if whole or cue.label == "alleged" else _SCOPE
    if not inside:  # `berharap, bila perlu, …`
        inside = [n for n in range(place + 1, len(words)) if words[n].sentence == cue.sentence]
        telling = [n for n in inside if words[n].kind in ("content", "name", "figure", "speech")]
    return telling[:scope] or inside[:1]


def _known(places: Sequence[int], pairs: Mapping[int, int]) -> bool:
    return any(place in pairs for place in places)


def _meet(places: Sequence[int], others: Sequence[int], pairs: Mapping[int, int]) -> bool:
    return any(pairs.get(place) in others for place in places if place in pairs)
