"""How each format shows the abstractive summary, what supports it, and what stood in for it."""

from __future__ import annotations

import json

import pytest
import sample_digests as samples
from lxml import html as lxml_html

from summarizer.digest import Digest
from summarizer.render import render

FORMATS = ("text", "markdown", "html")


def shown(digest: Digest, fmt: str) -> str:
    page = render(digest, fmt)
    return lxml_html.fromstring(page).text_content() if fmt == "html" else page


@pytest.mark.parametrize("fmt", FORMATS)
def test_the_summary_comes_first_then_the_key_sentences(fmt: str) -> None:
    page = shown(samples.digest(samples.summarised(), abstractive=samples.REWRITTEN), fmt)
    first = page.index("Nusawangi booked exports of Rp520 trillion.")
    key = page.index(samples.ENGLISH[0])
    assert first < key
    assert "Ekspor turun" not in page
    assert "naik 18,3% dan" not in page  # the Indonesian of the statements is not the reader's


@pytest.mark.parametrize("fmt", FORMATS)
def test_abstractive_alone_has_no_key_sentences(fmt: str) -> None:
    digest = samples.digest(
        samples.summarised(keys=False), abstractive=samples.REWRITTEN, summary="abstractive"
    )
    page = shown(digest, fmt)
    assert "Nusawangi booked" in page
    assert "key sentences" not in page.lower()


@pytest.mark.parametrize("fmt", FORMATS)
def test_indonesian_alone_has_both(fmt: str) -> None:
    page = shown(samples.digest(abstractive=samples.REWRITTEN, languages=("id",)), fmt)
    assert samples.STATEMENTS[0].text in page
    assert samples.SOURCES[0] in page


@pytest.mark.parametrize("fmt", FORMATS)
def test_a_stand_in_is_marked_and_explained(fmt: str) -> None:
    digest = samples.digest(samples.english(), abstractive=samples.FALLBACK)
    page = shown(digest, fmt)
    assert page.count("no rewritten statement was supported by the article") == 1
    rewritten = samples.digest(samples.summarised(), abstractive=samples.REWRITTEN)
    assert "no rewritten statement" not in shown(rewritten, fmt)


@pytest.mark.parametrize("fmt", FORMATS)
def test_a_statement_has_its_verdict(fmt: str) -> None:
    section = samples.summarised(statuses=("ok", "untranslated"))
    page = shown(samples.digest(section, abstractive=samples.REWRITTEN), fmt)
    assert samples.STATEMENTS[1].text in page.replace("\\", "")
    assert page.count("not translated") == 2  # the mark and its legend


def test_statements_link_to_the_sentences_that_support_them() -> None:
    digest = samples.digest(samples.summarised(), abstractive=samples.REWRITTEN)
    tree = lxml_html.fromstring(render(digest, "html"))
    links = tree.xpath("//section[@class='summary']//a[@class='back']")
    assert [link.get("href") for link in links] == ["#s0", "#s1", "#s3"]
    for link in links:
        assert tree.get_element_by_id((link.get("href") or "")[1:]) is not None
        assert link.get("aria-label") == f"Sentence {link.text} in the article"


def test_without_key_sentences_the_article_links_back_to_the_statements() -> None:
    digest = samples.digest(
        samples.summarised(keys=False), abstractive=samples.REWRITTEN, summary="abstractive"
    )
    tree = lxml_html.fromstring(render(digest, "html"))
    back = [
        (a.getparent().get("id"), a.get("href")) for a in tree.xpath("//mark//a[@class='back']")
    ]
    assert back == [("s0", "#k1"), ("s1", "#k2"), ("s3", "#k2")]
    assert tree.get_element_by_id("k2").text_content() == "That was up 18.3%."


def test_json_tells_the_support_and_what_was_dropped() -> None:
    digest = samples.digest(samples.summarised(), abstractive=samples.REWRITTEN)
    data = json.loads(render(digest, "json"))
    summary = data["summary"]["abstractive"]
    assert summary["text"] == " ".join(item.text for item in samples.STATEMENTS)
    assert [row["sentences"] for row in summary["statements"]] == [[0], [1, 3]]
    assert summary["dropped"] == [{"text": "Ekspor turun 18,3%.", "failed": ["direction"]}]
    assert (summary["model"], summary["supported"], summary["fallback"]) == (
        "rewriter",
        True,
        False,
    )
    translated = data["translations"]["en"]["summary"]
    assert translated["text"] == "Nusawangi booked exports of Rp520 trillion. That was up 18.3%."
    assert [row["status"] for row in translated["statements"]] == ["ok", "ok"]
    assert "summary:rewriter" in data["signature"]


def test_without_it_json_is_as_it_was() -> None:
    data = json.loads(render(samples.digest(samples.english()), "json"))
    assert "abstractive" not in data["summary"]
    assert "statements" not in data["translations"]["en"]["summary"]
    assert "summary:" not in data["signature"]
