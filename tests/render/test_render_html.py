from __future__ import annotations

import base64
import hashlib
import itertools
import re
from collections import Counter
from html.parser import HTMLParser

import pytest
import sample_digests as samples
from lxml import html as lxml_html

from summarizer.render import render

SAMPLES = samples.samples()
VOID = {"meta", "wbr", "br", "img", "link", "input", "hr"}


class Page(HTMLParser):
    """Collects elements, and fails where tags are not balanced."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), f"attribute twice in <{tag}>"
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data

    def attributes(self, name: str) -> list[str]:
        return [attrs[name] or "" for _, attrs in self.elements if name in attrs]


@pytest.fixture(params=SAMPLES)
def page(request: pytest.FixtureRequest) -> Page:
    return Page(render(SAMPLES[request.param], "html"))


def test_ids_are_unique_and_links_lead_somewhere(page: Page) -> None:
    ids = Counter(page.attributes("id"))
    assert [name for name, count in ids.items() if count > 1] == []
    inside = [link[1:] for link in page.attributes("href") if link.startswith("#")]
    assert [name for name in inside if name not in ids] == []
    assert set(page.attributes("aria-labelledby")) <= set(ids)


def test_nothing_is_fetched_and_nothing_runs(page: Page) -> None:
    tags = {tag for tag, _ in page.elements}
    assert tags.isdisjoint({"script", "link", "img", "iframe", "object", "base", "form"})
    names = {name for _, attrs in page.elements for name in attrs}
    assert not any(name.startswith("on") for name in names)
    assert "style" not in names
    assert "src" not in names
    outside = [link for link in page.attributes("href") if not link.startswith("#")]
    assert all(link.startswith(("https://", "http://")) for link in outside)


def test_the_style_fits_the_content_policy(page: Page) -> None:
    policy = next(value for value in page.attributes("content") if "default-src" in value)
    assert "default-src 'none'" in policy
    text = render(SAMPLES["both"], "html")
    css = text.split("<style>")[1].split("</style>")[0]
    assert "url(" not in css
    assert "@import" not in css
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in policy


def test_one_h1_and_no_skipped_heading(page: Page) -> None:
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_hostile_text_is_shown_as_text() -> None:
    text = render(SAMPLES["hostile"], "html")
    page = Page(text)
    shown = " ".join(page.text.split())
    expected = " ".join(samples.HOSTILE.replace("\x1b", "").split())
    assert shown.count(expected) >= 6
    assert "{{ 7*7 }}" in shown
    assert "javascript:" not in " ".join(page.attributes("href"))
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//wartaniaga.example/a",
        'https://wartaniaga.example/"><script>',
        "https://wartaniaga.example/a b",
        "ftp://wartaniaga.example/",
    ],
)
def test_only_a_web_address_becomes_a_link(url: str) -> None:
    page = Page(render(samples.one("Harga beras naik.", url=url), "html"))
    assert all(link.startswith("#") for link in page.attributes("href"))


def test_languages_stand_side_by_side() -> None:
    tree = lxml_html.fromstring(render(SAMPLES["both"], "html"))
    table = tree.xpath("//table[contains(@class, 'key')]")[0]
    assert [th.text_content() for th in table.xpath(".//thead//th")][1:] == [
        "Indonesian",
        "English",
        "Japanese",
    ]
    first = table.xpath(".//tbody/tr")[0]
    assert [(td.get("lang"), td.text_content().strip()) for td in first.xpath("./td")] == [
        ("id", samples.SOURCES[0]),
        ("en", samples.ENGLISH[0]),
        ("ja", samples.JAPANESE[0]),
    ]


def test_key_sentences_are_marked_in_the_article_and_linked_both_ways() -> None:
    tree = lxml_html.fromstring(render(SAMPLES["both"], "html"))
    marks = tree.xpath("//section[contains(@class, 'article')]//mark")
    assert [mark.get("id") for mark in marks] == ["s0", "s1", "s3"]
    assert [mark.xpath("string(a/@href)") for mark in marks] == ["#k1", "#k2", "#k3"]
    rows = tree.xpath("//tr[starts-with(@id, 'k')]")
    assert [row.xpath("string(.//th/a/@href)") for row in rows] == ["#s0", "#s1", "#s3"]


def test_the_article_is_whole() -> None:
    tree = lxml_html.fromstring(render(SAMPLES["none"], "html"))
    for number in tree.xpath("//a[@class='back']"):
        number.text = ""
    paragraphs = tree.xpath("//section[contains(@class, 'article')]//p")
    assert ["".join(p.text_content().split()) for p in paragraphs] == [
        "".join((samples.SOURCES[0] + samples.SOURCES[1]).split()),
        "".join((samples.SOURCES[2] + samples.SOURCES[3]).split()),
    ]


def test_figures_tell_their_value_and_their_renderings() -> None:
    tree = lxml_html.fromstring(render(SAMPLES["both"], "html"))
    figure = tree.xpath("//section[contains(@class, 'article')]//data")[0]
    assert figure.text_content() == "Rp 520 triliun"
    assert figure.get("value") == "520000000000000"
    assert figure.get("title") == "Rp520 trillion · 520兆ルピア · = 520,000,000,000,000 IDR"
    cells = tree.xpath("//table[@class='figures']//tr[td][3]/*")
    assert [cell.text_content() for cell in cells] == ["18,3%", "18.3%", "18.3%", "18.3%", "2"]


def test_without_figures_there_is_no_table_of_them() -> None:
    text = render(SAMPLES["no figures"], "html")
    assert "<data" not in text
    assert 'id="figures"' not in text


def test_marks_stand_only_where_the_verdict_is_not_ok() -> None:
    for name in ("english", "both", "none", "no title"):
        assert 'class="mark' not in render(SAMPLES[name], "html"), name
    tree = lxml_html.fromstring(render(SAMPLES["marks"], "html"))
    rows = tree.xpath("//table[contains(@class, 'key')]//tbody/tr")
    marks = [[mark.text for mark in row.xpath(".//strong")] for row in rows]
    assert marks == [
        ["repaired: figures"],
        ["retried"],
        ["not translated: English, Japanese"],
    ]
    explained = tree.xpath("//dl[@class='legend']//strong/text()")
    assert explained == ["repaired", "retried", "not translated", "再訳", "未翻訳"]
    assert "the weekday does not fit the date <21/3>" in tree.text_content()


def test_one_missing_translation_leaves_the_other_in_place() -> None:
    half = samples.digest(
        samples.english(),
        samples.japanese(statuses={1: ("untranslated", ("script",))}),
    )
    tree = lxml_html.fromstring(render(half, "html"))
    row = tree.xpath("//tr[@id='k2']")[0]
    cells = [" ".join(cell.text_content().split()) for cell in row.xpath("./td")]
    assert cells == [samples.SOURCES[1], samples.ENGLISH[1], "not translated"]


def test_languages_are_declared() -> None:
    for name, language in (("english", "en"), ("japanese", "ja"), ("none", "id")):
        tree = lxml_html.fromstring(render(SAMPLES[name], "html"))
        assert tree.get("lang") == language
        assert tree.xpath("//section[contains(@class, 'article')]/div/@lang") == ["id"]
    tree = lxml_html.fromstring(render(SAMPLES["both"], "html"))
    assert tree.xpath("//header/p[@class='title']/@lang") == ["ja", "id"]


def test_a_japanese_title_may_break_between_phrases_only() -> None:
    heading = re.search(r"<h1.*?</h1>", render(SAMPLES["japanese"], "html"))
    assert heading is not None
    assert "輸出、<wbr>" in heading.group()
    assert "<wbr>、" not in heading.group()


def test_a_page_without_title_is_named_by_its_file() -> None:
    tree = lxml_html.fromstring(render(SAMPLES["no title"], "html"))
    assert tree.findtext(".//title") == tree.findtext(".//h1") == "rotan.txt"


def luminance(colour: str) -> float:
    """Relative luminance of #rgb or #rrggbb (WCAG 2.2)."""
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_text_has_enough_contrast_by_day_and_by_night() -> None:
    text = render(SAMPLES["both"], "html")
    schemes = re.findall(r":root \{(.*?)\}", text, re.S)[:2]
    assert len(schemes) == 2
    for scheme in schemes:
        colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})", scheme))
        pairs = [("ink", "paper"), ("soft", "paper"), ("accent", "paper"), ("ink", "key"),
                 ("accent", "key"), ("warn", "warn-back")]  # fmt: skip
        for front, back in pairs:
            assert contrast(colours[front], colours[back]) >= 4.5, (front, back)
