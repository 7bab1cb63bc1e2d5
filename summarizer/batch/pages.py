"""The pages of a run: what a reader opens first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from summarizer.batch.rows import Failure
from summarizer.output import whole_file


def write(
    out: Path,
    digests: Iterable[dict[str, Any]],
    languages: Sequence[str],
    failures: Iterable[Failure] = (),
) -> None:
    """Write the pages of a run into `out`, the same bytes for the same rows.

    `digests` are the rows of `batch.rows.DigestRows`, in the order of the sources, and may be
    iterated over several times; they do not fit into memory together. `languages` are those that
    were asked for, "id" among them. Raises OutputError.
    """
    with whole_file(out / "index.md") as page:
        for digest in digests:
            source = digest["source"]
            files = ", ".join(
                f"[{fmt}]({quote(file)})" for fmt, file in sorted(digest["outputs"].items())
            )
            page.write(f"- {source['title'] or source['path']} ({files})\n")
        for failure in failures:
            page.write(f"- {failure.path}: {failure.error}\n")
