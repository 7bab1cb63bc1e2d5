"""Defaults: which place wins, what a file may hold, and what the commands make of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from summarizer.cli import main
from summarizer.config import FILE, KEYS, built_in, default_map, effective
from summarizer.errors import UsageError

ECONOMY = str(Path(__file__).resolve().parent.parent / "examples" / "ekonomi.txt")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project's file; the working folder is its folder, and there is a user's file beside."""
    (tmp_path / "project").mkdir()
    (tmp_path / "user").mkdir()
    monkeypatch.chdir(tmp_path / "project")
    monkeypatch.setenv("SUMMARIZER_CONFIG", str(tmp_path / "user"))
    return tmp_path / "project" / FILE


@pytest.fixture
def user(project: Path) -> Path:
    return project.parent.parent / "user" / FILE


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    def invoke(*args: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as stop:
            main(list(args))
        captured = capsys.readouterr()
        return int(stop.value.code or 0), captured.out, captured.err

    return invoke


def digest(run: Callable[..., tuple[int, str, str]], *args: str) -> dict[str, object]:
    status, out, err = run(*args, ECONOMY)
    assert status == 0, err
    settings: dict[str, object] = json.loads(out)["settings"]
    return settings


def test_each_place_wins_over_the_next(
    project: Path, user: Path, monkeypatch: pytest.MonkeyPatch, run: Callable[..., object]
) -> None:
    def count() -> tuple[object, str]:
        found = effective()["count"]
        return found.value, found.origin.split(":")[0]

    assert count() == (None, "built-in")
    user.write_text('count = 5\nformat = "json"\nlanguages = ["id"]')
    assert count() == (5, "user")
    assert digest(run, "digest")["count"] == 5
    project.write_text("count = 4")
    assert count() == (4, "project")
    assert digest(run, "digest")["count"] == 4
    monkeypatch.setenv("SUMMARIZER_COUNT", "3")
    assert count() == ("3", "environment")
    assert digest(run, "digest")["count"] == 3
    assert digest(run, "digest", "-n", "2")["count"] == 2


def test_every_key_reaches_the_command(project: Path, run: Callable[..., object]) -> None:
    project.write_text(
        'languages = ["id"]\nratio = 0.2\nsummary = "extractive"\nformat = "json"\n'
        'engine = "transformers"\nglossary = "terms.csv"\noffline = false\nshow_pivot = true\n'
        '[models]\nid-en = "someone/else"\nen-ja = "./here"\n'
    )
    (project.parent / "terms.csv").write_text("id,en,ja\n")
    made = digest(run)
    assert made == {
        "languages": ["id"],
        "count": None,
        "ratio": 0.2,
        "summary": "extractive",
        "engine": "transformers",
        "models": {"id-en": "someone/else", "en-ja": str(project.parent / "here")},
        "glossary": str(project.parent / "terms.csv"),
        "beam": made["beam"],
        "show_pivot": True,
    }
    assert digest(run, "--model", "id-en=other/one")["models"] == {
        "id-en": "other/one",
        "en-ja": str(project.parent / "here"),
    }


def test_models_of_both_files_add_up(project: Path, user: Path) -> None:
    user.write_text('[models]\nid-en = "a/user"\nen-ja = "b/user"')
    project.write_text('[models]\nid-en = "a/project"')
    assert effective()["models"].value == {"id-en": "a/project", "en-ja": "b/user"}


def test_a_length_nearer_by_takes_the_place_of_the_other_kind(
    project: Path, user: Path, run: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    user.write_text('ratio = 0.5\nformat = "json"\nlanguages = ["id"]')
    project.write_text("count = 2")
    assert (digest(run)["count"], digest(run)["ratio"]) == (2, None)
    assert digest(run, "--ratio", "0.1")["count"] is None
    monkeypatch.setenv("SUMMARIZER_RATIO", "0.3")
    assert (effective()["ratio"].value, effective()["count"].value) == ("0.3", None)
    assert (digest(run)["ratio"], digest(run)["count"]) == (0.3, None)


def test_the_name_of_the_output_wins_over_a_default_format(
    project: Path, run: Callable[..., tuple[int, str, str]]
) -> None:
    project.write_text('format = "json"\nlanguages = ["id"]')
    assert run("-o", "digest.html", ECONOMY)[0] == 0
    assert Path("digest.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert run("-f", "text", "-o", "digest.md", ECONOMY)[0] == 0
    assert not Path("digest.md").read_text(encoding="utf-8").startswith("#")


def test_offline_as_a_default(project: Path, run: Callable[..., tuple[int, str, str]]) -> None:
    project.write_text("offline = true")
    status, _, err = run("models", "pull", "id-en")
    assert status == 2
    assert "needs a connection" in err


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("count = ", "cannot read"),
        ("language = 'en'", "nothing reads 'language'"),
        ("languages = 'en'", "languages must be a list"),
        ("languages = ['fr']", "languages must be a list of en, ja, id"),
        ("count = 0", "count must be a whole number"),
        ("count = 2.5", "count must be"),
        ("count = true", "count must be"),
        ("ratio = 2", "ratio must be"),
        ("count = 2\nratio = 0.5", "exclude each other"),
        ("format = 'pdf'", "format must be one of text"),
        ("offline = 'yes'", "offline must be true or false"),
        ("[models]\nid-fr = 'x'", "models must be"),
    ],
)
def test_a_malformed_file_is_one_line_and_status_2(
    project: Path, run: Callable[..., tuple[int, str, str]], text: str, message: str
) -> None:
    project.write_text(text)
    with pytest.raises(UsageError, match=message):
        default_map()
    status, out, err = run(ECONOMY)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert FILE in err


def test_config_shows_whence(
    project: Path, user: Path, run: Callable[..., tuple[int, str, str]]
) -> None:
    user.write_text('engine = "transformers"')
    project.write_text('languages = ["ja", "en"]')
    status, out, _ = run("config")
    assert status == 0
    assert 'languages = ["ja", "en"]  (project: summarizer.toml)' in out
    assert f'engine = "transformers"  (user: {user})' in out
    assert "offline = false  (built-in)" in out
    data = json.loads(run("config", "--json")[1])
    assert set(data) == set(KEYS) == set(built_in())
    assert data["languages"] == {"value": ["ja", "en"], "from": "project: summarizer.toml"}


def test_help_is_there_with_a_malformed_file(
    project: Path, run: Callable[..., tuple[int, str, str]]
) -> None:
    project.write_text("not [toml")
    assert run("--version")[0] == run("batch", "--help")[0] == 0
    assert run("config")[0] == 2
