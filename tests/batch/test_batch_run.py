from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from batch_runs import order, tree, undisturbed, write_news

from summarizer.batch.run import run
from summarizer.errors import LoadError, OutputError, UsageError
from summarizer.settings import Settings

pytestmark = pytest.mark.usefixtures("threads")


@pytest.fixture
def news(tmp_path: Path) -> Path:
    return write_news(tmp_path / "news", 12)


def told(news: Path, out: Path, **changes: Any) -> tuple[int, list[str]]:
    lines: list[str] = []
    return run(order(news, out, **changes), lines.append), lines


def statuses(out: Path) -> dict[str, str]:
    with sqlite3.connect(out / "journal.sqlite") as db:
        return dict(db.execute("SELECT path, status FROM articles"))


def made(out: Path) -> int:
    return int(json.loads((out / "run.json").read_text())["counts"]["made_now"])


def test_a_run_gives_a_digest_an_article_and_the_pages(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    status, lines = told(news, out)
    assert status == 0
    assert lines[-1].startswith("12 digests")
    left = tree(out)
    assert {"index.html", "index.md", "figures.csv", "digests.jsonl"} <= left.keys()
    for name in ("berita-0.txt", "desa/1.html", "lain.jsonl-1"):
        assert f"digests/{name}.html" in left
        assert f"digests/{name}.json" in left
    rows = [json.loads(line) for line in left["digests.jsonl"].decode().splitlines()]
    paths = [row["source"]["path"] for row in rows]
    assert paths[:2] == [f"{news}/berita-0.txt", f"{news}/berita-3.txt"]
    assert paths[-1] == f"{news}/lain.jsonl#4"
    assert rows[0]["outputs"] == {
        "html": "digests/berita-0.txt.html",
        "json": "digests/berita-0.txt.json",
    }
    page = json.loads(left["digests/berita-0.txt.json"])
    assert page == {key: value for key, value in rows[0].items() if key != "outputs"}


def test_the_record_says_with_what_and_what_came_of_it(news: Path, tmp_path: Path) -> None:
    (news / "kosong.txt").write_text("")
    out = tmp_path / "out"
    assert told(news, out, exclude=("desa/",))[0] == 1
    record = json.loads((out / "run.json").read_text())
    assert record["counts"] == {
        "digests": 8,
        "failed": 1,
        "made_now": 8,
        "done_before": 0,
        "verdicts": {},
        "left_out": {},
    }
    assert record["exclude"] == ["desa/"]
    assert record["settings"]["languages"] == ["id"]
    assert record["times"]["cpu_seconds"]["reading"] > 0


def test_what_is_done_is_left_alone(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    before = undisturbed(news, out)
    moments = {path: path.stat().st_mtime_ns for path in (out / "digests").rglob("*.html")}
    assert told(news, out)[0] == 0
    assert made(out) == 0
    assert tree(out) == before
    assert moments == {path: path.stat().st_mtime_ns for path in (out / "digests").rglob("*.html")}


def test_what_changed_is_made_again_and_what_is_gone_goes(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    undisturbed(news, out)
    text = (news / "berita-0.txt").read_text()
    (news / "berita-0.txt").write_text(text.replace("Warga", "Petani"))
    (news / "berita-3.txt").unlink()
    (news / "berita-6.txt").rename(news / "baru.txt")
    for page in (news / "desa").iterdir():
        page.unlink()
    lines = (news / "lain.jsonl").read_text().splitlines(keepends=True)
    (news / "lain.jsonl").write_text("".join(lines[:2]))
    assert told(news, out)[0] == 0
    assert made(out) == 2
    assert not (out / "digests" / "desa").exists()
    assert tree(out) == undisturbed(news, tmp_path / "fresh")


def test_an_article_that_is_bad_now_loses_its_digest(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    undisturbed(news, out)
    (news / "berita-0.txt").write_bytes(b"")
    (news / "lain.jsonl").write_text("{}\n")
    status, lines = told(news, out)
    assert status == 1
    assert any("berita-0.txt" in line and "empty" in line for line in lines)
    assert not (out / "digests" / "berita-0.txt.html").exists()
    assert not (out / "digests" / "lain.jsonl-1.html").exists()
    fresh = tmp_path / "fresh"
    assert told(news, fresh)[0] == 1
    assert tree(out) == tree(fresh)


@pytest.mark.parametrize(
    "changes",
    [
        {"settings": Settings(languages=("id",), summary="extractive", count=1)},
        {"formats": ("markdown",)},
    ],
    ids=["settings", "formats"],
)
def test_other_settings_make_everything_again(
    news: Path, tmp_path: Path, changes: dict[str, Any]
) -> None:
    out = tmp_path / "out"
    undisturbed(news, out)
    assert told(news, out, **changes)[0] == 0
    assert made(out) == 12
    assert tree(out) == undisturbed(news, tmp_path / "fresh", **changes)


def test_the_content_of_a_glossary_counts_not_its_name(news: Path, tmp_path: Path) -> None:
    glossary = tmp_path / "terms.csv"
    glossary.write_text("id,en,ja\njembatan,viaduct,\n")
    settings = Settings(languages=("id",), glossary=str(glossary))
    undisturbed(news, tmp_path / "out", settings=settings)
    glossary.write_text("id,en,ja\njembatan,bridge,\n")
    told(news, tmp_path / "out", settings=settings)
    assert made(tmp_path / "out") == 12


def test_an_output_that_was_deleted_is_made_again(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    before = undisturbed(news, out)
    (out / "digests" / "berita-0.txt.json").unlink()
    (out / "digests" / "lain.jsonl-2.html").unlink()
    told(news, out)
    assert made(out) == 2
    assert tree(out) == before


def test_a_file_that_was_changed_and_changed_back_has_no_digests_of_the_change(
    news: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    before = undisturbed(news, out)
    good = (news / "lain.jsonl").read_text()
    (news / "lain.jsonl").write_text(good.replace("Warga", "Petani"))
    assert told(news, out, fail_fast=True)[0] == 0
    (news / "lain.jsonl").write_text(good)
    told(news, out)
    assert tree(out) == before


def test_restart_begins_anew(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    before = undisturbed(news, out)
    (out / "digests" / "berita-0.txt.html").write_text("changed by hand")
    told(news, out, restart=True)
    assert made(out) == 12
    assert tree(out) == before


def test_a_damaged_journal_is_told_and_restart_helps(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    before = undisturbed(news, out)
    for aside in out.glob("journal.sqlite-*"):
        aside.unlink()
    (out / "journal.sqlite").write_bytes(b"no database at all, but long enough" * 300)
    with pytest.raises(OutputError, match=r"journal.sqlite is damaged .* --restart"):
        told(news, out)
    told(news, out, restart=True)
    assert tree(out) == before


def test_a_folder_with_things_of_others_is_left_alone(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    out.mkdir()
    (out / "index.html").write_text("my own")
    for restart in (False, True):
        with pytest.raises(UsageError, match="no run of this program wrote it"):
            told(news, out, restart=restart)
    assert (out / "index.html").read_text() == "my own"


@pytest.mark.parametrize("out", ["news", "."])
def test_output_over_what_is_read_is_refused(news: Path, tmp_path: Path, out: str) -> None:
    with pytest.raises(UsageError, match="which is read"):
        told(news, tmp_path / out)


def test_output_inside_the_folder_that_is_read_is_not_read(news: Path) -> None:
    assert told(news, news / "out")[0] == 0
    assert told(news, news / "out")[0] == 0
    assert made(news / "out") == 0
    assert len(statuses(news / "out")) == 12


def test_two_runs_in_one_folder_the_second_is_refused(news: Path, tmp_path: Path) -> None:
    from summarizer.batch import folder

    with (
        folder.taken(tmp_path / "out"),
        pytest.raises(UsageError, match="another run is writing into"),
    ):
        told(news, tmp_path / "out")
    assert told(news, tmp_path / "out")[0] == 0


def test_fail_fast_stops_and_the_same_command_goes_on(news: Path, tmp_path: Path) -> None:
    (news / "aaa.txt").write_bytes(b"")
    out = tmp_path / "out"
    status, lines = told(news, out, fail_fast=True)
    assert status == 1
    assert "stopped at the first failure" in lines[-1]
    assert not (out / "index.html").exists()
    (news / "aaa.txt").unlink()
    assert told(news, out)[0] == 0
    assert tree(out) == undisturbed(news, tmp_path / "fresh")


def test_same_names_in_two_folders_and_names_that_a_folder_would_take(
    news: Path, tmp_path: Path
) -> None:
    other = tmp_path / "lama"
    other.mkdir()
    text = (news / "berita-0.txt").read_text()
    (other / "berita-0.txt").write_text(text.replace("Warga", "Nelayan"))
    (other / "berita-0.txt.html").mkdir()
    (other / "berita-0.txt.html" / "x.txt").write_text(text)
    (other / "ekonomi: naik?.txt").write_text(text)
    out = tmp_path / "out"
    assert told(news, out, sources=(str(news), str(other)))[0] == 0
    assert "Nelayan" in (out / "digests" / "lama" / "berita-0.txt.html").read_text()
    assert "Nelayan" not in (out / "digests" / "news" / "berita-0.txt.html").read_text()
    assert len(list((out / "digests").rglob("*.html"))) == 15


def test_nothing_to_read_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    with pytest.raises(LoadError, match="no article files"):
        told(tmp_path / "news", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="no such file or folder"):
        told(tmp_path / "nwes", tmp_path / "out")
    assert not (tmp_path / "out").exists()
