"""A Marian model of transformers written in CTranslate2's form, from its safetensors alone.

Run as `python -m summarizer.translation.marian_spec FOLDER OUT TYPE` in a process of its own:
`ctranslate2.specs` imports torch wherever torch is installed, which costs seconds and hundreds of
megabytes that a conversion has no use for. Layer names and the pad row follow
`ctranslate2.converters.transformers.MarianMTLoader`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Weights = dict[str, NDArray[np.float32]]

# Which target tokens each source token allows, of a model that has such a file.
MAPPING = "vmap.txt"
# The exit code of this program where the disk, not the model, is at fault.
CANNOT_WRITE = 3
# transformers' name of an activation → the name of CTranslate2's enum member
ACTIVATIONS = {
    "gelu": "GELU",
    "gelu_new": "GELUTanh",
    "relu": "RELU",
    "silu": "SWISH",
    "swish": "SWISH",
}


def convert(folder: Path, out: Path, compute_type: str) -> None:
    """Write the model in `folder` to the new folder `out` for CTranslate2.

    `compute_type` is a quantisation of CTranslate2 ("int8", "float32"). Raises ModelError for a
    model that is not Marian or whose start embedding is not zero.
    """
    weights = read_weights(folder)
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    spec = _spec(weights, config, folder)
    mapping = folder / MAPPING
    if mapping.is_file():
        spec.register_vocabulary_mapping(str(mapping))
    spec.validate()
    spec.optimize(quantization=compute_type)
    out.mkdir(parents=True)
    spec.save(str(out))


def read_weights(folder: Path) -> Weights:
    """All tensors of `model.safetensors`, as float32."""
    from safetensors import SafetensorError
    from safetensors.numpy import load_file

    try:
        tensors = {
            name: tensor
            for path in sorted(folder.glob("*.safetensors"))
            for name, tensor in load_file(path).items()
        }
    except (OSError, SafetensorError) as error:
        raise ModelError(f"{folder}: cannot read the weights ({error})") from None
    return {name: tensor.astype("float32") for name, tensor in tensors.items()}


def _spec(weights: Weights, config: dict[str, Any], folder: Path) -> Any:
    from ctranslate2.specs import Activation, TransformerSpec

    if config.get("model_type") != "marian":
        raise ModelError(
            f"{folder}: CTranslate2 runs Marian models here, this is {config.get('model_type')!r}; "
            "use --engine transformers"
        )
    activation = ACTIVATIONS.get(config["activation_function"])
    if activation is None:
        raise ModelError(
            f"{folder}: activation {config['activation_function']!r} is not supported; "
            "use --engine transformers"
        )
    spec = TransformerSpec.from_config(
        (config["encoder_layers"], config["decoder_layers"]),
        config["encoder_attention_heads"],
        pre_norm=False,
        activation=Activation[activation],
        layernorm_embedding=False,
    )
    spec.decoder.start_from_zero_embedding = True
    positions = sinusoids(config["max_position_embeddings"], config["d_model"])
    for side, stack in (("encoder", spec.encoder), ("decoder", spec.decoder)):
        stack.scale_embeddings = config["d_model"] ** 0.5 if config["scale_embedding"] else 1.0
        stack.position_encodings.encodings = weights.get(
            f"model.{side}.embed_positions.weight", positions
        )
        for number, layer in enumerate(stack.layer):
            _layer(layer, weights, f"model.{side}.layers.{number}", decoder=side == "decoder")
    _vocabulary(spec, weights, config, folder)
    return spec


def sinusoids(positions: int, dimensions: int) -> NDArray[np.float32]:
    """Marian's position table: the sines in the first half, the cosines in the second."""
    import numpy as np

    frequencies = np.power(10000.0, -2.0 * np.arange((dimensions + 1) // 2) / dimensions)
    angles = np.outer(np.arange(positions), frequencies)
    cosines = np.cos(angles[:, : dimensions // 2])
    return np.concatenate([np.sin(angles), cosines], axis=1).astype(np.float32)


def _layer(spec: Any, weights: Weights, name: str, *, decoder: bool) -> None:
    _attention(spec.self_attention, weights, f"{name}.self_attn", fused=("qkv",))
    _norm(spec.self_attention.layer_norm, weights, f"{name}.self_attn_layer_norm")
    if decoder:
        _attention(spec.attention, weights, f"{name}.encoder_attn", fused=("q", "kv"))
        _norm(spec.attention.layer_norm, weights, f"{name}.encoder_attn_layer_norm")
    _linear(spec.ffn.linear_0, weights, f"{name}.fc1")
    _linear(spec.ffn.linear_1, weights, f"{name}.fc2")
    _norm(spec.ffn.layer_norm, weights, f"{name}.final_layer_norm")


def _attention(spec: Any, weights: Weights, name: str, *, fused: tuple[str, ...]) -> None:
    import numpy as np

    for linear, letters in zip(spec.linear, fused, strict=False):
        for kind in ("weight", "bias"):
            parts = [weights[f"{name}.{letter}_proj.{kind}"] for letter in letters]
            setattr(linear, kind, np.concatenate(parts))
    _linear(spec.linear[-1], weights, f"{name}.out_proj")


def _linear(spec: Any, weights: Weights, name: str) -> None:
    spec.weight = weights[f"{name}.weight"]
    spec.bias = weights[f"{name}.bias"]


def _norm(spec: Any, weights: Weights, name: str) -> None:
    spec.gamma = weights[f"{name}.weight"]
    spec.beta = weights[f"{name}.bias"]


def _vocabulary(spec: Any, weights: Weights, config: dict[str, Any], folder: Path) -> None:
    """Set embeddings, projection and word lists, without the pad that transformers added."""
    shared = weights.get("model.shared.weight")
    source = weights.get("model.encoder.embed_tokens.weight", shared)
    target = weights.get("model.decoder.embed_tokens.weight", shared)
    if source is None or target is None:
        raise ModelError(f"{folder}: the weights hold no embeddings; get the model anew")
    if target[config["decoder_start_token_id"]].any():
        raise ModelError(
            f"{folder}: the decoder starts from an embedding that is not zero, which CTranslate2 "
            "cannot do; use --engine transformers"
        )
    projection = weights.get("lm_head.weight", target)
    bias = weights.get("final_logits_bias")
    source_words = _words(folder / "vocab.json", len(source))
    separate = folder / "target_vocab.json"
    target_words = _words(separate, len(target)) if separate.is_file() else source_words
    kept = len(target_words)
    spec.encoder.embeddings[0].weight = source[: len(source_words)]
    spec.decoder.embeddings.weight = target[:kept]
    spec.decoder.projection.weight = projection[:kept]
    if bias is not None and bias.any():
        spec.decoder.projection.bias = bias.reshape(-1)[:kept]
    spec.register_source_vocabulary(source_words)
    spec.register_target_vocabulary(target_words)
    spec.config.eos_token = "</s>"
    spec.config.unk_token = "<unk>"
    # Any token will do: the decoder starts from a zero embedding, whatever it is called.
    spec.config.decoder_start_token = "</s>"


def _words(path: Path, rows: int) -> list[str]:
    numbered: dict[str, int] = json.loads(path.read_text(encoding="utf-8"))
    words = sorted(numbered, key=numbered.__getitem__)
    if sorted(numbered.values()) != list(range(rows)):
        raise ModelError(
            f"{path}: {len(words)} words for {rows} embeddings, which CTranslate2 cannot match; "
            "use --engine transformers"
        )
    return words[:-1] if words[-1] == "<pad>" else words


def main() -> None:
    """Convert as the arguments say."""
    sys.modules["torch"] = None  # type: ignore[assignment]  # "not installed", see above
    run(convert)


def run(convert: Callable[[Path, Path, str], None]) -> None:
    """Run a converter on FOLDER OUT TYPE of the command line; errors are one line on stderr."""
    folder, out, compute_type = sys.argv[1:]
    try:
        convert(Path(folder), Path(out), compute_type)
    except ModelError as error:
        print(error, file=sys.stderr)
        sys.exit(error.exit_code)
    except KeyError as error:
        print(f"{folder}: {error} is missing; get the model anew", file=sys.stderr)
        sys.exit(ModelError.exit_code)
    except OSError as error:
        print(error, file=sys.stderr)
        sys.exit(CANNOT_WRITE)


if __name__ == "__main__":
    main()
