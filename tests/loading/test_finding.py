from __future__ import annotations

import os
import tracemalloc
from pathlib import Path

import pytest

from summarizer.errors import LoadError
from summarizer.loading.finding import find, root_of
from summarizer.loading.formats import format_of, label


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder `news` in the working folder."""
    monkeypatch.chdir(tmp_path)
    for name in ("b.txt", "a/z.html", "a/b/c.jsonl", "a.txt", "ネタ/記事.txt", "x.pdf", ".c.txt"):
        put(tmp_path / "news" / name)
    put(tmp_path / "news/.git/a.txt")
    return tmp_path / "news"


def put(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("Harga beras naik.")
    return path


def found(*sources: str, **options) -> list[str]:
    return [str(item) for item in find(sources, **options)]


def test_a_folder_gives_its_articles_by_name_with_the_folders(news: Path) -> None:
    inside = ["a/b/c.jsonl", "a/z.html", "a.txt", "b.txt", "ネタ/記事.txt"]
    assert found("news") == found("news/") == [f"news/{name}" for name in inside]
    os.chdir(news)
    assert found(".") == inside


@pytest.mark.parametrize(
    ("patterns", "left"),
    [
        (["*.html"], ["a/b/c.jsonl", "a.txt", "b.txt", "ネタ/記事.txt"]),
        (["a/"], ["a.txt", "b.txt", "ネタ/記事.txt"]),
        (["/a*"], ["b.txt", "ネタ/記事.txt"]),
        (["**/b/**", "ネタ"], ["a/z.html", "a.txt", "b.txt"]),
        (["*.txt", "!b.txt"], ["a/b/c.jsonl", "a/z.html", "b.txt"]),
    ],
)
def test_exclude_reads_patterns_as_gitignore_does(news, patterns, left) -> None:
    assert found("news", exclude=patterns) == [f"news/{name}" for name in left]


def test_exclude_holds_for_named_files_too(news) -> None:
    assert found("news/a.txt", "news/a/z.html", exclude=["a/"]) == ["news/a.txt"]


@pytest.mark.parametrize(
    ("pattern", "matched"),
    [
        ("news/*.txt", ["a.txt", "b.txt"]),
        ("news/**/*.txt", ["a.txt", "b.txt", "ネタ/記事.txt"]),
        ("news/[ab]/*", ["a/b/c.jsonl", "a/z.html"]),
        ("news/?.txt", ["a.txt", "b.txt"]),
    ],
)
def test_a_pattern_finds_what_it_matches(news, pattern, matched) -> None:
    assert found(pattern) == [f"news/{name}" for name in matched]
    assert root_of(pattern) == Path("news")


def test_a_file_whose_name_looks_like_a_pattern_is_a_file(news) -> None:
    put(news / "[ab].txt")
    assert found("news/[ab].txt") == ["news/[ab].txt"]
    assert root_of("news/[ab].txt") is None


def test_sources_that_find_nothing_are_told(news) -> None:
    (news / "kosong").mkdir()
    assert "no article files (.txt," in found("news/kosong")[0]
    assert "no such file" in found("news/*.csv")[0]
    assert found("news/none.txt") == ["news/none.txt"]
    assert "cannot be searched" in found("none/*.txt")[0]


def test_no_file_comes_twice_from_sources_that_overlap(news) -> None:
    both = found("news/a.txt", "news", "news/*.txt", "-", "-")
    assert both[0] == "news/a.txt"
    assert len(both) == len(set(both)) + 1
    assert both[-2:] == ["-", "-"]


def test_links_are_followed_once_and_loops_end(news, tmp_path) -> None:
    put(tmp_path / "elsewhere/d.txt")
    (news / "a/loop").symlink_to(news, target_is_directory=True)
    (news / "far").symlink_to(tmp_path / "elsewhere")
    (news / "far2").symlink_to(tmp_path / "elsewhere")
    (news / "self.txt").symlink_to("self.txt")
    (news / "gone.txt").symlink_to("nowhere.txt")
    listed = found("news")
    assert [name for name in listed if "loop" in name or "far" in name] == ["news/far/d.txt"]
    assert [name for name in listed if "link to nothing" in name] == [
        f"news/{name}: is a link to nothing: mend or remove it" for name in ("gone.txt", "self.txt")
    ]


def test_the_own_output_is_left_out(news) -> None:
    put(news / "out/a.json")
    (news / "again").symlink_to(news / "out")
    assert not [name for name in found("news", own="news/out") if "out" in name or "again" in name]
    assert "news/out/a.json" in found("news/out", own="news/out")


def test_a_folder_that_may_not_be_read_is_told_and_the_rest_comes(news, monkeypatch) -> None:
    scandir = os.scandir

    def refuse(folder):
        if os.fspath(folder).endswith("/a"):
            raise PermissionError(13, "Permission denied")
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    listed = list(find(["news"]))
    assert isinstance(listed[0], LoadError)
    assert str(listed[0]).startswith("news/a/: cannot be searched (Permission denied)")
    assert listed[1:] == ["news/a.txt", "news/b.txt", "news/ネタ/記事.txt"]


def test_pipes_in_a_folder_are_not_opened(news) -> None:
    os.mkfifo(news / "pipe.txt")
    assert "news/pipe.txt" not in found("news")


def test_names_that_are_not_utf8(news) -> None:
    raw = os.fsdecode(b"news/caf\xe9.txt")
    Path(raw).write_text("Harga beras naik.")
    assert raw in found("news")
    assert label(raw) == r"news/caf\xe9.txt"
    assert label("news/ネタ.txt") == "news/ネタ.txt"


def test_formats_by_name() -> None:
    assert format_of("a.TXT") == "text"
    assert format_of("a.b.jsonl.gz") == format_of("x/A.JSONL.GZ") == "jsonl"
    assert format_of("CC-NEWS-20170301.warc.gz") == "warc"
    assert [format_of(name) for name in ("a.gz", "a.zip.gz", "a.pdf", "jsonl", ".gz")] == [None] * 5


def test_memory_grows_with_the_largest_folder_only(tmp_path: Path) -> None:
    def peak(folders: int) -> int:
        root = tmp_path / str(folders)
        for number in range(folders):
            (root / str(number)).mkdir(parents=True)
            for name in range(50):
                (root / str(number) / f"{name}.txt").touch()
        tracemalloc.start()
        assert sum(1 for _ in find([str(root)])) == folders * 50
        size = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return size

    peak(1)
    # Twenty times the files; what is kept of a folder is its number. In one of the runs Python may
    # enlarge its table of interned names.
    assert min(peak(40), peak(41)) < 3 * min(peak(2), peak(3))
