"""An article for all tests of support; every name in it is made up."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.sentences import split_paragraphs
from summarizer.support import SupportChecker

PARAGRAPHS = [
    "PT Lembayung Sagara Tbk mencatat laba bersih Rp 520 miliar pada 2021, naik 12 persen dari "
    "tahun sebelumnya. Pendapatan perusahaan turun menjadi Rp 3,4 triliun.",
    "Direktur Utama Lembayung Sagara, Tirta Wirayuda, mengatakan perusahaan akan membangun pabrik "
    "baru di Kota Sendangmulya. Ia belum menyebut nilai investasi pabrik tersebut.",
    '"Kami tidak ingin terburu-buru karena harga bahan baku masih tinggi," kata Tirta di '
    "Randupura, Selasa (9/3).",
    "Sementara itu, Komisaris Galuh Prameswari menilai permintaan ekspor menurun tajam. "
    "Menurut Galuh, sebanyak 40 persen pesanan berasal dari Malaysia dan 25 persen dari Vietnam.",
    "Polisi menduga kebakaran gudang perusahaan di Randupura disebabkan korsleting. Kebakaran itu "
    "menewaskan dua pekerja dan melukai tujuh orang.",
    "Badan Pengawas Gudang Nasional (BPGN) memeriksa Sagara sejak Januari. BPGN dapat mencabut "
    "izin perusahaan.",
    "Klub Rajawali Sendang mengalahkan Harimau Randu 2-1 pada Sabtu malam.",
]


def article(paragraphs: list[str], **fields: str) -> Article:
    return Article("", "", fields.pop("title", None), *split_paragraphs(paragraphs), **fields)


@pytest.fixture(scope="package")
def checker() -> SupportChecker:
    return SupportChecker(article(PARAGRAPHS, published="2021-03-10"))
