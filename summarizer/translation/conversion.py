"""CTranslate2's form of a model, made at first use and kept in the user's cache."""

from __future__ import annotations

import atexit
import hashlib
import json
import logging
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from summarizer.errors import ModelError
from summarizer.paths import cache_folder, file_sha256
from summarizer.registry import read_config
from summarizer.translation.marian_spec import CANNOT_WRITE, MAPPING
from summarizer.translation.model import ModelInfo

logger = logging.getLogger(__name__)

# Part of every key: raise it when marian_spec.py writes something else for the same model.
LAYOUT = 1
MANIFEST = "manifest.json"
# Which module of this package converts a model type; marian_spec refuses what it does not know.
CONVERTERS = {"bart": "seq2seq_spec", "t5": "seq2seq_spec", "mt5": "seq2seq_spec"}
# The files a conversion reads; a change in any of them makes another entry.
INPUTS = (
    "config.json",
    "vocab.json",
    "target_vocab.json",
    "tokenizer.json",
    "spiece.model",
    MAPPING,
)


def converted(model: ModelInfo, compute_type: str = "int8") -> Path:
    """Give the folder of `model` in CTranslate2's form; convert it if that was not done yet.

    Two processes that start at once convert once. A damaged entry is made anew. Where the cache
    cannot be written, a warning is logged and the entry lives as long as the process. Raises
    ModelError for a model that CTranslate2 cannot run.
    """
    cache = cache_folder() / "ctranslate2"
    entry = cache / f"{Path(model.id).name}-{_key(model, compute_type)}"
    if _intact(entry):
        return entry
    try:
        return _build_in(cache, entry, model, compute_type)
    except OSError as error:
        logger.warning(
            "cannot keep the converted model in %s (%s); set SUMMARIZER_CACHE to a folder "
            "that can be written to start faster",
            cache,
            error.strerror or error,
        )
        return build_for_this_process(model, compute_type)


def _build_in(cache: Path, entry: Path, model: ModelInfo, compute_type: str) -> Path:
    from filelock import FileLock

    cache.mkdir(parents=True, exist_ok=True)
    with FileLock(f"{entry}.lock"):
        if _intact(entry):
            return entry
        work = Path(tempfile.mkdtemp(prefix=f"{entry.name}.", dir=cache))
        try:
            built = _build(model, work / "model", compute_type)
            if entry.exists():
                shutil.rmtree(entry)
            os.replace(built, entry)
        finally:
            shutil.rmtree(work, ignore_errors=True)
    return entry


def build_for_this_process(model: ModelInfo, compute_type: str) -> Path:
    """Convert into a folder that goes when the process ends. Raises ModelError."""
    try:
        work = Path(tempfile.mkdtemp(prefix="summarizer-"))
        atexit.register(shutil.rmtree, work, ignore_errors=True)
        return _build(model, work / "model", compute_type)
    except OSError as error:
        raise ModelError(
            f"no room to convert {model.id} ({error}); free some space or set SUMMARIZER_CACHE"
        ) from None


def _build(model: ModelInfo, out: Path, compute_type: str) -> Path:
    """Convert in a process of its own, see `marian_spec`."""
    kind = read_config(Path(model.path)).get("model_type")
    converter = CONVERTERS.get(str(kind), "marian_spec")
    command = [sys.executable, "-P", "-m", f"summarizer.translation.{converter}"]
    paths = os.pathsep.join(path or os.getcwd() for path in sys.path)
    done = subprocess.run(
        [*command, model.path, str(out), compute_type],
        env={**os.environ, "PYTHONPATH": paths},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["the converter died"])[-1]
        if done.returncode == CANNOT_WRITE:
            raise OSError(reason)
        raise ModelError(f"cannot convert {model.id} for CTranslate2: {reason}")
    manifest = {file.name: file_sha256(file) for file in sorted(out.iterdir())}
    (out / MANIFEST).write_text(json.dumps(manifest, indent=1), encoding="utf-8")
    return out


def _intact(entry: Path) -> bool:
    try:
        manifest = json.loads((entry / MANIFEST).read_text(encoding="utf-8"))
        return bool(manifest) and all(
            file_sha256(entry / name) == digest for name, digest in manifest.items()
        )
    except (OSError, ValueError, AttributeError):
        return False


def _key(model: ModelInfo, compute_type: str) -> str:
    import ctranslate2

    key = hashlib.sha256(model.sha256.encode())
    for name in INPUTS:
        path = Path(model.path) / name
        key.update(path.read_bytes() if path.is_file() else b"")
    key.update(f"{ctranslate2.__version__} {compute_type} {LAYOUT}".encode())
    return key.hexdigest()[:16]
