"""The examples are what examples/README.md says, and their references line up with them."""

from __future__ import annotations

import csv
import json
import re
from datetime import date
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
REFERENCES = ROOT / "tests" / "data" / "references"
NAMES = sorted(path.name.removesuffix(".id.txt") for path in REFERENCES.glob("*.id.txt"))
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
JAPANESE_WEEKDAYS = "月火水木金土日"


def lines(name: str, language: str) -> list[str]:
    return (REFERENCES / f"{name}.{language}.txt").read_text(encoding="utf-8").splitlines()


def source(name: str) -> str:
    return next(EXAMPLES.glob(f"{name}.*")).read_text(encoding="utf-8")


def test_there_are_references_for_eight_articles() -> None:
    assert len(NAMES) == 8


@pytest.mark.parametrize("name", NAMES)
def test_references_are_aligned_and_taken_from_the_article(name: str) -> None:
    indonesian, english, japanese = (lines(name, code) for code in ("id", "en", "ja"))
    assert len(indonesian) == len(english) == len(japanese) >= 2
    text = source(name)
    assert [line for line in indonesian if line not in text] == []
    assert all(line == line.strip() for line in (*indonesian, *english, *japanese))


@pytest.mark.parametrize("name", NAMES)
def test_japanese_references_read_like_a_newspaper(name: str) -> None:
    for line in lines(name, "ja"):
        assert line.endswith("。")
        assert not re.search(r"(です|ます|ました|でした)。", line)
        assert not re.search(r"[０-９,]", line)
        assert line.count("「") == line.count("」")
        assert not re.search(r"[ぁ-んァ-ヶ一-龠] [ぁ-んァ-ヶ一-龠]", line)


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.*")), ids=lambda path: path.name)
def test_weekdays_fit_their_dates(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for weekday, day, month, year in re.findall(r"(\w+) \((\d{1,2})/(\d{1,2})/(\d{4})\)", text):
        assert WEEKDAYS[date(int(year), int(month), int(day)).weekday()] == weekday


def test_weekdays_of_the_references_fit_their_dates() -> None:
    found = 0
    for name in NAMES:
        for year, month, day, weekday in re.findall(
            r"(\d{4})年(\d+)月(\d+)日（(.)）", "\n".join(lines(name, "ja"))
        ):
            found += 1
            number = date(int(year), int(month), int(day)).weekday()
            assert JAPANESE_WEEKDAYS[number] == weekday
    assert found >= 5


def test_the_long_one_is_long_and_the_short_one_short() -> None:
    assert len(source("panjang").split()) > 1200
    assert len(source("singkat").split()) < 60


def test_records_have_the_columns_that_loading_reads() -> None:
    records = [json.loads(line) for line in source("pendek").splitlines()]
    with (EXAMPLES / "tabel.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(records) == 3
    assert len(rows) == 2
    for record in (*records, *rows):
        assert all(record[column] for column in ("title", "text", "date", "url"))


def test_every_example_is_described() -> None:
    described = set(re.findall(r"^\| `([^`]+)`", source("README"), re.M))
    articles = {path.name for path in EXAMPLES.glob("*.*") if path.suffix not in (".md", ".py")}
    assert described == articles
