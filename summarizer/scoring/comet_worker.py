"""Scores segments with COMET: run by the Python that has it, see summarizer/scoring/comet.py.

Standard input has {"checkpoint": path, "segments": [{"src", "mt", "ref"}, …]}, standard output
gets {"version", "scores"}, {"missing": why} where COMET is not installed or {"error": why}.
Without segments nothing is loaded. That Python is not ours: nothing of `summarizer` is imported.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """What goes to standard output."""
    try:
        import comet
        from comet import load_from_checkpoint
    except ImportError as error:
        return {"missing": str(error)}
    version = getattr(comet, "__version__", "unknown")
    if not request["segments"]:
        return {"version": version, "scores": []}
    try:
        # Since 2.2.3; the configuration and tokenizer of its encoder are looked up in the cache.
        model = load_from_checkpoint(request["checkpoint"], local_files_only=True)
        prediction = model.predict(request["segments"], batch_size=8, gpus=0, progress_bar=False)
        return {"version": version, "scores": [float(score) for score in prediction.scores]}
    except Exception as error:  # COMET raises plain Exception for a wrong checkpoint
        return {"error": f"{type(error).__name__}: {' '.join(str(error).split())[:300]}"}


def main() -> None:
    """Answer one request."""
    sys.path.pop(0)  # the folder of this file, whose modules are none of COMET's
    # Lightning and COMET print what they do; standard output is for the answer only.
    stdout = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    json.dump(answer(json.loads(sys.stdin.buffer.read())), stdout)
    stdout.close()


if __name__ == "__main__":
    main()
