"""Settings refuse what no run can follow, in the library as on the command line."""

from __future__ import annotations

from typing import Any

import pytest

from summarizer import Settings
from summarizer.errors import UsageError


@pytest.mark.parametrize(
    "options",
    [
        {"languages": "en"},
        {"languages": ("en", "fr")},
        {"count": 0},
        {"ratio": 0.0},
        {"ratio": 1.5},
        {"count": 2, "ratio": 0.5},
        {"engine": "marian"},
        {"summary": "short"},
        {"beam": 0},
        {"models": {"en-id": "somewhere"}},
    ],
)
def test_wrong_settings_are_refused(options: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        Settings(**options)


def test_targets_are_each_language_once_without_the_source() -> None:
    assert Settings(languages=("ja", "id", "en", "ja")).targets == ("ja", "en")
