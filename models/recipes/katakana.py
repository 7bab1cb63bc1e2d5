"""How alike a name in Latin letters and a name in katakana sound: the cheap way to pair names."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

ROWS = {
    "": "アイウエオ",
    "k": "カキクケコ",
    "s": "サシスセソ",
    "t": "タチツテト",
    "n": "ナニヌネノ",
    "h": "ハヒフヘホ",
    "m": "マミムメモ",
    "r": "ラリルレロ",
    "g": "ガギグゲゴ",
    "z": "ザジズゼゾ",
    "d": "ダヂヅデド",
    "b": "バビブベボ",
    "p": "パピプペポ",
}
SOUNDS = {
    **{
        kana: consonant + vowel
        for consonant, row in ROWS.items()
        for kana, vowel in zip(row, "aiueo", strict=True)
    },
    "チ": "Ci",
    "ジ": "ji",
    "ヂ": "ji",
    "フ": "fu",
    "ヤ": "ya",
    "ユ": "yu",
    "ヨ": "yo",
    "ワ": "wa",
    "ヲ": "o",
    "ン": "n",
    "ヴ": "bu",
    "ァ": "a",
    "ィ": "i",
    "ゥ": "u",
    "ェ": "e",
    "ォ": "o",
    "ャ": "ya",
    "ュ": "yu",
    "ョ": "yo",
}
# English spellings of one sound, and letters Japanese does not tell apart; applied in this order.
SPELLINGS = [
    ("sch|sh", "s"), ("tch|ch", "C"), ("ph", "f"), ("th", "s"), ("ck", "k"), ("qu", "k"),
    ("wr", "r"), (r"\bkn", "n"), ("c(?=[eiy])", "s"), ("g(?=[eiy])", "j"), ("c", "k"),
    ("q", "k"), ("x", "ks"), ("l", "r"), ("v", "b"), ("ts", "t"), ("gh", ""),
]  # fmt: skip


def consonants(name: str) -> str:
    """The consonants one hears in a Latin or katakana name, doubled ones once: アルテタ → rtt."""
    if re.search("[ァ-ヴ]", name):
        sounds = "".join(SOUNDS.get(kana, "") for kana in name)
    else:
        sounds = re.sub(r"[^a-z]", "", name.lower())
        for spelling, sound in SPELLINGS:
            sounds = re.sub(spelling, sound, sounds)
        sounds = re.sub(
            r"(?<=[aeiou])r(?=[^aeiou]|$)", "", sounds
        )  # パーク: an r after a vowel is not heard
    return re.sub(r"[aeiouhwy]", "", re.sub(r"(.)\1+", r"\1", sounds))


def likeness(latin: str, katakana: str) -> float:
    """Between 0 (nothing in common, or too little to compare) and 1 (the same consonants)."""
    left, right = consonants(latin), consonants(katakana.replace("ー", ""))
    plain_r = consonants(re.sub("r", "ra", latin.lower()))
    if min(len(left), len(right)) < 2:
        return 0.0
    return max(
        SequenceMatcher(None, side, right, autojunk=False).ratio() for side in (left, plain_r)
    )
