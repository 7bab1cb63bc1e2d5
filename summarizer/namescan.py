"""One sentence read from left to right: titles, known names, runs of capitals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from summarizer.lexicon import is_common
from summarizer.namereading import Reading

NameKind = Literal["person", "company", "place", "organisation", "other"]

_ROMAN = re.compile("[IVX]+")
_ODD = re.compile(r"\d|.[A-Z]|-")  # iPhone 15, MacBook, S-Presso: products, not people
_VERB = re.compile(r"me[mnlrw]\w{4}")  # an active verb: what goes before it acts
_LONGEST_PERSON = 4
_ORIGIN = frozenset(["asal", "dari"])  # "aktivis asal Swedia Greta …": two names
_DATIVE = frozenset(["di", "ke"])  # "di Kemayoran": where somebody is or goes
_TITLE_PREFIXES = ("wamen", "kapol", "wakapol", "menko")
_KINDS: dict[str, NameKind] = {
    "person": "person", "company": "company", "place": "place", "country": "place",
    "organisation": "organisation", "agency": "organisation", "ministry": "organisation",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """A name, `text == sentence[start:end]`; `title` is the office or address before it."""

    start: int
    end: int
    text: str
    kind: NameKind
    title: str | None = None


class Scan(Reading):
    """The names of one sentence, in `names`."""

    def __init__(self, text: str) -> None:
        """Read the sentence."""
        super().__init__(text)
        self.names: list[Name] = []
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
        if token.low in self.words["roles"] and not self.headline:
            return True
        if token.low in self.words["honorifics"]:
            return i + 1 < len(self.tokens) and self._adjacent(i, i + 1)
        if token.low in self.words["title_heads"]:
            return True
        return self.title_start is not None and (
            token.low in self.words["title_words"]
            or (is_common(token.text) and not self._person_starts(i))
        )

    def _title(self, i: int) -> int:
        token = self.tokens[i]
        if self.title_start is None or not self._adjacent(i - 1, i):
            self.title_start = token.start
        self.title_end = token.end
        return i + 1

    def _close_title(self) -> None:
        self.title_start = None

    def _take_title(self, start: int) -> str | None:
        if self.title_start is None or self.text[self.title_end : start].strip(' ,("“'):
            return None
        return self.text[self.title_start : self.title_end]

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
        end = self._run_end(after)
        tails = self.words["company_tails"] | self.words["organisation_tails"]
        if end > after and self.tokens[end - 1].low in tails:
            return end
        origin = kind == "country" or (i > 0 and self.tokens[i - 1].low in _ORIGIN)
        return after if origin or is_common(following.text) else end

    def _joined_kind(self, i: int, end: int) -> NameKind:
        if self.tokens[end - 1].low in self.words["company_tails"]:
            return "company"
        return "organisation" if self.tokens[i].kind in ("agency", "ministry") else "other"

    def _company(self, i: int) -> int:
        """`PT …`, up to the end of the run; `(Persero)` and `Tbk` belong to it."""
        if any(len(text.strip(".")) == 1 for text in self._texts(i + 1, 1)):
            return i + 1  # "Grup F" of a tournament
        end = i + 1
        while end < len(self.tokens):
            token = self.tokens[end]
            if token.text == "(" and self._texts(end + 1, 2) in (
                ["persero", ")"],
                ["perseroda", ")"],
            ):
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
            if self.title_start is not None and token.kind in ("agency", "ministry", "company"):
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
            end = start + self.tokens[start].known
            return self._emit(start, self._joined(start, end), "place", keep_title=True)
        end = self._run_end(start)
        if self.headline and self._skips(start):
            end = start
        if end == start:
            return start
        return self._emit(start, end, "place", keep_title=self.title_start is not None)

    def _unknown(self, i: int) -> int:
        if self._is_generic(i):
            self._close_title()
            return i + 1
        end = self._run_end(i)
        if end == i:
            self._close_title()
            return i + 1
        kind = self._guess(i, end)
        if end == i + 1 and len(self.tokens[i].text) == 1:
            return end
        named = self._person_starts(i) or self._take_title(self.tokens[i].start)
        if not named and all(is_common(t.text) for t in self.tokens[i:end]):
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
        if before in _DATIVE or before in self.words["place_heads"]:
            return "place" if plain else "other"
        # News names people most: a run of two to four words that are no words of the language.
        if plain and (2 <= end - i <= _LONGEST_PERSON or _VERB.match(after)):
            return "person"
        return "other"

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
