"""Linked headlines: where one ends and the story goes on.

A label ("Baca juga:") says where a headline begins, nothing says where it ends once the link is
lost. What cannot be decided stays: a headline left in the text harms less than a sentence lost.
"""

from __future__ import annotations

import re
from functools import cache

from summarizer.resources import data_lines, data_toml

# Longer than any headline seen behind a label in the corpora (the longest has 170 characters).
_LONGEST = 200
_FEWEST_WORDS = 3
# Share of content words that begin with a capital: 1.0 in title case, 0.1 to 0.5 in prose.
_TITLE_CASE = 0.75

_LABEL_LINE = re.compile(r"(?:Baca|BACA|Lihat|Simak) (?:[Jj]uga|JUGA)\s*(:?)")
_WORD = re.compile(r"[^\W_][\w'’/.-]*")
_HAS_STOP = re.compile(r"[.!?][\"”’]? (?=\S)|[.][\"”’]?$")
_HAS_PERIOD = re.compile(r"(?<!\d)[.][\"”’)]? ?$|[.][\"”’]? (?=[A-Z\"“])")
_STOP = re.compile(r"[.:;,…][\"”’)]*$|[!?][\"”’]$")


def is_headline(text: str) -> bool:
    """Whether a text is written as a headline: short, in title case, no full stop."""
    if len(text) > _LONGEST or _STOP.search(text):
        return False
    found = _WORD.findall(text)
    return len(found) >= _FEWEST_WORDS and _title_case(found) >= _TITLE_CASE


def _title_case(found: list[str]) -> float:
    content = [word for word in found if word.casefold() not in _function_words()]
    capital = sum(1 for word in content if not word[0].islower())
    return capital / len(content) if content else 0.0


@cache
def _person_titles() -> frozenset[str]:
    return frozenset(data_lines("person_titles.txt"))


@cache
def _function_words() -> frozenset[str]:
    return frozenset(data_toml("function_words.toml")["id"])


@cache
def _resume() -> re.Pattern[str]:
    """Where a story may go on: behind a question, at a quotation or at an opening word."""
    openers = data_toml("sentence_openers.toml")
    groups = {name: "|".join(sorted(listed)) for name, listed in openers.items()}
    function = "dan|atau|di|ke|dari|yang|untuk|dengan|dalam|pada|oleh|bagi|soal|usai|vs"
    return re.compile(
        r"(?:(?<=[\w?!)'’+%] )[\"“”]|(?<=[\w?!)+%])[\"“])(?=[A-Z][^\"”]{15})|"
        r"(?:(?<=[?!] )|(?<=[?!]))(?=[A-Z])|"
        rf"(?:(?<= )|(?<=[a-z0-9?!)]))(?:(?:{groups['always']})\b|"
        rf"(?:{groups['adverbs']})(?:,|(?= [a-z]))|(?:{groups['before_lower']})(?= [a-z])|"
        r"(?:(?<= )[•▪●] )|(?:Pada|Sejak|Hingga|Sampai) (?=\d{1,2} [A-Z])|"
        rf"(?:{groups['nouns']})(?= (?!(?:{function})\b)[a-z]))"
    )


# A capitalised word before a verb or an adverb: the subject of a sentence, or its last name.
_SUBJECT = re.compile(
    r"(?<= )([A-Z][\w'’-]*)(?= (?:(?:me|ber|ter|di)[a-z]{4,}|sendiri|juga|kemudian|lalu|sebelumnya|"
    r"tak|tidak|pun|sempat|akan|sudah|telah|adalah|dikenal|ingin|bilang|lantas)\b)"
)


def headline_end(text: str, context: str) -> int:
    """How much of `text`, which begins with a linked headline, the headline takes.

    `text` ends where the next label or the paragraph's end comes, `context` is the story around,
    in which a name that opens the next sentence has often been named. 0 where it cannot be
    decided.
    """
    whole = text.strip()
    if len(whole) <= _LONGEST and (is_headline(whole) or not _HAS_STOP.search(whole)):
        return len(text)
    ends = [match.start() for match in _resume().finditer(text, 0, _LONGEST)]
    named = _known_subject(text[:_LONGEST], context)
    for end in sorted([*ends, *([named] if named else [])]):
        if _could_be_headline(text[:end]) and not _goes_on(text, end):
            return end
    return 0


def _could_be_headline(text: str) -> bool:
    """Stricter than `is_headline`: nothing in it may be prose, or a sentence would be lost."""
    found = _WORD.findall(text)
    if len(found) < _FEWEST_WORDS or _HAS_PERIOD.search(text) or found[-1][0].islower():
        return False
    prose = [word for word in found if word[0].islower() and word not in _function_words()]
    return len(prose) <= 1 and _title_case(found) >= _TITLE_CASE


def _goes_on(text: str, end: int) -> bool:
    """Whether a headline goes on behind its question mark: "Batal? Ini Kata Menteri …"."""
    if text[:end].rstrip()[-1:] not in "?!":
        return False
    following = _WORD.findall(text[end : end + 60])[:4]
    return len(following) == 4 and not any(word[0].islower() for word in following)


def _known_subject(text: str, context: str) -> int:
    """Where the first sentence begins whose subject the story has named before; 0 if none."""
    for match in _SUBJECT.finditer(text):
        if match[1] not in context:
            continue
        start = match.start()
        while True:
            longer = text.rfind(" ", 0, start - 1) + 1
            if longer <= 0 or text[longer : match.end()] not in context:
                break
            start = longer
        previous = text[:start].split()[-1:] or [""]
        if previous[0].endswith(",") or previous[0].strip(".") in _person_titles():
            return 0
        if previous[0][:1].isupper() and previous[0].casefold() in _function_words():
            start = text.rfind(previous[0], 0, start)  # "Dalam rapat itu": the sentence's opening
        return start
    return 0


def label_run(paragraphs: list[str], index: int) -> int:
    """How many paragraphs from `index` on are a label on its own line and its headlines; 0 if none.

    With a colon one headline follows (detik), and perhaps videos. Without, a list of up to three
    does (Republika) or nothing (Liputan6, whose list scraping loses): a single heading there is a
    heading of the story.
    """
    label = _LABEL_LINE.fullmatch(paragraphs[index])
    if not label:
        return 0
    run = 0
    while (
        run < 3 and index + 1 + run < len(paragraphs) and is_headline(paragraphs[index + 1 + run])
    ):
        run += 1
    if label[1]:
        return 1 + min(run, 1)
    return 1 + (run if run >= 2 else 0)
