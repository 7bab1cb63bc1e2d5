"""Taking an outlet's furniture off a story: datelines, bylines, teasers, tags."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from summarizer.article import Document, Removal
from summarizer.cleaning.datelines import find_dateline
from summarizer.cleaning.related import headline_end, label_run
from summarizer.cleaning.rules import Rule, rules
from summarizer.loading.dates import parse_date

__all__ = ["CleanedText", "clean"]

# How far from the start a dateline or a repeated title may stand, behind bylines and subtitles.
_START = 3
# How many paragraphs at the end may be a signature.
_END = 3
# Shorter paragraphs may be repeated on purpose ("Bahan:").
_FEWEST_WORDS_REPEATED = 8
# How much text around a teaser is searched for the names of the next sentence.
_NEAR = 50
_NEAR_CHARACTERS = 20_000
_MOST_WORDS_TAG = 7
_MOST_WORDS_DATELINE = 6
_REPORTERS = re.compile(r"\([A-Za-z*]{2,5}(?:/[\w*]{2,6}){1,3}\)")


@dataclass(frozen=True, slots=True)
class CleanedText:
    """The story's paragraphs, what was learned on the way, and everything that was removed."""

    paragraphs: tuple[str, ...]
    dateline: str | None = None
    outlet: str | None = None
    author: str | None = None
    editor: str | None = None
    removed: tuple[Removal, ...] = ()


@dataclass(slots=True)
class _Work:
    """The state of one cleaning: paragraphs that are left, removals, names learned."""

    paragraphs: list[str]
    removed: list[Removal] = field(default_factory=list)
    learned: dict[str, str] = field(default_factory=dict)
    around: tuple[list[str], int] = ([], 0)

    def remove(self, rule: str, text: str) -> None:
        if text.strip():
            self.removed.append(Removal(rule, text.strip()))

    def neighbours(self) -> str:
        """The text before and behind the paragraph in work, near enough to name its people."""
        paragraphs, index = self.around
        before = paragraphs[max(0, index - _NEAR) : index]
        return " ".join([*before, *paragraphs[index + 1 : index + 1 + _NEAR]])

    def learn(self, match: re.Match[str]) -> None:
        for name, value in match.groupdict().items():
            if value and value.strip():
                self.learned.setdefault(name, value.strip())


def clean(document: Document) -> CleanedText:
    """Take off what is not the story. Nothing is added; words glued by scraping stay glued."""
    work = _Work([" ".join(text.split()) for text in document.paragraphs if text.strip()])
    _remove_tags(work, document.outlet)
    _remove_head(work, document.title)
    _remove_labels(work)
    _apply_start(work, [rule for rule in rules() if rule.where == "start"])
    dateline, outlet = _remove_dateline(work, document.outlet)
    _apply(work, [rule for rule in rules() if rule.where == "any"])
    _apply_end(work, [rule for rule in rules() if rule.where == "end"])
    _remove_repeated(work)
    return CleanedText(
        paragraphs=tuple(work.paragraphs),
        dateline=dateline,
        outlet=outlet,
        author=work.learned.get("author"),
        editor=work.learned.get("editor"),
        removed=tuple(work.removed),
    )


def _remove_head(work: _Work, title: str | None) -> None:
    """A title repeated above the text, the date beneath it, and a table of contents."""
    kept: list[str] = []
    for index, text in enumerate(work.paragraphs):
        if index < _START + 1 and len(work.paragraphs) > 1:
            if title and text.casefold() == title.casefold():
                work.remove("title", text)
                continue
            if parse_date(text):
                work.remove("date", text)
                continue
        kept.append(text)
    work.paragraphs = kept
    _remove_contents(work)


def _remove_contents(work: _Work) -> None:
    """detik's table of contents: headings that come again further down."""
    if "Daftar Isi" not in work.paragraphs:
        return
    start = work.paragraphs.index("Daftar Isi")
    later = " ".join(work.paragraphs[start + 1 :])
    end = start + 1
    while end < len(work.paragraphs) and later.count(work.paragraphs[end]) > 1:
        end += 1
    for text in work.paragraphs[start:end]:
        work.remove("contents", text)
    del work.paragraphs[start:end]


def _remove_labels(work: _Work) -> None:
    """Labels on lines of their own, with the linked headlines beneath them."""
    kept: list[str] = []
    index = 0
    while index < len(work.paragraphs):
        run = label_run(work.paragraphs, index)
        for text in work.paragraphs[index : index + run]:
            work.remove("related-lines", text)
        if not run:
            kept.append(work.paragraphs[index])
        index += run or 1
    work.paragraphs = kept


def _apply(work: _Work, some: list[Rule]) -> None:
    kept: list[str] = []
    for index, text in enumerate(work.paragraphs):
        work.around = (work.paragraphs, index)
        kept.extend(_cleaned(work, text, some))
    work.paragraphs = kept


def _cleaned(work: _Work, text: str, some: list[Rule]) -> list[str]:
    """One paragraph after all rules: none, one, or two where an undecided teaser cuts it."""
    before = None
    extra: list[str] = []
    while text and text != before:
        before = text
        for rule in some:
            if rule.action == "teaser":
                text, cut = _without_teasers(work, text, rule)
                extra = cut + extra
            else:
                text = _without(work, text, rule)
    result = [text] if text else []
    for rest in extra:
        result.extend(_cleaned(work, rest, some))
    return result


def _without(work: _Work, text: str, rule: Rule) -> str:
    match = rule.find(text)
    while match and match.end() > match.start():
        work.remove(rule.name, match.group())
        work.learn(match)
        text = _cut(text, match.start(), match.end())
        match = rule.find(text) if rule.action == "inline" else None
    return text


def _without_teasers(work: _Work, text: str, rule: Rule) -> tuple[str, list[str]]:
    """Take label and headline out; where the headline's end is unknown, cut the paragraph."""
    labels = list(rule.pattern.finditer(text))
    if not labels:
        return text, []
    neighbours = work.neighbours()
    parts = [text[: labels[0].start()]]
    limits = [label.start() for label in labels[1:]] + [len(text)]
    for label, limit in zip(labels, limits, strict=True):
        before = text[max(0, label.start() - _NEAR_CHARACTERS) : label.start()]
        taken = headline_end(text[label.end() : limit], f"{neighbours} {before}")
        work.remove(rule.name, text[label.start() : label.end() + taken])
        rest = text[label.end() + taken : limit]
        if taken or not rest.strip():
            parts[-1] = " ".join(part for part in (parts[-1].rstrip(), rest.strip()) if part)
        else:
            parts.append(rest)
    stripped = [part.strip() for part in parts]
    return stripped[0], [part for part in stripped[1:] if part]


def _cut(text: str, start: int, end: int) -> str:
    return " ".join(part for part in (text[:start].rstrip(), text[end:].lstrip()) if part)


def _apply_start(work: _Work, some: list[Rule]) -> None:
    head = work.paragraphs[:_START]
    work.paragraphs = work.paragraphs[_START:]
    rest, work.paragraphs = work.paragraphs, head
    _apply(work, some)
    work.paragraphs += rest


def _apply_end(work: _Work, some: list[Rule]) -> None:
    for _ in range(_END):
        if not work.paragraphs:
            return
        last = work.paragraphs.pop()
        left = _cleaned(work, last, some)
        work.paragraphs += left
        if left:
            return


def _remove_dateline(work: _Work, outlet: str | None) -> tuple[str | None, str | None]:
    """Take the dateline off; its place, outlet and dash may stand on lines of their own."""
    for index in range(min(_START, len(work.paragraphs))):
        joined = ""
        for end, text in enumerate(work.paragraphs[index : index + _START], start=index + 1):
            before = len(joined)
            joined = f"{joined} {text}" if joined else text
            found = find_dateline(joined, outlet)
            if found and found.end > before:
                work.remove("dateline", joined[: found.end])
                rest = joined[found.end :].strip()
                work.paragraphs[index:end] = [rest] if rest else []
                return joined[: found.end].strip(" -–—:|"), found.outlet
            if len(text.split()) > _MOST_WORDS_DATELINE:
                break
    return None, None


def _remove_tags(work: _Work, outlet: str | None) -> None:
    """The list of tags at the end: short lower-case lines behind the reporters' code."""
    start = len(work.paragraphs)
    while start > 0 and _is_tag(work.paragraphs[start - 1]):
        start -= 1
    coded = start > 0 and _REPORTERS.fullmatch(work.paragraphs[start - 1])
    if start == 0 or not (coded or (outlet == "detikcom" and len(work.paragraphs) - start >= 2)):
        return
    for text in work.paragraphs[start:]:
        work.remove("tags", text)
    del work.paragraphs[start:]


def _is_tag(text: str) -> bool:
    return (
        text == text.lower()
        and len(text.split()) <= _MOST_WORDS_TAG
        and not re.search(r"[.,:;!?()\"“”]", text)
    )


def _remove_repeated(work: _Work) -> None:
    """Paragraphs that came before, and those that are the following ones run together."""
    solid = ["".join(text.split()) for text in work.paragraphs]
    seen: set[str] = set()
    kept: list[str] = []
    for index, text in enumerate(work.paragraphs):
        long = len(text.split()) >= _FEWEST_WORDS_REPEATED
        if long and (solid[index] in seen or _runs_together(solid, index)):
            work.remove("repeated", text)
            continue
        seen.add(solid[index])
        kept.append(text)
    work.paragraphs = kept


def _runs_together(solid: list[str], index: int) -> bool:
    """Whether paragraph `index` is two or more of its followers without a break between."""
    whole, position = solid[index], 0
    for used, following in enumerate(solid[index + 1 :], start=1):
        if not whole.startswith(following, position):
            return False
        position += len(following)
        if position == len(whole):
            return used >= 2
    return False
