"""The verdict on a sentence: which of its candidate translations is taken, and as what."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from summarizer import figures
from summarizer.translation import checks
from summarizer.translation.adequacy import Coverage, Meaning, Word
from summarizer.translation.japanese_adequacy import EnglishMeaning
from summarizer.translation.model import Language, Status, Translation
from summarizer.translation.negation import negation_kept_in_japanese
from summarizer.translation.protect import SourceSentence, write
from summarizer.translation.slots import Masked, fill, problems

CHECK_NAMES = tuple(check.name for check in checks.CHECKS)
# Where there is a lexicon, adequacy is checked as well.
NAMES_WITH_LEXICON = (*CHECK_NAMES, "adequacy")
# A candidate with glosses must lose so much less; glosses make a sentence clumsier.
WORTHWHILE = 0.05
# A loss so much smaller is that of a whole content word or two.
MUCH_BETTER = 0.25


@dataclass(frozen=True, slots=True)
class Candidate:
    """One candidate with its slots unfilled; `pivot` is the English it was made from, filled.

    `score` is the mean log-probability that the last model gave it. For a Japanese text,
    `english` is what it translates, and `meaning` what the lexicon knows of that.
    """

    text: str
    pivot: str | None = None
    score: float = 0.0
    english: str | None = None
    meaning: EnglishMeaning | None = None


@dataclass(frozen=True, slots=True)
class _Weak:
    """A translation that passes every check but adequacy.

    `coverage` is that of the worse leg, `of_source` that of the first one; `loss` adds up both.
    """

    text: str
    pivot: str | None
    coverage: Coverage
    of_source: Coverage | None
    loss: float

    def worse_than(self, other: _Weak) -> bool:
        """Whether the other one should be given instead."""
        if self.coverage.acceptable != other.coverage.acceptable:
            return other.coverage.acceptable
        return other.loss < self.loss - WORTHWHILE


@dataclass(slots=True)
class Case:
    """A sentence on its way to a verdict: candidates come in until one passes.

    `meaning` is what the lexicon knows of the sentence's words, where there is a lexicon;
    `glossed` are the words that were given a gloss so far. `pivot` is the best English in between,
    which stands beside the source where no Japanese will do.
    """

    source: SourceSentence
    language: Language
    meaning: Meaning | None = None
    verdict: Translation | None = None
    weak: _Weak | None = None
    repaired: Translation | None = None
    failed: list[str] = field(default_factory=list)
    glossed: list[Word] = field(default_factory=list)
    pivot: str | None = None
    pivot_loss: float = math.inf
    compared: bool = False

    @property
    def sound(self) -> bool:
        """Whether some candidate passed every check, or every check but adequacy.

        Words that Japanese lacks cannot be mended by glosses, so more ways are tried there.
        """
        if self.verdict is not None or self.weak is None:
            return self.verdict is not None
        return self.language == "en" or self.weak.coverage.acceptable

    @property
    def inadequate(self) -> Coverage | None:
        """What the best candidate lacks of the source, where it passed all checks but adequacy."""
        return None if self.verdict is not None or self.weak is None else self.weak.of_source

    def consider(self, candidates: Sequence[Candidate], masked: Masked) -> bool:
        """Judge candidates, the best first; True as soon as one passes all checks but adequacy.

        Where it is the Japanese that lacks words, another English hypothesis may do better: False.
        """
        filled = [(candidate, self._fill(candidate, masked)) for candidate in candidates]
        filled.sort(key=lambda entry: -self._merit(*entry))
        return any(self._consider(candidate, text) for candidate, text in filled)

    def _fill(self, candidate: Candidate, masked: Masked) -> str | None:
        if problems(candidate.text, masked):
            return None
        return _begin_alike(self.source.text, fill(candidate.text, masked, self.language))

    def _merit(self, candidate: Candidate, text: str | None) -> float:
        if text is None:
            return candidate.score
        if self.language == "en":
            return candidate.score - (self.meaning.penalty(text) if self.meaning else 0.0)
        return candidate.score - (candidate.meaning.penalty(text) if candidate.meaning else 0.0)

    def _consider(self, candidate: Candidate, text: str | None) -> bool:
        self._note_pivot(candidate.pivot)
        if text is None:
            self.fail("slots")
            return False
        failures = self._failures(text, candidate.english)
        if failures:
            self.fail(*failures)
            if failures == ("figures",) and self.repaired is None:
                self._repair(text, candidate)
            return False
        of_source, onward = self._coverages(text, candidate)
        coverage = _worse(of_source, onward)
        if coverage is None or coverage.adequate:
            status: Status = "retried" if self.failed else "ok"
            self.verdict = self._translation(text, status, candidate.pivot)
            return True
        loss = sum(leg.loss for leg in (of_source, onward) if leg is not None)
        weak = _Weak(text, candidate.pivot, coverage, of_source, loss)
        if self.weak is None or self.weak.worse_than(weak):
            self.weak = weak
        self.fail("adequacy")
        return onward is None or onward.adequate

    def _failures(self, text: str, english: str | None) -> tuple[str, ...]:
        failures = checks.failures(self.source, text, self.language)
        if english is None or self.language != "ja" or negation_kept_in_japanese(english, text):
            return failures
        return (*failures, "negation")

    def _note_pivot(self, pivot: str | None) -> None:
        if pivot is None:
            return
        coverage = self._of_source(pivot)
        if coverage is None:
            self.pivot = self.pivot or pivot
        elif coverage.acceptable and coverage.loss < self.pivot_loss:
            self.pivot, self.pivot_loss = pivot, coverage.loss

    def _coverages(
        self, text: str, candidate: Candidate
    ) -> tuple[Coverage | None, Coverage | None]:
        """What the English lacks of the source, and the Japanese of the English.

        None without a lexicon, or where there is no such way.
        """
        of_source = self._of_source(text if self.language == "en" else candidate.pivot)
        if candidate.meaning is None:
            return of_source, None
        self.compared = True
        return of_source, candidate.meaning.coverage(text)

    def _of_source(self, english: str | None) -> Coverage | None:
        if self.meaning is None or english is None:
            return None
        self.compared = True
        return self.meaning.coverage(english)

    def _translation(
        self, text: str, status: Status, pivot: str | None = None, failed: tuple[str, ...] = ()
    ) -> Translation:
        return Translation(
            source=self.source.text,
            text=text,
            status=status,
            checks=NAMES_WITH_LEXICON if self.compared else CHECK_NAMES,
            failed=failed or tuple(self.failed),
            pivot=pivot,
        )

    def fail(self, *names: str) -> None:
        """Note that a candidate failed these checks."""
        self.failed += [name for name in dict.fromkeys(names) if name not in self.failed]

    def close(self) -> Translation:
        """The verdict when no more candidates come."""
        if self.verdict is not None:
            return self.verdict
        if self.weak is not None and self.weak.coverage.acceptable and not self._outdone:
            return self._translation(self.weak.text, "retried", self.weak.pivot)
        if self.repaired is not None:
            return self.repaired
        return self._translation(self.source.text, "untranslated", self.pivot)

    @property
    def _outdone(self) -> bool:
        """Whether a much better English was found, of which no Japanese passed: that is shown."""
        source = self.weak.of_source if self.weak else None
        return source is not None and source.loss > self.pivot_loss + MUCH_BETTER

    def _repair(self, text: str, candidate: Candidate) -> None:
        mended = repair(self.source, text, self.language)
        if mended is None or self._failures(mended, candidate.english):
            return
        coverage = _worse(*self._coverages(mended, candidate))
        failed: tuple[str, ...] = ("figures",)
        if coverage is not None and not coverage.adequate:
            self.fail("adequacy")
            failed = ("figures", "adequacy")
        if coverage is None or coverage.acceptable:
            self.repaired = self._translation(mended, "repaired", candidate.pivot, failed)


def _worse(first: Coverage | None, second: Coverage | None) -> Coverage | None:
    """The one of two coverages that weighs more against a translation."""
    if first is None or second is None:
        return first or second
    return max(first, second, key=lambda one: (not one.acceptable, not one.adequate, one.loss))


def _begin_alike(source: str, text: str) -> str:
    """`text` with a capital where the source has one; models lose it on unknown first words."""
    if source[:1].isupper() and text[:1].islower() and text.split()[0] not in source:
        return text[0].upper() + text[1:]
    return text


def repair(source: SourceSentence, text: str, language: Language) -> str | None:
    """`text` with its one wrong figure replaced by the one it should be.

    None where more than one is wrong, or the two are not of a kind.
    """
    found = checks.figures_of(source, text, language)
    missing = figures.missing(source.figures, found)
    spurious = figures.spurious(source.figures, found)
    if len(missing) != 1 or len(spurious) != 1 or missing[0].kind != spurious[0].kind:
        return None
    wrong = spurious[0]
    return text[: wrong.start] + write(missing[0], language) + text[wrong.end :]
