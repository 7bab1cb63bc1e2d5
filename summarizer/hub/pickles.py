"""Pickled weights to safetensors, without running what a pickle may carry."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.errors import ModelError, OutputError

if TYPE_CHECKING:
    import torch


def to_safetensors(source: Path, names: Sequence[str], target: Path) -> None:
    """Make the folder `target` of `source`'s files `names`, its pickled weights converted.

    torch's restricted unpickler builds tensors and plain containers only; anything else in the
    file raises ModelError. `target` appears whole or not at all.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    except OSError as error:
        raise OutputError(f"cannot write {target}: {error.strerror or error}") from None
    try:
        tensors: dict[str, torch.Tensor] = {}
        for name in names:
            if name.endswith(".bin"):
                tensors |= _load(source / name)
            else:
                shutil.copyfile(source / name, work / name)
        _save(tensors, work / "model.safetensors")
        if target.exists():
            shutil.rmtree(target)
        os.replace(work, target)
    except OSError as error:
        raise OutputError(f"cannot write {target}: {error.strerror or error}") from None
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _load(path: Path) -> dict[str, torch.Tensor]:
    import pickle

    import torch

    try:
        loaded = torch.load(path, map_location="cpu", weights_only=True)
    except (pickle.UnpicklingError, RuntimeError, ValueError, EOFError, KeyError) as error:
        reason = " ".join(str(error).split())[:200]
        raise ModelError(
            f"{path.name} holds more than weights, or is damaged; it was not loaded ({reason})"
        ) from None
    if not isinstance(loaded, dict) or not all(
        isinstance(value, torch.Tensor) for value in loaded.values()
    ):
        raise ModelError(f"{path.name} is not a dictionary of weights; it was not converted")
    return loaded


def _save(tensors: dict[str, torch.Tensor], path: Path) -> None:
    from safetensors.torch import save_file

    if not tensors:
        raise ModelError("the pickled files hold no weights")
    kept: dict[tuple[int, ...], str] = {}
    # Names that share memory are one tensor (tied embeddings); "shared" is what engines look for.
    for name in sorted(tensors, key=lambda name: ("shared" not in name, name)):
        tensor = tensors[name]
        kept.setdefault((tensor.data_ptr(), *tensor.shape, *tensor.stride()), name)
    save_file(
        {name: tensors[name].contiguous().clone() for name in kept.values()},
        path,
        metadata={"format": "pt"},
    )
