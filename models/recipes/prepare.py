"""Step 1: a recipe's corpora → one weighted training file with slots, and a vocabulary.

    python prepare.py en-ja.json WORK

writes WORK/train.tsv (weight, source, target a line) and WORK/vocab.model (SentencePiece), and
prints what each corpus gave.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sentencepiece
from corpus import PLAIN_QUOTES, SPACES, is_faithful, normalise, read_pairs, style_weight
from slots import MAX_SLOTS, Terms, find_matches, mask

SYMBOLS = [f"⟦{number}⟧" for number in range(1, MAX_SLOTS + 1)]
VOCABULARY_SENTENCES = 300_000


@dataclass(frozen=True)
class Example:
    """A training pair; `weight` is how often it is seen in an epoch, on average."""

    weight: float
    source: str
    target: str


@dataclass(frozen=True)
class Recipe:
    """What `prepare` needs of a recipe file."""

    languages: tuple[str, str]
    corpora: list[dict[str, Any]]
    term_lists: list[Path]
    extra_terms: list[tuple[str, str]]
    held_out: list[Path]
    vocabulary: int
    character_coverage: float

    @classmethod
    def load(cls, path: Path) -> Recipe:
        """Read a recipe; its paths are relative to the folder one works in."""
        data = json.loads(path.read_text("utf-8"))["data"]
        return cls(
            languages=(data["source"], data["target"]),
            corpora=data["corpora"],
            term_lists=[Path(stem) for stem in data.get("term_lists", [])],
            extra_terms=[(source, target) for source, target in data.get("extra_terms", [])],
            held_out=[Path(file) for file in data.get("held_out", [])],
            vocabulary=data["vocabulary"],
            character_coverage=data.get("character_coverage", 1.0),
        )


def read_held_out(files: list[Path]) -> set[str]:
    """Normalised sentences of the test files: nothing with one of them may be trained on."""
    return {
        normalise(line, file.suffix[1:])
        for file in files
        for line in file.read_text("utf-8").split("\n")
        if line
    }


def examples_of(
    spec: dict[str, Any], recipe: Recipe, terms: Terms, held_out: set[str]
) -> Iterator[Example]:
    """Plain and slot-masked examples of one corpus, as its entry in the recipe says."""
    rng = random.Random(spec["path"])
    if spec.get("copied"):
        yield from copied_examples(spec, recipe.languages[1], held_out)
        return
    languages, is_term = recipe.languages, spec.get("terms", False)
    pairs = [
        pair
        for pair in dict.fromkeys(read_pairs(Path(spec["path"]), languages))
        if is_faithful(*pair, languages, is_term) and held_out.isdisjoint(pair)
    ]
    rng.shuffle(pairs)
    for source, target in pairs[: spec.get("max")]:
        factor = style_weight(
            target, languages[1], spec.get("polite", 1.0), spec.get("casual", 1.0)
        )
        if weight := factor * spec["weight"]:
            yield Example(weight, source, target)
        if not (slot_weight := factor * spec.get("slot_weight", 0.0)):
            continue
        matches = find_matches(source, target, languages, terms, spec.get("common_terms", 0.2), rng)
        for _ in range(spec.get("slot_copies", 1) if matches else 0):
            yield Example(slot_weight, *mask(source, target, matches, rng))


def copied_examples(spec: dict[str, Any], language: str, held_out: set[str]) -> Iterator[Example]:
    """Sentences without a translation, as their own source.

    They teach the decoder the words of the news (Currey et al. 2017, "Copied Monolingual Data").
    """
    text = Path(f"{spec['path']}.{language}").read_text("utf-8")
    for sentence in dict.fromkeys(normalise(line, language) for line in text.split("\n")):
        if len(sentence) > 5 and sentence not in held_out:
            yield Example(spec["weight"], sentence, sentence)


def train_vocabulary(examples: list[Example], recipe: Recipe, work: Path) -> None:
    """A joint unigram vocabulary in which slots are single pieces and figures split into digits."""
    rng = random.Random(3)
    sample = rng.choices(
        examples, [example.weight for example in examples], k=VOCABULARY_SENTENCES // 2
    )
    text = work / "vocab.txt"
    text.write_text("".join(f"{example.source}\n{example.target}\n" for example in sample), "utf-8")
    # Wide Latin letters and digits, odd spaces, curly quotes; （）！？ stay wide, as in print.
    spellings = {code: chr(code - 0xFEE0) for code in range(0xFF10, 0xFF5B) if chr(code).isalnum()}
    spellings |= {code: plain for code, plain in (SPACES | PLAIN_QUOTES).items() if plain}
    rules = work / "normalise.tsv"
    rules.write_text(
        "".join(f"{code:X}\t{ord(plain):X}\n" for code, plain in sorted(spellings.items())), "utf-8"
    )
    sentencepiece.SentencePieceTrainer.train(
        input=str(text),
        model_prefix=str(work / "vocab"),
        vocab_size=recipe.vocabulary,
        character_coverage=recipe.character_coverage,
        normalization_rule_tsv=str(rules),
        user_defined_symbols=SYMBOLS,
        byte_fallback=True,
        split_digits=True,
        max_sentencepiece_length=12,
        eos_id=0,
        unk_id=1,
        bos_id=-1,
        pad_id=-1,
        num_threads=2,
        minloglevel=1,
    )


def main() -> None:
    """Prepare the data of the recipe named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("recipe", type=Path)
    parser.add_argument("work", type=Path)
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    recipe = Recipe.load(arguments.recipe)
    pairs = [pair for stem in recipe.term_lists for pair in read_pairs(stem, recipe.languages)]
    terms, held_out = Terms.from_pairs(pairs + recipe.extra_terms), read_held_out(recipe.held_out)
    examples: list[Example] = []
    for spec in recipe.corpora:
        new = list(examples_of(spec, recipe, terms, held_out))
        with_slots = sum(example.weight for example in new if "⟦1⟧" in example.target)
        total = sum(example.weight for example in new)
        print(
            f"{spec['path']}: {len(new)} examples, {total:.0f} an epoch, {with_slots:.0f} slotted",
            flush=True,
        )
        examples += new
    slot_share = sum(e.weight for e in examples if "⟦1⟧" in e.target) / sum(
        e.weight for e in examples
    )
    print(f"{len(examples)} examples, {slot_share:.0%} of an epoch with slots", flush=True)
    random.Random(2).shuffle(examples)
    lines = (f"{example.weight:.3f}\t{example.source}\t{example.target}\n" for example in examples)
    (arguments.work / "train.tsv").write_text("".join(lines), "utf-8")
    train_vocabulary(examples, recipe, arguments.work)


if __name__ == "__main__":
    main()
