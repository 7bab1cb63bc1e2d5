from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from summarizer.render.wrapping import phrases, wrap


def lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width)]


def test_words_stay_whole() -> None:
    assert lines("Harga beras naik tipis", 11) == ["Harga beras", "naik tipis"]


def test_a_long_address_stays_whole() -> None:
    address = "https://wartaniaga.example/" + "a" * 60
    assert lines(f"Baca {address} ini", 20) == ["Baca", address, "ini"]


def test_japanese_breaks_between_phrases() -> None:
    assert lines("同社は職人を雇用している。", 14) == ["同社は職人を", "雇用している。"]


@pytest.mark.parametrize("width", range(8, 40, 2))
def test_no_line_starts_with_a_full_stop_or_comma(width: int) -> None:
    text = "前年比で18.3%の増加、" * 5 + "「ア」と述べた。" * 5 + "データー" + "（注）。"
    for line in lines(text, width):
        assert line[0] not in "。、」）ー"
        assert line[-1] not in "「（"
        assert cell_len(line) <= width


def test_a_run_of_full_stops_is_cut_rather_than_overflowing() -> None:
    assert lines("。" * 10, 6) == ["。。。", "。。。", "。。。", "。"]


def test_phrases_lose_nothing() -> None:
    text = "ヌサワンギの籐輸出、520兆ルピアを突破"
    assert "".join(phrases(text)) == text
    assert phrases("") == []


@settings(deadline=None, max_examples=300)
@given(
    st.text(alphabet="ab 、。「」（）輸出がー5１é\u0301\u200b\n", max_size=60),
    st.integers(min_value=4, max_value=30),
)
def test_lines_cover_the_text_in_order(text: str, width: int) -> None:
    spans = wrap(text, width)
    position = 0
    for start, end in spans:
        assert text[position:start].strip() == ""
        assert start < end
        position = end
    assert text[position:].strip() == ""
    for start, end in spans:
        line = text[start:end]
        whole = not any(cell_len(char) == 2 for char in line) and len(line.split()) == 1
        assert cell_len(line) <= width or whole
