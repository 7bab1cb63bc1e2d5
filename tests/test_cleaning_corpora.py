"""Real pages, where they are there: nothing of the furniture the rules know may be left."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from summarizer.cleaning import clean
from summarizer.loading import load

PAGES = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "raw_pages"
FURNITURE = re.compile(
    r"Baca [Jj]uga|Pilihan Editor|Gambas:|ADVERTISEMENT|SCROLL TO|Google News|WhatsApp Channel|"
    r"^(?:Editor|Penulis|Sumber|sumber) ?:|telah tayang di|COPYRIGHT|^\([a-z]{3}/[a-z]{3}\)$"
)
# The most that was taken off one page, read and found to be furniture: a photo gallery (0.72) and
# a page whose text was there twice (0.62).
MOST_REMOVED = 0.75


@pytest.mark.skipif(not PAGES.is_dir(), reason="needs ../shared/corpora")
def test_whole_pages_come_out_clean():
    paths = sorted(PAGES.iterdir())
    assert len(paths) == 38
    for path in paths:
        (document,) = load(path)
        cleaned = clean(document)
        assert document.title, path.name
        assert cleaned.paragraphs, path.name
        assert not [text for text in cleaned.paragraphs if FURNITURE.search(text)], path.name
        removed = sum(len(removal.text) for removal in cleaned.removed)
        assert removed < MOST_REMOVED * sum(map(len, document.paragraphs)), path.name
