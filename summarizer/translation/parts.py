"""An engine that translates sentences in parts: a last way out when a model loses its thread."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import count, islice

from summarizer.translation.model import Engine, Hypothesis, ModelInfo
from summarizer.translation.segments import cut, join

# Small models lose slots and begin to loop in long sentences; a dozen words rarely do that to
# them. Seven leave too little context for good prose, and save half of what a dozen did not.
LENGTHS = (12, 7)
_SLOT = re.compile(r"⟦\d+⟧")


class InParts:
    """Wraps an engine: sentences are cut at clause boundaries into parts of up to `words` words.

    Slots are numbered from one in every part, so that a sentence may have more than a model knows.
    The n-th hypothesis joins the n-th hypotheses of the parts, those first that keep their slots.
    """

    def __init__(self, engine: Engine, words: int) -> None:
        self._engine = engine
        self._words = words

    @property
    def model(self) -> ModelInfo:
        """The model of the wrapped engine."""
        return self._engine.model

    def translate(self, sentences: Sequence[str], n_best: int = 1) -> list[list[Hypothesis]]:
        """See `Engine.translate`."""
        cuts = [
            cut(sentence, self._words, lambda text: len(text.split()), self.model.source)
            or [sentence]
            for sentence in sentences
        ]
        results = iter(
            self._engine.translate([_renumbered(part) for parts in cuts for part in parts], n_best)
        )
        return [self._join(parts, list(islice(results, len(parts)))) for parts in cuts]

    def _join(
        self, parts: Sequence[str], translations: Sequence[list[Hypothesis]]
    ) -> list[Hypothesis]:
        ordered = [
            sorted(
                (replace(one, text=_numbered_back(one.text, part)) for one in hypotheses),
                key=lambda one: Counter(_SLOT.findall(part)) != Counter(_SLOT.findall(one.text)),
            )
            for part, hypotheses in zip(parts, translations, strict=True)
        ]
        return [
            Hypothesis(
                join(parts, [hypothesis.text for hypothesis in chosen], self.model.target),
                sum(hypothesis.score for hypothesis in chosen) / len(chosen),
            )
            for chosen in zip(*ordered, strict=False)
        ]


def _renumbered(part: str) -> str:
    numbers = count(1)
    return _SLOT.sub(lambda _: f"⟦{next(numbers)}⟧", part)


def _numbered_back(translation: str, part: str) -> str:
    """The translation with the part's own slots; one it does not have becomes `⟦0⟧`, no slot."""
    own = {f"⟦{number}⟧": slot for number, slot in enumerate(_SLOT.findall(part), start=1)}
    return _SLOT.sub(lambda match: own.get(match[0], "⟦0⟧"), translation)
