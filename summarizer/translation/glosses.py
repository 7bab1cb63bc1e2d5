"""Slots for words that a model gets wrong, filled with what the lexicon has for them.

A small model guesses at words it seldom saw. What the lexicon knows of such a word is less than a
good translation (one form, whatever the context) and more than a guess.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.translation.adequacy import GRAVE, Coverage, Word
from summarizer.translation.model import Span

# Times that a sentence is tried with more glosses; a third brings next to nothing.
ROUNDS = 2
# Glosses of a sentence in all, and those added at a time: with more the model has too little left.
GLOSSES = 5
AT_ONCE = 3
# A gap of less weight says too little to risk a gloss; where a word was made up or is surely wrong,
# it stands for one of the missing ones, and less is enough.
WORTH_A_GLOSS = 1.0
WORTH_A_GLOSS_FOR_A_WRONG_WORD = 0.5
# A word that may be a name is glossed where its meaning is as sure as this.
SURE_SHARE = 0.4
# Prefixes of Indonesian verbs. What follows a verb is its object, what follows a noun qualifies it.
_VERB = re.compile(r"(?:me(?:m|n|ng|ny)?|di|ber|ter)[a-z]{3}")


def worth_a_gloss(coverage: Coverage, already: Sequence[Word]) -> list[Word]:
    """The missing source words to gloss, those that weigh most first."""
    wrong = coverage.invented or any(gap.weight >= GRAVE for gap in coverage.spurious)
    least = WORTH_A_GLOSS_FOR_A_WRONG_WORD if wrong else WORTH_A_GLOSS
    heavy = sorted(
        (gap for gap in coverage.missing if gap.weight >= least), key=lambda gap: -gap.weight
    )
    words = [gap.source for gap in heavy if gap.source is not None]
    return [
        word
        for word in words
        if word not in already and not (word.name and word.entry.renderings[0].share < SURE_SHARE)
    ][:AT_ONCE]


def glossed(text: str, chosen: Sequence[Word]) -> tuple[Span, ...]:
    """Spans that fill the places of `chosen` words of the sentence with their likeliest English.

    A word of a phrase that the lexicon knows stands for the phrase. Two other neighbours that are
    not verbs become one span in English order (`bus pariwisata`, "tourism bus").
    """
    spans: list[Span] = []
    last: Word | None = None
    for word in sorted(chosen, key=lambda word: word.start):
        if spans and word.start < spans[-1].end:
            continue
        phrase = word.phrase
        form = word.entry.renderings[0].form
        if phrase is not None and (not spans or spans[-1].end <= phrase.start):
            spans.append(_span(text, phrase.start, phrase.end, phrase.english))
            last = None
        elif (
            last is not None
            and text[last.end : word.start] == " "
            and not _VERB.match(last.form)
            and not _VERB.match(word.form)
        ):
            previous = spans.pop()
            spans.append(_span(text, previous.start, word.end, f"{form} {previous.target}"))
            last = word
        else:
            spans.append(_span(text, word.start, word.end, form))
            last = word
    return tuple(spans)


def _span(text: str, start: int, end: int, target: str) -> Span:
    return Span(start, end, text[start:end], "term", target)
