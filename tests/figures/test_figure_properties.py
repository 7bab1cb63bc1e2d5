"""parse ∘ write is the identity, and what the renderers write reads back as the same value."""

from __future__ import annotations

import pytest
from figure_strategies import every_kind
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.figures import english, japanese, missing, parse, render, same, spurious, write
from summarizer.figures.model import Figure

FRAMES = ["{}", "Nilainya {} pada saat itu.", "(kira-kira {})", "Begini: {}; begitu."]


def meaning(figure: Figure) -> tuple[object, ...]:
    return (
        figure.kind, figure.value, figure.unit, figure.currency, figure.scale, figure.detail,
    )  # fmt: skip


@given(every_kind)
@settings(deadline=None, max_examples=1500)
def test_parse_undoes_write(figure: Figure) -> None:
    text = write(figure)
    found = parse(text)
    assert [meaning(f) for f in found] == [meaning(figure)], text
    assert found[0].text == text


@pytest.mark.parametrize("language", ["en", "ja"])
@given(figure=every_kind, frame=st.sampled_from(["{}", "（{}）", "({})"]))
@settings(deadline=None, max_examples=1000)
def test_rendering_reads_back_as_the_same_value(language: str, figure: Figure, frame: str) -> None:
    text = frame.format(render(figure, language))  # type: ignore[arg-type]
    reader = english.parse if language == "en" else japanese.parse
    found = reader(text)
    assert len(found) == 1, (text, found)
    assert same(figure, found[0]), (text, found)


@given(st.lists(every_kind, min_size=1, max_size=5))
@settings(deadline=None, max_examples=300)
def test_a_full_rendering_misses_nothing(figures: list[Figure]) -> None:
    source = parse(" ; ".join(write(figure) for figure in figures))
    for language, reader in (("en", english.parse), ("ja", japanese.parse)):
        target = reader(" ; ".join(render(f, language) for f in figures))  # type: ignore[arg-type]
        assert missing(source, target) == []
        assert spurious(source, target) == []


@given(figure=every_kind, frame=st.sampled_from(FRAMES))
@settings(deadline=None, max_examples=500)
def test_offsets_are_those_of_the_sentence(figure: Figure, frame: str) -> None:
    text = frame.format(write(figure))
    end = 0
    for found in parse(text):
        assert found.start >= end
        assert text[found.start : found.end] == found.text
        end = found.end


@given(
    st.text(alphabet="0123456789.,-/: ()%Rp$juta hingga ke-tigaMeiWIB\n第月日年万円", max_size=60)
)
@settings(deadline=None, max_examples=500)
def test_readers_survive_any_text(text: str) -> None:
    for reader in (parse, english.parse, japanese.parse):
        end = 0
        for found in reader(text):
            assert found.start >= end
            assert text[found.start : found.end] == found.text
            end = found.end
            assert render(found, "en")
            assert render(found, "ja")
