"""How much of what a rule of rewriting cuts do people keep?

    python benchmarks/rewriting.py [--corpus ../shared/corpora/summaries/indosum.jsonl]

For each rule of summarizer/data/rewriting.toml, over the training part of IndoSum: how often it
applies to a sentence whose other words are in the human summary (three quarters of them at least,
in order), how many words it cuts there, and the share of those that the summary has. The `kept`
of the rules comes from here; it is 0 for what a summary is not to say whatever people do.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path

from summaries import CORPUS

from summarizer.abstractive import cuts
from summarizer.abstractive.rules import rules
from summarizer.evaluation import is_held_out, tokens
from summarizer.scoring.writing import read_articles
from summarizer.sentences import split

# Share of the rest of a sentence that a summary must have for the sentence to be in it.
SAID = 0.75


def nearest(words: list[str], summary: list[list[str]]) -> list[str]:
    """The sentence of the summary that has most of the words."""
    wanted = set(words)
    return max(summary, key=lambda row: len(wanted & set(row)))


def said(words: list[str], sentence: list[str]) -> bool:
    blocks = SequenceMatcher(None, words, sentence, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) >= SAID * max(1, len(words))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    corpus = parser.parse_args().corpus
    if not corpus.exists():
        sys.exit(f"{corpus} is not there; name another with --corpus")
    items = [item for item in read_articles(str(corpus)) if not is_held_out(item.id or "")]
    found: Counter[str] = Counter()
    cut: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    for item in items:
        text = " ".join(item.reference.split())
        summary = [tokens(text[start:end]) for start, end in split(text)]
        for sentence in item.article.sentences:
            every = cuts.find(sentence.text)
            if not every or not summary:
                continue
            rest = tokens(cuts.apply(sentence.text, every))
            like = nearest(rest, summary)
            if not said(rest, like):
                continue
            for one in every:
                words = tokens(sentence.text[one.start : one.end])
                found[one.rule] += 1
                cut[one.rule] += len(words)
                kept[one.rule] += sum(word in like for word in words)
    print(f"{len(items)} articles of {corpus.name} (training part)")
    print(f"{'rule':28s} times  words  kept  in the file")
    for rule in rules():
        if found[rule.name]:
            size, share = cut[rule.name] / found[rule.name], kept[rule.name] / cut[rule.name]
            print(
                f"{rule.name:28s} {found[rule.name]:5d}  {size:5.1f}  {share:.2f}  {rule.kept:.2f}"
            )


if __name__ == "__main__":
    main()
