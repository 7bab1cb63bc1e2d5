"""What a translating process does: articles in Indonesian in, rendered digests out."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from summarizer.batch.work import Failed, Group, Loaded, Made, Spent, Work
from summarizer.digest import Digest
from summarizer.errors import SummarizerError
from summarizer.pipeline import Pipeline
from summarizer.render import render
from summarizer.translation.memory import Memory, Remembering
from summarizer.translation.model import Engine, Hypothesis, ModelInfo, Status


class Translating:
    """Translates and renders groups of articles. Its models load at the first group, and stay."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._clock = _Clock()

    def make(self, group: Sequence[Loaded]) -> Group:
        """The digests of a group, translated together.

        Where that fails in a way that no user can cause, each is tried alone, and only the one
        that fails is lost. Raises ModelError and GlossaryError.
        """
        started, before = time.process_time(), self._clock.seconds
        try:
            results: Sequence[Made | Failed] = self._together(group)
        except SummarizerError:
            raise
        except Exception:
            results = [self._alone(loaded) for loaded in group]
        translating = self._clock.seconds - before
        spent = time.process_time() - started
        return Group(results, Spent(translating, spent - translating))

    def _alone(self, loaded: Loaded) -> Made | Failed:
        try:
            return self._together([loaded])[0]
        except SummarizerError:
            raise
        except Exception as error:
            kind = f"{type(error).__name__} ({error}): please report this article"
            text = f"{loaded.path}: {' '.join(kind.split())}"
            return Failed(loaded.source, loaded.record, loaded.path, text)

    def _together(self, group: Sequence[Loaded]) -> list[Made]:
        started = time.process_time()
        digests = self._pipeline.translate([loaded.digest for loaded in group])
        share = (time.process_time() - started) / max(1, len(group))
        return [
            self._made(loaded, digest, share) for loaded, digest in zip(group, digests, strict=True)
        ]

    def _made(self, loaded: Loaded, digest: Digest, seconds: float) -> Made:
        outputs = self._work.outputs(loaded.path)
        row = {**digest.as_dict(), "outputs": outputs}
        return Made(
            source=loaded.source,
            record=loaded.record,
            path=loaded.path,
            content=loaded.content,
            size=loaded.size,
            pages={file: render(digest, fmt) for fmt, file in outputs.items()},
            row=json.dumps(row, ensure_ascii=False),
            verdicts={language: _verdicts(digest, language) for language in digest.translations},
            seconds=round(loaded.seconds + seconds, 3),
        )

    @cached_property
    def _pipeline(self) -> Pipeline:
        return Pipeline(self._work.settings, self._load)

    @cached_property
    def _memory(self) -> Memory | None:
        return Memory(self._work.memory) if self._work.memory else None

    def _load(self, model: ModelInfo) -> Engine:
        from summarizer.translation.engines import load_engine

        settings = self._work.settings
        engine: Engine = _Timed(
            load_engine(model, settings.engine, settings.beam, self._work.threads), self._clock
        )
        if self._memory is None:
            return engine
        return Remembering(engine, self._memory, settings.engine, settings.beam)


def _verdicts(digest: Digest, language: str) -> dict[Status, int]:
    """How many texts of a digest have which verdict; a statement that is a key sentence is one."""
    section = digest.translations[language]
    title = [section.title] if section.title else []
    shown = [*title, *section.key_sentences.values(), *(section.statements or ())]
    distinct = {(translation.text, translation.status) for translation in shown}
    return dict(sorted(Counter(status for _, status in distinct).items()))


class _Clock:
    """CPU seconds spent in engines."""

    seconds = 0.0


class _Timed:
    """An engine whose CPU time is counted."""

    def __init__(self, engine: Engine, clock: _Clock) -> None:
        self._engine = engine
        self._clock = clock

    @property
    def model(self) -> ModelInfo:
        return self._engine.model

    def translate(self, sentences: Sequence[str], n_best: int = 1) -> list[list[Hypothesis]]:
        started = time.process_time()
        try:
            return self._engine.translate(sentences, n_best)
        finally:
            self._clock.seconds += time.process_time() - started
