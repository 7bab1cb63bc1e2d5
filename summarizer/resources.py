"""Reads the word lists, patterns and weights in summarizer/data."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any


def data_text(name: str) -> str:
    """The text of a data file, such as "figures/units.toml"."""
    return files("summarizer").joinpath("data", *name.split("/")).read_text(encoding="utf-8")


def data_toml(name: str) -> dict[str, Any]:
    """The tables of a TOML data file."""
    return tomllib.loads(data_text(name))


def data_lines(name: str) -> list[str]:
    """The entries of a one-a-line data file, blank lines and `#` comments left out."""
    lines = (line.strip() for line in data_text(name).splitlines())
    return [line for line in lines if line and not line.startswith("#")]
