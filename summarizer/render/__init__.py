"""Digests as text, Markdown, HTML or JSON."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from summarizer.errors import UsageError

if TYPE_CHECKING:
    from summarizer.digest import Digest

EXTENSIONS = {"text": ".txt", "markdown": ".md", "html": ".html", "json": ".json"}


class _Renderer(Protocol):
    def render(self, digest: Digest, *, width: int | None, color: bool) -> str: ...


def render(digest: Digest, fmt: str, *, width: int | None = None, color: bool = False) -> str:
    """The digest in the format `fmt`, one of `EXTENSIONS`, ending in a line break.

    `width` is the terminal's, in columns; None leaves every paragraph on one line, as a pipe
    wants it. `color` adds terminal colours. Both matter to "text" only.
    Raises UsageError for an unknown format.
    """
    if fmt not in EXTENSIONS:
        raise UsageError(f"unknown format {fmt!r}: use one of {', '.join(EXTENSIONS)}")
    renderer = cast(_Renderer, import_module(f"{__name__}.{fmt}"))
    return renderer.render(digest, width=width, color=color)
