"""Is the content of a sentence in its translation, and nothing else? Judged word by word.

A source word that the lexicon knows well and whose translations are all absent is *missing*; an
English word that usually stands for a word the lexicon knows, and stands here for none of the
source's, is *spurious*; a word that no English text has is *invented*. Each weighs what its
reliability says: a word that is translated by one of its table's words nine times in ten weighs
more, when it is not, than one where it is every second time.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from summarizer.resources import data_toml
from summarizer.stemming import WORD, english_stem, words
from summarizer.translation.lexicon import Entry, Lexicon, Rendering
from summarizer.translation.protect import KnownTerm, SourceSentence

# Beyond this the table's own errors count: no word is sure.
MOST_RELIABLE = 0.95
# Under this a word's absence says nothing.
LEAST_RELIABLE = 0.4
# From this share on a rendering is a word's own, even where another word has it too.
FIRM = 0.1
# What is left of a gap where a word of like meaning stands in its place.
NEAR = 0.3
# How sure it is that a term or office of the glossary (`Direktur Utama`) comes back in some form.
TERM_RELIABILITY = 0.85
# The weight of a word that is no English: as much as the surest word that is missing.
INVENTED = -math.log(1 - MOST_RELIABLE)
# Content that a sentence of few known words is taken to have besides, so that one word of three
# does not decide alone.
UNSEEN = 2.0
# What a loss of 1 takes from a candidate's score, a mean log-probability a token. Tuned on dev_news
# by chrF; from 0.5 on it makes no difference.
PENALTY = 0.8
# What a figure or name counts for beside words, where it is asked whether anything can be shown.
PROTECTED = 1.0
# One wrong word in a long sentence is still wrong: a sure word that is missing or spurious, or one
# of each that together are as sure.
GRAVE = 2.0
GRAVE_PAIR = 3.5


@dataclass(frozen=True, slots=True)
class Limits:
    """Losses up to which a translation can stand as it is, and may be shown with a mark."""

    adequate: float
    acceptable: float


# Read off translations of dev_news and ud_pud (benchmarks/adequacy.py).
IN_ENGLISH = Limits(adequate=0.25, acceptable=0.55)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Two source words in a row that the lexicon knows as one; offsets are in the sentence."""

    start: int
    end: int
    english: str


@dataclass(frozen=True, slots=True)
class Word:
    """A content word of the source that the lexicon knows; offsets are in the sentence.

    `phrase` is the one that the word is part of, if there is one; `name` whether it may be a name,
    having a capital inside the sentence.
    """

    start: int
    end: int
    form: str
    entry: Entry
    phrase: Phrase | None = None
    name: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """A word that has no counterpart on the other side, and how much that weighs.

    `source` is the word where it is the source's.
    """

    word: str
    weight: float
    source: Word | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a translation lacks, and has too much.

    `content` is the weight of all known words, `protected` the number of spans that came through.
    """

    missing: tuple[Gap, ...]
    spurious: tuple[Gap, ...]
    invented: tuple[str, ...]
    content: float
    protected: int = 0
    limits: Limits = IN_ENGLISH

    @property
    def loss(self) -> float:
        """The weight of all gaps for each of the content: 0 for none, around 2 for another text."""
        gaps = sum(gap.weight for gap in self.missing + self.spurious)
        return (gaps + INVENTED * len(self.invented)) / (self.content + UNSEEN)

    @property
    def adequate(self) -> bool:
        """Whether the translation can stand as it is."""
        lost = max((gap.weight for gap in self.missing), default=0.0)
        added = max((gap.weight for gap in self.spurious), default=0.0)
        grave = max(lost, added) >= GRAVE or (lost > 0 and added > 0 and lost + added >= GRAVE_PAIR)
        return self.loss <= self.limits.adequate and not grave and not self.invented

    @property
    def acceptable(self) -> bool:
        """Whether the translation may be shown with a mark.

        Figures and names that came through are worth showing, too.
        """
        known = self.content + UNSEEN
        return self.loss * known / (known + PROTECTED * self.protected) <= self.limits.acceptable


class Meaning:
    """The content words of a source sentence, ready to be compared with many translations."""

    def __init__(self, source: SourceSentence, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._source = source
        self._copied = set(words(source.text))
        self.content: list[Word] = []
        self._explained: set[str] = set()
        self._best: dict[str, float] = {}
        self._near: set[str] = set()
        self._unknown: list[str] = []
        self._parts: dict[Word, list[Entry]] = {}
        self._judged: dict[str, Coverage] = {}
        self._terms: list[tuple[str, frozenset[str]]] = []
        blank = _blank(source)
        matches = list(WORD.finditer(blank))
        phrases = _phrases(blank, matches, lexicon)
        for term in source.terms:
            self._add_term(term)
        for number, match in enumerate(matches):
            word = match[0].casefold().replace("’", "'")
            phrase = phrases.get(number)
            if phrase is not None:
                self._explained |= {english_stem(part) for part in words(phrase.english)}
            entries = [entry for form in _parts(word) if (entry := lexicon.entry(form))]
            for entry in entries:
                self._explained |= {rendering.stem for rendering in entry.renderings}
                self._near |= entry.near
            if word in indonesian_grammar() or any(
                term.start <= match.start() < term.end for term in source.terms
            ):
                continue
            if not entries:
                self._unknown += [word] if match[0][0].isupper() else []
            elif entries[0].reliability >= LEAST_RELIABLE:
                name = number > 0 and match[0][0].isupper()
                self.content.append(
                    Word(match.start(), match.end(), word, entries[0], phrase, name)
                )
                for rendering in entries[0].renderings:
                    best = max(rendering.share, self._best.get(rendering.stem, 0.0))
                    self._best[rendering.stem] = best
        for span in source.spans:
            forms = frozenset(
                english_stem(w) for text in (span.target, span.text) for w in words(text)
            )
            self._explained |= forms
            telling = forms - english_grammar()
            if span.kind == "term" and telling:
                self._terms.append((span.text, telling))

    def _add_term(self, term: KnownTerm) -> None:
        """A term is one word: its English as a whole, or that of each of its parts."""
        stems = [english_stem(word) for word in words(term.english)]
        self._explained |= set(stems)
        parts = [entry for word in words(term.text) if (entry := self._lexicon.entry(word))]
        renderings = (Rendering(" ".join(stems), 1.0, term.english),)
        entry = Entry(term.text.casefold(), 0, TERM_RELIABILITY, renderings)
        phrase = Phrase(term.start, term.end, term.english)
        word = Word(term.start, term.end, entry.word, entry, phrase)
        self._parts[word] = parts
        self.content.append(word)

    def coverage(self, text: str) -> Coverage:
        """Compare an English translation of the sentence, its slots filled, with the source."""
        if text not in self._judged:
            self._judged[text] = self._compare(text)
        return self._judged[text]

    def _compare(self, text: str) -> Coverage:
        found = WORD.findall(text.replace("’", "'"))
        stems = {english_stem(part) for word in found for part in _parts(word.casefold())}
        capitals = {word.casefold() for word in found if word[0].isupper()}
        missing = tuple(
            Gap(
                word.form,
                weigh(word.entry.reliability) * (NEAR if word.entry.near & stems else 1.0),
                word,
            )
            for word in self.content
            if not self._covered(word, stems) and not (word.name and word.form in capitals)
        )
        missing += tuple(
            Gap(term, weigh(TERM_RELIABILITY))
            for term, telling in self._terms
            if telling.isdisjoint(stems)
        )
        spurious, invented = self._unexplained(found)
        content = sum(weigh(word.entry.reliability) for word in self.content)
        content += weigh(TERM_RELIABILITY) * len(self._terms)
        return Coverage(missing, spurious, invented, content, len(self._source.spans))

    def _covered(self, word: Word, stems: set[str]) -> bool:
        """Whether one of the stems stands for the word, and not rather for another one."""
        if word.phrase and stems.issuperset(map(english_stem, words(word.phrase.english))):
            return True
        if word in self._parts:
            return bool(self._parts[word]) and all(
                any(rendering.stem in stems for rendering in part.renderings)
                for part in self._parts[word]
            )
        return any(
            rendering.stem in stems
            and (rendering.share >= FIRM or rendering.share >= self._best[rendering.stem])
            for rendering in word.entry.renderings
        )

    def penalty(self, text: str) -> float:
        """What a candidate's score loses for the gaps it has."""
        return PENALTY * self.coverage(text).loss

    def _unexplained(self, found: list[str]) -> tuple[tuple[Gap, ...], tuple[str, ...]]:
        gaps: list[Gap] = []
        invented: list[str] = []
        for word in found:
            lower = word.casefold()
            stem = english_stem(lower)
            if stem in english_grammar() or lower in self._copied:
                continue
            if not self._explained.isdisjoint({stem, *map(english_stem, _parts(lower))}):
                continue
            reliability = self._lexicon.reliability(stem)
            if reliability >= LEAST_RELIABLE:
                gaps.append(Gap(lower, weigh(reliability) * (NEAR if stem in self._near else 1.0)))
            elif word.islower() and not self._is_english(lower):
                invented.append(lower)
        # A name that the table does not know may be what an English word stands for (Maladewa, the
        # Maldives), unless it stands there itself. Other unknown words are unknown to a model of
        # the same texts, too: what it makes of them is a guess.
        copied = {word.casefold() for word in found}
        excused = sum(word not in copied for word in self._unknown)
        gaps.sort(key=lambda gap: -gap.weight)
        return tuple(gaps[excused:]), tuple(invented)

    def _is_english(self, word: str) -> bool:
        return all(
            len(part) < 3
            or any(self._lexicon.knows_english(form) for form in (part, part.removesuffix("s")))
            for part in word.removesuffix("'s").replace("'", "-").split("-")
        )


def weigh(reliability: float) -> float:
    """What the absence of a counterpart says, in nats: -log of its chance in a good translation."""
    return -math.log(1 - min(reliability, MOST_RELIABLE))


def _parts(word: str) -> Iterator[str]:
    yield word
    if "-" in word:
        yield from word.split("-")


def _phrases(text: str, matches: Sequence[re.Match[str]], lexicon: Lexicon) -> dict[int, Phrase]:
    """The phrases of a sentence by the numbers of their words; none overlaps another."""
    found: dict[int, Phrase] = {}
    for number, (first, second) in enumerate(pairwise(matches)):
        if number in found or text[first.end() : second.start()] != " ":
            continue
        english = lexicon.phrase(first[0].casefold(), second[0].casefold())
        if english is not None:
            phrase = Phrase(first.start(), second.end(), english)
            found |= {number: phrase, number + 1: phrase}
    return found


def _blank(source: SourceSentence) -> str:
    """The source with its protected spans overwritten."""
    kept = list(source.text)
    for span in source.spans:
        kept[span.start : span.end] = " " * (span.end - span.start)
    return "".join(kept)


@cache
def _grammar() -> dict[str, str]:
    return data_toml("grammar_words.toml")


@cache
def indonesian_grammar() -> frozenset[str]:
    """Indonesian words that are not content."""
    return frozenset(_grammar()["indonesian"].split())


@cache
def english_grammar() -> frozenset[str]:
    """Stems of English words that are not content."""
    return frozenset(map(english_stem, _grammar()["english"].split()))
