"""Splits Indonesian news text into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from summarizer.article import Paragraph, Sentence
from summarizer.resources import data_text

Span = tuple[int, int]

_OPENERS = "\"“„‘'«([{‹"
_CLOSERS = "\"”’'»)]}›"
_QUOTES = '"“”„«»'

# A run of terminators, what closes behind it, and the white space after that.
_CANDIDATE = re.compile(
    rf"(?P<stop>[.?!…]+(?:\s+\.{{2,}})?)(?P<close>[{re.escape(_CLOSERS)}]*)(?P<space>\s*)"
)
_MARK = re.compile(rf"[{_QUOTES}]")
# What may stand before the first word of a sentence; also marks of direction and zero width.
_OPENING = re.compile(rf"[{re.escape(_OPENERS)}•*–—\u200b-\u200f\u202a-\u202e\ufeff-]{{0,4}}\s?")
# Longest token looked at before a full stop or behind it: longer than any abbreviation or word.
_REACH = 40
_WORD = re.compile(rf"[^\W\d_][\w'’-]{{0,{_REACH}}}")
_TOKEN = re.compile(rf"[^\s{re.escape(_OPENERS + _CLOSERS)},;:/]{{1,{_REACH}}}\Z")
_DOTTED = re.compile(r"(?:[A-Z][a-z]?\.)+[A-Z][a-z]{0,2}")
_ROMAN_OR_LETTER = re.compile(r"[A-Z]|[IVX]{1,5}")
_LIST_NUMBER = re.compile(r"(?:.*[a-z)])?(\d{1,2})")  # also glued: "Beras2. Gula"
# A full stop with no space behind it starts a new sentence only before a word written like this.
_GLUED_WORD = re.compile(r"(?:[A-Z][a-z'’]+|[A-Z]{4,})(?![\w.@/])")
_GLUED_BEFORE = re.compile(r"(?:[a-z\d][a-z\d)%]|[A-Z]{3}|[)”\"%])\Z")
# Domain endings a sentence could be glued to in mixed case ("Kompas.Com", "Okezone.Com").
_DOMAIN_ENDINGS = frozenset({"com", "co", "id", "net", "org", "tv", "news", "info", "io", "ai"})
# A quoted title that ends in ? or ! and stands inside a sentence is not longer than this.
_TITLE_REACH = 60
# How far a second list item may stand behind the first for "1." to be read as a list number.
_LIST_REACH = 600


@cache
def words_of(name: str) -> frozenset[str]:
    """The words of a data file: split at white space, `#` starts a comment."""
    return frozenset(_words(data_text(name)))


def _words(text: str) -> Iterator[str]:
    for line in text.splitlines():
        yield from line.partition("#")[0].split()


@cache
def _abbreviations() -> dict[str, str]:
    """Abbreviation (without its last full stop) → its group in abbreviations.txt."""
    groups: dict[str, str] = {}
    group = ""
    for word in _words(data_text("abbreviations.txt")):
        if word.startswith("["):
            group = word.strip("[]")
        else:
            groups.setdefault(word, group)
            groups.setdefault(word[0].upper() + word[1:], group)
    return groups


def split(text: str) -> list[Span]:
    """Spans `(start, end)` of the sentences of one paragraph, in order.

    They do not overlap, carry no white space at their ends, and hold every character that is not
    white space. The time is linear in the length of the text. Rules: abbreviations.txt,
    sentence_starters.txt and letter_labels.txt; a full stop inside a quotation ends a sentence
    too, one before a speaker in lower case ("… ." kata X) does not.
    """
    spans: list[Span] = []
    start = 0
    for cut in [*_Splitter(text).cuts(), len(text)]:
        piece = text[start:cut]
        if not piece.strip():
            continue
        left = start + len(piece) - len(piece.lstrip())
        right = start + len(piece.rstrip())
        if spans and not any(map(str.isalnum, piece)):
            spans[-1] = (spans[-1][0], right)
        else:
            spans.append((left, right))
            if len(spans) == 2 and not any(map(str.isalnum, text[spans[0][0] : spans[0][1]])):
                spans = [(spans[0][0], right)]
        start = cut
    return spans


def split_paragraphs(
    paragraphs: Sequence[str],
) -> tuple[tuple[Paragraph, ...], tuple[Sentence, ...]]:
    """Paragraphs and their sentences, each numbered through the whole article."""
    sentences: list[Sentence] = []
    for number, text in enumerate(paragraphs):
        for start, end in split(text):
            sentences.append(Sentence(len(sentences), number, text[start:end], start, end))
    return tuple(Paragraph(i, text) for i, text in enumerate(paragraphs)), tuple(sentences)


class _Splitter:
    """One pass over a paragraph; knows which quotation is open and which list number came last."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.marks = _MARK.finditer(text)
        self.mark = next(self.marks, None)
        self.opened: int | None = None  # position of the quotation mark that is open
        self.last_opened: int | None = None
        self.listed = 0
        self.start = 0

    def cuts(self) -> Iterator[int]:
        """Positions at which one sentence ends and the next starts."""
        for match in _CANDIDATE.finditer(self.text):
            cut = self._judge(match)
            if cut is not None and self.start < cut < len(self.text):
                self.start = cut
                yield cut

    def _read_marks(self, until: int) -> None:
        """Follow the quotation marks before `until`.

        A mark with space on one side only shows by itself whether it opens; the others take turns.
        """
        while self.mark is not None and self.mark.start() < until:
            at = self.mark.start()
            before = self.text[at - 1] if at else " "
            after = self.text[at + 1] if at + 1 < len(self.text) else " "
            sign = self.text[at]
            if sign in "“„«":
                opens = True
            elif sign in "»":
                opens = False
            elif before.isspace() or before in "([":
                opens = not after.isspace() or self.opened is None
            elif after.isspace():
                opens = False
            else:
                opens = self.opened is None and sign == '"'
            self.opened = at if opens else None
            if opens:
                self.last_opened = at
            self.mark = next(self.marks, None)

    def _judge(self, match: re.Match[str]) -> int | None:
        """Where to cut at this candidate, or None."""
        text, stop = self.text, match["stop"]
        self._read_marks(match.start())
        in_quote = self.opened is not None
        end = match.end()
        if end >= len(text):
            return None
        before = _TOKEN.search(text[max(self.start, match.start() - _REACH) : match.start()])
        token = before.group() if before else ""
        if not match["space"]:
            return self._judge_glued(match, token, in_quote)
        numbered = _LIST_NUMBER.fullmatch(token) if stop == "." else None
        if numbered:
            at = match.start() - len(numbered[1])
            cut = self._list_number(int(numbered[1]), at, end)
            if cut is not None:
                return cut or None
        if text[end] == "(" and stop == "." and token in _abbreviations():
            return None
        opening = _OPENING.match(text, end)
        first = opening.end() if opening else end
        word = _WORD.match(text, first)
        if word is None:
            return end if self._figure_starts(first, stop, token) else None
        following = word.group()
        if following[0].islower() and not self._lower_case_start(following, first):
            return None
        # After a closed quotation its speaker follows, even with a stray capital.
        closes_quote = any(sign in _QUOTES for sign in match["close"])
        if closes_quote and following.lower() in words_of("attribution_verbs.txt") and first == end:
            return None
        if "." not in stop and closes_quote and self._inside_title(match, following):
            return None
        if (
            stop == "."
            and match["close"] in ("", ")")
            and not self._may_end(token, following, match.start())
        ):
            return None
        return end

    def _figure_starts(self, first: int, stop: str, token: str) -> bool:
        """Whether a figure stands at `first` that no abbreviation before it claims ("No. 5")."""
        if not self.text[first : first + 1].isdigit():
            return False
        return stop != "." or _abbreviations().get(token) not in ("before", "figure")

    def _lower_case_start(self, word: str, at: int) -> bool:
        """Brands such as iPhone and the title `dr.` start sentences in lower case."""
        if word == "dr":
            return self.text[at + 2 : at + 3] in (".", " ")
        return any(map(str.isupper, word[1:])) or word in ("detikcom", "detik")

    def _inside_title(self, match: re.Match[str], following: str) -> bool:
        """A title such as "Siapa Dia?" in the middle of a sentence."""
        opened = self.last_opened
        if opened is None or match.start() - opened > _TITLE_REACH or opened == self.start:
            return False
        lead = self.text[max(0, opened - 2) : opened].rstrip()
        return lead[-1:].isalnum() and following.lower() not in words_of("sentence_starters.txt")

    def _may_end(self, token: str, following: str, at: int) -> bool:
        """Whether a full stop behind `token` can end a sentence before `following`."""
        starts = following.lower() in words_of("sentence_starters.txt")
        group = _abbreviations().get(token)
        if _ROMAN_OR_LETTER.fullmatch(token):
            if self._labelled(at - len(token)):
                return True
            return starts or (len(token) > 1 and group is None)
        if group == "before":
            return False
        if group == "either":
            return starts
        if group == "after":
            return _DOTTED.match(self.text, at + 2, at + 2 + _REACH) is None
        return starts or _DOTTED.fullmatch(token) is None

    def _labelled(self, at: int) -> bool:
        """Whether the word before the letter at `at` makes it a label, as in `Grup A`."""
        words = self.text[max(self.start, at - _REACH) : at].split()
        return bool(words) and words[-1].strip("(\"“'").lower() in words_of("letter_labels.txt")

    def _judge_glued(self, match: re.Match[str], token: str, in_quote: bool) -> int | None:
        """A stop with nothing between it and the next word, as scraping leaves it."""
        text, cut = self.text, match.end()
        close = match["close"]
        if close and close[-1] in "\"'" and not in_quote and len(close) == 1:
            cut -= 1  # the mark opens the next sentence
        word = _GLUED_WORD.match(text, match.end())
        if word is None or word.group().lower() in _DOMAIN_ENDINGS:
            quoted = not close and text[cut : cut + 1] == "“"
            if not quoted or _GLUED_WORD.match(text, cut + 1) is None:
                return None
        if match["stop"] == "." and not close:
            if token in _abbreviations() or "@" in token or "/" in token or "www" in token:
                return None
            if not _GLUED_BEFORE.search(text[max(self.start, match.start() - 3) : match.start()]):
                return None
        return cut

    def _list_number(self, number: int, at: int, end: int) -> int | None:
        """Cut before a list number (0: no cut there), or None when it is not one."""
        text = self.text
        head = text[max(self.start, at - 3) : at].strip()
        if number == self.listed + 1 and number > 1:
            self.listed = number
            return at if head else 0
        if not head:
            self.listed = number
            return 0
        if number != 1:
            return None
        follows = re.search(r"\s2\.\s?[A-Z]", text[end : end + _LIST_REACH])
        if head[-1] == ":" or (follows and not self._labelled(at) and self._lower_before(at)):
            self.listed = 1
            return at
        return None

    def _lower_before(self, at: int) -> bool:
        words = self.text[max(self.start, at - _REACH) : at].split()
        return bool(words) and words[-1][0].islower()
