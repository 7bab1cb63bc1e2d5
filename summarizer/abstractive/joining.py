"""Joins two short sentences about the same subject into one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.abstractive.rules import expanded
from summarizer.names import Name

# Both sentences together; a longer one is harder to read than two.
_MOST_WORDS = 26
_PREDICATE = expanded(r"(?:me[a-z]{4,}|ber[a-z]{3,}|ter[a-z]{4,}|di[a-z]{4,}|(?:<AUXILIARY>)\b)")
_SUBJECT = re.compile(r"[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*)*\s")
_PRONOUN = re.compile(r"(?:Ia|Dia|Beliau)\s(?:juga\s|pun\s)?")
_ALSO = re.compile(r"^(?:juga|pun)\s")
# A clause behind these could take up what is joined on.
_OPEN = expanded(
    r"[\"“”:;]|\b(?:bahwa|yang|jika|karena|agar|untuk|atau|dan|serta|setelah|saat|ketika|sehingga|"
    r"mengatakan|menyatakan|menyebut\w*|menilai|mengaku|menjelaskan|menegaskan|mengungkap\w*|"
    r"menambahkan|menuturkan|berharap|meminta|menduga|memastikan|<SPEECH>)\b"
)

# Says no more than that something was said: "Hal itu disampaikan Menteri … dalam rapat."
_ONLY_SAID = expanded(
    r"(?:Hal|Pernyataan|Informasi|Kabar)\s(?:ini|itu|tersebut)\s(?:juga\s)?(?:<TOLD>)"
    r"(?:\s(?:langsung\s)?oleh)?\s"
)
# Office and name, at most one comma between them.
_SPEAKER = re.compile(r"[\w.'’/-]+(?:\s[\w.'’/&()-]+){0,12}?(?:,\s[\w.'’-]+(?:\s[\w.'’-]+){0,4})?")
_HAS_SPEAKER = expanded(r"[\"“”]|\b(?:[Mm]enurut|kata|mengatakan|<SPEECH>)\b")


def attributed(first: str, second: str, names: Sequence[Name]) -> str | None:
    """`first` with the speaker whom `second` names, where `second` tells nothing else of it.

    `names` are those of the sentence that `second` is; None where it is of another kind.

    Of "Harga naik." and "Hal itu disampaikan Menteri Rina." it makes
    "Harga naik, kata Menteri Rina."
    """
    said = _ONLY_SAID.match(second)
    person = next((name for name in names if name.kind == "person"), None)
    if said is None or person is None or not first.endswith(".") or _HAS_SPEAKER.search(first):
        return None
    end = second.find(person.text) + len(person.text)
    speaker = second[said.end() : end]
    if end < said.end() or not (speaker[:1].isupper() and _SPEAKER.fullmatch(speaker)):
        return None
    return f"{first[:-1]}, kata {speaker}."


def join(first: str, second: str, same_person: bool) -> str | None:
    """One sentence for two with the same subject, or None where they do not join well.

    `same_person` tells that a pronoun at the beginning of `second` means the subject of `first`.

    >>> join("Rina mengetuai panitia.", "Rina juga memimpin sidang.", False)
    'Rina mengetuai panitia dan memimpin sidang.'
    """
    if len(first.split()) + len(second.split()) > _MOST_WORDS or _OPEN.search(first):
        return None
    if not first.endswith(".") or "," in first:
        return None
    subject = _SUBJECT.match(first)
    if subject is None or not _PREDICATE.match(first, subject.end()):
        return None
    if second.startswith(subject[0]):
        rest = second[subject.end() :]
    else:
        pronoun = _PRONOUN.match(second)
        if pronoun is None or not same_person:
            return None
        rest = second[pronoun.end() :]
    rest = _ALSO.sub("", rest)
    return f"{first[:-1]} dan {rest}" if _PREDICATE.match(rest) else None
