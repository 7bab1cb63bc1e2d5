"""Random input against loading, cleaning and splitting: 2,400 inputs in all."""

from __future__ import annotations

import json
import random
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer.article import Document
from summarizer.cleaning import clean
from summarizer.errors import LoadError
from summarizer.loading import load_all
from summarizer.loading.text import decode, normalise, unescape_entities
from summarizer.sentences import split

# Furniture, separators and half-broken pieces, so that random input meets the rules' edges.
PIECES = [
    "Harga beras naik.", "kata Rina", "JAKARTA - ", "TEMPO.CO, Jakarta - ", "Jakarta (ANTARA) -",
    "Baca juga: ", "Baca Juga", "Pilihan Editor: ", "Panen Raya Gagal Total", "Sebelumnya, ",
    "[Gambas:Video CNN]", "ADVERTISEMENT", "SCROLL TO CONTINUE WITH CONTENT", "(abc/def)", "(yoy)",
    "Simak Video '", "':", "Editor: Rina", "Penulis: ", "Daftar Isi", "Halaman 2 dari 3", "tirta",
    "Rp 1.200.000.", "PT. Tirta Tbk.", "3.5", "\"Kami rugi,\" kata", "”", "“", "…", "!?", "- ",
    "\n", "\n\n", "\n-\n", " ", "\t", "\u00a0", "\u200b", "\u202e", "\ufeff", "\x00", "\u2028",
    "&ldquo;",
    "&#0;", "&#xD800;", "https://a.test/b", "2025-06-10", "10 Jun 2025", "<p>", "</p>", "<br>", "é",
    "e\u0301", "👩\u200d🌾", "米", "(Penulis: A | Editor: B)", "Berita ini telah tayang di a.test",
]  # fmt: skip
text_like = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=40).map(
    "".join
)
bytes_like = st.one_of(
    st.binary(max_size=300),
    text_like.map(lambda text: text.encode("utf-8", "surrogatepass")),
    text_like.map(lambda text: text.encode("utf-16", "surrogatepass")),
    text_like.map(lambda text: text.encode("utf-16-le", "surrogatepass")),
    text_like.map(lambda text: text.encode("cp1252", "ignore")),
    st.tuples(
        text_like.map(lambda text: text.encode("utf-8", "surrogatepass")), st.integers(0, 99)
    ).map(lambda cut: cut[0][: cut[1]]),
)
fuzz = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


def solid(text: str) -> str:
    """The characters of a text that are not white space, as loading leaves them."""
    return "".join(unescape_entities(normalise(text)).split())


def is_subsequence(part: str, whole: str) -> bool:
    rest = iter(whole)
    return all(character in rest for character in part)


@settings(fuzz, max_examples=700)
@given(bytes_like)
def test_decoding_gives_text_or_one_line(data):
    text = message = ""
    try:
        text, encoding = decode(data)
        assert encoding
    except LoadError as error:
        message = str(error)
    assert "\n" not in message
    assert text == normalise(text)
    assert text == text.encode("utf-8").decode("utf-8")
    assert unicodedata.is_normalized("NFC", text)


@settings(fuzz, max_examples=600)
@given(bytes_like, st.sampled_from([".txt", ".html", ".json", ".jsonl", ".csv", ""]))
def test_loading_and_cleaning_never_raise(tmp_path_factory, data, suffix):
    path = tmp_path_factory.mktemp("fuzz") / f"a{suffix}"
    path.write_bytes(data)
    for result in load_all(path):
        if isinstance(result, LoadError):
            assert "\n" not in str(result)
            continue
        assert all(text.strip() and "\n" not in text for text in result.paragraphs)
        clean(result)


@settings(fuzz, max_examples=500)
@given(text_like)
def test_text_is_never_invented(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("fuzz") / "a.txt"
    path.write_text(text, encoding="utf-8", errors="ignore", newline="")
    source = solid(text.encode("utf-8", "ignore").decode())
    for result in load_all(path):
        if isinstance(result, Document) and "<" not in text:
            cleaned = clean(result)
            everything = "".join(cleaned.paragraphs)
            assert is_subsequence("".join(everything.split()), source)
            for paragraph in cleaned.paragraphs:
                assert paragraph == paragraph.strip()
                assert paragraph


@settings(fuzz, max_examples=200)
@given(st.lists(st.fixed_dictionaries({"text": text_like, "title": text_like}), max_size=4))
def test_records_come_one_by_one(tmp_path_factory, records):
    path = tmp_path_factory.mktemp("fuzz") / "a.jsonl"
    path.write_text("\n".join(json.dumps(record) for record in records), encoding="utf-8")
    results = list(load_all(path))
    assert len(results) == max(len(records), 1)


@settings(fuzz, max_examples=400)
@given(text_like)
def test_sentence_offsets_are_right(text):
    paragraphs = clean(Document(path="a", sha256="", paragraphs=tuple(text.split("\n")))).paragraphs
    for paragraph in paragraphs:
        end = 0
        spans = split(paragraph)
        for start, stop in spans:
            assert end <= start < stop <= len(paragraph)
            assert not paragraph[end:start].strip()
            end = stop
        assert not paragraph[end:].strip()


@pytest.mark.parametrize("seed", range(3))
def test_long_mixtures_take_linear_time(tmp_path, seed):
    random.seed(seed)
    path = tmp_path / "a.txt"
    path.write_text("".join(random.choices(PIECES, k=20_000)), encoding="utf-8", errors="ignore")
    for result in load_all(path):
        if isinstance(result, Document):
            clean(result)
