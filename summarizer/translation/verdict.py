"""The verdict on a sentence: which of its candidate translations is taken, and as what."""

from __future__ import annotations

from dataclasses import dataclass, field

from summarizer import figures
from summarizer.translation import checks
from summarizer.translation.model import Language, Translation
from summarizer.translation.protect import SourceSentence, write
from summarizer.translation.slots import Masked, fill, problems

CHECK_NAMES = tuple(check.name for check in checks.CHECKS)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One candidate with its slots unfilled; `pivot` is the English it was made from, filled."""

    text: str
    pivot: str | None = None


@dataclass(slots=True)
class Case:
    """A sentence on its way to a verdict: candidates come in until one passes."""

    source: SourceSentence
    language: Language
    verdict: Translation | None = None
    repaired: Translation | None = None
    failed: list[str] = field(default_factory=list)

    def consider(self, candidate: Candidate, masked: Masked) -> bool:
        """Judge one candidate; True where it passes all checks and is the verdict."""
        if problems(candidate.text, masked):
            self.fail("slots")
            return False
        text = _begin_alike(self.source.text, fill(candidate.text, masked, self.language))
        failures = checks.failures(self.source, text, self.language)
        if not failures:
            self.verdict = Translation(
                source=self.source.text,
                text=text,
                status="retried" if self.failed else "ok",
                checks=CHECK_NAMES,
                failed=tuple(self.failed),
                pivot=candidate.pivot,
            )
            return True
        self.fail(*failures)
        if failures == ("figures",) and self.repaired is None:
            self._repair(text, candidate.pivot)
        return False

    def fail(self, *names: str) -> None:
        """Note that a candidate failed these checks."""
        self.failed += [name for name in names if name not in self.failed]

    def close(self) -> Translation:
        """The verdict when no more candidates come."""
        if self.verdict is not None:
            return self.verdict
        if self.repaired is not None:
            return self.repaired
        return Translation(
            source=self.source.text,
            text=self.source.text,
            status="untranslated",
            checks=CHECK_NAMES,
            failed=tuple(self.failed),
        )

    def _repair(self, text: str, pivot: str | None) -> None:
        mended = repair(self.source, text, self.language)
        if mended is not None and not checks.failures(self.source, mended, self.language):
            self.repaired = Translation(
                source=self.source.text,
                text=mended,
                status="repaired",
                checks=CHECK_NAMES,
                failed=("figures",),
                pivot=pivot,
            )


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
