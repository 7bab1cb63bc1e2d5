"""What the commands do, free of click: sources in, results out, an exit status back."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO, Literal

from summarizer.article import Article
from summarizer.digest import Digest
from summarizer.errors import LoadError, UsageError
from summarizer.loading.finding import find, root_of
from summarizer.loading.formats import label
from summarizer.loading.lines import read_lines
from summarizer.loading.warc import left_out
from summarizer.output import FolderNames, print_whole, whole_file
from summarizer.pipeline import Pipeline, load_many
from summarizer.render import EXTENSIONS, render
from summarizer.settings import PAIRS, Settings

Warn = Callable[[str], None]

# What some readers take for the end of a line and JSON does not escape.
_LINE_ENDS = {ord(end): f"\\u{ord(end):04x}" for end in "\x85\u2028\u2029"}

# Lines translated together by the filter; a reader of a pipe waits for no more than these.
LINES_AT_ONCE = 256


def make_settings(models: Sequence[str] = (), offline: bool = False, **options: Any) -> Settings:
    """Settings from command-line values; `models` are strings such as "id-en=FOLDER".

    Raises UsageError for a malformed pair, one that no pipeline uses, and what Settings refuses.
    """
    if offline:
        forbid_connections()
    pairs: dict[str, str] = {}
    for text in models:
        pair, equals, name = text.partition("=")
        if not equals or not name or pair not in PAIRS:
            raise UsageError(f"--model {text}: write PAIR=ID with PAIR one of {', '.join(PAIRS)}")
        pairs[pair] = name
    return Settings(models=pairs, **options)


def forbid_connections() -> None:
    """Make every attempt of this process to connect to a network fail at once."""
    import socket

    def refuse(*_: object, **__: object) -> None:
        raise OSError("connections are forbidden (--offline)")

    os.environ["HF_HUB_OFFLINE"] = os.environ["TRANSFORMERS_OFFLINE"] = "1"
    socket.socket.connect = socket.socket.connect_ex = refuse  # type: ignore[method-assign,assignment]
    socket.getaddrinfo = refuse  # type: ignore[assignment]


def digest_sources(
    sources: Sequence[str], settings: Settings, fmt: str | None, output: str | None, warn: Warn
) -> int:
    """Digest every article of every source and write the results; return the exit status."""
    if output == "":
        raise UsageError("-o names nothing; name a file or a folder")
    roots = [root for source in sources if (root := root_of(source)) is not None]
    folder = next((source for source in sources if os.path.isdir(source)), None)
    if folder and output is None:
        raise UsageError(f"{folder} is a folder; name one for the digests with -o")
    to_folder = output is not None and (
        folder is not None
        or output.endswith(("/", os.sep))
        or os.path.isdir(output)
        or (len(sources) + len(roots) > 1 and _format_of(output) is None)
    )
    chosen = fmt or (None if to_folder else _format_of(output)) or "text"
    pipeline = Pipeline(settings)
    files = list(find(sources, own=output if to_folder else None))
    read = [Path(file) for file in files if isinstance(file, str) and file != "-"]
    # Sources, too: a folder that is read is none of the files.
    taken = {os.path.realpath(path) for path in (*sources, *map(str, read)) if path != "-"}
    if output is not None and os.path.realpath(output) in taken:
        raise UsageError(f"-o {output} would write over what is read; name another place")
    reading = Reading(files, warn)
    if to_folder and output is not None:
        named = [Path(label(str(root))) for root in roots]
        names = FolderNames(Path(output), EXTENSIONS[chosen], named, read)
        for digest in _told(pipeline.digests(reading), warn):
            with whole_file(names.path(digest.article.path)) as stream:
                stream.write(render(digest, chosen))
    else:
        terminal = _terminal(output)
        digests = _told(pipeline.digests(reading), warn)
        pages = (render(digest, chosen, **terminal) for digest in digests)
        _write_stream(pages, chosen, output)
    if not reading.failed:
        return 0
    return 1 if reading.done else 2


class Reading:
    """Iterates over the articles of all sources; failures are told and counted, never raised."""

    def __init__(self, files: Iterable[str | LoadError], warn: Warn) -> None:
        self.done = 0
        self.failed = 0
        self._files = files
        self._warn = warn

    def __iter__(self) -> Iterator[Article]:
        for file in self._files:
            tally: Counter[str] = Counter()
            for loaded in _load(file, tally):
                if isinstance(loaded, LoadError):
                    self.failed += 1
                    self._warn(f"error: {loaded}")
                else:
                    self.done += 1
                    yield loaded
            left = ", ".join(f"{count} {name}" for name, count in left_out(tally).items())
            if left:
                self._warn(f"note: {file}: left out {left}")


def _load(file: str | LoadError, tally: Counter[str]) -> Iterator[Article | LoadError]:
    if isinstance(file, LoadError):
        yield file
        return
    try:
        yield from load_many(file, tally)
    except LoadError as error:
        yield error


def _told(digests: Iterator[Digest], warn: Warn) -> Iterator[Digest]:
    """The digests, each with its warnings told."""
    for digest in digests:
        for warning in digest.warnings:
            warn(f"warning: {digest.article.path}: {warning}")
        yield digest


def _format_of(output: str | None) -> str | None:
    """The format that the name of an output file stands for, if it has such a suffix."""
    suffix = Path(output).suffix.lower() if output else ""
    by_suffix = {extension: name for name, extension in EXTENSIONS.items()}
    by_suffix |= {".htm": "html", ".jsonl": "json", ".markdown": "markdown"}
    return by_suffix.get(suffix)


def _terminal(output: str | None) -> dict[str, Any]:
    """Width and colour for the text format: those of the terminal, plain elsewhere."""
    import shutil
    import sys

    if output is not None or not sys.stdout.isatty():
        return {}
    return {
        "width": shutil.get_terminal_size().columns,
        "color": "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb",
    }


SEPARATORS = {"json": "", "text": "\n" + "─" * 78 + "\n\n", "markdown": "\n---\n\n"}


def _write_stream(pages: Iterator[str], fmt: str, output: str | None) -> None:
    """Write the pages one after the other to a file or standard output."""
    head = list(islice(pages, 2))
    if not head:
        return
    if len(head) > 1 and fmt == "html":
        raise UsageError(
            "several articles make several html pages; name a folder with -o, as -o digests/"
        )
    separator = SEPARATORS.get(fmt, "")
    pieces = (
        (separator if position else "") + page.rstrip("\n") + "\n"
        for position, page in enumerate(chain(head, pages))
    )
    if output is None:
        for piece in pieces:
            print_whole(piece)
        return
    with whole_file(Path(output)) as stream:
        for piece in pieces:
            stream.write(piece)


def translate_lines(
    lines: BinaryIO, source: str, target: str, settings: Settings, warn: Warn
) -> None:
    """Translate each line to standard output; untranslated lines stay and are told."""
    from summarizer.glossary import Glossary
    from summarizer.translation import load_translator

    if source == target:
        raise UsageError(f"--from and --to are both {source}; name two languages")
    translator = load_translator(
        source,
        target,
        engine=settings.engine,
        models=settings.models,
        glossary=Glossary.load(settings.glossary),
        beam=settings.beam,
    )
    number = 0
    reading = read_lines(lines)
    while texts := list(islice(reading, LINES_AT_ONCE)):
        for text, translation in zip(texts, translator.translate_lines(texts), strict=True):
            number += 1
            if translation.status == "untranslated" and text.strip():
                failed = ", ".join(translation.failed)
                warn(f"warning: line {number} is left as it was, or a part of it ({failed})")
            print_whole(" ".join(translation.text.splitlines()) + "\n")


def figures_of_lines(lines: BinaryIO, target: Literal["en", "ja"] | None) -> None:
    """Print the figures of each line as a JSON list; `target` shows one rendering only."""
    from summarizer import figures

    targets: tuple[Literal["en", "ja"], ...] = (target,) if target else ("en", "ja")
    for line in read_lines(lines):
        rows = [
            figure.as_dict() | {code: figures.render(figure, code) for code in targets}
            for figure in figures.parse(line)
        ]
        print_whole(json.dumps(rows, ensure_ascii=False).translate(_LINE_ENDS) + "\n")
