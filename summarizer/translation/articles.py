"""Translate the title and the key sentences of articles, or lines of any text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, cast

from summarizer.article import Article
from summarizer.headlines import sentence_case
from summarizer.sentences import split
from summarizer.settings import BEAM, EngineKind
from summarizer.translation.engines import load_engine
from summarizer.translation.model import STATUS_ORDER, Engine, Language, ModelInfo, Translation
from summarizer.translation.parts import LENGTHS, InParts
from summarizer.translation.pivot import Pivot
from summarizer.translation.protect import Protector, SourceSentence
from summarizer.translation.translator import Direct, Route, Translator

if TYPE_CHECKING:
    from summarizer.glossary import Glossary
    from summarizer.translation.japanese_adequacy import JapaneseLexicon
    from summarizer.translation.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Job:
    """What to translate of an article: its title, the sentences at the indexes `keys`, statements.

    `statements` are those of a summary, a text of their own in the reader's eyes: what they mention
    first is introduced there, too.
    """

    article: Article
    keys: tuple[int, ...]
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class JobResult:
    """The translations of a job: the title's (None without one), one for each key and statement."""

    title: Translation | None
    sentences: tuple[Translation, ...]
    statements: tuple[Translation, ...] = ()


class ArticleTranslator:
    """Translates sentences in the light of their article, many articles in one batch.

    The article gives the definitions of acronyms, the first mention of a name and the year of
    a date.
    """

    def __init__(self, translator: Translator, protector: Protector) -> None:
        self._translator = translator
        self._protector = protector

    @property
    def models(self) -> tuple[ModelInfo, ...]:
        """The models behind the translations."""
        return self._translator.models

    def translate_article(self, article: Article, keys: Sequence[int] | None = None) -> JobResult:
        """Translate one article: the sentences at `keys`, or all."""
        if keys is None:
            keys = range(len(article.sentences))
        return self.translate_batch([Job(article, tuple(keys))])[0]

    def translate_batch(self, jobs: Sequence[Job]) -> list[JobResult]:
        """Translate many jobs together; one result for each, in order.

        A statement that is a key sentence, in words and in what it introduces, is translated once.
        """
        protected = [self._protect(job) for job in jobs]
        wanted = [list(dict.fromkeys(group)) for group in protected]
        translations = iter(
            self._translator.translate([sentence for group in wanted for sentence in group])
        )
        results = []
        for job, group, unique in zip(jobs, protected, wanted, strict=True):
            found = dict(zip(unique, islice(translations, len(unique)), strict=True))
            rest = [found[sentence] for sentence in group]
            title = _of_headline(job.article, rest.pop(0)) if job.article.title else None
            keys = len(job.keys)
            results.append(JobResult(title, tuple(rest[:keys]), tuple(rest[keys:])))
        return results

    def translate_lines(self, lines: Iterable[str]) -> list[Translation]:
        """Translate lines, each an article of its own; one translation for each, in order.

        A line of several sentences is translated sentence by sentence; its verdict is the worst
        of theirs, and a sentence that stays untranslated stands in it as it was.
        """
        protected = []
        for line in lines:
            sentences = [line[start:end] for start, end in split(line)] or [line]
            protected.append(self._protector.protect(sentences))
        translations = iter(
            self._translator.translate([sentence for line in protected for sentence in line])
        )
        joiner = "" if self._protector.target == "ja" else " "
        return [_joined(list(islice(translations, len(line))), joiner) for line in protected]

    def _protect(self, job: Job) -> list[SourceSentence]:
        article = job.article
        keys = [article.sentences[key].text for key in job.keys]
        headline = self._headline(article)
        found = self._protector.protect([*headline, *keys], article.published)
        if job.statements:
            texts = [*headline, *job.statements]
            again = self._protector.protect(texts, article.published, known=keys)
            found += again[len(headline) :]
        return found

    def _headline(self, article: Article) -> list[str]:
        """The title as a sentence would write it, if there is one."""
        if not article.title:
            return []
        if self._protector.source != "id" or self._protector.glossary is None:
            return [article.title]
        sentences = [sentence.text for sentence in article.sentences]
        return [sentence_case(article.title, sentences, self._protector.glossary)]


def _joined(parts: Sequence[Translation], joiner: str) -> Translation:
    """The translations of a line's sentences as one."""
    if len(parts) == 1:
        return parts[0]
    pivots = [part.pivot for part in parts if part.pivot is not None]
    return Translation(
        source=" ".join(part.source for part in parts),
        text=joiner.join(part.text for part in parts),
        status=max((part.status for part in parts), key=STATUS_ORDER.index),
        checks=tuple(dict.fromkeys(check for part in parts for check in part.checks)),
        failed=tuple(dict.fromkeys(check for part in parts for check in part.failed)),
        pivot=" ".join(pivots) if pivots else None,
    )


def _of_headline(article: Article, translation: Translation) -> Translation:
    """The translation of a title whose capitals were changed for the model."""
    title = article.title or ""
    text = title if translation.status == "untranslated" else translation.text
    return replace(translation, source=title, text=text)


def load_translator(
    source: str,
    target: str,
    *,
    engine: EngineKind = "ctranslate2",
    models: Mapping[str, str] | None = None,
    glossary: Glossary | None = None,
    beam: int = BEAM,
    load: Callable[[ModelInfo], Engine] | None = None,
) -> ArticleTranslator:
    """Load what translates `source` into `target`: one model, or two by way of English.

    `models` maps a pair such as "id-en" to a model id or folder; `glossary` None takes the one
    that ships. `load` makes a model ready in place of `load_engine`. Raises ModelError where a
    model is missing, damaged or refused.
    """
    from summarizer import registry
    from summarizer.glossary import Glossary

    legs = [
        load(model) if load else load_engine(model, engine, beam)
        for model in registry.route(source, target, dict(models or {}))
    ]
    japanese = _japanese_lexicon() if legs[-1].model.source == "en" and target == "ja" else None
    # The beam holds as many hypotheses as it is wide, and they cost nothing more.
    route = _route(legs, beam, japanese)
    in_parts = [_route([InParts(leg, words) for leg in legs], beam, japanese) for words in LENGTHS]
    return ArticleTranslator(
        Translator(
            route, in_parts, _lexicon(source) if "en" in (target, legs[0].model.target) else None
        ),
        Protector(cast(Language, source), cast(Language, target), glossary or Glossary.load()),
    )


def _lexicon(source: str) -> Lexicon | None:
    """The lexicon for the way into English; None where none ships for the source language."""
    from summarizer import registry
    from summarizer.translation.lexicon import Lexicon

    folder = registry.lexicon(source, "en")
    return Lexicon.load(folder) if folder else None


def _japanese_lexicon() -> JapaneseLexicon | None:
    """The lexicon for the way from English to Japanese; None where none ships."""
    from summarizer import registry
    from summarizer.translation.japanese_adequacy import JapaneseLexicon

    folder = registry.lexicon("en", "ja")
    return JapaneseLexicon.load(folder) if folder else None


def _route(engines: Sequence[Engine], n_best: int, japanese: JapaneseLexicon | None) -> Route:
    if len(engines) == 1:
        return Direct(engines[0], n_best, japanese)
    first, second = engines
    return Pivot(first, second, n_best, japanese)
