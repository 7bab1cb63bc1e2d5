"""From an article to its digest, one or many at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import summarizer
from summarizer.article import Article, Document
from summarizer.digest import Digest, ExtractiveSummary, FigureMention, LanguageDigest
from summarizer.errors import LoadError
from summarizer.settings import SUMMARY_MODEL, Settings

if TYPE_CHECKING:
    from summarizer.abstractive import AbstractiveSummary, Summarizer
    from summarizer.glossary import Glossary
    from summarizer.translation import ArticleTranslator
    from summarizer.translation.model import Engine, ModelInfo

# Articles whose sentences are translated together: enough to fill batches of equal length, few
# enough that memory stays flat and results keep coming.
ARTICLES_AT_ONCE = 32

FALLBACK = "no statement of the abstractive summary is supported; the key sentences stand in for it"


def load(source: str | Path) -> Article:
    """Load the one article in `source`: a path, or "-" for standard input.

    Raises LoadError where there is no article, or more than one (`load_many` is for those).
    """
    articles = list(islice(load_many(source), 2))
    if len(articles) > 1:
        raise LoadError(f"{source}: holds more than one article; use load_many")
    if isinstance(articles[0], LoadError):
        raise articles[0]
    return articles[0]


def load_many(
    source: str | Path, tally: Counter[str] | None = None
) -> Iterator[Article | LoadError]:
    """Load every article in a file, cleaned and split; a bad record comes as its error.

    `tally` counts what became of the records of web archives, see `loading.warc`.
    """
    from summarizer.loading import load_all

    for loaded in load_all(source, tally):
        if isinstance(loaded, LoadError):
            yield loaded
            continue
        try:
            yield prepare(loaded)
        except LoadError as error:
            yield error


def prepare(document: Document) -> Article:
    """Clean a document and split it into sentences.

    Raises LoadError where nothing of a story is left after cleaning.
    """
    from summarizer.cleaning import clean
    from summarizer.loading.language import check
    from summarizer.sentences import split_paragraphs

    cleaned = clean(document)
    paragraphs, sentences = split_paragraphs(cleaned.paragraphs)
    if not sentences:
        raise LoadError(f"{document.path}: no article text found; is this a news article?")
    warning = check(" ".join(cleaned.paragraphs))
    return Article(
        path=document.path,
        sha256=document.sha256,
        title=document.title,
        paragraphs=paragraphs,
        sentences=sentences,
        outlet=document.outlet or cleaned.outlet,
        published=document.published,
        author=document.author or cleaned.author,
        url=document.url,
        dateline=cleaned.dateline,
        removed=cleaned.removed,
        warnings=(*document.warnings, *([warning] if warning else [])),
    )


class Pipeline:
    """Makes digests of articles. Models load at the first article and stay.

    `engine` makes a translation model ready to run; None takes the settings' engine as it is.

    >>> digest = Pipeline(Settings(languages=("en",))).digest(load("article.txt"))
    """

    def __init__(
        self,
        settings: Settings | None = None,
        engine: Callable[[ModelInfo], Engine] | None = None,
    ) -> None:
        self.settings = settings or Settings()
        self._engine = engine

    @cached_property
    def glossary(self) -> Glossary:
        """The built-in glossary with the user's entries over it."""
        from summarizer.glossary import Glossary

        return Glossary.load(self.settings.glossary)

    @cached_property
    def summarizer(self) -> Summarizer:
        """What writes the abstractive summary."""
        from summarizer.abstractive import load_summarizer

        return load_summarizer(
            self.settings.models.get(SUMMARY_MODEL), self.glossary, self.settings.beam
        )

    @cached_property
    def translators(self) -> dict[str, ArticleTranslator]:
        """A translator for each target language."""
        from summarizer.translation import load_translator

        return {
            language: load_translator(
                "id",
                language,
                engine=self.settings.engine,
                models=self.settings.models,
                glossary=self.glossary,
                beam=self.settings.beam,
                load=self._engine,
            )
            for language in self.settings.targets
        }

    def digest(self, article: Article) -> Digest:
        """Make the digest of one article."""
        return self.translate([self.summarize(article)])[0]

    def digests(self, articles: Iterable[Article]) -> Iterator[Digest]:
        """Make digests of many articles, in order, translating a few dozen together."""
        remaining = iter(articles)
        while group := list(islice(remaining, ARTICLES_AT_ONCE)):
            yield from self.translate([self.summarize(article) for article in group])

    def summarize(self, article: Article) -> Digest:
        """Make the digest of an article in Indonesian, without its translations."""
        scores, chosen = self._rank(article)
        abstractive = self._write(article, scores, chosen)
        figures, warnings = find_figures(article)
        if abstractive is not None and abstractive.fallback:
            warnings.append(FALLBACK)
        return Digest(
            article=article,
            scores=scores,
            extractive=ExtractiveSummary(
                sentences=tuple(chosen),
                text=" ".join(article.sentences[index].text for index in chosen),
            ),
            figures=figures,
            translations={},
            settings=self.settings.as_dict(),
            version=summarizer.__version__,
            warnings=(*article.warnings, *warnings),
            abstractive=abstractive,
        )

    def translate(self, digests: Sequence[Digest]) -> list[Digest]:
        """Add the translations to digests without, all of them translated together."""
        sections = {
            language: self._translate(language, digests) for language in self.settings.targets
        }
        return [
            replace(
                digest,
                translations={language: parts[place] for language, parts in sections.items()},
            )
            for place, digest in enumerate(digests)
        ]

    def _rank(self, article: Article) -> tuple[tuple[float, ...], list[int]]:
        from summarizer import extractive

        scores = extractive.score(article)
        chosen = extractive.select(
            article, scores, count=self.settings.count, ratio=self.settings.ratio
        )
        return tuple(float(value) for value in scores), chosen

    def _write(
        self, article: Article, scores: tuple[float, ...], chosen: list[int]
    ) -> AbstractiveSummary | None:
        if self.settings.summary == "extractive":
            return None
        from summarizer.abstractive import summarize

        return summarize(article, scores, chosen, self.summarizer, self.glossary)

    def _translate(self, language: str, digests: Sequence[Digest]) -> list[LanguageDigest]:
        from summarizer.translation import Job

        translator = self.translators[language]
        # Key sentences are shown beside the extractive summary only.
        shown = self.settings.summary != "abstractive"
        jobs = [
            Job(
                digest.article,
                digest.extractive.sentences if shown else (),
                tuple(statement.text for statement in digest.abstractive.statements)
                if digest.abstractive
                else (),
            )
            for digest in digests
        ]
        return [
            LanguageDigest(
                language=language,
                title=result.title,
                key_sentences=dict(zip(job.keys, result.sentences, strict=True)),
                models=translator.models,
                statements=result.statements if job.statements else None,
            )
            for job, result in zip(jobs, translator.translate_batch(jobs), strict=True)
        ]


def find_figures(article: Article) -> tuple[tuple[FigureMention, ...], list[str]]:
    """Every figure of an article with its renderings, and warnings about dates."""
    from summarizer import figures

    mentions: list[FigureMention] = []
    warnings: list[str] = []
    for sentence in article.sentences:
        found, doubts = figures.resolve(figures.parse(sentence.text), article.published)
        warnings += doubts
        mentions += [
            FigureMention(
                sentence=sentence.index,
                figure=figure,
                en=figures.render(figure, "en"),
                ja=figures.render(figure, "ja"),
            )
            for figure in found
        ]
    return tuple(mentions), list(dict.fromkeys(warnings))
