from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import extractive
from summarizer.article import Article
from summarizer.extractive.features import features, similarity
from summarizer.extractive.form import quoted_shares, starts_with
from summarizer.extractive.ranker import Trees, stages, with_standing
from summarizer.extractive.readability import readability
from summarizer.sentences import split_paragraphs

# Written for this test; the companies, people and figures are invented.
NEWS = [
    "PT Samudra Karya Tbk. menutup dua pabrik gula di Jawa Timur mulai Senin (3/4) karena harga "
    "tebu naik 40 persen. Sebanyak 1.200 pekerja dipindahkan ke pabrik baru di Lamongan.",
    "Direktur Utama Samudra Karya, Ratna Wijaya, mengatakan penutupan menghemat Rp 150 miliar "
    "setahun. “Kami tidak memecat siapa pun,” kata Ratna.",
    "Serikat pekerja meminta perusahaan membayar ongkos pindah. Ia menolak merinci jumlahnya.",
    "Bagaimana nasib petani tebu?",
    "Petani tebu di Kediri berharap pabrik koperasi menampung panen mereka. Harga tebu di tingkat "
    "petani kini Rp 900 ribu per ton.",
    "Baca juga: Harga Gula Naik",
    "PERUSAHAAN TERBUKA INDONESIA",
    "Pada 2016 perusahaan itu juga menutup satu pabrik di Cirebon. Saat itu 300 pekerja berhenti.",
]


def article(paragraphs: list[str], title: str | None = None) -> Article:
    return Article("-", "", title, *split_paragraphs(paragraphs))


@pytest.fixture(scope="module")
def news() -> Article:
    return article(NEWS, "Samudra Karya Tutup Dua Pabrik Gula")


def test_scores_are_shares(news: Article) -> None:
    scores = extractive.score(news)
    assert scores.shape == (len(news.sentences),)
    assert np.all((scores > 0) & (scores <= 1))


def test_the_news_itself_comes_first(news: Article) -> None:
    scores = extractive.score(news)
    assert int(np.argmax(scores)) == 0
    assert 0 in extractive.select(news, scores)


@pytest.mark.parametrize("start", ["Baca juga", "PERUSAHAAN", "Bagaimana"])
def test_what_is_no_news_scores_low(news: Article, start: str) -> None:
    scores = extractive.score(news)
    index = next(s.index for s in news.sentences if s.text.startswith(start))
    assert scores[index] < np.median(scores)
    assert index not in extractive.select(news, scores)


def test_a_title_raises_what_it_names(news: Article) -> None:
    """The same article without title must work, and a title must make a difference."""
    bare = extractive.score(replace(news, title=None))
    titled = extractive.score(news)
    assert bare.shape == titled.shape
    assert not np.allclose(bare, titled)


def test_lost_paragraphs_do_not_break_the_ranking() -> None:
    joined = article([" ".join(NEWS[:3])])
    assert 0 in extractive.select(joined, extractive.score(joined))


def test_default_length_fits(news: Article) -> None:
    chosen = extractive.select(news, extractive.score(news))
    assert chosen == sorted(set(chosen))
    assert 2 <= len(chosen) <= 5
    short = article(["Harga gula naik. Pedagang mengeluh."])
    assert len(extractive.select(short, extractive.score(short))) in (1, 2)


def test_count_and_ratio(news: Article) -> None:
    scores = extractive.score(news)
    total = len(news.sentences)
    assert [len(extractive.select(news, scores, count=n)) for n in (1, 4, total)] == [1, 4, total]
    assert extractive.select(news, scores, count=1) == [int(np.argmax(scores))]
    assert extractive.select(news, scores, count=total + 9) == list(range(total))
    assert extractive.select(news, scores, ratio=1.0) == list(range(total))
    assert len(extractive.select(news, scores, ratio=0.01)) == 1
    assert len(extractive.select(news, scores, ratio=0.5)) == -(-total // 2)


def test_no_sentences_no_summary() -> None:
    empty = article([])
    assert extractive.score(empty).shape == (0,)
    assert extractive.select(empty, extractive.score(empty), count=3) == []


def test_the_same_thing_is_not_said_twice() -> None:
    same = "Bank Nusa Raya menaikkan suku bunga acuan menjadi 6,25 persen pada Kamis."
    other = "Nilai tukar rupiah menguat ke Rp 13.200 per dolar setelah keputusan itu diumumkan."
    twice = article([same, same, other])
    assert extractive.select(twice, np.array([0.9, 0.85, 0.6]), count=2) == [0, 2]


def test_a_pronoun_needs_the_sentence_before() -> None:
    apart = article(
        [
            "Bupati Sari Dewi meresmikan jembatan gantung di atas Sungai Rawa.",
            "Warga desa menyambutnya dengan tarian.",
            "Ia berjanji membangun dua jembatan lagi tahun depan.",
            "Pemerintah pusat menyumbang separuh dari ongkos pembangunan.",
        ]
    )
    assert extractive.select(apart, np.array([0.9, 0.2, 0.52, 0.5]), count=2) == [0, 3]
    assert extractive.select(apart, np.array([0.2, 0.9, 0.52, 0.5]), count=2) == [1, 2]


def test_a_very_long_article_is_ranked_in_bounded_memory() -> None:
    paragraphs = [f"Warga desa ke-{n} menanam padi di sawah nomor {n}." for n in range(4000)]
    long = article(paragraphs)
    scores = extractive.score(long)
    assert scores.shape == (4000,)
    assert len(extractive.select(long, scores)) <= 5
    assert len(extractive.select(long, scores, count=300)) == 300


@given(st.lists(st.text(alphabet=' .?!"“”()aAbBkK019:&%\u200b日', max_size=60), max_size=8))
@settings(max_examples=150, deadline=None)
def test_any_text_gets_a_summary(paragraphs: list[str]) -> None:
    any_article = article(paragraphs)
    scores = extractive.score(any_article)
    assert np.all(np.isfinite(scores))
    chosen = extractive.select(any_article, scores)
    assert bool(chosen) == bool(any_article.sentences)
    assert all(0 <= index < len(any_article.sentences) for index in chosen)


def test_every_cue_list_is_a_feature(news: Article) -> None:
    found = features(news)
    assert found.values.shape == (len(news.sentences), len(found.names))
    for name in ("starts_anaphora", "starts_reader", "has_announcement", "money", "title_words"):
        assert found.values[:, found.names.index(name)].any(), name
    assert starts_with("anaphora", "Hal itu ia sampaikan kemarin.")
    assert not starts_with("anaphora", "Halaman itu luas.")


def test_words_of_a_speaker_are_known_without_marks_of_their_own() -> None:
    said = article(['Ia tiba. "Kami siap. Semua ada. Ayo," kata Budi. Rapat "kilat" usai.'])
    shares = quoted_shares(said)
    assert shares[0] == 0.0
    assert shares[1] == shares[2] == 1.0
    assert 0.2 < shares[3] < 0.5
    assert 0.2 < shares[4] < 0.6
    never_closed = article(['"Kami siap. ' + "Rapat itu usai. " * 100])
    assert quoted_shares(never_closed)[-1] == 0.0


def test_similarity_is_a_cosine() -> None:
    alike = similarity(["Harga gula naik.", "harga gula naik", "Rupiah menguat.", "yang itu"])
    assert alike[0, 1] == pytest.approx(1.0)
    assert alike[0, 2] == pytest.approx(0.0)
    assert alike[3].tolist() == pytest.approx([0, 0, 0, 0])


def test_trees_send_each_sentence_to_its_leaf() -> None:
    tree = {
        "feature": [0, 1, 0, 0, 0],
        "threshold": [0.5, 10.0, 0, 0, 0],
        "left": [1, 3, 2, 3, 4],
        "right": [2, 4, 2, 3, 4],
        "value": [0, 0, 1.0, 2.0, 3.0],
    }
    trees = Trees.read({"names": ["b", "a"], "base": 0.5, "depth": 2, "trees": [tree, tree]})
    values = np.array([[5.0, 0.9], [5.0, 0.5], [10.5, 0.1]])
    assert trees.predict(["a", "b"], values).tolist() == [2.5, 4.5, 6.5]


def test_the_weights_know_only_features_that_exist(news: Article) -> None:
    found = features(news)
    first, second = stages()
    assert set(first.names) <= set(found.names)
    names, values = with_standing(found, np.linspace(0.9, 0.1, len(news.sentences)))
    assert set(second.names) <= set(names)
    assert values.shape == (len(news.sentences), len(names))


def test_readability_leaves_plain_news_alone(news: Article) -> None:
    factors = readability(features(news))
    assert factors[0] == 1.0
    assert set(factors) <= {1.0, 0.3, 0.4, 0.6, 0.7} | {0.3 * 0.3, 0.3 * 0.4, 0.4 * 0.3}


def test_ranking_imports_neither_torch_nor_a_learning_library() -> None:
    code = (
        "import sys; from summarizer import extractive; extractive.score;"
        "print({'torch', 'transformers', 'sklearn', 'lightgbm'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
