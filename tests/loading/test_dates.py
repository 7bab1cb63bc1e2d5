from __future__ import annotations

import pytest

from summarizer.loading.dates import parse_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2025-07-11", "2025-07-11"),
        ("2025/07/02 10:32:33", "2025-07-02T10:32"),
        ("2025-07-11T08:30:00+07:00", "2025-07-11T08:30+07:00"),
        ("2025-07-11T08:30:00Z", "2025-07-11T08:30+00:00"),
        ("10 Jun 2025", "2025-06-10"),
        ("10 Juni 2025", "2025-06-10"),
        ("Senin, 20 Juni 2016 - 17:35 WIB", "2016-06-20T17:35+07:00"),
        ("Jumat , 17 February 2017, 13:16 WITA", "2017-02-17T13:16+08:00"),
        ("Jum'at, 17 Pebruari 2017 pukul 13.16 WIT", "2017-02-17T13:16+09:00"),
        ("09 Juni 2025 |15:24 WIB", "2025-06-09T15:24+07:00"),
        ("Kompas.com- 19/06/2025, 10:25 WIB", "2025-06-19T10:25+07:00"),
        ("Tayang: Senin, 9 Juni 2025 19:33 WIB", "2025-06-09T19:33+07:00"),
        ("Diperbarui 18 Jun 2025, 19:00 WIB", "2025-06-18T19:00+07:00"),
        ("Tue, 10 Jun 2025 10:00:00 +0700", "2025-06-10T10:00+07:00"),
    ],
)
def test_dates_become_iso(text, iso):
    assert parse_date(text) == iso


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31 Februari 2025",
        "2025-13-01",
        "10 Jun 2025 25:00 WIB",
        "10 Beras 2025",
        "Rapat digelar 10 Juni 2025",
        "10 Juni 2025 di Kota Tirta",
        "Tanggal tidak ditemukan",
        "1.200.000",
    ],
)
def test_what_is_no_date(text):
    assert parse_date(text) is None
