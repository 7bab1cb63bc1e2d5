"""Two models in a row, from the source to English to the target, as one route.

Slots pass through both legs and are filled at the end. The next English hypothesis is used where
what the second leg made of the one before fails its checks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from summarizer.translation import checks
from summarizer.translation.japanese_adequacy import EnglishMeaning, JapaneseLexicon
from summarizer.translation.japanese_glosses import gloss
from summarizer.translation.model import Engine, Hypothesis, Language, ModelInfo
from summarizer.translation.slots import Masked, fill, problems
from summarizer.translation.translator import N_BEST, Query, Round
from summarizer.translation.verdict import Candidate


@dataclass(frozen=True, slots=True)
class _English:
    """A sound English hypothesis, with its slots and filled."""

    slotted: str
    filled: str


class Pivot:
    """The route of two models: one round for each English hypothesis that passes the checks.

    With a lexicon for the second leg, candidates know what their English says.
    """

    def __init__(
        self,
        first: Engine,
        second: Engine,
        n_best: int = N_BEST,
        lexicon: JapaneseLexicon | None = None,
    ) -> None:
        self._first = first
        self._second = second
        self._n_best = n_best
        self._lexicon = lexicon

    @property
    def models(self) -> tuple[ModelInfo, ...]:
        """Both models, in order."""
        return (self._first.model, self._second.model)

    @property
    def target(self) -> Language:
        """The language the second model writes."""
        return cast(Language, self._second.model.target)

    def rounds(
        self, queries: Sequence[Query], pending: Callable[[], Sequence[int]]
    ) -> Iterator[Round]:
        """Candidates made from the first sound English of every query, then the second, ….

        `failed` names what the English hypotheses that were passed over had failed.
        """
        hypotheses = self._first.translate([query.text for query in queries], self._n_best)
        sound: list[list[_English]] = []
        failed: dict[int, list[str]] = {}
        for number, (query, texts) in enumerate(zip(queries, hypotheses, strict=True)):
            sound.append([])
            examined = [
                (_examine(query, text), hypothesis.score)
                for hypothesis in texts
                if (text := query.settle(hypothesis.text)) is not None
            ]
            examined.sort(key=lambda entry: -query.merit(entry[0][0].filled, entry[1]))
            for (english, wrong), _ in examined:
                if not wrong:
                    sound[-1].append(english)
                elif not sound[-1]:
                    failed.setdefault(number, []).extend(wrong)
        first_tries: dict[int, tuple[EnglishMeaning | None, Hypothesis]] = {}
        for depth in range(self._n_best):
            open_queries = [n for n in pending() if depth < len(sound[n])]
            if not open_queries and depth > 0:
                break
            results = self._second.translate(
                [sound[n][depth].slotted for n in open_queries], self._n_best
            )
            meanings = {
                n: EnglishMeaning.of(sound[n][depth].slotted, queries[n].source, self._lexicon)
                for n in open_queries
            }
            if depth == 0:
                first_tries = {
                    n: (meanings[n], texts[0])
                    for n, texts in zip(open_queries, results, strict=True)
                }
            yield Round(
                {
                    n: self._candidates(sound[n][depth], meanings[n], texts)
                    for n, texts in zip(open_queries, results, strict=True)
                },
                failed if depth == 0 else {},
            )
        if self._lexicon is not None and self._second.model.slots:
            yield self._with_glosses(
                sound, {n: first_tries[n] for n in pending() if n in first_tries}
            )

    def _with_glosses(
        self,
        sound: Sequence[Sequence[_English]],
        first_tries: Mapping[int, tuple[EnglishMeaning | None, Hypothesis]],
    ) -> Round:
        """Candidates with the Japanese of nouns that the first try lacked put into slots."""
        glossed = {
            n: found
            for n, (meaning, best) in first_tries.items()
            if meaning and (found := gloss(sound[n][0].slotted, meaning, best.text))
        }
        results = self._second.translate([item.text for item in glossed.values()], self._n_best)
        return Round(
            {
                n: self._candidates(
                    sound[n][0],
                    first_tries[n][0],
                    [
                        Hypothesis(text, hypothesis.score)
                        for hypothesis in texts
                        if (text := glossed[n].settle(hypothesis.text)) is not None
                    ],
                )
                for n, texts in zip(glossed, results, strict=True)
            }
        )

    @staticmethod
    def _candidates(
        english: _English, meaning: EnglishMeaning | None, texts: Sequence[Hypothesis]
    ) -> list[Candidate]:
        return [
            Candidate(text.text, english.filled, text.score, english.filled, meaning)
            for text in texts
        ]


def _examine(query: Query, text: str) -> tuple[_English, Sequence[str]]:
    """An English hypothesis, and the checks it fails."""
    if problems(text, query.masked):
        return _English(text, text), ("slots",)
    english = query.source.in_english()
    forms = {(span.start, span.end): span for span in english.spans}
    masked = Masked(
        query.masked.text, tuple(forms[span.start, span.end] for span in query.masked.spans)
    )
    filled = fill(text, masked, "en")
    return _English(text, filled), checks.failures(english, filled, "en")
