"""Japanese: write a figure by rule, and read the figures of a Japanese sentence.

The style is that of Japanese newspapers on the web: Arabic numerals with 万・億・兆
(`520兆ルピア`, `18万2000`), `3月21日（火）`, `2017年第1四半期`, twelve-hour times with 午前・午後
and the CLDR name of the zone in brackets. US dollars are ドル, other dollars carry their country.
An ordinal is `第54`, which reads right ahead of any noun.
"""

from __future__ import annotations

from summarizer.figures.english import date_parts, in_decades
from summarizer.figures.japanese_reading import parse
from summarizer.figures.model import Figure
from summarizer.figures.vocabulary import locale, table, unit_form

__all__ = ["parse", "render"]

_MYRIADS = ((16, "京"), (12, "兆"), (8, "億"), (4, "万"))


def render(figure: Figure) -> str:
    """How a Japanese newspaper writes `figure`; total over everything `parse` can produce."""
    detail = dict(figure.detail)
    if figure.kind == "range":
        return _range(figure, detail)
    return _single(figure.kind, figure.value, figure, detail)


def _single(kind: str, value: str, figure: Figure, detail: dict[str, str]) -> str:
    match kind:
        case "date":
            return _date(value, detail) + ("ごろ" if detail.get("about") else "")
        case "weekday":
            return f"{_weekday(int(value))}曜日"
        case "month":
            return f"{int(value[2:])}月"
        case "period":
            return _period(value, figure.unit == "half")
        case "time":
            return _clock(value) + _zone(detail)
        case "ordinal":
            return f"第{number(value)}"
        case "score":
            return value
        case _ if in_decades(value, detail):
            return f"{value}代"
        case _:
            about = "約" if detail.get("about") == "yes" else ""
            years = "歳" if kind == "number" and detail.get("role") == "age" else ""
            return about + _quantity(kind, value, figure, detail) + years


def number(value: str, literal: str = "") -> str:
    """`182000` as `18万2000`, `4030000` as `403万`; exact, without grouping commas."""
    if "/" in value:
        top, bottom = value.split("/")
        return "半分" if value == "1/2" else f"{bottom}分の{top}"
    if literal:
        return value if literal == "yes" else literal
    if value.startswith("-"):
        return f"マイナス{number(value[1:])}"
    whole, point, decimals = value.partition(".")
    rest = int(whole)
    if rest < 10_000:
        return value
    parts = []
    for power, name in _MYRIADS:
        count, rest = divmod(rest, 10**power)
        if count:
            parts.append(f"{count}{name}")
    if rest or point:
        parts.append(f"{rest}{point}{decimals}")
    return "".join(parts)


def _quantity(kind: str, value: str, figure: Figure, detail: dict[str, str]) -> str:
    written = number(value, detail.get("literal", ""))
    if kind == "percent":
        return f"{written}%"
    if kind == "points":
        return f"{written}{'ベーシスポイント' if figure.unit == 'basis-point' else 'ポイント'}"
    if kind == "money":
        return str(table("currencies")[str(figure.currency)]["ja_form"]).format(written)
    if kind == "measure" and figure.unit:
        return _unit_form(figure.unit, detail).format(written)
    return written


def _unit_form(unit: str, detail: dict[str, str]) -> str:
    """`{}歳` for an age, `{}日` ahead of 前 or 後, else the unit's own form."""
    form = unit_form(unit, "ja")
    if detail.get("role") == "age":
        return "{}歳"
    return form.removesuffix("間") if detail.get("role") == "offset" else form


def _weekday(number_: int) -> str:
    return str(locale("ja").days["format"]["abbreviated"][number_ - 1])


def _date(value: str, detail: dict[str, str]) -> str:
    written = _plain_date(value, detail.get("year") == "resolved")
    if "weekday" in detail:
        written += f"（{_weekday(int(detail['weekday']))}）"
    if part := detail.get("daypart"):
        written += str(table("calendar")["dayparts"][part]["ja"])
    return written


def _plain_date(value: str, hide_year: bool = False) -> str:
    if value.startswith("---"):
        return f"{int(value[3:])}日"
    if value.endswith("X"):
        return f"{value[:-1]}0年代"
    year, month, day = date_parts(value)
    written = f"{year}年" if year and not (hide_year and month) else ""
    written += f"{int(month)}月" if month else ""
    return written + (f"{int(day)}日" if day else "")


def _period(value: str, half: bool = False) -> str:
    year, which = value[:-3], value[-2:]
    head = f"{year}年" if len(year) == 4 else ""
    if which[0] == "Q":
        return head + str(locale("ja").quarters["format"]["wide"][int(which[1])])
    if half and not head:  # of a season, a term, a match
        return "前半" if which[1] == "1" else "後半"
    return head + ("上半期" if which[1] == "1" else "下半期")


def _clock(value: str) -> str:
    hour, minute = (int(part) for part in value.split(":"))
    half, hour = ("午前", hour) if hour < 12 else ("午後", hour - 12)
    if value.startswith("24"):
        half, hour = "", 24
    return f"{half}{hour}時" + (f"{minute}分" if minute else "")


def _zone(detail: dict[str, str]) -> str:
    letters = detail.get("zone")
    if not letters:
        return ""
    metazone: str = table("calendar")["zones"][letters]
    names = locale("ja").meta_zones.get(metazone, {}).get("long", {})
    return f"（{names.get('standard', letters)}）"


def _range(figure: Figure, detail: dict[str, str]) -> str:
    low, high = figure.value.split("/")
    kind = detail["of"]
    if kind == "date":
        first, last = _date_span(low, high, detail.get("year") == "resolved")
        if detail["join"] == "slash":
            return f"{low}/{high}年"
        joint = "と" if detail["join"] == "and" else "〜"
        return f"{first}{joint}{last}"
    if kind == "period":
        joint = "と" if detail["join"] == "and" else "〜"
        return f"{_period(low)}{joint}{_period('-' + high[-3:])}"
    if kind == "time":
        return f"{_clock(low)}〜{_clock(high)}{_zone(detail)}"
    if in_decades(high, detail):
        return f"{low}{'' if in_decades(low, detail) else '歳'}〜{high}代"
    about = "約" if detail.get("about") == "yes" else ""
    literal = detail.get("literal", "")
    last = _quantity(kind, high, figure, detail)
    if kind == "percent":
        return f"{about}{_quantity(kind, low, figure, detail)}〜{last}"
    if kind == "measure" and figure.unit:
        both = f"{number(low, literal)}〜{number(high, literal)}"
        return about + _unit_form(figure.unit, detail).format(both)
    return f"{about}{number(low, literal)}〜{last}"


def _date_span(low: str, high: str, hide_year: bool) -> tuple[str, str]:
    """`6月10`〜`12日`: the later end leaves out what the earlier one says."""
    first, last = date_parts(low), date_parts(high)
    written = _plain_date(low, hide_year)
    if low.endswith("X"):
        return _plain_date(low), _plain_date(high)
    if not first[1]:
        return low, f"{high}年"
    if first[0] == last[0]:
        if first[1] == last[1] and last[2]:
            return written, f"{int(last[2])}日"
        return written, _plain_date(f"--{high[5:]}" if last[0] else high)
    return written, _plain_date(high, hide_year)
