"""Read the dates, weekdays, quarters and clock times of a Japanese sentence."""

from __future__ import annotations

import re

from summarizer.figures.isodates import iso
from summarizer.figures.model import Figure
from summarizer.figures.quantities import pairs

_KANJI = "一二三四五六七八九"
_WEEKDAYS = "月火水木金土日"
_TO = r"\s?(?:[〜～~–—-]|から|と(?=\d))\s?"
_WEEKDAY_MARK = (
    rf"(?:\s?\((?P<weekday>[{_WEEKDAYS}])(?:曜日?)?\)|の?(?P<weekday2>[{_WEEKDAYS}])曜日?)?"
)
_DATE = re.compile(
    rf"(?:(?P<year>\d{{4}})年の?)?(?P<month>\d{{1,2}})月(?!間)"
    rf"(?:(?P<day>\d{{1,2}})日(?!間)|(?P<day0>\d{{1,2}})(?={_TO}\d{{1,2}}日))?{_WEEKDAY_MARK}"
    rf"(?:{_TO}(?:(?:(?P<year2>\d{{4}})年の?)?(?P<month2>\d{{1,2}})月(?!間))?(?:(?P<day2>\d{{1,2}})日(?!間))?)?"
)
_YEARS = re.compile(
    rf"(?P<low>(?:1[5-9]|20|21)\d\d)年?(?P<sign>{_TO}|/)(?P<high>\d{{4}}|\d\d)(?:年|(?![\d万億兆%.,]))"
)
_YEAR = re.compile(r"(?P<year>(?:1[5-9]|20|21)\d\d)年(?P<decade>代)?(?:度)?(?!間|もの|以上|ぶり)")
_SHORT_DECADE = re.compile(r"(\d)0年代")
_DAY = re.compile(r"(?P<day>\d{1,2})日(?!間|前|後|以内|目|以上|分|連続|ぶり|かけ)")
_PERIOD = re.compile(
    rf"(?:(?P<year>\d{{4}})年度?の?)?(?:第?(?P<number>[1-4{_KANJI[:4]}])[・･]?四半期"
    r"|(?P<half>上半期|下半期|上期|下期|前半期|後半期|前半|後半))"
    r"(?:(?P<joint>[と〜～])(?:第(?P<last>[2-4])四半期|下半期))?"
)
_CLOCK = (
    r"(?:(?P<half{0}>午前|午後)の?)?"
    r"(?:(?P<hour{0}>\d{{1,2}})時(?!間)(?:(?P<minute{0}>\d{{1,2}})分|(?P<thirty{0}>半))?"
    r"|(?P<colon{0}>\d{{1,2}}:\d\d)(?!\d|:))"
)
_ZONE = r"インドネシア(?:西部|中部|東部)(?:標準)?時間|西部インドネシア時間|WIB|WITA|WIT|GMT|UTC"
_TIME = re.compile(
    rf"{_CLOCK.format(1)}(?:{_TO}{_CLOCK.format(2)})?(?:\s?[(（]?(?P<zone>{_ZONE})[)）]?)?"
)
_BARE_WEEKDAY = re.compile(rf"(?P<day>[{_WEEKDAYS}])曜日?")


def read(text: str, start: int) -> Figure | None:
    """The date, weekday, quarter or time at `start`."""
    if text[start] in _WEEKDAYS and (match := _BARE_WEEKDAY.match(text, start)) is not None:
        value = str(_WEEKDAYS.index(match["day"]) + 1)
        return Figure("weekday", start, match.end(), match[0], value)
    return (
        _period(text, start)
        or _years(text, start)
        or _month_day(text, start)
        or _time(text, start)
        or _year(text, start)
        or _day(text, start)
    )


def _int(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _month_day(text: str, start: int) -> Figure | None:
    match = _DATE.match(text, start)
    if match is None:
        return None
    year, month = _int(match["year"]), int(match["month"])
    day = _int(match["day"] or match["day0"])
    low = iso(year, month, day)
    if low is None:
        return None
    if match["month2"] or match["day2"]:
        high_month = _int(match["month2"]) or month
        high = iso(_int(match["year2"]) or year, high_month, _int(match["day2"]))
        if high is None:
            return None
        detail = pairs({"of": "date", "join": "dash"})
        return Figure("range", start, match.end(), match[0], f"{low}/{high}", detail=detail)
    mark = match["weekday"] or match["weekday2"]
    end = match.end("month") + 1
    if match["day"]:
        end = match.end("day") + 1
    if match["weekday"]:
        end = text.index(")", match.end("weekday")) + 1
    elif match["weekday2"]:
        end = match.end("weekday2") + len("曜")
    if not day and not year:
        return Figure("month", start, end, text[start:end], low)
    weekday = str(_WEEKDAYS.index(mark) + 1) if mark else ""
    return Figure("date", start, end, text[start:end], low, detail=pairs({"weekday": weekday}))


def _years(text: str, start: int) -> Figure | None:
    match = _YEARS.match(text, start)
    if match is None:
        return None
    low, high = match["low"], match["high"]
    if len(high) == 2:
        high = low[:2] + high
        if int(high) <= int(low):
            return None
    elif "年" not in match[0] and not ("1500" <= high < "2200"):
        return None
    detail = pairs({"of": "date", "join": "slash" if match["sign"] == "/" else "dash"})
    return Figure("range", start, match.end(), match[0], f"{low}/{high}", detail=detail)


def _year(text: str, start: int) -> Figure | None:
    short = _SHORT_DECADE.match(text, start)
    if short is not None:
        value = f"{'20' if short[1] < '3' else '19'}{short[1]}X"
        return Figure("date", start, short.end(), short[0], value)
    match = _YEAR.match(text, start)
    if match is None:
        return None
    value = f"{match['year'][:3]}X" if match["decade"] else match["year"]
    return Figure("date", start, match.end(), match[0], value)


def _day(text: str, start: int) -> Figure | None:
    match = _DAY.match(text, start)
    if match is None or not 1 <= int(match["day"]) <= 31:
        return None
    value = f"---{int(match['day']):02d}"
    return Figure("date", start, match.end(), match[0], value)


def _period(text: str, start: int) -> Figure | None:
    match = _PERIOD.match(text, start)
    if match is None:
        return None
    if match["half"]:
        which = "S1" if match["half"][0] in "上前" else "S2"
    else:
        number = match["number"]
        which = f"Q{_KANJI.index(number) + 1 if number in _KANJI else number}"
    begin = start - 1 if text[start - 1 : start] == "第" and match["number"] else start
    value = f"{match['year'] or '-'}-{which}"
    unit = "quarter" if which[0] == "Q" else "half-year"
    if match["joint"]:
        last = "Q" + match["last"] if match["last"] else "S2"
        high = f"{match['year'] or '-'}-{last}"
        detail = pairs({"of": "period", "join": "and" if match["joint"] == "と" else "dash"})
        written = text[begin : match.end()]
        return Figure("range", begin, match.end(), written, f"{value}/{high}", unit, detail=detail)
    soft = match["half"] in ("前半", "後半") and not match["year"]
    return Figure(
        "period", begin, match.end(), text[begin : match.end()], value, unit,
        detail=pairs({"soft": "yes" if soft else ""}),
    )  # fmt: skip


def _time(text: str, start: int) -> Figure | None:
    if text.startswith("正午", start):
        return Figure("time", start, start + 2, "正午", "12:00")
    match = _TIME.match(text, start)
    if match is None:
        return None
    first = _clock(match, "1")
    second = _clock(match, "2", match["half1"])
    if first is None:
        return None
    if second is None:
        return Figure("time", start, match.end(), match[0], first)
    detail = pairs({"of": "time", "join": "dash"})
    return Figure("range", start, match.end(), match[0], f"{first}/{second}", detail=detail)


def _clock(match: re.Match[str], which: str, half: str | None = None) -> str | None:
    colon, hours = match[f"colon{which}"], match[f"hour{which}"]
    if not colon and not hours:
        return None
    if colon:
        hour, minute = (int(part) for part in colon.split(":"))
    else:
        hour = int(hours)
        minute = 30 if match[f"thirty{which}"] else int(match[f"minute{which}"] or 0)
    half = match[f"half{which}"] or half
    if half == "午後" and hour < 12:
        hour += 12
    return f"{hour:02d}:{minute:02d}" if hour <= 24 and minute < 60 else None
