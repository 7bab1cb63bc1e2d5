"""Checks statements against one article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, pairwise

from summarizer.article import Article
from summarizer.glossary import Glossary
from summarizer.names import find_all
from summarizer.support import cues
from summarizer.support.aliases import AliasBook, Aliases
from summarizer.support.alignment import align
from summarizer.support.case import Background, Case
from summarizer.support.checks import CHECK_FUNCTIONS
from summarizer.support.evidence import Evidence
from summarizer.support.model import Support
from summarizer.support.quotations import fold, quoting, unbracketed
from summarizer.support.reading import Word, read
from summarizer.support.speakers import Speakers, speaks_as
from summarizer.support.subjects import same_subject
from summarizer.support.topics import BEFORE, Topics
from summarizer.support.vocabulary import Vocabulary
from summarizer.support.wording import unknown_words

# Words of a statement: sentences of Indonesian news stay under 200, and time grows with length.
_LONGEST = 400
_SPACE = re.compile(r"\s+")
_MARKS = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'"})


class SupportChecker:
    """Checks statements against one article, which is read once.

    Not tied to how a statement was made; a statement is one sentence.
    """

    def __init__(self, article: Article, glossary: Glossary | None = None) -> None:
        """Read the article; `glossary` tells which names stand for one another."""
        self._article = article
        texts = [sentence.text for sentence in article.sentences]
        named = find_all(texts)
        self._names = frozenset(
            part.lower() for names in named for name in names for part in name.text.split()
        )
        self._sentences = [
            read(text, article.published, index, self._names) for index, text in enumerate(texts)
        ]
        self._title = read(article.title or "", article.published)
        self._evidence = Evidence(self._sentences)
        self._folded = [fold(text) for text in texts]
        self._known = {_plain(text): index for index, text in reversed(list(enumerate(texts)))}
        everything = [*texts, article.title or ""]
        self._aliases = AliasBook(everything, self._sentences, glossary or Glossary.load())
        self._speakers = Speakers(
            self._sentences, [sentence.paragraph for sentence in article.sentences]
        )
        self._topics = Topics(self._sentences, self._title, self._speakers)
        self._background = Background(
            folded=(fold(" ".join(everything)), fold(" ".join(map(unbracketed, everything)))),
            full_names=frozenset(
                frozenset(name.text.lower().split())
                for names in named
                for name in names
                if name.kind == "person" and " " in name.text
            ),
            in_a_row=frozenset(
                (first.form, second.form)
                for words in self._sentences
                for first, second in pairwise(words)
            ),
            vocabulary=Vocabulary([*self._sentences, self._title]),
            published=article.published,
        )

    @property
    def aliases(self) -> Aliases:
        """Names, by their words in lower case, that the article says are the same."""
        return self._aliases.of_article

    def check(self, statement: str) -> Support:
        """Say whether the article supports the statement, by which sentences, and what failed."""
        known = self._known.get(_plain(statement))
        if known is not None:
            return Support(True, (known,), ())
        words = read(statement, self._article.published, names=self._names)
        if len(words) > _LONGEST:
            return Support(False, (), ("overlap",))
        aliases = self._aliases.of_statement(statement, words)
        best: Support | None = None
        for sentences in self._candidates(statement, words):
            failed = self._failures(statement, words, sentences, aliases)
            if not failed:
                return Support(True, sentences, ())
            if best is None or len(failed) < len(best.failed):
                best = Support(False, sentences, failed)
        return best or Support(False, (), ("overlap",))

    def _candidates(self, statement: str, words: Sequence[Word]) -> list[tuple[int, ...]]:
        """Sets of sentences that may support the statement; its quotations show where they are."""
        found = self._evidence.candidates(words)
        places = quoting(statement, self._folded)
        if not places:
            return found
        return [sentences for sentences in found if not places.isdisjoint(sentences)] or [
            (place,) for place in sorted(places)
        ]

    def _failures(
        self,
        text: str,
        words: tuple[Word, ...],
        sentences: Sequence[int],
        aliases: Aliases,
    ) -> tuple[str, ...]:
        case = self._case(text, words, sentences, aliases)
        return tuple(name for name, holds in CHECK_FUNCTIONS.items() if not holds(case))

    def _case(
        self,
        text: str,
        words: tuple[Word, ...],
        sentences: Sequence[int],
        aliases: Aliases,
    ) -> Case:
        source = tuple(chain.from_iterable(self._sentences[index] for index in sentences))
        antecedents = self._topics.antecedents(sentences)
        looked_at = {
            before
            for index in sentences
            for before in range(max(0, index - BEFORE), index)
            if before not in sentences
        }
        evidence = [
            (index, align(words, self._sentences[index]), self._sentences[index])
            for index in sentences
        ]
        return Case(
            text=text,
            statement=words,
            source=source,
            before=tuple(chain(*(self._sentences[index] for index in sorted(looked_at)))),
            title=self._title,
            antecedents=antecedents,
            refers_back=any(cues.refers_back(word.form) for word in source),
            alignment=align(words, source),
            alignments=tuple((alignment, source) for _, alignment, source in evidence),
            coverage=self._evidence.covered(words, sentences),
            background=self._background,
            aliases=aliases,
            speakers=self._speakers.meant(words, sentences),
            speaker=speaks_as(words, sentences, self._speakers, source, antecedents, aliases),
            subject=same_subject(
                words, evidence, self._topics, aliases, self._background.full_names
            ),
            unknown=bool(unknown_words(words, self._background.vocabulary)),
            vocabulary=Vocabulary([*(self._sentences[index] for index in sentences), self._title]),
        )


def _plain(text: str) -> str:
    return _SPACE.sub(" ", text.translate(_MARKS)).strip()
