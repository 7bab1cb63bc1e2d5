"""The renderers' own words, in each language (summarizer/data/labels.toml)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from summarizer.resources import data_toml
from summarizer.translation.model import Status

# Day before month as in the figures of the English translations ("21 March 2017").
_LOCALES = {"en": "en_GB", "ja": "ja", "id": "id"}


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of one language; `labels["summary"]` is a word, `labels.mark(…)` a mark."""

    language: str
    table: Mapping[str, Any]

    def __getitem__(self, key: str) -> str:
        return str(self.table[key])

    def language_name(self, code: str) -> str:
        """What this language calls the language `code`."""
        return str(self.table["languages"][code])

    def status(self, status: Status) -> str:
        """The word for a verdict other than "ok"."""
        return str(self.table["status"][status])

    def legend(self, status: Status) -> str:
        """What the verdict means, as a clause."""
        return str(self.table["legend"][status])

    def checks(self, names: tuple[str, ...]) -> str:
        """The names of failed checks as a list; an unlisted check keeps its own name."""
        return self.enumerate(str(self.table["checks"].get(name, name)) for name in names)

    def enumerate(self, words: Iterable[str]) -> str:
        """Words as a list in running text."""
        return ("、" if self.language == "ja" else ", ").join(words)

    def with_detail(self, word: str, detail: str) -> str:
        """A mark's word and what it concerns."""
        return f"{word}{'：' if self.language == 'ja' else ': '}{detail}"

    def date(self, published: str) -> str:
        """An ISO 8601 date or time as this language writes a date; other text as it is."""
        from datetime import date

        from babel.dates import format_date

        try:
            day = date.fromisoformat(published[:10])
        except ValueError:
            return published
        return str(format_date(day, format="long", locale=_LOCALES[self.language]))

    def number(self, value: str) -> str:
        """A decimal string with this language's grouping; any other string as it is."""
        from decimal import Decimal, InvalidOperation

        from babel.numbers import format_decimal

        try:
            number = Decimal(value)
        except InvalidOperation:
            return value
        return format_decimal(number, locale=_LOCALES[self.language], decimal_quantization=False)


@cache
def labels(language: str) -> Labels:
    """The labels in `language`: "en", "ja" or "id"."""
    return Labels(language, data_toml("labels.toml")[language])
