"""The rules of rewriting, read from data/rewriting.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from summarizer.resources import data_toml
from summarizer.sentences import words_of

_PLACEHOLDER = re.compile(r"<([A-Z_]+)>")


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern whose group `cut` goes.

    `kept` is the share of what it cuts that human summaries keep, 0 to 1; at 0 nothing of the
    news is lost. A sentence that `unless` is found in is left alone. A rule of the `day` holds only
    where what it cuts is the day on which the news was published.
    """

    name: str
    pattern: re.Pattern[str]
    kept: float
    unless: re.Pattern[str] | None
    day: bool


@cache
def rules() -> tuple[Rule, ...]:
    """The rules in the order of the file; where two want the same words, the first has them."""
    return tuple(
        Rule(
            name=row["name"],
            pattern=expanded(row["pattern"]),
            kept=float(row["kept"]),
            unless=expanded(row["unless"]) if "unless" in row else None,
            day=bool(row.get("day", False)),
        )
        for row in data_toml("rewriting.toml")["rule"]
    )


@cache
def words(name: str) -> tuple[str, ...]:
    """An entry of [words], and SPEECH and SPEECH_NYA: verbs of speech, bare and with -nya."""
    if name.startswith("SPEECH"):
        verbs = sorted(words_of("attribution_verbs.txt"))
        return tuple(verb for verb in verbs if verb.endswith("nya") == name.endswith("NYA"))
    return tuple(data_toml("rewriting.toml")["words"][name])


def expanded(pattern: str) -> re.Pattern[str]:
    """A pattern of the file with its <NAME>s filled in."""
    return re.compile(_PLACEHOLDER.sub(lambda match: _alternatives(match[1]), pattern))


def _alternatives(name: str) -> str:
    """The entries, the longest first, so that none hides a longer one."""
    return "|".join(re.escape(word) for word in sorted(words(name), key=len, reverse=True))
