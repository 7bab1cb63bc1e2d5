"""Line-aligned corpora: reading, normalising and sorting out sentence pairs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

JAPANESE = "[ぁ-んァ-ヴー一-鿿々〆]"
WIDE_TO_ASCII = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
PLAIN_QUOTES = {
    ord(c): p for c, p in {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "‛": "'"}.items()
}
SPACES = {ord(c): " " for c in "\u00a0\u3000\u2009\u202f\t"} | {
    ord(c): "" for c in "\u200b\ufeff\u00ad"
}
WIDE_PUNCTUATION = str.maketrans(
    {"?": "？", "!": "！", "(": "（", ")": "）", "｢": "「", "｣": "」", "､": "、", "｡": "。"}
)

POLITE = re.compile(
    r"(?:です|ます|ました|ません|でした|でしょう|ましょう|ください|下さい|なさい|ませ)[かねよが]*[。？！…」）]*$"
)
CASUAL = re.compile(
    r"(?:[ぜねよわぞ]|かい|かな|かしら|なあ|だろ|てる|ちゃう|ちゃった|んだ|のか|のさ|くれ|たの|るの)[。？！…]*$"
)
# 大正5年（1916年）, 1978年（昭和53年）: the second calendar is not in the English, and a model
# learned to make it up.
TWO_CALENDARS = re.compile("年（[^）]{1,6}年）")
RATIOS = {  # target characters for each source character, in a faithful sentence
    ("id", "en"): (0.5, 1.9),
    ("en", "ja"): (0.15, 0.85),
    ("id", "id"): (0.02, 1.1),
}


def normalise(text: str, language: str) -> str:
    """One way to write: half-width Latin and digits; in Japanese 、。「」（） and no spaces."""
    text = unicodedata.normalize("NFC", text).translate(SPACES)
    text = re.sub("[ｦ-ﾟ]+", lambda run: unicodedata.normalize("NFKC", run[0]), text)
    text = text.translate(WIDE_TO_ASCII)
    text = _normalise_japanese(text) if language == "ja" else text.translate(PLAIN_QUOTES)
    return re.sub(r"\s+", " ", text).strip()


def _normalise_japanese(text: str) -> str:
    text = text.translate(WIDE_PUNCTUATION)
    text = re.sub(r'[“"]([^”“"]*)[”"]', r"「\1」", text)
    text = re.sub("(?<=[ァ-ヴー])[·•](?=[ァ-ヴー])", "・", text)
    # ', ' and '. ' of Japanese typed on a Western keyboard, not the comma of 1,234.5
    text = re.sub(rf"(?<={JAPANESE})\s?,\s?|,(?={JAPANESE})", "、", text)
    text = re.sub(rf"(?<={JAPANESE})\.(?=\s|$|{JAPANESE})", "。", text)
    text = re.sub(r"\s*([、。「」『』（）？！・])\s*", r"\1", text)
    return re.sub(rf"(?<={JAPANESE})\s+(?=\S)|(?<=\S)\s+(?={JAPANESE})", "", text)


def is_faithful(
    source: str, target: str, languages: tuple[str, str], is_term: bool = False
) -> bool:
    """Whether the two can be translations: right script, sensible lengths, no mark-up."""
    if not source or not target or (source == target and languages[0] != languages[1]):
        return False
    if re.search(r"https?://|[<>{}|\\]|\bwww\.", source + target):
        return False
    if languages[1] == "ja":
        letters = len(re.findall(r"\w", target)) or 1
        if len(re.findall(JAPANESE, target)) / letters < 0.5 or TWO_CALENDARS.search(target):
            return False
    if languages[0] != "ja" and re.search(JAPANESE, source):
        return False
    if is_term:
        return (
            len(source) <= 30
            and len(target) <= 16
            and not re.search(r"[(;,/~（、]", source + target)
        )
    shortest, longest = RATIOS[languages]
    # short sentences vary more than the ratio says
    return shortest * len(source) - 5 <= len(target) <= longest * len(source) + 8


def style_weight(target: str, language: str, polite: float, casual: float) -> float:
    """The worth of a sentence to a newspaper: です/ます and chatty endings by the factors given."""
    if language != "ja":
        return 1.0
    if POLITE.search(target):
        return polite
    return casual if CASUAL.search(target) else 1.0


def read_pairs(stem: Path, languages: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """Normalised sentence pairs of `stem.SOURCE` and `stem.TARGET`."""
    sides = [Path(f"{stem}.{language}").read_text("utf-8").split("\n") for language in languages]
    if len(sides[0]) != len(sides[1]):
        raise ValueError(f"{stem}: {len(sides[0])} source lines but {len(sides[1])} target lines")
    for source, target in zip(*sides, strict=True):
        yield normalise(source, languages[0]), normalise(target, languages[1])
