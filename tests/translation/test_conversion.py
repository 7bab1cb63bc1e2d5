from __future__ import annotations

import filecmp
import json
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from summarizer.errors import ModelError
from summarizer.registry import resolve
from summarizer.translation import conversion
from summarizer.translation.conversion import MANIFEST, converted
from summarizer.translation.marian_spec import convert
from summarizer.translation.model import ModelInfo


@pytest.fixture
def tiny(tiny_marian: Path) -> ModelInfo:
    return resolve("id", "en", str(tiny_marian))


@pytest.fixture
def altered(tiny_marian: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "altered"
    shutil.copytree(tiny_marian, folder)
    return folder


@pytest.mark.parametrize(("compute_type", "bias"), [("int8", False), ("float32", True)])
def test_same_files_as_ctranslate2s_own_converter(
    altered: Path, tmp_path: Path, compute_type: str, bias: bool
) -> None:
    from ctranslate2.converters import TransformersConverter

    if bias:
        weights = load_file(altered / "model.safetensors")
        size = weights["final_logits_bias"].shape[1]
        weights["final_logits_bias"] = np.linspace(-1, 1, size, dtype=np.float32)[None]
        save_file(weights, altered / "model.safetensors", metadata={"format": "pt"})
    TransformersConverter(str(altered)).convert(str(tmp_path / "own"), quantization=compute_type)
    convert(altered, tmp_path / "ours", compute_type)
    names = sorted(path.name for path in (tmp_path / "own").iterdir())
    assert "model.bin" in names
    assert sorted(path.name for path in (tmp_path / "ours").iterdir()) == names
    for name in names:
        assert filecmp.cmp(tmp_path / "own" / name, tmp_path / "ours" / name, shallow=False), name


def test_made_once_and_found_again(tiny: ModelInfo, model_cache: Path) -> None:
    first = converted(tiny)
    made = (first / "model.bin").stat().st_mtime_ns
    assert first.parent == model_cache / "ctranslate2"
    assert converted(tiny) == first
    assert (first / "model.bin").stat().st_mtime_ns == made
    leftovers = [path for path in first.parent.iterdir() if path.suffix != ".lock"]
    assert leftovers == [first]


def test_other_weights_or_type_are_another_entry(
    tiny: ModelInfo, altered: Path, model_cache: Path
) -> None:
    weights = load_file(altered / "model.safetensors")
    weights["model.shared.weight"][3] += 1
    save_file(weights, altered / "model.safetensors", metadata={"format": "pt"})
    entries = {
        converted(tiny),
        converted(tiny, "float32"),
        converted(resolve("id", "en", str(altered))),
    }
    assert len(entries) == 3


def test_a_damaged_entry_is_made_anew(tiny: ModelInfo, model_cache: Path) -> None:
    entry = converted(tiny)
    weights = entry / "model.bin"
    good = weights.read_bytes()
    damages: list[Callable[[], object]] = [
        lambda: weights.write_bytes(good[:-1] + bytes([good[-1] ^ 1])),
        weights.unlink,
        lambda: (entry / MANIFEST).write_text("{"),
    ]
    for damage in damages:
        damage()
        assert converted(tiny) == entry
        assert weights.read_bytes() == good


def test_two_processes_that_start_at_once_convert_once(
    tiny: ModelInfo, model_cache: Path, tmp_path: Path
) -> None:
    script = (
        "import sys, time, pathlib\n"
        "from summarizer.registry import resolve\n"
        "from summarizer.translation.conversion import converted\n"
        "from summarizer.translation import conversion\n"
        "build = conversion._build\n"
        "def noted(*args):\n"
        "    print('built', flush=True)\n"
        "    return build(*args)\n"
        "conversion._build = noted\n"
        "model = resolve('id', 'en', sys.argv[1])\n"
        "gate = pathlib.Path(sys.argv[2])\n"
        "print('ready', flush=True)\n"
        "while not gate.exists(): time.sleep(0.001)\n"
        "print(converted(model), flush=True)\n"
    )
    gate = tmp_path / "gate"
    racers = [
        subprocess.Popen(
            [sys.executable, "-c", script, tiny.path, str(gate)],
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ.copy(),
        )
        for _ in range(3)
    ]
    for racer in racers:
        assert racer.stdout is not None
        assert racer.stdout.readline() == "ready\n"
    gate.touch()
    printed = [racer.communicate(timeout=60)[0].split() for racer in racers]
    assert [racer.returncode for racer in racers] == [0, 0, 0]
    assert sum(words.count("built") for words in printed) == 1
    assert len({words[-1] for words in printed}) == 1
    manifest = json.loads((Path(printed[0][-1]) / MANIFEST).read_text())
    assert "model.bin" in manifest


def test_a_cache_that_cannot_be_written_is_done_without(
    tiny: ModelInfo,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path / "file" / "cache"))
    with caplog.at_level(logging.WARNING):
        entry = converted(tiny)
    assert (entry / "model.bin").is_file()
    assert "SUMMARIZER_CACHE" in caplog.text
    shutil.rmtree(entry.parent)


def test_no_room_anywhere_says_so(
    tiny: ModelInfo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path / "file" / "cache"))
    monkeypatch.setattr(conversion.tempfile, "tempdir", str(tmp_path / "file" / "tmp"))
    with pytest.raises(ModelError, match="no room"):
        converted(tiny)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"model_type": "bart"}, "--engine transformers"),
        ({"activation_function": "mish"}, "mish"),
        ({"decoder_start_token_id": 5}, "not zero"),
    ],
)
def test_a_model_ctranslate2_cannot_run_is_refused(
    altered: Path, tmp_path: Path, change: dict[str, object], message: str
) -> None:
    configure(altered, change)
    with pytest.raises(ModelError, match=message):
        convert(altered, tmp_path / "out", "int8")
    assert not (tmp_path / "out").exists()


def test_a_vocabulary_that_does_not_fit_is_refused(altered: Path, tmp_path: Path) -> None:
    vocabulary = json.loads((altered / "vocab.json").read_text(encoding="utf-8"))
    del vocabulary["<pad>"]
    (altered / "vocab.json").write_text(json.dumps(vocabulary), encoding="utf-8")
    with pytest.raises(ModelError, match="words for"):
        convert(altered, tmp_path / "out", "int8")


def test_missing_layers_are_named_across_the_process(altered: Path, model_cache: Path) -> None:
    configure(altered, {"encoder_layers": 3})
    with pytest.raises(ModelError, match=r"model\.encoder\.layers\.2"):
        converted(resolve("id", "en", str(altered)))
    assert not list((model_cache / "ctranslate2").glob("*/"))


def test_damaged_weights_are_refused(altered: Path, tmp_path: Path) -> None:
    weights = (altered / "model.safetensors").read_bytes()
    (altered / "model.safetensors").write_bytes(weights[: len(weights) // 2])
    with pytest.raises(ModelError, match="cannot read the weights"):
        convert(altered, tmp_path / "out", "int8")


def configure(folder: Path, change: dict[str, object]) -> None:
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    (folder / "config.json").write_text(json.dumps({**config, **change}), encoding="utf-8")
