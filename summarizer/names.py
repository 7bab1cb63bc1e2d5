"""Names of people, companies, places and institutions in Indonesian news, found by rule.

Capitals mark proper names in Indonesian (EYD V, I.F.6-10), so a run of capitalised words is the
unit; word lists (data/names.toml, places.txt, common_words.txt) and the glossary cut the run into
titles, known names and unknown ones. Headlines, where every word has a capital, keep only what is
no word of the language.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from summarizer.glossary import KINDS, Entry, Glossary
from summarizer.lexicon import is_common, name_words, places

NameKind = Literal["person", "company", "place", "organisation", "other"]

_TOKEN = re.compile(
    r"[\w-]+\.(?i:com|co|id|net|org|tv)(?i:\.id)?\b"
    r"|(?:[A-Z]\.){1,4}(?!\w)"
    r"|(?:Dr|Drs|Dra|Drg|Ir|Prof|Hj|KH|PT|CV|Tbk|Muh|Moh|Moch|Jl|Kab|Kec|Kel|Pdt|St|Mr|Mrs|Ms|Co)\."
    r"|[^\W\d_](?:[^\W_]|['’`‘-](?=[^\W_])|&(?=[A-Z]))*"
    r"|\d[\d.,]*|[^\w\s]"
)
_ROMAN = re.compile("[IVX]+")
_ODD = re.compile(r"\d|.[A-Z]|-")  # iPhone 15, MacBook, S-Presso: products, not people
_VERB = re.compile(r"me[mnlrw]\w{4}")  # an active verb: what goes before it acts
_LONGEST_PERSON = 4
_DATIVE = frozenset(["di", "ke"])  # "di Kemayoran": where somebody is or goes
# Headlines have a capital on nearly every word; body text seldom on half of them.
_HEADLINE_SHARE = 0.6
_HEADLINE_WORDS = 4
_DATELINE = 9  # tokens of "KONTAN.CO.ID, JAKARTA -" and the like
_TITLE_PREFIXES = ("wamen", "kapol", "wakapol", "menko")
_CAPS_RUN = 3  # so many words in capitals are shouting, not acronyms
_KINDS: dict[str, NameKind] = {
    "person": "person", "company": "company", "place": "place", "organisation": "organisation",
    "agency": "organisation", "ministry": "organisation",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """A name, `text == sentence[start:end]`; `title` is the office or address before it."""

    start: int
    end: int
    text: str
    kind: NameKind
    title: str | None = None


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str
    low: str
    known: int = 0  # words of the glossary or gazetteer entry that begins here
    kind: str = ""  # kind of that entry

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def caps(self) -> bool:
        return len(self.text) > 1 and self.text.isupper() and "." not in self.text


def find(text: str) -> list[Name]:
    """The names of one sentence, in reading order, not overlapping."""
    return _Scan(text).names


def find_all(sentences: Sequence[str]) -> list[list[Name]]:
    """The names of every sentence of one article, which help each other.

    A part of a person's name that stands alone is that person; a word that opens a sentence is a
    name if it is one inside another sentence.
    """
    found = [find(sentence) for sentence in sentences]
    kinds: dict[str, NameKind] = {}
    for names in found:
        for name in names:
            if name.kind == "person":
                for word in name.text.split():
                    if len(word) > 2 and not is_common(word):
                        kinds[word] = "person"
    for names in found:
        for name in names:
            if name.kind in ("place", "company", "organisation"):
                kinds[name.text] = name.kind
            elif name.kind == "person":
                kinds[name.text] = "person"
    result: list[list[Name]] = []
    alone = {name.text for names in found for name in names if " " not in name.text}
    for sentence, names in zip(sentences, found, strict=True):
        names = [_learnt(name, kinds) for name in names]
        result.append(_with_opening(sentence, names, alone, sentences, kinds))
    return result


def _learnt(name: Name, kinds: dict[str, NameKind]) -> Name:
    if name.kind != "other":
        return name
    kind = kinds.get(name.text)
    if kind is None and any(kinds.get(word) == "person" for word in name.text.split()):
        kind = "person" if not name.text.isupper() else None
    return replace(name, kind=kind) if kind else name


def _with_opening(
    sentence: str,
    names: list[Name],
    alone: set[str],
    sentences: Sequence[str],
    kinds: dict[str, NameKind],
) -> list[Name]:
    """Add the first word of a sentence where other sentences show that it is a name."""
    match = re.match(r"[\"“'‘]?([^\W\d_]+)\b(?!-)", sentence)
    if match is None or match[1] not in alone or any(n.start <= match.start(1) for n in names):
        return names
    lower = re.compile(rf"\b{re.escape(match[1].lower())}\b")
    if any(lower.search(other) for other in sentences):
        return names
    kind = kinds.get(match[1], "other")
    return [Name(match.start(1), match.end(1), match[1], kind), *names]


class _Scan:
    """One sentence, read from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = name_words()
        self.tokens = _tokens(text)
        self.names: list[Name] = []
        alphabetic = [t for t in self.tokens if t.text[0].isalpha() and len(t.text) > 2]
        capitals = sum(t.capital for t in alphabetic)
        self.shouting = sum(t.caps for t in alphabetic) > _HEADLINE_SHARE * max(len(alphabetic), 3)
        self.headline = self.shouting or (
            len(alphabetic) >= _HEADLINE_WORDS
            and capitals > _HEADLINE_SHARE * len(alphabetic)
            and not text.rstrip("\"” ").endswith(".")
        )
        self.title_start: int | None = None
        self.title_end = 0
        i = 0
        while i < len(self.tokens):
            i = self._step(i)

    def _step(self, i: int) -> int:
        """Read what begins at token i; return the index after it."""
        token = self.tokens[i]
        if token.known:
            return self._known(i)
        if not token.capital and not self._is_lower_title(i):
            if token.text not in "()":
                self._close_title()
            return i + 1
        if self.title_start is not None and _ROMAN.fullmatch(token.text):
            return self._title(i)  # "Ketua Komisi XI DPR"
        if token.low in self.words["not_names"] or self._is_degree(i):
            self._close_title()
            return i + 1
        if not token.capital or self._is_title(i):
            return self._title(i)
        if token.low in self.words["company_heads"]:
            return self._company(i)
        if self.title_start is not None and token.low == "komisi":
            return self._title(i)
        if token.low in self.words["organisation_heads"] and self._institution_follows(i):
            return self._organisation(i)
        if token.low in self.words["place_heads"]:
            return self._place(i)
        if self._skips(i):
            if not (self.title_start is not None and is_common(token.text)):
                self._close_title()
            elif self._adjacent(i - 1, i):
                self.title_end = token.end
            return i + 1
        return self._unknown(i)

    def _is_degree(self, i: int) -> bool:
        if self.tokens[i].low not in self.words["degrees"] or not i:
            return False
        return self.tokens[i - 1].text == "," or "." in self.tokens[i].text

    # -- titles

    def _is_lower_title(self, i: int) -> bool:
        low = self.tokens[i].low
        if low in self.words["title_heads"] or low in self.words["roles"]:
            return True
        return (
            self.title_start is not None
            and low in self.words["title_links"]
            and self._adjacent(i - 1, i)
        )

    def _is_title(self, i: int) -> bool:
        token = self.tokens[i]
        if token.low.startswith(_TITLE_PREFIXES) and not token.caps:
            return True
        if token.low in self.words["honorifics"]:
            return i + 1 < len(self.tokens) and self._adjacent(i, i + 1)
        if token.low in self.words["title_heads"]:
            return True
        return self.title_start is not None and (
            token.low in self.words["title_words"] or (is_common(token.text) and not self._person_starts(i))
        )

    def _person_starts(self, i: int) -> bool:
        return self.tokens[i].low in self.words["given_names"]

    def _title(self, i: int) -> int:
        token = self.tokens[i]
        if self.title_start is None or not self._adjacent(i - 1, i):
            self.title_start = token.start
        self.title_end = token.end
        return i + 1

    def _close_title(self) -> None:
        self.title_start = None

    def _take_title(self, start: int) -> str | None:
        if self.title_start is None or self.text[self.title_end : start].strip(" ,(\"“"):
            return None
        return self.text[self.title_start : self.title_end]

    # -- names of each shape

    def _known(self, i: int) -> int:
        """An entry of the glossary or the gazetteer."""
        token = self.tokens[i]
        after = i + token.known
        end = self.tokens[after - 1].end
        if token.kind in ("office", "title"):
            if self.title_start is None or not self._adjacent(i - 1, i):
                self.title_start = token.start
            self.title_end = end
            return after
        if token.kind == "place":
            while after < len(self.tokens) and self._adjacent(after - 1, after):
                if self.tokens[after].low not in self.words["directions"] or self._skips(after):
                    break
                after += 1
            end = self.tokens[after - 1].end
        joined = self._joined(i, after)
        if joined > after:
            return self._emit(i, joined, self._joined_kind(i, joined))
        if token.kind in ("acronym", "term"):
            self._close_title()
            return after
        if self.title_start is not None and self._adjacent(i - 1, i) and token.kind != "person":
            self._emit(i, after, _KINDS.get(token.kind, "other"), keep_title=True)
            self.title_end = end
            return after
        return self._emit(i, after, _KINDS.get(token.kind, "other"))

    def _joined(self, i: int, after: int) -> int:
        """Where a known name goes on: "Bali United", "Toyota Fortuner", "Pemkab Indramayu"."""
        kind = self.tokens[i].kind
        if kind in ("person", "acronym", "term") or self.headline or self.title_start is not None:
            return after
        if after >= len(self.tokens) or not self._adjacent(after - 1, after):
            return after
        following = self.tokens[after]
        if kind in ("agency", "ministry"):
            return after + following.known if following.kind == "place" else after
        return self._run_end(after)

    def _joined_kind(self, i: int, end: int) -> NameKind:
        if self.tokens[end - 1].low in self.words["company_tails"]:
            return "company"
        return "organisation" if self.tokens[i].kind in ("agency", "ministry") else "other"

    def _company(self, i: int) -> int:
        """`PT …`, up to the end of the run; `(Persero)` and `Tbk` belong to it."""
        end = i + 1
        while end < len(self.tokens):
            token = self.tokens[end]
            if token.text == "(" and self._texts(end + 1, 2) in (["persero", ")"], ["perseroda", ")"]):
                end += 3
                continue
            inside = token.capital or token.text.isdigit() or token.text == "&"
            if not inside or not self._adjacent(end - 1, end):
                break
            if token.low in self.words["not_names"] or (end > i + 1 and self._ends_company(end)):
                break
            end += 1
            if token.low in ("tbk", "tbk."):
                break
        if end == i + 1:
            self._close_title()
            return end
        return self._emit(i, end, "company", keep_title=self.title_start is not None)

    def _ends_company(self, i: int) -> bool:
        token = self.tokens[i]
        if token.kind == "office" or (token.low in self.words["title_heads"] and token.known == 0):
            return True
        return self.title_start is not None and self._person_starts(i)

    def _institution_follows(self, i: int) -> bool:
        return (
            i + 1 < len(self.tokens)
            and self._adjacent(i, i + 1)
            and self.tokens[i + 1].capital
            and not self._opens_clause(i)
        )

    def _opens_clause(self, i: int) -> bool:
        return self.headline and is_common(self.tokens[i].text) and self._skips(i + 1)

    def _organisation(self, i: int) -> int:
        end = i + 1
        while end < len(self.tokens) and self._adjacent(end - 1, end):
            token = self.tokens[end]
            if token.low == "dan" and end + 1 < len(self.tokens) and self.tokens[end + 1].capital:
                if not is_common(self.tokens[end + 1].text) or self.tokens[end + 1].known:
                    break
                end += 2
                continue
            if not token.capital or token.low in self.words["not_names"]:
                break
            if token.low in self.words["title_heads"] or token.kind == "office":
                break
            if self.headline and end > i + 1 and self._skips(end):
                break
            if self.title_start is not None and self._person_starts(end):
                break
            end += max(token.known, 1)
        return self._emit(i, end, "organisation", keep_title=self.title_start is not None)

    def _place(self, i: int) -> int:
        """The words behind `Kabupaten`, `Jalan` …; the head itself is left to the sentence."""
        start = i + 1
        while start < len(self.tokens) and self.tokens[start].low in self.words["place_heads"]:
            start += 1
        if start >= len(self.tokens) or not self._adjacent(start - 1, start):
            return start
        if self.tokens[start].known and self.tokens[start].kind == "place":
            return self._emit(start, start + self.tokens[start].known, "place", keep_title=True)
        end = self._run_end(start)
        if self.headline and self._skips(start):
            end = start
        if end == start:
            return start
        return self._emit(start, end, "place", keep_title=self.title_start is not None)

    def _unknown(self, i: int) -> int:
        end = self._run_end(i)
        if end == i:
            self._close_title()
            return i + 1
        kind = self._guess(i, end)
        if end == i + 1 and len(self.tokens[i].text) == 1:
            return end
        if kind == "other" and all(is_common(t.text) for t in self.tokens[i:end]):
            self._close_title()  # "Piala Dunia": capitals, but words of the language
            return end
        return self._emit(i, end, kind)

    def _guess(self, i: int, end: int) -> NameKind:
        first, last = self.tokens[i], self.tokens[end - 1]
        if last.low in self.words["company_tails"]:
            return "company"
        if first.caps and end == i + 1:
            return "organisation" if len(first.text) <= 6 else "other"
        before = self.tokens[i - 1].low if i else ""
        after = self.tokens[end].low if end < len(self.tokens) else ""
        if self._take_title(first.start):
            return "person"
        if first.low in self.words["given_names"] and not first.caps:
            return "person"
        if before in self.words["speech_before"] or after in self.words["speech_after"]:
            return "person"
        if self.words["degrees"].intersection(self._texts(end + 1, 1)) and after == ",":
            return "person"
        if after == "(" and re.match(r"\(\d{1,2}\)", self.text[self.tokens[end].start :]):
            return "person"
        if last.low in self.words["organisation_tails"]:
            return "organisation"
        run = self.tokens[i:end]
        plain = not any(_ODD.search(t.text) or is_common(t.text) for t in run)
        if before in _DATIVE:
            return "place" if plain else "other"
        # News names people most: a run of two to four words that are no words of the language.
        if plain and (2 <= end - i <= _LONGEST_PERSON or _VERB.match(after)):
            return "person"
        return "other"

    # -- helpers

    def _run_end(self, i: int) -> int:
        """The end of the run of name words that begins at i; i itself where none does."""
        end = i
        while end < len(self.tokens):
            token = self.tokens[end]
            if end > i and not self._adjacent(end - 1, end):
                break
            if token.low in self.words["particles"] and i < end < len(self.tokens) - 1:
                following = self.tokens[end + 1]
                if token.low != "di" and following.capital and self._adjacent(end, end + 1):
                    end += 2
                    continue
            if not token.capital or (token.low in self.words["not_names"] and not (end > i and token.caps)):
                break
            if self._skips(end) or (end > i and self._breaks(end)):
                break
            end += max(token.known, 1) if end > i else 1
        return min(end, len(self.tokens))

    def _breaks(self, i: int) -> bool:
        token = self.tokens[i]
        if token.low in self.words["company_heads"] or token.kind in ("office", "title"):
            return True
        if token.known and token.kind in ("person", "agency", "ministry", "acronym"):
            return True
        return token.low in self.words["title_heads"] and token.low not in self.words["given_names"]

    def _skips(self, i: int) -> bool:
        """Is the capital here only because of its position: a headline, a sentence's start?"""
        if i >= len(self.tokens):
            return False
        token = self.tokens[i]
        if not token.capital or token.known:
            return not token.capital
        if self.shouting:
            return True
        if self.headline or self._opens_sentence(i) or self._in_caps_run(i):
            return is_common(token.text) or (token.caps and self._in_caps_run(i))
        return False

    def _opens_sentence(self, i: int) -> bool:
        before = [token.text for token in self.tokens[max(0, i - 2) : i]]
        if not before or (i <= 2 and not any(sign[0].isalnum() for sign in before)):
            return True
        if before[-1] in "-–—":
            return i <= _DATELINE
        return before[-1] in '"“”.?!:' or (before[-1] in "'‘" and len(before) > 1)

    def _in_caps_run(self, i: int) -> bool:
        if not self.tokens[i].caps:
            return False
        low = high = i
        while low and self.tokens[low - 1].caps and self._adjacent(low - 1, low):
            low -= 1
        while high + 1 < len(self.tokens) and self.tokens[high + 1].caps and self._adjacent(high, high + 1):
            high += 1
        return high - low + 1 >= _CAPS_RUN

    def _adjacent(self, i: int, j: int) -> bool:
        return self.text[self.tokens[i].end : self.tokens[j].start] in (" ", "\u00a0", "  ")

    def _texts(self, i: int, count: int) -> list[str]:
        return [token.low for token in self.tokens[i : i + count]]

    def _emit(self, i: int, end: int, kind: NameKind, *, keep_title: bool = False) -> int:
        start, stop = self.tokens[i].start, self.tokens[end - 1].end
        title = self._take_title(start)
        if keep_title:
            self.title_end = stop
        else:
            self._close_title()
        if stop == len(self.text) and self.text.endswith("Tbk."):
            stop -= 1  # the full stop of the sentence
        text = self.text[start:stop]
        self.names.append(Name(start, stop, text, kind, title if kind == "person" else None))
        return end


@lru_cache(maxsize=4096)
def _kind(entry: Entry) -> str:
    """The kind of an entry; of an acronym that of its long form."""
    if entry.kind != "acronym" or entry.note in KINDS:
        return entry.note if entry.kind == "acronym" else entry.kind
    long = Glossary.load().get(entry.note) if entry.note else None
    return long.kind if long is not None else "acronym"


def _tokens(text: str) -> list[_Token]:
    tokens = [_Token(m.start(), m.end(), m[0], m[0].lower()) for m in _TOKEN.finditer(text)]
    at = {token.start: i for i, token in enumerate(tokens)}
    ends = {token.end: i for i, token in enumerate(tokens)}
    taken = -1
    for term in Glossary.load().find(text):
        first, last = at.get(term.start), ends.get(term.end)
        if first is None or last is None:
            continue
        if not term.text[0].isupper() and term.entry.kind != "office":
            continue
        if term.entry.kind == "term" and not term.entry.id.isupper():
            continue
        tokens[first] = replace(tokens[first], known=last - first + 1, kind=_kind(term.entry))
    known_places = places()
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if i > taken and token.capital and not token.known:
            for count in (3, 2, 1):
                if i + count > len(tokens) or any(t.known for t in tokens[i : i + count]):
                    continue
                if " ".join(t.low for t in tokens[i : i + count]) in known_places and all(
                    t.capital for t in tokens[i : i + count]
                ):
                    tokens[i] = replace(token, known=count, kind="place")
                    taken = i + count - 1
                    break
        elif token.known:
            taken = max(taken, i + token.known - 1)
        i += 1
    return tokens
