from __future__ import annotations

import pytest

from summarizer.translation.negation import negation_kept


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
