"""COMET, a neural metric, from a checkpoint on this machine (Rei et al. 2020).

It runs in a process of its own, with a Python that the user names: COMET 2.2 needs a release of
transformers before 5, with which this program does not run.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizer.errors import UsageError
from summarizer.paths import file_sha256
from summarizer.signature import SHOWN

_WORKER = Path(__file__).with_name("comet_worker.py")
# What is told of a process that died: the last line of its standard error, and not more of it.
_LONGEST_REASON = 300


@dataclass(frozen=True, slots=True)
class Comet:
    """A COMET checkpoint and the version of COMET that reads it; made by `load`."""

    checkpoint: str
    python: str
    version: str

    @classmethod
    def load(cls, checkpoint: str, python: str | None = None) -> Comet:
        """Find out whether `python`, this one where it is None, has COMET and the files are there.

        Raises UsageError where something is missing. The model itself loads when it scores.
        """
        path = Path(checkpoint)
        hparams = path.absolute().parent.parent / "hparams.yaml"
        for file in (path, hparams):
            if not file.is_file():
                raise UsageError(
                    f"--comet {checkpoint}: there is no {file}; name checkpoints/model.ckpt in the "
                    "folder that download_model of COMET makes"
                )
        python = python or sys.executable
        return cls(checkpoint, python, str(_ask(python, checkpoint, [])["version"]))

    def scores(
        self, sources: Sequence[str], texts: Sequence[str], references: Sequence[str]
    ) -> list[float]:
        """The score of each translation, about 0 to 1. Raises UsageError where COMET fails."""
        segments = [
            {"src": source, "mt": text, "ref": reference}
            for source, text, reference in zip(sources, texts, references, strict=True)
        ]
        return [float(score) for score in _ask(self.python, self.checkpoint, segments)["scores"]]

    def signature(self) -> str:
        """COMET's version and the checkpoint, by the folder it is in and its digest."""
        path = Path(self.checkpoint).absolute()
        return f"model:{path.parent.parent.name}#{file_sha256(path)[:SHOWN]}|version:{self.version}"


def _ask(python: str, checkpoint: str, segments: list[dict[str, str]]) -> dict[str, Any]:
    request = json.dumps({"checkpoint": checkpoint, "segments": segments})
    environment = os.environ | {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1"}
    try:
        done = subprocess.run(
            [python, str(_WORKER)],
            input=request.encode(),
            capture_output=True,
            check=False,
            env=environment,
        )
    except OSError as error:
        raise UsageError(f"--comet-python {python}: {error.strerror or error}") from None
    try:
        reply: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        last = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        reply = {"error": f"{python} ended with status {done.returncode}; {last[:_LONGEST_REASON]}"}
    if "missing" in reply:
        raise UsageError(
            f"{python} has no COMET ({reply['missing']}); pip install unbabel-comet into an "
            "environment of its own, and name its Python with --comet-python"
        )
    if "error" in reply:
        raise UsageError(f"--comet {checkpoint}: {reply['error']}")
    return reply
