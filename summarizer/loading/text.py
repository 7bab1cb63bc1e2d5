"""From bytes to clean Unicode text.

What is taken out, and why: control characters carry nothing a reader sees; zero-width spaces,
soft hyphens and byte order marks split words that look whole; left-to-right and right-to-left
marks, embeddings and isolates can make a text read differently from what a program sees (Unicode
Technical Report 36). ZWJ and ZWNJ stay: Arabic quotations and emoji need them.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from html import unescape

from summarizer.errors import LoadError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# First bytes of the formats people hand over by mistake, and what to do instead.
_MAGIC = (
    (b"%PDF-", "is a PDF: convert it to text first, for example with `pdftotext`"),
    (b"{\\rtf", "is an RTF document: save it as plain text (.txt) first"),
    (b"\xd0\xcf\x11\xe0", "is an old Office document: save it as plain text (.txt) first"),
    (
        b"PK\x03\x04",
        "is a zip archive or an Office document: name it .zip, or save it as plain text",
    ),
    (b"\x1f\x8b", "is gzip-compressed twice: unpack it first, for example with `gunzip`"),
    (b"\x7fELF", "is a program, not text: give a text, HTML, JSON or CSV file"),
    (b"\x89PNG", "is a PNG image, not text: give a text, HTML, JSON or CSV file"),
    (b"\xff\xd8\xff", "is a JPEG image, not text: give a text, HTML, JSON or CSV file"),
    (b"GIF8", "is a GIF image, not text: give a text, HTML, JSON or CSV file"),
)
_MAGIC_BYTES = 8
_BINARY = "is not text (binary data): give a text, HTML, JSON or CSV file"

_NEWLINE = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    "\ud800-\udfff]"
)
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")

# Above this share of control characters nobody typed it; text files have next to none.
_MOST_CONTROL = 0.02
# Indonesian is ASCII but for quotes, dashes and names, a few in a hundred; in an 8-bit or East
# Asian encoding of another script every second byte is high.
_MOST_HIGH_BYTES = 0.15


# An odd number of bytes is UTF-16 only where the file was cut, and a few bytes prove nothing.
_FEWEST_FOR_A_CUT_FILE = 64


def decode(data: bytes) -> tuple[str, str]:
    """Return the text in `data`, normalised, and the name of its encoding.

    Raises LoadError, without the path, for formats that are not text.
    """
    check_start(data[:_MAGIC_BYTES])
    text, encoding = _decode(data)
    if len(_CONTROL.findall(text)) > _MOST_CONTROL * len(text) + 8:
        raise LoadError(_BINARY)
    return normalise(text), encoding


def decode_line(data: bytes) -> str:
    """One line of a file of many, with its end; all but its bytes is left as it is."""
    return _decode(data)[0].removeprefix("\ufeff")


def check_start(data: bytes) -> bool:
    """Whether a file that starts with `data` can be decoded line by line: not so UTF-16 and -32.

    Raises LoadError, without the path, for formats that are not text.
    """
    for magic, advice in _MAGIC:
        if data.startswith(magic):
            raise LoadError(advice)
    wide = (mark for mark, name in _BOMS if name != "utf-8-sig")
    return b"\x00" not in data and not data.startswith(tuple(wide))


def normalise(text: str) -> str:
    """Unify line ends, take out invisible characters (see the module) and compose (NFC)."""
    text = _INVISIBLE.sub("", _NEWLINE.sub("\n", text))
    return unicodedata.normalize("NFC", text)


def unescape_entities(text: str) -> str:
    """Decode HTML character references that scraping left in (`&ldquo;`, `&nbsp;`)."""
    if "&" not in text:
        return text
    return normalise(_ENTITY.sub(lambda match: unescape(match.group()), text))


def _decode(data: bytes) -> tuple[str, str]:
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data.decode(name, errors="replace"), name
    if b"\x00" in data:
        guessed = _unmarked_utf16(data)
        if guessed:
            return data.decode(guessed, errors="replace"), guessed
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    # Mostly valid UTF-8 with a few broken bytes: a cut file, or surrogates encoded one by one.
    rescued = data.decode("utf-8", errors="surrogatepass" if _only_surrogates(data) else "replace")
    broken = rescued.count("\ufffd")
    if broken <= 1 + sum(1 for _ in re.finditer("[\u0080-\uffef]", rescued)) // 20 and (
        broken == 0 or re.search("[\u0080-\uffef]", rescued)
    ):
        return rescued, "utf-8"
    return _legacy(data)


def _only_surrogates(data: bytes) -> bool:
    try:
        data.decode("utf-8", errors="surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: Latin text has its NULs at every other byte, and only there."""
    sample = data[:65536]
    if len(sample) % 2 and len(sample) < _FEWEST_FOR_A_CUT_FILE:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = max(len(sample) // 2, 1)
    if odd > 0.5 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.5 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _legacy(data: bytes) -> tuple[str, str]:
    """An 8-bit or East Asian encoding; Indonesian text is windows-1252 where it can be."""
    high = sum(1 for byte in data[:65536] if byte >= 0x80)
    if high > _MOST_HIGH_BYTES * len(data[:65536]) and len(data) > 64:
        from charset_normalizer import from_bytes

        best = from_bytes(data[:65536]).best()
        if best is not None:
            return data.decode(best.encoding, errors="replace"), best.encoding
    # The five bytes windows-1252 leaves undefined become C1 controls, as browsers read them
    # (WHATWG Encoding Standard), and are taken out with the other controls.
    return data.decode("cp1252", errors="latin1_fallback"), "windows-1252"


def _latin1(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error("latin1_fallback", _latin1)
