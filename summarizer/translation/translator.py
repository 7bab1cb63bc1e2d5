"""Translate sentences so that nothing changes unnoticed: mask, translate, fill, check, verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, cast

from summarizer.translation.model import Engine, Language, ModelInfo, Translation
from summarizer.translation.protect import SourceSentence
from summarizer.translation.slots import Masked, mask
from summarizer.translation.verdict import Candidate, Case

# The beam that Marian's own decoder and the model cards use holds four.
N_BEST = 4


@dataclass(frozen=True, slots=True)
class Query:
    """A sentence as a route is to translate it."""

    source: SourceSentence
    masked: Masked


@dataclass(frozen=True, slots=True)
class Round:
    """What a route offers at once, by the query's position.

    `candidates` are best first; `failed` names the checks that candidates failed on the way,
    before they came to the target language.
    """

    candidates: Mapping[int, Sequence[Candidate]]
    failed: Mapping[int, Sequence[str]] = field(default_factory=dict)


class Route(Protocol):
    """A way from the source to the target language: one model, or two in a row."""

    @property
    def models(self) -> tuple[ModelInfo, ...]:
        """The models on the way, in order."""
        ...

    @property
    def target(self) -> Language:
        """The language that comes out."""
        ...

    def rounds(
        self, queries: Sequence[Query], pending: Callable[[], Sequence[int]]
    ) -> Iterator[Round]:
        """Candidates for the queries, best first, in rounds.

        Before each round after the first `pending()` tells which queries (by position) still
        need candidates. A round may hold no candidates for some of them.
        """
        ...


class Direct:
    """The route of one model: one round, its n-best list."""

    def __init__(self, engine: Engine, n_best: int = N_BEST) -> None:
        self._engine = engine
        self._n_best = n_best

    @property
    def models(self) -> tuple[ModelInfo, ...]:
        """The one model."""
        return (self._engine.model,)

    @property
    def target(self) -> Language:
        """The language the model writes."""
        return cast(Language, self._engine.model.target)

    def rounds(
        self, queries: Sequence[Query], pending: Callable[[], Sequence[int]]
    ) -> Iterator[Round]:
        """One round of `n_best` candidates for every query."""
        results = self._engine.translate([query.masked.text for query in queries], self._n_best)
        yield Round(
            {
                index: [Candidate(hypothesis.text) for hypothesis in hypotheses]
                for index, hypotheses in enumerate(results)
            }
        )


class Translator:
    """Translates protected sentences over a route, with a verdict for each.

    Sentences are masked first and translated in one batch. Those whose candidates all fail are
    tried again with slots for all spans, then for figures only, then without slots, then in parts;
    what still fails stays as it is and is marked. A route with a model that does not know slots
    goes without from the start. `in_parts` are the same route with engines that cut sentences
    ever smaller.
    """

    def __init__(self, route: Route, in_parts: Sequence[Route] = ()) -> None:
        self._route = route
        self._in_parts = in_parts

    @property
    def models(self) -> tuple[ModelInfo, ...]:
        """The models behind the translations."""
        return self._route.models

    def translate(self, sentences: Sequence[SourceSentence]) -> list[Translation]:
        """Translate every sentence; as many come back, in the same order."""
        cases = [Case(sentence, self._route.target) for sentence in sentences]
        tried: list[set[tuple[Route, str]]] = [set() for _ in cases]
        for case in cases:
            masked = _mask_all(case.source)
            if masked.bare:
                case.consider(Candidate(masked.text), masked)
        for route, masking in self._ways():
            attempt: dict[int, Masked] = {}
            for index, case in enumerate(cases):
                if case.verdict is not None:
                    continue
                masked = masking(case.source)
                if not masked.bare and (route, masked.text) not in tried[index]:
                    tried[index].add((route, masked.text))
                    attempt[index] = masked
            if attempt:
                self._attempt(route, cases, attempt)
        return [case.close() for case in cases]

    def _ways(self) -> Iterator[tuple[Route, Callable[[SourceSentence], Masked]]]:
        slots = all(model.slots for model in self._route.models)
        if slots:
            yield self._route, _mask_eagerly
            yield self._route, _mask_all
            yield self._route, _mask_figures
        yield self._route, _mask_nothing
        for route in self._in_parts:
            if slots:
                yield route, _mask_every
            yield route, _mask_nothing

    def _attempt(self, route: Route, cases: Sequence[Case], attempt: dict[int, Masked]) -> None:
        positions = list(attempt)
        queries = [Query(cases[index].source, attempt[index]) for index in positions]
        waiting = list(range(len(queries)))
        for offered in route.rounds(queries, lambda: waiting):
            for number in tuple(waiting):
                case = cases[positions[number]]
                case.fail(*offered.failed.get(number, ()))
                masked = queries[number].masked
                candidates = offered.candidates.get(number, ())
                if any(case.consider(candidate, masked) for candidate in candidates):
                    waiting.remove(number)


def _mask_eagerly(sentence: SourceSentence) -> Masked:
    return mask(
        sentence.text,
        [span for span, eager in zip(sentence.spans, sentence.eager, strict=True) if eager],
    )


def _mask_all(sentence: SourceSentence) -> Masked:
    return mask(sentence.text, sentence.spans)


def _mask_every(sentence: SourceSentence) -> Masked:
    """More slots than a model knows: parts have fewer, and are numbered anew."""
    return mask(sentence.text, sentence.spans, limit=len(sentence.spans))


def _mask_figures(sentence: SourceSentence) -> Masked:
    return mask(sentence.text, [span for span in sentence.spans if span.kind == "figure"])


def _mask_nothing(sentence: SourceSentence) -> Masked:
    return mask(sentence.text, ())
