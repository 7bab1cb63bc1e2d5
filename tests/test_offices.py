from __future__ import annotations

import pytest

from summarizer.glossary import Glossary
from summarizer.mentions import Mentions
from summarizer.translation.model import Language

CEO = "Direktur Utama Bank Sagara Rahmadi Wirasena mengatakan laba naik."
AGAIN = 'Laba Bank Sagara naik, kata Rahmadi. "Kami senang," ujar Rahmadi.'


def targets(text: str, language: Language, *more: str) -> list[str]:
    mentions = Mentions(Glossary.load(), (text, *more), language)
    return [span.target for span in mentions.spans(0, text)]


@pytest.mark.parametrize(
    ("language", "target"),
    [
        ("en", "Bank Sagara President Director Rahmadi Wirasena"),
        ("ja", "サガラ銀行のラフマディ・ウィラセナ（Rahmadi Wirasena）社長"),
    ],
)
def test_office_body_and_person_are_one(language: Language, target: str) -> None:
    mentions = Mentions(Glossary.load(), (CEO, AGAIN), language)
    (span,) = mentions.spans(0, CEO)
    assert CEO[span.start : span.end] == span.text
    assert span.text == "Direktur Utama Bank Sagara Rahmadi Wirasena"
    assert span.target.replace("（Bank Sagara）", "") == target


@pytest.mark.parametrize(
    "text",
    [
        "Direktur Utama Rahmadi Wirasena mengatakan laba naik.",
        "Direktur Utama Bank Sagara, Rahmadi Wirasena, mengatakan laba naik.",
        "Direktur Utama dari Bank Sagara Rahmadi Wirasena mengatakan laba naik.",
        "Nasabah Bank Sagara Rahmadi Wirasena mengatakan laba naik.",
    ],
)
def test_what_stands_apart_stays_apart(text: str) -> None:
    assert "President" not in " ".join(targets(text, "en", AGAIN))
    assert "Rahmadi Wirasena" in " ".join(targets(text, "en", AGAIN))


def test_an_office_that_names_its_body_is_left_as_the_glossary_has_it() -> None:
    text = "Gubernur Bank Indonesia Perry Warjiyo mengatakan suku bunga tetap."
    assert targets(text, "en")[:1] == ["Bank Indonesia Governor"]


def test_an_acronym_is_a_body_too() -> None:
    text = "Direktur Jenderal WHO Tedros Ghebreyesus mengatakan kasus naik."
    (target,) = targets(text, "en")
    assert target == "World Health Organization (WHO) Director General Tedros Ghebreyesus"
