"""The sentence splitter against sentences marked by hand, and two simple rules beside it.

    python benchmarks/sentences.py [--errors] [--corpus ../shared/corpora/news]

benchmarks/data/sentences.jsonl holds for 42 articles of the news corpus where each sentence starts
(character offsets in the article's text, which is not copied). The text is raw: teasers and
advertising lines that scraping left inside a paragraph count as sentences of their own, although
cleaning takes most of them away before splitting. The rules were changed while the `development`
articles were read; the others were marked after the last change: `held-out` ones drawn at random,
`hard` ones from the articles that have at least six places that mislead simple rules
(abbreviations, initials, ellipses, quotations that end before a speaker, glued sentences).
A boundary is a start within a paragraph that is not the first one. "unmarked" counts the missed
boundaries at which no full stop, question mark or the like stands.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

from summarizer.sentences import split

ROOT = Path(__file__).resolve().parents[1]
MARKS = ROOT / "benchmarks/data/sentences.jsonl"
CORPUS = ROOT.parent / "shared/corpora/news"
Rule = Callable[[str], set[int]]


def ours(paragraph: str) -> set[int]:
    return {start for start, _ in split(paragraph)}


def at_stops(paragraph: str) -> set[int]:
    return {m.end() for m in re.finditer(r"[.?!]\s+", paragraph)}


def at_capitals(paragraph: str) -> set[int]:
    return {m.end() for m in re.finditer(r"[.?!…][\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9])", paragraph)}


RULES: dict[str, Rule] = {
    "after . ? !": at_stops,
    "… before a capital": at_capitals,
    "ours": ours,
}


def texts(corpus: Path) -> dict[str, str]:
    found = {}
    for path in sorted(corpus.glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            for record in map(json.loads, lines):
                found[record["id"]] = record["text"]
    return found


def boundaries(text: str, rule: Rule) -> set[int]:
    found: set[int] = set()
    offset = 0
    for paragraph in text.split("\n"):
        found |= {offset + at for at in rule(paragraph) if 0 < at < len(paragraph)}
        offset += len(paragraph) + 1
    return found - paragraph_starts(text)


def paragraph_starts(text: str) -> set[int]:
    return {m.end() for m in re.finditer(r"(?:\A|\n)\s*", text)}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--errors", action="store_true", help="show each error of ours")
    options = parser.parse_args()
    if not options.corpus.exists():
        sys.exit(f"{options.corpus} is not there; name another with --corpus")
    articles = texts(options.corpus)
    marks = [json.loads(line) for line in MARKS.read_text("utf-8").splitlines()]
    print(f"{'':34s} precision  recall  errors  (missed, of them unmarked; invented)")
    for half in ("development", "held-out", "hard"):
        chosen = [mark for mark in marks if mark["half"] == half]
        sentences = sum(len(mark["starts"]) for mark in chosen)
        print(f"{half}: {len(chosen)} articles, {sentences} sentences")
        for name, rule in RULES.items():
            right = missed = invented = unmarked = 0
            for mark in chosen:
                text = articles[mark["id"]]
                true = set(mark["starts"]) - paragraph_starts(text)
                got = boundaries(text, rule)
                right += len(true & got)
                missed += len(true - got)
                invented += len(got - true)
                plain = {at for at in true - got if text[:at].rstrip()[-1:] not in '"”’).?!…'}
                unmarked += len(plain)
                if options.errors and name == "ours":
                    for at in sorted(true ^ got):
                        kind = "missed" if at in true else "invented"
                        print(f"    {kind}: {text[max(0, at - 40) : at]}¦{text[at : at + 30]}")
            rate = (missed + invented) / (right + missed)
            print(
                f"  {name:32s} {100 * right / max(1, right + invented):8.2f} %"
                f" {100 * right / (right + missed):6.2f} % {100 * rate:6.2f} %"
                f"  ({missed}, {unmarked}; {invented})"
            )


if __name__ == "__main__":
    main()
