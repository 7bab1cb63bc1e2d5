"""A title, an organisation and a person in one run of capitals."""

from __future__ import annotations

import pytest

from summarizer.names import find_all

LEAD = "Direktur Utama Bank Sagara Rahmadi Wirasena mengatakan laba naik."
BANK, PERSON = ("Bank Sagara", "organisation"), ("Rahmadi Wirasena", "person")


def names(*sentences: str) -> list[tuple[str, str]]:
    """The names of the first of some sentences of one article."""
    return [(name.text, name.kind) for name in find_all(sentences)[0]]


@pytest.mark.parametrize(
    "other",
    [
        "“Kami senang,” kata Rahmadi.",
        "“Kami senang,” kata Wirasena.",
        "Laba Bank Sagara naik 5 persen.",
    ],
)
def test_the_article_tells_where_the_organisation_ends(other: str) -> None:
    assert names(LEAD, other) == [BANK, PERSON]


def test_the_title_holds_the_organisation() -> None:
    _, person = find_all([LEAD, "“Kami senang,” kata Rahmadi."])[0]
    assert person.title == "Direktur Utama Bank Sagara"
    assert LEAD[person.start : person.end] == person.text == "Rahmadi Wirasena"


@pytest.mark.parametrize(
    ("lead", "other", "expected"),
    [
        (
            "Hal itu dikatakan Direktur Operasional PT Samudra Jaya Hendropati Mulyarto, Senin.",
            "PT Samudra Jaya membangun kapal. “Ya,” ujar Hendropati.",
            [("PT Samudra Jaya", "company"), ("Hendropati Mulyarto", "person")],
        ),
        (
            "CEO Sagara Rahmadi Wirasena mengatakan laba naik.",
            "Laba PT Sagara Tbk naik. “Kami senang,” kata Rahmadi.",
            [("Sagara", "company"), ("Rahmadi Wirasena", "person")],
        ),
    ],
)
def test_companies_with_and_without_their_legal_form(
    lead: str, other: str, expected: list[tuple[str, str]]
) -> None:
    assert names(lead, *other.split(". ", 1)) == expected


@pytest.mark.parametrize(
    ("lead", "other"),
    [
        (LEAD, "Laba naik 5 persen."),  # nothing tells
        ("Direktur Utama Bank Sagara Rahmadi Wirasena hadir.", "Laba Bank Sagara naik."),
        ("Nasabah Bank Sagara Rahmadi Wirasena mengatakan itu.", "Laba Bank Sagara naik."),
        ("Direktur Utama Bank Sagara Syariah mengatakan itu.", "Laba Bank Sagara naik."),
        ("Direktur Utama Bank Sagara Jawa Timur mengatakan itu.", "Laba Bank Sagara naik."),
        ("Direktur Utama Bank Sagara Lentera hadir.", "Saham Lentera naik."),
    ],
)
def test_one_name_stays_one_without_title_or_evidence(lead: str, other: str) -> None:
    first, *rest = names(lead, other)
    assert first[0].startswith("Bank Sagara ")
    assert not any(kind == "person" for _, kind in rest)
