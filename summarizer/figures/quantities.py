"""Indonesian amounts: plain, scaled, money, percent, points, measures, and ranges of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from summarizer.figures import numerals
from summarizer.figures.model import Figure, Kind
from summarizer.figures.numbers import plain, rational, read_indonesian, scaled
from summarizer.figures.vocabulary import Suffixes, any_of, suffixes, table

DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_ABOUT = re.compile(r"(?:-an|an)(?!\w)")
_RUPIAH_TAIL = re.compile(r",-{1,2}(?!\d)")
_YEAR_AHEAD = re.compile(r"\s+(?:19|20)\d\d(?![\d.,]\d|\w)")


def minus_ahead(text: str, start: int) -> bool:
    """Does a minus sign, and no dash behind a word, stand directly ahead of `start`?"""
    if start == 0 or text[start - 1] not in "-−":
        return False
    return start == 1 or not (text[start - 2].isalnum() or text[start - 2] in ")%.")


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity while it is being read: a figure without its text."""

    kind: Kind
    start: int
    end: int
    value: str
    unit: str | None = None
    currency: str | None = None
    scale: int = 0
    about: bool = False
    spelled: bool = False
    soft: bool = False
    literal: str = ""
    role: str = ""

    def figure(self, text: str) -> Figure:
        """The figure, with what rendering needs beyond the value."""
        detail = {
            "about": "yes" if self.about else "",
            "literal": self.literal,
            "role": self.role,
            "soft": "yes" if self.soft else "",
            "spelled": "yes" if self.spelled else "",
        }
        return Figure(
            self.kind, self.start, self.end, text[self.start : self.end], self.value,
            self.unit, self.currency, self.scale, pairs(detail),
        )  # fmt: skip


def pairs(detail: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Sorted name-value pairs without the empty ones."""
    return tuple(sorted((name, value) for name, value in detail.items() if value))


@cache
def scale_pattern(money: bool) -> re.Pattern[str]:
    """A scale word behind a number, `an` behind it for `jutaan`; Rp amounts also know M and T."""
    words = table("words")["indonesian"]
    long = [word for word in words["scales"] if len(word) > 2]
    short = [word for word in words["scales"] if len(word) == 2]
    letters = [*short, *(words["money_scales"] if money else ())]
    head = rf"\s?(?:(?P<word>(?i:{any_of(long)}))(?P<about>an)?(?:nya)?"
    # Words that lost their space behind a scale (`triliunchip`), but no `jutawan`, `miliarder`.
    glued = r"(?<=[a-z]{4})(?!wan|der|an|nya)(?=[a-z]{4})"
    return re.compile(rf"{head}|(?P<letter>{any_of(letters)}))(?:(?!\w)|{glued})")


@cache
def currency_prefix() -> re.Pattern[str]:
    """A currency sign or code ahead of a number."""
    signs = any_of(sign for row in table("currencies").values() for sign in row["before"])
    return re.compile(rf"(?P<sign>{signs})\s{{0,2}}(?=[-−]?\d)")


@cache
def currency_codes() -> dict[str, str]:
    """Currency signs and codes that stand ahead of a number, to ISO 4217."""
    rows = table("currencies").items()
    return {" ".join(sign.split()): code for code, row in rows for sign in row["before"]}


@cache
def number_suffixes() -> Suffixes:
    """Percent, points, currencies and units behind an Indonesian number."""
    words: dict[str, tuple[str, str]] = dict.fromkeys(
        ("%", "persen", "prosen", "percent", "pct"), ("percent", "")
    )
    points = (
        "poin persentase",
        "poin persen",
        "persen poin",
        "% poin",
        "%-poin",
        "persentase poin",
    )
    words |= dict.fromkeys(points, ("points", "percentage-point"))
    words |= dict.fromkeys(("basis poin", "basis point", "bps", "bp"), ("points", "basis-point"))
    symbols: dict[str, tuple[str, str]] = {}
    for code, row in table("currencies").items():
        words |= dict.fromkeys(row["id"], ("money", code))
    for unit, row in table("units").items():
        words |= dict.fromkeys(row.get("id", ()), ("measure", unit))
        symbols |= dict.fromkeys(row.get("symbols", ()), ("measure", unit))
    return suffixes(words, symbols, r"(?:\s{1,2}|-)?", r"(?:(?<=%)|(?!\w))")


def _scales(text: str, end: int, money: bool) -> tuple[int, int, bool]:
    """Power of ten, end, and whether `-an` follows, of the scale words at `end`."""
    words = table("words")["indonesian"]
    power, about = 0, False
    for _ in range(2):  # `2 ribu triliun`
        match = scale_pattern(money).match(text, end)
        if match is None or about:
            break
        word, letter = match["word"], match["letter"]
        if word:
            power += words["scales"][word.lower()]
        elif power:
            break
        else:
            power += words["scales"].get(letter) or words["money_scales"][letter]
        about = match["about"] is not None
        end = match.end()
    return power, end, about


def _digits(text: str, start: int, position: int, currency: str | None) -> Amount | None:
    """A number in digits at `position`, with its scale."""
    match = DIGITS.match(text, position)
    if match is None:
        return None
    digits = match[0]
    end = match.end()
    vague = text.startswith("-an ", end) and scale_pattern(False).match(text, end + 3) is not None
    power, end, about = _scales(text, end + 3 * vague, money=currency == "IDR")
    about = about or vague  # `100-an miliar`
    value = read_indonesian(digits, foreign=currency not in (None, "IDR") and not power)
    if value is None:
        return None
    literal = ""
    if not power and not currency and digits.isdecimal():
        literal = digits if len(digits) > 3 or (digits[0] == "0" and len(digits) > 1) else ""
    if power:
        total = scaled(value, power)
        while (extra := DIGITS.match(text, end + 1)) and text[end] == " " and not about:
            # `2 juta 500 ribu`: a smaller scale adds
            more, more_end, about = _scales(text, extra.end(), money=False)
            if not more or more >= power or not extra[0].isdecimal() or len(extra[0]) > 3:
                about = False
                break
            total += scaled(Decimal(extra[0]), more)
            power, end = more, more_end
        written = plain(total)
    else:
        written = plain(value, keep_zeros=True)
    if not about and (tail := _ABOUT.match(text, end)) is not None and tail[0] != "an":
        end, about = tail.end(), True
    return Amount(
        "number", start, end, written, currency=currency, scale=power, about=about, literal=literal
    )


def _words(text: str, position: int) -> Amount | None:
    """A spelled-out number at `position`."""
    numeral = numerals.read(text, position)
    if numeral is None:
        return None
    return Amount("number", position, numeral.end, numeral.value, scale=numeral.scale, spelled=True)


def _minus(text: str, position: int) -> tuple[bool, int]:
    """Whether a minus stands at `position`, and where reading goes on."""
    if text.startswith(("-", "−"), position):
        return True, position + 1
    if text[position : position + 6].lower() == "minus ":
        return True, position + 6
    return False, position


def read(text: str, position: int, inherited: str | None = None) -> Amount | None:
    """The amount at `position`: sign, currency, number, scale, suffix. No range.

    `inherited` is the currency of the amount before it in a range (`Rp 5-6 T`).
    """
    start = position
    currency = None
    negative, position = _minus(text, position)
    sign = currency_prefix().match(text, position)
    if sign is not None:
        currency = currency_codes()[" ".join(sign["sign"].split())]
        position = sign.end()
    if not negative:
        negative, position = _minus(text, position)
    amount = _digits(text, start, position, currency or inherited)
    if amount is None:
        amount = None if sign else _words(text, position)
        if amount is None:
            return None
        amount = replace(amount, start=start)
    if negative:
        amount = replace(amount, value=f"-{amount.value}")
    if currency:
        tail = _RUPIAH_TAIL.match(text, amount.end)
        end = tail.end() if tail and currency == "IDR" else amount.end
        return replace(amount, kind="money", currency=currency, end=end, literal="")
    return _suffixed(text, replace(amount, currency=None))


def _suffixed(text: str, amount: Amount) -> Amount:
    """The amount with the percent sign, currency or unit behind it."""
    suffix = number_suffixes().read(text, amount.end)
    if suffix is None:
        return amount
    kind, code, end = suffix
    if "/" in amount.value:
        exact = _exact(amount.value) if kind in ("percent", "points") else None
        if exact is None:  # `setengah jam`: the sentence counts in halves, the unit is its noun
            return amount
        amount = replace(amount, value=exact)
    if code == "times" and end > amount.end + 1:  # `5 x 3 meter`
        return amount
    if code == "year" and _YEAR_AHEAD.match(text, end):  # `Nomor 5 Tahun 1999`
        return amount
    literal = amount.literal if amount.literal[:1] != "0" else ""
    if kind == "percent":
        return replace(amount, kind="percent", end=end, literal="")
    if kind == "points":
        return replace(amount, kind="points", unit=code, end=end, literal="")
    if kind == "money":
        return replace(amount, kind="money", currency=code, end=end, literal="")
    return replace(amount, kind="measure", unit=code, end=end, literal=literal)


def _exact(fraction: str) -> str | None:
    """`1/4` as `0.25`; None where the decimals never end."""
    value = rational(fraction)
    written = Decimal(value.numerator) / Decimal(value.denominator)
    return plain(written) if rational(plain(written)) == value else None
