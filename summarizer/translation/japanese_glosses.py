"""Slots for English words that the Japanese lacks, filled with what the lexicon has for them.

The counterpart of glosses.py for the way from English to Japanese. Only nouns are glossed: a noun
in kanji or katakana stands in a Japanese sentence as it is, a verb would have to be inflected.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.translation.japanese_adequacy import EnglishMeaning
from summarizer.translation.slots import SLOTS

# Glosses of a sentence; with more the model has too little left.
GLOSSES = 3
# A gap of less weight says too little to risk a gloss.
WORTH_A_GLOSS = 1.0
# The share of a word's translations that a form must have, to stand for it in any context.
SURE_SHARE = 0.4

_NOUN = re.compile(r"[ァ-ヺー・㐀-鿿々]{2,}")
_SLOT = re.compile(r"⟦(\d+)⟧")


@dataclass(frozen=True, slots=True)
class Glossed:
    """An English text in which some words have a slot; `forms` fill these, from `first` on."""

    text: str
    first: int
    forms: Sequence[str]

    def settle(self, hypothesis: str) -> str | None:
        """A Japanese hypothesis with its glosses filled in; None where their slots are wrong."""
        for number, form in enumerate(self.forms, start=self.first):
            slot = f"⟦{number}⟧"
            if hypothesis.count(slot) != 1:
                return None
            hypothesis = re.sub(rf"\s*{slot}\s*", form, hypothesis)
        return hypothesis


def _noun(form: str | None) -> str | None:
    return form if form is not None and _NOUN.fullmatch(form) else None


def gloss(english: str, meaning: EnglishMeaning, hypothesis: str) -> Glossed | None:
    """The English text with slots for nouns that the hypothesis lacks; None where there is none.

    `english` and `hypothesis` have their slots unfilled.
    """
    first = max((int(number) for number in _SLOT.findall(english)), default=0) + 1
    gaps = sorted(meaning.coverage(hypothesis).missing, key=lambda gap: -gap.weight)
    chosen: list[tuple[int, int, str]] = []
    for gap in gaps:
        form = meaning.term(gap.word) or _noun(meaning.sure_form(gap.word, SURE_SHARE))
        if gap.weight < WORTH_A_GLOSS or form is None:
            continue
        match = re.search(rf"(?<![\w⟦-]){re.escape(gap.word)}(?![\w⟧-])", english)
        if match:
            chosen.append((match.start(), match.end(), form))
    chosen = sorted(chosen[: min(GLOSSES, SLOTS + 1 - first)])
    if not chosen:
        return None
    pieces: list[str] = []
    end = 0
    for number, (start, stop, _) in enumerate(chosen, start=first):
        pieces += [english[end:start], f"⟦{number}⟧"]
        end = stop
    return Glossed("".join([*pieces, english[end:]]), first, [form for *_, form in chosen])
