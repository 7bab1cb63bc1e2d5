"""Is every content word of an English sentence in its Japanese translation, and nothing else?

The counterpart of adequacy.py for the way from English to Japanese. Japanese is not cut into
words here: an English word is there when one of its Japanese forms stands anywhere in the text,
and what is written in kanji or katakana must be part of the form of some English word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType

from summarizer.stemming import WORD, english_stem
from summarizer.translation.adequacy import (
    LEAST_RELIABLE,
    NEAR,
    PENALTY,
    TERM_RELIABILITY,
    Coverage,
    Gap,
    Limits,
    english_grammar,
    weigh,
)
from summarizer.translation.lexicon import Entry, parse_entry, read_lines
from summarizer.translation.model import Span
from summarizer.translation.protect import SourceSentence

# Read off people's and the model's translations of dev_news and ud_pud (benchmarks/adequacy.py): a
# Japanese translation departs further from the words of its source than an English one.
IN_JAPANESE = Limits(adequate=0.45, acceptable=0.5)
# A weight over GRAVE: a text that lacks such a term never passes unmarked.
LONG_TERM_RELIABILITY = 0.9
# Words longer than this are compounds of shorter ones.
LONGEST_FORM = 10
# A run of katakana this long that no text of the corpora has was made up, or is a name.
SHORTEST_INVENTION = 3
_KATAKANA = re.compile(r"[ァ-ヺー・]+")
_WRITTEN = re.compile(r"[ァ-ヺー㐀-鿿々]")
_LATIN = re.compile(r"[A-Za-z]{2,}")
_SLOT = re.compile(r"⟦\d+⟧")


class JapaneseLexicon:
    """What English stems are in Japanese, and how surely (models/lexicon-en-ja)."""

    def __init__(self, translations: Iterable[str], japanese: Iterable[str]) -> None:
        """Read the lines of the table's files, without their line ends."""
        self._rows = dict(line.split("\t", 1) for line in translations)
        self._japanese = dict(line.split("\t", 1) for line in japanese)
        self._entries: dict[str, Entry | None] = {}

    @classmethod
    def load(cls, folder: Path) -> JapaneseLexicon:
        """Read a table's folder. Raises ModelError where a file is missing or damaged."""
        return cls(
            read_lines(folder / "translations.tsv.gz"), read_lines(folder / "japanese.tsv.gz")
        )

    def entry(self, stem: str) -> Entry | None:
        """The entry of an English stem; None where there is none."""
        if stem not in self._entries:
            row = self._rows.get(stem)
            self._entries[stem] = parse_entry(stem, row) if row else None
        return self._entries[stem]

    def knows(self, form: str) -> bool:
        """Whether Japanese texts have the form."""
        return form in self._japanese

    def reliability(self, form: str) -> float:
        """How often a Japanese form stands for a word that the table knows; 0 for unknown ones."""
        row = self._japanese.get(form)
        return int(row.split("\t")[1]) / 100 if row else 0.0


class EnglishMeaning:
    """The content words of an English sentence, ready to be compared with Japanese texts.

    `text` may have slots, whose fillings need no comparison; `spans` are those of the sentence
    with their Japanese forms as `target`. `terms` are English terms that may stand in it, with
    their Japanese.
    """

    def __init__(
        self,
        text: str,
        spans: Sequence[Span],
        lexicon: JapaneseLexicon,
        terms: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self._lexicon = lexicon
        self._text = _SLOT.sub(" ", text)
        self._spans = spans
        self._slots = len(_SLOT.findall(text))
        self._judged: dict[str, Coverage] = {}
        self._terms = {
            match[0]: japanese
            for english, japanese in terms.items()
            if japanese and (match := _whole_words(english).search(self._text))
        }

    @cached_property
    def _found(self) -> tuple[list[tuple[str, Entry]], frozenset[str], int]:
        """Content words with their entries, all forms that explain Japanese, unknown names."""
        content: list[tuple[str, Entry]] = []
        forms: set[str] = set(self._terms.values())
        unknown = 0
        text = self._text
        for english in self._terms:
            text = text.replace(english, " ")
            for word in WORD.findall(english):
                # Other translations of the term are made of these.
                if entry := self._entry(word):
                    forms |= entry.stems
        for word in WORD.findall(text):
            for part in _parts(word):
                entry = self._entry(part)
                grammar = english_stem(part.casefold()) in english_grammar()
                if entry is None:
                    unknown += part[:1].isupper() and not grammar
                    continue
                forms |= entry.stems
                if not grammar and entry.reliability >= LEAST_RELIABLE:
                    content.append((part, entry))
        return content, frozenset(forms), unknown

    @classmethod
    def of(
        cls, text: str, source: SourceSentence, lexicon: JapaneseLexicon | None
    ) -> EnglishMeaning | None:
        """What a text that stands for `source` says in English; None without a lexicon."""
        if lexicon is None:
            return None
        terms = {term.english: term.japanese for term in source.terms}
        return cls(text, source.spans, lexicon, terms)

    def coverage(self, text: str) -> Coverage:
        """Compare a Japanese translation of the sentence, its slots filled, with it."""
        if text not in self._judged:
            self._judged[text] = self._compare(text)
        return self._judged[text]

    def _compare(self, text: str) -> Coverage:
        content, forms, unknown = self._found
        for target in sorted({span.target for span in self._spans}, key=len, reverse=True):
            text = text.replace(target, "、" * len(target)) if target else text
        missing = tuple(
            Gap(word, weigh(entry.reliability) * (NEAR if _any_in(entry.near, text) else 1.0))
            for word, entry in content
            if not any(rendering.stem in text for rendering in entry.renderings)
        )
        missing += tuple(
            Gap(term, weigh(_reliability(term)))
            for term in self._terms
            if not self._has(term, text)
        )
        explained = _positions(text, forms)
        gaps: list[Gap] = []
        invented: list[str] = []
        for start, form in self._words(text):
            if explained.isdisjoint(range(start, start + len(form))):
                reliability = self._lexicon.reliability(form)
                if reliability >= LEAST_RELIABLE:
                    gaps.append(Gap(form, weigh(reliability)))
                elif not self._lexicon.knows(form):
                    invented.append(form)
        # A name that stayed in the text is written by its sound, which no table knows.
        invented = invented[unknown:]
        copied = {word.casefold() for word in _LATIN.findall(self._text)}
        copied |= {word.casefold() for span in self._spans for word in _LATIN.findall(span.text)}
        invented += [word for word in _LATIN.findall(text) if word.casefold() not in copied]
        weight = sum(weigh(entry.reliability) for _, entry in content)
        weight += sum(weigh(_reliability(term)) for term in self._terms)
        return Coverage(missing, tuple(gaps), tuple(invented), weight, self._slots, IN_JAPANESE)

    def _has(self, term: str, text: str) -> bool:
        """Whether the Japanese of a term is there; that of a single word may be another one.

        The words of a longer term have other senses: net interest income is no 純利益 (net profit).
        """
        if self._terms[term] in text:
            return True
        entry = self._entry(term) if len(term.split()) == 1 else None
        return entry is not None and _any_in((one.stem for one in entry.renderings), text)

    def _entry(self, word: str) -> Entry | None:
        return self._lexicon.entry(english_stem(word.casefold()))

    def term(self, english: str) -> str | None:
        """The Japanese of a term of the sentence; None for other words."""
        return self._terms.get(english)

    def sure_form(self, word: str, share: float) -> str | None:
        """The Japanese form that stands for so large a share of an English word's uses."""
        entry = self._entry(word)
        best = max(entry.renderings, key=lambda one: one.share) if entry else None
        return best.stem if best and best.share >= share else None

    def penalty(self, text: str) -> float:
        """What a candidate's score loses for the gaps it has."""
        return PENALTY * self.coverage(text).loss

    def _words(self, text: str) -> Iterator[tuple[int, str]]:
        """The words of kanji and katakana, as the longest forms that the table knows."""
        position = 0
        while position < len(text):
            if not _WRITTEN.match(text[position]):
                position += 1
                continue
            longest = next(
                (
                    text[position : position + length]
                    for length in range(LONGEST_FORM, 0, -1)
                    if self._lexicon.knows(text[position : position + length])
                ),
                "",
            )
            run = _KATAKANA.match(text, position)
            if run and len(run[0]) >= SHORTEST_INVENTION and len(longest) < len(run[0]):
                # Katakana has no word ends inside: a shorter form at its start is chance.
                parts = [part for part in run[0].split("・") if part]
                for part in parts:
                    yield position + run[0].index(part), part
                position = run.end()
            elif longest:
                yield position, longest
                position += len(longest)
            else:
                position += 1


@lru_cache(maxsize=4096)
def _whole_words(english: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(english)}(?!\w)", re.IGNORECASE)


def _reliability(term: str) -> float:
    """How sure it is that a term comes back; the loss of a longer one is grave."""
    return LONG_TERM_RELIABILITY if len(term.split()) > 1 else TERM_RELIABILITY


def _parts(word: str) -> list[str]:
    return word.removesuffix("'s").removesuffix("’s").split("-")


def _any_in(forms: Iterable[str], text: str) -> bool:
    return any(form in text for form in forms)


def _positions(text: str, forms: Iterable[str]) -> set[int]:
    """The positions of a text that some form covers."""
    covered: set[int] = set()
    for form in forms:
        start = text.find(form)
        while start >= 0:
            covered.update(range(start, start + len(form)))
            start = text.find(form, start + 1)
    return covered
