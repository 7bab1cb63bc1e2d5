"""Checks of a translated sentence: is anything wrong that a reader could not see?

Every check has a name and a function that says whether a text passes. The thresholds were set on
`../shared/corpora/id-en/dev_news`: human translations must pass (`benchmarks/fidelity.py
--thresholds` prints the quantiles they were read from).
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from summarizer import figures
from summarizer.figures.model import Figure
from summarizer.resources import data_lines
from summarizer.translation.model import Language
from summarizer.translation.negation import negation_kept
from summarizer.translation.protect import SourceSentence, find_figures

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_TOKEN = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*|[,;:()]")
_DIGITS = re.compile(r"\d+")
_KANA_OR_KANJI = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_UNKNOWN = re.compile(r"[⁇\ufffd]|<unk>")
# A name in kana with Mr or Ms; 氏名 and 氏族 are words of their own.
_NAMED_PERSON = re.compile(r"[ァ-ヴー][ァ-ヴー・]+(?:さん|氏(?![名族]))")
_CAPITAL_INSIDE = re.compile(r"\w\W+[A-Z]")
_SLOT_SIGN = re.compile(r"[⟦⟧]")

# Human translations reach 1.8; a loop soon passes 2.
MAX_COMPRESSION = 1.9
# Loops of small models repeat one to four words; six leaves room.
MAX_DOUBLED_PHRASE = 6
# Characters of translation per character of source, on sentences of 30 characters and more:
# 997 of 1,000 human translations lie between these
# (id-en/dev_news; id-ja/ud_pud and en-ja/wmt_news).
LENGTH_RATIO: dict[Language, tuple[float, float]] = {"en": (0.4, 2.0), "ja": (0.17, 1.0)}
MIN_LENGTH_FOR_RATIO = 30
# One copied word may be a term; two are a part that was not translated.
MAX_COPIED_WORDS = 1
# Share of Latin letters outside protected names; 995 of 1,000 human sentences stay under it.
MAX_LATIN_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Check:
    """A named test of a translation; `passes(source, text, language)` is True where it is good."""

    name: str
    passes: Callable[[SourceSentence, str, Language], bool]


def failures(source: SourceSentence, text: str, language: Language) -> tuple[str, ...]:
    """The names of the checks that `text` fails as a translation of `source`."""
    return tuple(check.name for check in CHECKS if not check.passes(source, text, language))


def figures_kept(source: SourceSentence, text: str, language: Language) -> bool:
    """Whether the text has the values of all source figures, and no figure besides.

    Digits that belong to no figure (`F-16`, a garbled numeral) must be the same on both sides.
    """
    found = figures_of(source, text, language)
    return (
        not figures.missing(source.figures, found)
        and not figures.spurious(source.figures, found)
        and _loose_digits(source, source.text, source.figures) == _loose_digits(source, text, found)
    )


def _loose_digits(source: SourceSentence, text: str, found: Sequence[Figure]) -> Counter[str]:
    kept = list(text)
    for figure in found:
        kept[figure.start : figure.end] = " " * (figure.end - figure.start)
    return Counter(_DIGITS.findall(_without_names(source, "".join(kept))))


def figures_of(source: SourceSentence, text: str, language: Language) -> list[Figure]:
    """The figures of a translation, those inside protected names (`Piala Dunia U-17`) left out."""
    return find_figures(_without_names(source, text), language)


def slots_gone(source: SourceSentence, text: str, language: Language) -> bool:
    """Whether no slot is left unfilled."""
    return not _SLOT_SIGN.search(text)


def names_kept(source: SourceSentence, text: str, language: Language) -> bool:
    """Whether every protected name stands in the text as the target language writes it.

    Names that the two languages write differently are words to them ("Jepang", "the Japanese"):
    the model may inflect those. In Japanese, Latin letters are as good as kana, and nobody may
    appear whom the source does not name: a person in kana who is in no slot is a word misread,
    unless the source has names in no slot, too.
    """
    if (
        language == "ja"
        and _NAMED_PERSON.search(_without_protected(source, text))
        and not _CAPITAL_INSIDE.search(_without_protected(source, source.text))
    ):
        return False
    folded = _fold(text)
    return all(
        _fold(span.target) in folded or _fold(span.text) in folded
        for span in source.spans
        if span.kind == "name" and (language == "ja" or span.target == span.text)
    )


def not_repeating(source: SourceSentence, text: str, language: Language) -> bool:
    """Whether the text has no loop: a phrase said twice in a row, or one that compresses away."""
    data = text.encode()
    if len(data) / len(zlib.compress(data)) > MAX_COMPRESSION:
        return False
    if language == "ja":
        return not re.search(r"([^\d\s]{2,})\1\1|([^\d\s]{5,})\2", text)
    return not _doubled(text, source.text)


def _doubled(text: str, source: str) -> bool:
    words = [word.casefold() for word in _TOKEN.findall(text)]
    of_source = [word.casefold() for word in _TOKEN.findall(source)]
    for size in range(1, MAX_DOUBLED_PHRASE + 1):
        for start in range(len(words) - 2 * size + 1):
            phrase = words[start : start + size]
            if phrase != words[start + size : start + 2 * size]:
                continue
            # "had had", "that that" and "very very" are English; "Wawa Wawa" is a name.
            if size > 1 or (len(phrase[0]) >= 5 and of_source.count(phrase[0]) < 2):
                return True
    return False


def length_plausible(source: SourceSentence, text: str, language: Language) -> bool:
    """Whether the text is neither far shorter nor far longer than translations are.

    What a slot was filled with beyond its source (an acronym's expansion) does not count as long.
    """
    if language not in LENGTH_RATIO or len(source.text) < MIN_LENGTH_FOR_RATIO:
        return True
    low, high = LENGTH_RATIO[language]
    expanded = sum(
        max(0, len(span.target) - len(span.text)) for span in source.spans if span.target in text
    )
    return low * len(source.text) <= len(text) and len(text) - expanded <= high * len(source.text)


def no_source_language(source: SourceSentence, text: str, language: Language) -> bool:
    """Whether no part of the Indonesian was left as it was, protected names aside."""
    rest = _without_protected(source, text)
    words = _WORD.findall(rest)
    if words:
        # The capital of a sentence's first word says nothing.
        words[0] = words[0][0].lower() + words[0][1:]
    if any(word in function_words() for word in words):
        return False
    of_source = set(_WORD.findall(source.text))
    copied = {
        word
        for word in words
        if len(word) >= 4 and word.islower() and word in of_source and word not in english_words()
    }
    return len(copied) <= MAX_COPIED_WORDS


def right_script(source: SourceSentence, text: str, language: Language) -> bool:
    """Whether the letters are those of the target language, protected names aside."""
    if _UNKNOWN.search(text):
        return False
    rest = _without_protected(source, text)
    letters = [character for character in rest if character.isalpha()]
    if language != "ja":
        return all(
            _script(character) == "LATIN" or character in source.text for character in letters
        )
    if not letters:
        return True
    latin = sum(_script(character) == "LATIN" for character in letters)
    return bool(_KANA_OR_KANJI.search(text)) and latin / len(letters) <= MAX_LATIN_SHARE


def not_empty(source: SourceSentence, text: str, language: Language) -> bool:
    """Whether there is a text where the source has one."""
    return any(map(str.isalnum, text)) or not any(map(str.isalnum, source.text))


def not_turned_round(source: SourceSentence, text: str, language: Language) -> bool:
    """Whether an English text denies what its source denies, and nothing else."""
    return language != "en" or negation_kept(source.text, text)


CHECKS = (
    Check("empty", not_empty),
    Check("slots", slots_gone),
    Check("figures", figures_kept),
    Check("names", names_kept),
    Check("repetition", not_repeating),
    Check("length", length_plausible),
    Check("leftover", no_source_language),
    Check("script", right_script),
    Check("negation", not_turned_round),
)


@cache
def function_words() -> frozenset[str]:
    """Indonesian words that betray an untranslated part."""
    return frozenset(data_lines("indonesian_function_words.txt"))


@cache
def english_words() -> frozenset[str]:
    """Words that an English text may share with its Indonesian source."""
    return frozenset(data_lines("english_words.txt"))


def _without_protected(source: SourceSentence, text: str) -> str:
    for form in sorted(
        {form for span in source.spans for form in (span.target, span.text)}, key=len, reverse=True
    ):
        if len(form) > 1:
            text = text.replace(form, " ")
    return text


def _without_names(source: SourceSentence, text: str) -> str:
    """`text` with names and terms overwritten, each as often as the source has it; same length."""
    for span in source.spans:
        form = span.target if span.target in text else span.text
        if span.kind != "figure" and form:
            text = text.replace(form, "_" * len(form), 1)
    return text


def _fold(text: str) -> str:
    """Letters and digits only, without case, so that spacing and dots do not count."""
    composed = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in composed if character.isalnum())


def _script(character: str) -> str:
    return unicodedata.name(character, "UNKNOWN").split(" ", 1)[0]
