"""What every renderer shows of a digest, and where a mark belongs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from summarizer.article import Article
from summarizer.digest import Digest
from summarizer.render.labels import Labels, labels
from summarizer.translation.model import STATUS_ORDER, Status, Translation

# Characters that reorder the text around them (Unicode UAX 9, explicit formatting): one left
# open in an article would turn the rest of the line round.
_BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class Passage:
    """A title or sentence as shown, in the language of its text. An "ok" one has no mark.

    `sentences` are the indexes of the article's sentences that it is or rests on; none for a title.
    """

    language: str
    text: str
    status: Status = "ok"
    mark: str | None = None
    sentences: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """The summary in one language. `mark` tells that it is not the one that was asked for.

    `pivots` is the English in between, where it was asked for.
    """

    language: str
    passages: tuple[Passage, ...]
    mark: str | None = None
    pivots: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class KeySentence:
    """A key sentence: its number in the digest, the Indonesian, and what was translated.

    `source.mark` names the languages for which there is no translation. `pivots` is the English
    in between, where it was asked for or nothing better is there.
    """

    number: int
    index: int
    source: Passage
    translations: tuple[Passage, ...]
    pivots: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """A digest prepared for reading.

    `languages` are those shown beside the Indonesian; `labels` are in the first of them.
    `titles` start with the reader's language and end with the Indonesian, which the English in
    between may precede; empty where the article has no title. `heading` is the first title or
    else the article's path.
    `facts` are outlet, date, dateline and length, as far as known. `lists_keys` tells whether the
    key sentences are shown beside the summary. `legend` explains the marks that occur.
    """

    labels: Labels
    languages: tuple[str, ...]
    titles: tuple[Passage, ...]
    heading: str
    facts: tuple[str, ...]
    summaries: tuple[Summary, ...]
    key_sentences: tuple[KeySentence, ...]
    lists_keys: bool
    legend: tuple[tuple[str, str], ...]

    @property
    def sentences(self) -> frozenset[int]:
        """The indexes of the article's sentences that are shown, or that the summary rests on."""
        keys = [row.index for row in self.key_sentences] if self.lists_keys else []
        return frozenset(keys).union(
            *(passage.sentences for summary in self.summaries for passage in summary.passages)
        )


def view(digest: Digest) -> View:
    """What the renderers show of `digest`."""
    languages = tuple(digest.translations)
    words = labels(languages[0] if languages else "id")
    titles = _titles(digest, words)
    path = digest.article.path
    name = words["standard_input"] if path == "-" else PurePath(path).name
    return View(
        labels=words,
        languages=languages,
        titles=titles,
        heading=titles[0].text if titles else printable(name),
        facts=_facts(digest, words),
        summaries=tuple(_summary(digest, code) for code in _summary_languages(digest)),
        key_sentences=_key_sentences(digest, words),
        lists_keys=_lists_keys(digest),
        legend=_legend(digest, words),
    )


def printable(text: str) -> str:
    """`text` on one line, without control characters."""
    return visible(" ".join(text.split()))


def visible(text: str) -> str:
    """`text` without control characters: a terminal would obey them, HTML forbids them."""
    return "".join(
        char
        for char in text
        if unicodedata.category(char) not in ("Cc", "Cs") and char not in _BIDI_CONTROLS
    )


def web_address(url: str | None) -> str | None:
    """`url` where it is http or https and safe to link to, else None."""
    if url is None or re.fullmatch(r"https?://[^\s<>\"'`\\{}|^]+", url, re.ASCII | re.I) is None:
        return None
    return url if url.isprintable() else None


def separator(before: Passage, after: Passage) -> str:
    """What stands between two sentences of a summary: nothing between Japanese ones.

    Behind a mark there is a space all the same: Markdown needs it to see where bold type ends.
    """
    return "" if before.language == after.language == "ja" and not before.mark else " "


def _passage(
    translation: Translation, language: str, words: Labels, sentences: tuple[int, ...]
) -> Passage:
    status = translation.status
    return Passage(
        language="id" if status == "untranslated" else language,
        text=printable(translation.text),
        status=status,
        mark=_mark(translation, words),
        sentences=sentences,
    )


def _mark(translation: Translation, words: Labels) -> str | None:
    """`repaired: figures`, `retried: repetition`, `not translated`; None where all is well."""
    if translation.status == "ok":
        return None
    word = words.status(translation.status)
    if translation.status == "untranslated" or not translation.failed:
        return word
    return words.with_detail(word, words.checks(translation.failed))


def _missing(missing: Sequence[str], digest: Digest, words: Labels) -> str:
    """The mark of an Indonesian text without translation into `missing`."""
    word = words.status("untranslated")
    if len(digest.translations) == 1:
        return word
    return words.with_detail(word, words.enumerate(words.language_name(code) for code in missing))


def _with_source(
    source: str,
    found: dict[str, Translation],
    digest: Digest,
    words: Labels,
    sentences: tuple[int, ...] = (),
) -> tuple[Passage, tuple[Passage, ...]]:
    """The Indonesian passage, marked where a translation is missing, and the translations."""
    translated = tuple(
        _passage(translation, code, words, sentences)
        for code, translation in found.items()
        if translation.status != "untranslated"
    )
    missing = [code for code, item in found.items() if item.status == "untranslated"]
    shown = Passage("id", printable(source), sentences=sentences)
    if missing:
        mark = _missing(missing, digest, words)
        shown = Passage("id", shown.text, "untranslated", mark, sentences)
    return shown, translated


def _pivots(
    found: dict[str, Translation], digest: Digest, words: Labels, sentences: tuple[int, ...] = ()
) -> tuple[Passage, ...]:
    """The English in between: where it was asked for, or is all that a reader can be given."""
    return tuple(
        Passage("en", printable(translation.pivot), mark=words["pivot"], sentences=sentences)
        for translation in found.values()
        if translation.pivot is not None and _shows_pivot(translation, digest)
    )


def _shows_pivot(translation: Translation, digest: Digest) -> bool:
    if digest.settings.get("show_pivot"):
        return True
    return translation.status == "untranslated" and "en" not in digest.translations


def _titles(digest: Digest, words: Labels) -> tuple[Passage, ...]:
    title = printable(digest.article.title or "")
    if not any(map(str.isalnum, title)):
        return ()
    found = {
        code: section.title
        for code, section in digest.translations.items()
        if section.title is not None
    }
    source, translated = _with_source(title, found, digest, words)
    return (*translated, *_pivots(found, digest, words), source)


def _facts(digest: Digest, words: Labels) -> tuple[str, ...]:
    article = digest.article
    facts = (
        article.outlet,
        words.date(article.published) if article.published else None,
        _place(article),
        words["words"].format(count=words.number(str(article.words))),
    )
    return tuple(printable(fact) for fact in facts if fact)


def _place(article: Article) -> str:
    """The dateline without the outlet's name and the punctuation that joined it to the text."""
    place = article.dateline or ""
    if article.outlet:
        place = place.replace(article.outlet, "")
    return re.sub(r"\(\s*\)", "", place).strip(" ,.:;-–—")


def _summary_languages(digest: Digest) -> tuple[str, ...]:
    """The languages asked for that are there, in the order asked; Indonesian where none is."""
    asked = digest.settings.get("languages") or ()
    shown = [code for code in asked if code == "id" or code in digest.translations]
    shown += [code for code in digest.translations if code not in shown]
    return tuple(dict.fromkeys(shown)) or ("id",)


def _lists_keys(digest: Digest) -> bool:
    """Not where they are the summary itself, nor where only the abstractive one was asked for."""
    if digest.settings.get("summary") == "abstractive":
        return False
    return bool(digest.translations) or digest.abstractive is not None


def _summary(digest: Digest, language: str) -> Summary:
    """The abstractive summary where there is one, else the extractive."""
    words = labels(language)
    written = digest.abstractive
    fallback = written is not None and written.fallback
    sources = (
        [statement.sentences for statement in written.statements]
        if written is not None
        else [(index,) for index in digest.extractive.sentences]
    )
    passages: tuple[Passage, ...]
    pivots: tuple[Passage, ...] = ()
    if language != "id":
        rows = list(zip(digest.translations[language].summary, sources, strict=False))
        passages = tuple(
            _passage(translation, language, words, sentences) for translation, sentences in rows
        )
        pivots = tuple(
            pivot
            for translation, sentences in rows
            for pivot in _pivots({language: translation}, digest, words, sentences)
        )
    else:
        texts = (
            [statement.text for statement in written.statements]
            if written is not None
            else [digest.article.sentences[index].text for (index,) in sources]
        )
        passages = tuple(
            Passage("id", printable(text), sentences=sentences)
            for text, sentences in zip(texts, sources, strict=True)
        )
    return Summary(language, passages, words["fallback"] if fallback else None, pivots)


def _key_sentences(digest: Digest, words: Labels) -> tuple[KeySentence, ...]:
    rows: list[KeySentence] = []
    for number, index in enumerate(digest.extractive.sentences, start=1):
        found = {
            code: section.key_sentences[index]
            for code, section in digest.translations.items()
            if index in section.key_sentences
        }
        sentence = digest.article.sentences[index].text
        source, translated = _with_source(sentence, found, digest, words, (index,))
        pivots = _pivots(found, digest, words, (index,))
        rows.append(KeySentence(number, index, source, translated, pivots))
    return tuple(rows)


def _statuses(statuses: Collection[Status], words: Labels) -> list[tuple[str, str]]:
    """The words for those verdicts that are marked, and what they mean."""
    return [
        (words.status(status), words.legend(status))
        for status in STATUS_ORDER
        if status != "ok" and status in statuses
    ]


def _legend(digest: Digest, words: Labels) -> tuple[tuple[str, str], ...]:
    statuses = {
        translation.status
        for section in digest.translations.values()
        for translation in (*section.key_sentences.values(), *section.summary, section.title)
        if translation is not None
    }
    entries = _statuses(statuses, words)
    # The marks in a summary are in its own language.
    for code, section in digest.translations.items():
        if code != words.language:
            entries += _statuses({item.status for item in section.summary}, labels(code))
    if any(
        translation.pivot is not None and _shows_pivot(translation, digest)
        for section in digest.translations.values()
        for translation in (*section.key_sentences.values(), *section.summary, section.title)
        if translation is not None
    ):
        entries.append((words["pivot"], words["pivot_legend"]))
    if digest.abstractive is not None and digest.abstractive.fallback:
        entries.append((words["fallback"], words["fallback_legend"]))
    return tuple(entries)
