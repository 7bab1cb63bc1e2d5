from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from summarizer.errors import ModelError
from summarizer.registry import input_limit, resolve
from summarizer.translation.engines import EngineKind, load_engine
from summarizer.translation.model import Engine
from summarizer.translation.segments import cut, join
from summarizer.translation.tokenizer import MarianTokenizer

# Written for the tests: twenty sentences of invented news.
NEWS = [
    "Pemerintah akan membangun jalan tol baru di Sumatera.",
    "Bank sentral menahan suku bunga acuan pada rapat kemarin.",
    "Harga beras naik karena hujan tidak turun selama tiga bulan.",
    "Menteri Keuangan mengatakan anggaran tahun depan akan lebih besar.",
    "Kementerian menargetkan ⟦1⟧ pada tahun ⟦2⟧.",
    "Polisi menangkap dua orang di pelabuhan pada Senin malam.",
    "Gempa bumi mengguncang pulau itu dan merusak ratusan rumah.",
    "Tim nasional menang dalam pertandingan terakhir.",
    "Presiden bertemu dengan para petani di desa itu.",
    "Perusahaan itu akan menjual sahamnya kepada publik.",
    "Banjir menutup jalan utama selama dua hari.",
    "Para dokter meminta warga tetap tenang.",
    "Ekspor negara itu turun ⟦1⟧ dibandingkan tahun lalu.",
    "Ia mengatakan tidak ada korban jiwa dalam kecelakaan tersebut.",
    "Parlemen menyetujui rancangan undang-undang itu.",
    "Kapal itu membawa bantuan makanan dan obat-obatan.",
    "Sekolah dibuka kembali setelah libur panjang.",
    "Para peneliti menemukan spesies baru di hutan.",
    "Pengadilan menolak permohonan mereka.",
    "Warga menunggu bantuan dari pemerintah.",
]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SUMMARIZER_CACHE", str(folder))
        yield folder


@pytest.fixture(scope="module")
def shipped(cache: Path) -> Engine:
    return load_engine(resolve("id", "en"))


@pytest.fixture(scope="module", params=["ctranslate2", "transformers"])
def tiny(request: pytest.FixtureRequest, cache: Path, tiny_marian: Path) -> Engine:
    return load_engine(resolve("id", "en", str(tiny_marian)), request.param, threads=1)


def test_the_shipped_model_translates(shipped: Engine) -> None:
    """What stands in any right translation, so that a broken conversion cannot pass."""
    texts = [best.text for best, *_ in shipped.translate(NEWS)]
    for number, words in {
        0: ["government will build", "toll road", "Sumatra"],
        3: ["Minister", "budget", "next year"],
        4: ["⟦1⟧", "⟦2⟧", "inistry"],
        8: ["The president met", "farmers"],
        16: ["School"],
    }.items():
        assert all(word in texts[number] for word in words), texts[number]


def test_a_translation_does_not_hang_on_what_stands_beside_it(shipped: Engine) -> None:
    """To the last bit of its score: padding would change it, and the words with it."""
    together = shipped.translate(NEWS, 4)
    assert [shipped.translate([sentence], 4)[0] for sentence in NEWS] == together


def test_both_engines_say_the_same_but_for_quantisation(shipped: Engine) -> None:
    reference = load_engine(resolve("id", "en"), "transformers", threads=1)
    expected, given = reference.translate(NEWS, 2), shipped.translate(NEWS, 2)
    same = sum(a[0].text == b[0].text for a, b in zip(expected, given, strict=True))
    assert same >= 12
    for a, b in zip(expected, given, strict=True):
        if a[0].text == b[0].text:
            assert a[0].score == pytest.approx(b[0].score, abs=0.1)


def test_a_translation_does_not_hang_on_its_neighbours(shipped: Engine) -> None:
    together = shipped.translate(NEWS)
    alone = [shipped.translate([sentence])[0] for sentence in NEWS[:5]]
    assert [best.text for best, *_ in together[:5]] == [best.text for best, *_ in alone]


def test_a_very_long_sentence_is_translated_part_by_part(shipped: Engine) -> None:
    sentence = ", dan ".join(sentence.rstrip(".") for sentence in NEWS * 3) + "."
    folder = Path(shipped.model.path)
    parts = cut(sentence, input_limit(folder), MarianTokenizer(folder).count, "id")
    assert len(parts) > 2
    ((best,),) = shipped.translate([sentence])
    translated = [of_part.text for of_part, *_ in shipped.translate(parts)]
    assert best.text == join(parts, translated, "en")


def test_n_best_lists(tiny: Engine) -> None:
    results = tiny.translate(["Harga beras naik.", "", "Menteri mengatakan"], 3)
    assert [len(result) for result in results] == [3, 1, 3]
    for result in results:
        scores = [hypothesis.score for hypothesis in result]
        assert scores == sorted(scores, reverse=True)
        assert all(score <= 0 for score in scores)
        assert not any("<pad>" in hypothesis.text for hypothesis in result)


@pytest.mark.parametrize("kind", ["ctranslate2", "transformers"])
def test_greedy_search_scores_too(cache: Path, tiny_marian: Path, kind: EngineKind) -> None:
    engine = load_engine(resolve("id", "en", str(tiny_marian)), kind, beam=1, threads=1)
    ((best,),) = engine.translate(["Harga beras naik."])
    assert best.score < 0


def test_odd_input_does_not_stop_it(tiny: Engine) -> None:
    odd = ["\ud800", "\u200b", "x" * 3000, "🙂" * 50, "\x00", "</s> <pad>"]
    assert len(tiny.translate(odd)) == len(odd)


def test_the_engine_names_its_model(tiny: Engine, tiny_marian: Path) -> None:
    assert tiny.model.path == str(tiny_marian)


@pytest.mark.parametrize("kind", ["ctranslate2", "transformers"])
def test_a_model_that_cannot_be_loaded(
    cache: Path, tiny_marian: Path, tmp_path: Path, kind: EngineKind
) -> None:
    folder = tmp_path / "broken"
    shutil.copytree(tiny_marian, folder)
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    (folder / "config.json").write_text(json.dumps({**config, "model_type": "no-such-type"}))
    with pytest.raises(ModelError) as error:
        load_engine(resolve("id", "en", str(folder)), kind)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("kind", ["ctranslate2", "transformers"])
@pytest.mark.parametrize("damage", [b"", b"\xff" * 64])
def test_damaged_weights_are_one_clear_error(
    cache: Path, tiny_marian: Path, tmp_path: Path, kind: EngineKind, damage: bytes
) -> None:
    copy = tmp_path / "damaged"
    shutil.copytree(tiny_marian, copy)
    (copy / "model.safetensors").write_bytes(damage)
    with pytest.raises(ModelError):
        load_engine(resolve("id", "en", str(copy)), kind)


def test_the_usual_path_imports_no_torch(cache: Path, tmp_path: Path) -> None:
    """Neither a first use, which converts, nor a second."""
    script = (
        "import sys\n"
        "from summarizer.registry import resolve\n"
        "from summarizer.translation.engines import load_engine\n"
        "print(load_engine(resolve('id', 'en')).translate(['Harga naik.'])[0][0].text)\n"
        "print(sorted({'torch', 'transformers'} & set(sys.modules)))\n"
    )
    environment = {**os.environ, "SUMMARIZER_CACHE": str(tmp_path / "cache")}
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, env=environment
        )
        assert done.stderr == ""
        assert done.stdout.splitlines()[-1] == "[]"


def test_transformers_is_silent(cache: Path, tiny_marian: Path) -> None:
    script = (
        "import sys\n"
        "from summarizer.registry import resolve\n"
        "from summarizer.translation.engines import load_engine\n"
        "engine = load_engine(resolve('id', 'en', sys.argv[1]), 'transformers', threads=1)\n"
        "engine.translate(['Harga beras naik.'], 2)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tiny_marian)], capture_output=True, text=True
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
