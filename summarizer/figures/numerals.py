"""Indonesian numeral words: `dua ratus ribu`, `satu setengah juta`, `tiga perempat`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from summarizer.figures.numbers import plain, scaled
from summarizer.figures.vocabulary import table

_WORD = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"\s+")
_GLUED = ("belas", "puluh", "ratus", "ribu")  # `delapanbelas`, an older spelling
_VAGUE = frozenset(("puluh", "ratus", "ribu", "juta", "miliar", "triliun"))
_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral read from words. `value` is a decimal string or a fraction such as `2/3`."""

    value: str
    scale: int
    end: int


@cache
def _words() -> tuple[dict[str, int], dict[str, Decimal], dict[str, int], dict[str, int]]:
    words = table("words")["indonesian"]
    scales = {word: power for word, power in words["scales"].items() if len(word) > 2}
    fused = {word: Decimal(value) for word, value in words["fused"].items()}
    return words["digits"], fused, scales, words["fractions"]


@cache
def starters() -> frozenset[str]:
    """The words a spelled-out number may begin with."""
    digits, fused, _, _ = _words()
    glued = {digit + power for digit in digits for power in _GLUED}
    return frozenset({*digits, *fused, *_fused_fractions(), *glued, "setengah"})


@cache
def _fused_fractions() -> dict[str, int]:
    return {f"se{word}": denominator for word, denominator in _words()[3].items()}


def _tokens(text: str, position: int) -> list[tuple[str, int]]:
    """The words from `position` on that are parted by white space only, with their ends."""
    tokens: list[tuple[str, int]] = []
    while (match := _WORD.match(text, position)) is not None:
        word = match[0].lower()
        power = next((end for end in _GLUED if word.endswith(end)), "")
        if power and word.removesuffix(power) in _words()[0]:
            tokens.append((word.removesuffix(power), match.end() - len(power)))
            word = power
        tokens.append((word, match.end()))
        gap = _GAP.match(text, match.end())
        if gap is None or len(tokens) > 32:
            break
        position = gap.end()
    return tokens


def read(text: str, position: int) -> Numeral | None:
    """The longest spelled-out number at `position`, or None.

    >>> read("dua ratus ribu orang", 0).value
    '200000'
    """
    tokens = _tokens(text, position)
    if not tokens:
        return None
    digits, _, scales, fractions = _words()
    first = tokens[0][0]
    if first in _fused_fractions():
        return Numeral(f"1/{_fused_fractions()[first]}", 0, tokens[0][1])
    if first == "setengah":
        if len(tokens) > 1 and tokens[1][0] in scales:
            power = scales[tokens[1][0]]
            return Numeral(plain(scaled(_HALF, power)), power, tokens[1][1])
        return Numeral("1/2", 0, tokens[0][1])
    if first in digits and len(tokens) > 1 and tokens[1][0] in fractions:
        return Numeral(f"{digits[first]}/{fractions[tokens[1][0]]}", 0, tokens[1][1])
    return _decimal(tokens) or _whole(tokens)


def _decimal(tokens: list[tuple[str, int]]) -> Numeral | None:
    """`dua koma lima`, `satu koma dua lima juta`, `dua koma dua puluh lima`."""
    words = [word for word, _ in tokens[:12]]
    if "koma" not in words[1:8]:
        return None
    point = words.index("koma", 1)
    whole = _whole(tokens[:point])
    if whole is None or whole.end != tokens[point - 1][1]:
        return None
    digits, _, scales, _ = _words()
    index, decimals = point + 1, ""
    if words[index + 1 : index + 2] in (["puluh"], ["belas"]) and words[index] in digits:
        tail = index + (3 if words[index + 2 : index + 3] and words[index + 2] in digits else 2)
        some = _whole(tokens[index:tail])
        index, decimals = tail, "" if some is None else some.value
    else:
        while index < len(words) and words[index] in digits:
            decimals += str(digits[words[index]])
            index += 1
    if not decimals:
        return None
    value, scale, end = Decimal(f"{whole.value}.{decimals}"), 0, tokens[index - 1][1]
    following = words[index].removesuffix("an") if index < len(words) else ""
    if following in scales:
        scale, end = scales[following], tokens[index][1]
    return Numeral(plain(scaled(value, scale)), scale, end)


def _whole(tokens: list[tuple[str, int]]) -> Numeral | None:
    """Read digits, tens, hundreds and scales; each scale must be smaller than the one before."""
    digits, fused, scales, _ = _words()
    total, group, end = Decimal(0), Decimal(0), -1
    room = Decimal(1000)  # what the next word must stay under inside its group of three
    last_power, only_power, groups = 99, 0, 0
    index = 0
    while index < len(tokens):
        word = tokens[index][0]
        following = tokens[index + 1][0] if index + 1 < len(tokens) else ""
        if following.removesuffix("an") in _VAGUE and following.endswith("an"):
            return None  # `dua jutaan`, `sembilan puluhan`
        if word in digits:
            digit = Decimal(digits[word])
            multiplied = {"belas": (digit + 10, 100, 1), "puluh": (digit * 10, 100, 10)}
            multiplied["ratus"] = (digit * 100, 1000, 100)
            amount, ceiling, floor = multiplied.get(following, (digit, 10, 1))
            if room < ceiling or (digit == 0 and (group or total)):
                break
            group += amount
            room = Decimal(floor)
            if following in multiplied:
                index += 1
        elif word in ("sepuluh", "sebelas") and room >= 100:
            group += fused[word]
            room = Decimal(1)
        elif word == "seratus" and room >= 1000:
            group += 100
            room = Decimal(100)
        elif word in ("seribu", "sejuta") and not group and last_power > len(str(fused[word])) - 1:
            last_power = only_power = len(str(fused[word])) - 1
            total += fused[word]
            room, groups = Decimal(1000), groups + 1
        elif word in scales and group and scales[word] < last_power:
            last_power = only_power = scales[word]
            total += scaled(group, scales[word])
            group, room, groups = Decimal(0), Decimal(1000), groups + 1
        elif word in scales and total and not group and groups == 1:  # `ribu triliun`
            total = scaled(total, scales[word])
            last_power, only_power = 0, only_power + scales[word]
        elif word == "setengah" and group and end >= 0:
            group += _HALF
            room = Decimal(0)
        else:
            break
        end = tokens[index][1]
        index += 1
    if end < 0:
        return None
    scale = only_power if groups == 1 and not group else 0
    return Numeral(plain(total + group), scale, end)


def spell(value: int) -> str:
    """Write a whole number from 0 to 999 trillion in Indonesian words."""
    if value < 0:
        raise ValueError("negative numbers are written with `minus`")
    names = list(_words()[0])
    if value < 10:
        return names[value]
    for power, word in ((12, "triliun"), (9, "miliar"), (6, "juta"), (3, "ribu"), (2, "ratus")):
        count, rest = divmod(value, 10**power)
        if count:
            head = f"se{word}" if count == 1 and power <= 3 else f"{spell(count)} {word}"
            return head if not rest else f"{head} {spell(rest)}"
    if value == 10:
        return "sepuluh"
    if value == 11:
        return "sebelas"
    if value < 20:
        return f"{names[value - 10]} belas"
    tens, rest = divmod(value, 10)
    return f"{names[tens]} puluh" + (f" {names[rest]}" if rest else "")
