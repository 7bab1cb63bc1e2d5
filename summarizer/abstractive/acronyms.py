"""Acronyms that a sentence spells out: a summary has one form of each."""

from __future__ import annotations

import re

from summarizer.definitions import definitions
from summarizer.glossary import Glossary

# Kinds of glossary entries whose short form every reader of news knows.
_KNOWN = frozenset(["acronym", "agency", "ministry", "organisation", "person", "place", "company"])

# "Kementerian Koordinator (Kemenko) PMK": the name goes on.
_GOES_ON = re.compile(r"\s[A-Z]")


def shorten(text: str, glossary: Glossary, before: str, after: str) -> str:
    """The sentence with one form of what it defines.

    `Komisi Pemberantasan Korupsi (KPK)` becomes `KPK` where the glossary knows that and the reader
    has met it in `before`, the headline and the summary so far. A short form of the article's own
    goes, if neither the rest of the sentence nor `after`, the rest of the summary, has it.
    """
    for found in reversed(definitions(text) if "(" in text else []):
        end = text.find(")", found.short_end) + 1
        if found.long_start > found.short_start or not end:
            continue
        short = re.compile(rf"(?<!\w){re.escape(found.short)}(?!\w)")
        entry = glossary.get(found.short)
        known = entry is not None and entry.kind in _KNOWN
        if known:
            if short.search(before) and not text[found.long_start].islower():
                text = text[: found.long_start] + found.short + text[end:]
        elif not _GOES_ON.match(text, end) and not short.search(text[end:] + after):
            text = text[: found.long_end] + text[end:]
    return text
