"""Put the slots' texts between the words of a translation so that both read right.

The model chose its articles, prepositions and units without seeing what would stand in the
slot; here they are made to agree: "a ⟦1⟧" → "an 8.3%", "in ⟦1⟧" → "on Tuesday (21 March)",
"⟦1⟧ percent" → "18.3%".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.translation.model import Span

_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_DAY = re.compile(rf"(?:{_WEEKDAY}\b|\d{{1,2}}(?:–\d{{1,2}})? {_MONTH}\b|{_MONTH} \d{{1,2}}\b)")
_WEEKDAY_FIRST = re.compile(rf"{_WEEKDAY} \(")
_MONTH_OR_YEAR = re.compile(rf"(?:{_MONTH}(?: \d{{4}})?|(?:19|20)\d\d)$")
_PERIOD = re.compile(r"(?:the )?(?:first|second|third|fourth) (?:quarter|half)\b")
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?: [A-Z]{3,4})?$")

_PREPOSITION = re.compile(r"\b(in|on|at)( the)?(?: (?:next|coming|upcoming))?\s*$", re.IGNORECASE)
_COMMA = re.compile(r"(?<=[\w\"”’)]),\s*$")
_ENDING = re.compile(r"[.,;:!?\"”)]|\s*$")
_ARTICLE = re.compile(r"^(?:the|an?) ")
_THE = re.compile(r"\bthe\s*$", re.IGNORECASE)
_INDEFINITE = re.compile(r"\b(a|an)(\s+)$", re.IGNORECASE)
_VOWEL_NUMBER = re.compile(r"8|1[18](?!\d)")
_INITIALISM = re.compile(r"[A-Z]{2,5}\b")
_CONSONANT_SOUND = re.compile(r"(?:Eu|One\b|one\b|Uni|Ut|NATO|NASA|SARS|MERS|FIFA|RAM|SIM)")

_UNITS = (
    (re.compile(r"%$"), re.compile(r"^(?:\s*%|\s+per\s?cent\b)", re.IGNORECASE)),
    (re.compile(r"^Rp"), re.compile(r"^\s+(?:Indonesian\s+)?(?:rupiahs?|IDR)\b", re.IGNORECASE)),
    (re.compile(r"^(?:US)?\$"), re.compile(r"^\s+(?:US\s+)?dollars?\b", re.IGNORECASE)),
    (re.compile(r"^€"), re.compile(r"^\s+euros?\b", re.IGNORECASE)),
)
_UNITS_JAPANESE = (
    (re.compile(r"\d(?:歳|代)$"), re.compile(r"^歳")),
    (re.compile(r"%$"), re.compile(r"^(?:%|パーセント)(?!ポイント)")),
)
_AGE_DECADE = re.compile(r"\d0s(?: to \d0s|–\d0s)?$")
_AGED = re.compile(r"\baged\s*$")
_CURRENCY_BEFORE = re.compile(r"(?:\bRp\.?|\bIDR|\bUSD|\bUS\$|\$|€)\s*$")
_MONEY = re.compile(r"(?:Rp|[A-Z]{0,2}[$€¥£])\s?\d")

_POSSESSIVE = re.compile(r"^['’]s\b")
_TIME = re.compile(rf"(?:{_WEEKDAY}|{_MONTH}|(?:19|20)\d\d)\b|.*\b(?:{_MONTH}|quarter|half)\b")
_PLURAL_UNIT = re.compile(r"[a-z]s$")
_QUALIFIED = re.compile(r"(?:about|at least|at most|between|from) ")
_VAGUE = re.compile(r"\b(?:about|around|approximately|some|roughly)\s*$", re.IGNORECASE)

# Institutions take "the" in a sentence; companies, banks, universities and offices held do not.
_INSTITUTION = re.compile(
    r"(?:[A-Z][\w'-]+ )*(?:Ministry|Agency|Council|Commission|Authority|Court|House|Assembly"
    r"|Directorate|Office|Department|Board|Committee|Administration|Government|Association"
    r"|Exchange|Service|Bureau|Police|Army|Navy|Secretariat|Corps|Fund)\b"
)
_TAKES_THE = re.compile(
    r"(?:^|[,;:(“\"]\s*|\b(?:of|to|by|from|in|at|with|for|on|and|or|that|said|says|told|asked|urged"
    r"|as|when|while|because|after|before|between|among|against|than|under|via|through|since|if)\s+)$",
    re.IGNORECASE,
)
_NO_NOUN_AFTER = re.compile(
    r"(?:\s+(?:is|was|are|were|has|have|had|will|would|can|could|may|must|should|said|says|also"
    r"|and|or|to|in|on|at|of|for|by|from|with|that|which|who|as|after|before|earlier|recorded"
    r"|\w+ed)\b|[.,;:!?)”\"]|$)"
)
# "United States (United States)": a name and its abbreviation that the target writes alike.
_SAID_TWICE = re.compile(r"\b([A-Z][^()]{2,60}?) \(\1\)")

_OPENING = "([{“‘\"'«-–—/"
_JOINING = re.compile(r"[\s/–—-]$")
_JAPANESE_SPACE = re.compile(
    r"(?<=[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef])[ \t]+"
    r"|[ \t]+(?=[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef])"
)


def fit_english(texts: Sequence[str], spans: Sequence[Span]) -> str:
    """Join `texts[0]`, `spans[0]`, `texts[1]`, … into one English sentence."""
    out = texts[0]
    for span, after in zip(spans, texts[1:], strict=True):
        target = span.target
        out = _agree(out, target, after)
        if span.kind != "figure" and _wants_the(out, target, after):
            target = "the " + target
        if target.startswith("about ") and _VAGUE.search(out):
            target = target.removeprefix("about ")
        if _THE.search(out) or _INDEFINITE.search(out):
            target = _ARTICLE.sub("", target)
        if _needs_space(out, target):
            out += " "
        if not out.strip(_OPENING + " ") and (span.kind != "name" or target.startswith("the ")):
            target = target[:1].upper() + target[1:]
        out += target
        for ending, doubled in _UNITS:
            if ending.search(target):
                after = doubled.sub("", after)
        if span.kind == "term" and span.target.islower() and _PLURAL_UNIT.search(target):
            after = _POSSESSIVE.sub("’", after)
        if span.kind == "figure" and not _TIME.match(target):
            after = _POSSESSIVE.sub("’" if _PLURAL_UNIT.search(target) else "", after)
        if after[:1].isalnum():
            after = " " + after
        out += after
    return _SAID_TWICE.sub(r"\1", out)


def _agree(before: str, target: str, after: str) -> str:
    """`before` with its last article, preposition, comma or currency sign made to fit `target`."""
    if _WEEKDAY_FIRST.match(target) and _ENDING.match(after) and _COMMA.search(before):
        return _COMMA.sub(" on ", before)
    amount = _MONEY.match(target) or target.endswith("%")
    if _QUALIFIED.match(target) or (amount and _NO_NOUN_AFTER.match(after)):
        before = _THE.sub("", before)
    if _AGE_DECADE.match(target):
        return _AGED.sub("in their ", before)
    wanted = None
    if _DAY.match(target):
        wanted = "on"
    elif _MONTH_OR_YEAR.match(target) or _PERIOD.match(target):
        wanted = "in"
    elif _CLOCK.match(target):
        wanted = "at"
    if wanted and (match := _PREPOSITION.search(before)):
        word = wanted.capitalize() if match[1][0].isupper() else wanted
        return before[: match.start()] + word + " "
    if _MONEY.match(target):
        before = _CURRENCY_BEFORE.sub("", before)
    if match := _INDEFINITE.search(before):
        article = "an" if _sounds_like_vowel(_ARTICLE.sub("", target)) else "a"
        if match[1][0].isupper():
            article = article.capitalize()
        return before[: match.start()] + article + match[2]
    return before


def _wants_the(before: str, target: str, after: str) -> bool:
    return bool(
        _INSTITUTION.match(target) and _TAKES_THE.search(before) and _NO_NOUN_AFTER.match(after)
    )


def _sounds_like_vowel(text: str) -> bool:
    if _CONSONANT_SOUND.match(text):
        return False
    if text[:1].isdigit():
        return bool(_VOWEL_NUMBER.match(text))
    # Letters whose English names begin with a vowel ("an MRT line"), unless read as a word.
    return text[:1] in ("AEFHILMNORSX" if _INITIALISM.match(text) else "AEIOaeio")


def _needs_space(before: str, target: str) -> bool:
    if not before or _JOINING.search(before) or before[-1] in "([{“‘«$€£¥#@":
        return False
    if before[-1] in "\"'":
        # An odd number of marks: this one opens, and its text follows without a space.
        return before.count(before[-1]) % 2 == 0
    return target[:1].isalnum() or target[:1] in "$€£¥"


# What a model puts behind a slot that it takes for a person, or for an age.
_HONORIFIC = re.compile(r"^(?:さん|氏(?![名族]))")
# Not the budget's 歳入 and 歳出.
_AGE = re.compile(r"^歳(?![入出])")
# Endings of names that are no person's, with the Latin form in brackets behind them or not.
_NO_PERSON = re.compile(
    r"(?:銀行|省|庁|社|党|会|局|院|大学|府|州|県|市|島|空港|公社|政府|軍|警察)(?:（[^）]*）)?\Z"
)


def fit_japanese(texts: Sequence[str], spans: Sequence[Span]) -> str:
    """Join `texts[0]`, `spans[0]`, `texts[1]`, … into one Japanese sentence without spaces.

    Two figures that would run into one number are parted by a comma; no bank is a "Mr", no date
    an age.
    """
    out = _close_up(texts[0]).rstrip()
    for span, after in zip(spans, texts[1:], strict=True):
        if out[-1:].isdigit() and span.target[:1].isdigit():
            out += "、"
        out += span.target.removeprefix("約") if out.endswith("約") else span.target
        after = _close_up(after).strip()
        for ending, doubled in _UNITS_JAPANESE:
            if ending.search(span.target):
                after = doubled.sub("", after)
        if span.kind == "figure" or _NO_PERSON.search(span.target):
            after = _HONORIFIC.sub("", after)
        if span.kind == "figure" and not span.target[-1:].isdigit():
            after = _AGE.sub("", after)
        if out[-1:].isdigit() and after[:1].isdigit():
            out += "、"
        out += after
    return out.strip()


def _close_up(text: str) -> str:
    return _JAPANESE_SPACE.sub("", text)
