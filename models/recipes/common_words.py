"""Make summarizer/data/common_words.txt: words that news writes in lower case.

    python models/recipes/common_words.py ../shared/corpora/news > summarizer/data/common_words.txt

A word is kept that stands in lower case inside sentences at least 3 times (fewer is mostly typing
errors) and in at least half of its uses there, or 8 times and 35 %: institution names lend capitals
to words such as `keuangan`, while personal names that are also words (`surya`, `budi`) fall out.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path

LEAST = ((3, 0.5), (8, 0.35))  # uses in lower case, share of all uses
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
SENTENCE_END = re.compile(r'(?<=[.!?"”])\s+|\n+')


def count(folder: Path) -> tuple[Counter[str], Counter[str]]:
    """Uses inside sentences in lower case, and with a capital."""
    lower: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.open(encoding="utf-8"):
            for sentence in SENTENCE_END.split(json.loads(line)["text"]):
                for word in WORD.findall(sentence)[1:]:
                    if word.islower():
                        lower[word] += 1
                    elif word.istitle():
                        capital[word.casefold()] += 1
    return lower, capital


def main() -> None:
    """Print the words."""
    lower, capital = count(Path(sys.argv[1]))
    print("# Made by models/recipes/common_words.py from Indonesian news; counts and rule there.")
    for word in sorted(lower):
        uses = lower[word]
        share = uses / (uses + capital[word])
        if len(word) > 1 and any(uses >= count and share >= least for count, least in LEAST):
            print(word)


if __name__ == "__main__":
    main()
