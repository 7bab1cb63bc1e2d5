"""Decimal numbers as strings: reading the written forms, and writing them without loss."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

_POINT_GROUPED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?\Z")
_COMMA_GROUPED = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?\Z")
# `1:46,360`, `1'46.360`: a lap, no figure in any language, and left as it stands.
LAP = re.compile(r"\d{1,2}[:'’][0-5]\d[.,]\d{1,3}(?![\d.,]\d|\s?WI)")
_COMMA_DECIMAL = re.compile(r"\d+,\d+\Z")
_POINT_DECIMAL = re.compile(r"\d+\.\d+\Z")


def read_indonesian(digits: str, foreign: bool = False) -> Decimal | None:
    """The value of `1.234.567,89`; None where the signs contradict each other (`1.2.3`).

    A point ahead of exactly three digits groups, ahead of any other count it is a decimal point
    (`5.2 persen`, as many outlets write). Two groups behind commas, or a point behind them, are
    English grouping; so is one group after a foreign currency sign (`foreign`).
    """
    if digits.isdecimal():
        return Decimal(digits)
    if _POINT_GROUPED.match(digits):
        return Decimal(digits.replace(".", "").replace(",", "."))
    if _COMMA_DECIMAL.match(digits) and not (foreign and _COMMA_GROUPED.match(digits)):
        return Decimal(digits.replace(",", "."))
    return read_english(digits)


def read_english(digits: str) -> Decimal | None:
    """The value of `1,234,567.89`; None where the signs contradict each other."""
    if digits.isdecimal() or _POINT_DECIMAL.match(digits):
        return Decimal(digits)
    if _COMMA_GROUPED.match(digits):
        return Decimal(digits.replace(",", ""))
    if _POINT_GROUPED.match(digits) and digits.count(".") > 1:
        return Decimal(digits.replace(".", "").replace(",", "."))
    return None


def plain(value: Decimal, keep_zeros: bool = False) -> str:
    """`value` without exponent; trailing decimal zeros stay only with `keep_zeros`."""
    text = f"{value:f}"
    if "." in text and not keep_zeros:
        text = text.rstrip("0").rstrip(".")
    return text


def rational(value: str) -> Fraction:
    """The exact number behind a figure's value: a decimal string or `1/3`."""
    return Fraction(value)


def grouped(value: str, group: str = ",", point: str = ".") -> str:
    """A decimal string with its whole part in groups of three: `1,234,567.89`."""
    whole, dot, decimals = value.partition(".")
    sign = "-" if whole.startswith("-") else ""
    spaced = f"{int(whole.lstrip('-')):,}".replace(",", group)
    return sign + spaced + (point + decimals if dot else "")


def shifted(value: str, scale: int) -> str:
    """`value` divided by ten to the `scale`, exactly: ("4030000", 6) is "4.03"."""
    return plain(scaled(Decimal(value), -scale))


def scaled(value: Decimal, power: int) -> Decimal:
    """`value` times ten to the `power`, with every digit (`Decimal.scaleb` rounds at 28)."""
    sign, digits, exponent = value.as_tuple()
    return Decimal((sign, digits, int(exponent) + power))
