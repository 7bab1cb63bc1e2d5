"""Steps 1 and 2 for the summary model: news and human summaries → training files with alignments.

    python prepare_summary.py id-summary.json WORK

The input is what the product gives the model: the most salient sentences with their ranks
(`summarizer.abstractive.ranked`). Five kinds of examples, by weight in "copy" (the first part of
the schedule) and "tune" (the rest):

denoise   one to four sentences of news, with function words dropped or masked, neighbours swapped
          and sentences shuffled → the sentences (Lewis et al. 2020, "BART"). Names, figures and
          content words are left alone: what the model cannot see it must not learn to write.
rules     the ranked sentences → what the rules of the rewriter make of them
headline  `judul:` and the first sentences → the headline
summary   the ranked sentences → the human summary of IndoSum (four fifths; never the held-out one)
written   the same with the summaries that a language model wrote

Of a summary, sentences are left out that say what the input does not: a figure or name of their
own, or too few words in common. Words that stand on both sides are their own alignment. Writes
WORK/train.tsv, tune.tsv (weight, source, target), train.align, tune.align, dev.source, dev.target
(IndoSum, not trained on), vocab.model and start.pt.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from multiprocessing import Pool
from pathlib import Path
from typing import Any

import torch
from articles import article_of, slug_title
from corpus import normalise
from sentencepiece import SentencePieceProcessor
from transformers import MarianMTModel

from summarizer import extractive
from summarizer.abstractive.grounding import Grounding
from summarizer.abstractive.persons import People
from summarizer.abstractive.ranked import ranked
from summarizer.abstractive.rewriter import Rewriter
from summarizer.abstractive.writing import write as write_statements
from summarizer.evaluation import is_held_out, tokens
from summarizer.glossary import Glossary
from summarizer.sentences import split, words_of

SAID = 0.7  # of the words of a sentence, in the input: below, the summary has other sources
HEADLINE_SAID = 0.8
HEADLINE = "judul: "
MASK = "<unk>"  # the vocabulary has no mask, and unknown characters are bytes
LONG_LINE = 60  # characters: shorter lines are in many articles ("Baca juga: …")
DEV_SHARE = 20  # one in twenty training articles of IndoSum is for development


@dataclass(frozen=True)
class Example:
    """A training pair of a kind: denoise, rules, headline, summary or written."""

    kind: str
    source: str
    target: str


def is_dev(identifier: str) -> bool:
    """Whether an IndoSum article that is not held out is kept for development."""
    return int(hashlib.sha256(identifier.encode()).hexdigest(), 16) // 5 % DEV_SHARE == 0


class Maker:
    """Makes the examples of one record; one for each process."""

    def __init__(self, vocabulary: str, data: dict[str, Any]) -> None:
        self.pieces = SentencePieceProcessor(model_file=vocabulary)
        self.data = data
        self.glossary = Glossary.load()
        self.rewriter = Rewriter(self.glossary)
        self.function_words = words_of("stopwords.txt")

    def count(self, text: str) -> int:
        """Pieces of a text."""
        return len(self.pieces.encode(text))

    def fits(self, example: Example) -> bool:
        """Whether neither side is empty or too long."""
        return (
            0 < self.count(example.source) <= self.data["longest_source"]
            and 0 < self.count(example.target) <= self.data["longest_target"]
        )

    def of(self, task: tuple[str, dict[str, Any]]) -> list[Example]:
        """The examples of a record of `news`, `summary` or `written`."""
        kind, record = task
        made = self.of_news(record) if kind == "news" else self.of_summary(kind, record)
        return [example for example in made if self.fits(example)]

    def of_news(self, record: dict[str, Any]) -> Iterator[Example]:
        """Two denoising examples, one of the rules, and one of the headline if it keeps to them."""
        rng = random.Random(record["id"])
        title = normalise(record.get("title") or "", "id")
        article = article_of(record, title or None)
        texts = [normalise(s.text, "id") for s in article.sentences]
        whole = [text for text in texts if text[-1:] in '."!?' and len(text.split()) > 4]
        if len(whole) < 3:
            return
        for _ in range(2):
            first, size = rng.randrange(len(whole)), rng.choice((1, 1, 2, 2, 3, 4))
            window = whole[first : first + size]
            yield Example("denoise", self.noisy(window, rng), " ".join(window))
        scores = extractive.score(article).tolist()
        source = normalise(ranked(article, scores, self.count)[0], "id")
        if source:
            drafted = self.rewriter.draft(article, scores)
            written = write_statements(article, drafted, People(article), self.glossary)
            yield Example("rules", source, normalise(" ".join(written), "id"))
        lead = " ".join(whole[:2])
        if title and share(title, lead) >= HEADLINE_SAID and not title.endswith("?"):
            yield Example("headline", HEADLINE + lead, title)

    def noisy(self, sentences: list[str], rng: random.Random) -> str:
        """The sentences with noise."""
        shuffled = list(sentences)
        if rng.random() < 0.2:
            rng.shuffle(shuffled)
        words = " ".join(shuffled).split()
        kept: list[str] = []
        for word in words:
            chance = rng.random() if word in self.function_words else 1.0
            if chance < 0.1:
                continue
            kept.append(MASK if chance < 0.2 else word)
        for i in range(len(kept) - 1):
            if rng.random() < 0.04:
                kept[i], kept[i + 1] = kept[i + 1], kept[i]
        return " ".join(kept)

    def of_summary(self, kind: str, record: dict[str, Any]) -> Iterator[Example]:
        """The input with and without a headline, which changes what is salient; one if it does not.

        IndoSum has no headlines; the slug in its ids is one.
        """
        titles = [record["title"]] if record.get("title") else [None, slug_title(record)]
        made = set()
        for title in titles:
            article = article_of(record, title)
            scores = extractive.score(article).tolist()
            source = normalise(ranked(article, scores, self.count)[0], "id")
            target = supported(normalise(record["summary"], "id"), source)
            made.add(Example(kind, source, target))
        yield from sorted(made, key=lambda example: example.source)


def share(text: str, source: str) -> float:
    """The share of the words of `text` that `source` has."""
    words, known = tokens(text), set(tokens(source))
    return sum(word in known for word in words) / max(1, len(words))


def supported(summary: str, source: str) -> str:
    """The sentences of a summary that say nothing of their own."""
    grounding = Grounding(source)
    sentences = [summary[start:end] for start, end in split(summary)]
    kept = [t for t in sentences if share(t, source) >= SAID and grounding.allows(t, True)]
    return " ".join(kept)


def align(pieces: SentencePieceProcessor, source: str, target: str) -> str:
    """`i-j` links between equal pieces: each target sentence with the source it has most of.

    First the longest common stretches of the sentence that it resembles most, in order.
    """
    left = [pieces.encode(text, out_type=str) for text in parts(source)]
    starts = [sum(map(len, left[:i])) for i in range(len(left))]
    links: list[str] = []
    offset = 0
    for text in parts(target):
        right = pieces.encode(text, out_type=str)
        blocks = [
            SequenceMatcher(None, row, right, autojunk=False).get_matching_blocks() for row in left
        ]
        order = sorted(range(len(left)), key=lambda i: -sum(b.size for b in blocks[i]))
        free = set(range(len(right)))
        for i in order[:2]:
            for block in blocks[i]:
                if block.size < 2 and i != order[0]:
                    continue
                for step in range(block.size):
                    if block.b + step in free:
                        free.discard(block.b + step)
                        a, b = starts[i] + block.a + step, offset + block.b + step
                        links.append(f"{a}-{b}")
        offset += len(right)
    return " ".join(links)


def parts(text: str) -> list[str]:
    """The sentences of a text."""
    return [text[start:end] for start, end in split(text)] or [text]


_maker: Maker | None = None


def _start(vocabulary: str, data: dict[str, Any]) -> None:
    global _maker
    _maker = Maker(vocabulary, data)


def _make(task: tuple[str, dict[str, Any]]) -> list[tuple[Example, str]]:
    assert _maker is not None
    made = _maker.of(task)
    return [(example, align(_maker.pieces, example.source, example.target)) for example in made]


def read(path: str) -> list[dict[str, Any]]:
    """The records of a JSONL file."""
    with Path(path).open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def tasks_of(data: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """All records to train on, by kind; no news that is also in the held-out fifth."""
    human = read(data["summaries"])
    held_out = {
        line
        for record in human
        if is_held_out(record["id"])
        for line in record["text"].split("\n")
        if len(line) > LONG_LINE
    }
    news = [
        record
        for path in data["news"]
        for record in read(path)
        if held_out.isdisjoint(record["text"].split("\n"))
    ]
    random.Random(5).shuffle(news)
    return (
        [("dev" if is_dev(r["id"]) else "summary", r) for r in human if not is_held_out(r["id"])]
        + [("written", record) for record in read(data["written_by_a_model"])]
        + [("news", record) for record in news]
    )


def write(
    work: Path, name: str, made: list[tuple[Example, str]], weights: dict[str, float]
) -> None:
    """Training file and alignment."""
    rows = [(weights.get(example.kind, 0.0), example, links) for example, links in made]
    rows = [row for row in rows if row[0] > 0]
    random.Random(2).shuffle(rows)
    text = "".join(f"{weight:.3f}\t{e.source}\t{e.target}\n" for weight, e, _ in rows)
    (work / f"{name}.tsv").write_text(text, "utf-8")
    (work / f"{name}.align").write_text("".join(f"{links}\n" for *_, links in rows), "utf-8")


def main() -> None:
    """Prepare the data of the recipe named on the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("recipe", type=Path)
    parser.add_argument("work", type=Path)
    arguments = parser.parse_args()
    work = arguments.work
    work.mkdir(parents=True, exist_ok=True)
    recipe = json.loads(arguments.recipe.read_text("utf-8"))
    data, parent = recipe["data"], Path(recipe["parent"]["model"])
    shutil.copy(parent / "source.spm", work / "vocab.model")
    weights = MarianMTModel.from_pretrained(parent, dtype=torch.float32).state_dict()
    torch.save(weights, work / "start.pt")
    with Pool(2, _start, (str(work / "vocab.model"), data)) as pool:
        made = [pair for found in pool.imap(_make, tasks_of(data), chunksize=20) for pair in found]
    for kind in ("denoise", "rules", "headline", "summary", "written", "dev"):
        of_kind = [example for example, _ in made if example.kind == kind]
        print(f"{kind}: {len(of_kind)} examples", flush=True)
    dev = [example for example, _ in made if example.kind == "dev"]
    (work / "dev.source").write_text("".join(f"{e.source}\n" for e in dev), "utf-8")
    (work / "dev.target").write_text("".join(f"{e.target}\n" for e in dev), "utf-8")
    write(work, "train", made, data["copy"])
    write(work, "tune", made, data["tune"])


if __name__ == "__main__":
    main()
