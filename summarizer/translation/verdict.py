"""The verdict on a sentence: which of its candidate translations is taken, and as what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from summarizer import figures
from summarizer.translation import checks
from summarizer.translation.adequacy import Coverage, Meaning, Word
from summarizer.translation.model import Language, Status, Translation
from summarizer.translation.protect import SourceSentence, write
from summarizer.translation.slots import Masked, fill, problems

CHECK_NAMES = tuple(check.name for check in checks.CHECKS)
# Where there is a lexicon, adequacy is checked as well.
NAMES_WITH_LEXICON = (*CHECK_NAMES, "adequacy")
# A candidate with glosses must lose so much less; glosses make a sentence clumsier.
WORTHWHILE = 0.05


@dataclass(frozen=True, slots=True)
class Candidate:
    """One candidate with its slots unfilled; `pivot` is the English it was made from, filled.

    `score` is the mean log-probability that the last model gave it.
    """

    text: str
    pivot: str | None = None
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class _Weak:
    """A translation that passes every check but adequacy."""

    text: str
    pivot: str | None
    coverage: Coverage


@dataclass(slots=True)
class Case:
    """A sentence on its way to a verdict: candidates come in until one passes.

    `meaning` is what the lexicon knows of the sentence's words, where there is a lexicon;
    `glossed` are the words that were given a gloss so far.
    """

    source: SourceSentence
    language: Language
    meaning: Meaning | None = None
    verdict: Translation | None = None
    weak: _Weak | None = None
    repaired: Translation | None = None
    failed: list[str] = field(default_factory=list)
    glossed: list[Word] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        """Whether some candidate passed every check, or every check but adequacy."""
        return self.verdict is not None or self.weak is not None

    @property
    def inadequate(self) -> Coverage | None:
        """What the best candidate lacks, where it passed every check but adequacy."""
        return None if self.verdict is not None or self.weak is None else self.weak.coverage

    def consider(self, candidates: Sequence[Candidate], masked: Masked) -> bool:
        """Judge candidates, the best first; True as soon as one passes all checks but adequacy."""
        filled = [(candidate, self._fill(candidate, masked)) for candidate in candidates]
        filled.sort(key=lambda entry: -self._merit(*entry))
        return any(self._consider(candidate, text) for candidate, text in filled)

    def _fill(self, candidate: Candidate, masked: Masked) -> str | None:
        if problems(candidate.text, masked):
            return None
        return _begin_alike(self.source.text, fill(candidate.text, masked, self.language))

    def _merit(self, candidate: Candidate, text: str | None) -> float:
        if self.meaning is None or text is None or self.language != "en":
            return candidate.score
        return candidate.score - self.meaning.penalty(text)

    def _consider(self, candidate: Candidate, text: str | None) -> bool:
        if text is None:
            self.fail("slots")
            return False
        failures = checks.failures(self.source, text, self.language)
        if failures:
            self.fail(*failures)
            if failures == ("figures",) and self.repaired is None:
                self._repair(text, candidate.pivot)
            return False
        coverage = self._coverage(text, candidate.pivot)
        if coverage is None or coverage.adequate:
            status: Status = "retried" if self.failed else "ok"
            self.verdict = self._translation(text, status, candidate.pivot)
            return True
        if self.weak is None or coverage.loss < self.weak.coverage.loss - WORTHWHILE:
            self.weak = _Weak(text, candidate.pivot, coverage)
        self.fail("adequacy")
        return True

    def _coverage(self, text: str, pivot: str | None) -> Coverage | None:
        """What the English lacks; None without a lexicon, or where there is no English."""
        english = text if self.language == "en" else pivot
        return self.meaning.coverage(english) if self.meaning and english is not None else None

    def _translation(
        self, text: str, status: Status, pivot: str | None = None, failed: tuple[str, ...] = ()
    ) -> Translation:
        return Translation(
            source=self.source.text,
            text=text,
            status=status,
            checks=CHECK_NAMES if self.meaning is None else NAMES_WITH_LEXICON,
            failed=failed or tuple(self.failed),
            pivot=pivot,
        )

    def fail(self, *names: str) -> None:
        """Note that a candidate failed these checks."""
        self.failed += [name for name in names if name not in self.failed]

    def close(self) -> Translation:
        """The verdict when no more candidates come."""
        if self.verdict is not None:
            return self.verdict
        if self.weak is not None and self.weak.coverage.acceptable:
            return self._translation(self.weak.text, "retried", self.weak.pivot)
        if self.repaired is not None:
            return self.repaired
        return self._translation(self.source.text, "untranslated")

    def _repair(self, text: str, pivot: str | None) -> None:
        mended = repair(self.source, text, self.language)
        if mended is None or checks.failures(self.source, mended, self.language):
            return
        coverage = self._coverage(mended, pivot)
        failed: tuple[str, ...] = ("figures",)
        if coverage is not None and not coverage.adequate:
            self.fail("adequacy")
            failed = ("figures", "adequacy")
        if coverage is None or coverage.acceptable:
            self.repaired = self._translation(mended, "repaired", pivot, failed)


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
