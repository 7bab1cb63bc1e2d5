from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from summarizer.article import Document
from summarizer.cleaning import clean
from summarizer.cleaning.rules import rules

EXAMPLES = tomllib.loads(
    (Path(__file__).parent / "data" / "cleaning.toml").read_text(encoding="utf-8")
)


def document(*paragraphs: str, **fields: str) -> Document:
    return Document(path="a.txt", sha256="", paragraphs=paragraphs, **fields)


def test_every_rule_has_an_example_and_a_near_miss():
    assert set(EXAMPLES) == {rule.name for rule in rules()}
    for name, entry in EXAMPLES.items():
        assert entry["text"], name
        assert entry["keep"], name


@pytest.mark.parametrize("name", EXAMPLES)
def test_rule_removes_furniture_and_nothing_else(name):
    cleaned = clean(document(*EXAMPLES[name]["text"]))
    assert list(cleaned.paragraphs) == EXAMPLES[name]["left"]
    assert name in {removal.rule for removal in cleaned.removed}


@pytest.mark.parametrize("name", EXAMPLES)
def test_rule_keeps_what_only_looks_like_furniture(name):
    cleaned = clean(document(*EXAMPLES[name]["keep"]))
    assert list(cleaned.paragraphs) == EXAMPLES[name]["keep"]
    assert not cleaned.removed
