"""How one term or name is worded in the target language, apart from where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from summarizer import katakana
from summarizer.glossary import Entry, Term
from summarizer.lexicon import places
from summarizer.namescan import Name

_STATE = ("RI", "Republik Indonesia")
_BODIES = frozenset(["ministry", "agency", "office"])
BEFORE_A_PLACE = "before a place"  # note of heads that a place follows: "Polda Jawa Barat"


def core(name: Name) -> str:
    """The name without legal form: `PT Astra International Tbk` → `Astra International`."""
    if name.kind != "company":
        return name.text
    core = re.sub(r"^(?:PT|CV)\.?\s+", "", name.text)
    return re.sub(r"[\s,]*(?:\(Persero(?:da)?\)|\bTbk\.?)", "", core).strip() or name.text


def plural(noun: str) -> str:
    """English plural of a noun phrase; the head is before `of`, `for` or `in`, else last."""
    match = re.match(r"(.+?)((?: (?:of|for|in|on) .+)?)$", noun)
    head, rest = (match[1], match[2]) if match else (noun, "")
    if re.search(r"[^aeiou]y$", head):
        head = head[:-1] + "ies"
    elif re.search(r"(?:s|x|z|ch|sh)$", head):
        head += "" if head.endswith("s") and not head.endswith("ss") else "es"
    else:
        head += "s"
    return head + rest


def again(japanese: str) -> str:
    """What stands for `国内総生産（GDP）` from the second mention on: `GDP`, as the press writes.

    Where the brackets hold no Latin letters, what is before them: `インドネシア銀行（中央銀行）`.
    """
    match = re.fullmatch(r"(.+)（(.+)）", japanese)
    if match is None:
        return japanese
    return match[2] if re.match("[A-Z]", match[2]) else match[1]


def placed(text: str, terms: Sequence[Term], names: Sequence[Name]) -> list[Term]:
    """A head and its place in one: `Polda Jawa Barat` → `West Java Regional Police`."""
    known = {term.start: term for term in terms if term.entry.kind == "place"}
    result: list[Term] = []
    for head in terms:
        start = head.end + 1
        if BEFORE_A_PLACE not in head.entry.note or text[head.end : start] != " ":
            continue
        if not head.text[0].isupper():
            continue
        place = known.get(start)
        if place is not None:
            end, en, ja = place.end, place.entry.en, place.entry.ja
        else:
            end = _place_end(text, start, names)
            en, ja = text[start:end], katakana.to_katakana(text[start:end])
        if end > start:
            whole = text[head.start : end]
            english = re.sub(r"\b(?!of\b)[a-z]+", _capital, head.entry.en)
            entry = Entry(whole, f"{en} {english}", _joined(ja, head.entry.ja), head.entry.kind)
            result.append(Term(head.start, end, whole, entry))
    return result


def _capital(word: re.Match[str]) -> str:
    return word[0][0].upper() + word[0][1:]


def of_the_republic(text: str, terms: Sequence[Term]) -> list[Term]:
    """`Kementerian Kesehatan RI`: the state behind its own body is not said in translation."""
    return [
        Term(body.start, state.end, text[body.start : state.end], body.entry)
        for body, state in pairwise(terms)
        if state.entry.id in _STATE
        and body.entry.kind in _BODIES
        and text[body.end : state.start] == " "
    ]


def without_republic(long: str) -> str:
    """The name of a body without the state behind it."""
    return re.sub(rf" (?:{'|'.join(_STATE)})$", "", long)


def _place_end(text: str, start: int, names: Sequence[Name]) -> int:
    """Where the place that begins at `start` ends; `start` where none does.

    A body's name may hold it: `Pemkab Lebak` is one name.
    """
    for name in names:
        if name.start == start and name.kind == "place":
            return name.end
        if name.start < start < name.end and text[start : name.end].casefold() in places():
            return name.end
    return start


def _joined(place: str, head: str) -> str:
    """`西ジャワ州` and `州警察` share the sign between them."""
    return place + (head[1:] if place[-1:] == head[:1] and place[-1:] in "州県市" else head)
