"""T5, mT5 and BART models of transformers in CTranslate2's form, by CTranslate2's own converter.

Run as `python -m summarizer.translation.seq2seq_spec FOLDER OUT TYPE` in a process of its own: it
needs torch and transformers, and much memory that is given back when it ends.
"""

from __future__ import annotations

import contextlib
import io
import os
from pathlib import Path
from typing import Any

from summarizer.errors import ModelError
from summarizer.translation.marian_spec import run


def convert(folder: Path, out: Path, compute_type: str) -> None:
    """Write the model in `folder` to the new folder `out`. Raises ModelError.

    Weights are read from safetensors alone, and no code of the model's repository is run.
    """
    from ctranslate2.converters import TransformersConverter

    class Converter(TransformersConverter):  # type: ignore[misc]
        """CTranslate2's converter, told what transformers 5 no longer says of BART."""

        def load_model(self, model_class: Any, name: str, **options: Any) -> Any:
            model = super().load_model(model_class, name, **options)
            if model.config.model_type == "bart":
                model.config.normalize_before = False
            return model

    if not any(folder.glob("*.safetensors")):
        raise ModelError(f"{folder}: no weights (*.safetensors); get the model anew")
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            converter = Converter(str(folder), low_cpu_mem_usage=True)
            converter.convert(str(out), quantization=compute_type)
    except (ValueError, KeyError, RuntimeError, AttributeError, ImportError) as error:
        raise ModelError(f"{folder}: {' '.join(str(error).split())}") from None


def main() -> None:
    """Convert as the arguments say."""
    os.environ["HF_HUB_OFFLINE"] = os.environ["TRANSFORMERS_OFFLINE"] = "1"
    run(convert)


if __name__ == "__main__":
    main()
