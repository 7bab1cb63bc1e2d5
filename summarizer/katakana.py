"""Indonesian names in katakana, as Japanese newspapers write them.

Sources of the rules, named beside each table:
- EYD V (Ejaan yang Disempurnakan, 2022) and PUEBI: which letters stand for which sounds.
- Ejaan van Ophuijsen (1901) and Soewandi (1947): the old spellings that personal names keep.
- 外来語の表記 (cabinet notice no. 2 of 28 June 1991): which kana exist for foreign sounds.
- Usage of 共同通信, NHK, NNA and じゃかるた新聞: what is written where the above leave a choice;
  names with a spelling of their own stand in data/katakana.csv.

`e` is written エ: Indonesian spelling does not tell /ə/ from /e/, and the press writes エ in nearly
all personal names (メガワティ, レトノ); well-known ウ-row exceptions (ブカシ, スマラン) are data.
A name with a word that does not fit Indonesian syllables and is not in the data stays Latin: a
wrong guess at an English name reads worse than the name itself.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import lru_cache

from summarizer.resources import data_text

# 外来語の表記, tables 1 and 2; ン before the ガ row for the velar nasal is press usage.
_ROWS = {
    "": "ア イ ウ エ オ", "k": "カ キ ク ケ コ", "g": "ガ ギ グ ゲ ゴ",
    "s": "サ シ ス セ ソ", "z": "ザ ジ ズ ゼ ゾ", "t": "タ ティ トゥ テ ト",
    "d": "ダ ディ ドゥ デ ド", "n": "ナ ニ ヌ ネ ノ", "h": "ハ ヒ フ ヘ ホ",
    "f": "ファ フィ フ フェ フォ", "b": "バ ビ ブ ベ ボ", "p": "パ ピ プ ペ ポ",
    "m": "マ ミ ム メ モ", "y": "ヤ イ ユ イェ ヨ", "r": "ラ リ ル レ ロ",
    "l": "ラ リ ル レ ロ", "w": "ワ ウィ ウ ウェ ウォ", "c": "チャ チ チュ チェ チョ",
    "j": "ジャ ジ ジュ ジェ ジョ", "ñ": "ニャ ニ ニュ ニェ ニョ", "š": "シャ シ シュ シェ ショ",
    "x": "ハ ヒ フ ヘ ホ", "ŋ": "ンガ ンギ ング ンゲ ンゴ",
}  # fmt: skip
_KANA = {
    consonant + vowel: kana
    for consonant, row in _ROWS.items()
    for vowel, kana in zip("aiueo", row.split(), strict=True)
}
# A consonant that closes a syllable inside a word.
_CODA = {
    "n": "ン", "m": "ム", "ŋ": "ン", "r": "ル", "l": "ル", "s": "ス", "š": "シュ",
    "z": "ズ", "f": "フ", "h": "フ", "x": "フ", "k": "ク", "g": "グ", "t": "ト",
    "d": "ド", "b": "ブ", "p": "プ", "c": "チ", "j": "ジ",
}  # fmt: skip
# … and at its end: unreleased stops are heard as ッ; -h is silent in the press (アチェ).
_FINAL = {**_CODA, "h": "", "k": "ック", "t": "ット", "p": "ップ", "x": "フ"}
# Consonants before y that join it to a contracted sound (スディビョ); others keep ヤ (ムルヤニ).
_CONTRACTED = {"k": "キ", "g": "ギ", "b": "ビ", "p": "ピ", "m": "ミ"}
_SMALL = {"a": "ャ", "u": "ュ", "o": "ョ"}
# Digraphs of EYD V (kh, ng, ny, sy), of Javanese and Arabic names (dh, th, bh, gh, ph, sh, dz).
_DIGRAPHS = (
    ("sch", "!"), ("ck", "k"), ("ngg", "ŋ"), ("ng", "ŋ"), ("ny", "ñ"), ("sy", "š"), ("sh", "š"),
    ("kh", "x"), ("ch", "x"), ("dh", "d"), ("th", "t"), ("gh", "g"), ("ph", "f"), ("dz", "z"),
    ("q", "k"), ("v", "f"), ("ff", "f"),
)  # fmt: skip
# Letter groups no Indonesian word has (a silent -e: Yale): the name is foreign. Indonesian names
# in -e (Ade, Ternate) are few and stand in the data.
_FOREIGN = re.compile(
    r"!|ñ(?![aiueo])|ee|oo|ou|ea|eo(?=[^n]|$)|wh|wr|^kn|w(?![aiueo])|[cj]$|cy|tz|[dt]ed$|[aiou][^aiueow]e$"
)
_PINYIN = re.compile("^x|^zh|qi|q$")  # Chinese names in Latin letters follow other rules
_VOWELS = "aiueo"
_SYLLABLES = re.compile(
    r"(?:(?:s[tkp]r|[pbtdkgfs]?[rlwy]|s[tkpmnlw]|[rhn]y|[^aiueo])?[aiueo]+[^aiueo]?(?=[^aiueo]{0,3}[aiueo]|$))+"
)


def to_katakana(name: str) -> str:
    """The name in katakana; the name itself where it is an acronym or not Indonesian."""
    words = re.findall(r"[^\s\-]+", name)
    kana: list[str] = []
    suffix = ""
    for position, word in enumerate(words):
        role, spelt = _lexicon().get(_fold(word), ("", ""))
        if role == "drop":
            continue
        if role == "suffix" and position in (0, len(words) - 1) and len(words) > 1:
            suffix = spelt + suffix
            continue
        written = spelt or _word(word)
        if written is None:
            return name
        kana.append(written)
    if not kana:
        return name
    return "・".join(kana) + suffix


def mention(name: str, first: bool) -> str:
    """アイルランガ・ハルタルト（Airlangga Hartarto） at first, then アイルランガ・ハルタルト."""
    kana = to_katakana(name)
    return f"{kana}（{name}）" if first and kana != name else kana


def _fold(word: str) -> str:
    """Lower case, no accents, no signs."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in plain if c.isalnum())


@lru_cache(maxsize=1)
def _lexicon() -> dict[str, tuple[str, str]]:
    """Word to (role, kana) from data/katakana.csv."""
    rows = csv.DictReader(data_text("katakana.csv").splitlines())
    return {row["name"]: (row["role"], row["ja"]) for row in rows}


@lru_cache(maxsize=16384)
def _word(word: str) -> str | None:
    """One word by rule; None where it stays Latin."""
    if re.fullmatch(r"[A-Z]\.?|(?:[A-Z]\.){2,3}", word):
        return "・".join(re.findall("[A-Z]", word))
    folded = unicodedata.normalize("NFKD", word.casefold())
    letters = "".join(c for c in folded if not unicodedata.combining(c)).strip(".,’‘'`")
    letters = re.sub("[’‘`]", "'", letters)
    if (
        not re.fullmatch(r"[a-z']+", letters)
        or _PINYIN.search(letters)
        or (len(word) > 1 and _unpronounceable(word))
    ):
        return None
    sounds = _sounds(letters)
    if _FOREIGN.search(sounds) or not _fits(sounds):
        return None
    return _kana(sounds)


def _unpronounceable(word: str) -> bool:
    """An acronym in capitals: `OJK`, `BUMN`."""
    return word.isupper() and len(word) <= 5


def _sounds(letters: str) -> str:
    """Spelling to sounds, one letter each (ŋ ñ š x for ng ny sy kh)."""
    letters = re.sub(r"([aiueo])'(?=[^aiueo])", r"\1\1", letters).replace("'", "")
    letters = _old_spelling(letters)
    for group, sound in _DIGRAPHS:
        letters = letters.replace(group, sound)
    letters = re.sub("^bh", "b", letters)
    letters = re.sub("^lh", "l", letters)  # Acehnese: Lhokseumawe
    letters = letters.replace("urr", "ulr")  # al- in Arabic names: Abdurrahman is Abd-ur-Rahman
    letters = re.sub(r"ie(?=[^aiueo]|$)", "i", letters)  # Dutch habit: Arief, Sjafrie
    letters = re.sub(r"(?<=[^aiueo])y(?=[^aiueo]|$)|(?<=[aiueo])y(?=[^aiueo]|$)", "i", letters)
    return letters.replace("eu", "u")  # Sundanese and Acehnese /ɨ/


def _old_spelling(letters: str) -> str:
    """Van Ophuijsen and Soewandi to EYD: oe u, tj c, dj j, sj sy, nj ny, and j y beside them.

    A lone j is y only in a word that shows another old spelling (Djojo) or behind a consonant
    that no modern j follows (Hadimuljono); `nj` is old only where it opens the word (Ganjar).
    """
    marked = letters.replace("tj", "1").replace("dj", "2").replace("sj", "3")
    marked = re.sub("^nj", "4", marked)
    marked = re.sub("oe(?!$)(?![iy])", "u", marked) if not marked.startswith("joe") else marked
    marked = marked.replace("oe", "u")
    if marked != letters:
        marked = re.sub("(?<!n)j", "y", marked)
    marked = re.sub("(?<=[lbhm])j(?=[aou])", "y", marked)
    for sign, group in zip("1234", ("c", "j", "sy", "ny"), strict=True):
        marked = marked.replace(sign, group)
    return marked


def _fits(sounds: str) -> bool:
    """Does the word consist of Indonesian syllables?"""
    return _SYLLABLES.fullmatch(re.sub(r"([^aiueo])\1", r"\1", sounds)) is not None


def _kana(sounds: str) -> str:
    out: list[str] = []
    i = 0
    while i < len(sounds):
        sound = sounds[i]
        after = sounds[i + 1] if i + 1 < len(sounds) else ""
        if sound in _VOWELS:
            out.append(_KANA[sound])
            i += 1
        elif after and after in _VOWELS:
            out.append(_KANA[sound + after])
            i += 2
        elif after == sound:
            doubled = i + 2 < len(sounds) and sound not in "rlhwy"
            out.append("ン" if sound in "nm" and doubled else "ッ" if doubled else "")
            i += 1
        elif after == "y" and i + 2 < len(sounds):
            vowel = sounds[i + 2]
            if (sound in _CONTRACTED or (i == 0 and sound in "rhn")) and vowel in _SMALL:
                base = {**_CONTRACTED, "r": "リ", "h": "ヒ", "n": "ニ"}[sound]
                out.append(base + _SMALL[vowel])
                i += 3
            else:
                out.append({"t": "ティ", "d": "ディ"}.get(sound) or _CODA.get(sound, ""))
                i += 1
        elif after == "w" and i == 0 and sound in "td":
            out.append({"t": "トゥ", "d": "ドゥ"}[sound])  # Dwi is ドゥイ
            i += 2 if sounds[2:3] == "i" else 1
        elif sound == "ŋ" and after and after in "rl":
            out.append("ング")  # Setianingrum, Kongres
            i += 1
        elif sound == "m" and after and after in "bp":
            out.append("ン")
            i += 1
        else:
            # After a diphthong the closing stop is written out: シライト.
            closed = after or (i > 1 and sound in "kpt" and sounds[i - 2] in _VOWELS)
            out.append((_CODA if closed else _FINAL).get(sound, ""))
            i += 1
    return "".join(out)
