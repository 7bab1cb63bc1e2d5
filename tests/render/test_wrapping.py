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


def test_a_stretch_is_kept_whole_where_it_takes_half_a_line_or_less() -> None:
    text = "Harga cabai dari Rp 65.000 menjadi Rp 48.000"
    spans = [(17, 26), (35, 44)]
    assert [text[slice(*span)] for span in spans] == ["Rp 65.000", "Rp 48.000"]
    broken = [text[start:end] for start, end in wrap(text, 21)]
    kept = [text[start:end] for start, end in wrap(text, 21, spans)]
    assert broken == ["Harga cabai dari Rp", "65.000 menjadi Rp", "48.000"]
    assert kept == ["Harga cabai dari", "Rp 65.000 menjadi", "Rp 48.000"]
    narrow = [text[start:end] for start, end in wrap(text, 14, spans)]
    assert narrow == ["Harga cabai", "dari Rp 65.000", "menjadi Rp", "48.000"]


def test_phrases_lose_nothing() -> None:
    text = "ヌサワンギの籐輸出、520兆ルピアを突破"
    assert "".join(phrases(text)) == text
    assert phrases("") == []


@settings(deadline=None, max_examples=300)
@given(
    st.text(alphabet="ab 、。「」（）輸出がー5１é\u0301\u200b\n", max_size=60),
    st.integers(min_value=4, max_value=30),
    st.lists(st.integers(min_value=0, max_value=60), max_size=6),
)
def test_lines_cover_the_text_in_order(text: str, width: int, cuts: list[int]) -> None:
    cuts = sorted({min(cut, len(text)) for cut in cuts})
    spans = wrap(text, width, list(zip(cuts[::2], cuts[1::2], strict=False)))
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
