"""`summarize models`: what it prints, and with which exit status it ends."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hubserver import COMMIT, Hub, pickle_weights  # type: ignore[import-not-found]

from summarizer import registry
from summarizer.cli import main
from summarizer.hub import store

Run = Callable[..., tuple[int, str, str]]
CARD = """---
direction: id-en
license: mit
revision: "3"
slots: true
model-index:
  - name: tiny
    results:
      - dataset: {name: some set, type: x}
        metrics: [{type: bleu, name: BLEU, value: 12.5}, {type: broken}]
---

# A tiny model

What it is bad at: everything.
"""


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def invoke(*args: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as stop:
            main(["models", *args])
        captured = capsys.readouterr()
        return int(stop.value.code or 0), captured.out, captured.err

    return invoke


@pytest.fixture
def ships(hub: Hub, tiny_marian: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The one model that ships, in a folder of this test."""
    folder = tmp_path / "ships" / "tiny-id-en"
    shutil.copytree(tiny_marian, folder)
    (folder / "README.md").write_text(CARD, encoding="utf-8")
    import hashlib

    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n"
        for path in sorted(folder.iterdir())
        if path.name != "README.md"
    ]
    (folder / "SHA256SUMS").write_text("".join(lines))
    monkeypatch.setattr(registry, "_shipped_folders", lambda: (folder,))
    return folder


def test_list_has_the_three_kinds(run: Run, ships: Path, hub: Hub, tiny_marian: Path) -> None:
    hub.add("someone/tiny", tiny_marian, "cc-by-nc-4.0")
    assert run("pull", "someone/tiny")[0] == 0
    status, out, _ = run("list", "--json")
    assert status == 0
    listed = {entry["id"]: entry for entry in json.loads(out)}
    ours, pulled = listed["tiny-id-en"], listed["someone/tiny"]
    assert (ours["where"], ours["source"], ours["target"], ours["slots"]) == (
        "shipped", "id", "en", True,
    )  # fmt: skip
    assert ours["scores"] == [
        {"set": "some set", "metric": "BLEU", "value": 12.5, "source": "its card"}
    ]
    assert (pulled["where"], pulled["commercial"], pulled["revision"]) == ("cached", False, COMMIT)
    assert pulled["bytes"] == sum(path.stat().st_size for path in tiny_marian.iterdir())
    assert listed["Helsinki-NLP/opus-mt-id-en"]["where"] == "known"
    text = run("list")[1]
    for word in ("id→en", "NOT for commercial use", "some set: BLEU 12.5 (its card)", "slots"):
        assert word in text


def test_show_prints_the_card(run: Run, ships: Path) -> None:
    status, out, _ = run("show", "tiny-id-en")
    assert status == 0
    assert "What it is bad at" in out
    assert "model-index" not in out
    assert json.loads(run("show", "tiny-id-en", "--json")[1])["card"].startswith("# A tiny model")
    assert "NOT for commercial use" in run("show", "xlsum")[1]


def test_show_of_nothing(run: Run, ships: Path) -> None:
    status, out, err = run("show", "nothing")
    assert (status, out) == (2, "")
    assert err.count("\n") == 1


def test_pull_prints_where_the_model_is(
    run: Run, ships: Path, hub: Hub, tiny_marian: Path, tmp_path: Path
) -> None:
    hub.add("someone/old", pickle_weights(tiny_marian, tmp_path / "old"), "mit")
    status, out, err = run("pull", "someone/old")
    assert (status, out) == (2, "")
    assert "--allow-pickle someone/old" in err
    status, out, err = run("pull", "someone/old", "--allow-pickle", "someone/old")
    assert status == 0
    identifier, revision, path = out.split()
    assert (identifier, revision) == ("someone/old", COMMIT)
    assert (Path(path) / "model.safetensors").is_file()
    assert "licence mit" in err


@pytest.mark.parametrize("way", ["option", "environment"])
def test_pull_is_refused_offline(
    run: Run, hub: Hub, tiny_marian: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub.add("someone/tiny", tiny_marian)
    if way == "environment":
        monkeypatch.setenv("SUMMARIZER_OFFLINE", "1")
    status, out, err = run("pull", "someone/tiny", *(["--offline"] if way == "option" else []))
    assert (status, out) == (2, "")
    assert "--offline" in err
    assert hub.requests == []


def test_verify_finds_nothing(run: Run, ships: Path, hub: Hub, tiny_marian: Path) -> None:
    hub.add("someone/tiny", tiny_marian, "mit")
    run("pull", "someone/tiny")
    status, out, _ = run("verify", "--json")
    reports = json.loads(out)
    assert [report["id"] for report in reports] == ["tiny-id-en", "someone/tiny"]
    assert [check["name"] for check in reports[0]["checks"]] == ["digests", "runs", "engines agree"]
    assert all(report["passed"] for report in reports), reports
    assert status == 0


@pytest.mark.parametrize("kind", ["tiny_mt5", "tiny_bart"])
def test_summarisers_are_converted_and_run(
    run: Run, ships: Path, hub: Hub, kind: str, request: pytest.FixtureRequest, model_cache: Path
) -> None:
    hub.add("someone/summary", request.getfixturevalue(kind), "cc-by-nc-sa-4.0")
    status, _, err = run("pull", "someone/summary")
    assert status == 0
    assert "NON-COMMERCIAL" in err
    assert "cannot" not in err
    assert len(list((model_cache / "ctranslate2").glob("summary-*/model.bin"))) == 1
    status, out, _ = run("verify", "someone/summary")
    assert status == 0, out
    assert "ok  engines agree" in out


def test_verify_notices_a_changed_file(run: Run, ships: Path) -> None:
    (ships / "vocab.json").write_text("{}")
    status, out, _ = run("verify")
    assert status == 1
    assert "BAD digests: vocab.json was changed" in out


def test_verify_notices_a_missing_file(run: Run, ships: Path, hub: Hub, tiny_marian: Path) -> None:
    hub.add("someone/tiny", tiny_marian)
    run("pull", "someone/tiny")
    note = store.pulled_models()[0]
    (Path(note.path) / "vocab.json").unlink()
    status, out, _ = run("verify", "someone/tiny")
    assert status == 1
    assert "vocab.json is missing" in out


def test_verify_notices_engines_that_differ(
    run: Run, ships: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from summarizer.translation.ctranslate2_engine import CTranslate2Engine
    from summarizer.translation.model import Hypothesis

    monkeypatch.setattr(
        CTranslate2Engine, "translate", lambda *_: [[Hypothesis("something else", 0)]]
    )
    status, out, _ = run("verify")
    assert status == 1
    assert "BAD engines agree: CTranslate2 gives 'something else'" in out


def test_verify_of_what_is_not_here(run: Run, ships: Path) -> None:
    status, _, err = run("verify", "xlsum")
    assert status == 2
    assert "xlsum is not on this machine" in err


def test_nothing_but_pull_connects(
    run: Run, ships: Path, hub: Hub, tiny_marian: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub.add("someone/tiny", tiny_marian, "mit")
    run("pull", "someone/tiny")

    def refused(*_: object, **__: object) -> None:
        raise AssertionError("opened a connection")

    monkeypatch.setattr("socket.socket.connect", refused)
    monkeypatch.setattr("socket.getaddrinfo", refused)
    for command in (["list"], ["show", "someone/tiny"], ["verify", "someone/tiny"]):
        assert run(*command)[0] == 0, command


def test_a_damaged_note_is_one_line(run: Run, ships: Path) -> None:
    store.folder().mkdir(parents=True)
    (store.folder() / "a--b.json").write_text("{")
    status, _, err = run("list")
    assert status == 2
    assert "pull the model anew" in err
    assert "\n" not in err.rstrip("\n")
