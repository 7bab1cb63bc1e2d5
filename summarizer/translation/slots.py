"""Slots: what must survive is taken out before translation and put back after it.

A slot is one token, `⟦1⟧` … `⟦8⟧`, that models trained for it copy. `mask` numbers them in
reading order, `problems` says whether each came back exactly once, `fill` puts the target
language's text in and mends the words around it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from summarizer.translation.fitting import fit_english, fit_japanese
from summarizer.translation.model import Language, Span

SLOTS = 8
"""The vocabulary of the models that know slots holds eight of them."""

_SLOT = re.compile(r"⟦(\d+)⟧")
_ANY_BRACKET = re.compile(r"[⟦⟧]")
_PLAIN_BRACKET = {"⟦": "[", "⟧": "]"}
# A changed figure harms most, then a changed name; a term left to the model is often right.
_IMPORTANCE = {"figure": 0, "name": 1, "term": 2}


@dataclass(frozen=True, slots=True)
class Masked:
    """A sentence with slots; `spans[n - 1]` fills `⟦n⟧`."""

    text: str
    spans: tuple[Span, ...]

    @property
    def bare(self) -> bool:
        """Whether nothing but slots, signs and spaces is left: no model is needed."""
        return not any(character.isalnum() for character in _SLOT.sub("", self.text))


def plain(text: str) -> str:
    """`text` with slot brackets of its own replaced by square ones, character for character."""
    return _ANY_BRACKET.sub(lambda match: _PLAIN_BRACKET[match[0]], text)


def mask(text: str, spans: Sequence[Span], limit: int | None = SLOTS) -> Masked:
    """Replace up to `limit` spans (None: all) by slots; figures go first, then names, then terms.

    Spans that overlap an earlier, more important or longer one, or are empty, stay in the text.
    """
    chosen: list[Span] = []
    for span in sorted(spans, key=lambda s: (_IMPORTANCE[s.kind], s.start - s.end, s.start)):
        if len(chosen) == limit:
            break
        if span.start < span.end and all(
            span.end <= other.start or span.start >= other.end for other in chosen
        ):
            chosen.append(span)
    chosen.sort(key=lambda s: s.start)
    pieces: list[str] = []
    end = 0
    for number, span in enumerate(chosen, start=1):
        pieces += [plain(text[end : span.start]), f"⟦{number}⟧"]
        end = span.end
    pieces.append(plain(text[end:]))
    return Masked("".join(pieces), tuple(chosen))


def problems(hypothesis: str, masked: Masked) -> list[str]:
    """What is wrong with the slots of a hypothesis; empty when each stands there exactly once."""
    counts = Counter(int(number) for number in _SLOT.findall(hypothesis))
    wanted = range(1, len(masked.spans) + 1)
    found = [f"⟦{n}⟧ {counts[n]} times" for n in wanted if counts[n] != 1]
    found += [f"⟦{n}⟧ unknown" for n in sorted(counts) if n not in wanted]
    if _ANY_BRACKET.search(_SLOT.sub("", hypothesis)):
        found.append("stray bracket")
    return found


def fill(hypothesis: str, masked: Masked, language: Language) -> str:
    """The hypothesis with every slot replaced by its span's target, fitted to its neighbours."""
    pieces = _SLOT.split(hypothesis)
    texts = pieces[0::2]
    spans = [masked.spans[int(number) - 1] for number in pieces[1::2]]
    return fit_japanese(texts, spans) if language == "ja" else fit_english(texts, spans)


def fill_some(hypothesis: str, masked: Masked, filled: Collection[Span]) -> str:
    """The English hypothesis with the slots of `filled` spans filled and the others renumbered."""
    pieces = _SLOT.split(hypothesis)
    kept = [span for span in masked.spans if span not in filled]
    texts, spans = [pieces[0]], []
    for number, after in zip(pieces[1::2], pieces[2::2], strict=True):
        span = masked.spans[int(number) - 1]
        if span in filled:
            spans.append(span)
            texts.append(after)
        else:
            texts[-1] += f"⟦{kept.index(span) + 1}⟧{after}"
    return fit_english(texts, spans)
