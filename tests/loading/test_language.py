from __future__ import annotations

import subprocess
import sys

import pytest

from summarizer.loading.language import check

INDONESIAN = (
    "Harga beras di pasar induk naik tajam sejak awal pekan ini karena pasokan dari daerah "
    "penghasil berkurang. Pedagang mengatakan bahwa mereka tidak dapat menahan harga lagi dan "
    "berharap pemerintah segera membuka gudang cadangan untuk warga yang membutuhkan."
)
OTHERS = {
    "English": "The price of rice has risen sharply since the start of the week because supplies "
    "from the growing regions have been cut by floods, traders said. They hope that the government "
    "will open its reserves before the holiday, when demand is at its highest.",
    "Javanese": "Rega beras ing pasar saiki mundhak banget amarga panenan saka desa ora akeh. Para "
    "bakul kandha yen wong-wong padha sambat lan ora bisa tuku kaya biyasane. Pamarentah uga wis "
    "janji bakal mbukak gudang kanggo nulungi wong cilik sing lagi susah iki.",
    "Sundanese": "Harga béas di pasar ayeuna naék pisan lantaran panén ti désa henteu loba. Para "
    "padagang nyarita yén jalma-jalma geus teu mampuh meuli saperti biasana. Pamaréntah ogé geus "
    "jangji rék muka gudang pikeun nulungan jalma leutik anu keur susah dina mangsa ieu.",
    "Japanese": "米の価格が週の初めから急に上がっている。"
    "洪水で産地からの供給が減ったためだと業者は話す。"
    "政府は祝日の前に備蓄を放出する見通しだ。",
    "Malay": "Harga beras di pasar borong naik kerana bekalan daripada kawasan pengeluar semakin "
    "berkurang. Pengerusi persatuan itu berkata bahawa syarikat mahu kerajaan membuka gudang, "
    "iaitu di tiga bandar, sekiranya harga tidak turun. Encik Rahman berkata mesyuarat akan "
    "diadakan esok dan polis akan mengawal pasar itu untuk keselamatan orang ramai "
    "yang datang membeli.",
    "French": "Le prix du riz a fortement augmenté depuis le début de la semaine parce que les "
    "inondations ont réduit les récoltes dans les régions productrices, selon les marchands, qui "
    "espèrent que le gouvernement ouvrira bientôt ses réserves avant les fêtes de fin d'année.",
    "Arabic": "ارتفعت أسعار الأرز في السوق منذ بداية الأسبوع بسبب نقص الإمدادات من المناطق المنتجة "
    "وقال التجار إنهم يأملون أن تفتح الحكومة مخازنها قبل العيد",
}


def test_indonesian_passes():
    assert check(INDONESIAN) is None


@pytest.mark.parametrize("language", OTHERS)
def test_other_languages_are_named(language):
    assert check(OTHERS[language]) == (
        f"this does not look like Indonesian (looks like {language})"
    )


@pytest.mark.parametrize("text", ["", "Manchester United vs Liverpool", "3-0", "The price of rice"])
def test_short_texts_are_not_judged(text):
    assert check(text) is None


def test_a_quotation_in_another_language_does_not_mislead():
    assert check(f"{INDONESIAN} “{OTHERS['English'][:120]}” {INDONESIAN}") is None
    assert check(f"{INDONESIAN} {OTHERS['Arabic'][:60]} {INDONESIAN}") is None


def test_the_usual_path_loads_no_classifier():
    code = (
        "import sys; from summarizer.loading.language import check; "
        f"assert check({INDONESIAN!r}) is None; assert 'py3langid' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
