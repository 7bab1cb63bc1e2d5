from __future__ import annotations

import tomllib
from importlib import resources
from pathlib import Path

import pytest

from summarizer.errors import ModelError
from summarizer.hub.catalogue import Score, allows_commercial_use, catalogue, find, user_file


@pytest.fixture
def own_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Path of the user's list, in a config folder of this test."""
    monkeypatch.setenv("SUMMARIZER_CONFIG", str(tmp_path))
    return user_file()


@pytest.mark.parametrize(
    ("licence", "allowed"),
    [
        ("apache-2.0", True),
        ("MIT", True),
        ("cc-by-sa-4.0", True),
        ("cc-by-nc-sa-4.0", False),
        ("cc-by-nc-4.0", False),
        ("non-commercial-evaluation", False),
        ("noncommercial", False),
        ("other", None),
        ("unknown", None),
        ("cc-by-nd-4.0", None),
    ],
)
def test_commercial_use(licence: str, allowed: bool | None) -> None:
    assert allows_commercial_use(licence) is allowed


def test_every_built_in_entry_is_whole(own_list: Path) -> None:
    text = resources.files("summarizer").joinpath("data/models.toml").read_text(encoding="utf-8")
    entries = tomllib.loads(text)["model"]
    known = catalogue()
    assert list(known) == [entry["id"] for entry in entries]
    names = [name for entry in known.values() for name in entry.names]
    assert len(set(names)) == len(names)
    for entry in known.values():
        assert entry.licence != "unknown"
        assert entry.source in ("id", "en")
        assert all(len(digest) == 64 for digest in entry.sha256.values())
        assert all(score.source for score in entry.scores)


def test_the_names_the_documentation_promises(own_list: Path) -> None:
    found = {name: find(name) for name in ("id-en", "en-ja", "summary", "xlsum", "fugumt-en-ja")}
    assert {name: entry.id for name, entry in found.items() if entry} == {
        "id-en": "Helsinki-NLP/opus-mt-id-en",
        "en-ja": "Mitsua/elan-mt-bt-en-ja",
        "summary": "LazarusNLP/IndoNanoT5-base-IndoSum",
        "xlsum": "csebuetnlp/mT5_multilingual_XLSum",
        "fugumt-en-ja": "staka/fugumt-en-ja",
    }
    assert find("nobody/nothing") is None


def test_a_users_list_adds_and_replaces(own_list: Path) -> None:
    own_list.write_text(
        """
        [[model]]
        id = "us/ours"
        names = ["id-en"]
        source = "id"
        target = "en"
        licence = "mit"
        scores = [{set = "ours", metric = "BLEU", value = 31, source = "us"}]

        [[model]]
        id = "staka/fugumt-en-ja"
        source = "en"
        target = "ja"
        licence = "cc-by-sa-4.0"
        revision = "main"
        """
    )
    ours = find("id-en")
    assert ours is not None
    assert (ours.id, ours.revision, ours.task) == ("us/ours", "main", "translation")
    assert ours.scores == (Score("ours", "BLEU", 31, "us"),)
    assert catalogue()["staka/fugumt-en-ja"].revision == "main"
    assert "Helsinki-NLP/opus-mt-id-en" in catalogue()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[model]", "not TOML"),
        ('[[model]]\nsource = "id"\ntarget = "en"', "no 'id'"),
        ('[[model]]\nid = "a/b"\nsource = "id"', "no 'target'"),
        ('[[model]]\nid = "a/b"\nsource = "id"\ntarget = "en"\nmegabyte = 3', "megabyte"),
        ('[[model]]\nid = "a/b"\nsource = "id"\ntarget = "en"\ntask = "chat"', "task"),
        ('[[model]]\nid = "a/b"\nsource = "id"\ntarget = "en"\nweights = "onnx"', "weights"),
        ('[model]\nid = "a/b"', r"\[\[model\]\]"),
    ],
)
def test_a_malformed_list_is_one_line(own_list: Path, text: str, message: str) -> None:
    own_list.write_text(text)
    with pytest.raises(ModelError, match=message) as error:
        catalogue()
    assert str(own_list) in str(error.value)
    assert "\n" not in str(error.value)
