"""Does the check of support catch statements made false, and let true ones pass?

    python benchmarks/support.py                      # the held-out fifth of IndoSum
    python benchmarks/support.py --part rest --show missed --limit 300

Statements are the sentences of the human summaries and, for the kinds that are rare there,
sentences of the articles. Each is made false in one place (mutations.py); statements that fail
unchanged are left out, so that nothing is caught by accident. "of summaries" counts those made
from human summary sentences alone, which are not the article's word for word. Alarms are human
summary sentences, unchanged, that fail; those of the held-out fifth were read by hand
(data/support_alarms.csv): some are right, since people add dates, drop `akan` and misspell.
`--show` prints what was missed, or the alarms, to be read.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from corpora import CORPORA, lines
from mutations import MAKERS, Setting

from summarizer import figures
from summarizer.article import Article, Document
from summarizer.errors import LoadError
from summarizer.evaluation import is_held_out
from summarizer.names import Name, find_all
from summarizer.pipeline import prepare
from summarizer.sentences import split
from summarizer.support import SupportChecker

CORPUS = "summaries/indosum.jsonl"
# Of each kind, and of each article: so that no kind and no article decides.
PER_KIND = 400
PER_ARTICLE = 2
FOREIGN = 400
# Not among the kinds that the goal (97 % caught) names.
BEYOND = (
    "fused sentences",
    "voice",
    "content word",
    "invented word",
    "word inserted",
    "word cut off",
    "words glued",
    "words repeated",
    "of another article",
)
MARKS = Path(__file__).parent / "data" / "support_alarms.csv"


@dataclass(frozen=True)
class Item:
    """An article with its human summary's sentences."""

    id: str
    article: Article
    summary: tuple[tuple[int, str], ...]
    names: tuple[Name, ...]


def items(part: str, limit: int | None) -> Iterator[Item]:
    count = 0
    for line in lines(CORPUS):
        record = json.loads(line)
        if is_held_out(record["id"]) != (part == "held-out"):
            continue
        paragraphs = tuple(p for p in record["text"].split("\n") if p.strip())
        try:
            article = prepare(_document(record["id"], paragraphs))
        except LoadError:
            continue
        text = " ".join(record["summary"].split())
        names = tuple(chain.from_iterable(find_all([s.text for s in article.sentences])))
        yield Item(record["id"], article, tuple((a, text[a:b]) for a, b in split(text)), names)
        count += 1
        if count == limit:
            return


def _document(identifier: str, paragraphs: tuple[str, ...]) -> Document:
    """The article, with its time and as much of its title as its id gives (`1509402600-…`)."""
    seconds, _, slug = identifier.partition("-")
    published = datetime.fromtimestamp(int(seconds), UTC).date().isoformat()
    return Document(identifier, "", paragraphs, slug.replace("-", " "), published=published)


def setting_of(item: Item, other: Item, foreign: list[Name], checker: SupportChecker) -> Setting:
    return Setting(
        names=item.names,
        figures=[f for s in item.article.sentences for f in figures.parse(s.text)],
        foreign=foreign,
        words=_words(item.article),
        other_words=_words(other.article),
        sentences=[s.text for s in item.article.sentences],
        statements=[text for _, text in other.summary],
        aliases=checker.aliases,
        chance=random.Random(item.id),
    )


def _words(article: Article) -> list[str]:
    return sorted(
        {w for s in article.sentences for w in s.text.split() if re.fullmatch("[a-z]+", w)}
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--part", choices=["held-out", "rest"], default="held-out")
    parser.add_argument("--limit", type=int, help="articles")
    parser.add_argument("--show", choices=["missed", "alarms"])
    parser.add_argument("--kind", help="show only this kind, or this failed check")
    options = parser.parse_args()
    found = list(items(options.part, options.limit))
    foreign = random.Random(5).sample([n for i in found for n in i.names], FOREIGN)
    made: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    by_check: dict[str, Counter[str]] = defaultdict(Counter)
    alarms: Counter[str] = Counter()
    of_people: Counter[str] = Counter()
    read_marks = marks()
    seen: Counter[str] = Counter()
    statements = passed = 0
    for number, item in enumerate(found):
        checker = SupportChecker(item.article)
        # Not the neighbour's: IndoSum has several articles on one event, close to each other.
        other = found[number - len(found) // 2]
        setting = setting_of(item, other, foreign, checker)
        good = []
        for start, statement in item.summary:
            support = checker.check(statement)
            statements += 1
            passed += support.supported
            if support.supported:
                good.append(statement)
                continue
            alarms.update(support.failed)
            seen[read_marks.get((item.id, start), "not read")] += 1
            if options.show == "alarms" and options.kind in (None, *support.failed):
                show(item, statement, support.sentences, support.failed)
        from_summary = len(good)
        others = [s.text for s in item.article.sentences if len(s.text.split()) >= 6]
        setting.chance.shuffle(others)
        good += [text for text in others if text not in good]
        names = find_all(good)
        for kind, make in MAKERS.items():
            here = 0
            for place, (statement, own) in enumerate(zip(good, names, strict=True)):
                if here == PER_ARTICLE or made[kind] == PER_KIND:
                    break
                options_here = [m for m in make(statement, own, setting) if m != statement]
                if not options_here:
                    continue
                mutated = setting.chance.choice(options_here)
                support = checker.check(mutated)
                here += 1
                made[kind] += 1
                caught[kind] += not support.supported
                if place < from_summary:
                    of_people[f"{kind} made"] += 1
                    of_people[f"{kind} caught"] += not support.supported
                by_check[kind].update(support.failed)
                if not support.supported or options.show != "missed":
                    continue
                if options.kind in (None, kind):
                    show(item, mutated, support.sentences, (kind,), statement)
    print(f"{len(found)} articles of {CORPORA.name}/{CORPUS}, part: {options.part}")
    print(f"{'mutation':24s} made  caught    % of summaries  by the checks")
    for kind in MAKERS:
        if made[kind]:
            checks = ", ".join(f"{name} {count}" for name, count in by_check[kind].most_common(3))
            people = share(of_people[f"{kind} caught"], of_people[f"{kind} made"])
            print(f"{row(kind, made[kind], caught[kind])} {people:>12s}  {checks}")
    people = share(
        sum(of_people[f"{kind} caught"] for kind in MAKERS),
        sum(of_people[f"{kind} made"] for kind in MAKERS),
    )
    print(f"{row('all', made.total(), caught.total())} {people:>12s}")
    goal = [kind for kind in MAKERS if kind not in BEYOND]
    print(row("those of the goal", sum(made[k] for k in goal), sum(caught[k] for k in goal)))
    print(
        f"human summary sentences: {statements}, alarms: {statements - passed} "
        f"({100 * (statements - passed) / statements:.1f} %)"
    )
    print(
        "  of these read by hand: "
        + ", ".join(f"{name} {n} ({100 * n / statements:.1f} %)" for name, n in seen.most_common())
    )
    print("alarms by check: " + ", ".join(f"{name} {n}" for name, n in alarms.most_common()))


def marks() -> dict[tuple[str, int], str]:
    """What was found on reading each alarm: "right" or "false"."""
    lines_read = [line for line in MARKS.read_text("utf-8").splitlines() if line[:1] != "#"]
    return {(r["id"], int(r["start"])): r["mark"] for r in csv.DictReader(lines_read)}


def share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} ({whole})" if whole else "-"


def row(name: str, made: int, caught: int) -> str:
    return f"{name:24s} {made:4d}  {caught:6d} {100 * caught / made:5.1f}"


def show(
    item: Item,
    statement: str,
    sentences: tuple[int, ...],
    why: tuple[str, ...],
    unchanged: str | None = None,
) -> None:
    print(f"## {item.id} {', '.join(why)}")
    print(f"   {statement}")
    if unchanged:
        print(f"  was: {unchanged}")
    for index in sentences:
        print(f"  {index}: {item.article.sentences[index].text}")


if __name__ == "__main__":
    main()
