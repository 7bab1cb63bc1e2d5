"""Statements made false in one place: what a check of support must catch.

Every maker takes a statement and its surroundings and gives mutated statements, each of which says
something else than the statement did: a figure of another value, another name, a negation less.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from summarizer import figures
from summarizer.figures import Figure
from summarizer.figures.vocabulary import table
from summarizer.lexicon import common_words
from summarizer.names import Name
from summarizer.stemming import with_prefixes, without_affixes
from summarizer.support import cues

SCALES = ("ribu", "juta", "miliar", "triliun")
MONTHS = [name.capitalize() for name, *_ in table("calendar")["months"]]
DAYS = [name.capitalize() for name, *_ in table("calendar")["weekdays"]]
CURRENCIES = ("Rp", "US$", "€")
MODALS = ("akan", "diduga", "mungkin", "harus")
# What stands for a negator where its sentence is made to affirm.
AFFIRMED = {"belum": "sudah", "tanpa": "dengan", "bukan": "adalah"}
# Words that the checks read otherwise than as content.
KEPT = cues.function_words() | cues.speech() | cues.negators() | cues.modality().keys()
# What has one of these before its first verb says first when or why, or of whom somebody knows.
NO_SUBJECT = re.compile(
    r"(?i)\b(?:yang|untuk|dengan|dalam|pada|saat|ketika|setelah|sebelum|karena|jika|bila|selain|menurut"
    r"|dari|meski|namun|sementara|tidak|belum|akan|ia|dia|mereka|ini|itu|tersebut|di|usai|sejak|hingga"
    r"|agar)\b"
)
NEGATOR = re.compile(r"(?i)\b(?:tidak|tak|bukan|belum|tanpa|jangan|gagal|batal)\b")
QUOTED = re.compile(r"[“\"]([^“”\"]{15,})[”\"]")
SPEECH = "|".join(sorted(cues.speech_before()))
SPOKE = re.compile(rf"\b(?i:{SPEECH})\s+$|\b(?i:{SPEECH}),\s+$")


@dataclass(frozen=True)
class Setting:
    """What a mutation may take from: the article, and names, words and statements of others."""

    names: Sequence[Name]
    figures: Sequence[Figure]
    foreign: Sequence[Name]
    words: Sequence[str]
    other_words: Sequence[str]
    sentences: Sequence[str]
    statements: Sequence[str]
    aliases: frozenset[tuple[frozenset[str], frozenset[str]]]
    chance: random.Random = field(default_factory=random.Random)


Maker = Callable[[str, Sequence[Name], Setting], Iterator[str]]


def put(text: str, start: int, end: int, new: str) -> str:
    """The text with a stretch replaced, or taken out with the space before it."""
    if not new:
        start -= text[start - 1 : start] == " "
    made = text[:start] + new + text[end:]
    return made[:1].upper() + made[1:] if text[:1].isupper() else made


def changed(text: str, made: str) -> bool:
    """Whether the figures of the two differ in value."""
    before, after = figures.parse(text), figures.parse(made)
    return bool(
        figures.missing(before, after)
        or figures.spurious(before, after)
        or _days(before) != _days(after)
    )


def _days(found: Sequence[Figure]) -> list[str]:
    return [f.value for f in found if f.kind == "weekday"] + [
        dict(f.detail).get("weekday", "") for f in found
    ]


def digits(text: str, names: Sequence[Name], setting: Setting) -> Iterator[str]:
    """One digit of a figure is another."""
    for figure in figures.parse(text):
        places = [m.start() for m in re.finditer(r"\d", figure.text)]
        if not places or figure.kind in ("month", "weekday"):
            continue
        place = figure.start + setting.chance.choice(places)
        new = setting.chance.choice([d for d in "123456789" if d != text[place]])
        made = put(text, place, place + 1, new)
        if len(figures.parse(made)) == len(figures.parse(text)) and changed(text, made):
            yield made


def moved_figure(text: str, names: Sequence[Name], setting: Setting) -> Iterator[str]:
    """A figure is another one of the same kind from the same article."""
    for figure in figures.parse(text):
        others = [
            other
            for other in setting.figures
            if other.kind == figure.kind and not figures.same(other, figure)
        ]
        if not others:
            continue
        other = setting.chance.choice(others)
        # A date with more of it or less (a year alone) is no less true.
        if figure.kind == "date" and (
            len(figure.value) != len(other.value)
            or not figures.missing([other], [figure])
            or not figures.missing([figure], [other])
        ):
            continue
        spelled = dict(other.detail).get("spelled") == "yes" and figure.start
        new = other.text.lower() if spelled else other.text
        made = put(text, figure.start, figure.end, new)
        if changed(text, made):
            yield made


def scale(text: str, names: Sequence[Name], setting: Setting) -> Iterator[str]:
    """`juta` is `miliar`."""
    for match in re.finditer(rf"\b(?:{'|'.join(SCALES)})\b", text):
        made = put(text, *match.span(), setting.chance.choice([s for s in SCALES if s != match[0]]))
        if changed(text, made):
            yield made


def month(text: str, names: Sequence[Name], setting: Setting) -> Iterator[str]:
    """`Maret` is `Mei`, `(21/3)` is `(21/5)`."""
    for match in re.finditer(rf"\b(?:{'|'.join(MONTHS)})\b", text):
        made = put(text, *match.span(), setting.chance.choice([m for m in MONTHS if m != match[0]]))
        if changed(text, made):
            yield made
    for match in re.finditer(r"\(\d{1,2}/(\d{1,2})(?=[/)])", text):
        others = [str(number) for number in range(1, 13) if number != int(match[1])]
        made = put(text, match.start(1), match.end(1), setting.chance.choice(others))
        if changed(text, made):
            yield made


def weekday(text: str, names: Sequence[Name], setting: Setting) -> Iterator[str]:
    """`Senin` is `Rabu`."""
    for match in re.finditer(rf"\b(?:{'|'.join(DAYS)})\b", text):
        made = put(text, *match.span(), setting.chance.choice([d for d in DAYS if d != match[0]]))
        if changed(text, made):
            yield made


def percent(text: str, names: Sequence[Name], setting: Setting) -> Iterator[str]:
    """A percentage is a plain number, or the other way round."""
    for figure in figures.parse(text):
        if figure.kind == "percent":
            made = put(text, figure.start, figure.end, re.sub(r"\s?(?:persen|%)", "", figure.text))
        elif figure.kind in ("number", "measure") and figure.text[-1].isdigit():
            made = put(text, figure.start, figure.end, f"{figure.text} persen")
        else:
            continue
        if changed(text, made):
            yield made


def currency(text: str, names: Sequence[Name], setting: Setting) -> Iterator[str]:
    """`Rp` is `US$`."""
    for match in re.finditer(r"Rp|US\$|€", text):
        new = setting.chance.choice([c for c in CURRENCIES if c != match[0]])
        made = put(text, *match.span(), new)
        if changed(text, made):
            yield made


def own_name(text: str, names: Sequence[Name], setting: Setting) -> Iterator[str]:
    """A name is another one of the same kind from the same article."""
    yield from _renamed(text, names, setting, setting.names)


def foreign_name(text: str, names: Sequence[Name], setting: Setting) -> Iterator[str]:
    """A name is one of the same kind from another article."""
    yield from _renamed(text, names, setting, setting.foreign)


def exchanged(text: str, names: Sequence[Name], setting: Setting) -> Iterator[str]:
    """Two names with an active verb between them change places."""
    for one, other in pairwise(names):
        between = text[one.end : other.start]
        if one.kind != other.kind or _related(one, other, setting):
            continue
        if re.fullmatch(r"\s(?:[a-z-]+\s){0,3}me[a-z]+\s(?:[a-z-]+\s){0,2}", between):
            yield text[: one.start] + other.text + between + one.text + text[other.end :]


def speaker(text: str, names: Sequence[Name], setting: Setting) -> Iterator[str]:
    """Somebody else of the article says it."""
    speakers = [name for name in names if SPOKE.search(text[: name.start])]
    yield from _renamed(
        text, speakers, setting, [n for n in setting.names if n.kind in ("person", "other")]
    )


def _renamed(
    text: str, names: Sequence[Name], setting: Setting, others: Sequence[Name]
) -> Iterator[str]:
    for name in names:
        fitting = sorted(
            {
                other.text
                for other in others
                if other.kind == name.kind
                and len(other.text) > 2
                and not _related(name, other, setting)
            }
        )
        if fitting:
            yield put(text, name.start, name.end, setting.chance.choice(fitting))


def _related(one: Name, other: Name, setting: Setting) -> bool:
    """Whether two names may be one, or one part of the other."""
    first, second = (set(re.findall(r"[^\W_]+", n.text.lower())) for n in (one, other))
    joined = "".join(sorted(first)), "".join(sorted(second))
    return (
        not first.isdisjoint(second)
        or any(first & a and second & b for a, b in setting.aliases)
        or joined[0] in joined[1]
        or joined[1] in joined[0]
        or _initials(one.text) == other.text.lower()
        or _initials(other.text) == one.text.lower()
    )


def _initials(text: str) -> str:
    return "".join(word[0] for word in text.split()).lower()


def affirmed(text: str, names: Sequence[Name], setting: Setting) -> Iterator[str]:
    """A negator is gone."""
    silent = [match.span() for match in cues.affirming().finditer(text.lower())]
    for match in NEGATOR.finditer(text):
        if any(start <= match.start() < end for start, end in silent):
            continue
        if re.match(r"\s(?:ada|adanya)\b", text[match.end() :]) or text[match.end() :][:1] != " ":
            continue
        yield put(text, *match.span(), AFFIRMED.get(match[0].lower(), ""))


def negated(text: str, names: Sequence[Name], setting: Setting) -> Iterator[str]:
    """A verb is denied."""
    for place in _verbs(text):
        yield f"{text[:place]}tidak {text[place:]}"


def _lone(text: str, match: re.Match[str]) -> bool:
    """Whether no word near makes a word of modality needless (`kemungkinan akan`)."""
    near = re.findall(r"[^\W_]+", text[: match.start()])[-6:]
    near += re.findall(r"[^\W_]+", text[match.end() :])[:4]
    label = cues.modality()[match[0]]
    labels = {label, "possible", "wished"} if label == "future" else {label, "wished"}
    return not any(
        cues.modality().get(word.lower()) in labels or label in cues.implied().get(word.lower(), ())
        for word in near
    )


def unmodal(text: str, names: Sequence[Name], setting: Setting) -> Iterator[str]:
    """`akan`, `diduga` or another word of modality is gone."""
    for match in re.finditer(
        r"\b(?:akan|bakal|diduga|dikabarkan|mungkin|kemungkinan|harus)\b", text
    ):
        if re.match(r"\s[a-z]", text[match.end() :]) and _lone(text, match):
            yield put(text, *match.span(), "")


def modal(text: str, names: Sequence[Name], setting: Setting) -> Iterator[str]:
    """A fact is planned, alleged, possible or required."""
    for place in _verbs(text):
        yield f"{text[:place]}{setting.chance.choice(MODALS)} {text[place:]}"


def _verbs(text: str) -> Iterator[int]:
    """Where a verb begins that has no cue of negation or modality before it."""
    for match in re.finditer(r"(?<=[a-z] )(?:me|di|ber|ter)[a-z]{4,}\b", text):
        if match[0] in cues.function_words() or re.match(r"-", text[match.end() :]):
            continue
        before = [word.lower() for word in re.findall(r"[^\W_]+", text[: match.start()])[-3:]]
        known = (
            cues.negators() | cues.modality().keys() | {"yang", "dengan", "untuk", "dan", "dari"}
        )
        if match[0] in common_words() and not known & set(before) and match[0] not in known:
            yield match.start()


def direction(text: str, names: Sequence[Name], setting: Setting) -> Iterator[str]:
    """`naik` is `turun`."""
    for match in re.finditer(r"(?<![\w-])[a-z]+(?![\w-])", text):
        others = sorted(cues.opposites().get(match[0], ()))
        if others:
            yield put(text, *match.span(), setting.chance.choice(others))


def quotation(text: str, names: Sequence[Name], setting: Setting) -> Iterator[str]:
    """A word between quotation marks is another one of the article."""
    for quoted in QUOTED.finditer(text):
        inside = [
            m for m in re.finditer(r"(?<!\w)[a-z]{5,}(?!\w)", text) if quoted.start() < m.start()
        ]
        inside = [m for m in inside if m.end() < quoted.end()]
        if inside:
            match = setting.chance.choice(inside)
            others = [w for w in setting.words if cues.root(w) != cues.root(match[0])]
            if others:
                yield put(text, *match.span(), setting.chance.choice(others))


def content(text: str, names: Sequence[Name], setting: Setting) -> Iterator[str]:
    """A word of content is another one of the article."""
    yield from _reworded(text, setting, setting.words)


def invented(text: str, names: Sequence[Name], setting: Setting) -> Iterator[str]:
    """A word of content is one that the article does not have."""
    yield from _reworded(text, setting, _not_in(setting))


def inserted(text: str, names: Sequence[Name], setting: Setting) -> Iterator[str]:
    """A word of content that the article does not have stands before another one."""
    others = [word for word in _not_in(setting) if len(word) > 4 and word not in KEPT]
    for match in _content(text) if others else ():
        yield put(text, match.start(), match.start(), f"{setting.chance.choice(others)} ")


def _not_in(setting: Setting) -> list[str]:
    known = set(setting.words) | {cues.root(word) for word in setting.words}
    return [word for word in setting.other_words if not known & {word, cues.root(word)}]


def _content(text: str) -> Iterator[re.Match[str]]:
    for match in re.finditer(r"(?<=[a-z] )[a-z]{4,}(?= [a-z])", text):
        if match[0] not in KEPT:
            yield match


def _reworded(text: str, setting: Setting, words: Sequence[str]) -> Iterator[str]:
    for match in _content(text):
        others = [
            word
            for word in words
            if len(word) > 4 and word not in KEPT and cues.root(word) not in text
        ]
        if others:
            yield put(text, *match.span(), setting.chance.choice(others))


def fused(text: str, names: Sequence[Name], setting: Setting) -> Iterator[str]:
    """What one sentence is about does what another sentence of the article reports.

    Both are about a name of one kind, which is not in what the other one reports.
    """
    ours = _parted(text)
    if ours is None:
        return
    for other in setting.sentences:
        theirs = _parted(other)
        if theirs is None or theirs[1].split()[:2] == ours[1].split()[:2]:
            continue
        here, there = _named(ours[0], setting), _named(theirs[0], setting)
        if (
            here
            and there
            and here[0].kind == there[0].kind
            and not any(_related(a, b, setting) for a in here for b in there)
            and not any(word in theirs[1] for name in here for word in name.text.split())
        ):
            yield f"{ours[0]} {theirs[1]}"


def _parted(text: str) -> tuple[str, str] | None:
    """A sentence of one plain clause, parted before its first verb."""
    match = re.match(r"([A-Z][^,;:\"“”()]{3,70}?) ((?:me|di|ber|ter)[a-z]{4,} [^\"“”]+)$", text)
    if match is None or NO_SUBJECT.search(match[1]):
        return None
    return match[1], match[2]


def _named(text: str, setting: Setting) -> list[Name]:
    return [name for name in setting.names if re.search(rf"\b{re.escape(name.text)}\b", text)]


def voice(text: str, names: Sequence[Name], setting: Setting) -> Iterator[str]:
    """An active verb between two names is passive, or the other way round."""
    for match in re.finditer(r"(?<= )(?:me|di)[a-z]{4,}(?= (?:oleh )?[A-Z])", text):
        if not any(name.end == match.start() - 1 for name in names):
            continue
        active = match[0].startswith("me")
        roots = (form for form in without_affixes(match[0]) if form in common_words())
        for root in sorted(set(roots), key=len, reverse=True)[:1]:
            turned = with_prefixes(root)[1 if active else 0]
            if turned in common_words() and turned != match[0]:
                yield put(text, *match.span(), turned)


def cut_off(text: str, names: Sequence[Name], setting: Setting) -> Iterator[str]:
    """A word of content lacks its end."""
    for match in _content(text):
        made = match[0][: len(match[0]) * 2 // 3]
        if len(match[0]) >= 8 and made not in common_words() and made not in setting.words:
            yield put(text, *match.span(), made)


def glued(text: str, names: Sequence[Name], setting: Setting) -> Iterator[str]:
    """Two words have no space between them."""
    for match in _content(text):
        yield text[: match.end()] + text[match.end() + 1 :]


def repeated(text: str, names: Sequence[Name], setting: Setting) -> Iterator[str]:
    """One to three words stand twice."""
    for match in re.finditer(r"(?<=[a-z] )[a-z]{3,}(?: [a-z]{2,}){0,2}(?= )", text):
        yield put(text, match.end(), match.end(), f" {match[0]}")


def unrelated(text: str, names: Sequence[Name], setting: Setting) -> Iterator[str]:
    """A sentence of another article's summary."""
    yield setting.chance.choice(setting.statements)


MAKERS: dict[str, Maker] = {
    "digits of a figure": digits,
    "figure of another place": moved_figure,
    "scale": scale,
    "month": month,
    "weekday": weekday,
    "percent and plain": percent,
    "currency": currency,
    "name, same article": own_name,
    "name, other article": foreign_name,
    "names exchanged": exchanged,
    "speaker": speaker,
    "negation removed": affirmed,
    "negation inserted": negated,
    "modality removed": unmodal,
    "modality inserted": modal,
    "direction": direction,
    "quotation": quotation,
    "fused sentences": fused,
    "voice": voice,
    "content word": content,
    "invented word": invented,
    "word inserted": inserted,
    "word cut off": cut_off,
    "words glued": glued,
    "words repeated": repeated,
    "of another article": unrelated,
}
