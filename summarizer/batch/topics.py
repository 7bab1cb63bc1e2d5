"""Topics of a night's news: words that stand out in several articles, and who shares them.

A word stands out in an article by tf-idf (Salton & Buckley 1988) over headlines and key sentences;
the articles are those of one night, so that what is everywhere that night says nothing.
"""

from __future__ import annotations

import math
import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from summarizer.resources import data_toml
from summarizer.sentences import words_of

# Words by which one article may join a topic, and words that name one.
_SALIENT = 5
_NAMING = 3
# Headlines capitalise every word: one that is small more often than this is no name.
_SMALL = 0.2
# Up to so many articles, two may be a topic.
_FEW = 30
# A word that stands out in more than this share of a day's articles is no topic but the day; in a
# few, it always is one.
_MOST, _SURELY = 0.2, 5
_WORD = re.compile(r"[^\W\d_]{3,}(?:-[^\W\d_]{3,})?")
# Japanese has no spaces: words that carry content are in kanji or katakana.
_JAPANESE = re.compile("[\u4e00-\u9fff々]{2,6}|[\u30a1-\u30fa\u30fc]{3,}")
# Two words with so many first letters in common are forms of one.
_SAME_STEM = 5


class Vocabulary:
    """The words of one language: a number for each, and in how many articles it is."""

    def __init__(self) -> None:
        self.counts: list[int] = []
        self.articles = 0
        self._numbers: dict[str, int] = {}
        self._forms: list[str] = []
        self._seen: list[int] = []
        self._small: list[int] = []

    def add(self, words: Iterable[str]) -> array[int]:
        """The numbers of an article's words, as often as they occur."""
        self.articles += 1
        numbers = array("I")
        for word in words:
            key = word.lower()
            number = self._numbers.setdefault(key, len(self._forms))
            if number == len(self._forms):
                self._forms.append(word)
                self.counts.append(0)
                self._seen.append(0)
                self._small.append(0)
            self._seen[number] += 1
            self._small[number] += word == key
            numbers.append(number)
        for number in set(numbers):
            self.counts[number] += 1
        return numbers

    def form(self, number: int) -> str:
        """The word as it is written in running text."""
        form = self._forms[number]
        return form.lower() if self._small[number] > _SMALL * self._seen[number] else form

    def rarity(self, number: int) -> float:
        """The inverse document frequency."""
        return math.log((1 + self.articles) / self.counts[number])


def words(digest: Mapping[str, Any], language: str) -> list[str]:
    """The content words of a digest's headline and key sentences in `language`.

    The headline counts twice; figures, dates and the outlet's name do not count.
    """
    source = digest["source"]
    if language == "id":
        texts = [source["title"] or ""] * 2
        texts += [sentence["text"] for sentence in digest["sentences"] if sentence["key"]]
        figures = [figure["text"] for figure in digest["figures"]]
    else:
        section = digest["translations"].get(language)
        if section is None:
            return []
        rows = [section["title"]] * 2 if section["title"] else []
        rows += section["key_sentences"]
        texts = [row["text"] for row in rows if row["status"] != "untranslated"]
        figures = [figure[language] for figure in digest["figures"]]
    pattern = _JAPANESE if language == "ja" else _WORD
    ignored = {
        word.lower()
        for text in (source["outlet"] or "", *figures)
        for word in pattern.findall(text)
    }
    return [
        word
        for text in texts
        for word in pattern.findall(text)
        if word.lower() not in ignored and word.lower() not in _stop_words(language)
    ]


@dataclass(frozen=True, slots=True)
class Topic:
    """Articles (positions in what was given) that share a word; `word` is None for the others."""

    word: int | None
    members: tuple[int, ...]


def topics(articles: Sequence[array[int]], vocabulary: Vocabulary) -> list[Topic]:
    """The articles of a day by topic, the largest first, and last those without one.

    A word that stands out in the most articles, weighted by how much, takes them; then the next
    among the rest, down to a size that grows with the day (a root, so that a large night has more
    topics and larger ones). What is left joins the topic whose word it has in its headline, or
    more than once.
    """
    least = max(3 if len(articles) > _FEW else 2, round(math.sqrt(len(articles)) / 5))
    salient = [_salient(article, vocabulary) for article in articles]
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for position, weights in enumerate(salient):
        for word in weights:
            holders[word].append(position)
    most = max(_SURELY, _MOST * len(articles))
    possible = {word for word, held in holders.items() if least <= len(held) <= most}
    free = set(range(len(articles)))
    found: dict[int, list[int]] = {}
    while True:
        best: tuple[float, str] | None = None
        chosen = -1
        for word in possible:
            weight = sum(salient[position][word] for position in holders[word] if position in free)
            rank = (-weight, vocabulary.form(word))
            if best is None or rank < best:
                best, chosen = rank, word
        if best is None:
            break
        members = [position for position in holders[chosen] if position in free]
        possible.discard(chosen)
        if len(members) >= least:
            found[chosen] = members
            free.difference_update(members)
            touched = {word for position in members for word in salient[position]}
            possible -= {
                word
                for word in touched
                if sum(position in free for position in holders[word]) < least
            }
    for position in sorted(free):
        counts = Counter(articles[position])
        near = [word for word in counts if word in found and counts[word] > 1]
        if near:
            found[max(near, key=lambda word: (vocabulary.rarity(word), word))].append(position)
            free.discard(position)
    told = [Topic(word, tuple(sorted(members))) for word, members in found.items()]
    told.sort(key=lambda topic: (-len(topic.members), topic.members))
    return [*told, Topic(None, tuple(sorted(free)))] if free else told


def naming(
    articles: Sequence[array[int]], vocabulary: Vocabulary, first: int | None = None
) -> list[str]:
    """The words that name what a topic's articles have in common, `first` in front."""
    held = Counter(number for article in articles for number in set(article))
    ranked = sorted(
        (number for number, count in held.items() if count > 1 or len(articles) == 1),
        key=lambda number: (-held[number] * vocabulary.rarity(number), vocabulary.form(number)),
    )
    chosen: list[str] = []
    for number in ranked if first is None else [first, *ranked]:
        word = vocabulary.form(number)
        if not any(_alike(word, other) for other in chosen):
            chosen.append(word)
        if len(chosen) == _NAMING:
            break
    return chosen


def _alike(one: str, other: str) -> bool:
    one, other = one.lower(), other.lower()
    return one in other or other in one or one[:_SAME_STEM] == other[:_SAME_STEM]


def _salient(article: array[int], vocabulary: Vocabulary) -> dict[int, float]:
    weights = {
        number: count * vocabulary.rarity(number)
        for number, count in Counter(article).items()
        if vocabulary.counts[number] > 1
    }
    ranked = sorted(weights, key=lambda number: (-weights[number], vocabulary.form(number)))
    return {number: weights[number] for number in ranked[:_SALIENT]}


@cache
def _stop_words(language: str) -> frozenset[str]:
    listed = frozenset(
        word
        for name in ("function_words.toml", "topic_stopwords.toml")
        for word in data_toml(name).get(language, ())
    )
    if language != "id":
        return listed
    return listed | words_of("stopwords.txt") | words_of("attribution_verbs.txt")
