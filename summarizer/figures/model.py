"""The figure: one number, amount, date or time of a sentence, in a form no language owns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal[
    "number",  # 1.234.567,89 · 4,03 juta · dua ratus ribu
    "money",  # Rp 520 triliun
    "percent",  # 18,3%
    "points",  # 0,25 poin persentase · 25 basis poin
    "range",  # 5%-6% · 2017-2019
    "ordinal",  # ke-54 · kedua
    "date",  # 21 Maret 2017 · Selasa (21/3) · Maret 2017 · 2017 where it is surely a year
    "weekday",
    "month",
    "period",  # kuartal I-2017 · semester II
    "time",  # 09.30 WIB
    "measure",  # 12 hektare
    "score",  # 2-1
]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure, `text == sentence[start:end]`.

    `value` is a decimal string in base units ("520000000000000"), ISO 8601 for dates
    ("2017-03-21", or "--03-21" where the year is not known), "low/high" for ranges (the
    ISO 8601 interval sign); docs/formats.md lists the form for every kind. `currency` is an ISO
    4217 code. `unit` is the CLDR unit id where there is one ("hectare"), else a short English
    noun. `scale` is the power of ten the writer spelled out as a word (9 for `miliar`), which
    renderers may keep; 0 where the figure was written in full. `detail` holds what rendering
    needs beyond the value, as sorted name-value pairs: the kind of a range's ends, a weekday,
    a time zone.
    """

    kind: Kind
    start: int
    end: int
    text: str
    value: str
    unit: str | None = None
    currency: str | None = None
    scale: int = 0
    detail: tuple[tuple[str, str], ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The figure as JSON shows it; offsets are characters in the sentence."""
        return {
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "kind": self.kind,
            "value": self.value,
            "unit": self.unit,
            "currency": self.currency,
        }
