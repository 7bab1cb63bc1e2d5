from __future__ import annotations

import json
from pathlib import Path

import pytest
from summary_runs import run, write

from summarizer.errors import LoadError
from summarizer.evaluation import rouge
from summarizer.scoring.bootstrap import compare_means
from summarizer.scoring.summaries import read_records

GOOD = [
    {
        "summary": "Harga beras naik tajam.",
        "reference": "Harga beras naik.",
        "text": "Harga beras naik 3 persen di pasar.",
    },
    {"summary": "米価が上がった。", "reference": "米価は上がった。", "text": "米価が上がった。"},
]


def test_scores_by_hand(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, write(tmp_path / "a.jsonl", GOOD), "--json")
    assert status == 0
    (score,) = json.loads(out)["scores"]
    each = [rouge(row["summary"], row["reference"]) for row in GOOD]
    assert score["rouge1"] == round(50 * (each[0].rouge1.f + each[1].rouge1.f), 2)
    assert score["rougeL"] == round(50 * (each[0].rouge_l.f + each[1].rouge_l.f), 2)
    # One of three word pairs is new; none of the second.
    assert score["novelty"] == round((1 / 3 + 0) / 2, 4)
    assert score["words"] == round((4 + 7) / 2, 1)
    assert score["compression"] == round((4 / 7 + 7 / 7) / 2, 4)
    assert score["records"] == 2


def test_fields_that_are_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [{key: row[key] for key in ("summary", "text")} for row in GOOD]
    (score,) = json.loads(run(capsys, write(tmp_path / "a.jsonl", rows), "--json")[1])["scores"]
    assert (score["rouge1"], score["novelty"] is None) == (None, False)
    rows = [{key: row[key] for key in ("summary", "reference")} for row in GOOD]
    out = run(capsys, write(tmp_path / "a.jsonl", rows))[1]
    assert "rouge2" in out
    assert "novelty" not in out


def test_files_side_by_side(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [GOOD[0] | {"summary": f"Harga beras naik {n}."} for n in range(20)]
    worse = [row | {"summary": "Cuaca cerah sekali hari ini."} for row in rows]
    a, b = write(tmp_path / "a.jsonl", rows), write(tmp_path / "b.jsonl", worse)
    report = json.loads(run(capsys, a, b, "--json")[1])
    assert [score["system"] for score in report["scores"]] == [a, b]
    first = report["comparisons"][0]
    assert (first["metric"], first["system"]) == ("rouge1", b)
    assert first["difference"] < -80
    assert "p = " in run(capsys, a, b)[1]


ARTICLE = (
    "Wali Kota Lembayung Sari Melati mengatakan tarif angkutan kota naik 5 persen "
    "pada Senin (3/2). "
    "Kenaikan itu tidak berlaku bagi pelajar dan warga lanjut usia di kota tersebut."
)


def test_support_by_the_article(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [
        {"summary": "Tarif angkutan kota naik 5 persen. Kenaikan itu tidak berlaku bagi pelajar."},
        {"summary": "Tarif angkutan kota naik 7 persen. Kenaikan itu berlaku bagi pelajar."},
    ]
    path = write(tmp_path / "a.jsonl", [row | {"text": ARTICLE} for row in rows])
    (score,) = json.loads(run(capsys, path, "--json")[1])["scores"]
    assert score["support"] == 0.5
    assert score["unsupported"] == {"figures": 1, "negation": 1}
    assert "unsupported: figures 1, negation 1" in run(capsys, path)[1]


@pytest.mark.parametrize("text", ["米価が上がった。", "The price of rice rose by 3 percent. " * 5])
def test_no_support_where_the_article_is_not_indonesian(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    path = write(tmp_path / "a.jsonl", [{"summary": text, "text": text}])
    (score,) = json.loads(run(capsys, path, "--json")[1])["scores"]
    assert (score["support"], score["unsupported"], score["novelty"]) == (None, None, 0)


def test_the_bootstrap_tells_chance_from_difference() -> None:
    base = [float(n % 7) for n in range(200)]
    better = [value + 1 + (n % 3) for n, value in enumerate(base)]
    noise = [value + (1 if n % 2 else -1) for n, value in enumerate(base)]
    assert compare_means("x", ("a", base), ("b", better)).p < 0.01
    assert compare_means("x", ("a", base), ("b", noise)).p > 0.5
    same = compare_means("x", ("a", base), ("b", list(base)))
    assert (same.difference, same.p) == (0, 1)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is empty"),
        ("{\n", "line 1: not JSON"),
        ("[1]\n", "line 1: no text under 'summary'"),
        ('{"summary": "a", "text": "b"}\n{"reference": "a"}\n', "line 2: no text under 'summary'"),
        ('{"summary": "a", "text": 3}\n', "must be texts"),
        ('{"summary": "a"}\n', "nothing to compare with"),
    ],
)
def test_bad_records_name_the_line(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "x.jsonl").write_text(text, encoding="utf-8")
    with pytest.raises(LoadError, match=message):
        read_records(str(tmp_path / "x.jsonl"))


def test_files_that_do_not_pair_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    a, b = write(tmp_path / "a.jsonl", GOOD), write(tmp_path / "b.jsonl", GOOD[:1])
    status, _, err = run(capsys, a, b)
    assert status == 2
    assert "has 2" in err
    status, _, err = run(capsys, a, a)
    assert "named twice" in err
