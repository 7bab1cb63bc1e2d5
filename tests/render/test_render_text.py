from __future__ import annotations

import re

import pytest
import sample_digests as samples
from rich.cells import cell_len

from summarizer.errors import UsageError
from summarizer.render import render

SAMPLES = samples.samples()
ANSI = re.compile(r"\x1b")


def test_the_whole_text_of_a_digest_in_two_languages() -> None:
    assert render(SAMPLES["both"], "text") == (
        """\
Nusawangi rattan exports pass Rp520 trillion
ヌサワンギの籐輸出、520兆ルピアを突破
Ekspor Rotan Nusawangi Tembus Rp 520 Triliun
Warta Niaga · 21 March 2017 · JAKARTA · 33 words
https://wartaniaga.example/rotan

SUMMARY
PT Nusawangi Rotan Tbk. booked exports of Rp520 trillion in the first quarter of 2017. \
That was up 18.3% on the year before. The company employs 4.03 million craftspeople.

要約
ヌサワンギ・ロタン社の2017年第1四半期の輸出額は520兆ルピアに達した。\
前年比で18.3%の増加となる。同社は403万人の職人を雇用している。

KEY SENTENCES
1. PT Nusawangi Rotan Tbk. booked exports of Rp520 trillion in the first quarter of 2017.
   ヌサワンギ・ロタン社の2017年第1四半期の輸出額は520兆ルピアに達した。
   PT Nusawangi Rotan Tbk. membukukan ekspor Rp 520 triliun pada kuartal I-2017.
2. That was up 18.3% on the year before.
   前年比で18.3%の増加となる。
   Nilai itu naik 18,3% dari tahun sebelumnya.
3. The company employs 4.03 million craftspeople.
   同社は403万人の職人を雇用している。
   Perusahaan mempekerjakan 4,03 juta perajin.
"""
    )


def test_labels_and_date_are_in_the_readers_language() -> None:
    text = render(SAMPLES["japanese"], "text")
    assert "2017年3月21日 · JAKARTA · 33語" in text
    assert "\n重要な文\n" in text
    assert "SUMMARY" not in text


@pytest.mark.parametrize(
    ("dateline", "outlet", "shown"),
    [
        ("JAKARTA.", None, "JAKARTA"),
        (
            "Tanjung Lestari (WARTA SINDARA)",
            "WARTA SINDARA",
            "WARTA SINDARA · 21 March 2017 · Tanjung Lestari",
        ),
        (
            "Wartasindara.com, Semarang",
            "Wartasindara.com",
            "Wartasindara.com · 21 March 2017 · Semarang",
        ),
        ("WARTASINDARA.COM", "WARTASINDARA.COM", "WARTASINDARA.COM · 21 March 2017"),
    ],
)
def test_the_dateline_shows_the_place_only(dateline: str, outlet: str | None, shown: str) -> None:
    article = samples.article(dateline=dateline, outlet=outlet)
    text = render(samples.digest(samples.english(), of=article), "text")
    assert f"{shown} · 33 words\n" in text


def test_a_long_article_has_its_words_grouped() -> None:
    text = render(samples.one("kata " * 1250), "text")
    assert "· 1,250 words\n" in text


def test_without_translations_there_is_an_indonesian_summary() -> None:
    text = render(SAMPLES["none"], "text")
    assert text.startswith(samples.TITLE + "\nWarta Niaga · 21 Maret 2017")
    assert "RINGKASAN\nPT Nusawangi" in text
    assert text.count("Nilai itu naik") == 1


def test_an_indonesian_summary_is_shown_where_it_was_asked_for() -> None:
    digest = samples.digest(samples.english(), languages=("en", "id"))
    text = render(digest, "text")
    assert text.index("SUMMARY") < text.index("RINGKASAN") < text.index("KEY SENTENCES")


def test_an_article_without_title_is_named_by_its_file() -> None:
    assert render(SAMPLES["no title"], "text").startswith("rotan.txt\n")
    assert render(SAMPLES["bare"], "text").startswith("Standard input\n33 words\n\nSUMMARY")


@pytest.mark.parametrize("name", ["english", "japanese", "both", "none", "no figures", "long"])
def test_no_mark_and_no_legend_where_all_is_well(name: str) -> None:
    text = render(SAMPLES[name], "text")
    assert "[" not in text


def test_marks_stand_where_the_verdict_is_not_ok() -> None:
    lines = render(SAMPLES["marks"], "text").splitlines()
    marked = [line.strip() for line in lines if line.startswith(("1.", "2.", "3.", "   "))]
    assert marked == [
        "1. " + samples.ENGLISH[0] + " [repaired: figures]",
        samples.JAPANESE[0],
        samples.SOURCES[0],
        "2. " + samples.ENGLISH[1],
        samples.JAPANESE[1] + " [retried]",
        samples.SOURCES[1],
        "3. " + samples.SOURCES[3] + " [not translated: English, Japanese]",
    ]
    # Those of the Japanese summary are in Japanese.
    assert [line.split("]")[0] for line in lines[-5:]] == [
        "[repaired",
        "[retried",
        "[not translated",
        "[再訳",
        "[未翻訳",
    ]


def test_an_untranslated_sentence_appears_once_and_is_named_by_language() -> None:
    half = samples.digest(
        samples.english(),
        samples.japanese(statuses={1: ("untranslated", ("script",))}),
    )
    text = render(half, "text").split("KEY SENTENCES")[1]
    assert text.count(samples.SOURCES[1]) == 1
    assert samples.SOURCES[1] + " [not translated: Japanese]" in text
    assert samples.ENGLISH[1] in text


def test_one_language_untranslated_needs_no_name_of_it() -> None:
    digest = samples.digest(
        samples.english(statuses={3: ("untranslated", ("figures",))}, title_status="untranslated")
    )
    text = render(digest, "text")
    assert f"3. {samples.SOURCES[3]} [not translated]\n" in text
    assert text.startswith(f"{samples.TITLE} [not translated]\nWarta Niaga")


def test_an_unknown_check_keeps_its_name() -> None:
    digest = samples.digest(samples.english(statuses={0: ("retried", ("figures", "names"))}))
    assert "[retried: figures, names]" in render(digest, "text")


@pytest.mark.parametrize("name", SAMPLES)
def test_a_pipe_gets_no_escape_sequences_and_whole_sentences(name: str) -> None:
    text = render(SAMPLES[name], "text")
    assert not ANSI.search(text)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert all(line == line.rstrip() for line in text.split("\n"))
    if name == "long":
        assert samples.LONG in text.split("\n")[-2]


@pytest.mark.parametrize("width", [24, 40, 60, 80])
@pytest.mark.parametrize("name", [name for name in SAMPLES if name != "hostile"])
def test_a_terminal_gets_lines_that_fit(name: str, width: int) -> None:
    lines = render(SAMPLES[name], "text", width=width).splitlines()
    words = {word for line in lines for word in line.split() if word.isascii()}
    assert all(cell_len(line) <= width or line.strip() in words for line in lines)
    assert not any(re.match(r"\s*[。、」）]", line) for line in lines)


def test_a_very_wide_terminal_keeps_a_readable_measure() -> None:
    lines = render(SAMPLES["long"], "text", width=300).splitlines()
    assert 70 < max(map(cell_len, lines)) <= 88


def test_wrapping_loses_no_text() -> None:
    for name, digest in SAMPLES.items():
        piped = "".join(render(digest, "text").split())
        assert "".join(render(digest, "text", width=31).split()) == piped, name


def test_colours_are_added_to_the_same_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, digest in SAMPLES.items():
        colored = render(digest, "text", width=60, color=True)
        plain = re.sub(r"\x1b\[[0-9;]*m", "", colored)
        assert plain == render(digest, "text", width=60), name
        assert ANSI.search(colored)


def test_no_color_is_heeded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("NO_COLOR", "1")
    colored = render(SAMPLES["both"], "text", width=60, color=True)
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]", colored)


def test_figures_stand_out_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    colored = render(SAMPLES["both"], "text", width=88, color=True)
    assert "\x1b[1mRp520 trillion\x1b[0m" in colored
    assert "\x1b[1m520兆ルピア\x1b[0m" in colored
    assert "\x1b[1m4,03 juta\x1b[0m" in colored


def test_an_article_cannot_drive_the_terminal() -> None:
    text = render(SAMPLES["hostile"], "text")
    assert "\x1b" not in text
    assert "[31m" in text
    assert "\u202e" not in render(SAMPLES["right to left"], "text")
    assert "معرض" in render(SAMPLES["right to left"], "text")


def test_an_unknown_format_is_the_users_error() -> None:
    with pytest.raises(UsageError, match="text, markdown, html, json"):
        render(SAMPLES["both"], "pdf")
