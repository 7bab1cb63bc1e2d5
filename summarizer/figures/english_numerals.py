"""English numbers in words, as amounts: `two hundred thousand`, `half a million`, `two-thirds`."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from summarizer.figures.numbers import plain, scaled
from summarizer.figures.quantities import Amount
from summarizer.figures.vocabulary import table

_WORD = re.compile(r"[^\W\d_]+")
_WORD_GAP = re.compile(r"(?:-and-|-|\s+and\s+|\s+)")


@cache
def _numerals() -> dict[str, int]:
    words = table("words")["english"]
    small = {word: value for value, word in enumerate(words["small"].split())}
    return small | {word: value * 10 for value, word in enumerate(words["tens"].split(), 2)}


@cache
def _ordinals() -> dict[str, int]:
    words: str = table("words")["english"]["ordinals"]
    return {word: value for value, word in enumerate(words.split())}


@cache
def starters() -> frozenset[str]:
    """The words a number in words may begin with."""
    words = table("words")["english"]
    return frozenset({*_numerals(), *_ordinals(), *words["soft"], "a", "an", "half", "quarter"})


def read(text: str, position: int) -> Amount | None:
    """`two hundred thousand`, `a million`, `half a million`, `two-thirds`, `third`, `twice`."""
    tokens: list[tuple[str, int]] = []
    cursor = position
    while (match := _WORD.match(text, cursor)) is not None and len(tokens) < 30:
        tokens.append((match[0].lower(), match.end()))
        gap = _WORD_GAP.match(text, match.end())
        if gap is None:
            break
        cursor = gap.end()
    words = table("words")["english"]
    heads = [word for word, _ in tokens]
    if not heads:
        return None
    if heads[0] in words["soft"]:
        return Amount("number", position, tokens[0][1], str(words["soft"][heads[0]]), soft=True)
    if heads[0] in ("half", "a", "an", "quarter"):
        return _article(position, tokens)
    if heads[0] in _ordinals():
        soft = heads[0] == "first"
        value = str(_ordinals()[heads[0]])
        return Amount("ordinal", position, tokens[0][1], value, spelled=True, soft=soft)
    if len(heads) > 1 and heads[0] in _numerals() and heads[1] in words["fractions"]:
        value = f"{_numerals()[heads[0]]}/{words['fractions'][heads[1]]}"
        return Amount("number", position, tokens[1][1], value, spelled=True)
    return _cardinal(position, tokens)


def _article(position: int, tokens: list[tuple[str, int]]) -> Amount | None:
    """`a hundred thousand`, `a third`, `half`, `half a million`, `quarter`."""
    words = table("words")["english"]
    heads = [word for word, _ in tokens]
    if heads[0] in ("half", "quarter"):
        if heads[1:2] in (["a"], ["of"]) and heads[2:3] and heads[2] in words["scales"]:
            power = words["scales"][heads[2]]
            share = Decimal("0.5") if heads[0] == "half" else Decimal("0.25")
            value = plain(scaled(share, power))
            return Amount("number", position, tokens[2][1], value, scale=power, spelled=True)
        value = "1/2" if heads[0] == "half" else "1/4"
        return Amount("number", position, tokens[0][1], value, spelled=True, soft=True)
    if len(heads) < 2:
        return None
    if heads[1] in words["fractions"] and heads[1] != "second":
        value = f"1/{words['fractions'][heads[1]]}"
        return Amount("number", position, tokens[1][1], value, spelled=True, soft=True)
    if heads[1] == "hundred" or heads[1] in words["scales"]:
        return _cardinal(position, [("one", tokens[0][1]), *tokens[1:]])
    return None


def _cardinal(position: int, tokens: list[tuple[str, int]]) -> Amount | None:
    scales: dict[str, int] = table("words")["english"]["scales"]
    total, group, end, power, groups = Decimal(0), Decimal(0), -1, 0, 0
    ceiling = 1000
    for index, (word, word_end) in enumerate(tokens):
        if word in _numerals():
            value = _numerals()[word]
            room = 100 if ceiling > 100 else ceiling
            if value >= room or (ceiling <= 10 and value >= 10):
                break
            group += value
            ceiling = 10 if value >= 20 else 1
        elif word == "hundred" and 0 < group < 100:
            group, ceiling = group * 100, 100
        elif word in scales and group:
            total += scaled(group, scales[word])
            group, ceiling, power, groups = Decimal(0), 1000, scales[word], groups + 1
        elif word in scales and total and groups == 1:
            total, power = scaled(total, scales[word]), power + scales[word]
        elif word == "a" and [head for head, _ in tokens[index : index + 2]] == ["a", "half"]:
            continue
        elif word == "half" and group and tokens[index - 1][0] == "a":
            group += Decimal("0.5")
            ceiling = 0
        elif word in _ordinals() and group >= 20 and ceiling == 10:
            value = int(total + group) + _ordinals()[word]
            return Amount("ordinal", position, word_end, str(value), spelled=True)
        else:
            break
        end = word_end
    if end < 0:
        return None
    scale = power if groups == 1 and not group else 0
    return Amount("number", position, end, plain(total + group), scale=scale, spelled=True)
