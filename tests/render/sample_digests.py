"""Digests made by hand for the renderers' tests. Everything in them is invented."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from summarizer.abstractive.model import AbstractiveSummary, Dropped, Statement, SummaryModel
from summarizer.article import Article, Paragraph, Sentence
from summarizer.digest import Digest, ExtractiveSummary, FigureMention, LanguageDigest
from summarizer.figures.model import Figure, Kind
from summarizer.translation.model import ModelInfo, Status, Translation

TITLE = "Ekspor Rotan Nusawangi Tembus Rp 520 Triliun"
TITLES = {
    "en": "Nusawangi rattan exports pass Rp520 trillion",
    "ja": "ヌサワンギの籐輸出、520兆ルピアを突破",
}

SOURCES = (
    "PT Nusawangi Rotan Tbk. membukukan ekspor Rp 520 triliun pada kuartal I-2017.",
    "Nilai itu naik 18,3% dari tahun sebelumnya.",
    '"Kami optimistis," kata Direktur Utama Sekar Pradipta, Selasa (21/3).',
    "Perusahaan mempekerjakan 4,03 juta perajin.",
)
PARAGRAPHS = ((0, 1), (2, 3))
ENGLISH = {
    0: "PT Nusawangi Rotan Tbk. booked exports of Rp520 trillion in the first quarter of 2017.",
    1: "That was up 18.3% on the year before.",
    3: "The company employs 4.03 million craftspeople.",
}
JAPANESE = {
    0: "ヌサワンギ・ロタン社の2017年第1四半期の輸出額は520兆ルピアに達した。",
    1: "前年比で18.3%の増加となる。",
    3: "同社は403万人の職人を雇用している。",
}
MODELS = {
    code: ModelInfo(
        id=f"marian-{pair}",
        source="id",
        target=code,
        path="models",
        revision="1",
        licence="non-commercial / evaluation",
        sha256="00",
        slots=True,
    )
    for code, pair in (("en", "id-en"), ("ja", "en-ja"))
}
CHECKS = ("figures", "slots", "repetition")


def translation(
    source: str,
    text: str,
    status: Status = "ok",
    failed: Sequence[str] = (),
    pivot: str | None = None,
) -> Translation:
    shown = source if status == "untranslated" else text
    return Translation(source, shown, status, CHECKS, tuple(failed), pivot)


def mention(
    sentence: int, text: str, kind: Kind, value: str, en: str, ja: str, **unit: str
) -> FigureMention:
    start = SOURCES[sentence].index(text)
    figure = Figure(kind, start, start + len(text), text, value, **unit)  # type: ignore[arg-type]
    return FigureMention(sentence, figure, en, ja)


FIGURES = (
    mention(0, "Rp 520 triliun", "money", "520000000000000", "Rp520 trillion", "520兆ルピア",
            currency="IDR"),
    mention(0, "kuartal I-2017", "period", "2017-Q1", "the first quarter of 2017",
            "2017年第1四半期"),
    mention(1, "18,3%", "percent", "18.3", "18.3%", "18.3%"),
    mention(2, "Selasa (21/3)", "date", "2017-03-21", "Tuesday (21 March)", "3月21日（火）"),
    mention(3, "4,03 juta", "number", "4030000", "4.03 million", "403万"),
)  # fmt: skip


def article(
    sources: Sequence[str] = SOURCES,
    paragraphs: Sequence[Sequence[int]] = PARAGRAPHS,
    **fields: Any,
) -> Article:
    made_paragraphs: list[Paragraph] = []
    made_sentences: list[Sentence] = []
    for number, members in enumerate(paragraphs):
        text = ""
        for index in members:
            text += " " if text else ""
            start = len(text)
            text += sources[index]
            made_sentences.append(Sentence(index, number, sources[index], start, len(text)))
        made_paragraphs.append(Paragraph(number, text))
    known: dict[str, Any] = {
        "path": "berita/rotan.txt",
        "sha256": "ab" * 32,
        "title": TITLE,
        "outlet": "Warta Niaga",
        "published": "2017-03-21",
        "author": "Ratih Kusumaningtyas",
        "url": "https://wartaniaga.example/rotan",
        "dateline": "JAKARTA",
    }
    known.update(fields)
    return Article(paragraphs=tuple(made_paragraphs), sentences=tuple(made_sentences), **known)


PIVOTS = {
    0: "Nusawangi Rotan's exports reached Rp520 trillion in the first quarter of 2017.",
    1: "That is 18.3% more than a year before.",
    3: "The company employs 4.03 million craftsmen.",
}


def section(
    language: str,
    texts: Mapping[int, str],
    sources: Sequence[str] = SOURCES,
    statuses: Mapping[int, tuple[Status, Sequence[str]]] | None = None,
    title: str | None = None,
    title_status: Status = "ok",
    pivots: Mapping[int, str] | None = None,
) -> LanguageDigest:
    verdicts = statuses or {}
    return LanguageDigest(
        language=language,
        title=translation(TITLE, title, title_status) if title else None,
        key_sentences={
            index: translation(
                sources[index],
                text,
                *verdicts.get(index, ("ok", ())),
                pivot=(pivots or {}).get(index),
            )
            for index, text in texts.items()
        },
        models=(MODELS[language],),
    )


def digest(
    *sections: LanguageDigest,
    of: Article | None = None,
    key: Sequence[int] = (0, 1, 3),
    figures: Sequence[FigureMention] = FIGURES,
    warnings: Sequence[str] = (),
    languages: Sequence[str] | None = None,
    show_pivot: bool = False,
    abstractive: AbstractiveSummary | None = None,
    summary: str = "both",
) -> Digest:
    source = of or article()
    return Digest(
        article=source,
        scores=tuple(1.0 for _ in source.sentences),
        extractive=ExtractiveSummary(
            tuple(key), " ".join(source.sentences[index].text for index in key)
        ),
        figures=tuple(figures),
        translations={part.language: part for part in sections},
        settings={
            "languages": list(languages or [part.language for part in sections]),
            "show_pivot": show_pivot,
            "summary": summary,
        },
        version="0.1.0",
        warnings=tuple(warnings),
        abstractive=abstractive,
    )


STATEMENTS = (
    Statement("PT Nusawangi Rotan Tbk. membukukan ekspor Rp 520 triliun.", (0,)),
    Statement("Nilai itu naik 18,3% dan Nusawangi mempekerjakan 4,03 juta perajin.", (1, 3)),
)
REWRITTEN = AbstractiveSummary(
    STATEMENTS,
    SummaryModel("rewriter", "0.1.0", "Apache-2.0"),
    dropped=(Dropped("Ekspor turun 18,3%.", ("direction",)),),
)
FALLBACK = AbstractiveSummary(
    tuple(Statement(SOURCES[index], (index,)) for index in (0, 1, 3)),
    SummaryModel("rewriter", "0.1.0", "Apache-2.0"),
    dropped=(Dropped("Ekspor turun 18,3%.", ("direction",)),),
    fallback=True,
)


def summarised(
    language: str = "en", statuses: Sequence[Status] = ("ok", "ok"), keys: bool = True
) -> LanguageDigest:
    """A section with the statements translated, and the key sentences if `keys`."""
    texts = {
        "en": ("Nusawangi booked exports of Rp520 trillion.", "That was up 18.3%."),
        "ja": ("ヌサワンギの輸出額は520兆ルピア。", "18.3%の増加となる。"),
    }[language]
    return LanguageDigest(
        language=language,
        title=None,
        key_sentences={
            index: translation(SOURCES[index], text)
            for index, text in {"en": ENGLISH, "ja": JAPANESE}[language].items()
            if keys
        },
        models=(MODELS[language],),
        statements=tuple(
            translation(item.text, text, status)
            for item, text, status in zip(STATEMENTS, texts, statuses, strict=True)
        ),
    )


def english(**changes: Any) -> LanguageDigest:
    return section("en", ENGLISH, title=TITLES["en"], **changes)


def japanese(**changes: Any) -> LanguageDigest:
    return section("ja", JAPANESE, title=TITLES["ja"], **changes)


LONG = "Harga " + "beras medium di pasar induk kembali naik " * 60 + "pekan ini."
RTL = "Pameran kaligrafi \u202eمعرض الخط\u200f dibuka di Kota Merapi."
HOSTILE = (
    '<script>alert(1)</script> "><img src=x onerror=alert(1)> {{ 7*7 }} </style></mark>'
    " # judul | *tebal* [tautan](javascript:alert(1)) `kode` US$ 1 dan US$ 2\x1b[31m"
)


def one(text: str, **fields: Any) -> Digest:
    """A digest of one sentence, translated into itself."""
    source = article((text,), ((0,),), **fields)
    parts = [
        LanguageDigest(code, None, {0: Translation(text, text, "ok", CHECKS)}, (MODELS[code],))
        for code in ("en", "ja")
    ]
    return digest(*parts, of=source, key=(0,), figures=())


def samples() -> dict[str, Digest]:
    """Every shape of digest that a renderer must show well."""
    return {
        "english": digest(english()),
        "japanese": digest(japanese()),
        "both": digest(english(), japanese()),
        "none": digest(),
        "no title": digest(section("en", ENGLISH), of=article(title=None)),
        "bare": digest(
            section("en", ENGLISH),
            of=article(title=None, outlet=None, published=None, author=None, url=None,
                       dateline=None, path="-"),
        ),
        "no figures": digest(english(), japanese(), figures=()),
        "long": one(LONG),
        "right to left": one(RTL, title=RTL),
        "hostile": one(HOSTILE, title=HOSTILE, outlet=HOSTILE, author=HOSTILE, dateline=HOSTILE,
                       published=HOSTILE, url="javascript:alert(1)", path=HOSTILE),
        "odd names": one("Harga naik.", title=" \u200e\x00 ", path="\udcff\udcfe.txt"),
        "rewritten": digest(summarised(), summarised("ja"), abstractive=REWRITTEN),
        "rewritten only": digest(
            summarised(keys=False), abstractive=REWRITTEN, summary="abstractive"
        ),
        "rewritten, Indonesian": digest(abstractive=REWRITTEN),
        "marks": digest(
            english(statuses={0: ("repaired", ("figures",)), 3: ("untranslated", ("empty",))}),
            japanese(statuses={1: ("retried", ()), 3: ("untranslated", ("script",))}),
            warnings=("the weekday does not fit the date <21/3>",),
        ),
    }  # fmt: skip
