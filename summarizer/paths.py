"""Where the program keeps and reads what is the user's: the cache and the config folder."""

from __future__ import annotations

import os
from pathlib import Path


def cache_folder() -> Path:
    """Where converted models are kept: `SUMMARIZER_CACHE`, else the platform's cache folder."""
    override = os.environ.get("SUMMARIZER_CACHE")
    if override:
        return Path(override)
    import platformdirs

    return Path(platformdirs.user_cache_dir("summarizer", appauthor=False))


def config_folder() -> Path:
    """Where the user's settings are: `SUMMARIZER_CONFIG`, else the platform's config folder."""
    override = os.environ.get("SUMMARIZER_CONFIG")
    if override:
        return Path(override)
    import platformdirs

    return Path(platformdirs.user_config_dir("summarizer", appauthor=False))
