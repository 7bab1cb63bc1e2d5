"""Read the figures of a Japanese sentence: our own rendering, and what translation models write."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

from summarizer.figures import japanese_calendar
from summarizer.figures.model import Figure
from summarizer.figures.numbers import LAP, plain, read_english, scaled
from summarizer.figures.quantities import Amount, minus_ahead
from summarizer.figures.ranges import merge, span
from summarizer.figures.vocabulary import any_of, table, unit_form

# Full-width forms, one character for one, so that offsets stay.
_FOLD = {ord("０") + digit: ord("0") + digit for digit in range(10)} | str.maketrans(
    "，．％：／＄（）－−", ",.%:/$()--"
)

_PART = r"\d+(?:[.,]\d+)*"
_SMALL = "〇一二三四五六七八九"
NUMBER = re.compile(
    rf"(?:{_PART}(?:[十百千]?[万億兆京]|[百千](?![万億兆京]))*|[{_SMALL}十百千]+[万億兆京])"
    rf"(?:{_PART}[百千]?[万億兆京]?|[{_SMALL}十百千]+[万億兆京])*"
)
_RUN = re.compile(rf"(?P<digits>{_PART})|(?P<kanji>[{_SMALL}])|(?P<scale>[十百千万億兆京])")
_KANJI_NUMBER = re.compile(rf"[{_SMALL}十百千]+")
_START = re.compile(
    rf"\d|[{_SMALL}十百千$€£¥₩₹￥]|[A-Z]{{1,3}}\$|R[pM]|マイナス|午[前後]|正午|上半期|下半期|前半|後半|[月火水木金土日]曜|[A-Z]{{3}}(?=\s?\d)|半分|最初|初めて?|初の|時速(?=\d)"
)
_VAGUE = re.compile(r"[数何幾]\s*$")
_CODE = re.compile(r"[\w.,/:@#&=?+%-]*[0-9A-Za-z]")
_JOINT = re.compile(r"\s?(?:[〜～~–—-]|から|ないし)\s?")
_FRACTION = re.compile(rf"(?P<bottom>\d+|[{_SMALL}十]+)分の(?P<top>\d+|[{_SMALL}十]+)")
_SCORE = re.compile(r"(\d{1,3})\s?(?:対|-|―|–|−)\s?(\d{1,3})(?![\d.,]\d|[-/]\d|%|\d)")
_FIRST = re.compile(r"最初|初めて?|初(?=の)")
_KING = re.compile(r"世(?![紀界代帯])")
# Native counters: `2つ`, `3人` are what Indonesian may say in words or leave out.
_COUNTER = re.compile(r"つ|人|カ国|か国|名|枚|本|個|匹|社|者")
# A Chinese numeral is a number ahead of a counter; elsewhere it may be part of a word (一般, 千葉).
_COUNTED = re.compile(
    r"[つ人回年月日時分秒度番位件個本枚匹頭台社目部隻機棟軒歳週倍割点票戸名者代組種章話曲冊杯%円]"
    r"|カ|か|ヶ|ヵ|パーセント|ドル|ルピア|キロ|メートル|トン|世紀|次|大|州|都市|試合|得点|つ|者|チーム"
)
_SLASHED_FRACTION = re.compile(r"([1-9])/([2-9]|10)(?![\d/]|[.,]\d)")
_LABELLED = re.compile(r"(?:RT|RW|[Nn]o\.?|番号|条|通り|タイプ|係数|オッズ)\s?$")
_ORDINAL_TAIL = re.compile(r"番目|回目|位|度目|周年")


@cache
def _suffixes() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    codes: dict[str, tuple[str, str]] = {"%": ("percent", ""), "パーセント": ("percent", "")}
    for word in ("パーセントポイント", "%ポイント", "パーセント・ポイント"):
        codes[word] = ("points", "percentage-point")
    codes["ポイント"] = ("points", "point")
    for word in ("ベーシスポイント", "ベーシス・ポイント", "bp", "bps"):
        codes[word] = ("points", "basis-point")
    for code, row in table("currencies").items():
        codes |= dict.fromkeys(row["ja"], ("money", code))
    for unit, row in table("units").items():
        form = unit_form(unit, "ja").split("{}")[1]
        for word in (form, *row.get("ja", ())):
            if word and word != "年":
                codes.setdefault(word, ("measure", unit))
    return re.compile(rf"\s?({any_of(codes)})(?![a-zA-Z])"), codes


@cache
def _prefix() -> tuple[re.Pattern[str], dict[str, str]]:
    rows = table("currencies").items()
    codes = {" ".join(sign.split()): code for code, row in rows for sign in row["before"]}
    return re.compile(rf"({any_of(codes)})\s?(?=\d)"), codes


def parse(text: str) -> list[Figure]:
    """The figures of one Japanese sentence, in order; `text[f.start:f.end] == f.text`."""
    folded = text.translate(_FOLD)
    figures: list[Figure] = []
    skip = 0
    for start in (match.start() for match in _START.finditer(folded)):
        if start < skip:
            continue
        if _in_code(folded, start):
            blob = _CODE.match(folded, start)
            skip = blob.end() if blob is not None else start + 1
            continue
        lap = LAP.match(folded, start)
        if lap is not None:
            skip = lap.end()
            continue
        figure = _read_figure(folded, start)
        if figure is not None:
            skip = figure.end
            written = text[figure.start : figure.end]
            figures.append(replace(figure, text=written))
        elif folded[start].isdecimal():
            number = re.compile(r"\d+(?:[.,:/-]?\d+)*").match(folded, start)
            skip = number.end() if number is not None else start + 1
    return figures


def _in_code(text: str, start: int) -> bool:
    """Do Latin letters or a hyphen glued to letters stand ahead (COVID-19, G20)?"""
    if not text[start].isdecimal() or not start:
        return False
    before = text[start - 1]
    if before.isascii() and before.isalpha():
        return True
    glued = (
        before in "-./" and start > 1 and text[start - 2].isascii() and text[start - 2].isalnum()
    )
    return glued and not text[start - 2 : start - 1].isdecimal()


def _read_figure(text: str, start: int) -> Figure | None:
    figure = japanese_calendar.read(text, start)
    if figure is not None:
        return figure
    if _VAGUE.search(text, max(0, start - 2), start):
        return None
    if text.startswith("半分", start):
        return Figure("number", start, start + 2, "半分", "1/2", detail=(("soft", "yes"),))
    if text.startswith("時速", start):
        return _speed(text, start)
    first = _FIRST.match(text, start)
    if first is not None:
        detail = (("soft", "yes"), ("spelled", "yes"))
        return Figure("ordinal", start, first.end(), first[0], "1", detail=detail)
    ordinal = text[start - 1 : start] == "第"
    fraction = _FRACTION.match(text, start)
    if fraction is not None:
        return _fraction(start, fraction)
    labelled = _LABELLED.search(text, max(0, start - 6), start) is not None
    slashed = None if labelled else _SLASHED_FRACTION.match(text, start)
    if slashed is not None and int(slashed[1]) < int(slashed[2]):
        return Figure("number", start, slashed.end(), slashed[0], slashed[0])
    score = _SCORE.match(text, start)
    if score is not None and not text[start : score.end()].startswith("0-0-"):
        tail = _suffixes()[0].match(text, score.end())
        if (
            tail is None
            and not NUMBER.match(text, score.end())
            and text[score.end() : score.end() + 1] not in "千万億兆年月日時"
        ):
            value = f"{int(score[1])}-{int(score[2])}"
            return Figure("score", start, score.end(), score[0], value)
    low = _amount(text, start)
    if low is None:
        return None
    whole = low.value.isdigit()  # `第0.1` counts nothing
    if ordinal and whole:
        end = low.end
        return Figure("ordinal", start - 1, end, text[start - 1 : end], low.value)
    if whole and low.kind == "number" and (tail := _ORDINAL_TAIL.match(text, low.end)) is not None:
        return Figure("ordinal", start, tail.end(), text[start : tail.end()], low.value)
    return _ranged(text, start, low)


def _speed(text: str, start: int) -> Figure | None:
    """`時速100キロ`, `時速80〜100キロ`."""
    low = _amount(text, start + len("時速"))
    figure = _ranged(text, start, low) if low is not None else None
    if figure is None or figure.unit != "kilometer":
        return figure
    written = text[start : figure.end]
    return replace(figure, start=start, text=written, unit="kilometer-per-hour")


def _fraction(start: int, match: re.Match[str]) -> Figure:
    top, bottom = (_value(match[name]) for name in ("top", "bottom"))
    value = f"{plain(top)}/{plain(bottom)}"
    return Figure("number", start, match.end(), match[0], value)


def _ranged(text: str, start: int, low: Amount) -> Figure | None:
    joint = _JOINT.match(text, low.end)
    if joint is not None and text[joint.end() : joint.end() + 1] and not low.soft:
        high = _amount(text, joint.end())
        both = merge(low, high) if high is not None and not high.value.startswith("-") else None
        if both is not None:
            return span(text, start, *both, "dash")
    return low.figure(text)


def _value(written: str) -> Decimal:
    """The value of `1億5000万`, `3千500`, `二十五`."""
    total, section, number = Decimal(0), Decimal(0), None
    for match in _RUN.finditer(written):
        if match["digits"]:
            number = read_english(match["digits"]) or Decimal(0)
        elif match["kanji"]:
            number = (number or Decimal(0)) * 10 + _SMALL.index(match["kanji"])
        else:
            power: int = table("words")["japanese"]["scales"][match["scale"]]
            if power < 4:
                section += scaled(Decimal(1) if number is None else number, power)
            else:
                section += number or Decimal(0)
                total += scaled(section or Decimal(1), power)
                section = Decimal(0)
            number = None
    return total + section + (number or Decimal(0))


def _amount(text: str, start: int) -> Amount | None:
    position, currency = start, None
    negative = text.startswith("マイナス", position)
    if negative:
        position += len("マイナス")
    sign = _prefix()[0].match(text, position)
    if sign is not None:
        currency = _prefix()[1][" ".join(sign[1].split())]
        position = sign.end()
    match = NUMBER.match(text, position)
    if match is None:
        return _kanji(text, position) if sign is None and not negative else None
    value = _value(match[0])
    end = match.end()
    if _KING.match(text, end) is not None:
        return None
    digits = match[0].isdecimal()
    code = digits and text[end : end + 1].isascii() and text[end : end + 1].isalpha()
    if code and _suffixes()[0].match(text, end) is None:
        return None
    negative = negative or minus_ahead(text, start)
    written = plain(value, keep_zeros=True)
    literal = match[0] if digits and len(match[0]) > 4 else ""
    amount = Amount("number", start, end, f"-{written}" if negative else written, literal=literal)
    return _with_suffix(text, amount, currency)


def _kanji(text: str, start: int) -> Amount | None:
    """Numbers in Chinese numerals: they may answer a figure but accuse no translation."""
    match = _KANJI_NUMBER.match(text, start)
    if match is None or _COUNTED.match(text, match.end()) is None:
        return None
    amount = Amount("number", start, match.end(), plain(_value(match[0])), spelled=True, soft=True)
    return _with_suffix(text, amount, None)


def _with_suffix(text: str, amount: Amount, currency: str | None) -> Amount:
    if currency:
        return replace(amount, kind="money", currency=currency, literal="")
    pattern, codes = _suffixes()
    match = pattern.match(text, amount.end)
    if match is None:
        if text.startswith("年", amount.end) and not text.startswith("年代", amount.end):
            return replace(amount, kind="measure", unit="year", end=amount.end + 1)
        few = len(amount.value) <= 2 and amount.value in {str(count) for count in range(1, 11)}
        if few and _COUNTER.match(text, amount.end) is not None:
            return replace(amount, spelled=True)
        return amount
    kind, code = codes[match[1]]
    end = match.end()
    if kind == "percent":
        return replace(amount, kind="percent", end=end, literal="")
    if kind == "points":
        return replace(amount, kind="points", unit=code, end=end, literal="")
    if kind == "money":
        return replace(amount, kind="money", currency=code, end=end, literal="")
    return replace(amount, kind="measure", unit=code, end=end)
