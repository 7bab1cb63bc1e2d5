from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from summarizer import extractive, registry
from summarizer.abstractive import load_summarizer, summarize
from summarizer.abstractive.drafts import Repetition, likeness, nearest, sentences
from summarizer.abstractive.marian import MarianSummarizer
from summarizer.abstractive.ranked import MOST, ranked
from summarizer.article import Article, Document
from summarizer.errors import ModelError
from summarizer.pipeline import prepare

NEWS = (
    "Pemerintah Kabupaten Merapi membuka pasar ikan baru senilai Rp12,5 miliar di Pelabuhan "
    "Tanjung Sari, Selasa (4/3/2025). Bupati Dewi Lestari mengatakan pasar itu akan menampung "
    "340 pedagang yang selama ini berjualan di tepi jalan. Menurut dia, pembangunan pasar "
    "berlangsung selama 18 bulan. Para pedagang menyambut baik pembukaan pasar tersebut. "
    "Namun, sebagian pedagang mengeluhkan sewa kios yang naik 15 persen. Pemerintah daerah "
    "menjanjikan keringanan sewa selama enam bulan pertama."
)


def article(text: str = NEWS) -> Article:
    return prepare(Document("contoh.txt", "00", (text,)))


@pytest.fixture(scope="module")
def summarizer() -> MarianSummarizer:
    found = load_summarizer("marian-id-summary")
    assert isinstance(found, MarianSummarizer)
    return found


def test_the_model_that_ships_writes_what_the_article_says(summarizer: MarianSummarizer) -> None:
    made = article()
    scores = extractive.score(made).tolist()
    drafted = summarizer.draft(made, scores)
    assert 1 < len(drafted) < len(made.sentences)
    figures = set(re.findall(r"\d+", NEWS))
    for draft in drafted:
        assert draft.text[-1] in '.!?"'
        assert "⟦" not in draft.text
        assert likeness(draft.text, made.sentences[draft.sentence].text) > 0.5
        assert figures.issuperset(re.findall(r"\d+", draft.text))
    assert drafted == summarizer.draft(made, scores)


def test_the_summary_names_its_model_and_its_sentences(summarizer: MarianSummarizer) -> None:
    made = article()
    scores = extractive.score(made).tolist()
    summary = summarize(made, scores, [0, 1], summarizer)
    assert summary.model.id == "marian-id-summary"
    assert summary.model.licence == "non-commercial-evaluation"
    assert len(summary.model.sha256 or "") == 64
    assert not summary.fallback
    assert all(statement.sentences for statement in summary.statements)


def test_nothing_to_say_is_an_empty_draft(summarizer: MarianSummarizer) -> None:
    made = article("Warga desa menyambut pembukaan jembatan itu.")
    assert summarizer.draft(made, [0.0]) == []


def test_pieces_that_the_input_lacks_are_not_written(tmp_path: Path) -> None:
    folder = tmp_path / "narrow"
    shutil.copytree(registry.resolve("id", "id", "marian-id-summary").path, folder)
    pieces = ["▁Bupati", "▁pasar", "▁ikan", "."]
    (folder / "vmap.txt").write_text("\t" + " ".join(pieces) + "\n", "utf-8")
    narrow = load_summarizer(str(folder))
    made = article()
    written = " ".join(item.text for item in narrow.draft(made, [0.9] * len(made.sentences)))
    assert written
    assert set(written.lower().replace(".", "").split()) <= {"bupati", "pasar", "ikan"}


def test_a_model_that_cannot_be_run_is_one_line(tmp_path: Path) -> None:
    folder = tmp_path / "torn"
    shutil.copytree(registry.resolve("id", "id", "marian-id-summary").path, folder)
    (folder / "model.safetensors").write_bytes(b"torn")
    with pytest.raises(ModelError) as caught:
        load_summarizer(str(folder))
    assert "\n" not in str(caught.value)


def test_the_input_has_the_ranks_of_salience_in_reading_order() -> None:
    made = article()
    scores = [0.5, 0.9, 0.1, 0.2, 0.3, 0.4]
    text, indexes = ranked(made, scores, lambda text: len(text.split()), 60)
    assert indexes == tuple(sorted(indexes))
    first = [text.index(f"⟦{place}⟧") for place in range(1, len(indexes) + 1)]
    assert text[first[0] :].startswith(f"⟦1⟧ {made.sentences[1].text}")
    assert text.startswith(f"⟦2⟧ {made.sentences[0].text}")
    assert sum(len(made.sentences[i].text.split()) + 2 for i in indexes) <= 60
    everything, all_of_it = ranked(article(NEWS + " " + NEWS), [0.5] * 12, len, 10**6)
    assert len(all_of_it) == MOST
    assert ranked(made, [0.0] * 6, len) == ("", ())
    assert everything.count("⟦") == MOST


def test_what_a_model_wrote_becomes_sentences() -> None:
    assert sentences("pasar itu dibuka. Warga senang. Bupati yang") == [
        "Pasar itu dibuka.",
        "Warga senang.",
    ]
    assert sentences("Warga senang") == ["Warga senang."]
    assert sentences("") == []


def test_a_draft_belongs_to_the_sentence_it_is_most_like() -> None:
    made = article()
    assert nearest("Pasar itu menampung 340 pedagang.", made, range(6)) == 1
    assert nearest("Pasar itu menampung 340 pedagang.", made, [0, 4]) in (0, 4)
    assert likeness("a b", "b a") == 1
    assert likeness("a", "") == 0


def test_repetition_is_of_words_and_of_what_was_said() -> None:
    made = article()
    repetition = Repetition(made)
    assert repetition.of("pasar " * 8 + "ikan.")
    assert repetition.of("Jembatan itu diresmikan oleh oleh oleh Bupati Dewi Lestari.")
    told = "Bupati Dewi Lestari mengatakan pasar itu menampung pedagang."
    assert not repetition.of(told)
    repetition.say(told)
    assert repetition.of("Pasar itu menampung pedagang, Bupati Dewi Lestari mengatakan pasar itu.")
    assert not repetition.of("Para pedagang menyambut baik pembukaan pasar tersebut.")
