"""The digest as JSON, one line, so that many digests make a JSON Lines file."""

from __future__ import annotations

import re

from summarizer.digest import Digest

# A file name that is not UTF-8 reaches Python with lone surrogates in it; UTF-8 cannot write them.
_SURROGATE = re.compile("[\ud800-\udfff]")


def render(digest: Digest, *, width: int | None = None, color: bool = False) -> str:
    """The digest as one line of JSON; `width` and `color` have no meaning here."""
    text = _SURROGATE.sub(lambda match: f"\\u{ord(match.group()):04x}", digest.to_json())
    return text + "\n"
