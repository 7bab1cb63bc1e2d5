from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.batch.names import Names, folds_names
from summarizer.render import EXTENSIONS


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for folder in ("news", "x/news", "old"):
        Path(folder).mkdir(parents=True)
    Path("one.txt").touch()
    return tmp_path


@pytest.mark.parametrize(
    ("sources", "path", "name"),
    [
        (["news"], "news/a.txt", "digests/a.txt"),
        (["news/"], "news/ekonomi/a.html", "digests/ekonomi/a.html"),
        (["."], "news/a.txt", "digests/news/a.txt"),
        (["news"], "news/c.jsonl#3", "digests/c.jsonl-3"),
        (["news"], "news/malam.zip/b/a.txt", "digests/malam.zip/b/a.txt"),
        (["one.txt"], "one.txt", "digests/one.txt"),
        (["news/*/a.txt"], "news/b/a.txt", "digests/b/a.txt"),
        (["news", "old"], "old/a.txt", "digests/old/a.txt"),
        (["news"], "news/berita hari ini, 新聞.txt", "digests/berita hari ini, 新聞.txt"),
    ],
)
def test_names_follow_the_sources(here: Path, sources: list[str], path: str, name: str) -> None:
    assert Names(sources).name(path) == name


def test_sources_of_one_name_are_told_apart(here: Path) -> None:
    names = Names(["news", "x/news"])
    first, second = names.name("news/a.txt"), names.name("x/news/a.txt")
    assert first != second
    assert first.startswith("digests/news-")


PIECES = [*"aAb.:?\\\x01é新-_ ", ".html", "..", "#1"]


@given(
    paths=st.sets(
        st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map(
            lambda pieces: "news/" + "".join(pieces)
        ),
        max_size=8,
    )
)
@settings(deadline=None, max_examples=200)
def test_names_never_collide_nor_leave_the_folder(paths: set[str]) -> None:
    names = Names(["news"])
    made = [names.name(path) for path in paths if not path.endswith(("/.", "/.."))]
    assert len(set(made)) == len(made) or any("#" in path for path in paths)
    for name in made:
        assert os.path.normpath(name) == name
        assert name.startswith("digests/")
        assert not any(part.startswith(".") for part in name.split("/"))


def test_a_folder_never_stands_where_a_digest_goes() -> None:
    names = Names(["news"])
    for extension in EXTENSIONS.values():
        file = names.name("news/a.txt") + extension
        inside = names.name(f"news/a.txt{extension}/b.txt")
        assert not inside.startswith(f"{file}/")


def test_long_names_are_cut_and_told_apart() -> None:
    names = Names(["news"])
    first, second = (names.name(f"news/{'新' * 100}{last}.txt") for last in "ab")
    assert first != second
    assert all(len(os.fsencode(part)) <= 200 for part in first.split("/"))


def test_capitals_are_told_apart_where_the_file_system_does_not(here: Path) -> None:
    names = Names(["news"], folds=True)
    made = {names.name(f"news/{name}").casefold() for name in ("a.txt", "A.txt", "a.TXT")}
    assert len(made) == 3
    assert names.name("news/a.txt") == "digests/a.txt"
    assert folds_names(here) == (here / "ONE.TXT").exists()
    assert sorted(path.name for path in here.iterdir()) == ["news", "old", "one.txt", "x"]
