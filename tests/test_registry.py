from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest
from huggingface_hub import constants

from summarizer import registry
from summarizer.errors import ModelError
from summarizer.registry import front_matter, input_limit, resolve, route, shipped

CARD = """---
language: [id, en]
direction: {direction}
license: other
license_name: for-tests
revision: "7"
slots: true
max_source_tokens: 33
---

# A model
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tiny_marian: Path) -> Path:
    """A folder of shipped models: id→en and en→ja."""
    for direction in ("id-en", "en-ja"):
        folder = tmp_path / f"marian-{direction}"
        shutil.copytree(tiny_marian, folder)
        (folder / "README.md").write_text(CARD.format(direction=direction), encoding="utf-8")
    folders = tuple(sorted(tmp_path.glob("marian-*")))
    monkeypatch.setattr(registry, "_shipped_folders", lambda: folders)
    return tmp_path


def test_a_card_is_read(home: Path) -> None:
    info = resolve("id", "en")
    weights = (home / "marian-id-en" / "model.safetensors").read_bytes()
    assert info.id == "marian-id-en"
    assert (info.source, info.target, info.slots) == ("id", "en", True)
    assert (info.licence, info.revision) == ("for-tests", "7")
    assert info.sha256 == hashlib.sha256(weights).hexdigest()
    assert input_limit(Path(info.path)) == 33


def test_what_ships_is_listed_and_found_by_name(home: Path) -> None:
    assert [info.id for info in shipped()] == ["marian-en-ja", "marian-id-en"]
    assert resolve("en", "ja", "marian-en-ja").target == "ja"


def test_a_route_goes_by_way_of_english(home: Path) -> None:
    assert [info.id for info in route("id", "ja")] == ["marian-id-en", "marian-en-ja"]
    assert [info.id for info in route("id", "en")] == ["marian-id-en"]


def test_a_model_for_the_whole_way_wins(home: Path, tiny_marian: Path) -> None:
    legs = route("id", "ja", {"id-ja": str(tiny_marian)})
    assert [(info.source, info.target) for info in legs] == [("id", "ja")]


def test_no_route_says_what_there_is(home: Path) -> None:
    with pytest.raises(ModelError, match=r"ja→id.*marian-en-ja en→ja, marian-id-en id→en") as error:
        route("ja", "id")
    assert "\n" not in str(error.value)


def test_a_model_that_goes_another_way_is_refused(home: Path) -> None:
    with pytest.raises(ModelError, match="marian-en-ja translates en→ja, not id→en"):
        resolve("id", "en", "marian-en-ja")


def test_a_folder_without_a_card_goes_the_way_it_is_asked_to(tiny_marian: Path) -> None:
    info = resolve("en", "id", str(tiny_marian))
    assert (info.source, info.target) == ("en", "id")
    assert (info.licence, info.revision, info.slots) == ("unknown", "unknown", False)


@pytest.mark.parametrize("name", ["pytorch_model.bin", "model.pt", "weights.pkl", "tf_model.h5"])
def test_pickle_is_refused(tiny_marian: Path, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "pickled"
    shutil.copytree(tiny_marian, folder)
    (folder / "model.safetensors").rename(folder / name)
    with pytest.raises(ModelError, match=f"{name}.*refused"):
        resolve("id", "en", str(folder))


def test_a_folder_that_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"no config\.json"):
        resolve("id", "en", str(tmp_path))
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(ModelError, match="no weights"):
        resolve("id", "en", str(tmp_path))


def test_an_unknown_name(home: Path) -> None:
    with pytest.raises(ModelError, match=r"'marian-xx'.*marian-id-en"):
        resolve("id", "en", "marian-xx")


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache of the hub; nothing is fetched, or the test fails."""

    def no_network(*_args: object, **_options: object) -> None:
        raise AssertionError("asked the network")

    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "hub"))
    monkeypatch.setattr("socket.socket.connect", no_network)
    return tmp_path / "hub"


def test_a_hub_model_in_the_cache_is_found(hub: Path, tiny_marian: Path) -> None:
    commit = "0123456789abcdef0123456789abcdef01234567"
    repository = hub / "models--someone--tiny"
    shutil.copytree(tiny_marian, repository / "snapshots" / commit)
    (repository / "refs").mkdir()
    (repository / "refs" / "main").write_text(commit)
    info = resolve("id", "en", "someone/tiny")
    assert (info.id, info.revision) == ("someone/tiny", commit)


def test_a_known_model_brings_its_direction_and_revision(hub: Path, tiny_marian: Path) -> None:
    commit = "89abcdef0123456789abcdef0123456789abcdef"
    repository = hub / "models--Helsinki-NLP--opus-mt-id-en"
    shutil.copytree(tiny_marian, repository / "snapshots" / commit)
    (repository / "refs" / "refs" / "pr").mkdir(parents=True)
    (repository / "refs" / "refs" / "pr" / "1").write_text(commit)
    info = resolve("id", "en", "Helsinki-NLP/opus-mt-id-en")
    assert (info.licence, info.revision) == ("apache-2.0", commit)
    with pytest.raises(ModelError, match="id→en, not en→ja"):
        resolve("en", "ja", "Helsinki-NLP/opus-mt-id-en")


def test_a_hub_model_that_was_not_downloaded(hub: Path) -> None:
    with pytest.raises(ModelError, match="summarize models pull someone/else"):
        resolve("id", "en", "someone/else")


@pytest.mark.parametrize("text", ["", "# No head", "---\nnot closed", "---\n- a list\n---\n"])
def test_a_card_without_a_head_says_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / "README.md").write_text(text)
    assert front_matter(tmp_path / "README.md") == {}


def test_a_head_that_is_not_yaml(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("---\na: [\n---\n")
    with pytest.raises(ModelError, match="not YAML") as error:
        front_matter(tmp_path / "README.md")
    assert "\n" not in str(error.value)


def test_the_shipped_model_is_complete() -> None:
    info = resolve("id", "en")
    folder = Path(info.path)
    assert info.slots
    assert info.licence == "non-commercial-evaluation"
    sums = (folder / "SHA256SUMS").read_text(encoding="ascii").split("\n")
    listed = dict(reversed(line.split("  ", 1)) for line in sums if line)
    assert set(listed) >= {"model.safetensors", "vocab.json", "source.spm", "target.spm"}
    for name, digest in listed.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest, name
