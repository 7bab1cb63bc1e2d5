"""The rules of what to take off, read from `data/boilerplate.toml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from summarizer.resources import data_toml

Action = Literal["line", "inline", "prefix", "suffix", "teaser"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of furniture. `where` is "any", or "start" or "end" of the article."""

    name: str
    action: Action
    where: Literal["any", "start", "end"]
    pattern: re.Pattern[str]

    def find(self, text: str) -> re.Match[str] | None:
        """The stretch of a paragraph the rule takes, by its action; None where it takes none."""
        if self.action == "line":
            return self.pattern.fullmatch(text)
        if self.action == "prefix":
            return self.pattern.match(text)
        return self.pattern.search(text)


@cache
def rules() -> tuple[Rule, ...]:
    """All rules in the order they apply."""
    return tuple(_rule(entry) for entry in data_toml("boilerplate.toml")["rule"])


def _rule(entry: dict[str, str]) -> Rule:
    pattern = entry["pattern"]
    # A suffix pattern has to reach the paragraph's end; the rule writer need not say so.
    if entry["action"] == "suffix" and not pattern.endswith("$"):
        pattern = f"(?:{pattern})$"
    return Rule(
        name=entry["name"],
        action=entry["action"],  # type: ignore[arg-type]
        where=entry.get("where", "any"),  # type: ignore[arg-type]
        pattern=re.compile(pattern),
    )
