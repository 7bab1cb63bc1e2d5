"""COMET runs in a Python of its own; here it is a module with the calls of unbabel-comet 2.2.7."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import pytest

from summarizer.cli import main
from summarizer.errors import UsageError
from summarizer.scoring.comet import Comet

# The signatures, the plain Exception and what is printed are the library's; a score is the share
# of the reference's words in the translation.
COMET = """
import os
from pathlib import Path

__version__ = "2.2.7"
print("what COMET prints is no answer")


class Prediction(dict):
    __getattr__ = dict.__getitem__


class Model:
    def predict(self, samples, batch_size=16, gpus=1, devices=None, mc_dropout=0,
                progress_bar=True, accelerator="auto", num_workers=None, length_batching=True):
        assert gpus == 0, "no GPU here"
        scores = []
        for sample in samples:
            words = sample["ref"].lower().split()
            scores.append(sum(w in sample["mt"].lower().split() for w in words) / len(words))
            assert sample["src"]
        print("Predicting: 100%")
        return Prediction(scores=scores, system_score=sum(scores) / len(scores))


def load_from_checkpoint(checkpoint_path, reload_hparams=False, strict=False,
                         local_files_only=False):
    if not (Path(checkpoint_path).parents[1] / "hparams.yaml").is_file():
        raise Exception("hparams.yaml file is missing from ...!")
    if Path(checkpoint_path).read_bytes() == b"damaged":
        raise Exception("Invalid checkpoint:\\n" + str(checkpoint_path))
    assert local_files_only and os.environ["HF_HUB_OFFLINE"] == "1", "the network is not asked"
    return Model()
"""
SOURCES = ["Harga beras naik.", "Warga menyambut rencana tersebut."]
REFERENCES = ["Rice prices rose.", "Residents welcomed the plan."]


@pytest.fixture
def checkpoint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkpoint as COMET lays it out, and a COMET that reads it."""
    (tmp_path / "lib" / "comet").mkdir(parents=True)
    (tmp_path / "lib" / "comet" / "__init__.py").write_text(COMET)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "lib"))
    path = tmp_path / "wmt22-comet-da" / "checkpoints" / "model.ckpt"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"weights")
    (tmp_path / "wmt22-comet-da" / "hparams.yaml").write_text("class_identifier: x\n")
    return path


def test_each_sentence_has_a_score(checkpoint: Path) -> None:
    comet = Comet.load(str(checkpoint))
    assert comet.scores(SOURCES, ["Rice prices fell.", REFERENCES[1]], REFERENCES) == [2 / 3, 1.0]
    digest = hashlib.sha256(b"weights").hexdigest()[:8]
    assert comet.signature() == f"model:wmt22-comet-da#{digest}|version:2.2.7"


def test_systems_are_compared_by_it(
    checkpoint: Path, tmp_path: Path, tiny_marian: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, lines in (("a", SOURCES), ("b", REFERENCES)):
        (tmp_path / name).write_text("\n".join(lines) + "\n")
    arguments = ["--source", str(tmp_path / "a"), "--reference", str(tmp_path / "b")]
    arguments += ["--model", "default", "--model", str(tiny_marian), "--comet", str(checkpoint)]
    with pytest.raises(SystemExit) as stop:
        main(["evaluate", "translation", *arguments, "--json"])
    captured = capsys.readouterr()
    assert (stop.value.code or 0, captured.err) == (0, "")
    report = json.loads(captured.out)
    ours, tiny = report["scores"]
    assert 0 <= tiny["comet"] < ours["comet"] <= 1
    assert ours["comet_signature"].endswith("|version:2.2.7")
    (comparison,) = [c for c in report["comparisons"] if c["metric"] == "COMET"]
    assert comparison["difference"] == pytest.approx(tiny["comet"] - ours["comet"], abs=0.001)
    assert comparison["signature"] == "bs:1000|seed:12345"


def test_a_python_without_comet(checkpoint: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Whether or not this machine has COMET.
    (checkpoint.parents[2] / "lib" / "comet" / "__init__.py").write_text("__version__ = '0'\n")
    with pytest.raises(UsageError, match=r"has no COMET .*unbabel-comet .*--comet-python"):
        Comet.load(str(checkpoint))


def test_a_checkpoint_that_is_not_there(checkpoint: Path) -> None:
    with pytest.raises(UsageError, match=r"there is no .*nowhere\.ckpt"):
        Comet.load(str(checkpoint.parent / "nowhere.ckpt"))
    (checkpoint.parents[1] / "hparams.yaml").unlink()
    with pytest.raises(UsageError, match=r"there is no .*hparams\.yaml"):
        Comet.load(str(checkpoint))


def test_what_comet_says_of_a_damaged_one_is_one_line(checkpoint: Path) -> None:
    comet = Comet.load(str(checkpoint))
    checkpoint.write_bytes(b"damaged")
    with pytest.raises(UsageError, match="Exception: Invalid checkpoint: /") as raised:
        comet.scores(SOURCES, SOURCES, REFERENCES)
    assert "\n" not in str(raised.value)


def test_a_python_that_is_none(checkpoint: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--comet-python nowhere: No such file"):
        Comet.load(str(checkpoint), "nowhere")
    script = tmp_path / "python"
    script.write_text("#!/bin/sh\necho out of memory >&2\nexit 7\n")
    os.chmod(script, 0o755)
    with pytest.raises(UsageError, match="ended with status 7; out of memory"):
        Comet.load(str(checkpoint), str(script))
