"""A title, an organisation and a person written in one run of capitals, taken apart.

"Direktur Utama Bank Sagara Rahmadi Wirasena": no sign and no word list tells where the bank ends.
The rest of the article does, where it names the organisation or the person alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.lexicon import is_common, name_words, places
from summarizer.namescan import Name

_WORDS_BEFORE = re.compile(r"(?:[^\W\d_][\w.-]*\s){1,7}$")
_LEGAL = re.compile(r"^(?:PT|CV)\.?\s|\s(?:\(Persero(?:da)?\)|Tbk\.?)$")
_PERSON_WORD = re.compile(r"[A-Z][a-z'’-]+\.?|[A-Z]\.?")
_SHORTEST_ORGANISATION = 2  # words: the head and what sets it apart
_LONGEST_PERSON = 4
_BODIES = ("company", "organisation")


def split_joined(sentences: Sequence[str], found: Sequence[list[Name]]) -> list[list[Name]]:
    """The names of every sentence of one article, with those split that join two.

    A name behind a title is split where its first words are an organisation and its last ones a
    person by what the article says elsewhere.
    """
    known = _Known(found)
    return [
        [part for name in names for part in _parts(sentence, name, known)]
        for sentence, names in zip(sentences, found, strict=True)
    ]


class _Known:
    """What the article names alone: organisations, with and without legal form, and people."""

    def __init__(self, found: Sequence[list[Name]]) -> None:
        self.bodies: set[str] = set()
        self.people: set[str] = set()
        for name in (name for names in found for name in names):
            if name.kind in _BODIES:
                self.bodies |= {name.text, _LEGAL.sub("", name.text)}
            elif name.kind == "person" and not name.title:
                self.people.add(name.text)


def _parts(sentence: str, name: Name, known: _Known) -> Iterator[Name]:
    at = _split(sentence, name, known)
    if at is None:
        yield name
        return
    words = list(re.finditer(r"\S+", name.text))
    end, start = name.start + words[at - 1].end(), name.start + words[at].start()
    kind = name.kind if name.kind in _BODIES else "company"
    yield Name(name.start, end, sentence[name.start : end], kind)
    title = sentence[_title_start(sentence, name.start) : end]
    yield Name(start, name.end, sentence[start : name.end], "person", title)


def _split(sentence: str, name: Name, known: _Known) -> int | None:
    """How many words of `name` are the organisation; None where it is one name."""
    words = name.text.split()
    if name.kind not in (*_BODIES, "person") or len(words) < 3 - (name.kind == "person"):
        return None
    if _title_start(sentence, name.start) == name.start:
        return None
    shortest = 1 if name.kind == "person" else _SHORTEST_ORGANISATION
    cuts = [
        at
        for at in range(len(words) - 1, shortest - 1, -1)
        if len(words) - at <= _LONGEST_PERSON and all(map(_is_personal, words[at:]))
    ]
    for at in cuts:
        if " ".join(words[:at]) in known.bodies and (
            _is_called(words[at:], known)
            or (name.kind != "person" and len(words) - at > 1 and _speaks(sentence, name))
        ):
            return at
    if name.kind == "person":
        return None
    for at in cuts:
        if len(words) - at > 1 and (
            words[at] in known.people or " ".join(words[at:]) in known.people
        ):
            return at
    if not cuts or words[-1] not in known.people:
        return None
    # Known by the last word only: most people are introduced by two.
    return len(words) - 2 if len(words) - 2 in cuts else len(words) - 1


def _is_called(person: Sequence[str], known: _Known) -> bool:
    """Does the article call somebody by one of these words, or by all of them, alone?"""
    return " ".join(person) in known.people or any(
        word in known.people for word in (person[0], person[-1]) if len(word) > 2
    )


def _is_personal(word: str) -> bool:
    return (
        _PERSON_WORD.fullmatch(word) is not None
        and not is_common(word)
        and word.casefold() not in places()
    )


def _speaks(sentence: str, name: Name) -> bool:
    """Does a verb of speech stand behind the name, or ahead of its title?"""
    words = name_words()
    after = re.match(r"[\s,]*([^\W\d_]+)", sentence[name.end :])
    if after is not None and after[1].lower() in words["speech_after"]:
        return True
    before = re.search(r"([^\W\d_]+)\s$", sentence[: _title_start(sentence, name.start)])
    return before is not None and before[1].lower() in words["speech_before"]


def _title_start(sentence: str, start: int) -> int:
    """Where the title begins that ends at `start`; `start` where none does."""
    lists = name_words()
    inner = lists["title_words"] | lists["title_links"]
    run = _WORDS_BEFORE.search(sentence, max(0, start - 80), start)
    if run is None:
        return start
    begin = start
    for word in reversed(list(re.finditer(r"\S+", run[0]))):
        low = word[0].lower()
        if low in lists["title_heads"]:
            begin = run.start() + word.start()
        elif low not in inner and not (word[0][0].isupper() and is_common(word[0])):
            break
    return begin
