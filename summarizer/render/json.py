"""The digest as JSON, one line, so that many digests make a JSON Lines file."""

from __future__ import annotations

from summarizer.digest import Digest


def render(digest: Digest, *, width: int | None = None, color: bool = False) -> str:
    """The digest as one line of JSON; `width` and `color` have no meaning here."""
    return digest.to_json() + "\n"
