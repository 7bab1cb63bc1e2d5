"""Drafted sentences made one text: openers, pronouns, names, acronyms, joins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.abstractive.acronyms import shorten
from summarizer.abstractive.joining import attributed, join
from summarizer.abstractive.model import Draft
from summarizer.abstractive.persons import People
from summarizer.article import Article
from summarizer.glossary import Glossary

# Nobody's own words: the speaker stands behind the quotation.
SPOKEN = re.compile(r"[\"”]\s*,?\s*[a-z]")


def write(
    article: Article, drafted: Sequence[Draft], people: People, glossary: Glossary
) -> list[str]:
    """The statements that the sentences of a draft make, in reading order."""
    written: list[str] = []
    named: set[str] = set()
    previous: int | None = None
    for draft in drafted:
        text, index = draft.text, draft.sentence
        person = people.antecedent(index)
        same = previous is not None and people.persons(previous) == [person]
        joined = join(written[-1], text, same) if written else None
        if joined is None and previous is not None and previous == index - 1:
            joined = attributed(written[-1], text, people.names(index))
        if joined is not None:
            written[-1] = joined
        else:
            if not same or SPOKEN.search(text):
                text = people.resolved(text, person, named)
            written.append(people.introduce(text, named))
        named |= set(people.persons(index))
        previous = index
    headline = article.title or ""
    for i, text in enumerate(written):
        before, after = " ".join([headline, *written[:i]]), " ".join(written[i + 1 :])
        written[i] = shorten(text, glossary, before, after)
    return written
