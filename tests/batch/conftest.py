from __future__ import annotations

import pytest
from batch_runs import ThreadChild, use_threads  # type: ignore[import-not-found]


@pytest.fixture
def threads(monkeypatch: pytest.MonkeyPatch) -> type[ThreadChild]:
    """Let runs use threads in place of processes; its `poison` takes them down."""
    use_threads(monkeypatch)
    monkeypatch.setattr(ThreadChild, "poison", ())
    return ThreadChild  # type: ignore[no-any-return]
