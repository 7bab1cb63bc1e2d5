"""Datelines: the place and the outlet in front of the first sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from summarizer.loading.outlets import bylines, from_byline
from summarizer.resources import data_lines

# Words in capitals that open a section or a service, and are no place.
_NOT_PLACES = frozenset(
    {"VIDEO", "FOTO", "LIVE", "INFO", "JADWAL", "HASIL", "OPINI", "KOLOM", "PREDIKSI"}
    | {"BREAKING", "PROFIL", "EKSKLUSIF", "PSSI"}
)
# Foreign agencies whose reports Indonesian outlets print under the agency's dateline.
_AGENCIES = "Reuters|AFP|AP|Xinhua|Kyodo|Bernama|Anadolu|dpa|PRNewswire|Business Wire"
_OUTLET_OF_BARE_PLACES = ("detikcom", "CNN Indonesia", "CNBC Indonesia")


@dataclass(frozen=True, slots=True)
class Dateline:
    """`text[:end]` is the dateline; `place` and `outlet` as written in it."""

    end: int
    place: str | None
    outlet: str | None


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    known = "|".join(re.escape(form) for form in bylines())
    outlet = (
        rf"(?P<outlet>(?i:{known})(?![\w.])|[A-Za-z][\w-]{{2,30}}[.,](?i:com|co\.id|co|id|net|tv|news)"
        r"(?![\w.])|TRIBUN(?:-| )[A-Z]{3,15}\b)"
    )
    word = r"[A-Z][\w'’]*(?:[.-][A-Za-z]\w*)*\.?"
    place = rf"(?P<place>{word}(?:[ ,-]{{1,2}}{word}){{0,4}}?)"
    dash = r"\s*(?:-{1,2}|[–—]+)(?!\d)\s*"
    listed = "|".join(
        re.escape(name) for name in sorted(data_lines("places.txt"), key=len, reverse=True)
    )
    story = r"(?=[\w\"“'‘(\[#])"
    return tuple(
        re.compile(pattern)
        for pattern in (
            # TEMPO.CO, Jakarta - · KONTAN.CO.ID - SINGAPURA. · SURYA.co.id | SURABAYA -
            rf"{outlet}\s*[,|]?\s*{place}(?:{dash}|\s*:\s+){story}",
            rf"{outlet}{dash}(?P<place>[A-Z][A-Z '’-]+)\.\s+{story}",
            rf"{outlet}{dash}{place}\s*:\s+{story}",
            # Liputan6.com, JakartaMemilih …
            rf"{outlet}\s*[,|]\s*(?P<place>(?i:{listed}))\s*(?=[A-Z\"“])",
            # JAKARTA, KOMPAS.com – · Jakarta, CNN Indonesia -- · BATAM, POSMETRO.CO :
            rf"{place}\s*,\s*{outlet}(?:{dash}|\s*:\s*){story}",
            # Jakarta (ANTARA) - · ISTANBUL, 23 Februari 2016 (Antara/PRNewswire) --
            rf"{place}(?:, \d{{1,2}} \w+ \d{{4}})?,?\s*"
            rf"\((?P<outlet>(?i:antara[^()]{{0,20}}|{known}|{_AGENCIES}))\){dash}(?:{story}|$)",
            # KOMPAS.com – · Kapanlagi.com -
            rf"(?:\([A-Z ]+\) )?{outlet}(?:{dash}|\s*:\s+){story}",
        )
    )


@cache
def _bare() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    listed = "|".join(
        re.escape(name) for name in sorted(data_lines("places.txt"), key=len, reverse=True)
    )
    return (
        # JAKARTA - · BASEL- · NEW YORK –
        re.compile(
            r"(?P<place>[A-Z]{4,}(?:[ ,-]{1,2}[A-Z.]{2,}){0,3}|[A-Z]{2,5} [A-Z]{4,}(?: [A-Z]{3,})?)"
            r"(?:\s*[–—]+\s*|-{1,2}\s+|\s+-{1,2}\s*)(?=[A-Z\"“'‘(])"
        ),
        # Jakarta - · JAKARTA.
        re.compile(
            rf"(?P<place>(?i:{listed}))(?:\s+(?:-{{1,2}}|[–—]+)\s+|\.\s+|-(?=[A-Z][a-z]))"
            r"(?=[A-Z\"“'‘])"
        ),
        # Any place, for outlets that always give one: "Reggio Emilia - "
        re.compile(r"(?P<place>[A-Z][\w'’]+(?: [A-Z][\w'’.]+){0,2}) [-–] (?=[A-Z\"“'‘])"),
    )


def find_dateline(text: str, outlet: str | None) -> Dateline | None:
    """Return the dateline `text` begins with. `outlet` is who published the article, if known."""
    for pattern in _patterns():
        match = pattern.match(text)
        if match:
            groups = match.groupdict()
            return Dateline(match.end(), groups.get("place"), from_byline(groups.get("outlet")))
    capitals, listed, bare = _bare()
    match = capitals.match(text)
    if match and not _NOT_PLACES & set(match["place"].split()) and re.search("[AEIOUY]", match[1]):
        return Dateline(match.end(), match["place"], None)
    match = listed.match(text)
    if match and (
        match["place"].isupper() or (match.group()[-1].isspace() and "." not in match[0])
    ):
        return Dateline(match.end(), match["place"], None)
    if outlet in _OUTLET_OF_BARE_PLACES:
        match = bare.match(text)
        if match:
            return Dateline(match.end(), match["place"], None)
    return None
