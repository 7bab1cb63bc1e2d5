"""Step 4: averaged weights → a MarianMTModel folder for transformers and CTranslate2 (fp16).

    python export.py en-ja.json WORK OUT

writes config.json, generation_config.json, model.safetensors, source.spm, target.spm, vocab.json,
tokenizer_config.json and special_tokens_map.json, then checks that both engines translate alike.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import ctranslate2
import torch
from model import END, marian_config
from sentencepiece import SentencePieceProcessor
from transformers import GenerationConfig, MarianMTModel, MarianTokenizer

SPECIAL = {"eos_token": "</s>", "unk_token": "<unk>", "pad_token": "<pad>"}
LONGEST = 256  # tokens
LEAST_ALIKE = 0.95  # in equal precision, only near ties may come out differently


def write_model(recipe: dict[str, Any], work: Path, out: Path, weights: str) -> None:
    """Write the model and its generation settings."""
    pieces = SentencePieceProcessor(model_file=str(work / "vocab.model")).get_piece_size()
    model = MarianMTModel(marian_config(recipe["model"], pieces))
    model.load_state_dict(torch.load(work / weights, map_location="cpu"))
    model.generation_config = GenerationConfig(
        pad_token_id=pieces,
        eos_token_id=END,
        decoder_start_token_id=pieces,
        forced_eos_token_id=END,
        bad_words_ids=[[pieces]],
        num_beams=4,
        max_length=LONGEST,
    )
    if model.model.shared.weight[pieces].abs().max() > 0:
        raise ValueError(
            "the embedding of <pad> is not zero: CTranslate2 would lose the first word"
        )
    out.mkdir(parents=True, exist_ok=True)
    model.half().save_pretrained(out)


def write_tokenizer(recipe: dict[str, Any], work: Path, out: Path) -> None:
    """Write the joint vocabulary as MarianTokenizer wants it, <pad> last."""
    pieces = SentencePieceProcessor(model_file=str(work / "vocab.model"))
    size = pieces.get_piece_size()
    vocabulary = {pieces.id_to_piece(i): i for i in range(size)} | {"<pad>": size}
    (out / "vocab.json").write_text(json.dumps(vocabulary, ensure_ascii=False), "utf-8")
    for side in ("source.spm", "target.spm"):
        shutil.copy(work / "vocab.model", out / side)
    settings = {
        "source_lang": recipe["data"]["source"],
        "target_lang": recipe["data"]["target"],
        "model_max_length": LONGEST,
        "separate_vocabs": False,
        "tokenizer_class": "MarianTokenizer",
        **SPECIAL,
    }
    (out / "tokenizer_config.json").write_text(json.dumps(settings), "utf-8")
    (out / "special_tokens_map.json").write_text(json.dumps(SPECIAL), "utf-8")


def translate_with_transformers(out: Path, sentences: list[str]) -> list[str]:
    """Greedy translations by transformers, in fp32."""
    tokenizer = MarianTokenizer.from_pretrained(out)
    model = MarianMTModel.from_pretrained(out, dtype=torch.float32).eval()
    encoded = tokenizer(sentences, return_tensors="pt", padding=True)
    output = model.generate(**encoded, num_beams=1)
    return list(tokenizer.batch_decode(output, skip_special_tokens=True))


def translate_with_ctranslate2(out: Path, sentences: list[str], precision: str) -> list[str]:
    """Greedy translations by CTranslate2, in `float32` or `int8`."""
    pieces = SentencePieceProcessor(model_file=str(out / "source.spm"))
    with tempfile.TemporaryDirectory() as folder:
        converted = str(Path(folder) / "ct2")
        converter = ctranslate2.converters.TransformersConverter(str(out))
        converter.convert(converted, quantization=precision)
        translator = ctranslate2.Translator(converted, device="cpu", compute_type=precision)
        results = translator.translate_batch(
            [[*tokens, "</s>"] for tokens in pieces.encode(sentences, out_type=str)], beam_size=1
        )
    return [pieces.decode(result.hypotheses[0]) for result in results]


def main() -> None:
    """Export the best weights of the work folder named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("recipe", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--weights", default="best.pt")
    arguments = parser.parse_args()
    recipe = json.loads(arguments.recipe.read_text("utf-8"))
    write_model(recipe, arguments.work, arguments.out, arguments.weights)
    write_tokenizer(recipe, arguments.work, arguments.out)
    files = recipe["evaluation"].get("dev", [arguments.work / "dev.source"])
    dev = Path(files[0]).read_text("utf-8").splitlines()[:50]
    expected = translate_with_transformers(arguments.out, dev)
    for precision in ("float32", "int8"):
        found = translate_with_ctranslate2(arguments.out, dev, precision)
        same = sum(left == right for left, right in zip(expected, found, strict=True))
        print(
            f"transformers fp32, CTranslate2 {precision}: {same} of {len(dev)} translations alike"
        )
        if precision == "float32" and same < LEAST_ALIKE * len(dev):
            raise ValueError(
                "the engines do not compute the same model: see the traps in README.md"
            )


if __name__ == "__main__":
    main()
