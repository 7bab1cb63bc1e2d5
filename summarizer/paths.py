"""Where the program keeps and reads what is the user's, and the digest of a file there."""

from __future__ import annotations

import hashlib
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


def file_sha256(path: Path) -> str:
    """SHA-256 of a file's content, in hexadecimal. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
