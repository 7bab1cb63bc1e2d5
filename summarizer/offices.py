"""Office, organisation and person side by side, as one: `Direktur Utama Bank Sagara Rahmadi`.

A model loses the office, or ties the organisation to the person. Newspapers write "Bank Sagara
President Director Rahmadi" and 「サガラ銀行のラフマディ社長」.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from summarizer.glossary import Term
from summarizer.names import Name
from summarizer.translation.model import Language, Span

_BODIES = frozenset(["organisation", "company", "acronym", "agency", "ministry"])


def merged(
    text: str,
    spans: Sequence[Span],
    names: Sequence[Name],
    terms: Collection[Term],
    language: Language,
) -> list[Span]:
    """The spans of a sentence, with one for each office, organisation and person side by side.

    `names` and `terms` are those of the sentence; an office is a term that the glossary has as one.
    """
    persons = {(name.start, name.end) for name in names if name.kind == "person"}
    bodies = {(n.start, n.end) for n in names if n.kind in _BODIES}
    bodies |= {(term.start, term.end) for term in terms if term.entry.kind in _BODIES}
    offices = {term.end: term for term in terms if term.entry.kind == "office"}
    found: list[Span] = []
    for span in spans:
        body = found[-1] if found else None
        office = offices.get(body.start - 1) if body else None
        if (
            body is not None
            and office is not None
            and (span.start, span.end) in persons
            and (body.start, body.end) in bodies
            and text[body.end : span.start] == " "
            and text[office.end : body.start] == " "
            and office.entry.target(language)
            and not (len(found) > 1 and found[-2].start < office.start < found[-2].end)
        ):
            # An office that is no plain word has a span of its own.
            del found[-2 if len(found) > 1 and found[-2].start == office.start else -1 :]
            title = office.entry.target(language)
            if language == "ja":
                target = f"{body.target}の{span.target}{title}"
            else:
                target = f"{body.target} {title} {span.target}"
            whole = text[office.start : span.end]
            found.append(Span(office.start, span.end, whole, "name", target))
        else:
            found.append(span)
    return found
