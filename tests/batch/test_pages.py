from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
import tracemalloc
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from digest_rows import LEAD, REST, figure, row, translation

from summarizer.batch import pages
from summarizer.batch.rows import Failure
from summarizer.errors import OutputError

PAGES = ("figures.csv", "index.html", "index.md")


def made(
    tmp_path: Path, rows: list[dict[str, Any]], languages=("en",), failures=()
) -> dict[str, str]:
    pages.write(tmp_path / "out", rows, languages, failures)
    assert sorted(os.listdir(tmp_path / "out")) == list(PAGES)
    return {name: (tmp_path / "out" / name).read_text(encoding="utf-8") for name in PAGES}


class Reader(HTMLParser):
    """What is in a page: its tags with attributes, and text by the innermost `lang`."""

    VOID = frozenset({"meta", "input", "br", "wbr"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str | None, str]] = []
        self.open: list[tuple[str, str | None]] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append((tag, dict(attrs).get("lang")))

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        if data.strip() and self.open[-1][0] not in ("style", "script"):
            language = next((code for _, code in reversed(self.open) if code), None)
            self.texts.append((language, data.strip()))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def other(path: str, word: str, **changes: Any) -> dict[str, Any]:
    """A digest of another story."""
    text = " ".join(f"{word}{number} berjalan" for number in range(60))
    return row(path, title=f"Kabar {word}", sentences=(text,), **changes)


def test_days_come_newest_first_and_the_undated_last(tmp_path):
    rows = [
        other("a.txt", "satu", published="2017-03-20"),
        other("b.txt", "dua", published=None),
        other("c.txt", "tiga", published="2017-03-21T05:00+07:00"),
        other("d.txt", "empat", published="2017-03-21T08:00+07:00"),
    ]
    page = made(tmp_path, rows)
    order = re.findall(r"^## (.*)|Kabar (\w+)", page["index.md"], re.M)
    assert [day or word for day, word in order] == [
        "21 March 2017", "empat", "tiga", "20 March 2017", "satu", "No date", "dua",
    ]  # fmt: skip
    assert re.findall(r"<h2 id=\"d[^>]*>(.*?)</h2>", page["index.html"]) == [
        "21 March 2017", "20 March 2017", "No date",
    ]  # fmt: skip
    assert "4 articles · 20 March 2017 – 21 March 2017" in page["index.md"]


def test_a_story_is_shown_once_with_its_other_sources(tmp_path):
    rows = [
        row("news/b.txt", outlet="Kabar Kita", published="2017-03-23T12:00+07:00"),
        row(),
        other("news/c.txt", "lain"),
    ]
    page = made(tmp_path, rows)
    reader = Reader(page["index.html"])
    assert len(reader.all("article")) == 2
    assert "3 articles" in page["index.html"]
    assert "2 stories" in page["index.html"]
    details = page["index.html"].partition("<details")[2].partition("</details>")[0]
    assert "Also: Kabar Kita" in details
    assert 'href="digests/news/b.txt.html"' in details
    assert (
        "Also: Kabar Kita ([Rejomulyo dam opened](<digests/news/b.txt.html>))" in page["index.md"]
    )


def test_headlines_and_two_lines_in_each_language(tmp_path):
    long = "A long second sentence " * 10
    item = row(
        sentences=("Bendungan dibuka.", "Desa diungsikan.", "Bantuan beras " * 30),
        english=(("The dam opened.", "ok"), ("Villages were moved.", "ok"), (long, "ok")),
        japanese=(("ダムが開いた。", "ok"), ("村は避難した。", "ok"), ("長い文。", "ok")),
    )
    page = made(tmp_path, [item], ("en", "ja", "id"))
    texts = Reader(page["index.html"]).texts
    for language, text in (
        ("en", "Rejomulyo dam opened"),
        ("id", "Bendungan Rejomulyo Dibuka"),
        ("en", "Villages were moved."),
        ("ja", "ダムが開いた。"),
        ("ja", "村は避難した。"),
        ("id", "Desa diungsikan."),
    ):
        assert (language, text) in texts
    assert long.strip() not in page["index.html"] + page["index.md"]
    assert "ダムが開いた。村は避難した。" in page["index.md"]
    assert "The dam opened. Villages were moved." in page["index.md"]


def test_the_abstractive_summary_comes_first_where_there_is_one(tmp_path):
    item = row()
    item["summary"]["abstractive"] = {"text": "", "statements": [{"text": "Bendungan dibuka."}]}
    item["translations"]["en"]["summary"]["statements"] = [translation("It opened.", "repaired")]
    item["translations"]["en"]["key_sentences"][0] |= translation("It opened.", "repaired")
    page = made(tmp_path, [item])["index.md"]
    assert "Translations: ok 1, repaired 1\n" in page
    assert "It opened. **\\[repaired\\]**" in page
    assert "The dam was opened on Thursday" not in page


def test_verdicts_that_are_not_ok_are_marked_and_counted(tmp_path):
    item = row(
        english=(("The dam opened.", "retried"), (REST[0], "untranslated")),
        sentences=("Bendungan dibuka.", REST[0][:60]),
        english_title=("Bendungan Rejomulyo Dibuka", "untranslated"),
    )
    page = made(tmp_path, [item, other("b.txt", "lain")])
    reader = Reader(page["index.html"])
    assert [tag["data-verdict"] for tag in reader.all("article")] == ["ok", "untranslated"]
    assert "Translations: ok 2, retried 1, not translated 2" in page["index.md"]
    assert "The dam opened. **\\[retried\\]**" in page["index.md"]
    assert (
        "[Bendungan Rejomulyo Dibuka](<digests/news/a.txt.html>)** **\\[not translated\\]**"
        in (page["index.md"])
    )
    assert ("id", REST[0]) in reader.texts
    options = [tag["value"] for tag in reader.all("option")]
    assert options == ["", "en", "id", "", "ok", "doubtful", "retried", "untranslated"]


def test_the_reader_s_language_is_that_of_the_page(tmp_path):
    item = row(english=None, japanese=(("ダムが開いた。", "untranslated"),))
    page = made(tmp_path, [item], ("ja",), [Failure("x.txt", "x.txt: is empty: give an article")])
    assert '<html lang="ja">' in page["index.html"]
    assert "記事1本 · 読めなかったもの1件 · 2017年3月23日" in page["index.md"]
    assert "未翻訳" in page["index.html"]
    assert "x.txt: is empty: give an article" in page["index.html"]
    assert "- x.txt: is empty: give an article" in page["index.md"]
    assert '<html lang="id">' in made(tmp_path, [row(english=None)], ("id",))["index.html"]


def test_markup_in_articles_stays_text(tmp_path):
    bad = "<script>alert(1)</script> & \"x\" 'y' [z](javascript:1) `q`\u202e\x07"
    item = row(
        f"news/{bad[:30]}.txt",
        title=bad,
        outlet=bad,
        url="javascript:alert(1)",
        english=((bad, "ok"),),
        english_title=(bad, "ok"),
        outputs={"html": 'digests/a "b" <c>#?.html'},
    )
    copy = row("news/b.txt", outlet=bad, url="https://example.co.id/a?b=1&c=2", outputs={})
    page = made(tmp_path, [item, copy], failures=[Failure("", f"{bad}: rusak")])
    reader = Reader(page["index.html"])
    assert len(reader.all("script")) == 1
    addresses = {tag["href"] for tag in reader.all("a")}
    assert "digests/a%20%22b%22%20%3Cc%3E%23%3F.html" in addresses
    assert not [address for address in addresses if "script" in address]
    assert "\u202e" not in page["index.html"] + page["index.md"]
    assert "\x07" not in page["index.html"] + page["index.md"]
    assert "<script>" not in page["index.md"]
    assert "[z](javascript" not in page["index.md"]


def test_the_page_asks_nothing_of_the_network_and_allows_its_own_script_only(tmp_path):
    page = made(tmp_path, [row(url="https://example.co.id/a")])["index.html"]
    reader = Reader(page)
    assert not reader.all("link") + reader.all("img") + reader.all("iframe")
    assert reader.all("script") == [{}]
    assert "url(" not in page
    assert "@import" not in page
    policy = next(
        tag["content"]
        for tag in reader.all("meta")
        if tag.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "script-src 'sha256-" in policy
    assert "unsafe" not in policy
    outside = [tag for tag in reader.all("a") if (tag["href"] or "").startswith("http")]
    assert outside == [{"href": "https://example.co.id/a", "rel": "noopener noreferrer"}]


def test_every_anchor_leads_somewhere(tmp_path):
    rows = [
        other(f"{day}{word}{number}.txt", f"{word}{day}{number}", published=f"2017-03-{day}")
        for day in (20, 21)
        for word in ("kedelai", "feri")
        for number in range(3)
    ]
    page = made(tmp_path, rows)["index.html"]
    reader = Reader(page)
    names = [tag["id"] for _, tag in reader.tags if tag.get("id")]
    assert len(names) == len(set(names))
    wanted = {tag["href"][1:] for tag in reader.all("a") if tag["href"].startswith("#")}
    wanted |= {tag["aria-labelledby"] for _, tag in reader.tags if "aria-labelledby" in tag}
    assert len(wanted) > 5
    assert wanted <= set(names)


def test_a_digest_without_title_date_or_file(tmp_path):
    item = row(
        "news/tanpa judul.txt",
        title=None,
        published=None,
        outlet=None,
        english_title=None,
        outputs={},
    )
    page = made(tmp_path, [item])
    assert "**tanpa judul.txt**" in page["index.md"]
    assert '<h4 class="t" lang="id">tanpa judul.txt</h4>' in page["index.html"]


def test_no_articles_at_all(tmp_path):
    page = made(tmp_path, [])
    assert "No article." in page["index.html"]
    assert page["figures.csv"].count("\n") == 1


def test_the_same_digests_give_the_same_bytes_in_any_order_and_process(tmp_path):
    rows = [other(f"{n}.txt", f"kata{n % 7}", figures=[figure("5", "5")]) for n in range(40)]
    first = made(tmp_path, rows)
    second = made(tmp_path, rows[::-1])
    assert first["index.html"] == second["index.html"]
    assert first["index.md"] == second["index.md"]
    code = (
        "import sys, json, pathlib; from summarizer.batch import pages;"
        "pages.write(pathlib.Path(sys.argv[1]), json.load(sys.stdin), ['en'])"
    )
    for seed in ("1", "2"):
        subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / "out")],
            input=json.dumps(rows).encode(),
            env=os.environ | {"PYTHONHASHSEED": seed},
            check=True,
        )
        for name in PAGES:
            assert (tmp_path / "out" / name).read_text(encoding="utf-8") == first[name]


def test_memory_stays_far_below_the_digests(tmp_path):
    def rows(count: int):
        return (
            row(f"{n}.txt", sentences=(f"{LEAD} nomor{n}", *REST * 5), title=f"Kabar nomor{n}")
            for n in range(count)
        )

    def peak(count: int) -> int:
        tracemalloc.start()
        pages.write(tmp_path, rows(count), ("en",))
        size = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return size

    peak(2)
    each = (peak(120) - peak(20)) / 100
    assert each < 6_000


def test_where_nothing_can_be_written(tmp_path):
    (tmp_path / "out").write_text("")
    with pytest.raises(OutputError, match="cannot write"):
        pages.write(tmp_path / "out", [], ("en",))


def test_figures_as_a_table(tmp_path):
    money = figure(
        "Rp 520 triliun", "520000000000000", kind="money", currency="IDR", en="Rp520 trillion",
        ja="520兆ルピア", sentence=3,
    )  # fmt: skip
    made(
        tmp_path, [row(figures=[money, figure("12 hektare", "12", kind="measure", unit="hectare")])]
    )
    with (tmp_path / "out" / "figures.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows[0] == {
        "article": "news/a.txt", "sentence": "3", "kind": "money", "value": "520000000000000",
        "unit": "", "text": "Rp 520 triliun", "currency": "IDR", "en": "Rp520 trillion",
        "ja": "520兆ルピア",
    }  # fmt: skip
    assert rows[1]["unit"] == "hectare"
    data = (tmp_path / "out" / "figures.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfarticle,sentence,kind,value,unit,text,")
    assert data.count(b"\r\n") == 3


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("+62 21", "'+62 21"),
        ("-5", "-5"),
        ("-5,5 persen", "'-5,5 persen"),
        ("--03-20", "'--03-20"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1+1", "'＝1+1"),
        ("\t=1+1", "'=1+1"),
        ("10–12 Juni", "10–12 Juni"),
    ],
)
def test_no_cell_is_a_formula(tmp_path, text, cell):
    made(tmp_path, [row(figures=[figure(text, "1")])])
    with (tmp_path / "out" / "figures.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [found["text"] for found in csv.DictReader(file)] == [cell]


def test_a_mark_in_japanese_ends_before_the_next_sentence(tmp_path):
    item = row(
        sentences=("Bendungan dibuka.", "Desa diungsikan."),
        english=None,
        japanese=(("ダムが開いた。", "retried"), ("村は避難した。", "ok")),
    )
    page = made(tmp_path, [item], ("ja",))
    assert "ダムが開いた。 **\\[再訳\\]** 村は避難した。\n" in page["index.md"]
