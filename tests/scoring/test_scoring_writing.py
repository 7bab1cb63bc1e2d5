from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from summary_runs import run, write

from summarizer import Pipeline, Settings
from summarizer.errors import LoadError
from summarizer.evaluation import is_held_out, rouge
from summarizer.scoring.writing import load_writer, read_articles

SENTENCES = [
    "Bupati Lembayung Rina Melati meresmikan jembatan baru di Kecamatan Sukaraja pada Senin.",
    "Jembatan sepanjang 120 meter itu dibangun dengan anggaran Rp 4,5 miliar selama dua tahun.",
    "Warga berharap jalan menuju jembatan segera diperbaiki karena sering tergenang air.",
    "Pemerintah kabupaten akan memperbaiki jalan tersebut mulai bulan depan, kata Rina.",
    "Panitia menyediakan makanan ringan bagi semua tamu yang datang ke acara itu.",
]
REFERENCE = "Bupati Rina Melati meresmikan jembatan baru. Pemerintah akan memperbaiki jalan."


def record(number: int, **changes: Any) -> dict[str, Any]:
    turned = SENTENCES[number % 3 :] + SENTENCES[: number % 3]
    text = "\n\n".join([" ".join(turned[:3]), " ".join(turned[3:])])
    return {"id": f"artikel-{number}", "text": text, "summary": REFERENCE, **changes}


@pytest.fixture
def articles(tmp_path: Path) -> str:
    return write(tmp_path / "articles.jsonl", [record(number) for number in range(14, 24)])


def test_what_ships_side_by_side(articles: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "--articles", articles, "--json")
    assert (status, err) == (0, "")
    report = json.loads(out)
    lead, extractive, abstractive = report["scores"]
    assert [s["system"] for s in report["scores"]] == ["lead-3", "extractive", "abstractive"]
    items = read_articles(articles)
    firsts = [" ".join(s.text for s in item.article.sentences[:3]) for item in items]
    assert lead["records"] == len(items) == 10
    assert lead["rouge1"] == round(sum(10 * rouge(t, REFERENCE).rouge1.f for t in firsts), 2)
    assert (lead["novelty"], lead["support"], lead["statements"]) == (0, 1, None)
    assert extractive["signature"].endswith("|n:auto")
    assert abstractive["statements"] >= 10
    assert (abstractive["dropped"], abstractive["failed"], abstractive["fallbacks"]) == (0, {}, 0)
    assert "|summary:rewriter|" in abstractive["signature"]
    assert "|summary:lead-3|n:3" in lead["signature"]
    assert "tok:words+cjk" in lead["rouge_signature"]
    compared = {(c["metric"], c["baseline"], c["system"]) for c in report["comparisons"]}
    assert len(compared) == 6
    assert ("rougeL", "lead-3", "abstractive") in compared
    low, high = report["comparisons"][0]["interval"]
    assert low <= report["comparisons"][0]["difference"] <= high


def test_they_are_those_of_a_digest(articles: str) -> None:
    items = read_articles(articles)
    digests = [Pipeline(Settings(languages=())).summarize(item.article) for item in items]
    assert load_writer("extractive")(items).texts == tuple(d.extractive.text for d in digests)
    shown = tuple(d.abstractive.text for d in digests if d.abstractive)
    assert load_writer("abstractive")(items).texts == shown


def test_the_persons_own(articles: str, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--articles", articles, "--model", "reference", "--json"]
    (score,) = json.loads(run(capsys, *arguments)[1])["scores"]
    assert (score["rouge1"], score["words"]) == (100, 10)
    assert 0.2 < score["novelty"] < 0.9
    assert "|summary:reference|" in score["signature"]


def test_models_beside_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parent.parent / "abstractive"))
    from tinymodels import build_t5  # type: ignore[import-not-found]

    tiny = str(build_t5(tmp_path / "t5"))
    capsys.readouterr()  # transformers tells what it writes
    theirs = write(tmp_path / "x.jsonl", [{"summary": "Cuaca cerah.", "reference": REFERENCE}])
    one = write(tmp_path / "one.jsonl", [record(1)])
    arguments = ["--articles", one, "--model", "abstractive", "--model", f"summary={tiny}"]
    status, out, err = run(capsys, *arguments, theirs, "--json")
    assert (status, err) == (0, "")
    ours, model, files = json.loads(out)["scores"]
    assert [s["system"] for s in (ours, model, files)] == [
        "abstractive",
        f"summary={tiny}",
        theirs,
    ]
    # Random weights say nothing that an article supports.
    assert (model["statements"], model["fallbacks"]) == (0, 1)
    assert model["dropped"] >= 1
    assert sum(model["failed"].values()) >= model["dropped"]
    assert f"|summary:{Path(tiny).name}@" in model["signature"]
    assert model["signature"].endswith("|beam:4|n:auto")
    assert (files["statements"], files["seconds"], files["support"]) == (None, None, None)
    assert files["rouge1"] < ours["rouge1"]


def test_the_report_for_people(articles: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = run(capsys, "--articles", articles, "--model", "lead-3", "--model", "abstractive")[1]
    assert text.startswith("lead-3\n  records: 10\n")
    assert "  dropped: 0\n  failed: none\n" in text
    assert re.search(r"\nabstractive against lead-3: rouge2 [+-]\d+\.\d\d \[.+\], p = \d\.", text)
    assert text.endswith("\npaired bootstrap, rouge1, rouge2, rougeL: bs:1000|seed:12345\n")


def test_the_held_out_fifth(articles: str, capsys: pytest.CaptureFixture[str]) -> None:
    kept = [item.id for item in read_articles(articles, held_out=True)]
    assert kept == [f"artikel-{n}" for n in range(14, 24) if is_held_out(f"artikel-{n}")]
    out = run(capsys, "--articles", articles, "--held-out", "--model", "lead-3", "--json")[1]
    assert json.loads(out)["scores"][0]["records"] == len(kept) == 3


@pytest.mark.parametrize(
    ("row", "held_out", "message"),
    [
        ({"id": "a", "summary": "b"}, False, "line 2: has no text"),
        ({"id": "a", "text": SENTENCES[0]}, False, "line 2: no text under 'reference'"),
        (record(1, summary="  "), False, "line 2: no text under 'reference'"),
        (record(1, id=7), True, "line 2: no text under 'id'"),
        (record(1, text="Baca juga: Harga beras"), False, "line 2: no article text found"),
    ],
)
def test_bad_articles_name_the_line(
    tmp_path: Path, row: dict[str, Any], held_out: bool, message: str
) -> None:
    path = write(tmp_path / "x.jsonl", [record(16), row])
    with pytest.raises(LoadError, match=message):
        read_articles(path, held_out)


def test_no_article_is_held_out(tmp_path: Path) -> None:
    path = write(tmp_path / "x.jsonl", [record(1)])
    with pytest.raises(LoadError, match="held out"):
        read_articles(path, held_out=True)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "nothing to score"),
        (["x.jsonl", "--held-out"], "name articles"),
        (["x.jsonl", "--model", "lead-3"], "name articles"),
        (["--articles", "", "--model", "id-en=marian-id-en"], "write summary=ID"),
        (["--articles", "", "--model", "summary="], "write summary=ID"),
        (["--articles", "", "--model", ""], "write summary=ID"),
        (["--articles", "", "--model", "marian-id-en"], "translates id→en"),
        (["--articles", "", "--model", "lead-3", "--model", "lead-3"], "named twice"),
    ],
)
def test_wrong_commands_are_one_line(
    articles: str, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    filled = [articles if a == "" and i == 1 else a for i, a in enumerate(arguments)]
    status, out, err = run(capsys, *filled)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert message in err


def test_systems_of_other_articles_are_not_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a = write(tmp_path / "a.jsonl", [{"summary": "x", "reference": "Harga beras naik."}])
    b = write(tmp_path / "b.jsonl", [{"summary": "x", "reference": "Cuaca cerah."}])
    status, _, err = run(capsys, a, b)
    assert (status, err.count("\n")) == (2, 1)
    assert "record 1 of " in err
