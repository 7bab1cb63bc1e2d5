"""A sentence as the checks see it: words with their roots, figures as one word each, clauses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from summarizer import figures
from summarizer.figures import Figure
from summarizer.lexicon import is_common
from summarizer.support import cues

WordKind = Literal["figure", "name", "negator", "modal", "speech", "function", "content"]

_WORD = re.compile(r"[^\W_]+(?:[-'’.&/][^\W_]+)*")
# Signs that end a clause; a comma or point inside a number stands in its word.
_BOUNDARY = re.compile(r"[,;:.!?()\"“”–—]|\s-\s")
_QUOTE = re.compile(r"[\"“”„«»]")
# A site by its address: the name is the rest.
_DOMAIN = re.compile(r"(?<=\w\w)\.(?:com|net|org|tv|id|co|co\.id|go\.id|ac\.id)$")
_OPENS = re.compile(r"(?:^|[.!?:\"“”]\s*|--\s*)[\"“”'‘(]*\s*$")


@dataclass(frozen=True, slots=True)
class Word:
    """One word, or one figure; offsets are in the sentence. `form` is in lower case.

    `clause` counts the stretches between signs; `label` is the kind of modality, or the figure's
    text folded; `sentence` is the number of the sentence in its article, -1 in a statement.
    """

    start: int
    end: int
    text: str
    form: str
    root: str
    kind: WordKind
    clause: int
    sentence: int = -1
    label: str = ""
    figure: Figure | None = None


def read(
    text: str, published: str | None = None, sentence: int = -1, names: frozenset[str] = frozenset()
) -> tuple[Word, ...]:
    """The words of a sentence in order.

    `names` are words, in lower case, that are names wherever they have a capital.
    """
    found, _ = figures.resolve(figures.parse(text), published)
    lowered = text.lower()
    silent = [match.span() for match in cues.affirming().finditer(lowered)]
    bounds = [match.start() for match in _BOUNDARY.finditer(text)]
    words: list[Word] = []
    position, clause, passed = 0, 0, 0
    queue = list(found)
    while True:
        match = _WORD.search(text, position)
        figure = queue[0] if queue else None
        if match is None and figure is None:
            break
        if figure is not None and (match is None or match.end() > figure.start):
            start, end = figure.start, figure.end
            queue.pop(0)
        else:
            assert match is not None
            start, end, figure = match.start(), match.end(), None
        while passed < len(bounds) and bounds[passed] < start:
            passed += 1
            clause += 1
        while passed < len(bounds) and bounds[passed] < end:
            passed += 1
        position = max(end, position)
        words.append(_word(text, start, end, figure, clause, sentence, silent, names))
    return tuple(words)


def _word(
    text: str,
    start: int,
    end: int,
    figure: Figure | None,
    clause: int,
    sentence: int,
    silent: Sequence[tuple[int, int]],
    names: frozenset[str],
) -> Word:
    body = text[start:end]
    form = _DOMAIN.sub("", body.lower().replace("’", "'"))
    if figure is not None:
        value = f"{figure.kind}:{figure.value}:{figure.unit or ''}:{figure.currency or ''}"
        return Word(start, end, body, form, value, "figure", clause, sentence, value, figure)
    kind: WordKind = "content"
    label = ""
    fixed = any(low <= start < high for low, high in silent)
    if form in cues.negators() and not fixed:
        kind, label = "negator", "negation"
    elif form in cues.modality() and not fixed:
        kind, label = "modal", cues.modality()[form]
    elif _is_name(text, start, body, form, names):
        kind = "name"
    elif form in cues.speech():
        kind = "function" if fixed else "speech"
    elif form in cues.function_words():
        kind = "function"
    root = form if kind == "name" else cues.root(form)
    return Word(start, end, body, form, root, kind, clause, sentence, label)


def _is_name(text: str, start: int, body: str, form: str, names: frozenset[str]) -> bool:
    if not any(map(str.isupper, body)):
        return any(map(str.isdigit, body))  # codes such as 4-3-3
    if form in cues.function_words() or form in cues.speech():
        return False
    if form in names:
        return True
    return not is_common(body) or not _OPENS.search(text[max(0, start - 8) : start])
