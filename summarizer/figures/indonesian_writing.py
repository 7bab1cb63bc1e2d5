"""Write a figure in Indonesian, the inverse of the parser: `parse(write(f))` reads `f` again."""

from __future__ import annotations

from summarizer.figures import numerals
from summarizer.figures.english import date_parts
from summarizer.figures.model import Figure
from summarizer.figures.numbers import grouped, shifted
from summarizer.figures.vocabulary import table

_SCALES = {3: "ribu", 6: "juta", 9: "miliar", 12: "triliun", 15: "ribu triliun"}
_ROMAN = ("", "I", "II", "III", "IV")


def write(figure: Figure) -> str:
    """`figure` as an Indonesian newspaper writes it."""
    detail = dict(figure.detail)
    if figure.kind == "range":
        return _range(figure, detail)
    return _single(figure.kind, figure.value, figure, detail)


def _single(kind: str, value: str, figure: Figure, detail: dict[str, str]) -> str:
    match kind:
        case "date":
            return _date(value, detail) + ("-an" if detail.get("about") else "")
        case "weekday":
            return _weekday(value)
        case "month":
            return _month(value[2:])
        case "period":
            return _period(value, figure.unit or "quarter")
        case "time":
            zone = detail.get("zone")
            return f"{value.replace(':', '.')} {zone}" if zone else value
        case "ordinal":
            return _ordinal(value, bool(detail.get("spelled")))
        case "score":
            return value
        case _:
            return _quantity(kind, value, figure, detail)


def _number(value: str, scale: int, detail: dict[str, str]) -> str:
    if "/" in value:
        return _fraction(value) if detail.get("spelled") else value
    if detail.get("literal"):
        return value if detail["literal"] == "yes" else detail["literal"]
    if detail.get("spelled") and value.isdecimal():
        return numerals.spell(int(value))
    if scale:
        return f"{_indonesian(shifted(value, scale))} {_SCALES[scale]}"
    return _indonesian(value)


def _indonesian(value: str) -> str:
    return grouped(value, group=".", point=",")


def _fraction(value: str) -> str:
    top, bottom = value.split("/")
    names: dict[str, int] = table("words")["indonesian"]["fractions"]
    word = next(name for name, number in names.items() if number == int(bottom))
    return f"se{word}" if top == "1" else f"{numerals.spell(int(top))} {word}"


def _quantity(kind: str, value: str, figure: Figure, detail: dict[str, str]) -> str:
    sign = "minus " if value.startswith("-") else ""
    number = _number(value.removeprefix("-"), figure.scale, detail)
    about = ("an" if figure.scale else "-an") if detail.get("about") else ""
    if kind == "percent":
        return f"{sign}{number}{' persen' if detail.get('spelled') else '%'}"
    if kind == "points":
        name = "basis poin" if figure.unit == "basis-point" else "poin persentase"
        return f"{sign}{number} {name}"
    if kind == "money":
        row = table("currencies")[str(figure.currency)]
        if detail.get("spelled"):
            return f"{sign}{number} {row['id'][0]}"
        return f"{sign}{row['before'][0]} {number}{about}"
    if kind == "measure" and figure.unit:
        gap = "" if figure.unit == "times" else " "
        return f"{sign}{number}{gap}{_unit(figure.unit)}"
    return f"{sign}{number}{about}"


def _unit(unit: str) -> str:
    row = table("units")[unit]
    return str((row.get("id") or row["symbols"])[0])


def _ordinal(value: str, spelled: bool) -> str:
    names: dict[str, int] = table("words")["indonesian"]["ordinals"]
    words = {str(number): name for name, number in names.items()}
    return words[value] if spelled else f"ke-{value}"


def _weekday(value: str) -> str:
    return str(table("calendar")["weekdays"][int(value) - 1][0]).capitalize()


def _month(number: str) -> str:
    return str(table("calendar")["months"][int(number) - 1][0]).capitalize()


def _date(value: str, detail: dict[str, str]) -> str:
    if "weekday" not in detail:
        return _plain_date(value)
    day = _weekday(detail["weekday"])
    if detail.get("daypart"):
        day += f" {detail['daypart']}"
    year, month, number = date_parts(value)
    if detail.get("form") == "bracket":
        slashed = f"{int(number)}/{int(month)}" + (f"/{year}" if year else "")
        return f"{day} ({slashed})"
    comma = "," if detail.get("form") == "comma" else ""
    return f"{day}{comma} {_plain_date(value)}"


def _plain_date(value: str) -> str:
    if value.startswith("---"):
        return f"tanggal {int(value[3:])}"
    if value.endswith("X"):
        return f"{value[:-1]}0-an"
    year, month, day = date_parts(value)
    words = [str(int(day))] if day else []
    words += [_month(month)] if month else []
    return " ".join([*words, *([year] if year else [])])


def _period(value: str, unit: str) -> str:
    year = value[:-3] if len(value) > len("--Q1") else ""
    number = int(value[-1])
    if unit == "half":
        text = f"paruh {_ordinal(str(number), spelled=True)}"
    else:
        text = f"{'kuartal' if unit == 'quarter' else 'semester'} {_ROMAN[number]}"
    return f"{text} {year}".rstrip()


def _range(figure: Figure, detail: dict[str, str]) -> str:
    low, high = figure.value.split("/")
    kind, how = detail["of"], detail["join"]
    joint = {"dash": "-", "to": " hingga ", "between": " hingga ", "and": " dan ", "slash": "/"}[
        how
    ]
    if kind == "period":
        head, _, year = _period(high, figure.unit or "quarter").partition(" ")
        last, _, year = year.partition(" ")
        return f"{head} {_ROMAN[int(low[-1])]}{joint}{last} {year}".rstrip()
    if kind == "date":
        first, last = _date_span(low, high)
        joint = " - " if how == "dash" and " " in first else joint
    elif kind == "time":
        first, last = low.replace(":", "."), _single("time", high, figure, detail)
    else:
        first, last = (_single(kind, end, figure, detail) for end in (low, high))
    return f"{'antara ' if how == 'between' else ''}{first}{joint}{last}"


def _date_span(low: str, high: str) -> tuple[str, str]:
    """`10`-`12 Juni 2025`: what both ends share stands once."""
    first, last = date_parts(low), date_parts(high)
    if first[1] and first[:2] == last[:2] and first[2]:
        return str(int(first[2])), _plain_date(high)
    if first[0] == last[0] and first[1]:
        return _plain_date(f"--{low[5:]}" if first[0] else low), _plain_date(high)
    return _plain_date(low), _plain_date(high)
