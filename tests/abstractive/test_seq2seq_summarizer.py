from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tinymodels import build_bart, build_encoder_decoder, build_t5  # type: ignore[import-not-found]

from summarizer.abstractive import load_summarizer, summarize
from summarizer.abstractive.grounding import Grounding
from summarizer.article import Article, Document
from summarizer.errors import ModelError
from summarizer.evaluation import tokens
from summarizer.pipeline import prepare

TEXT = "Bupati Rina meresmikan jembatan baru di kota itu. Warga menyambut pembangunan jembatan itu."
BUILDERS = {"t5": build_t5, "bart": build_bart, "encoder-decoder": build_encoder_decoder}


def article(text: str = TEXT) -> Article:
    return prepare(Document("contoh.txt", "00", tuple(text.split("\n"))))


@pytest.fixture(scope="module", params=BUILDERS)
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    build: Callable[[Path], Path] = BUILDERS[request.param]
    return build(tmp_path_factory.mktemp("summary") / request.param)


def test_any_encoder_decoder_drafts_a_summary(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    summarizer = load_summarizer(str(folder))
    draft = summarizer.draft(article(), (0.9, 0.5))
    assert draft
    assert all(item.text[-1] in ".!?" for item in draft)
    assert summarizer.model.id == folder.name
    assert len(summarizer.model.sha256 or "") == 64
    assert capfd.readouterr() == ("", "")


def test_what_the_model_makes_up_is_dropped(folder: Path) -> None:
    summary = summarize(article(), (0.9, 0.5), [0], load_summarizer(str(folder)))
    said = {statement.text for statement in summary.statements}
    assert said == {TEXT.split(". ")[0] + "."}
    assert summary.fallback
    assert summary.dropped
    assert all(item.failed for item in summary.dropped)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_names_and_figures_come_from_the_input(seed: int, tmp_path: Path) -> None:
    source = TEXT.replace("itu.", "itu 2017 .", 1)
    summarizer = load_summarizer(str(build_t5(tmp_path / "t5", seed)), beam=2)
    written = " ".join(item.text for item in summarizer.draft(article(source), (0.9, 0.5)))
    grounding = Grounding(source + " warga")
    assert grounding.allows(written, True)
    words = tokens(written)
    triples = list(zip(words, words[1:], words[2:], strict=False))
    assert len(triples) == len(set(triples))


def test_a_long_article_gives_its_most_salient_sentences(tmp_path: Path) -> None:
    from summarizer.abstractive.seq2seq import Seq2SeqSummarizer

    summarizer = load_summarizer(str(build_bart(tmp_path / "bart")))
    assert isinstance(summarizer, Seq2SeqSummarizer)
    long = article(" ".join(f"Warga menyambut jembatan baru {'itu ' * 14}." for _ in range(9)))
    scores = [0.1] * len(long.sentences)
    scores[4] = scores[7] = 0.9
    taken = summarizer._taken(long, scores)
    assert {4, 7} < set(taken)
    assert len(taken) == 3
    assert summarizer.draft(long, scores)


def test_pickled_weights_are_refused(tmp_path: Path) -> None:
    folder = build_t5(tmp_path / "t5")
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    with pytest.raises(ModelError, match=r"pytorch_model\.bin.*refused"):
        load_summarizer(str(folder))


def test_a_model_that_translates_is_refused() -> None:
    with pytest.raises(ModelError, match="translates id→en, not id→id"):
        load_summarizer("marian-id-en")


def test_a_damaged_model_is_one_line(tmp_path: Path) -> None:
    folder = build_t5(tmp_path / "t5")
    (folder / "model.safetensors").write_bytes(b"nothing")
    with pytest.raises(ModelError) as raised:
        load_summarizer(str(folder))
    assert re.fullmatch(r"[^\n]+", str(raised.value))
