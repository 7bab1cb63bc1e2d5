from __future__ import annotations

import random
from typing import Any

import numpy as np
import pytest
from digest_rows import LEAD, REST, figure, row

from summarizer.batch import duplicates
from summarizer.batch.duplicates import fingerprint, moment, shared, stories

WORDS = [f"{first}{last}" for first in ("ba", "ke", "su", "ti") for last in ("ran", "lo", "mut")]


def paths(*rows: dict[str, Any]) -> list[list[str]]:
    prints = [fingerprint(item) for item in rows]
    return [[prints[index].path for index in story] for story in stories(prints)]


def invented(seed: int, words: int = 80) -> str:
    chooser = random.Random(seed)
    return " ".join(f"{chooser.choice(WORDS)}{chooser.randrange(99)}" for _ in range(words))


def test_a_wire_story_with_another_dateline_and_an_added_line_is_one_story() -> None:
    other = row(
        "news/b.txt",
        sentences=(f"KOTA SINDARA, Kabar Kita - {LEAD}", *REST, "Laporan ditulis oleh Rani"),
        published="2017-03-24T06:00+07:00",
    )
    assert sorted(paths(row(), other, row("news/c.txt", sentences=(invented(1),)))) == [
        ["news/a.txt", "news/b.txt"],
        ["news/c.txt"],
    ]


def test_a_story_rewritten_is_another_one() -> None:
    rewritten = row("news/b.txt", sentences=(LEAD, invented(2), invented(3)))
    assert len(paths(row(), rewritten)) == 2


def test_the_same_form_with_other_figures_is_another_story() -> None:
    def gold(path: str, *values: str) -> dict[str, Any]:
        return row(path, figures=[figure(value, value) for value in values])

    monday = gold("news/a.txt", "2017", "510000", "520000", "530000")
    assert len(paths(monday, gold("news/b.txt", "2017", "611000", "622000", "633000"))) == 2
    assert len(paths(monday, gold("news/b.txt", "2017", "510000", "520000"))) == 1
    assert len(paths(monday, gold("news/b.txt"))) == 1


def test_a_site_takes_no_story_over_from_itself() -> None:
    def told(path: str, **changes: Any) -> dict[str, Any]:
        changes = {
            "title": "Warga Diungsikan",
            "sentences": (LEAD, *REST, invented(4, 30)),
        } | changes
        return row(path, **changes)

    assert 0.6 < shared(fingerprint(row()), fingerprint(told("news/b.txt"))) < 0.8
    assert len(paths(row(), told("news/b.txt"))) == 2
    assert len(paths(row(), told("news/b.txt", sentences=(LEAD, *REST, "Selesai")))) == 1
    assert len(paths(row(), told("news/b.txt", title="Bendungan rejomulyo dibuka!"))) == 1
    assert len(paths(row(), told("news/b.txt", outlet="Kabar Kita"))) == 1
    assert len(paths(row(outlet=None), told("news/b.txt", outlet=None))) == 1
    here = row(url="https://www.sindara.example/a?x=1")
    assert len(paths(here, told("news/b.txt", url="https://sindara.example/b"))) == 2
    assert len(paths(here, told("news/b.txt", url="https://www.sindara.example/a#b"))) == 1
    assert len(paths(here, told("news/b.txt", url="https://kabar.example/a"))) == 1


@pytest.mark.parametrize(
    ("published", "count"),
    [
        ("2017-03-24", 1),
        ("2017-03-22T23:00+07:00", 1),
        # 18:00 UTC of the 24th is the 25th in Jakarta.
        ("2017-03-24T18:00Z", 2),
        ("2017-03-30", 2),
        (None, 1),
        ("Kamis pagi", 1),
    ],
)
def test_a_story_is_taken_over_within_a_day(published: str | None, count: int) -> None:
    assert len(paths(row(), row("news/b.txt", published=published))) == count


def test_the_first_to_tell_it_stands_for_the_story_then_the_longest() -> None:
    rows = [
        row("news/a.txt", published=None),
        row("news/b.txt", published="2017-03-23T12:00+07:00"),
        row("news/c.txt", published="2017-03-23T03:00Z"),
        row("news/d.txt", published="2017-03-23T03:00Z", sentences=(LEAD, *REST, "Selesai")),
        row("news/e.txt", published="2017-03-23T03:00Z"),
    ]
    assert paths(*rows) == [["news/d.txt", "news/c.txt", "news/e.txt", "news/b.txt", "news/a.txt"]]


def test_the_order_of_the_articles_changes_nothing() -> None:
    rows = [
        row(f"news/{copy}-{seed}.txt", sentences=(invented(seed), f"{invented(seed)} akhir"))
        for seed in range(12)
        for copy in ("a", "b", "c")
    ]
    found = paths(*rows)
    assert [len(story) for story in found] == [3] * 12
    random.Random(5).shuffle(rows)
    assert paths(*rows) == found


def test_the_share_of_triples_is_estimated() -> None:
    words = invented(7, 400).split()
    one = fingerprint(row(sentences=(" ".join(words),)))
    half = fingerprint(row(sentences=(" ".join(words[:200]),)))
    assert shared(one, one) == 1
    # 198 triples of 398; three standard errors of 128 permutations.
    assert shared(one, half) == pytest.approx(198 / 398, abs=0.13)
    assert one.minhash.dtype == np.uint32


def test_a_thousand_copies_take_no_million_comparisons(monkeypatch) -> None:
    one = fingerprint(row())
    monkeypatch.setattr(duplicates, "PERMUTATIONS", 4)
    pairs = list(duplicates.candidates([one] * 1000))
    assert len(pairs) < 51_000
    assert len(stories([one] * 1000)) == 1


def test_texts_of_a_word_or_none() -> None:
    assert paths(row(sentences=("",)), row("news/b.txt", sentences=("Ya",))) == [
        ["news/b.txt"],
        ["news/a.txt"],
    ]
    assert stories([]) == []


def test_moments() -> None:
    assert moment("2017-03-23").isoformat() == "2017-03-23T00:00:00+07:00"
    assert moment("2017-03-23T09:30Z").isoformat() == "2017-03-23T09:30:00+00:00"
    assert moment(None) is moment("besok") is None
