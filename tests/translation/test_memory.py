from __future__ import annotations

import dataclasses
import multiprocessing
import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest
from fakes import model_info  # type: ignore[import-not-found]

from summarizer.registry import resolve
from summarizer.translation.articles import load_translator
from summarizer.translation.engines import load_engine
from summarizer.translation.memory import Memory, Remembering, default_path
from summarizer.translation.model import Engine, Hypothesis, ModelInfo

SENTENCES = [
    "Pemerintah akan membangun jalan tol baru di pulau itu.",
    "Harga beras naik karena hujan tidak turun selama ⟦1⟧ bulan.",
    "",
    "Pemerintah akan membangun jalan tol baru di pulau itu.",
]


class Counting:
    """An engine that gives a text back and counts what it was asked."""

    def __init__(self, model: ModelInfo | None = None) -> None:
        self.model = model or model_info()
        self.asked: list[str] = []

    def translate(self, sentences: Sequence[str], n_best: int = 1) -> list[list[Hypothesis]]:
        self.asked += sentences
        return [
            [Hypothesis(f"{text}/{rank}", -0.1 - rank / 3) for rank in range(n_best)]
            for text in sentences
        ]


def remembering(
    path: Path, engine: Counting, beam: int = 4, warnings: list[str] | None = None
) -> Remembering:
    warn = (lambda _: None) if warnings is None else warnings.append
    return Remembering(engine, Memory(path, warn), "ctranslate2", beam)


def test_a_segment_is_translated_once_and_comes_back_to_the_bit(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "memory.sqlite"
    first, second = Counting(), Counting()
    given = remembering(path, first).translate(SENTENCES, 3)
    assert first.asked == [SENTENCES[0], SENTENCES[1], ""]
    assert given == Counting().translate(SENTENCES, 3)
    assert remembering(path, second).translate(SENTENCES, 3) == given
    assert second.asked == []


def test_another_model_beam_or_number_is_another_entry(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    remembering(path, Counting()).translate(SENTENCES[:1], 2)
    for changes in ({"sha256": "f00"}, {"revision": "2"}, {"id": "other"}):
        engine = Counting(dataclasses.replace(model_info(), **changes))
        remembering(path, engine).translate(SENTENCES[:1], 2)
        assert engine.asked == SENTENCES[:1]
    for beam, n_best in ((5, 2), (4, 1)):
        engine = Counting()
        assert len(remembering(path, engine, beam).translate(SENTENCES[:1], n_best)[0]) == n_best
        assert engine.asked == SENTENCES[:1]


def test_the_oldest_go_where_it_is_full(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "memory.sqlite", largest=200_000)
    engine = Remembering(Counting(), memory, "ctranslate2", 4)
    for start in range(0, 4_000, 100):
        engine.translate([f"kalimat nomor {number}" for number in range(start, start + 100)])
    assert (tmp_path / "memory.sqlite").stat().st_size < 400_000
    counting = Counting()
    again = Remembering(counting, memory, "ctranslate2", 4)
    again.translate(["kalimat nomor 3999"])
    assert counting.asked == []
    again.translate(["kalimat nomor 0"])
    assert counting.asked == ["kalimat nomor 0"]


@pytest.mark.parametrize("damage", [b"not a database" * 1000, None], ids=["header", "pages"])
def test_a_damaged_file_is_set_aside_with_one_warning(tmp_path: Path, damage: bytes | None) -> None:
    path = tmp_path / "memory.sqlite"
    many = [f"kalimat nomor {number}" for number in range(400)]
    engine = remembering(path, Counting())
    given = engine.translate(many)
    engine._memory.close()
    content = path.read_bytes()
    path.write_bytes(damage or content[:4096] + b"\xa5" * (len(content) - 4096))
    warnings: list[str] = []
    after = remembering(path, Counting(), warnings=warnings)
    assert after.translate(many) == given
    assert after.translate(many) == given
    assert len(warnings) == 1
    assert "begun anew" in warnings[0]
    assert (tmp_path / "memory.sqlite.damaged").exists()
    counting = Counting()
    remembering(path, counting).translate(many)
    assert set(counting.asked) <= set(many[:0] if damage else many)


def test_a_place_that_cannot_be_written_is_told_once_and_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    warnings: list[str] = []
    engine = remembering(tmp_path / "file" / "memory.sqlite", Counting(), warnings=warnings)
    for _ in range(2):
        assert engine.translate(SENTENCES) == Counting().translate(SENTENCES)
    assert len(warnings) == 1


def test_a_hit_that_is_no_list_of_hypotheses_is_translated_anew(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    remembering(path, Counting()).translate(SENTENCES)
    with sqlite3.connect(path) as db:
        db.execute("UPDATE segments SET hypotheses = x'00'")
    warnings: list[str] = []
    engine = remembering(path, Counting(), warnings=warnings)
    assert engine.translate(SENTENCES) == Counting().translate(SENTENCES)


def _fill(path: Path, start: int) -> None:
    engine = remembering(path, Counting())
    for number in range(start, start + 300):
        engine.translate([f"kalimat nomor {number}"])


def test_two_processes_share_a_file(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    Memory(path).close()
    context = multiprocessing.get_context("fork")
    processes = [context.Process(target=_fill, args=(path, start)) for start in (0, 200)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
        assert process.exitcode == 0
    counting = Counting()
    remembering(path, counting).translate([f"kalimat nomor {number}" for number in range(500)])
    assert counting.asked == []


def test_it_is_kept_in_the_cache_folder(model_cache: Path) -> None:
    assert default_path() == model_cache / "translations.sqlite"


def test_translations_are_the_same_with_and_without(
    tmp_path: Path, tiny_marian: Path, model_cache: Path
) -> None:
    models = {"id-en": str(tiny_marian)}
    memory = Memory(tmp_path / "memory.sqlite")

    def load(model: ModelInfo) -> Engine:
        return Remembering(load_engine(model, threads=1), memory, "ctranslate2", 4)

    lines = [text for text in SENTENCES if text]
    without = load_translator("id", "en", models=models).translate_lines(lines)
    for _ in range(2):
        assert load_translator("id", "en", models=models, load=load).translate_lines(lines) == (
            without
        )
    assert resolve("id", "en", str(tiny_marian)).sha256
