"""The process that reads: files in; articles read, cleaned, ranked and summarised out.

It runs beside translation, and may die of a file without taking the run with it.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path

from summarizer.article import Document
from summarizer.batch.journal import Reader
from summarizer.batch.work import Failed, Finished, Kept, Loaded, Reached, Work
from summarizer.errors import LoadError, SummarizerError
from summarizer.loading import load_all
from summarizer.loading.formats import label
from summarizer.loading.warc import left_out
from summarizer.paths import file_sha256
from summarizer.pipeline import Pipeline, prepare

# Characters, and sentences. The longest of 10,112 news articles has 19,799 and 229; a text that is
# twenty times as long is a book, a log or a mistake, and would hold up all others.
LONGEST = 500_000
MOST_SENTENCES = 5_000

Event = Reached | Loaded | Kept | Failed | Finished


@dataclass(frozen=True, slots=True)
class Request:
    """A file to read, as `find` names it, from record `start` on.

    `known` is the digest of its bytes when it was done; None where it was not. `done` has the
    content of those of its articles that are done, by path; None lets the reader ask the journal.
    """

    source: str
    start: int = 0
    known: str | None = None
    done: Mapping[str, str] | None = None


class Reading:
    """Reads files as a run wants them: what is done already is only noted."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def read(self, request: Request) -> Iterator[Event]:
        """What becomes of each article of a file, in order, then its end."""
        name = label(request.source)
        fingerprint = None
        tally: Counter[str] = Counter()
        try:
            if not Path(request.source).is_file():
                raise LoadError(f"{name}: no such file: check the name")
            fingerprint = file_sha256(Path(request.source))
        except LoadError as error:
            yield Failed(name, 0, name, _reason(error, name))
        except OSError as error:
            reason = error.strerror or str(error)
            text = f"{name}: may not be read ({reason}): check its permissions"
            yield Failed(name, 0, name, text)
        else:
            if fingerprint == request.known:
                yield Finished(name, fingerprint, unchanged=True)
                return
            yield from self._articles(request, name, tally)
        yield Finished(name, fingerprint, left_out=left_out(tally))

    def _articles(self, request: Request, name: str, tally: Counter[str]) -> Iterator[Event]:
        for record, loaded in enumerate(load_all(request.source, tally)):
            if record >= request.start:
                yield Reached(name, record)
                yield self._article(name, record, loaded, request.done)

    def _article(
        self,
        source: str,
        record: int,
        loaded: Document | LoadError,
        done: Mapping[str, str] | None,
    ) -> Event:
        if isinstance(loaded, LoadError):
            # A record that cannot be read has no name of its own in every format.
            return Failed(source, record, f"{source}!{record}", _reason(loaded, source))
        started = time.process_time()
        size = sum(map(len, loaded.paragraphs))
        try:
            content = _content(loaded)
            if self._is_done(loaded.path, content, done):
                return Kept(source, record, loaded.path, size)
            if size > LONGEST:
                raise LoadError(
                    f"has {size:,} characters, more than {LONGEST:,}: that is no article; split it"
                )
            article = prepare(loaded)
            if (count := len(article.sentences)) > MOST_SENTENCES:
                raise LoadError(
                    f"has {count:,} sentences, more than {MOST_SENTENCES:,}: "
                    "that is no article; split it"
                )
            digest = self._pipeline.summarize(article)
        except (LoadError, RecursionError, MemoryError) as error:
            return Failed(source, record, loaded.path, _reason(error, loaded.path))
        except SummarizerError:
            raise
        except Exception as error:  # whatever an article does to the rules, the others go on
            return Failed(source, record, loaded.path, _reason(error, loaded.path))
        return Loaded(source, record, content, size, digest, time.process_time() - started)

    def _is_done(self, path: str, content: str, done: Mapping[str, str] | None) -> bool:
        return self._journal.has(path, content) if done is None else done.get(path) == content

    @cached_property
    def _pipeline(self) -> Pipeline:
        return Pipeline(self._work.settings)

    @cached_property
    def _journal(self) -> Reader:
        return Reader(self._work.out, self._work.key)


def _content(document: Document) -> str:
    """The digest of all that an article's output is made from."""
    text = json.dumps(asdict(document), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _reason(error: BaseException, path: str) -> str:
    """Why, with the path in front; an error that no user can cause with its kind."""
    text = " ".join(str(error).split())
    if not isinstance(error, LoadError):
        return f"{path}: {type(error).__name__} ({text}): please report this article"
    return text if text.startswith(path) else f"{path}: {text}"
