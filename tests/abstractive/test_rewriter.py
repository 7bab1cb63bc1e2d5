from __future__ import annotations

import pytest

from summarizer import extractive
from summarizer.abstractive import Draft, load_summarizer, summarize
from summarizer.abstractive.acronyms import shorten
from summarizer.abstractive.drafts import nearest
from summarizer.abstractive.joining import attributed, join
from summarizer.abstractive.persons import People, resolve
from summarizer.abstractive.selection import Unit, choose
from summarizer.abstractive.writing import write
from summarizer.article import Article, Document
from summarizer.glossary import Glossary
from summarizer.names import find
from summarizer.pipeline import prepare


def article(*sentences: str, title: str | None = None) -> Article:
    return prepare(Document("contoh.txt", "00", (" ".join(sentences),), title=title))


def draft(made: Article, scores: list[float] | None = None) -> list[str]:
    drafted = load_summarizer().draft(made, scores or extractive.score(made).tolist())
    return write(made, drafted, People(made), Glossary.load())


MAYOR = "Wali Kota Merapi Agus Pradana meresmikan jembatan baru setelah dua tahun dibangun."
HE = "Ia mengatakan jembatan itu akan memangkas waktu tempuh menjadi 15 menit."
OTHER = "Warga dua desa di seberang sungai menyambut pembangunan jembatan tersebut."


def test_a_pronoun_without_its_sentence_gets_the_name() -> None:
    made = article(OTHER, MAYOR, HE)
    assert draft(made, [0.9, 0.01, 0.9])[1] == (
        "Wali Kota Merapi Agus Pradana mengatakan jembatan itu akan memangkas waktu tempuh "
        "menjadi 15 menit."
    )


def test_a_pronoun_behind_its_person_stays() -> None:
    made = article(MAYOR, HE, OTHER)
    assert draft(made, [0.9, 0.9, 0.01]) == [MAYOR, HE]


@pytest.mark.parametrize(
    ("before", "person"),
    [
        (MAYOR, "Agus Pradana"),
        ("Wali Kota Agus Pradana bertemu Bupati Dewi Lestari di Merapi.", "Agus Pradana"),
        ('"Kami siap," kata Bupati Dewi Lestari kepada Wali Kota Agus Pradana.', "Dewi Lestari"),
        ("Di Merapi tampak Wali Kota Agus Pradana dan Bupati Dewi Lestari.", None),
        ("Jembatan itu panjang.", None),
        ("Mobil Kijang Super melaju di jembatan itu.", None),  # capitals, but nobody
    ],
)
def test_whom_a_pronoun_means(before: str, person: str | None) -> None:
    assert People(article(before, HE)).antecedent(1) == person


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        ("Ia mengaku lelah.", "Agus Pradana mengaku lelah."),
        ("Menurutnya, jembatan itu kuat.", "Menurut Agus Pradana, jembatan itu kuat."),
        ('"Kuat," katanya.', '"Kuat," kata Agus Pradana.'),
        ('"Kuat," ujar dia.', '"Kuat," ujar Agus Pradana.'),
        ("Jembatan itu kuat.", "Jembatan itu kuat."),
    ],
)
def test_pronouns_are_resolved(text: str, resolved: str) -> None:
    assert resolve(text, "Agus Pradana") == resolved


def test_an_unclear_pronoun_is_not_resolved() -> None:
    assert resolve("Ia mengaku lelah.", None) is None


def test_a_speaker_is_introduced_once() -> None:
    full = '"Kami siap," kata Bupati Dewi Lestari kepada wartawan.'
    short = "Dewi menyatakan pasar murah akan dibuka di dua desa pada Mei."
    again = "Dewi meminta warga tidak membeli beras lebih dari kebutuhan."
    made = article(full, short, again)
    assert draft(made, [0.01, 0.9, 0.8]) == [f"Bupati Dewi Lestari{short[4:]}", again]


def test_what_only_goes_with_the_sentence_before_takes_it_along() -> None:
    made = article(OTHER, "Jembatan itu panjang sekali.", "Hal itu membuat warga dua desa senang.")
    written = draft(made, [0.9, 0.1, 0.8])
    assert not any(text.startswith("Hal itu") for text in written) or made.sentences[1].text in (
        written
    )


def test_short_sentences_of_one_subject_are_joined() -> None:
    first = "Bupati Dewi meninjau pasar murah."
    assert join(first, "Ia juga membagikan beras kepada warga.", True) == (
        "Bupati Dewi meninjau pasar murah dan membagikan beras kepada warga."
    )
    assert join(first, "Bupati Dewi juga membagikan beras.", False) == (
        "Bupati Dewi meninjau pasar murah dan membagikan beras."
    )
    assert join(first, "Ia juga membagikan beras.", False) is None
    assert join("Bupati Dewi mengatakan harga beras naik.", "Ia membagikan beras.", True) is None
    assert join(first, "Warga dua desa membeli beras.", False) is None


def test_who_said_it_is_joined_to_what_was_said() -> None:
    said = "Hal itu disampaikan Bupati Dewi Lestari dalam rapat di Merapi."
    assert attributed("Harga beras naik.", said, find(said)) == (
        "Harga beras naik, kata Bupati Dewi Lestari."
    )
    assert attributed("Menurut Agus, harga naik.", said, find(said)) is None
    assert attributed("Harga beras naik.", "Hal itu membuat warga resah.", []) is None


@pytest.mark.parametrize(
    ("text", "before", "after", "short"),
    [
        ("Komisi Pemberantasan Korupsi (KPK) menahan dua orang.", "KPK menahan", "",
         "KPK menahan dua orang."),
        ("Komisi Pemberantasan Korupsi (KPK) menahan dua orang.", "", "",
         "Komisi Pemberantasan Korupsi (KPK) menahan dua orang."),
        ("Forum Petani Merapi (FPM) menolak rencana itu.", "", "",
         "Forum Petani Merapi menolak rencana itu."),
        ("Forum Petani Merapi (FPM) menolak rencana itu.", "", "FPM akan menggugat.",
         "Forum Petani Merapi (FPM) menolak rencana itu."),
        ("Kantor Koordinator (Kako) PMK menolak rencana itu.", "", "",
         "Kantor Koordinator (Kako) PMK menolak rencana itu."),
    ],
)  # fmt: skip
def test_acronyms_have_one_form(text: str, before: str, after: str, short: str) -> None:
    assert shorten(text, Glossary.load(), before, after) == short


def test_the_choice_leaves_no_sentence_without_the_one_it_needs() -> None:
    units = [
        Unit(0, "Harga beras naik tajam di dua desa.", 6, 7),
        Unit(3, "Pemerintah membuka pasar murah.", 1, 4),
        Unit(4, "Hal itu membuat warga senang sekali hari ini.", 8, 8, needs=3),
    ]
    chosen = [unit.index for unit in choose(units, 10)]
    assert 4 not in chosen or 3 in chosen
    assert chosen == sorted(chosen)


def test_a_long_summary_has_its_price() -> None:
    units = [Unit(i, f"Kalimat nomor {i} tentang hal {i}.", 20.0, 30) for i in range(6)]
    assert len(choose(units, 20)) == 2
    assert len(choose([Unit(u.index, u.text, 11.5, 12) for u in units], 20)) == 4


def test_the_end_of_a_quotation_gets_its_mark() -> None:
    made = article(
        'Bupati Dewi Lestari berkata, "Kami siap.',
        'Pasar murah akan dibuka di dua desa pada Mei," kata Dewi di Merapi, Selasa.',
        OTHER,
    )
    assert '"Pasar murah akan dibuka di dua desa pada Mei," kata Bupati Dewi Lestari.' in draft(
        made, [0.01, 0.9, 0.8]
    )


def test_nothing_to_say_is_an_empty_draft() -> None:
    made = article("Simak ulasan lengkapnya berikut ini:", "Mengapa harga beras naik?")
    assert draft(made) == []


class Liar:
    """Drafts what the article does not say."""

    model = load_summarizer().model

    def __init__(self, *statements: str) -> None:
        self._statements = statements

    def draft(self, article: Article, scores: object) -> list[Draft]:
        every = range(len(article.sentences))
        return [Draft(text, nearest(text, article, every)) for text in self._statements]


def test_what_the_article_does_not_say_is_not_shown() -> None:
    made = article(MAYOR, OTHER)
    summary = summarize(made, [0.9, 0.5], [0], Liar(MAYOR, HE.replace("15", "51")))
    assert [(item.text, item.sentences) for item in summary.statements] == [(MAYOR, (0,))]
    assert [item.text for item in summary.dropped] == [HE.replace("15", "51")]
    assert "figures" in summary.dropped[0].failed
    assert not summary.fallback


def test_the_rules_stand_in_for_a_sentence_that_is_not_supported() -> None:
    made = article(MAYOR, HE, OTHER)
    lie = HE.replace("15", "51")
    summary = summarize(made, [0.9, 0.8, 0.5], [0], Liar(MAYOR, lie))
    assert [item.text for item in summary.statements] == [MAYOR, HE]
    assert [item.text for item in summary.dropped] == [lie]
    assert not summary.fallback


def test_a_summary_of_nothing_but_stand_ins_is_none() -> None:
    made = article(MAYOR, HE, OTHER)
    summary = summarize(made, [0.9, 0.8, 0.5], [2], Liar(HE.replace("15", "51")))
    assert summary.fallback
    assert [item.sentences for item in summary.statements] == [(2,)]


def test_the_key_sentences_stand_in_for_a_summary_of_lies() -> None:
    made = article(MAYOR, OTHER)
    summary = summarize(
        made, [0.9, 0.5], [0, 1], Liar("Gempa berkekuatan 5,4 mengguncang Bandung.")
    )
    assert summary.fallback
    assert [item.sentences for item in summary.statements] == [(0,), (1,)]
    assert summary.text == f"{MAYOR} {OTHER}"


def test_a_model_that_repeats_itself_is_not_shown() -> None:
    made = article(MAYOR, OTHER)
    summary = summarize(made, [0.9, 0.5], [0], Liar("Warga " * 9 + "menyambut."))
    assert "repetition" in summary.dropped[0].failed


def test_what_refers_to_a_dropped_statement_goes_with_it() -> None:
    made = article(
        MAYOR, OTHER, "Hal itu membuat warga senang sekali.", MAYOR.replace("Kota", "Desa")
    )
    lie = "Gempa berkekuatan 5,4 mengguncang Bandung."
    summary = summarize(
        made, [0.9] * 4, [0], Liar(lie, made.sentences[2].text, made.sentences[3].text)
    )
    assert [item.sentences for item in summary.statements] == [(3,)]
    assert [item.failed for item in summary.dropped][1] == ("antecedent",)
    kept = summarize(made, [0.9] * 4, [0], Liar(OTHER, made.sentences[2].text, lie))
    assert [item.sentences for item in kept.statements] == [(1,), (2,)]


def test_a_clause_with_figures_is_not_cut() -> None:
    long = (
        "Wali Kota Merapi Agus Pradana meresmikan jembatan baru yang menghubungkan dua desa di "
        "seberang sungai dengan pusat kota lama dan pasar induk, {}, setelah pembangunan yang "
        "tertunda berkali-kali selama bertahun-tahun karena banjir besar."
    )
    made = article(long.format("lengkap dengan lampu jalan"), OTHER)
    assert "tertunda" not in draft(made, [0.9, 0.5])[0]
    made = article(long.replace("bertahun-tahun", "12 tahun").format("lengkap dengan lampu"), OTHER)
    assert "12 tahun" in draft(made, [0.9, 0.5])[0]
