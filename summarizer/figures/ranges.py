"""Ranges: two amounts joined into one figure (`5%-6%`, `antara 5 hingga 6 persen`)."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from summarizer.figures import quantities
from summarizer.figures.model import Figure
from summarizer.figures.numbers import plain, rational, scaled
from summarizer.figures.quantities import Amount, pairs

_JOINT = re.compile(
    r"(?P<dash>\s?[-–—~]\s?|\s[-–—]\s)|\s+(?P<to>hingga|sampai(?:\s+dengan)?|s\.?/?d\.?)\s+"
)
_AND = re.compile(r"(?:\s?[-–—]\s?|\s+(?:dan|hingga|sampai(?:\s+dengan)?)\s+)")


def join(text: str, low: Amount, between: bool) -> tuple[Amount, Amount, str] | None:
    """The second end of a range behind `low`, and how they are joined: dash, to, between."""
    joint = (_AND if between else _JOINT).match(text, low.end)
    if joint is None:
        return None
    high = quantities.read(text, joint.end(), inherited=low.currency)
    if high is None or high.value.startswith("-") or "/" in high.value + low.value:
        return None
    how = "between" if between else "dash" if joint.groupdict().get("dash") else "to"
    both = merge(low, high)
    return None if both is None else (*both, how)


def merge(low: Amount, high: Amount) -> tuple[Amount, Amount] | None:
    """Give each end what only the other one carries; None where they do not fit together."""
    if low.kind == "number" and high.kind != "number":
        if not high.scale and rational(low.value) > rational(high.value):
            return None  # `posisi 11 hingga 8 menit`
        scale = high.scale if not low.scale else 0
        if scale:
            widened = plain(scaled(Decimal(low.value), scale))
            low = replace(low, value=widened, scale=scale)
            if rational(widened) >= rational(high.value):
                return None
        low = replace(low, kind=high.kind, unit=high.unit, currency=high.currency)
    elif high.kind == "number" and low.kind == "money":
        high = replace(high, kind=low.kind, unit=low.unit, currency=low.currency, literal="")
        if not low.scale and high.scale:
            low = replace(
                low, value=plain(scaled(Decimal(low.value), high.scale)), scale=high.scale
            )
        if rational(low.value) >= rational(high.value):
            return None
    elif low.kind == high.kind == "number" and high.scale and not low.scale:
        widened = plain(scaled(Decimal(low.value), high.scale))
        if rational(widened) < rational(high.value):
            low = replace(low, value=widened, scale=high.scale)
    elif low.kind == high.kind == "money" and high.scale and not low.scale:
        widened = plain(scaled(Decimal(low.value), high.scale))
        if Decimal(low.value) < 1000 and rational(widened) < rational(high.value):
            low = replace(low, value=widened, scale=high.scale)
    fits = (low.kind, low.unit, low.currency) == (high.kind, high.unit, high.currency)
    return (low, high) if fits else None


def span(text: str, start: int, low: Amount, high: Amount, how: str) -> Figure:
    """The range figure from `start` to the end of `high`."""
    literal = "yes" if low.literal or high.literal else ""
    detail = {
        "join": how,
        "literal": literal,
        "role": low.role,
        "of": low.kind,
        "about": quantities.roughly(text, start, low.about or high.about),
        "scale": str(low.scale) if low.scale != high.scale else "",
        "spelled": "yes" if low.spelled and high.spelled else "",
    }
    return Figure(
        "range", start, high.end, text[start : high.end], f"{low.value}/{high.value}",
        high.unit, high.currency, high.scale, pairs(detail),
    )  # fmt: skip


def is_code(text: str, low: Amount, high: Amount) -> bool:
    """`787-8`, `590-8095`: falling without points, or only one end of four digits."""
    if low.kind != "number" or low.scale or high.scale:
        return False
    if "." in text[low.start : high.end] or "," in text[low.start : high.end]:
        return False
    first, second = Decimal(low.value), Decimal(high.value)
    return bool(low.literal) != bool(high.literal) or (first > second and first > 200)
