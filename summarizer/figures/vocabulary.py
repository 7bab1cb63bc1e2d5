"""The word tables behind the figure readers and writers, from `summarizer/data/figures`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from summarizer.resources import data_toml


@cache
def table(name: str) -> dict[str, Any]:
    """The TOML table `name` (without its ending), read once."""
    return data_toml(f"figures/{name}.toml")


def any_of(words: Iterable[str]) -> str:
    """A regex alternation of `words`, longest first; a space matches any white space."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


@dataclass(frozen=True, slots=True)
class Suffixes:
    """What may follow a number: a regex and, for what it matched, the unit or currency.

    `read` gives `(kind, code, end)` for the suffix at `position`, or None.
    """

    pattern: re.Pattern[str]
    codes: dict[str, tuple[str, str]]

    def read(self, text: str, position: int) -> tuple[str, str, int] | None:
        """The kind (`percent`, `points`, `money`, `measure`), code and end of a suffix."""
        match = self.pattern.match(text, position)
        if match is None:
            return None
        word = " ".join(match["suffix"].split())
        found = self.codes.get(word) or self.codes.get(word.lower())
        return None if found is None else (*found, match.end())


def suffixes(
    words: dict[str, tuple[str, str]],
    symbols: dict[str, tuple[str, str]],
    lead: str,
    tail: str,
) -> Suffixes:
    """Compile suffix tables: `words` match in any case, `symbols` exactly."""
    folded = {word.lower(): code for word, code in words.items()}
    body = rf"(?i:{any_of(folded)})"
    if symbols:
        body += f"|{any_of(symbols)}"
    return Suffixes(re.compile(rf"{lead}(?P<suffix>{body}){tail}"), {**folded, **symbols})


@cache
def months() -> dict[str, int]:
    """Indonesian month names and abbreviations, lower case, to month number."""
    rows: list[list[str]] = table("calendar")["months"]
    return {name: number for number, names in enumerate(rows, 1) for name in names}


@cache
def weekdays() -> dict[str, int]:
    """Indonesian weekday names, lower case, to ISO weekday (Monday is 1)."""
    rows: list[list[str]] = table("calendar")["weekdays"]
    return {name: number for number, names in enumerate(rows, 1) for name in names}


@cache
def word_set(name: str) -> frozenset[str]:
    """One of the white-space separated lists of `words.toml`, lower case."""
    return frozenset(str(table("words")["contexts"][name]).lower().split())


@cache
def idioms() -> re.Pattern[str]:
    """Phrases whose numeral word is no figure."""
    lines = str(table("words")["contexts"]["idioms"]).strip().splitlines()
    return re.compile(rf"(?i)(?<!\w)(?:{any_of(lines)})(?!\w)")


@cache
def locale(language: str) -> Any:
    """The CLDR data of a language (a `babel.Locale`)."""
    from babel import Locale

    return Locale.parse(language)


@cache
def unit_form(unit: str, language: str, singular: bool = False) -> str:
    """The pattern that puts a unit to a number, such as `{} hectares`, from CLDR or our table."""
    row = table("units")[unit]
    own = row.get(f"{language}_form")
    if own is not None:
        return str(own) if isinstance(own, str) else str(own[0 if singular else 1])
    from babel.units import format_unit

    count = 1 if singular else 2
    written = format_unit(count, row["cldr"], length="long", locale=language)
    return written.replace(str(count), "{}").replace(" ", " " if language == "en" else "")
