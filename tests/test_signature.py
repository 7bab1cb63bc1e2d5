from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import pytest

import summarizer
from summarizer import Pipeline, Settings, load
from summarizer.abstractive.model import SummaryModel
from summarizer.signature import rules, signature
from summarizer.translation.model import ModelInfo

ECONOMY = Path(__file__).parent.parent / "examples" / "ekonomi.txt"


def model(name: str, slots: bool = True) -> ModelInfo:
    return ModelInfo(name, "id", "en", "/x", "0123456789abcdef", "mit", "f" * 64, slots)


def test_everything_that_matters_is_in_it(tmp_path: Path) -> None:
    terms = tmp_path / "terms.csv"
    terms.write_text("id,en,ja\n")
    settings = Settings(count=3, beam=6, glossary=str(terms)).as_dict()
    made = signature(settings, {"ja": [model("a/one"), model("a/two", slots=False)]})
    assert made.split("|") == [
        f"summarizer:{summarizer.__version__}",
        f"rules:{rules()}",
        "ja:a/one@0123456789ab#ffffffff>a/two@0123456789ab#ffffffff",
        f"engine:ctranslate2-{version('ctranslate2')}",
        "beam:6",
        "slots:no",
        made.split("|")[6],
        f"glossary:{hashlib.sha256(terms.read_bytes()).hexdigest()[:8]}",
        "n:3",
    ]


def test_the_lexicons_of_its_legs_are_in_it() -> None:
    settings = Settings().as_dict()
    english = signature(settings, {"en": [model("a/one")]})
    assert re.search(r"\|lexicons:id-en#[0-9a-f]{8}\|", english)
    japanese = replace(model("a/two"), source="en", target="ja")
    both = signature(settings, {"ja": [model("a/one"), japanese]})
    assert re.search(r"\|lexicons:id-en#[0-9a-f]{8},en-ja#[0-9a-f]{8}\|", both)
    other = replace(model("a/three"), source="id", target="ja")
    assert "|lexicons:none|" in signature(settings, {"ja": [other]})


@pytest.mark.parametrize(
    ("settings", "end"),
    [(Settings(ratio=0.25), "|ratio:0.25"), (Settings(), "|n:auto"), (Settings(count=1), "|n:1")],
)
def test_without_a_translation_no_model_matters(settings: Settings, end: str) -> None:
    made = signature(settings.as_dict(), {})
    assert made == f"summarizer:{summarizer.__version__}|rules:{rules()}{end}"


def test_the_rules_are_those_of_the_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from summarizer import signature as module

    (tmp_path / "data" / "sub").mkdir(parents=True)
    (tmp_path / "data" / "sub" / "words.txt").write_text("satu\n")
    (tmp_path / "data" / "models.toml").write_text("")
    monkeypatch.setattr(module.resources, "files", lambda _: tmp_path)
    plain = rules.__wrapped__()
    (tmp_path / "data" / "models.toml").write_text("# changed")
    assert rules.__wrapped__() == plain
    (tmp_path / "data" / "sub" / "words.txt").write_text("dua\n")
    assert rules.__wrapped__() != plain


def test_a_digest_carries_it() -> None:
    digest = Pipeline(Settings(languages=("en",), count=2)).digest(load(ECONOMY))
    shown = digest.as_dict()["signature"]
    weights = digest.translations["en"].models[0].sha256
    assert f"|en:marian-id-en@1#{weights[:8]}|" in shown
    assert shown.endswith("|n:2")


def test_a_summary_without_a_translation_tells_what_it_depends_on(tmp_path: Path) -> None:
    start = f"summarizer:{summarizer.__version__}|rules:{rules()}|summary:"
    by_rule = SummaryModel("rewriter", "1", "mit")
    by_model = SummaryModel("a/writer", "0123456789abcdef", "mit", "f" * 64)
    settings = Settings(beam=6)
    assert signature(settings.as_dict(), {}, by_rule) == f"{start}rewriter|n:auto"
    made = signature(settings.as_dict(), {}, by_model)
    assert made == f"{start}a/writer@0123456789ab#ffffffff|beam:6|n:auto"
    terms = tmp_path / "terms.csv"
    terms.write_text("id,en,ja\n")
    made = signature(replace(settings, glossary=str(terms)).as_dict(), {}, by_rule)
    digest = hashlib.sha256(terms.read_bytes()).hexdigest()[:8]
    assert made == f"{start}rewriter|glossary:{digest}|n:auto"
