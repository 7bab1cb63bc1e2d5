from __future__ import annotations

from digest_rows import figure, row

from summarizer.batch.topics import Topic, Vocabulary, naming, topics, words


def made(*titles: str) -> tuple[list, Vocabulary]:
    vocabulary = Vocabulary()
    return [
        vocabulary.add(words(row(title=title, sentences=(title,)), "id")) for title in titles
    ], vocabulary


BEANS = [f"Harga kedelai {place} naik" for place in ("Sindara", "Lestari", "Rejomulyo")]
SHIPS = [f"Kapal feri {place} berlayar" for place in ("Wetan", "Kulon", "Lor", "Kidul")]
ALONE = ["Penyanyi merilis album", "Gempa mengguncang pesisir"]


def test_articles_that_share_a_salient_word_are_a_topic_the_largest_first() -> None:
    articles, vocabulary = made(*BEANS, *SHIPS, *ALONE)
    found = topics(articles, vocabulary)
    assert [topic.members for topic in found] == [(3, 4, 5, 6), (0, 1, 2), (7, 8)]
    assert found[-1].word is None
    assert vocabulary.form(found[0].word).lower() in ("berlayar", "feri", "kapal")


def test_what_everything_is_about_is_no_topic() -> None:
    articles, vocabulary = made(*(f"Bandara {name}" for name in "abcdefghij" * 5))
    assert topics(articles, vocabulary) == [Topic(None, tuple(range(50)))]


def test_a_day_of_few_articles_and_of_none() -> None:
    articles, vocabulary = made("Harga kedelai naik", "Kapal feri berlayar")
    assert [topic.word for topic in topics(articles, vocabulary)] == [None]
    assert topics([], Vocabulary()) == []


def test_a_topic_of_a_large_day_has_more_than_two_articles() -> None:
    rest = [
        f"Kabar {chr(97 + n // 26)}{chr(97 + n % 26)}xyz berbeda{chr(97 + n)}" for n in range(26)
    ]
    articles, vocabulary = made(*rest, *BEANS[:2], *SHIPS)
    members = [topic.members for topic in topics(articles, vocabulary) if topic.word is not None]
    assert members == [(28, 29, 30, 31)]


def test_the_names_of_a_topic_are_not_forms_of_one_word() -> None:
    articles, vocabulary = made(
        *(f"Ekspor kopi, eksportir {x}" for x in ("senang", "sedih")), *SHIPS
    )
    named = naming(articles[:2], vocabulary)
    assert len(named) == 2
    assert "kopi" in named
    number = next(n for n in articles[0] if vocabulary.form(n).lower() == "kopi")
    assert naming(articles[:2], vocabulary, first=number)[0].lower() == "kopi"


def test_figures_function_words_and_the_outlet_are_no_topics() -> None:
    item = row(
        title="Warta Sindara: Inflasi Juni 2017 yang dihitung",
        sentences=("Inflasi naik menurut warga",),
        figures=[figure("Juni 2017", "2017-06", en="June 2017", ja="2017年6月")],
        english=(("Inflation in June 2017 rose", "ok"), ("Inflasi naik", "untranslated")),
        japanese=(("2017年6月のインフレ率は上昇した", "ok"),),
    )
    assert words(item, "id") == [*["Inflasi", "dihitung"] * 2, "Inflasi", "naik", "warga"]
    assert words(item, "en") == ["Rejomulyo", "dam", "opened"] * 2 + ["Inflation", "rose"]
    assert words(item, "ja") == ["インフレ", "上昇"]
    assert words(row(), "ja") == []


def test_a_word_is_written_as_in_running_text() -> None:
    vocabulary = Vocabulary()
    numbers = vocabulary.add(["Harga", "Bulog", "harga", "Bulog"])
    assert [vocabulary.form(number) for number in numbers] == ["harga", "Bulog"] * 2
