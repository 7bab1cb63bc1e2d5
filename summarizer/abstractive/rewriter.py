"""Rewrites the most salient sentences into a short summary, by rule."""

from __future__ import annotations

import re
from collections.abc import Sequence

import summarizer
from summarizer.abstractive import cuts, selection
from summarizer.abstractive.acronyms import shorten
from summarizer.abstractive.cuts import Cut
from summarizer.abstractive.model import Draft, SummaryModel
from summarizer.abstractive.persons import People, resolve
from summarizer.abstractive.selection import Unit, choose
from summarizer.abstractive.writing import SPOKEN
from summarizer.article import Article
from summarizer.evaluation import tokens
from summarizer.extractive.form import quoted_shares, starts_with
from summarizer.glossary import Glossary
from summarizer.signature import rules

NAME = "rewriter"
# What people keep more often than not goes only from a sentence with more words than this: one in
# ten sentences of news has more.
_LONG = 36
_OPENERS = ("opener", "bare opener")
# Openers that say how a sentence stands to the one before; kept where that is in the summary, too.
_CONTRAST = re.compile(r"(?:Namun|Akan tetapi|Meski|Kendati|Walau|Sedangkan|Sementara)\b")
# Nobody's own words: the speaker stands in another sentence.
_QUOTED = 0.9
# What has figures is news, except how old somebody is and at what hour it happened.
_HAS_FIGURE = re.compile(r"\d")
_MINOR_FIGURES = ("age", "hour")
# What is left of the news in the end of a quotation: it goes on with what is not there.
_HALF_QUOTED = 0.7
_ENDS = re.compile(r"[.!][\"”’')]*$")


class Rewriter:
    """The summariser that ships: shorter sentences of the article, chosen under a word budget."""

    def __init__(self, glossary: Glossary | None = None) -> None:
        """`glossary` tells which acronyms a reader knows; None takes the one that ships."""
        self._glossary = glossary or Glossary.load()

    @property
    def model(self) -> SummaryModel:
        """The rules, by their version; they are part of the program."""
        return SummaryModel(NAME, f"{summarizer.__version__}-{rules()}", "Apache-2.0")

    def draft(self, article: Article, scores: Sequence[float]) -> list[Draft]:
        """See `Summarizer.draft`."""
        people = People(article)
        pool = salient(article, scores)
        found = {index: self._unit(article, index, scores[index], people) for index in pool}
        chosen = choose([unit for unit, _ in found.values()], len(article.sentences))
        return self._drafted(article, [unit.index for unit in chosen], found)

    def _unit(
        self, article: Article, index: int, salience: float, people: People
    ) -> tuple[Unit, list[Cut]]:
        text, taken = _shortened(article, index, people)
        short = shorten(cuts.apply(text, taken), self._glossary, article.title or "", "")
        length = len(tokens(text))
        lost = sum(cut.kept * len(tokens(text[cut.start : cut.end])) for cut in taken)
        gone = sum(len(tokens(text[cut.start : cut.end])) for cut in taken)
        # What is left is more wanted than what was cut.
        news = salience * (length + gone - lost)
        if text != article.sentences[index].text:
            news *= _HALF_QUOTED
        words = len(tokens(short))
        return Unit(
            index, short, min(news, float(words)), words, _needs(text, index, people)
        ), taken

    @staticmethod
    def _drafted(
        article: Article, indexes: Sequence[int], found: dict[int, tuple[Unit, list[Cut]]]
    ) -> list[Draft]:
        drafted: list[Draft] = []
        for before, index in zip([None, *indexes], indexes, strict=False):
            text = _whole_quotation(article.sentences[index].text)
            taken = found[index][1]
            if before == index - 1 and _CONTRAST.match(text):
                taken = [cut for cut in taken if cut.rule not in _OPENERS]
            drafted.append(Draft(cuts.apply(text, taken), index))
        return drafted


def shortened(article: Article, index: int, people: People) -> str:
    """A sentence without what a summary can do without."""
    return cuts.apply(*_shortened(article, index, people))


def salient(article: Article, scores: Sequence[float]) -> list[int]:
    """The most salient sentences that can stand in a summary, in reading order."""
    quoted = quoted_shares(article)
    usable = [
        sentence.index
        for sentence in article.sentences
        if _ENDS.search(sentence.text)
        and not starts_with("reader", sentence.text)
        and not (quoted[sentence.index] > _QUOTED and not SPOKEN.search(sentence.text))
        and scores[sentence.index] > 0
    ]
    order = sorted(usable, key=lambda index: -scores[index])
    return sorted(order[: selection.POOL])


def _shortened(article: Article, index: int, people: People) -> tuple[str, list[Cut]]:
    """A sentence, and what goes of it: all that is never missed, the rest where it is long."""
    text = _whole_quotation(article.sentences[index].text)
    added = len(text) - len(article.sentences[index].text)
    names = [(name.start + added, name.end + added) for name in people.names(index)]
    every = cuts.find(text, names, article.published)
    free = [cut for cut in every if cut.kept == 0]
    taken = free
    for cut in sorted(every, key=lambda cut: cut.kept):
        if _HAS_FIGURE.search(text[cut.start : cut.end]) and cut.rule not in _MINOR_FIGURES:
            continue
        if cut.kept and len(tokens(cuts.apply(text, taken))) > _LONG:
            longer = sorted([*taken, cut], key=lambda cut: cut.start)
            if cuts.is_sentence(cuts.apply(text, longer)):
                taken = longer
    return text, taken if cuts.is_sentence(cuts.apply(text, taken)) else []


def _needs(text: str, index: int, people: People) -> int | None:
    """The sentence before, where this one says `ia` or `hal itu` of something only that names."""
    if index == 0:
        return None
    if resolve(text, people.antecedent(index)) is None:
        return index - 1
    if starts_with("anaphora", text) and resolve(text, "X") == text:
        return index - 1
    return None


def _whole_quotation(text: str) -> str:
    """The end of a quotation that began in another sentence, with a mark at its beginning."""
    for opening, closing in (("“", "”"), ('"', '"')):
        marks = text.count(opening) + (text.count(closing) if opening != closing else 0)
        if marks == 1 and closing in text and not text.startswith(opening):
            return opening + text
    return text
