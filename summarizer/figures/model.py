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

    `value` is a decimal string in base units ("520000000000000") or a fraction ("2/3"); ISO 8601
    for dates: "2017-03-21", "--03-21" where the year is not known, "2017-03", "---24" (a day),
    "199X" (a decade, ISO 8601-2); "2017-Q1" and "--S2" for quarters and half-years, "09:30",
    weekday "1" (Monday), month "--03", score "2-1"; "low/high" for ranges (the ISO 8601 interval
    sign). docs/formats.md lists the form for every kind. `currency` is an ISO 4217 code. `unit`
    is the CLDR unit id where there is one ("hectare"), else a short English noun. `scale` is the
    power of ten the writer spelled out as a word (9 for `miliar`), which renderers may keep; 0
    where the figure was written in full.

    `detail` holds what rendering needs beyond the value, as sorted name-value pairs: `of` and
    `join` (a range's kind of ends; dash, to, between, and, slash), `weekday`, `daypart`, `form`
    (bracket, comma), `zone`, `spelled` (written in words), `about` (`jutaan`, `-an`; "said"
    where the word ahead of it says so, too), `literal`
    (digits to be kept as written), `role` (age, offset, people), `year` (resolved, so not written),
    `soft` (a word such as "twice" that may answer a figure and is none itself).
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
        """The figure as JSON shows it; offsets are characters in the sentence.

        A range of percentages has the unit "percent", so that its ends are not taken for numbers.
        """
        of_percent = self.kind == "range" and ("of", "percent") in self.detail
        return {
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "kind": self.kind,
            "value": self.value,
            "unit": "percent" if of_percent else self.unit,
            "currency": self.currency,
        }
