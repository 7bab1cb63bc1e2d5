from __future__ import annotations

import builtins
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summarizer.cli import main
from summarizer.errors import UsageError
from summarizer.scoring.reading import read_lines
from summarizer.scoring.translations import evaluate
from summarizer.settings import Settings

SOURCES = [
    "Harga beras di Kota Sukaraja naik 12 persen pada Senin.",
    "Pemerintah akan membangun jalan baru di pulau itu.",
    "Bank itu membukukan laba Rp 1,2 triliun.",
    "Warga menyambut rencana tersebut.",
]
REFERENCES = [
    "Rice prices in Sukaraja City rose 12 percent on Monday.",
    "The government will build a new road on the island.",
    "The bank posted a profit of Rp1.2 trillion.",
    "Residents welcomed the plan.",
]
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    (tmp_path / "a").write_text("\n".join(SOURCES) + "\n", encoding="utf-8")
    (tmp_path / "b").write_text("\n".join(REFERENCES) + "\n", encoding="utf-8")
    return ["--source", str(tmp_path / "a"), "--reference", str(tmp_path / "b")]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def invoke(*args: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as stop:
            main(["evaluate", "translation", *args])
        captured = capsys.readouterr()
        return int(stop.value.code or 0), captured.out, captured.err

    return invoke


def test_scores_are_sacrebleus(files: list[str], run: Run) -> None:
    sacrebleu = pytest.importorskip("sacrebleu")
    from summarizer.translation import load_translator

    status, out, _ = run(*files, "--json")
    assert status == 0
    (score,) = json.loads(out)["scores"]
    texts = [item.text for item in load_translator("id", "en").translate_lines(SOURCES)]
    assert score["bleu"] == round(sacrebleu.corpus_bleu(texts, [REFERENCES]).score, 2)
    assert score["chrf"] == round(sacrebleu.corpus_chrf(texts, [REFERENCES]).score, 2)
    assert "tok:13a" in score["bleu_signature"]
    assert score["sentences"] == sum(score["verdicts"].values()) == len(SOURCES)
    assert (score["figures"], score["comet"]) == (3, None)
    assert score["figures_kept"] == 3
    assert score["seconds"] > 0
    assert "|en:marian-id-en@" in score["signature"]


def test_models_side_by_side(files: list[str], run: Run, tiny_marian: Path) -> None:
    status, out, _ = run(*files, "--model", "default", "--model", str(tiny_marian), "--json")
    assert status == 0
    report = json.loads(out)
    ours, tiny = report["scores"]
    assert ours["bleu"] > tiny["bleu"]
    assert "slots:no" in tiny["signature"]
    assert [(c["metric"], c["baseline"], c["system"]) for c in report["comparisons"]] == [
        ("BLEU", "default", str(tiny_marian)),
        ("chrF", "default", str(tiny_marian)),
    ]
    for comparison, name in zip(report["comparisons"], ("bleu", "chrf"), strict=True):
        assert comparison["difference"] == pytest.approx(tiny[name] - ours[name], abs=0.02)
        assert 0 < comparison["p"] <= 1
    text = run(*files, "--model", "default", "--model", "id-en=marian-id-en")[1]
    assert "id-en=marian-id-en against default: BLEU +0.00, p = 1.000" in text
    assert "paired bootstrap, BLEU: nrefs:1|bs:1000|seed:12345|case:mixed|" in text


def test_an_untranslated_sentence_keeps_no_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    from summarizer.translation.articles import ArticleTranslator
    from summarizer.translation.model import Translation

    monkeypatch.setattr(
        ArticleTranslator,
        "translate_lines",
        lambda _, lines: [Translation(line, line, "untranslated", ()) for line in lines],
    )
    (score,) = evaluate(SOURCES, REFERENCES, ("id", "en"), (), Settings()).scores
    assert (score.figures, score.figures_kept) == (3, 0)
    assert score.verdicts == {"untranslated": 4}


def test_japanese_is_split_by_mecab(tiny_marian: Path) -> None:
    pytest.importorskip("MeCab")
    report = evaluate(["A road."], ["道路です。"], ("en", "ja"), [str(tiny_marian)], Settings())
    (score,) = report.scores
    assert "tok:ja-mecab" in score.bleu_signature
    assert (score.figures, score.figures_kept) == (None, None)


def test_without_sacrebleu_it_is_one_line(
    files: list[str], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported = builtins.__import__

    def without(name: str, *args: Any, **options: Any) -> Any:
        if name.split(".")[0] == "sacrebleu":
            raise ImportError(name)
        return imported(name, *args, **options)

    monkeypatch.setattr(builtins, "__import__", without)
    status, out, err = run(*files)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "summarizer[eval]" in err


@pytest.mark.parametrize(
    ("model", "message"),
    [
        ("", "write a model for id-en"),
        ("en-ja=marian-en-ja", "en-ja is not on the way from id to en"),
        ("summary=marian-id-en", "summary is not on the way"),
        ("id-en=", "write PAIR=ID"),
        ("marian-en-ja", "translates en→ja"),
    ],
)
def test_a_model_that_would_do_nothing(
    files: list[str], run: Run, model: str, message: str
) -> None:
    status, out, err = run(*files, "--model", model)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert message in err


def test_what_does_not_pair_up(files: list[str], run: Run, tmp_path: Path) -> None:
    (tmp_path / "b").write_text("one line\n")
    status, _, err = run(*files)
    assert status == 2
    assert "4 source lines and 1 reference lines" in err
    with pytest.raises(UsageError, match="named twice"):
        evaluate(SOURCES, REFERENCES, ("id", "en"), ["x", "x"], Settings())


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"\xff\xfe\xfa", "is not UTF-8"), (b"", "is empty"), (b"\n \n", "is empty")],
)
def test_a_file_that_cannot_be_read(
    files: list[str], run: Run, tmp_path: Path, content: bytes, message: str
) -> None:
    (tmp_path / "a").write_bytes(content)
    status, _, err = run(*files)
    assert (status, err.count("\n")) == (2, 1)
    assert message in err
    (tmp_path / "a").unlink()
    status, _, err = run(*files)
    assert (status, err.count("\n")) == (2, 1)
    assert "No such file" in err


def test_only_line_ends_end_a_line(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("satu\u2028dua\x85tiga\r\n\nempat\n", encoding="utf-8", newline="")
    assert read_lines(str(tmp_path / "a")) == ["satu\u2028dua\x85tiga", "", "empat"]
