from __future__ import annotations

import contextlib
import shutil
import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from hubserver import Handler, Hub, build_bart, build_t5  # type: ignore[import-not-found]
from huggingface_hub import constants

from summarizer.hub import pull as pulling


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, model_cache: Path) -> Iterator[Hub]:
    """A running hub without repositories; caches and settings are this test's own."""
    served = Hub()
    handler = type("OfThisHub", (Handler,), {"hub": served})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    served.endpoint = f"http://127.0.0.1:{server.server_port}"
    monkeypatch.setenv("HF_ENDPOINT", served.endpoint)
    monkeypatch.setenv("SUMMARIZER_CONFIG", str(tmp_path / "config"))
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "hub"))
    # What was received is written down in pieces of this size: smaller than the tests' files.
    monkeypatch.setattr(constants, "DOWNLOAD_CHUNK_SIZE", 1000)
    monkeypatch.setattr(pulling, "WAITS", (0.05, 0.05))
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        with contextlib.suppress(FileNotFoundError):
            shutil.rmtree(tmp_path / "hub")


@pytest.fixture(scope="session")
def tiny_mt5(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of an mT5 model that is right in form and talks nonsense."""
    return build_t5(tmp_path_factory.mktemp("mt5") / "tiny-mt5")


@pytest.fixture(scope="session")
def tiny_bart(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a BART model that is right in form and talks nonsense."""
    return build_bart(tmp_path_factory.mktemp("bart") / "tiny-bart")
