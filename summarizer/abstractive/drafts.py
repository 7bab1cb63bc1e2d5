"""What a model wrote, made a draft: its sentences, and what each of them is made of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from summarizer.abstractive.cuts import tidy
from summarizer.article import Article
from summarizer.evaluation import overlap, tokens
from summarizer.sentences import split

_COMPLETE = re.compile(r"[.!?…][\"”’')\]]*$")
# Least share of different words in a statement of at least so many. In the sentences of IndoSum's
# summaries it is 0.58 and more.
_LOOKED_AT, _DIFFERENT = 8, 0.5

Trigram = tuple[str, str, str]


def sentences(written: str) -> list[str]:
    """The sentences of what a model wrote, each with an end mark."""
    text = tidy(written)
    found = [text[start:end] for start, end in split(text)]
    # Decoding that ran into its limit ends in the middle of a sentence.
    if len(found) > 1 and not _COMPLETE.search(found[-1]):
        found.pop()
    return [part if _COMPLETE.search(part) else f"{part}." for part in found if part]


def nearest(text: str, article: Article, indexes: Sequence[int]) -> int:
    """Which of some sentences has most of the words of a text, and fewest others."""
    return max(indexes, key=lambda index: likeness(text, article.sentences[index].text))


def likeness(one: str, other: str) -> float:
    """The share of words that two texts have in common, 0 to 1 (ROUGE-1 F)."""
    return overlap(tokens(one), tokens(other), 1).f


class Repetition:
    """Notices sentences that say things over and over, as a model does that has lost the thread."""

    def __init__(self, article: Article) -> None:
        """Nothing was said yet."""
        self._article = article
        self._said: Counter[Trigram] = Counter()

    @cached_property
    def _known(self) -> Counter[Trigram]:
        return Counter(t for s in self._article.sentences for t in _trigrams(s.text))

    def of(self, text: str) -> bool:
        """Whether a sentence repeats its words, or those of the summary so far."""
        words = tokens(text)
        if len(words) >= _LOOKED_AT and len(set(words)) < _DIFFERENT * len(words):
            return True
        if any(len(set(trigram)) == 1 for trigram in _trigrams(text)):
            return True
        said = self._said + Counter(_trigrams(text))
        twice = [trigram for trigram, count in said.items() if count > 1]
        return any(said[trigram] > max(1, self._known[trigram]) for trigram in twice)

    def say(self, text: str) -> None:
        """Add a sentence to the summary so far."""
        self._said.update(_trigrams(text))


def _trigrams(text: str) -> Iterator[Trigram]:
    words = tokens(text)
    return zip(words, words[1:], words[2:], strict=False)
