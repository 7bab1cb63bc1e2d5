"""The morning page in order: days, topics, stories; and what is known of the whole night."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from summarizer.batch.duplicates import Fingerprint, fingerprint, stories
from summarizer.batch.entries import Entry, Spool, entry
from summarizer.batch.rows import Failure
from summarizer.batch.topics import Vocabulary, naming, topics, words
from summarizer.translation.model import Status


@dataclass(frozen=True, slots=True)
class Story:
    """An article, by its number in the spool, and those that tell the same."""

    article: int
    others: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Stories of one topic; `names` pair a language with the words that name it, none where the
    stories have nothing in common."""

    names: tuple[tuple[str, tuple[str, ...]], ...]
    stories: tuple[Story, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """The stories of one day (ISO 8601, None where it is not known), by topic."""

    date: str | None
    groups: tuple[Group, ...]

    @property
    def stories(self) -> int:
        """How many there are."""
        return sum(len(group.stories) for group in self.groups)


@dataclass
class Night:
    """Collects the digests of a run, one by one, and keeps little of each in memory.

    `languages` are those that were asked for.
    """

    spool: Spool
    languages: Sequence[str]
    failures: tuple[Failure, ...] = ()
    verdicts: Counter[Status] = field(default_factory=Counter)
    models: dict[str, str] = field(default_factory=dict)
    _prints: list[Fingerprint] = field(default_factory=list)
    _words: dict[str, list[array[int]]] = field(default_factory=dict)
    _vocabularies: dict[str, Vocabulary] = field(default_factory=dict)

    def add(self, digest: Mapping[str, Any]) -> None:
        """Take in a row of digests.jsonl."""
        shown = entry(digest, self.languages)
        self.spool.add(shown)
        self._prints.append(fingerprint(digest))
        self.verdicts.update(shown.verdicts)
        for language in dict.fromkeys(("id", *self.languages)):
            vocabulary = self._vocabularies.setdefault(language, Vocabulary())
            self._words.setdefault(language, []).append(vocabulary.add(words(digest, language)))
        for section in digest["translations"].values():
            for model in section["models"]:
                self.models[model["id"]] = model["licence"]

    @property
    def articles(self) -> int:
        """How many were digested."""
        return len(self._prints)

    @property
    def reader(self) -> str:
        """The language of the page's own words: the first that was translated into."""
        return next((code for code in self.languages if code != "id"), "id")

    def entry(self, number: int) -> Entry:
        """What is shown of an article."""
        return self.spool[number]

    def days(self) -> list[Day]:
        """The stories by day, the newest first, and within it by topic."""
        by_date: dict[str | None, list[Story]] = {}
        for members in stories(self._prints):
            published = self._prints[members[0]].published
            date = None if published is None else published.date().isoformat()
            by_date.setdefault(date, []).append(Story(members[0], tuple(members[1:])))
        dates = sorted(by_date, key=lambda date: date or "", reverse=True)
        return [Day(date, tuple(self._groups(by_date[date]))) for date in dates]

    def _groups(self, told: Sequence[Story]) -> Iterator[Group]:
        vocabulary = self._vocabularies["id"]
        articles = [self._words["id"][story.article] for story in told]
        for topic in topics(articles, vocabulary):
            members = [told[position] for position in topic.members]
            yield Group(
                names=self._names(members, topic.word) if topic.word is not None else (),
                stories=tuple(sorted(members, key=self._newest)),
            )

    def _newest(self, story: Story) -> tuple[float, int, str]:
        found = self._prints[story.article]
        when = found.published.timestamp() if found.published else 0.0
        return -when, -len(story.others), found.path

    def _names(
        self, members: Iterable[Story], word: int
    ) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The topic's words in each language; the Indonesian that made it where others lack any."""
        numbers = [story.article for story in members]
        named = (
            (
                code,
                naming(
                    [self._words[code][number] for number in numbers],
                    self._vocabularies[code],
                    word if code == "id" else None,
                ),
            )
            for code in dict.fromkeys((self.reader, *self.languages))
        )
        found = tuple((code, tuple(names)) for code, names in named if names)
        return found or (("id", (self._vocabularies["id"].form(word),)),)
