"""What the Indonesian parser reads, and what it leaves alone. All sentences are made up."""

from __future__ import annotations

import time

import pytest

from summarizer.figures import parse

READS = [
    # numbers
    ("Ada 1.234.567,89 lembar", "number", "1.234.567,89", "1234567.89"),
    ("naik ke 3.500 unit", "number", "3.500", "3500"),
    ("versi 5.2 rilis", "number", "5.2", "5.2"),
    ("sebanyak 4,03 juta orang", "number", "4,03 juta", "4030000"),
    ("setengah juta orang", "number", "setengah juta", "500000"),
    ("sekitar 1,5 jutaan orang", "number", "1,5 jutaan", "1500000"),
    ("level 6.000-an", "number", "6.000-an", "6000"),
    ("2 juta 500 ribu orang", "number", "2 juta 500 ribu", "2500000"),
    ("dua ratus ribu orang", "number", "dua ratus ribu", "200000"),
    ("satu setengah juta orang", "number", "satu setengah juta", "1500000"),
    ("lima puluh ribu triliun", "number", "lima puluh ribu triliun", "50000000000000000"),
    ("dua pertiga anggota", "number", "dua pertiga", "2/3"),
    ("sepertiga anggota", "number", "sepertiga", "1/3"),
    ("gempa M 5,2 terasa", "number", "5,2", "5.2"),
    ("Budi (41) datang", "number", "41", "41"),
    ("di KM 37 arah kota", "number", "37", "37"),
    ("sebanyak 2.025 orang", "number", "2.025", "2025"),
    ("sebanyak 2025 orang", "number", "2025", "2025"),
    ("ada 1.120sertifikat", "number", "1.120", "1120"),
    # money
    ("nilainya Rp 520 triliun", "money", "Rp 520 triliun", "520000000000000"),
    ("laba Rp3,5 T", "money", "Rp3,5 T", "3500000000000"),
    ("dana Rp 1,2 M", "money", "Rp 1,2 M", "1200000000"),
    ("tarif Rp14 ribu/kg", "money", "Rp14 ribu", "14000"),
    ("denda Rp 100.000,- per hari", "money", "Rp 100.000,-", "100000"),
    ("utang US$ 1,5 miliar", "money", "US$ 1,5 miliar", "1500000000"),
    ("utang US$ 1,215 miliar", "money", "US$ 1,215 miliar", "1215000000"),
    ("harga $1,500", "money", "$1,500", "1500"),
    ("dana 18.000 dolar AS", "money", "18.000 dolar AS", "18000"),
    ("dana 520 triliun rupiah", "money", "520 triliun rupiah", "520000000000000"),
    # percent and points
    ("tumbuh 18,3%", "percent", "18,3%", "18.3"),
    ("tumbuh 5 persen", "percent", "5 persen", "5"),
    ("turun -1,2% kemarin", "percent", "-1,2%", "-1.2"),
    ("turun minus 5 persen", "percent", "minus 5 persen", "-5"),
    ("naik seperempat persen", "percent", "seperempat persen", "0.25"),
    ("naik 0,25 poin persentase", "points", "0,25 poin persentase", "0.25"),
    ("naik 25 basis poin", "points", "25 basis poin", "25"),
    ("naik 25 bps", "points", "25 bps", "25"),
    # ranges
    ("kisaran 5%-6%", "range", "5%-6%", "5/6"),
    ("kisaran 5-6 persen", "range", "5-6 persen", "5/6"),
    ("antara 5 hingga 6 persen", "range", "antara 5 hingga 6 persen", "5/6"),
    ("bunga Rp 5-6 triliun", "range", "Rp 5-6 triliun", "5000000000000/6000000000000"),
    ("periode 2017-2019", "range", "2017-2019", "2017/2019"),
    ("musim 2024/25", "range", "2024/25", "2024/2025"),
    ("pada 10–12 Juni", "range", "10–12 Juni", "--06-10/--06-12"),
    ("pada 30 Desember - 2 Januari 2025", "range", "30 Desember - 2 Januari 2025",
     "2024-12-30/2025-01-02"),
    ("pada 4 dan 5 Maret", "range", "4 dan 5 Maret", "--03-04/--03-05"),
    ("15,3 ribu hingga 20,3 ribu pekerja", "range", "15,3 ribu hingga 20,3 ribu", "15300/20300"),
    ("buka 07.00 - 11.00 WIB", "range", "07.00 - 11.00 WIB", "07:00/11:00"),
    ("suhu 44-47 derajat Celsius", "range", "44-47 derajat Celsius", "44/47"),
    ("antara 1950-an dan 1970-an", "range", "antara 1950-an dan 1970-an", "195X/197X"),
    ("Kuartal I dan II 2025", "range", "Kuartal I dan II 2025", "2025-Q1/2025-Q2"),
    # ordinals
    ("HUT ke-54 kota", "ordinal", "ke-54", "54"),
    ("babak kedua laga", "ordinal", "kedua", "2"),
    ("untuk kedua kalinya", "ordinal", "kedua", "2"),
    ("drone kelima.", "ordinal", "kelima", "5"),
    ("terbesar kedua di dunia", "ordinal", "kedua", "2"),
    ("abad ke-21", "ordinal", "ke-21", "21"),
    ("abad XXI", "ordinal", "XXI", "21"),
    # dates
    ("pada 21 Maret 2017", "date", "21 Maret 2017", "2017-03-21"),
    ("pada Selasa (21/3)", "date", "Selasa (21/3)", "--03-21"),
    ("pada Selasa (21/3/2017)", "date", "Selasa (21/3/2017)", "2017-03-21"),
    ("pada Rabu malam (25/6)", "date", "Rabu malam (25/6)", "--06-25"),
    ("pada Selasa, 21 Maret 2017", "date", "Selasa, 21 Maret 2017", "2017-03-21"),
    ("pada 19/6/2025", "date", "19/6/2025", "2025-06-19"),
    ("pada 17 Agustus", "date", "17 Agustus", "--08-17"),
    ("pada Maret 2017", "date", "Maret 2017", "2017-03"),
    ("pada 3 Jun 2020", "date", "3 Jun 2020", "2020-06-03"),
    ("era 1990-an", "date", "1990-an", "199X"),
    ("tahun 80-an", "date", "80-an", "198X"),
    ("awal tahun sembilan puluhan", "date", "sembilan puluhan", "199X"),
    ("paling lambat tanggal 24", "date", "tanggal 24", "---24"),
    ("Piala Dunia 2026", "date", "2026", "2026"),
    ("setiap Senin", "weekday", "Senin", "1"),
    ("hari Minggu", "weekday", "Minggu", "7"),
    ("akhir Mei", "month", "Mei", "--05"),
    # quarters and times
    ("kuartal I-2017", "period", "kuartal I-2017", "2017-Q1"),
    ("kuartal pertama tahun 2017", "period", "kuartal pertama tahun 2017", "2017-Q1"),
    ("triwulan III", "period", "triwulan III", "--Q3"),
    ("semester II 2025", "period", "semester II 2025", "2025-S2"),
    ("laba Q1 2025", "period", "Q1 2025", "2025-Q1"),
    ("mulai 09.30 WIB", "time", "09.30 WIB", "09:30"),
    ("mulai 03.28 Wita", "time", "03.28 Wita", "03:28"),
    ("pukul 17.35", "time", "17.35", "17:35"),
    ("mulai 20:00 WITA", "time", "20:00 WITA", "20:00"),
    ("jam 3 sore", "time", "3 sore", "15:00"),
    ("pukul 12 siang", "time", "12 siang", "12:00"),
    # measures and scores
    ("lahan 12 hektare", "measure", "12 hektare", "12"),
    ("sebanyak 2,1 juta ton", "measure", "2,1 juta ton", "2100000"),
    ("daya 150 MW", "measure", "150 MW", "150"),
    ("mesin 125cc", "measure", "125cc", "125"),
    ("suhu minus 18 derajat Celsius", "measure", "minus 18 derajat Celsius", "-18"),
    ("selama dua setengah tahun", "measure", "dua setengah tahun", "2.5"),
    ("zoom 5x", "measure", "5x", "5"),
    ("menang 2-1 atas tamu", "score", "2-1", "2-1"),
    ("kalah dengan skor 0-4.", "score", "0-4", "0-4"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "kind", "text", "value"), READS)
def test_reads(sentence: str, kind: str, text: str, value: str) -> None:
    figures = parse(sentence)
    assert [(f.kind, f.text, f.value) for f in figures] == [(kind, text, value)]
    assert sentence[figures[0].start : figures[0].end] == text


@pytest.mark.parametrize(
    "sentence",
    [
        "puluhan ribu warga",
        "ratusan juta rupiah",
        "dua jutaan orang",  # about two million, and not two
        "salah satu warga",
        "satu-satunya jalan",
        "kedua negara sepakat",
        "pertemuan kedua kepala negara",
        "terhadap keempat orang itu",
        "Gaji Ketiga Belas cair",
        "kasus Covid-19 dan pesawat B-52",
        "KTT G20 dan pesawat A320",
        "varian NB.1.8.1",
        "formasi 4-3-3",
        "hubungi 0812-3456-7890",
        "pesawat Boeing 787-8 Dreamliner",
        "Universitas Sebelas Maret",
        "izin milik PT Anugerah Surya Pertama sudah dicabut",
        "minggu lalu",
        "Minggu lalu hujan",
        "stasiun Pasar Minggu",
        "lolos ke Q2 usai latihan",
        "jaringan 5G",
        "ucap Juli dalam rapat",
        "babak perempat final",
        "Kepulauan Seribu",
        "www.contoh.com/berita/12345",
    ],
)
def test_leaves_alone(sentence: str) -> None:
    assert parse(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("UU Nomor 5 Tahun 1999", ["5", "1999"]),  # the year is no duration
        ("UU No. 11/2020", ["11", "2020"]),
        ("dari 5 persen menjadi 6 persen", ["5", "6"]),
        ("posisi 11 hingga 8 menit akhir", ["11", "8"]),
        ("semester 1 hingga semester 5 di sekolah", ["1", "5"]),
        ("pada tanggal 4 Oktober 1988", ["1988-10-04"]),
        ("nomor KP 564/2022", ["564", "2022"]),
        ("28 Februari hingga 7 Mei. Lalu", ["--02-28/--05-07"]),
        ("2,5% plus minus 1%", ["2.5", "1"]),
        ("Rp 900 hingga 5 orang", ["900", "5"]),
        ("unggul 21-18, 19-21, dan 21-15", ["21-18", "19-21", "21-15"]),
        ("denda US$ 5 dan Rp 5", ["5", "5"]),
    ],
)
def test_values_of_a_sentence(sentence: str, values: list[str]) -> None:
    assert [figure.value for figure in parse(sentence)] == values


def test_units_currencies_and_scale() -> None:
    hectares, rupiah, dollars = parse("12 hektare, Rp 520 triliun, S$ 5")
    assert (hectares.unit, hectares.scale) == ("hectare", 0)
    assert (rupiah.currency, rupiah.scale) == ("IDR", 12)
    assert dollars.currency == "SGD"


def test_a_weekday_and_a_zone_stay_with_their_figure() -> None:
    date, clock = parse("Selasa (21/3) pukul 09.30 WIB")
    assert dict(date.detail)["weekday"] == "2"
    assert dict(clock.detail)["zone"] == "WIB"


@pytest.mark.parametrize(
    "unit", ["1.", "9-", "12/", "ke-", "dua ", "Rp ", "Selasa (", "1,", "0-0 "]
)
def test_time_grows_with_the_length_of_the_text(unit: str) -> None:
    begin = time.process_time()
    parse(unit * 4000)
    assert time.process_time() - begin < 3
