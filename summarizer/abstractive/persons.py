"""The people of an article: who a pronoun means, and how a person is introduced."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.abstractive.rules import expanded
from summarizer.article import Article
from summarizer.lexicon import name_words
from summarizer.names import Name, find_all

# A pronoun as subject or speaker, at the beginning; "-nya" on a verb of speech at the end.
_SUBJECT = re.compile(r"(?:Ia|Dia|Beliau)(?=\s(?:juga|pun|kemudian|lantas|lalu|sendiri|[a-z]))")
_ACCORDING = re.compile(r"(?:Menurutnya|Menurut (?:dia|beliau))(?=[\s,])")
_SAID = expanded(
    r'(?<=[,"”] )(?:<SPEECH_NYA>)(?=[\s.,]|$)|(?<=[,"”] )(?:<SPEECH>) (?:dia|ia|beliau)\b'
)
_LONGEST_TITLE = 8
# Words with one capital each, and none a passive verb ("Dijelaskan X" begins a sentence).
_SURELY_NAME = re.compile(r"(?:(?!Di[a-z]+kan\b)[A-Z][a-z'’.]*[\s-]?)+")
_AGE = re.compile(r"\s\(\d{2}\)")
_NEARBY = 2  # sentences before a pronoun in which its person is looked for


@dataclass(frozen=True, slots=True)
class Person:
    """Someone by the name and, where one stands before it, the office of the first full mention."""

    name: str
    title: str | None

    @property
    def full(self) -> str:
        """Office and name."""
        return f"{self.title} {self.name}" if self.title else self.name


class People:
    """Who is who in an article."""

    def __init__(self, article: Article) -> None:
        """Find the names of all sentences."""
        self._texts = [sentence.text for sentence in article.sentences]
        self._names = find_all(self._texts)
        self._first: dict[str, Person] = {}
        for text, names in zip(self._texts, self._names, strict=True):
            for name in names:
                if name.kind == "person":
                    self._remember(text, name)

    def names(self, index: int) -> list[Name]:
        """The names in a sentence."""
        return self._names[index]

    def persons(self, index: int) -> list[str]:
        """The different people of a sentence, each by the full name if that is known."""
        return list(
            dict.fromkeys(self._full(n.text) for n in self._names[index] if n.kind == "person")
        )

    def person(self, name: str) -> Person | None:
        """The person of that name, or of that part of a name."""
        return self._first.get(name)

    def antecedent(self, index: int) -> str | None:
        """Whom a pronoun at the beginning of a sentence means; None where that is not clear."""
        for before in range(index - 1, max(-1, index - 1 - _NEARBY), -1):
            persons = self.persons(before)
            found = persons[0] if len(persons) == 1 else self._acting(before) if persons else None
            if persons:
                return found if found in self._first else None
        return None

    def resolved(self, text: str, name: str | None, named: set[str]) -> str:
        """The sentence with a name for its pronoun: with the office where `named` lacks the name.

        As it is where it has no pronoun, or `name` is None.
        """
        person = self._first.get(name) if name else None
        full = person.full if person is not None and person.name not in named else name
        found = resolve(text, full)
        if found is None or found == text:
            return text
        if person is not None:
            named.add(person.name)
        return found

    def introduce(self, text: str, named: set[str]) -> str:
        """The sentence with the full name and office of its speaker or subject.

        `named` holds the full names that the summary had before, and gets the new one.
        """
        match = _SHORT_NAME.search(text)
        person = self._first.get(match["name"]) if match else None
        if match is None or person is None or match["name"] == person.name:
            return text
        if person.name in named or person.name in text:
            return text
        named.add(person.name)
        return text[: match.start("name")] + person.full + text[match.end("name") :]

    def _acting(self, index: int) -> str | None:
        """Who speaks or acts in a sentence of several people, where its form says so."""
        text = self._texts[index]
        persons = [name for name in self._names[index] if name.kind == "person"]
        spoken = _SPEAKER.search(text)
        if spoken:
            after = [name for name in persons if name.start >= spoken.end()]
            return self._full(after[0].text) if after else None
        first = persons[0]
        if _SAYS.match(text, first.end) and not re.search(
            r"\b[a-z]{3,}\b.*\b(?:me|di)[a-z]{4,}", text[: first.start]
        ):
            return self._full(first.text)
        return None

    def _remember(self, text: str, name: Name) -> None:
        """Note a person at the first full mention, if there is no doubt that it is one."""
        words = name.text.split()
        if name.text in self._first or len(words) < 2 or not _SURELY_NAME.fullmatch(name.text):
            return
        title = _title(text, name)
        known = title is not None or words[0].lower() in name_words()["given_names"]
        if not known and not _AGE.match(text, name.end):
            return
        person = Person(name.text, title)
        self._first[name.text] = person
        for part in words:
            if len(part) > 2:
                self._first.setdefault(part, person)

    def _full(self, name: str) -> str:
        person = self._first.get(name)
        return person.name if person else name


# One name alone that acts or speaks: "Febri mengatakan", "kata Febri", "Menurut Febri".
_SHORT_NAME = expanded(
    r"(?:^|[\"”,]\s(?:<SPEECH>)\s|\bMenurut\s)(?P<name>[A-Z][\w'’-]+)"
    r"(?=\s(?:me[a-z]{3,}|ber[a-z]{3,}|(?:<AUXILIARY>)\s)|[.,]|$)"
)
# "…," kata X: the speaker follows; "X mengatakan": he goes before.
_SPEAKER = expanded(r'[,"”]\s*,?\s(?:<SPEECH>)\s')
_SAYS = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:,[^,]{3,60},)?\s*(?:juga\s+|pun\s+)?(?:me[a-z]{4,}|ber[a-z]{4,})"
)


def _title(text: str, name: Name) -> str | None:
    """The office directly before a name, as far as it is short."""
    if name.title is None or len(name.title.split()) > _LONGEST_TITLE:
        return None
    before = text[: name.start].rstrip()
    return name.title if before.endswith(name.title) else None


def resolve(text: str, person: str | None) -> str | None:
    """The sentence with its pronouns for a speaker or subject replaced by a name.

    None where it has such a pronoun and `person` is not known; the sentence as it is where it has
    none.
    """
    patterns: Sequence[tuple[re.Pattern[str], str]] = (
        (_SUBJECT, "{name}"),
        (_ACCORDING, "Menurut {name}"),
    )
    for pattern, put in patterns:
        match = pattern.match(text)
        if match:
            if person is None:
                return None
            return put.format(name=person) + text[match.end() :]
    match = _SAID.search(text)
    if match:
        if person is None:
            return None
        verb = match[0].split()[0].removesuffix("nya")
        return f"{text[: match.start()]}{verb} {person}{text[match.end() :]}"
    return text
