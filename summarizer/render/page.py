"""What every HTML page is made with: the templates, their style, and the hashes that allow it."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment, Template


def template(name: str) -> Template:
    """A template of summarizer/render/templates, its values escaped and none of them left out."""
    return _environment().get_template(name)


def part(name: str) -> str:
    """The text of a style sheet or script that is written into a page."""
    folder = resources.files("summarizer").joinpath("render", "templates")
    return folder.joinpath(name).read_text(encoding="utf-8")


def allowance(text: str) -> str:
    """The hash by which a page's Content-Security-Policy allows a style or script of its own."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("summarizer", "render/templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
