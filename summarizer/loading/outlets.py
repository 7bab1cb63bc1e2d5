"""Which outlet a web address, a page title or a dateline belongs to."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

from summarizer.resources import data_toml


@cache
def _outlets() -> list[dict[str, str | list[str]]]:
    outlets: list[dict[str, str | list[str]]] = data_toml("outlets.toml")["outlet"]
    return outlets


@cache
def _names(field: str) -> dict[str, str]:
    return {form.casefold(): str(outlet["name"]) for outlet in _outlets() for form in outlet[field]}


def from_url(url: str | None) -> str | None:
    """The outlet that publishes under the host of `url`; the bare host where it is not known."""
    if not url:
        return None
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return None
    labels = host.split(".")
    for start in range(len(labels) - 1):
        name = _names("hosts").get(".".join(labels[start:]))
        if name:
            return name
    return host or None


def from_byline(form: str | None) -> str | None:
    """The outlet that writes `form` in its datelines; `form` itself where it is not known."""
    return _names("byline").get(form.casefold(), form) if form else None


@cache
def bylines() -> tuple[str, ...]:
    """Every form outlets write in their datelines, longest first."""
    forms = {str(form) for outlet in _outlets() for form in outlet["byline"]}
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


@cache
def _title_edges() -> tuple[re.Pattern[str], re.Pattern[str]]:
    forms = sorted(
        {str(form) for outlet in _outlets() for form in [*outlet["suffixes"], *outlet["hosts"]]},
        key=len,
        reverse=True,
    )
    names = "|".join(re.escape(form) for form in forms)
    # Sections stand before the name ("- News Liputan6.com") or as a prefix ("KapanLagi.com: ").
    return (
        re.compile(rf"\s*(?:[|–—-]|::)\s*(?:\w+ )?(?:{names})\s*$", re.I),
        re.compile(rf"^(?:{names})\s*:\s+(?:\w+ - )?", re.I),
    )


def strip_title(title: str | None) -> str | None:
    """Take the outlet's name off a page title: "… | tempo.co", "… - ANTARA News"."""
    if not title:
        return None
    suffix, prefix = _title_edges()
    return prefix.sub("", suffix.sub("", " ".join(title.split()))).strip() or None
