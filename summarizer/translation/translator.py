"""Translate sentences so that nothing changes unnoticed: mask, translate, fill, check, verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol, cast

from summarizer.translation.adequacy import Meaning
from summarizer.translation.glosses import GLOSSES, ROUNDS, glossed, worth_a_gloss
from summarizer.translation.japanese_adequacy import EnglishMeaning, JapaneseLexicon
from summarizer.translation.lexicon import Lexicon
from summarizer.translation.model import (
    Engine,
    Hypothesis,
    Language,
    ModelInfo,
    Span,
    Translation,
)
from summarizer.translation.protect import SourceSentence
from summarizer.translation.slots import SLOTS, Masked, fill_some, mask, problems
from summarizer.translation.verdict import Candidate, Case

# The beam that Marian's own decoder and the model cards use holds four.
N_BEST = 4


# Characters. Ten times what news sentences reach: such a text is none, and every further try of
# it costs what hundreds of sentences do.
LONGEST_RETRIED = 5_000


@dataclass(frozen=True, slots=True)
class Query:
    """A sentence as a route is to translate it.

    `glosses` are words that get a slot besides, which English fills at once; candidates have only
    the slots of `masked`.

    """

    source: SourceSentence
    masked: Masked
    meaning: Meaning | None = None
    glosses: tuple[Span, ...] = ()

    @property
    def text(self) -> str:
        """What the first model gets: the sentence with slots, those of glosses among them."""
        return self._full.text

    def settle(self, hypothesis: str) -> str | None:
        """An English hypothesis with its glosses filled in; None where their slots are wrong."""
        if not self.glosses:
            return hypothesis
        if problems(hypothesis, self._full):
            return None
        return fill_some(hypothesis, self._full, self.glosses)

    def merit(self, english: str, score: float) -> float:
        """What a filled English hypothesis is worth: the model's score less what it lost."""
        return score if self.meaning is None else score - self.meaning.penalty(english)

    @property
    def _full(self) -> Masked:
        return mask(self.source.text, (*self.masked.spans, *self.glosses), limit=None)


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
    """The route of one model: one round, its n-best list.

    With a lexicon for the way from English to Japanese, candidates know what their English says.
    """

    def __init__(
        self, engine: Engine, n_best: int = N_BEST, lexicon: JapaneseLexicon | None = None
    ) -> None:
        self._engine = engine
        self._n_best = n_best
        self._lexicon = lexicon

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
        results = self._engine.translate([query.text for query in queries], self._n_best)
        yield Round(
            {
                index: self._candidates(query, hypotheses)
                for index, (query, hypotheses) in enumerate(zip(queries, results, strict=True))
            }
        )

    def _candidates(self, query: Query, hypotheses: Sequence[Hypothesis]) -> list[Candidate]:
        english = query.source.text if self._engine.model.source == "en" else None
        meaning = EnglishMeaning.of(query.masked.text, query.source, self._lexicon)
        return [
            Candidate(text, score=hypothesis.score, english=english, meaning=meaning)
            for hypothesis in hypotheses
            if (text := query.settle(hypothesis.text)) is not None
        ]


class Translator:
    """Translates protected sentences over a route, with a verdict for each.

    Sentences are masked first and translated in one batch. Those whose candidates all fail are
    tried again with slots for all spans, then for figures only, then without slots, then in parts;
    what still fails stays as it is and is marked. A route with a model that does not know slots
    goes without from the start. `in_parts` are the same route with engines that cut sentences
    ever smaller.

    With a lexicon the candidates are ranked by what they have of the source's words, too, and
    those that are sound but lack words are tried again with slots for these words. The best of
    them is given with a mark, or not at all where it still lacks too much.
    """

    def __init__(
        self, route: Route, in_parts: Sequence[Route] = (), lexicon: Lexicon | None = None
    ) -> None:
        self._route = route
        self._in_parts = in_parts
        self._lexicon = lexicon

    @property
    def models(self) -> tuple[ModelInfo, ...]:
        """The models behind the translations."""
        return self._route.models

    def translate(self, sentences: Sequence[SourceSentence]) -> list[Translation]:
        """Translate every sentence; as many come back, in the same order."""
        cases = [
            Case(sentence, self._route.target, self._meaning(sentence)) for sentence in sentences
        ]
        tried: list[set[tuple[Route, str]]] = [set() for _ in cases]
        for case in cases:
            masked = _mask_all(case.source)
            if masked.bare:
                case.consider([Candidate(masked.text)], masked)
        for route, masking in self._ways():
            attempt: dict[int, Masked] = {}
            for index, case in enumerate(cases):
                if case.sound or (tried[index] and len(case.source.text) > LONGEST_RETRIED):
                    continue
                masked = masking(case.source)
                if not masked.bare and (route, masked.text) not in tried[index]:
                    tried[index].add((route, masked.text))
                    attempt[index] = masked
            if attempt:
                self._attempt(route, cases, attempt)
        if self._knows_slots:
            for _ in range(ROUNDS):
                self._gloss(cases)
        return [case.close() for case in cases]

    def _meaning(self, sentence: SourceSentence) -> Meaning | None:
        if self._lexicon is None:
            return None
        english = sentence if self._route.target == "en" else sentence.in_english()
        return Meaning(english, self._lexicon)

    @property
    def _knows_slots(self) -> bool:
        return all(model.slots for model in self._route.models)

    def _gloss(self, cases: Sequence[Case]) -> None:
        """Try what lacks words again, with a slot for each of the words that weigh most."""
        attempt: dict[int, Masked] = {}
        glosses: dict[int, tuple[Span, ...]] = {}
        for index, case in enumerate(cases):
            if case.inadequate is None or len(case.source.text) > LONGEST_RETRIED:
                continue
            masked = _mask_eagerly(case.source)
            room = min(SLOTS - len(masked.spans), GLOSSES - len(case.glossed))
            words = worth_a_gloss(case.inadequate, case.glossed)[: max(room, 0)]
            if words:
                case.glossed += words
                attempt[index] = masked
                glosses[index] = glossed(case.source.text, case.glossed)
        if attempt:
            self._attempt(self._route, cases, attempt, glosses)

    def _ways(self) -> Iterator[tuple[Route, Callable[[SourceSentence], Masked]]]:
        slots = self._knows_slots
        if slots:
            yield self._route, _mask_eagerly
            yield self._route, _mask_all
            yield self._route, _mask_figures
        yield self._route, _mask_nothing
        for route in self._in_parts:
            if slots:
                yield route, _mask_every
            yield route, _mask_nothing

    def _attempt(
        self,
        route: Route,
        cases: Sequence[Case],
        attempt: Mapping[int, Masked],
        glosses: Mapping[int, tuple[Span, ...]] = MappingProxyType({}),
    ) -> None:
        positions = list(attempt)
        queries = [
            Query(cases[index].source, attempt[index], cases[index].meaning, glosses.get(index, ()))
            for index in positions
        ]
        waiting = list(range(len(queries)))
        for offered in route.rounds(queries, lambda: waiting):
            for number in tuple(waiting):
                case = cases[positions[number]]
                case.fail(*offered.failed.get(number, ()))
                if case.consider(offered.candidates.get(number, ()), queries[number].masked):
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
