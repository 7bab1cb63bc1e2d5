"""Hypothesis strategies for figures of every kind, as the Indonesian parser would give them."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from summarizer.figures.model import Figure, Kind
from summarizer.figures.numbers import plain
from summarizer.figures.vocabulary import table


def figure(kind: Kind, value: str, **fields: object) -> Figure:
    detail = fields.pop("detail", {})
    pairs = tuple(sorted((k, v) for k, v in detail.items() if v))  # type: ignore[attr-defined]
    return Figure(kind, 0, 0, "", value, detail=pairs, **fields)  # type: ignore[arg-type]


wholes = st.integers(0, 999).map(str) | st.integers(1000, 10**15).map(str)
decimals = st.decimals(0, 10**9, places=2).map(lambda d: plain(d, keep_zeros=True))
plain_values = wholes | decimals


@st.composite
def scaled(draw: st.DrawFn) -> tuple[str, int]:
    """A value that was written with a scale word: (4030000, 6)."""
    scale = draw(st.sampled_from([3, 6, 9, 12]))
    mantissa = Decimal(draw(st.integers(1, 99999))).scaleb(-draw(st.integers(0, 3)))
    return plain(mantissa.scaleb(scale)), scale


amounts = plain_values.map(lambda value: (value, 0)) | scaled()
currencies = st.sampled_from(sorted(table("currencies")))
units = st.sampled_from(sorted(table("units")))
years = st.integers(1600, 2099).map(str)


@st.composite
def dates(draw: st.DrawFn, year: bool | None = None) -> str:
    date = draw(st.dates())
    with_year = draw(st.booleans()) if year is None else year
    head = draw(years) if with_year else "-"
    day = min(date.day, 28)
    return f"{head}-{date.month:02d}-{day:02d}"


@st.composite
def numbers(draw: st.DrawFn) -> Figure:
    value, scale = draw(amounts)
    return figure("number", value, scale=scale)


@st.composite
def spelled(draw: st.DrawFn) -> Figure:
    value = draw(st.integers(1, 10**12) | st.integers(2, 30))
    text = str(value)
    scale = 0
    for power in (12, 9, 6, 3):
        if value % 10**power == 0 and value < 1000 * 10**power:
            scale = power
            break
    return figure("number", text, scale=scale, detail={"spelled": "yes"})


@st.composite
def fractions(draw: st.DrawFn) -> Figure:
    bottom = draw(st.integers(3, 10))
    top = draw(st.integers(1, min(bottom - 1, 9)))
    return figure("number", f"{top}/{bottom}", detail={"spelled": "yes"})


@st.composite
def money(draw: st.DrawFn) -> Figure:
    value, scale = draw(amounts)
    return figure("money", value, scale=scale, currency=draw(currencies))


@st.composite
def percents(draw: st.DrawFn) -> Figure:
    value = draw(decimals | st.integers(0, 500).map(str))
    sign = draw(st.sampled_from(["", "-"]))
    return figure("percent", f"{sign}{value}")


@st.composite
def points(draw: st.DrawFn) -> Figure:
    unit = draw(st.sampled_from(["percentage-point", "basis-point"]))
    return figure("points", draw(plain_values), unit=unit)


@st.composite
def measures(draw: st.DrawFn) -> Figure:
    unit = draw(units)
    value, scale = draw(plain_values.map(lambda value: (value, 0)) if unit == "times" else amounts)
    # `1.001 detik` is a lap, so that many seconds are only written without the point.
    odd = unit == "second" and not scale and value.isdecimal() and 1000 <= int(value) < 100_000
    literal = value if odd and not value.endswith("00") else ""
    return figure("measure", value, scale=scale, unit=unit, detail={"literal": literal})


@st.composite
def ordinals(draw: st.DrawFn) -> Figure:
    return figure("ordinal", str(draw(st.integers(1, 999))))


@st.composite
def calendar_dates(draw: st.DrawFn) -> Figure:
    form = draw(st.sampled_from(["plain", "bracket", "comma", "month", "year", "day", "decade"]))
    if form in ("plain", "bracket", "comma"):
        detail = {"form": form, "weekday": str(draw(st.integers(1, 7)))} if form != "plain" else {}
        return figure("date", draw(dates()), detail=detail)
    if form == "month":
        return figure("date", f"{draw(years)}-{draw(st.integers(1, 12)):02d}")
    if form == "year":
        return figure("date", draw(years))
    if form == "day":
        return figure("date", f"---{draw(st.integers(1, 31)):02d}")
    return figure("date", f"{draw(st.integers(160, 209))}X")


weekdays = st.integers(1, 7).map(lambda day: figure("weekday", str(day)))
months = st.integers(1, 12).map(lambda month: figure("month", f"--{month:02d}"))


@st.composite
def periods(draw: st.DrawFn) -> Figure:
    unit = draw(st.sampled_from(["quarter", "half-year", "half"]))
    letter, count = ("Q", 4) if unit == "quarter" else ("S", 2)
    head = draw(st.sampled_from(["-"]) | years)
    return figure("period", f"{head}-{letter}{draw(st.integers(1, count))}", unit=unit)


@st.composite
def times(draw: st.DrawFn) -> Figure:
    zone = draw(st.sampled_from(["", "WIB", "WITA", "WIT", "GMT"]))
    value = f"{draw(st.integers(0, 23)):02d}:{draw(st.integers(0, 59)):02d}"
    return figure("time", value, detail={"zone": zone})


@st.composite
def scores(draw: st.DrawFn) -> Figure:
    high = draw(st.integers(0, 120))
    return figure("score", f"{high}-{draw(st.integers(0, high))}")


@st.composite
def ranges(draw: st.DrawFn) -> Figure:
    kind = draw(st.sampled_from(["percent", "money", "measure", "date", "year", "time", "period"]))
    join = draw(st.sampled_from(["dash", "to", "between"]))
    if kind == "year":
        low = draw(st.integers(1600, 2098))
        high = draw(st.integers(low + 1, 2099))
        return figure("range", f"{low}/{high}", detail={"of": "date", "join": join})
    if kind == "date":
        month = draw(st.integers(1, 12))
        head = draw(st.sampled_from(["-"]) | years)
        low = draw(st.integers(1, 27))
        ends = [f"{head}-{month:02d}-{day:02d}" for day in (low, draw(st.integers(low + 1, 28)))]
        detail = {"of": "date", "join": draw(st.sampled_from(["dash", "to", "and"]))}
        return figure("range", "/".join(ends), detail=detail)
    if kind == "time":
        hour = draw(st.integers(0, 22))
        ends = [f"{hour:02d}:{draw(st.integers(0, 59)):02d}", f"{hour + 1:02d}:30"]
        join = draw(st.sampled_from(["dash", "to"]))
        return figure("range", "/".join(ends), detail={"of": "time", "join": join, "zone": "WIB"})
    if kind == "period":
        low = draw(st.integers(1, 3))
        head = draw(st.sampled_from(["-"]) | years)
        ends = [f"{head}-Q{number}" for number in (low, draw(st.integers(low + 1, 4)))]
        detail = {"of": "period", "join": draw(st.sampled_from(["and", "to", "dash"]))}
        return figure("range", "/".join(ends), unit="quarter", detail=detail)
    low = draw(st.integers(1, 998))
    high = draw(st.integers(low + 1, 999))
    fields: dict[str, object] = {"detail": {"of": kind, "join": join}}
    scale = draw(st.sampled_from([0, 6, 12])) if kind != "percent" else 0
    if kind == "money":
        fields["currency"] = draw(currencies)
    if kind == "measure":
        fields["unit"] = draw(units.filter(lambda unit: unit != "times"))
    ends = [plain(Decimal(end).scaleb(scale)) for end in (low, high)]
    return figure("range", "/".join(ends), scale=scale, **fields)


every_kind = st.one_of(
    numbers(), spelled(), fractions(), money(), percents(), points(), measures(), ordinals(),
    calendar_dates(), weekdays, months, periods(), times(), scores(), ranges(),
)  # fmt: skip
