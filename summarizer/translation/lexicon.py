"""What words mean: the lexical translation table, and what a translation has of its source's words.

The table was learned by word alignment (models/recipes/lexicon.py). It knows for an Indonesian word
which English stems stand for it, and how often a translation has one of them.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from summarizer.errors import ModelError
from summarizer.stemming import with_prefixes, without_affixes, without_clitics

# Affixes may change a word's meaning, and the root found may be another word's.
ROOT_TRUST = 0.75


@dataclass(frozen=True, slots=True)
class Rendering:
    """An English stem that stands for a word, its share of the cases, and its commonest form."""

    stem: str
    share: float
    form: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An Indonesian word of the table.

    `seen` counts its occurrences in the training pairs; `reliability` is the share of their
    translations that have one of `renderings` (likeliest first). `near` are stems
    of words of like meaning, which freer translations use.
    """

    word: str
    seen: int
    reliability: float
    renderings: tuple[Rendering, ...]
    near: frozenset[str] = frozenset()

    @property
    def stems(self) -> frozenset[str]:
        """All that may stand for the word: its renderings, and what is near them."""
        return self.near.union(rendering.stem for rendering in self.renderings)


class Lexicon:
    """The lexical translation table. Entries are parsed when they are asked for."""

    def __init__(
        self,
        translations: Iterable[str],
        english: Iterable[str],
        words: Iterable[str],
        phrases: Iterable[str] = (),
    ) -> None:
        """Read the lines of the table's files, without their line ends."""
        self._rows = dict(line.split("\t", 1) for line in translations)
        self._english = dict(line.split("\t", 1) for line in english)
        self._words = frozenset(words)
        self._phrases = dict(line.split("\t", 1) for line in phrases)
        self._entries: dict[str, Entry | None] = {}

    @classmethod
    def load(cls, folder: Path) -> Lexicon:
        """Read a table's folder. Raises ModelError where a file is missing or damaged."""
        return cls(
            read_lines(folder / "translations.tsv.gz"),
            read_lines(folder / "english.tsv.gz"),
            read_lines(folder / "words.txt.gz"),
            read_lines(folder / "phrases.tsv.gz"),
        )

    def entry(self, word: str) -> Entry | None:
        """The entry of a word in lower case: its own, or its root's; None where there is none."""
        if word not in self._entries:
            self._entries[word] = self._find(word)
        return self._entries[word]

    def phrase(self, first: str, second: str) -> str | None:
        """What two Indonesian words in a row are together; None where nothing is known of it."""
        row = self._phrases.get(f"{first} {second}")
        return row.split("\t")[2] if row else None

    def reliability(self, stem: str) -> float:
        """How often an English stem stands for a word that the table knows; 0 for unknown ones."""
        row = self._english.get(stem)
        return int(row.split("\t")[1]) / 100 if row else 0.0

    def knows_english(self, word: str) -> bool:
        """Whether English texts have the word in lower case."""
        return word in self._words

    def _find(self, word: str) -> Entry | None:
        for form in (*without_clitics(word), *with_prefixes(word)):
            if form in self._rows:
                return parse_entry(form, self._rows[form])
        for form in without_affixes(word):
            if form in self._rows:
                entry = parse_entry(form, self._rows[form])
                return replace(entry, reliability=entry.reliability * ROOT_TRUST)
        return None


def parse_entry(word: str, row: str) -> Entry:
    """The entry that a row of translations.tsv holds, without its first cell."""
    seen, reliability, *cells = row.split("\t")
    renderings = tuple(_rendering(cell) for cell in cells if ":" in cell)
    near = frozenset(cell for cell in cells if ":" not in cell)
    return Entry(word, int(seen), int(reliability) / 100, renderings, near)


def _rendering(cell: str) -> Rendering:
    stem, share, form = cell.split(":")
    return Rendering(stem, int(share) / 100, form or stem)


def read_lines(path: Path) -> list[str]:
    """The lines of a file of the table. Raises ModelError where it is missing or damaged."""
    try:
        with gzip.open(path, "rt", encoding="utf-8") as stream:
            return stream.read().splitlines()
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise ModelError(f"{path}: the lexicon cannot be read ({error}); get it anew") from None
