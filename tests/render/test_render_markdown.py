from __future__ import annotations

import re

import pytest
import sample_digests as samples
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from summarizer.render import render
from summarizer.render.markdown import escape
from summarizer.render.view import printable

SAMPLES = samples.samples()
PARSER = MarkdownIt("commonmark").enable("table").enable("strikethrough")


def plain(tokens: list[Token] | None) -> str:
    """The text of inline tokens; anything that is not plain text shows as its token type."""
    shown = ""
    for token in tokens or []:
        shown += token.content if token.type in ("text", "text_special") else f"<{token.type}>"
    return shown


def test_the_whole_markdown_of_an_english_digest() -> None:
    assert render(SAMPLES["english"], "markdown") == (
        """\
# Nusawangi rattan exports pass Rp520 trillion

**Ekspor Rotan Nusawangi Tembus Rp 520 Triliun**

Warta Niaga · 21 March 2017 · JAKARTA · 33 words · By Ratih Kusumaningtyas · \
[Source](<https://wartaniaga.example/rotan>)

## Summary

PT Nusawangi Rotan Tbk. booked exports of Rp520 trillion in the first quarter of 2017. \
That was up 18.3% on the year before. The company employs 4.03 million craftspeople.

## Key sentences

1. PT Nusawangi Rotan Tbk. booked exports of Rp520 trillion in the first quarter of 2017.

   > PT Nusawangi Rotan Tbk. membukukan ekspor Rp 520 triliun pada kuartal I-2017.

2. That was up 18.3% on the year before.

   > Nilai itu naik 18,3% dari tahun sebelumnya.

3. The company employs 4.03 million craftspeople.

   > Perusahaan mempekerjakan 4,03 juta perajin.

## Figures

| Indonesian | English |
| --- | --- |
| Rp 520 triliun | Rp520 trillion |
| kuartal I-2017 | the first quarter of 2017 |
| 18,3% | 18.3% |
| 4,03 juta | 4.03 million |
"""
    )


@pytest.mark.parametrize(
    "text",
    [
        samples.HOSTILE,
        "1. Bukan daftar",
        "- bukan daftar",
        "+ bukan daftar",
        "# bukan judul",
        "=====",
        "---",
        "> bukan kutipan",
        "US$ 1 miliar dan US$ 2 miliar",
        "&amp; <b>tebal</b> ![gambar](x)",
        "2017) bukan daftar",
        "a|b ~~c~~",
        "Akhir dengan garis miring \\",
    ],
)
def test_article_text_is_shown_literally(text: str) -> None:
    assert_literal(text)


def assert_literal(text: str) -> None:
    tokens = PARSER.parse(escape(text))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert plain(tokens[1].children) == printable(text)


@settings(deadline=None, max_examples=400)
@given(st.text(alphabet="ab1. )(-+=*_`~#<>[]!|\\&;$:/\"'{}^?@", min_size=1, max_size=24))
def test_any_punctuation_is_shown_literally(text: str) -> None:
    if printable(text):
        assert_literal(text)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_structure_is_as_meant(name: str) -> None:
    digest = SAMPLES[name]
    tokens = PARSER.parse(render(digest, "markdown"))
    types = [token.type for token in tokens]
    assert types.count("heading_open") == len(re.findall(r"(?m)^#+ ", render(digest, "markdown")))
    assert [token.tag for token in tokens if token.type == "heading_open"].count("h1") == 1
    assert "html_block" not in types
    assert "code_block" not in types
    inline = [child.type for token in tokens for child in token.children or []]
    assert "html_inline" not in inline
    assert "image" not in inline
    keys = digest.settings["summary"] != "abstractive"
    if digest.translations:
        assert types.count("ordered_list_open") == keys
        assert types.count("blockquote_open") == keys * len(digest.extractive.sentences)


def test_a_table_cell_cannot_break_the_table() -> None:
    figure = samples.FIGURES[0]
    odd = samples.FigureMention(0, figure.figure, "a|b\nc", "x")
    text = render(samples.digest(samples.english(), figures=(odd,)), "markdown")
    tokens = PARSER.parse(text)
    assert [token.type for token in tokens].count("tr_open") == 2
    assert [token.type for token in tokens].count("td_open") == 2


def test_a_script_address_is_not_linked() -> None:
    assert "javascript" not in re.sub(r"\\\(|\\\[", "", render(
        samples.one("Harga naik.", url="javascript:alert(1)"), "markdown"
    ))  # fmt: skip


def test_marks_and_their_legend() -> None:
    text = render(SAMPLES["marks"], "markdown")
    assert samples.ENGLISH[0] + r" **\[repaired: figures\]**" in text
    assert "3. > " + samples.SOURCES[3] + r" **\[not translated: English, Japanese\]**" in text
    assert "- **\\[retried\\]** the first translation" in text
    assert r"the weekday does not fit the date \<21/3\>" in text
    for name in ("english", "both", "none"):
        assert r"\[" not in render(SAMPLES[name], "markdown"), name


def test_bold_marks_end_before_japanese() -> None:
    digest = samples.digest(samples.japanese(statuses={0: ("retried", ("figures",))}))
    text = render(digest, "markdown")
    assert r"**\[再訳：数値\]** " + samples.JAPANESE[1] in text
    assert "**" not in PARSER.renderer.render(PARSER.parse(text), PARSER.options, {})


def test_ten_and_more_key_sentences_stay_in_one_list() -> None:
    sources = tuple(f"Kalimat nomor {number} selesai." for number in range(12))
    article = samples.article(sources, (range(12),))
    part = samples.section("en", {n: f"Sentence {n} is done." for n in range(12)}, sources)
    digest = samples.digest(part, of=article, key=range(12), figures=())
    tokens = PARSER.parse(render(digest, "markdown"))
    assert [token.type for token in tokens].count("ordered_list_open") == 1
    assert [token.type for token in tokens].count("list_item_open") == 12
    assert [token.type for token in tokens].count("blockquote_open") == 12
