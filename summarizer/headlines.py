"""Headlines in capitals, brought back to the sentence case that models were trained on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from summarizer.lexicon import is_common

if TYPE_CHECKING:
    from summarizer.glossary import Glossary

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# Words as long as this take a capital in an Indonesian headline (EYD V exempts only particles).
_LONG = 4
# Names alone seldom make up more of a sentence than this.
_CAPITAL_SHARE = 0.7
_FEWEST_WORDS = 3


def is_title_case(headline: str) -> bool:
    """Whether nearly all long words of the headline have a capital."""
    words = [word for word in _WORD.findall(headline) if len(word) >= _LONG]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= _FEWEST_WORDS and capitals >= _CAPITAL_SHARE * len(words)


def sentence_case(headline: str, sentences: Sequence[str], glossary: Glossary) -> str:
    """The headline with capitals only where a sentence has them; the length stays the same.

    Names keep theirs: those that rules and the glossary find, and words that the article's
    `sentences` write with a capital inside a sentence and never without.
    """
    if not is_title_case(headline):
        return headline
    from summarizer.names import find_all

    kept = [(name.start, name.end) for name in find_all([headline, *sentences])[0]]
    kept += [
        (term.start, term.end)
        for term in glossary.find(headline)
        if term.entry.kind != "term" and term.text[0].isupper()
    ]
    shouted = headline.isupper()
    if shouted:
        kept = []
    lower, capital = _spellings(sentences)

    def respell(match: re.Match[str]) -> str:
        word = match[0]
        folded = word.lower()
        if word.islower() or any(start <= match.start() < end for start, end in kept):
            return word
        if folded == "rp":
            return "Rp"
        if folded in capital and folded not in lower:
            return capital[folded]
        if word.isupper() and len(word) > 1 and not shouted:
            return word
        if shouted or folded in lower or is_common(word):
            return folded
        return word

    respelt = _WORD.sub(respell, headline)
    first = _WORD.search(respelt)
    if first is None:
        return respelt
    return respelt[: first.start()] + respelt[first.start()].upper() + respelt[first.start() + 1 :]


def _spellings(sentences: Sequence[str]) -> tuple[set[str], dict[str, str]]:
    """Words the sentences write in lower case, and those with capitals, by their folded form."""
    lower: set[str] = set()
    capital: dict[str, str] = {}
    for sentence in sentences:
        for position, word in enumerate(_WORD.findall(sentence)):
            if word.islower():
                lower.add(word)
            elif position:
                capital.setdefault(word.lower(), word)
    return lower, capital
