"""Web pages: trafilatura finds the main text and the metadata."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.errors import LoadError
from summarizer.loading.dates import parse_date
from summarizer.loading.outlets import from_byline, from_url, strip_title
from summarizer.loading.plain import PlainText
from summarizer.loading.text import normalise

if TYPE_CHECKING:
    from lxml.etree import _Element

# Elements of trafilatura's tree that stand for one paragraph each.
_BLOCKS = frozenset({"p", "head", "item", "quote", "code", "cell"})
# A block whose letters are mostly link text is navigation, as in boilerplate detection by link
# density (Kohlschütter et al. 2010, who cut at a third; a story's paragraph may link a lot).
_MOST_LINKED = 0.6
_NO_TEXT = "has no main text: check that the page was saved whole, with its article"
_INLINE = frozenset({"a", "abbr", "b", "em", "font", "i", "small", "span", "strong", "u"})
# Fewer words beside a paragraph are a label or a menu, not the story.
_SHORTEST_STRAY = 8
_LOOKS_LIKE_PAGE = re.compile(r"<(?:!doctype|html|head|body|article|p|div|br|h1|meta)\b", re.I)
# Markup as feeds give it: what ends a line, what does not, and what is no text at all.
_LINE_ENDS = re.compile(r"</?(?:p|br|div|li|h[1-6]|ul|ol|blockquote|figure|tr)\b[^<>]*>", re.I)
_MARKUP = re.compile(
    rf"{_LINE_ENDS.pattern}|</?(?:b|em|i|img|iframe|script|span|strong|style|u)\b[^<>]*>"
    r"|<a\s[^<>]*>",
    re.I,
)
_NO_STORY = ("script", "style", "iframe")
_COMPANY = re.compile(r"(?i)^(?:kompas cyber media|pt\b.*|.*\b(?:media|agency|online)$)")
_AUTHOR_LABEL = re.compile(r"(?i)^(?:pewarta|penulis|oleh|reporter|editor)\s*:?\s+")


def looks_like_page(text: str) -> bool:
    """Whether text without a telling file name is a web page."""
    return text.lstrip()[:1] == "<" and bool(_LOOKS_LIKE_PAGE.search(text[:4096]))


def parse(text: str) -> tuple[PlainText, str | None]:
    """Return the page's main text with its metadata, and the outlet.

    Raises LoadError, without the path, where the page has no main text.
    """
    import trafilatura

    tree = trafilatura.load_html(text)
    dateline = None
    if tree is not None:
        dateline = _date_line(tree)
        _wrap_stray_text(tree)
    page = trafilatura.bare_extraction(
        tree if tree is not None else text,
        include_comments=False,
        include_tables=False,
        include_links=True,
        with_metadata=True,
        # The extensive search takes any date, or a mere year, of the story for that of the page.
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    if page is None or isinstance(page, dict) or page.body is None:
        raise LoadError(_NO_TEXT)
    paragraphs = _paragraphs(page.body)
    if not paragraphs:
        raise LoadError(_NO_TEXT)
    url = page.url or None
    outlet = from_url(url) or from_byline(page.sitename or None)
    content = PlainText(
        paragraphs=paragraphs,
        title=normalise(strip_title(page.title) or "") or None,
        author=_author(page.author),
        published=parse_date(page.date) if page.date else dateline,
        url=url,
    )
    return content, outlet


def fragment_lines(text: str) -> list[str]:
    """The lines of a text that carries a little markup (`<p>`, `<b>`), as feeds give it."""
    if not _MARKUP.search(text):
        return text.split("\n")
    from lxml import etree, html

    try:
        root = html.fragment_fromstring(_LINE_ENDS.sub("\n", text), create_parent="div")
    except ValueError:
        return text.split("\n")
    etree.strip_elements(root, *_NO_STORY, with_tail=False)
    return normalise(str(root.text_content())).split("\n")


def _date_line(tree: _Element) -> str | None:
    """The first text of the page that is a date and nothing else, as stands by the title."""
    for element in tree.iter("*"):
        for text in (element.text, element.tail):
            if text and (found := parse_date(text)):
                return found
    return None


def _wrap_stray_text(tree: _Element) -> None:
    """Put text that stands bare beside paragraphs into one: extraction would lose it.

    Some outlets open an article with `<div><b>Outlet</b> - The lead …<p>The rest</p>`.
    """
    from lxml import etree

    for parent in list(tree.iter("div", "td", "article", "section")):
        if not any(child.tag == "p" for child in parent):
            continue
        run: list[_Element] = []
        text, start = parent.text or "", 0
        for child in [*parent, None]:
            if child is not None and child.tag in _INLINE:
                run.append(child)
                continue
            content = text + "".join("".join(e.itertext()) + (e.tail or "") for e in run)
            if len(content.split()) >= _SHORTEST_STRAY:
                paragraph = etree.Element("p")
                paragraph.text = text
                paragraph.extend(run)
                if start:
                    parent[start - 1].tail = None
                else:
                    parent.text = None
                parent.insert(start, paragraph)
            if child is not None:
                text, start, run = child.tail or "", parent.index(child) + 1, []


def _paragraphs(body: _Element) -> tuple[str, ...]:
    found: list[str] = []
    for element in body.iter("*"):
        if element.tag in _BLOCKS and not any(e.tag in _BLOCKS for e in element.iterdescendants()):
            found.extend(_block_lines(element))
    if not found:
        found = _block_lines(body)
    return tuple(found)


def _block_lines(element: _Element) -> list[str]:
    text = "".join(element.itertext())
    linked = sum(len("".join(ref.itertext())) for ref in element.iter("ref"))
    # "Kamis, 05/11/2015 09:25 WIB <a>headline</a>" is a link too: a date is not text.
    unlinked = len(re.sub(r"[\W\d_]+|\bWIB\b", "", text)) - linked
    letters = max(len(re.sub(r"[\W\d_]+", "", text)), 1)
    label = re.match(r"\s*(?:baca|lihat) juga", text, re.I)
    sentence = element.tag != "item" and re.search(r"[.][\"”’]?\s*$", text)
    if linked and not (label or sentence) and unlinked < (1 - _MOST_LINKED) * letters:
        return []
    pieces: list[str] = []
    _collect(element, pieces)
    lines = [" ".join(line.split()) for line in normalise("".join(pieces)).split("\n")]
    return [line for line in lines if re.search(r"[^\W\d_]", line)]


def _collect(element: _Element, pieces: list[str]) -> None:
    """Gather text in order; line ends of the source are spaces, `lb` elements end a line."""
    if element.text:
        pieces.append(element.text.replace("\n", " "))
    for child in element:
        if child.tag == "lb":
            pieces.append("\n")
        else:
            _collect(child, pieces)
        if child.tail:
            pieces.append(child.tail.replace("\n", " "))


def _author(author: str | None) -> str | None:
    """The person named as author; the company that some pages name instead is no author."""
    name = _AUTHOR_LABEL.sub("", normalise(author or "").strip())
    return None if not name or _COMPANY.match(name) else name
