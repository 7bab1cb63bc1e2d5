"""Figures and dates in Indonesian, English and Japanese sentences, read as values.

`find_figures("$1.5 million", "en")` and `find_figures("150万ドル", "ja")` give the same key,
`("USD", 1500000.0)`, so that the two spans can be put into one slot.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

Key = tuple[str | float, ...]

MONTHS = {
    "id": "januari februari maret april mei juni juli agustus september oktober november desember",
    "en": "january february march april may june july august september october november december",
}
SCALES = {
    "id": {"ribu": 3, "juta": 6, "miliar": 9, "milyar": 9, "triliun": 12, "trilyun": 12},
    "en": {"thousand": 3, "million": 6, "billion": 9, "trillion": 12},
    "ja": {"千": 3, "万": 4, "億": 8, "兆": 12},
}
CURRENCIES = {
    "rp": "IDR",
    "rp.": "IDR",
    "idr": "IDR",
    "rupiah": "IDR",
    "ルピア": "IDR",
    "$": "USD",
    "us$": "USD",
    "usd": "USD",
    "dollar": "USD",
    "dollars": "USD",
    "dolar as": "USD",
    "dolar": "USD",
    "ドル": "USD",
    "米ドル": "USD",
    "€": "EUR",
    "euro": "EUR",
    "euros": "EUR",
    "ユーロ": "EUR",
    "£": "GBP",
    "pound": "GBP",
    "pounds": "GBP",
    "ポンド": "GBP",
    "¥": "JPY",
    "yen": "JPY",
    "円": "JPY",
}
PERCENT = {"%", "percent", "per cent", "persen", "パーセント"}

# A figure that is part of a code, a time, a range or a longer number is left alone.
WESTERN = {
    language: re.compile(
        r"(?i)(?:(?<!\w)(?P<sign>Rp\.?|IDR|US\$|USD|\$|€|£|¥)\s?|(?<![\w.,/:$€£¥-]))"
        r"(?P<number>\d+(?:[.,]\d+)*)(?![\w/:-]|[.,]\d)"
        rf"(?:[ -](?P<scale>{'|'.join(SCALES[language])})(?!\w))?"
        rf"(?P<unit>\s?%|\s(?:{units})(?!\w))?"
    )
    for language, units in {
        "id": "persen|dolar AS|dolar|rupiah|euro|yen",
        "en": "percent|per cent|dollars?|rupiah|euros?|pounds?|yen",
    }.items()
}
JAPANESE = re.compile(
    r"(?:(?<![A-Za-z])(?P<sign>US\$|\$|€|£|¥)|(?<![\w.,/:$€£¥-])|(?<=[^\W\dA-Za-z_数第]))(?<![\d.,/:-])"
    r"(?P<number>\d[\d,]*(?:\.\d+)?[千万億兆]{0,2}(?:\d[\d,]*[千万億]{1,2})*)"
    r"(?P<unit>\s?%|パーセント|米ドル|ドル|ルピア|ユーロ|ポンド|円(?!形|周|盤))?(?![\dA-Za-z/:-]|[.,]\d)"
)
JAPANESE_DATE = re.compile(
    r"(?<!\d)(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?!間|目)"
    r"|(?<!\d)(?P<my_year>\d{4})年(?P<my_month>\d{1,2})月(?!間)"
    r"|(?<![\d,.])(?P<only_year>\d{4})年(?!間|代|度|前|後|生|ぶり|以上)"
)


@dataclass(frozen=True)
class Figure:
    """A span of a sentence and the value it stands for."""

    start: int
    end: int
    key: Key


def _western_date_pattern(language: str) -> re.Pattern[str]:
    months = "|".join(MONTHS[language].split())
    month_first = rf"|(?P<month2>{months})\s+(?P<day2>\d{{1,2}})(?!\w)(?:,?\s+(?P<year2>\d{{4}}))?"
    return re.compile(
        rf"(?i)(?<![\w.,])(?:(?P<day>\d{{1,2}})\s+(?P<month>{months})(?:\s+(?P<year>\d{{4}}))?"
        + (month_first if language == "en" else "")
        + rf"|(?P<my_month>{months})\s+(?P<my_year>\d{{4}}))(?!\w|[.,]\d)"
    )


WESTERN_DATES = {language: _western_date_pattern(language) for language in MONTHS}


def _western_number(text: str, language: str) -> float | None:
    """The value of `1.234,5` (Indonesian) or `1,234.5` (English); None when it is neither."""
    decimal, thousand = (",", ".") if language == "id" else (".", ",")
    if language == "id" and re.fullmatch(r"\d+\.\d{1,2}", text):
        decimal, thousand = ".", ","  # an Indonesian outlet writing the decimal point
    whole = text.replace(thousand, "")
    return None if whole.count(decimal) > 1 else float(whole.replace(decimal, "."))


def _japanese_number(text: str) -> float:
    """The value of `1億5000万` or `1,234.5`."""
    total = 0.0
    for digits, scales in re.findall(r"([\d,]*\.?\d+|\d[\d,]*)([千万億兆]*)", text):
        value = float(digits.replace(",", ""))
        for scale in scales:
            value *= 10 ** SCALES["ja"][scale]
        total += value
    return total


def _kind(sign: str | None, unit: str | None) -> str:
    """`%`, a currency code, or `n` for a plain number."""
    unit = (unit or "").strip().lower()
    if unit in PERCENT:
        return "%"
    return CURRENCIES.get(unit) or CURRENCIES.get((sign or "").lower()) or "n"


def _western_figures(text: str, language: str) -> Iterable[Figure]:
    numbers = {name: i for i, name in enumerate(MONTHS[language].split(), 1)}
    for match in WESTERN_DATES[language].finditer(text):
        part = {name.rstrip("2"): value for name, value in match.groupdict().items() if value}
        if "day" in part:
            key: Key = (
                "date",
                int(part["day"]),
                numbers[part["month"].lower()],
                int(part.get("year", 0)),
            )
        else:
            key = ("month", numbers[part["my_month"].lower()], int(part["my_year"]))
        yield Figure(match.start(), match.end(), key)
    for match in WESTERN[language].finditer(text):
        value = _western_number(match["number"], language)
        if value is not None:
            scale = SCALES[language].get((match["scale"] or "").lower(), 0)
            key = (_kind(match["sign"], match["unit"]), round(value * 10**scale, 6))
            yield Figure(match.start(), match.end(), key)


def _japanese_figures(text: str) -> Iterable[Figure]:
    for match in JAPANESE_DATE.finditer(text):
        if match["day"]:
            key: Key = ("date", int(match["day"]), int(match["month"]), int(match["year"] or 0))
        elif match["my_month"]:
            key = ("month", int(match["my_month"]), int(match["my_year"]))
        else:
            key = ("n", float(match["only_year"]))
        yield Figure(match.start(), match.end(), key)
    for match in JAPANESE.finditer(text):
        value = round(_japanese_number(match["number"]), 6)
        yield Figure(match.start(), match.end(), (_kind(match["sign"], match["unit"]), value))


def find_figures(text: str, language: str) -> list[Figure]:
    """Figures and dates of `text` in reading order, without overlaps; the longest reading wins.

    A year is a plain number in Indonesian and English; in Japanese it includes 年 (`2017年`).
    """
    read: Callable[[], Iterable[Figure]] = (
        (lambda: _japanese_figures(text))
        if language == "ja"
        else (lambda: _western_figures(text, language))
    )
    figures: list[Figure] = []
    for figure in sorted(read(), key=lambda f: (f.start, -f.end)):
        if not figures or figure.start >= figures[-1].end:
            figures.append(figure)
    return figures
