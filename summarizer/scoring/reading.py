"""Files of sentences and records to score."""

from __future__ import annotations

from pathlib import Path

from summarizer.errors import LoadError


def read_lines(path: str) -> list[str]:
    """The lines of a UTF-8 text file, of which there is at least one. Raises LoadError.

    Only line feeds and carriage returns end a line: other signs that Unicode calls line breaks
    stand within sentences and JSON texts, and a pair of files would no longer be aligned.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise LoadError(f"{path}: cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        raise LoadError(f"{path}: is not UTF-8 text ({error}); convert it") from None
    if not text.strip():
        raise LoadError(f"{path}: is empty; it must have one sentence or record a line")
    return text.removesuffix("\n").split("\n")
