"""What a capital means where it stands: a name, a headline, the start of a sentence."""

from __future__ import annotations

import re

from summarizer.lexicon import is_common, name_words
from summarizer.nametokens import tokenize

_DERIVED = re.compile("(?:pe|ke|ber|me)[a-z]{3,}an")  # nouns by affix: pengayaan, kejuaraan
# Headlines have a capital on nearly every word; body text seldom on half of them.
_HEADLINE_SHARE = 0.6
_HEADLINE_WORDS = 4
_DATELINE = 9  # tokens of "KONTAN.CO.ID, JAKARTA -" and the like
_CAPS_RUN = 3  # so many words in capitals are shouting, not acronyms


class Reading:
    """One sentence as tokens, and questions about the token at an index."""

    def __init__(self, text: str) -> None:
        """Tokenize the sentence and see whether it is a headline."""
        self.text = text
        self.words = name_words()
        self.tokens = tokenize(text)
        alphabetic = [t for t in self.tokens if t.text[0].isalpha() and len(t.text) > 2]
        capitals = sum(t.capital for t in alphabetic)
        self.shouting = sum(t.caps for t in alphabetic) > _HEADLINE_SHARE * max(len(alphabetic), 3)
        self.headline = self.shouting or (
            len(alphabetic) >= _HEADLINE_WORDS
            and capitals > _HEADLINE_SHARE * len(alphabetic)
            and not text.rstrip('"” ').endswith(".")
        )

    def _is_degree(self, i: int) -> bool:
        if self.tokens[i].low not in self.words["degrees"] or not i:
            return False
        return self.tokens[i - 1].text == "," or "." in self.tokens[i].text

    def _person_starts(self, i: int) -> bool:
        return self.tokens[i].low in self.words["given_names"]

    def _institution_follows(self, i: int) -> bool:
        return (
            i + 1 < len(self.tokens)
            and self._adjacent(i, i + 1)
            and self.tokens[i + 1].capital
            and not self._opens_clause(i)
        )

    def _opens_clause(self, i: int) -> bool:
        return self.headline and is_common(self.tokens[i].text) and self._skips(i + 1)

    def _is_generic(self, i: int) -> bool:
        """A noun with a capital before a name: "Penjagaan Muara Kate"."""
        token = self.tokens[i]
        if i + 1 >= len(self.tokens) or not self._adjacent(i, i + 1):
            return False
        derived = _DERIVED.fullmatch(token.low) is not None and is_common(token.text)
        return (derived or token.low in self.words["generic_heads"]) and self.tokens[i + 1].capital

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
            if not token.capital or (
                token.low in self.words["not_names"] and not (end > i and token.caps)
            ):
                break
            if self._skips(end) or (end > i and self._breaks(end)):
                break
            end += max(token.known, 1) if end > i else 1
        return min(end, len(self.tokens))

    def _breaks(self, i: int) -> bool:
        token = self.tokens[i]
        if token.low in self.words["company_heads"] or token.kind in ("office", "title"):
            return True
        if token.known and token.kind in ("person", "agency", "ministry", "acronym", "term"):
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
        if self._person_starts(i) and self._opens_person(i):
            return False
        if self.headline or self._opens_sentence(i) or self._in_caps_run(i):
            return is_common(token.text) or (token.caps and self._in_caps_run(i))
        return False

    def _opens_person(self, i: int) -> bool:
        """A given name that is also a word, with a name behind it: "Putri Kusuma …"."""
        if i + 1 >= len(self.tokens) or not self._adjacent(i, i + 1) or self.tokens[i].caps:
            return False
        following = self.tokens[i + 1]
        return following.capital and not following.known and not is_common(following.text)

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
        while (
            high + 1 < len(self.tokens)
            and self.tokens[high + 1].caps
            and self._adjacent(high, high + 1)
        ):
            high += 1
        return high - low + 1 >= _CAPS_RUN

    def _adjacent(self, i: int, j: int) -> bool:
        return self.text[self.tokens[i].end : self.tokens[j].start] in (" ", "\u00a0", "  ")

    def _texts(self, i: int, count: int) -> list[str]:
        return [token.low for token in self.tokens[i : i + count]]
