"""Indonesian amounts: plain, scaled, money, percent, points, measures, and ranges of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from summarizer.figures import numerals, scales
from summarizer.figures.model import Figure, Kind
from summarizer.figures.numbers import plain, rational, read_indonesian, scaled
from summarizer.figures.vocabulary import Suffixes, any_of, suffixes, table, word_set

DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_ABOUT = re.compile(r"(?:\s?[-–]\s?)?an(?:nya)?(?!\w)")
_VAGUE = re.compile(r"[-–]?an(?=\s)")
# `81,388 penonton`: English grouping, where the decimals of Indonesian make no sense.
_COMMA_GROUP = re.compile(r"[1-9]\d{0,2},\d{3}")
_WORD_AHEAD = re.compile(r"\s([^\W\d_]+)")
_A_SHARE = re.compile(r"\s(?:per|untuk setiap)\s(?:saham|lembar|unit)")
# `56.305 detik` is a lap; nobody counts seconds in thousands, but for round ones.
_LAP = re.compile(r"\d{1,2}\.\d{3}")
_MINUTES_BEHIND = re.compile(r"\bmenit\s$")
# No space and no comma: English, or Indonesian in a hurry.
_FOREIGN_MILLION = re.compile(r"[MT](?!\w)")
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
            "about": roughly(text, self.start, self.about),
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
def _about_before() -> re.Pattern[str]:
    lines = str(table("words")["contexts"]["about_words"]).strip().splitlines()
    return re.compile(rf"(?i)\b(?:{any_of(lines)})\s+$")


def roughly(text: str, start: int, rough: bool) -> str:
    """The detail `about` of a figure at `start`: "said" where the word ahead of it says so, too."""
    if not rough:
        return ""
    return "said" if _about_before().search(text, max(0, start - 20), start) else "yes"


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
        ("%", "persen", "prosen", "percent", "pct", "persenan"), ("percent", "")
    )
    points = (
        "poin persentase",
        "poin persentasi",
        "poin persen",
        "persen poin",
        "% poin",
        "%-poin",
        "persentase poin",
    )
    words |= dict.fromkeys(points, ("points", "percentage-point"))
    basis = ("basis poin", "basis point", "poin basis", "bps", "bp")
    words |= dict.fromkeys(basis, ("points", "basis-point"))
    symbols: dict[str, tuple[str, str]] = {}
    for code, row in table("currencies").items():
        words |= dict.fromkeys(row["id"], ("money", code))
    for unit, row in table("units").items():
        words |= dict.fromkeys(row.get("id", ()), ("measure", unit))
        symbols |= dict.fromkeys(row.get("symbols", ()), ("measure", unit))
    return suffixes(words, symbols, r"(?:\s{1,2}|-)?", r"(?:(?<=%)|(?!\w))")


def _digits(text: str, start: int, position: int, currency: str | None) -> Amount | None:
    """A number in digits at `position`, with its scale."""
    match = DIGITS.match(text, position)
    if match is None:
        return None
    digits = match[0]
    end = match.end()
    vague = _VAGUE.match(text, end)  # `100-an miliar`
    if vague is not None and scales.pattern(False).match(text, vague.end()) is not None:
        end = vague.end()
    else:
        vague = None
    if currency not in (None, "IDR") and _FOREIGN_MILLION.match(text, end) and "," not in digits:
        return None  # `US$5M`: a million to English readers, a billion to Indonesian ones
    power, end, about = scales.read(text, end, currency)
    about = about or vague is not None
    power = power or scales.shared(text, digits, end, currency)
    value = _value(text, digits, end, currency, power)
    if value is None:
        return None
    literal = ""
    if not power and not currency and digits.isdecimal():
        literal = digits if len(digits) > 3 or (digits[0] == "0" and len(digits) > 1) else ""
    if power:
        total = scaled(value, power)
        while (extra := DIGITS.match(text, end + 1)) and text[end] == " " and not about:
            # `2 juta 500 ribu`: a smaller scale adds
            more, more_end, about = scales.read(text, extra.end())
            if not more or more >= power or not extra[0].isdecimal() or len(extra[0]) > 3:
                about = False
                break
            total += scaled(Decimal(extra[0]), more)
            power, end = more, more_end
        written = plain(total)
    else:
        written = plain(value, keep_zeros=True)
    tail = None if about else _ABOUT.match(text, end)
    if tail is not None and (len(digits) > 1 or tail[0][0] != "a"):  # `ingat 7an`: slang
        end, about = tail.end(), True
    return Amount(
        "number", start, end, written, currency=currency, scale=power, about=about, literal=literal
    )


def _value(text: str, digits: str, end: int, currency: str | None, power: int) -> Decimal | None:
    """The value of `digits` before its scale, by what stands behind it where a comma may group."""
    if power or not _COMMA_GROUP.fullmatch(digits):
        return read_indonesian(digits, foreign=currency not in (None, "IDR") and not power)
    if currency is not None:
        groups = currency != "IDR" or _A_SHARE.match(text, end) is None
    else:
        suffix = number_suffixes().read(text, end)
        rupiah = suffix is not None and suffix[1] == "IDR"
        ahead = _WORD_AHEAD.match(text, end)
        counted = ahead is not None and ahead[1].lower() in word_set("counters") - {"poin"}
        percent = suffix is not None and suffix[0] == "percent"
        groups = rupiah or counted or (digits.endswith("000") and not percent)
    return Decimal(digits.replace(",", "")) if groups else read_indonesian(digits)


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
        about = amount.about or text[amount.end : end].endswith("persenan")
        return replace(amount, kind="percent", end=end, about=about, literal="")
    if kind == "points":
        return replace(amount, kind="points", unit=code, end=end, literal="")
    if kind == "money":
        return replace(amount, kind="money", currency=code, end=end, literal="")
    if code == "second" and (value := _lap_time(text, amount)):
        return replace(amount, kind="measure", unit=code, value=value, end=end, literal="")
    return replace(amount, kind="measure", unit=code, end=end, literal=literal)


def _lap_time(text: str, amount: Amount) -> str:
    """`56.305` as thousandths of a second, where it is; else empty."""
    digits = text[amount.start : amount.end]
    if _LAP.fullmatch(digits) is None:
        return ""
    minutes = _MINUTES_BEHIND.search(text, max(0, amount.start - 8), amount.start) is not None
    lap = minutes or not digits.endswith("00")
    return plain(Decimal(digits), keep_zeros=True) if lap else ""


def _exact(fraction: str) -> str | None:
    """`1/4` as `0.25`; None where the decimals never end."""
    value = rational(fraction)
    written = Decimal(value.numerator) / Decimal(value.denominator)
    return plain(written) if rational(plain(written)) == value else None
