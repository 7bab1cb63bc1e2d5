"""Step 3: train a MarianMT model on the CPU, until the time is up.

    ./cpu.sh python train.py en-ja.json WORK --minutes 90 [--resume]

reads what prepare.py, align.py and, for a recipe with a parent, transfer.py left in WORK. Every few
minutes it translates some of the dev set with the averaged weights, prints chrF and BLEU, writes
WORK/checkpoint.pt (to resume from) and, when the chrF is the highest so far, WORK/best.pt (to
export). A recipe with `tune_from` goes over to WORK/tune.tsv when that share of the schedule is
over. The learning rate falls with the clock, so the schedule ends on time however busy the
machine is. With --resume, `--minutes` is what is left.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from pathlib import Path
from typing import Any

import sacrebleu
import torch
from batches import FARTHEST, STEP, Batch, epoch, read_pairs
from corpus import normalise
from model import END, new_model, use_pooled_dropout, zero_padding_row
from sentencepiece import SentencePieceProcessor
from torch.nn import functional
from transformers import MarianMTModel

AVERAGE_EVERY = 10  # steps between updates of the averaged weights
REPORT_EVERY = 100  # steps


def say(text: str) -> None:
    """Print at once, for a log that is being followed."""
    print(text, flush=True)


class Trainer:
    """The model, its averaged weights, the optimiser and the clock."""

    def __init__(self, recipe: dict[str, Any], work: Path, minutes: float) -> None:
        self.settings = recipe["training"]
        self.work = work
        self.pieces = SentencePieceProcessor(model_file=str(work / "vocab.model"))
        self.model = new_model(recipe["model"], self.pieces.get_piece_size())
        self.padding = self.pieces.get_piece_size()
        if "parent" in recipe:
            self.model.load_state_dict(torch.load(work / "start.pt"))
        self.optimiser = torch.optim.AdamW(
            self.model.parameters(),
            lr=self.settings["learning_rate"],
            betas=(0.9, 0.98),
            eps=1e-9,
            weight_decay=0.0,
            fused=True,
        )
        self.average = {
            name: value.detach().clone() for name, value in self.model.state_dict().items()
        }
        self.step, self.best, self.done_before = 0, 0.0, 0.0
        self.minutes, self.started = minutes, time.time()
        self.dev = self._read_dev(recipe, work)
        self.tokenizer = recipe["evaluation"]["tokenizer"]

    @staticmethod
    def _read_dev(recipe: dict[str, Any], work: Path) -> tuple[list[str], list[str]]:
        """The first sentences of the dev set and their references.

        Where the recipe names no files, they are WORK/dev.source and WORK/dev.target.
        """
        evaluation, languages = (
            recipe["evaluation"],
            (recipe["data"]["source"], recipe["data"]["target"]),
        )
        files = evaluation.get("dev", [work / "dev.source", work / "dev.target"])
        sides = [
            [normalise(line, language) for line in Path(file).read_text("utf-8").splitlines()]
            for file, language in zip(files, languages, strict=True)
        ]
        count = evaluation["dev_sentences"]
        return sides[0][:count], sides[1][:count]

    def progress(self) -> float:
        """The share of the schedule that is over, by the clock."""
        now = (time.time() - self.started) / (self.minutes * 60)
        return min(1.0, self.done_before + (1 - self.done_before) * now)

    def rate(self) -> float:
        """The learning rate: warm-up by steps, a level stretch, then a cosine to `final_share`."""
        warm = min(1.0, (self.step + 1) / self.settings["warmup_steps"])
        start, low = self.settings["decay_from"], self.settings["final_share"]
        fallen = max(0.0, (self.progress() - start) / (1 - start))
        return (
            self.settings["learning_rate"]
            * warm
            * (low + (1 - low) * 0.5 * (1 + math.cos(math.pi * fallen)))
        )

    def train_on(self, batch: Batch) -> tuple[float, float, int]:
        """One step; returns cross-entropy, alignment loss and the number of target tokens."""
        for group in self.optimiser.param_groups:
            group["lr"] = self.rate()
        start = torch.full((batch.target.shape[0], 1), self.padding)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            output = self.model.model(
                input_ids=batch.source,
                attention_mask=(batch.source != self.padding).long(),
                decoder_input_ids=torch.cat([start, batch.target[:, :-1]], 1),
                output_attentions=True,
            )
            logits = functional.linear(output.last_hidden_state, self.model.lm_head.weight)
        cross_entropy = functional.cross_entropy(
            logits.float().flatten(0, 1),
            batch.target.flatten(),
            label_smoothing=self.settings["label_smoothing"],
            ignore_index=self.padding,
        )
        guided_head = output.cross_attentions[-1][:, 0].float()
        alignment = -(batch.alignment * (guided_head + 1e-6).log()).sum() / batch.alignment.sum()
        (cross_entropy + self.settings["alignment_weight"] * alignment).backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        zero_padding_row(self.model)
        self.step += 1
        if self.step % AVERAGE_EVERY == 0:
            self._update_average()
        return cross_entropy.item(), alignment.item(), int((batch.target != self.padding).sum())

    def _update_average(self) -> None:
        updates = self.step / AVERAGE_EVERY
        keep = min(self.settings["averaging"], (1 + updates) / (10 + updates))
        for name, value in self.model.state_dict().items():
            self.average[name].lerp_(value, 1 - keep)

    def evaluate(self) -> tuple[float, float, list[str]]:
        """BLEU, chrF and greedy translations of the dev sentences by the averaged weights."""
        model = MarianMTModel(self.model.config)
        model.load_state_dict(self.average)
        hypotheses = translate_greedily(
            model.eval(), self.pieces, self.dev[0], max(120, self.settings["longest"])
        )
        bleu = sacrebleu.corpus_bleu(hypotheses, [self.dev[1]], tokenize=self.tokenizer).score
        return bleu, sacrebleu.corpus_chrf(hypotheses, [self.dev[1]]).score, hypotheses

    def save(self, chrf: float) -> None:
        """Write the checkpoint, and the averaged weights when they are the best so far."""
        if chrf > self.best:
            self.best = chrf
            torch.save(self.average, self.work / "best.pt")
        state = {
            "model": self.model.state_dict(),
            "average": self.average,
            "optimiser": self.optimiser.state_dict(),
            "step": self.step,
            "best": self.best,
            "progress": self.progress(),
        }
        torch.save(state, self.work / "checkpoint.new")
        (self.work / "checkpoint.new").replace(self.work / "checkpoint.pt")

    def resume(self, progress: float | None) -> None:
        """Go on from WORK/checkpoint.pt; the rest of the schedule fills the minutes given.

        `progress` goes back to an earlier point of the schedule, to train more at a higher rate.
        """
        state = torch.load(self.work / "checkpoint.pt")
        self.model.load_state_dict(state["model"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.average, self.step, self.best = state["average"], state["step"], state["best"]
        self.done_before = state["progress"] if progress is None else progress
        say(f"resumed at step {self.step}, {self.done_before:.0%} of the schedule")

    def run(self, longest: int) -> None:
        """Train until the time is up."""
        pairs = read_pairs(self.work, self.pieces, longest)
        tune_from = self.settings.get("tune_from", 1.0)
        tuning = tune_from < 1 and read_pairs(self.work, self.pieces, longest, "tune")
        tokens = sum(pair.weight * len(pair.target) for pair in pairs)
        size = sum(weight.numel() for weight in self.model.parameters()) / 1e6
        say(f"{len(pairs)} pairs, {tokens / 1e6:.1f} M target tokens, {size:.1f} M weights")
        rng, epochs = random.Random(self.step), 0
        losses: list[tuple[float, float, int]] = []
        reported = evaluated = time.time()
        self.model.train()
        while True:
            chosen = tuning if tuning and self.progress() >= tune_from else pairs
            for batch in epoch(
                chosen,
                self.settings["batch_tokens"],
                self.padding,
                rng,
                self.settings.get("length_step", STEP),
                self.settings.get("farthest", FARTHEST),
            ):
                losses.append(self.train_on(batch))
                if self.step % REPORT_EVERY == 0:
                    self._report(epochs, losses, time.time() - reported)
                    losses, reported = [], time.time()
                time_is_up = self.progress() >= 1
                if time_is_up or time.time() - evaluated > self.settings["checkpoint_minutes"] * 60:
                    bleu, chrf, hypotheses = self.evaluate()
                    self.save(chrf)
                    spent = (time.time() - self.started) / 60
                    say(f"EVAL step {self.step} {spent:.1f} min BLEU {bleu:.2f} chrF {chrf:.2f}")
                    say("\n".join(f"    {hypothesis}" for hypothesis in hypotheses[:4]))
                    reported = evaluated = time.time()
                if time_is_up:
                    return
                if tuning and chosen is pairs and self.progress() >= tune_from:
                    break
            epochs += 1

    def _report(self, epochs: int, losses: list[tuple[float, float, int]], seconds: float) -> None:
        tokens = sum(count for _, _, count in losses)
        entropy = sum(loss * count for loss, _, count in losses) / tokens
        alignment = sum(loss for _, loss, _ in losses) / len(losses)
        minutes = (time.time() - self.started) / 60
        say(
            f"epoch {epochs} step {self.step} {minutes:.1f} min loss {entropy:.3f} "
            f"alignment {alignment:.3f} rate {self.rate():.2e} {tokens / seconds:.0f} tokens/s"
        )


def translate_greedily(
    model: MarianMTModel, pieces: SentencePieceProcessor, sentences: list[str], longest: int
) -> list[str]:
    """Greedy translations, fifty sentences at a time."""
    padding, hypotheses = pieces.get_piece_size(), []
    for first in range(0, len(sentences), 50):
        encoded = [[*ids[:longest], END] for ids in pieces.encode(sentences[first : first + 50])]
        width = max(map(len, encoded))
        source = torch.tensor([ids + [padding] * (width - len(ids)) for ids in encoded])
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            output = model.generate(
                input_ids=source,
                attention_mask=(source != padding).long(),
                num_beams=1,
                do_sample=False,
                max_new_tokens=longest,
                bad_words_ids=[[padding]],
            )
        hypotheses += [
            pieces.decode([i for i in row if i not in (padding, END)]) for row in output.tolist()
        ]
    return hypotheses


def main() -> None:
    """Train the recipe named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("recipe", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--minutes", type=float, required=True)
    parser.add_argument("--resume", action="store_true")
    parser.add_argument("--progress", type=float, help="resume at this share of the schedule")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(1)
    use_pooled_dropout()
    recipe = json.loads(arguments.recipe.read_text("utf-8"))
    trainer = Trainer(recipe, arguments.work, arguments.minutes)
    if arguments.resume:
        trainer.resume(arguments.progress)
    trainer.run(recipe["training"]["longest"])


if __name__ == "__main__":
    main()
