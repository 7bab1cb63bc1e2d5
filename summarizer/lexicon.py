"""The word lists in summarizer/data, read once."""

from __future__ import annotations

from functools import lru_cache

from summarizer.resources import data_lines, data_toml


@lru_cache(maxsize=1)
def name_words() -> dict[str, frozenset[str]]:
    """The lists of data/names.toml by their key."""
    return {key: frozenset(words) for key, words in data_toml("names.toml").items()}


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Words that Indonesian news writes in lower case; data/common_words.txt."""
    return frozenset(data_lines("common_words.txt"))


@lru_cache(maxsize=1)
def places() -> frozenset[str]:
    """Place names of data/places.txt, each casefolded with single spaces."""
    return frozenset(line.casefold() for line in data_lines("places.txt"))


@lru_cache(maxsize=65536)
def is_common(word: str) -> bool:
    """Is this a word of the language rather than a name?

    Looks through enclitics, doubling and the verb prefixes that headlines leave out
    ("resmikan" for "meresmikan", "diresmikan").
    """
    word = word.casefold()
    words = common_words()
    if word in words:
        return True
    for enclitic in ("nya", "lah", "kah", "pun", "ku", "mu"):
        if word.endswith(enclitic) and len(word) > len(enclitic) + 2:
            word = word[: -len(enclitic)]
            if word in words:
                return True
            break
    first, hyphen, rest = word.partition("-")
    if hyphen and first in words and (rest in words or rest == first):
        return True
    return len(word) > 3 and any(form in words for form in _verbs(word))


def _verbs(word: str) -> list[str]:
    """Forms that headlines cut short ("resmikan", "kebut") or put a prefix to ("dimodernisasi").

    meN- drops the k, p, s or t it nasalises (Tata Bahasa Baku, 4th ed., ch. 4).
    """
    nasal = {"k": "meng", "p": "mem", "s": "meny", "t": "men"}.get(word[0], "")
    forms = [f"di{word}", f"me{word}", f"mem{word}", f"men{word}", f"meng{word}", f"ber{word}"]
    forms.append(f"{nasal}{word[1:]}" if nasal else word)
    if word.startswith(("di", "ke", "se")) and len(word) > 6:
        forms.append(word[2:])
    return forms
