"""One text or one web page, made into a `Document`."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from summarizer.article import Document
from summarizer.loading import html, plain
from summarizer.loading.outlets import from_url, strip_title


def from_text(text: str, data: bytes, path: str) -> Document:
    """A plain text; `data` are the bytes it was read from."""
    return _document(plain.parse(text), None, text, data, path)


def from_page(
    text: str, data: bytes, path: str, url: str | None = None, seen: str | None = None
) -> Document:
    """A web page. `url` is where it was fetched, `seen` when: what the page itself leaves out.

    Raises LoadError, without the path, where the page has no main text.
    """
    content, outlet = html.parse(text)
    content = replace(content, url=url or content.url, published=content.published or seen)
    return _document(content, outlet, text, data, path)


def _document(
    content: plain.PlainText, outlet: str | None, text: str, data: bytes, path: str
) -> Document:
    return Document(
        path=path,
        sha256=hashlib.sha256(data).hexdigest(),
        paragraphs=content.paragraphs,
        title=strip_title(content.title),
        outlet=outlet or from_url(content.url),
        published=content.published,
        author=content.author,
        url=content.url,
        warnings=_warnings(text),
    )


def _warnings(text: str) -> tuple[str, ...]:
    broken = text.count("\ufffd")
    if not broken:
        return ()
    return (f"{broken} characters could not be decoded and show as \ufffd",)
