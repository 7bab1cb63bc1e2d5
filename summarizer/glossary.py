"""Institutions, acronyms, places and terms whose translation is fixed; the user's file wins.

The built-in `data/glossary.csv` has the columns id, en, ja, kind, note. An entry of kind
`acronym` is expanded at its first mention and kept after it: its `en` and `ja` are the expansion
without the acronym, its `note` is the Indonesian long form or the kind of body it is. Every other
entry is replaced by its `en` or `ja` wherever it stands. Two notes are rules for mentions.py:
`plain word` and `before a place`.

Left out because the same letters mean different things in the news: MA (Mahkamah Agung, a degree),
PM (perdana menteri, polisi militer), PMI, PMK, SIM, TPS, HPP, DEN, API, Solo, Batu, Roma, Milan.
Entries such as `AS Roma` or `bahasa Jawa` exist so that the longest match keeps a shorter one
(`AS`, `Jawa`) out.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from summarizer.errors import GlossaryError
from summarizer.resources import data_text

# fmt: off
KINDS = frozenset([
    "ministry", "agency", "office", "place", "person", "company", "organisation", "acronym", "term",
])
# fmt: on
COLUMNS = ("id", "en", "ja", "kind", "note")
# Proper names: a lower-case `garuda` is the bird, not the airline.
_CAPITALISED_KINDS = frozenset(["place", "person", "company", "organisation"])
# Enclitics that may follow any noun (KBBI; EYD V, "partikel").
_ENCLITICS = ("nya", "lah", "kah", "pun")
_TOKEN = re.compile(r"[^\W_]+")
_BLANK = re.compile(r"[\s\-‐‑–]*")
_LISTED = re.compile(r",?\s*")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row. `en` or `ja` is empty only where a user's file leaves it out."""

    id: str
    en: str
    ja: str
    kind: str
    note: str = ""
    user: bool = False

    def target(self, language: str) -> str:
        """The translation for "en" or "ja"; empty where there is none."""
        return {"en": self.en, "ja": self.ja}.get(language, "")


@dataclass(frozen=True, slots=True)
class Term:
    """An entry found: `text == sentence[start:end]`, enclitics and doubling included."""

    start: int
    end: int
    text: str
    entry: Entry
    plural: bool = False


@dataclass(frozen=True, slots=True)
class _Pattern:
    """An entry made ready to match: folded words, the signs between them, a case rule a word."""

    words: tuple[str, ...]
    gaps: tuple[str, ...]
    shapes: tuple[str, ...]
    entry: Entry


class Glossary:
    """Entries, indexed by their first word."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Index the entries; of two with the same id the later one stays."""
        unique = {_key(entry.id): entry for entry in entries}
        self.entries: tuple[Entry, ...] = tuple(unique.values())
        self._by_key = unique
        self._index: dict[str, list[_Pattern]] = {}
        for entry in self.entries:
            pattern = _pattern(entry)
            self._index.setdefault(pattern.words[0], []).append(pattern)
        for patterns in self._index.values():
            patterns.sort(key=lambda p: (-len(p.words), not p.entry.user))

    @classmethod
    def load(cls, user: str | Path | None = None) -> Glossary:
        """The built-in glossary, with the user's CSV on top of it.

        The CSV needs a header with `id` and `en` or `ja`; `kind` and `note` are optional. Comma,
        semicolon or tab; UTF-8 or windows-1252. Raises GlossaryError naming the line.
        """
        if user is None:
            return _built_in()
        return cls([*_built_in().entries, *read(Path(user))])

    def get(self, id: str) -> Entry | None:
        """The entry with this id, whatever its capitals and spacing (acronyms: exact capitals)."""
        return self._by_key.get(_key(id))

    def find(self, text: str) -> list[Term]:
        """All terms of the text in reading order, longest first, none overlapping."""
        tokens = list(_TOKEN.finditer(text))
        words = [token.group() for token in tokens]
        folded = [word.casefold() for word in words]
        found: list[Term] = []
        i = 0
        while i < len(tokens):
            start = i
            doubled = _doubles(text, tokens, folded, i)
            match = self._match(text, tokens, words, folded, i + doubled)
            if match is None:
                i += 1
                continue
            i += doubled + len(match.words)
            if i < len(tokens) and _enclitic_follows(text, tokens, folded, i):
                i += 1
            begin, end = tokens[start].start(), tokens[i - 1].end()
            found.append(Term(begin, end, text[begin:end], match.entry, doubled))
        return found

    def _match(
        self,
        text: str,
        tokens: list[re.Match[str]],
        words: list[str],
        folded: list[str],
        i: int,
    ) -> _Pattern | None:
        for first in _stems(folded[i]):
            for pattern in self._index.get(first, ()):
                last = i + len(pattern.words) - 1
                if last >= len(tokens) or (first != folded[i] and len(pattern.words) > 1):
                    continue
                if not all(
                    folded[i + k] == pattern.words[k] for k in range(1, len(pattern.words) - 1)
                ) or pattern.words[-1] not in _stems(folded[last]):
                    continue
                if not all(
                    _gap_fits(text[tokens[i + k].end() : tokens[i + k + 1].start()], gap)
                    for k, gap in enumerate(pattern.gaps)
                ) or not all(
                    _shape_fits(words[i + k], shape) for k, shape in enumerate(pattern.shapes)
                ):
                    continue
                return pattern
        return None


def read(path: Path) -> list[Entry]:
    """The entries of a user's CSV. Raises GlossaryError."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise GlossaryError(f"{path}: cannot read the glossary: {error.strerror}") from None
    if b"\0" in raw:
        raise GlossaryError(f"{path}: not a text file; save the glossary as CSV (UTF-8)")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = raw.decode("cp1252")
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            raise GlossaryError(
                f"{path}, line {line}: neither UTF-8 nor windows-1252; save the file as UTF-8"
            ) from None
    return list(_rows(text, str(path), user=True))


def _rows(text: str, name: str, *, user: bool) -> Iterator[Entry]:
    """Parse a glossary; `name` is what errors call the file."""
    header_line = text.partition("\n")[0]
    delimiter = max(",;\t", key=header_line.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    header: list[str] | None = None
    seen: dict[str, tuple[int, Entry]] = {}
    try:
        for cells in reader:
            cells = [cell.strip() for cell in cells]
            if not any(cells):
                continue
            if header is None:
                header = _header(cells, name, reader.line_num)
                continue
            entry = _entry(header, cells, f"{name}, line {reader.line_num}", user=user)
            first = seen.setdefault(_key(entry.id), (reader.line_num, entry))
            if first[1] != entry:
                raise GlossaryError(
                    f"{name}, line {reader.line_num}: '{entry.id}' stands on line {first[0]} too,"
                    " with another translation; keep one"
                )
            yield entry
    except csv.Error as error:
        raise GlossaryError(f"{name}, line {reader.line_num}: {error}; check the quotes") from None
    if header is None:
        raise GlossaryError(f"{name}: the glossary is empty; its first line is {','.join(COLUMNS)}")


def _header(cells: list[str], name: str, line: int) -> list[str]:
    header = [cell.casefold() for cell in cells]
    unknown = [cell for cell in header if cell not in COLUMNS]
    if "id" not in header or not {"en", "ja"} & set(header) or unknown:
        raise GlossaryError(
            f"{name}, line {line}: the first line must name the columns {','.join(COLUMNS)}"
            " (id and en or ja are needed)"
        )
    return header


def _entry(header: list[str], cells: list[str], where: str, *, user: bool) -> Entry:
    if len(cells) > len(header):
        raise GlossaryError(
            f"{where}: {len(cells)} cells but {len(header)} columns; quote cells that hold commas"
        )
    row = dict(zip(header, cells, strict=False))
    id, en, ja = row.get("id", ""), row.get("en", ""), row.get("ja", "")
    if not _TOKEN.search(id):
        raise GlossaryError(f"{where}: the id is missing; write the Indonesian term there")
    if not en and not ja:
        raise GlossaryError(f"{where}: '{id}' has no translation; fill in en or ja")
    kind = row.get("kind", "").casefold() or _guess_kind(id, en)
    if kind not in KINDS:
        raise GlossaryError(
            f"{where}: unknown kind '{kind}'; use one of {', '.join(sorted(KINDS))}"
        )
    return Entry(id, en, ja, kind, row.get("note", ""), user)


def _guess_kind(id: str, en: str) -> str:
    """An id in capitals with a translation in words is an acronym to expand."""
    return "acronym" if _is_acronym(id) and not en.isupper() else "term"


@lru_cache(maxsize=1)
def _built_in() -> Glossary:
    return Glossary(_rows(data_text("glossary.csv"), "glossary.csv", user=False))


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isalnum() and word.isupper()


def _key(id: str) -> str:
    """What makes two ids the same: words without case, but `BI` is not `bi`."""
    words = _TOKEN.findall(id)
    return " ".join(word if _is_acronym(word) else word.casefold() for word in words)


def _pattern(entry: Entry) -> _Pattern:
    tokens = list(_TOKEN.finditer(entry.id))
    words = [token.group() for token in tokens]
    gaps = tuple(entry.id[a.end() : b.start()] for a, b in pairwise(tokens))
    named = entry.kind in _CAPITALISED_KINDS
    shapes = tuple(
        word if _is_acronym(word) else "X" if named and word[0].isupper() else "" for word in words
    )
    return _Pattern(tuple(word.casefold() for word in words), gaps, shapes, entry)


@lru_cache(maxsize=16_384)
def _stems(word: str) -> tuple[str, ...]:
    """The word, and the word without an enclitic."""
    for enclitic in _ENCLITICS:
        if word.endswith(enclitic) and len(word) > len(enclitic) + 1:
            return word, word[: -len(enclitic)]
    return (word,)


def _gap_fits(gap: str, wanted: str) -> bool:
    if _BLANK.fullmatch(wanted):
        return bool(gap) and _BLANK.fullmatch(gap) is not None
    if wanted.strip() == ",":  # "usaha mikro, kecil, dan menengah" is written without commas too
        return bool(gap) and _LISTED.fullmatch(gap) is not None
    return gap.strip() == wanted.strip()


def _shape_fits(word: str, shape: str) -> bool:
    if shape == "X":
        return word[0].isupper()
    return not shape or word.startswith(shape)


def _doubles(text: str, tokens: list[re.Match[str]], folded: list[str], i: int) -> bool:
    """`bank-bank`, `anak-anak usaha`, `bank-banknya`: a word said twice for the plural."""
    return (
        i + 1 < len(tokens)
        and text[tokens[i].end() : tokens[i + 1].start()] == "-"
        and folded[i] in _stems(folded[i + 1])
    )


def _enclitic_follows(text: str, tokens: list[re.Match[str]], folded: list[str], i: int) -> bool:
    """`OJK-nya`: an enclitic behind a hyphen."""
    return folded[i] in _ENCLITICS and text[tokens[i - 1].end() : tokens[i].start()] == "-"
