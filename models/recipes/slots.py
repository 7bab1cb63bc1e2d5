"""Pairs with slots: what stands on both sides becomes ⟦1⟧ … ⟦8⟧, in the order of the source.

The product masks figures, dates, names and glossary terms before it translates; a model that has
not seen such sentences loses or doubles the slots.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from figures import find_figures
from katakana import likeness

MAX_SLOTS = 8
CAPITALISED = re.compile(
    r"(?<![\w⟦.])[A-Z][\w'-]*\w(?:(?:\s|-)(?:[A-Z][\w'-]*\w|[A-Z]\.|al|bin|de|van|von)(?!\w))*"
)
KATAKANA_RUN = re.compile("[ァ-ヴー]{2,}(?:[・=][ァ-ヴー]+)*")
WORD = re.compile(r"[\w'&.-]*\w|\S")
ALIKE = 0.75  # katakana names under this likeness are mostly other words
LONGEST_TERM = 5  # words


@dataclass(frozen=True)
class Match:
    """A span of the source and the span of the target that says the same."""

    start: int
    end: int
    target_start: int
    target_end: int

    def overlaps(self, other: Match) -> bool:
        """Whether the two share a character on either side."""
        source_apart = self.end <= other.start or other.end <= self.start
        target_apart = (
            self.target_end <= other.target_start or other.target_end <= self.target_start
        )
        return not (source_apart and target_apart)


@dataclass(frozen=True)
class Terms:
    """A term list; terms written with a capital are names and always worth a slot."""

    translations: dict[str, list[str]]

    @classmethod
    def from_pairs(cls, pairs: Iterable[tuple[str, str]]) -> Terms:
        """Keep what can be found safely: long enough and, when Japanese, without hiragana."""
        translations: dict[str, list[str]] = defaultdict(list)
        for source, target in pairs:
            safe = len(source) > 2 and len(target) > 1 and not re.search("[ぁ-ん]", target)
            if safe and len(source.split()) <= LONGEST_TERM:
                translations[source].append(target)
        return cls(dict(translations))


def match_figures(source: str, target: str, languages: tuple[str, str]) -> list[Match]:
    """Figures and dates of equal value that stand once on each side."""
    left, right = find_figures(source, languages[0]), find_figures(target, languages[1])
    left_count, right_count = Counter(f.key for f in left), Counter(f.key for f in right)
    by_key = {figure.key: figure for figure in right}
    return [
        Match(figure.start, figure.end, by_key[figure.key].start, by_key[figure.key].end)
        for figure in left
        if left_count[figure.key] == 1 and right_count[figure.key] == 1
    ]


def match_identical_names(source: str, target: str) -> list[Match]:
    """Names in Latin letters written the same on both sides, once on each."""
    matches = []
    for found in CAPITALISED.finditer(source):
        name = found[0]
        if len(name) < 3 or (found.start() == 0 and " " not in name and not name.isupper()):
            continue
        exact = rf"(?<![A-Za-z0-9]){re.escape(name)}(?![A-Za-z0-9])"
        spots = [spot.start() for spot in re.finditer(exact, target)]
        if len(spots) == 1 and len(re.findall(exact, source)) == 1:
            matches.append(Match(found.start(), found.end(), spots[0], spots[0] + len(name)))
    return matches


def match_terms(
    source: str, target: str, terms: Terms, common_share: float, rng: random.Random
) -> list[Match]:
    """Terms that stand once on each side, longest first; common nouns only now and then."""
    words = list(WORD.finditer(source))
    matches = []
    for size in range(min(LONGEST_TERM, len(words)), 0, -1):
        for first, last in zip(words, words[size - 1 :], strict=False):
            term = source[first.start() : last.end()]
            is_name = term[0].isupper()
            if term not in terms.translations or source.count(term) != 1:
                continue
            if not is_name and rng.random() >= common_share:
                continue
            for translation in sorted(terms.translations[term], key=len, reverse=True):
                spot = target.find(translation)
                if target.count(translation) == 1 and _stands_alone(
                    target, spot, translation, is_name
                ):
                    matches.append(Match(first.start(), last.end(), spot, spot + len(translation)))
                    break
    return matches


def _stands_alone(target: str, spot: int, term: str, is_name: bool) -> bool:
    """Whether `term` at `spot` is a word of its own, not a piece of a longer run."""
    before, after = target[spot - 1 : spot], target[spot + len(term) : spot + len(term) + 1]
    for kind in ("[ァ-ヴー]", "[A-Za-z]") + (() if is_name else ("[一-鿿々]", "[ぁ-ん]")):
        at_start, at_end = re.match(kind, term[0]), re.match(kind, term[-1])
        if (at_start and re.match(kind, before)) or (at_end and re.match(kind, after)):
            # a particle after a word in hiragana cannot be told from the word going on
            return False
    return True


def match_katakana_names(source: str, target: str) -> list[Match]:
    """Capitalised names and katakana runs that sound alike, best pairs first."""
    runs = list(KATAKANA_RUN.finditer(target))
    scored = []
    for found in CAPITALISED.finditer(source) if runs else ():
        words = list(re.finditer(r"[\w'.-]+", found[0]))[:6]
        for i, first in enumerate(words):
            for last in words[i : i + 4]:
                start, end = found.start() + first.start(), found.start() + last.end()
                for run in runs:
                    score = likeness(source[start:end], run[0])
                    if score >= ALIKE:
                        scored.append(
                            (
                                score * (end - start) ** 0.25,
                                Match(start, end, run.start(), run.end()),
                            )
                        )
    scored.sort(key=lambda pair: -pair[0])
    return without_overlaps(match for _, match in scored)


def without_overlaps(matches: Iterable[Match]) -> list[Match]:
    """The matches in the order given, each one dropped that overlaps an earlier one."""
    kept: list[Match] = []
    for match in matches:
        if not any(match.overlaps(other) for other in kept):
            kept.append(match)
    return kept


def find_matches(
    source: str,
    target: str,
    languages: tuple[str, str],
    terms: Terms | None = None,
    common_share: float = 0.15,
    rng: random.Random | None = None,
) -> list[Match]:
    """All that can be put into slots in this pair: figures, then terms, then names."""
    rng = rng or random.Random(1)
    matches = match_figures(source, target, languages)
    if terms:
        matches += match_terms(source, target, terms, common_share, rng)
    matches += match_identical_names(source, target)
    if languages[1] == "ja":
        matches += match_katakana_names(source, target)
    return without_overlaps(matches)


def mask(source: str, target: str, matches: list[Match], rng: random.Random) -> tuple[str, str]:
    """The pair with a random choice of `matches`, usually most of them, as slots."""
    share = rng.choice((0.5, 0.8, 1.0))
    chosen = [match for match in matches if rng.random() < share] or [rng.choice(matches)]
    chosen = sorted(rng.sample(chosen, min(MAX_SLOTS, len(chosen))), key=lambda match: match.start)
    numbered = list(enumerate(chosen, 1))
    for number, match in reversed(numbered):
        source = f"{source[: match.start]}⟦{number}⟧{source[match.end :]}"
    for number, match in sorted(numbered, key=lambda pair: -pair[1].target_start):
        target = f"{target[: match.target_start]}⟦{number}⟧{target[match.target_end :]}"
    return source, target
