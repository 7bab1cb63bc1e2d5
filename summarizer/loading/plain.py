"""Plain text: the header some layouts carry, hard wrapping, and paragraphs cut up by links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from summarizer.loading.dates import parse_date
from summarizer.loading.text import unescape_entities

# A headline is seldom longer; Indonesian outlets stay under 120 characters, agencies under 180.
_LONGEST_TITLE = 180
# How many lines below the title may hold author, date and address.
_HEADER_LINES = 6
# Lines that fill a column between these widths are hard-wrapped; longer ones are paragraphs.
_NARROWEST, _WIDEST = 40, 132

_URL = re.compile(r"https?://\S+")
_MISSING = re.compile(r"\w+ (?:tidak ditemukan|not found|n/a)|-+|none|null", re.I)
_AUTHOR_LABEL = re.compile(r"(?:penulis|oleh|reporter|author|by)\s*:?\s+", re.I)
_NAME = r"[A-Z][\w'’.-]*(?: (?:[A-Z][\w'’.-]*|bin|binti|de|van|al))*"
_AUTHOR = re.compile(rf"(?P<names>{_NAME}(?:(?:, | dan | & |/){_NAME}){{0,4}})(?: - [\w &]+)?")

_STOP = re.compile(r"[.!?…:;][\"'”’)\]]*$")
_OPEN_END = re.compile(
    r"(?:\b(?:vs|dan|di|ke|dari|yang|oleh|atau|dengan|untuk|pada|dalam|kepada|antara|PT)|[,(])$"
)
_CONTINUES = re.compile(r"(?:[a-z]|[.,;:!?)’”%](?!\S*\.{2}))")
_SPACED_MARK = re.compile(r" (?=[.,;:!?)’”%](?:\s|$))")
_LIST_ITEM = re.compile(r"(?:[-•*–]|\d{1,3}[.)])\s")
_DASH = re.compile(r"[-–—]{1,2}")
_REPORTERS = re.compile(r"\([\w*]{1,12}(?:/[\w*]{1,12}){0,3}\)")
# Lines that invite or sign stand for themselves: "Ikuti kami di", "sumber : Antara".
_CALL = re.compile(
    r"(?:Ikuti|Baca|Tonton|Saksikan|Update|Dapatkan|Akses|Cek) |Simak (?:juga|video|Video)|"
    r"(?:sumber|editor|reporter|penulis|pewarta|foto)\s*:|\[Gambas|[A-Z ]*SCROLL TO|ADVERTISEMENT",
    re.I,
)
_LABEL_ONLY = re.compile(r"(?:Baca|Lihat|Simak) (?:Juga|juga)\s*:?")
# How many lines down a dateline may stand.
_HEAD = 25
# The most words of a link that stands on a line of its own inside a sentence.
_LONGEST_LINK = 6


@dataclass(frozen=True, slots=True)
class PlainText:
    """What a plain text says about itself, and its paragraphs."""

    paragraphs: tuple[str, ...]
    title: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None


def parse(text: str) -> PlainText:
    """Read a plain text file: title and header lines first, then the body."""
    lines = [line.rstrip() for line in unescape_entities(text).split("\n")]
    start = next((i for i, line in enumerate(lines) if line.strip()), len(lines))
    lines = lines[start:]
    title = None
    body_start = 0
    header_end = _header_end(lines, 1)
    if lines and (header_end or _is_title(lines)):
        title, body_start = " ".join(lines[0].split()), 1
    elif lines and not header_end:
        header_end = _header_end(lines, 0)
    author, published, url = _header(lines[body_start:header_end])
    paragraphs = body(lines[max(body_start, header_end) :])
    if not paragraphs and title:
        paragraphs, title = (title,), None
    return PlainText(paragraphs, title, author, published, url)


def body(lines: list[str]) -> tuple[str, ...]:
    """Make paragraphs of the lines of an article's text."""
    if _is_wrapped(lines):
        return tuple(_unwrap(lines))
    return tuple(_rejoin([" ".join(line.split()) for line in lines if line.strip()]))


def _is_title(lines: list[str]) -> bool:
    first = " ".join(lines[0].split())
    if not first or len(first) > _LONGEST_TITLE or not any(line.strip() for line in lines[1:]):
        return False
    if first.endswith((".", ",", ":", ";")) or _LIST_ITEM.match(first):
        return False
    # A wrapped first paragraph goes on in the next line; a title stands alone.
    following = lines[1].strip()
    if following and not following[0].islower() and len(following) <= _WIDEST:
        rest = [line for line in lines if line.strip()]
        return not _is_wrapped(rest) or len(first) < 0.7 * max(len(line) for line in rest[:20])
    return not following or not following[0].islower()


def _header_end(lines: list[str], start: int) -> int:
    """The index behind the last date or address line near the top; 0 where there is none."""
    end = 0
    for index, line in enumerate(lines[start : start + _HEADER_LINES], start=start):
        line = line.strip()
        if _URL.fullmatch(line) or parse_date(line):
            end = index + 1
        elif line and not _MISSING.fullmatch(line) and not _author(line):
            break
    return end


def _header(lines: list[str]) -> tuple[str | None, str | None, str | None]:
    author = published = url = None
    for line in (line.strip() for line in lines):
        if _URL.fullmatch(line):
            url = url or line
        elif not line or _MISSING.fullmatch(line):
            continue
        elif parse_date(line):
            published = published or parse_date(line)
        else:
            author = author or _author(line)
    return author, published, url


def _author(line: str) -> str | None:
    label = _AUTHOR_LABEL.match(line)
    match = _AUTHOR.fullmatch(line[label.end() :] if label else line)
    return match["names"] if match and len(line) <= 100 and len(line.split()) <= 14 else None


def _is_wrapped(lines: list[str]) -> bool:
    """Whether line ends are a column's edge, judged by lengths and by ends without a stop."""
    inner = [
        line.strip() for line, following in pairwise(lines) if line.strip() and following.strip()
    ]
    if len(inner) < 2:
        return False
    lengths = sorted(len(line) for line in inner)
    width = lengths[int(0.9 * (len(lengths) - 1))]
    if not _NARROWEST <= width <= _WIDEST or lengths[-1] > 1.5 * width:
        return False
    full = sum(1 for line in inner if len(line) >= 0.75 * width)
    unstopped = sum(1 for line in inner if not _STOP.search(line))
    return full >= 0.7 * len(inner) and unstopped >= 0.5 * len(inner)


def _unwrap(lines: list[str]) -> list[str]:
    filled = [len(line.strip()) for line in lines if line.strip()]
    width = sorted(filled)[int(0.9 * (len(filled) - 1))]
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        stripped = " ".join(line.split())
        current = paragraphs[-1]
        ended = current and _STOP.search(current[-1]) and len(current[-1]) < 0.75 * width
        indented = current and line[:1].isspace() and not lines[0][:1].isspace()
        if current and (not stripped or ended or indented or _LIST_ITEM.match(stripped)):
            paragraphs.append([])
        if stripped:
            paragraphs[-1].append(stripped)
    return [_join(parts) for parts in paragraphs if parts]


def _join(parts: list[str]) -> str:
    """Join wrapped lines; a word broken at its hyphen stays hyphenated (`orang-` `orang`)."""
    return re.sub(r"(?<=\w)-\0(?=\w)", "-", "\0".join(parts)).replace("\0", " ")


def _rejoin(lines: list[str]) -> list[str]:
    """Put back together sentences that inline links on lines of their own cut apart."""
    end = _tags_start(lines)
    joined: list[str] = []
    index = 0
    while index < end:
        line = lines[index]
        index += 1
        # A dateline on three lines, behind a table of contents at most.
        if index < _HEAD and index + 1 < end and _DASH.fullmatch(lines[index]) and _is_place(line):
            line, index = f"{line} {lines[index]} {lines[index + 1]}", index + 2
        if _LABEL_ONLY.fullmatch(line):
            joined.append(line)
            continue
        parts = [line]
        while index < end and _belongs(parts, lines, index, end):
            parts.append(lines[index])
            index += 1
        joined.append(_SPACED_MARK.sub("", " ".join(parts)) if parts[1:] else line)
    return joined + lines[end:]


def _belongs(parts: list[str], lines: list[str], index: int, end: int) -> bool:
    """Whether `lines[index]` goes on with the sentence that `parts` began."""
    previous, line = parts[-1], lines[index]
    following = lines[index + 1] if index + 1 < end else ""
    if _REPORTERS.fullmatch(previous) or _LIST_ITEM.match(line) or _DASH.fullmatch(line):
        return False
    if _CALL.match(line) or _LABEL_ONLY.fullmatch(line) or _CALL.match(previous):
        return False
    if index >= 2 and _LABEL_ONLY.fullmatch(lines[index - 2]):
        return False
    if _OPEN_END.search(previous):
        return True
    if _CONTINUES.match(line):
        return not line[0].islower() or not (
            _STOP.search(previous) or (_is_tag(previous) and _is_tag(line))
        )
    if _STOP.search(previous):
        return False
    if _is_link(line) and following:
        # A link in the middle: the line behind it carries the sentence on.
        if _CONTINUES.match(following) and not following.startswith(":"):
            return True
        return len(previous.split()) >= _LONGEST_LINK and _is_sentence_end(following)
    return len(parts) > 1 and _is_link(previous) and _is_sentence_end(line)


def _is_place(line: str) -> bool:
    return len(line.split()) <= 4 and line[0].isupper() and not _STOP.search(line)


def _is_link(line: str) -> bool:
    return len(line.split()) <= _LONGEST_LINK and not _STOP.search(line)


def _is_sentence_end(line: str) -> bool:
    return len(line.split()) > _LONGEST_LINK and bool(_STOP.search(line))


def _tags_start(lines: list[str]) -> int:
    """Where the list of tags at the end begins: short lower-case lines behind the text."""
    start = len(lines)
    while start > 0 and _is_tag(lines[start - 1]):
        start -= 1
    if len(lines) - start >= 2 or (start and _REPORTERS.fullmatch(lines[start - 1])):
        return start
    return len(lines)


def _is_tag(line: str) -> bool:
    return line == line.lower() and len(line.split()) <= 7 and not re.search(r"[.,:;!?()\"]", line)
