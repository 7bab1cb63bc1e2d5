from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from summarizer import registry
from summarizer.errors import ModelError
from summarizer.translation.lexicon import ROOT_TRUST, Lexicon

TRANSLATIONS = (
    "katak\t28\t80\tfrog:70:frogs\ttoad:12:\tamphibian",
    "gempa\t200\t82\tearthquak:70:earthquake\tquak:14:quake",
    "guncang\t20\t60\tshake:50:",
)
ENGLISH = ("frog\t29\t95", "earthquak\t140\t92", "ship\t180\t90")


@pytest.fixture
def lexicon() -> Lexicon:
    return Lexicon(TRANSLATIONS, ENGLISH, ("frog", "frogs", "the"))


def test_an_entry_has_renderings_likeliest_first(lexicon: Lexicon) -> None:
    entry = lexicon.entry("katak")
    assert entry is not None
    assert (entry.seen, entry.reliability) == (28, 0.8)
    assert [(r.stem, r.share, r.form) for r in entry.renderings] == [
        ("frog", 0.7, "frogs"),
        ("toad", 0.12, "toad"),
    ]
    assert entry.near == {"amphibian"}


def test_a_word_is_found_without_its_clitics(lexicon: Lexicon) -> None:
    assert lexicon.entry("kataknya") == lexicon.entry("katak")
    assert lexicon.entry("katak-katak") == lexicon.entry("katak")


def test_a_root_is_trusted_less_than_the_word(lexicon: Lexicon) -> None:
    entry = lexicon.entry("mengguncangkan")
    assert entry is not None
    assert entry.word == "guncang"
    assert entry.reliability == pytest.approx(0.6 * ROOT_TRUST)


def test_unknown_words_have_no_entry(lexicon: Lexicon) -> None:
    assert lexicon.entry("zebra") is None
    assert lexicon.reliability("zebra") == 0.0
    assert lexicon.reliability("ship") == 0.9


def test_a_damaged_table_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="get it anew"):
        Lexicon.load(tmp_path)
    (tmp_path / "translations.tsv.gz").write_bytes(gzip.compress(b"a\t1\t50\ta:1:\n" * 99)[:-12])
    with pytest.raises(ModelError, match="get it anew"):
        Lexicon.load(tmp_path)


def test_the_shipped_table_knows_common_and_rare_words() -> None:
    folder = registry.lexicon("id", "en")
    assert folder is not None
    lexicon = Lexicon.load(folder)
    for word, stem in (("gempa", "earthquak"), ("katak", "frog"), ("mengungsi", "flee")):
        entry = lexicon.entry(word)
        assert entry is not None
        assert stem in {rendering.stem for rendering in entry.renderings}
    assert lexicon.knows_english("frogs")
    assert not lexicon.knows_english("explosed")


def test_no_table_ships_for_other_pairs() -> None:
    assert registry.lexicon("id", "ja") is None
