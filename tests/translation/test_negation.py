from __future__ import annotations

import pytest

from summarizer.translation.negation import negation_kept, negation_kept_in_japanese


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Pemerintah tidak menaikkan pajak.", "The government did not raise taxes."),
        ("Pemerintah tidak menaikkan pajak.", "The government didn’t raise taxes."),
        ("Warga belum pulang.", "Residents have yet to return."),
        ("Mereka pulang tanpa hasil.", "They came home without a result."),
        ("Upaya itu tidak sah.", "The attempt was illegal."),
        ("Ketidakadilan itu nyata.", "The injustice is real."),
        ("Upaya itu gagal.", "The attempt did not succeed."),
        ("Ia tak hanya menyanyi, tetapi juga menari.", "She sings and she dances."),
        ("Sidang dibuka tak lama kemudian.", "The trial was opened soon after."),
        ("Ia peringkat No. 5 dunia.", "She is No. 5 in the world."),
        ("Mereka tidak punya 10 aturan.", "They have no 10 rules."),
        ("Kota itu tak luput dari banjir.", "The city was not spared by the flood."),
        ("Lagu “Don't Go” dirilis.", "The song “Don't Go” was released."),
        ("Harga beras naik.", "The price of rice rose."),
    ],
)
def test_yes_stays_yes_and_no_stays_no(source: str, text: str) -> None:
    assert negation_kept(source, text)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Pemerintah tidak menaikkan pajak.", "The government raised taxes."),
        ("Warga belum pulang.", "Residents have returned."),
        ("Mereka pulang tanpa hasil.", "They came home with a result."),
        ("Jangan panik.", "Panic."),
        ("Harga beras naik.", "The price of rice did not rise."),
        ("Bank itu ditutup.", "The bank was never closed."),
    ],
)
def test_a_sense_turned_round_is_found(source: str, text: str) -> None:
    assert not negation_kept(source, text)


@pytest.mark.parametrize(
    ("english", "text"),
    [
        ("The government did not raise taxes.", "政府は増税しなかった。"),
        ("Residents have not returned.", "住民はまだ戻っていない。"),
        ("It is impossible.", "それは不可能だ。"),
        ("The government must raise taxes.", "政府は増税しなければならない。"),
        ("Taxes may rise.", "増税されるかもしれない。"),
        ("Not only rice but also sugar rose.", "米だけでなく砂糖も値上がりした。"),
        ("He refused to pay.", "彼は支払わなかった。"),
        ("The price rose.", "価格は上昇した。"),
    ],
)
def test_yes_stays_yes_and_no_stays_no_in_japanese(english: str, text: str) -> None:
    assert negation_kept_in_japanese(english, text)


@pytest.mark.parametrize(
    ("english", "text"),
    [
        ("The government did not raise taxes.", "政府は増税した。"),
        ("Nobody was hurt.", "全員がけがをした。"),
        ("The price rose.", "価格は上昇しなかった。"),
        ("The court found him guilty.", "裁判所は彼を有罪とせず、釈放した。"),
    ],
)
def test_a_turned_sense_is_seen_in_japanese(english: str, text: str) -> None:
    assert not negation_kept_in_japanese(english, text)
