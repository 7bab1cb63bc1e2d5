"""The article and its parts: what loading produces and every later stage reads."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Document:
    """One article as loaded, before cleaning.

    `paragraphs` are in reading order, unwrapped, each without line breaks. `path` is what the
    user named (with `#3` behind it for the third record of a file that holds many, `/a.txt` for a
    member of an archive; `-` for standard input). `sha256` is the hex digest of the bytes the
    article was read from.
    `published` is an ISO 8601 date, with the time where the source gives it.
    """

    path: str
    sha256: str
    paragraphs: tuple[str, ...]
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    author: str | None = None
    url: str | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Removal:
    """A stretch of text that cleaning took away, and the name of the rule that did it."""

    rule: str
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. `start` and `end` are character offsets in its paragraph's text."""

    index: int
    paragraph: int
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One cleaned paragraph."""

    index: int
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """A cleaned article, split into paragraphs and sentences.

    `paragraphs[s.paragraph].text[s.start:s.end] == s.text` holds for every sentence `s`.
    """

    path: str
    sha256: str
    title: str | None
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    outlet: str | None = None
    published: str | None = None
    author: str | None = None
    url: str | None = None
    dateline: str | None = None
    removed: tuple[Removal, ...] = ()
    warnings: tuple[str, ...] = field(default=())

    @property
    def words(self) -> int:
        """Words of the cleaned body, counted at white space."""
        return sum(len(paragraph.text.split()) for paragraph in self.paragraphs)
