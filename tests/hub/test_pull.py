"""`models pull` against a hub on loopback: what comes, what is refused, what a bad line does."""

from __future__ import annotations

import importlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hubserver import COMMIT, Hub, pickle_weights  # type: ignore[import-not-found]
from huggingface_hub import constants
from safetensors.numpy import load_file

from summarizer.errors import ModelError
from summarizer.hub import store
from summarizer.hub.pull import pull
from summarizer.hub.store import Pulled
from summarizer.registry import resolve
from summarizer.translation.engines import load_engine

Pull = Callable[..., tuple[Pulled, list[str]]]


@pytest.fixture
def get(hub: Hub) -> Pull:
    def run(name: str, **options: object) -> tuple[Pulled, list[str]]:
        said: list[str] = []
        return pull(name, said.append, **options), said  # type: ignore[arg-type]

    return run


def test_only_what_is_needed_comes(hub: Hub, get: Pull, tiny_marian: Path, tmp_path: Path) -> None:
    folder = tmp_path / "full"
    shutil.copytree(tiny_marian, folder)
    for name in ("tf_model.h5", "pytorch_model.bin", "training_args.bin", "script.py"):
        (folder / name).write_bytes(b"not needed")
    hub.add("someone/tiny", folder, "apache-2.0")
    pulled, said = get("someone/tiny")
    # source.spm and target.spm are one blob here, which comes once.
    names = {path.name for path in tiny_marian.iterdir()}
    assert {*hub.fetched(), "source.spm", "target.spm"} == names
    assert (pulled.revision, pulled.asked, pulled.licence) == (COMMIT, "main", "apache-2.0")
    assert said[0].startswith("someone/tiny at 0123456789ab: 0.5 MB, licence apache-2.0")
    assert not any("warning" in line for line in said)


def test_what_was_pulled_translates_without_a_connection(
    hub: Hub, get: Pull, tiny_marian: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub.add("someone/tiny", tiny_marian, "mit")
    get("someone/tiny")
    asked = len(hub.requests)
    model = resolve("id", "en", "someone/tiny")
    assert (model.id, model.revision, model.licence) == ("someone/tiny", COMMIT, "mit")
    ours = load_engine(model).translate(["Harga beras naik."])[0][0].text
    assert (
        ours
        == load_engine(resolve("id", "en", str(tiny_marian)))
        .translate(["Harga beras naik."])[0][0]
        .text
    )
    assert len(hub.requests) == asked


def test_a_second_pull_fetches_nothing(hub: Hub, get: Pull, tiny_marian: Path) -> None:
    hub.add("someone/tiny", tiny_marian)
    first, _ = get("someone/tiny")
    hub.requests.clear()
    again, _ = get("someone/tiny")
    assert again == first
    assert hub.fetched() == []


def test_a_known_name_brings_its_revision_and_warning(
    hub: Hub, get: Pull, tiny_marian: Path
) -> None:
    hub.add("Helsinki-NLP/opus-mt-en-jap", tiny_marian)
    pulled, said = get("opus-mt-en-jap")
    assert pulled.id == "Helsinki-NLP/opus-mt-en-jap"
    assert pulled.asked == "26a3b39588a5ed011468de670c1b7c02a535cdee"
    assert hub.requests[0][1].endswith(f"/revision/{pulled.asked}")
    assert any("Bible" in line for line in said)


def test_a_digest_of_the_catalogue_must_fit(hub: Hub, get: Pull, tiny_marian: Path) -> None:
    hub.add("Mitsua/elan-mt-bt-en-ja", tiny_marian)
    with pytest.raises(ModelError, match=r"model\.safetensors is not the file that the catalogue"):
        get("en-ja")
    assert store.load("Mitsua/elan-mt-bt-en-ja") is None


def test_a_licence_nobody_stated_is_said_to_be_unknown(
    hub: Hub, get: Pull, tiny_marian: Path
) -> None:
    hub.add("someone/tiny", tiny_marian)
    pulled, said = get("someone/tiny")
    assert pulled.licence == "unknown"
    assert any("not known" in line for line in said)


def test_pickle_is_refused_unless_it_is_named(
    hub: Hub, get: Pull, tiny_marian: Path, tmp_path: Path
) -> None:
    hub.add("someone/old", pickle_weights(tiny_marian, tmp_path / "old"), "mit")
    for allowed in ((), ("someone/else",)):
        with pytest.raises(ModelError, match="--allow-pickle someone/old"):
            get("someone/old", allow_pickle=allowed)
    assert hub.fetched() == []
    pulled, _ = get("someone/old", allow_pickle=("someone/old",))
    assert "pytorch_model.bin" not in pulled.files
    ours, theirs = (
        load_file(Path(folder) / "model.safetensors") for folder in (pulled.path, tiny_marian)
    )
    assert sorted(ours) == sorted(theirs)
    assert all((ours[name] == theirs[name]).all() for name in theirs)
    model = resolve("id", "en", "someone/old")
    assert model.revision == COMMIT
    assert load_engine(model).translate(["Harga beras naik."])[0][0].text


class Trap:
    """What a pickle can do to whoever opens it."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[str, ...]]:
        return importlib.import_module, (self.path,)


def test_a_pickle_that_runs_code_does_not(
    hub: Hub, get: Pull, tiny_marian: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import torch

    (tmp_path / "sprung_trap.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w').close()")
    monkeypatch.syspath_prepend(str(tmp_path))
    folder = pickle_weights(tiny_marian, tmp_path / "bad")
    torch.save({"model.shared.weight": Trap("sprung_trap")}, folder / "pytorch_model.bin")
    hub.add("someone/bad", folder)
    with pytest.raises(ModelError, match="holds more than weights") as error:
        get("someone/bad", allow_pickle=("someone/bad",))
    assert "\n" not in str(error.value)
    assert not (tmp_path / "ran").exists()
    assert store.load("someone/bad") is None
    assert list(store.folder().rglob("*.safetensors")) == []


def test_a_dropped_line_is_taken_up_where_it_broke(hub: Hub, get: Pull, tiny_marian: Path) -> None:
    hub.add("someone/tiny", tiny_marian)
    hub.faults = {"model.safetensors": ["cut"]}
    get("someone/tiny")
    ranges = [r for _, path, r in hub.requests if path.endswith("model.safetensors") and r]
    half = (tiny_marian / "model.safetensors").stat().st_size // 2
    assert ranges == [f"bytes={half // 1000 * 1000}-"]


def test_a_later_pull_fetches_what_the_first_did_not(
    hub: Hub, get: Pull, tiny_marian: Path
) -> None:
    hub.add("someone/tiny", tiny_marian)
    hub.faults = {"vocab.json": ["404"]}
    with pytest.raises(ModelError, match="the files that came are kept"):
        get("someone/tiny")
    hub.requests.clear()
    get("someone/tiny")
    assert "vocab.json" in hub.fetched()
    assert "config.json" not in hub.fetched()


def test_a_slow_line_is_waited_for(hub: Hub, get: Pull, tiny_marian: Path) -> None:
    hub.add("someone/tiny", tiny_marian)
    hub.faults = {"model.safetensors": ["slow"]}
    pulled, _ = get("someone/tiny")
    assert pulled.complete()


def test_a_line_that_stalls_is_tried_again(
    hub: Hub, get: Pull, tiny_marian: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(constants, "HF_HUB_DOWNLOAD_TIMEOUT", 0.5)
    hub.add("someone/tiny", tiny_marian)
    hub.faults = {"model.safetensors": ["stall"]}
    pulled, _ = get("someone/tiny")
    assert pulled.complete()
    assert any(r for _, path, r in hub.requests if path.endswith("model.safetensors"))


@pytest.mark.parametrize("where", ["api", "model.safetensors"])
def test_a_server_error_that_passes(hub: Hub, get: Pull, tiny_marian: Path, where: str) -> None:
    hub.add("someone/tiny", tiny_marian)
    hub.faults = {where: ["500"]}
    pulled, _ = get("someone/tiny")
    assert pulled.complete()


def test_a_server_error_that_stays(hub: Hub, get: Pull, tiny_marian: Path) -> None:
    hub.add("someone/tiny", tiny_marian)
    hub.faults = {"api": ["500"] * 50}
    with pytest.raises(ModelError, match=r"could not be fetched.*500") as error:
        get("someone/tiny")
    assert "\n" not in str(error.value)


def test_a_truncated_file_is_not_taken(hub: Hub, get: Pull, tiny_marian: Path) -> None:
    hub.add("someone/tiny", tiny_marian)
    hub.faults = {"model.safetensors": ["short"] * 50}
    with pytest.raises(ModelError, match="could not be fetched"):
        get("someone/tiny")
    assert store.load("someone/tiny") is None
    hub.faults = {}
    assert get("someone/tiny")[0].complete()


@pytest.mark.parametrize("name", ["model.safetensors", "vocab.json"])
def test_a_tampered_file_is_noticed_and_deleted(
    hub: Hub, get: Pull, tiny_marian: Path, name: str
) -> None:
    hub.add("someone/tiny", tiny_marian)
    hub.faults = {name: ["tamper"]}
    with pytest.raises(ModelError, match=f"{name} is not the file that the hub lists"):
        get("someone/tiny")
    assert store.load("someone/tiny") is None
    pulled, _ = get("someone/tiny")
    assert (Path(pulled.path) / name).read_bytes() == (tiny_marian / name).read_bytes()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("someone/absent", "is not on the hub"),
        ("no-such-name", "no model is known as 'no-such-name'; write an id.*id-en"),
    ],
)
def test_a_model_that_is_not_there(hub: Hub, get: Pull, name: str, message: str) -> None:
    with pytest.raises(ModelError, match=message):
        get(name)


def test_no_server_at_all(get: Pull, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    with pytest.raises(ModelError, match="could not be fetched") as error:
        get("someone/tiny")
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("missing", ["config.json", "model.safetensors"])
def test_a_repository_that_is_no_model(
    hub: Hub, get: Pull, tiny_marian: Path, missing: str
) -> None:
    hub.add("someone/tiny", tiny_marian)
    del hub.repositories["someone/tiny"][missing]
    with pytest.raises(ModelError, match="someone/tiny has no"):
        get("someone/tiny")
    assert hub.fetched() == []
