from __future__ import annotations

import sample_digests as samples
from lxml import html as lxml_html

from summarizer.render import render

LOST = {1: ("untranslated", ("adequacy",))}
LABEL = "中間の英語"


def test_the_english_in_between_is_not_shown_unless_asked() -> None:
    digest = samples.digest(samples.japanese(pivots=samples.PIVOTS))
    for fmt in ("text", "markdown", "html"):
        assert samples.PIVOTS[1] not in render(digest, fmt)
    assert samples.PIVOTS[1] in render(digest, "json")


def test_asked_for_it_stands_below_each_translation_and_the_summary() -> None:
    digest = samples.digest(samples.japanese(pivots=samples.PIVOTS), show_pivot=True)
    lines = [line.strip() for line in render(digest, "text").splitlines()]
    number = lines.index(f"2. {samples.JAPANESE[1]}")
    assert lines[number + 1 : number + 3] == [f"{samples.PIVOTS[1]} [{LABEL}]", samples.SOURCES[1]]
    assert lines.count(f"{samples.PIVOTS[1]} [{LABEL}]") == 2
    assert f"   > {samples.PIVOTS[1]} **\\[{LABEL}\\]**" in render(digest, "markdown")
    tree = lxml_html.fromstring(render(digest, "html"))
    cell = tree.xpath("//tr[@id='k2']/td[@lang='ja']/p[@class='pivot']")[0]
    assert cell.get("lang") == "en"
    assert samples.PIVOTS[1] in " ".join(cell.text_content().split())


def test_where_no_japanese_passed_the_english_helps() -> None:
    digest = samples.digest(samples.japanese(pivots=samples.PIVOTS, statuses=LOST))
    lines = [line.strip() for line in render(digest, "text").splitlines()]
    assert f"2. {samples.PIVOTS[1]} [{LABEL}]" in lines
    assert not any(samples.PIVOTS[0] in line for line in lines)
    assert any(line.startswith(f"[{LABEL}]") for line in lines)
    row = lxml_html.fromstring(render(digest, "html")).xpath("//tr[@id='k2']")[0]
    assert samples.PIVOTS[1] in " ".join(row.text_content().split())


def test_beside_an_english_translation_it_says_nothing_new() -> None:
    both = samples.digest(samples.english(), samples.japanese(pivots=samples.PIVOTS, statuses=LOST))
    for fmt in ("text", "markdown", "html"):
        assert LABEL not in render(both, fmt)
        assert "in between" not in render(both, fmt)
