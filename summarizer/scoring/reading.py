"""Files of sentences and records to score."""

from __future__ import annotations

from pathlib import Path

from summarizer.errors import LoadError


def read_lines(path: str) -> list[str]:
    """The lines of a UTF-8 text file. Raises LoadError."""
    try:
        return Path(path).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise LoadError(f"{path}: cannot be read as UTF-8 text ({error})") from None
