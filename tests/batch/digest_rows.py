"""Rows of digests.jsonl made by hand. Everything in them is invented."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

LEAD = (
    "Pemerintah Kabupaten Sindara membuka bendungan Rejomulyo pada Kamis pagi setelah hujan lebat "
    "mengguyur hulu sungai selama dua hari dan menaikkan muka air hingga melampaui batas siaga"
)
REST = (
    "Kepala dinas pengairan mengatakan warga di tiga desa sudah diminta naik ke tempat yang lebih "
    "tinggi dan sekolah diliburkan sampai akhir pekan karena jalan utama terendam",
    "Petugas masih menghitung sawah yang rusak sementara bantuan beras dan tenda mulai dibagikan "
    "kepada keluarga yang rumahnya tidak dapat dihuni lagi",
)


def figure(text: str, value: str, **changes: Any) -> dict[str, Any]:
    """A figure of sentence 0."""
    return {
        "sentence": 0,
        "start": 0,
        "end": len(text),
        "text": text,
        "kind": "number",
        "value": value,
        "unit": None,
        "currency": None,
        "en": value,
        "ja": value,
    } | changes


def translation(text: str, status: str = "ok") -> dict[str, Any]:
    failed = [] if status == "ok" else ["figures"]
    return {"text": text, "status": status, "checks": ["figures"], "failed": failed}


def row(
    path: str = "news/a.txt",
    *,
    title: str | None = "Bendungan Rejomulyo Dibuka",
    sentences: Sequence[str] = (LEAD, *REST),
    published: str | None = "2017-03-23T09:30+07:00",
    outlet: str | None = "Warta Sindara",
    url: str | None = None,
    figures: Sequence[dict[str, Any]] = (),
    english: Sequence[tuple[str, str]] | None = (("The dam was opened on Thursday.", "ok"),),
    english_title: tuple[str, str] | None = ("Rejomulyo dam opened", "ok"),
    japanese: Sequence[tuple[str, str]] | None = None,
    outputs: dict[str, str] | None = None,
    **changes: Any,
) -> dict[str, Any]:
    """A digest; every sentence is a key sentence."""
    translations = {}
    for code, told, titled in (("en", english, english_title), ("ja", japanese, None)):
        if told is not None:
            translations[code] = {
                "title": translation(*titled) if titled else None,
                "summary": {"text": " ".join(text for text, _ in told), "status": "ok"},
                "key_sentences": [
                    {"index": index, **translation(*item)} for index, item in enumerate(told)
                ],
                "models": [
                    {"id": f"marian-id-{code}", "revision": "1", "licence": "CC BY", "sha256": "0"}
                ],
            }
    return {
        "schema": 1,
        "source": {
            "path": path,
            "sha256": "0" * 64,
            "title": title,
            "outlet": outlet,
            "published": published,
            "author": None,
            "url": url,
            "dateline": None,
            "words": sum(len(text.split()) for text in sentences),
        },
        "sentences": [
            {"index": index, "paragraph": 0, "text": text, "score": 1.0 - index / 10, "key": True}
            for index, text in enumerate(sentences)
        ],
        "figures": list(figures),
        "summary": {"extractive": {"sentences": [0], "text": sentences[0]}},
        "translations": translations,
        "settings": {},
        "version": "0",
        "signature": "",
        "warnings": [],
        "outputs": outputs if outputs is not None else {"html": f"digests/{path}.html"},
    } | changes
