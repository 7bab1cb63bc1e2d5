"""Acronyms that a sentence spells out: a summary has one form of each."""

from __future__ import annotations

import re

from summarizer.definitions import definitions
from summarizer.glossary import Glossary

# Kinds of glossary entries whose short form every reader of news knows.
_KNOWN = frozenset(["acronym", "agency", "ministry", "organisation", "person", "place", "company"])


def shorten(text: str, glossary: Glossary, elsewhere: str) -> str:
    """The sentence with one form of what it defines.

    `Komisi Pemberantasan Korupsi (KPK)` becomes `KPK`, which the glossary knows; what it does not
    know keeps its long form, and its short one if `elsewhere`, the rest of the summary, has it.
    """
    for found in reversed(definitions(text) if "(" in text else []):
        if found.long_start > found.short_start:
            continue
        end = text.find(")", found.short_end) + 1
        if not end:
            continue
        entry = glossary.get(found.short)
        if entry is not None and entry.kind in _KNOWN and not text[found.long_start].islower():
            text = text[: found.long_start] + found.short + text[end:]
        elif not re.search(rf"\b{re.escape(found.short)}\b", elsewhere + text[end:]):
            text = text[: found.long_end] + text[end:]
    return text
