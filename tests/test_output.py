"""Files are whole or absent, and names stay inside the folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from summarizer.errors import OutputError
from summarizer.output import FolderNames, whole_file


def test_whole_file_appears_with_its_text(tmp_path: Path) -> None:
    target = tmp_path / "new" / "digest.json"
    with whole_file(target) as stream:
        stream.write("Rp520 trillion\n")
        assert not target.exists()
    assert target.read_text(encoding="utf-8") == "Rp520 trillion\n"
    assert os.listdir(target.parent) == ["digest.json"]


def test_whole_file_that_fails_leaves_the_old_one_and_no_other(tmp_path: Path) -> None:
    target = tmp_path / "digest.json"
    target.write_text("old")

    def write_half() -> None:
        with whole_file(target) as stream:
            stream.write("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_half()
    assert target.read_text() == "old"
    assert os.listdir(tmp_path) == ["digest.json"]


def test_whole_file_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(OutputError, match="cannot write"),
        whole_file(tmp_path / "file" / "digest.json"),
    ):
        pass


def test_names_follow_the_source_tree() -> None:
    names = FolderNames(Path("out"), ".html", [Path("news")])
    assert names.path("news/ekonomi/a.txt") == Path("out/ekonomi/a.html")
    assert names.path("news/b.jsonl#3") == Path("out/b-3.html")
    assert names.path("news/c.jsonl.gz#3") == Path("out/c-3.html")
    assert names.path("news/d.warc.gz#17") == Path("out/d-17.html")
    assert names.path("news/e.txt.gz") == Path("out/e.html")
    assert names.path("news/f.zip/a/b.csv#2") == Path("out/f.zip/a/b-2.html")
    assert names.path("elsewhere/c.txt") == Path("out/c.html")
    assert names.path("-") == Path("out/stdin.html")


def test_names_never_collide() -> None:
    names = FolderNames(Path("out"), ".json", [Path("news")])
    sources = ["news/a.txt", "news/a.html", "news/A.txt", "other/a.txt", "third/a.txt"]
    paths = [names.path(source) for source in sources]
    assert len({str(path).casefold() for path in paths}) == len(paths)
    assert paths[:2] == [Path("out/a.json"), Path("out/a.html.json")]


def test_names_spare_every_file_that_is_read(tmp_path: Path) -> None:
    read = [tmp_path / "a.txt", tmp_path / "deep" / ".." / "b.html"]
    names = FolderNames(tmp_path, ".txt", read=read)
    assert names.path(str(read[0])) == tmp_path / "a.txt.txt"
    assert FolderNames(tmp_path, ".html", read=read).path("b.txt") == tmp_path / "b.txt.html"


@pytest.mark.parametrize(
    "source",
    ["../../etc/passwd", "news/../../x.txt", "..", "/", "news/CON:<>|?*.txt", "x" * 400 + ".txt"],
)
def test_names_stay_inside_and_can_be_written(source: str, tmp_path: Path) -> None:
    path = FolderNames(tmp_path, ".json", [Path("news")]).path(source)
    assert path.resolve().is_relative_to(tmp_path.resolve())
    with whole_file(path) as stream:
        stream.write("{}")
    assert path.exists()


def test_a_hash_in_a_plain_name_is_no_record() -> None:
    assert FolderNames(Path("out"), ".json").path("a#2.txt") == Path("out/a#2.json")


def test_a_device_or_pipe_is_written_to_and_stays(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with whole_file(pipe) as stream:
        stream.write("Rp520 trillion\n")
    assert os.read(reader, 100) == b"Rp520 trillion\n"
    os.close(reader)
    assert pipe.is_fifo()


def test_a_link_stays_and_its_file_is_written(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    link = tmp_path / "link.json"
    link.symlink_to(Path("there", "digest.json"))
    with whole_file(link) as stream:
        stream.write("{}\n")
    assert link.is_symlink()
    assert (tmp_path / "there" / "digest.json").read_text() == "{}\n"
    assert os.listdir(tmp_path / "there") == ["digest.json"]


def test_a_link_in_a_circle_is_one_error(tmp_path: Path) -> None:
    (tmp_path / "circle").symlink_to("circle")
    with pytest.raises(OutputError, match="cannot write"), whole_file(tmp_path / "circle" / "a"):
        pass
