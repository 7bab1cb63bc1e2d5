"""Is a text Indonesian? A warning where it does not look so; yes or no for what a crawl brings."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from summarizer.resources import data_toml

# Below this many words a headline or a table decides too much.
_FEWEST_WORDS = 25
# The start of a text tells its language; reading 10 MB would not tell it better.
_SAMPLE = 20_000
# Shares of function words among all words, measured on the article corpora: Indonesian news has
# 0.12 to 0.35 of the listed words (lists of names and scores least), others under 0.06.
_SURELY_INDONESIAN = 0.10
_ENOUGH = 0.08
# Menus and headlines have few common words; whole Indonesian pages measured 0.08 to 0.21.
_ENOUGH_OF_A_PAGE = 0.04
# One Malaysian word may stand in a quotation; four different ones do not.
_FEWEST_MALAY = 4
# Below this probability the classifier guesses: names and tables look like any language.
_SURE = 0.9
# Share of letters of another script that a quotation (Arabic, in sermons) does not reach.
_MOST_FOREIGN_SCRIPT = 0.4

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NAMES = {
    "ar": "Arabic", "de": "German", "en": "English", "es": "Spanish", "fr": "French",
    "hi": "Hindi", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "jv": "Javanese",
    "ko": "Korean", "ms": "Malay", "nl": "Dutch", "pt": "Portuguese", "ru": "Russian",
    "su": "Sundanese", "ta": "Tamil", "th": "Thai", "tl": "Tagalog", "tr": "Turkish",
    "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
_KANA = re.compile("[\u3040-\u30ff]")
_HAN = re.compile("[\u4e00-\u9fff]")
_OTHER_SCRIPT = re.compile("[\u0370-\u1fff\u2e80-\ud7ff\uf900-\ufdff\ufe70-\ufefe]")


def check(text: str) -> str | None:
    """Return a warning when `text` does not look Indonesian, None when it does or is too short.

    The common words of Indonesian and of its neighbours decide first, which takes a millisecond;
    py3langid is loaded only to name the language of what they do not know.
    """
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    foreign = len(_OTHER_SCRIPT.findall(sample))
    if letters >= _FEWEST_WORDS and foreign > _MOST_FOREIGN_SCRIPT * letters:
        return _warning(_script_language(sample))
    shares, malay = _shares(sample)
    if not shares:
        return None
    if malay and shares["id"] >= _ENOUGH:
        return _warning("ms")
    if _leads(shares) and shares["id"] >= _SURELY_INDONESIAN:
        return None
    name = max(("jv", "su", "en"), key=lambda other: shares[other])
    if shares[name] >= _ENOUGH and shares[name] > shares["id"]:
        return _warning(name)
    return _classified(sample)


def is_indonesian(text: str) -> bool:
    """Whether the common words of `text` show that it is Indonesian; a short one shows nothing."""
    shares, malay = _shares(text[:_SAMPLE])
    return bool(shares) and not malay and _leads(shares) and shares["id"] >= _ENOUGH


def may_hold_indonesian(page: str) -> bool:
    """Whether a web page's text, with its menus, may have an Indonesian story in it.

    Cheap, for pages in any language: what passes is to be judged by its main text.
    """
    shares, _ = _shares(page)
    return bool(shares) and _leads(shares) and shares["id"] >= _ENOUGH_OF_A_PAGE


def _shares(sample: str) -> tuple[dict[str, float], bool]:
    """The share of each language's common words, none where the text is short; is it Malay?"""
    words = [word.casefold() for word in _WORD.findall(sample)]
    if len(words) < _FEWEST_WORDS:
        return {}, False
    counts = Counter(words)
    shares = {
        name: sum(counts[word] for word in listed) / len(words)
        for name, listed in _function_words().items()
    }
    malay = sum(1 for word in _function_words()["ms"] if counts[word])
    return shares, malay >= _FEWEST_MALAY


def _leads(shares: dict[str, float]) -> bool:
    return shares["id"] >= max(shares["jv"], shares["su"], shares["en"])


def _classified(sample: str) -> str | None:
    name, probability = _identify(sample, list(_NAMES))
    # Malay and Indonesian are one to a classifier of letter groups; the words above decide there.
    if name in ("id", "ms") or probability < _SURE:
        return None
    return _warning(name)


def _identify(sample: str, languages: list[str]) -> tuple[str, float]:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([name for name in languages if name in identifier.labels])
    name, probability = identifier.classify(sample)
    return str(name), float(probability)


def _warning(name: str) -> str:
    return f"this does not look like Indonesian (looks like {_NAMES[name]})"


def _script_language(sample: str) -> str:
    if len(_KANA.findall(sample)) > 5:
        return "ja"
    if _HAN.search(sample):
        return "zh"
    return _identify(sample, ["ar", "hi", "ko", "ru", "ta", "th"])[0]


@cache
def _function_words() -> dict[str, frozenset[str]]:
    lists = data_toml("function_words.toml")
    return {name: frozenset(words) for name, words in lists.items()}
