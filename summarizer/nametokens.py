"""A sentence as words and signs, with the names the glossary and the gazetteer know marked."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from summarizer.glossary import KINDS, Entry, Glossary
from summarizer.lexicon import places

_TOKEN = re.compile(
    r"[\w-]+\.(?i:com|co|id|net|org|tv)(?i:\.id)?\b"
    r"|(?:[A-Z]\.){1,4}(?!\w)"
    r"|(?:Dr|Drs|Dra|Drg|Ir|Prof|Hj|KH|PT|CV|Tbk|Muh|Moh|Moch|Jl|Kab|Kec|Kel|Pdt|St|Mr|Mrs|Ms|Co)\."
    r"|[^\W\d_](?:[^\W_]|['’`‘-](?=[^\W_])|&(?=[A-Z]))*"
    r"|\d[\d.,]*|[^\w\s]"
)
_LONGEST_PLACE = 3  # words of a name in places.txt


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or sign; `known` and `kind` tell of an entry that begins here."""

    start: int
    end: int
    text: str
    low: str
    known: int = 0  # words of the glossary or gazetteer entry that begins here
    kind: str = ""  # kind of that entry

    @property
    def capital(self) -> bool:
        """Does it begin with a capital?"""
        return self.text[0].isupper()

    @property
    def caps(self) -> bool:
        """Is it all in capitals, an acronym or shouting?"""
        return len(self.text) > 1 and self.text.isupper() and "." not in self.text


@lru_cache(maxsize=4096)
def _kind(entry: Entry) -> str:
    """The kind of an entry; of an acronym that of its long form; `country` for the plain places."""
    if entry.kind == "place" and entry.note == "plain word":
        return "country"
    if entry.kind != "acronym" or entry.note in KINDS:
        return entry.note if entry.kind == "acronym" else entry.kind
    long = Glossary.load().get(entry.note) if entry.note else None
    return long.kind if long is not None else "acronym"


def tokenize(text: str) -> list[Token]:
    """The tokens of a sentence, known names marked on their first token."""
    tokens = [Token(m.start(), m.end(), m[0], m[0].lower()) for m in _TOKEN.finditer(text)]
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
            for count in range(_LONGEST_PLACE, 0, -1):
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
