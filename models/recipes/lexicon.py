"""The lexical translation table of models/lexicon-id-en: what an Indonesian word is in English.

    python models/recipes/lexicon.py align WORK    # word alignments in both directions    10 min
    python models/recipes/lexicon.py build WORK models/lexicon-id-en                     # 2 min

`align` writes WORK/pairs.tsv and WORK/links.{forward,backward}: the sentences of the corpora of
id-en.json as words, without those that are held out, and eflomal's links between Indonesian words
and English stems. `build` counts the links that both directions agree on (and those between two
words that have no other), measures how reliable each word is, and writes:

    translations.tsv.gz  word, times seen, reliability in percent, then stem:percent:form …,
                         then the stems that are near those, alone
    english.tsv.gz       stem, times seen, reliability in percent
    phrases.tsv.gz       two words, times seen, percent, what they are together
    words.txt.gz         words that English texts of the corpora have in lower case

A word's reliability is the share of its sentences whose other side has one of its translations,
each sentence judged by what the others taught.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpus import read_pairs

from summarizer.stemming import WORD, english_stem, without_affixes, words
from summarizer.translation.adequacy import english_grammar, indonesian_grammar

HELD_OUT = ("dev_news", "test_news", "ud_pud")
CORPORA = Path("../shared/corpora")
# Longer ones are misaligned documents, and slow.
LONGEST_PAIR = 120
# A gloss of more words is a definition.
LONGEST_GLOSS = 4
# A translation's share of a word's links. Below it alignments are mostly wrong.
SMALLEST_SHARE = 0.02
SMALLEST_COPIED_SHARE = 0.3
MOST_TRANSLATIONS = 14
# English words of a phrase; a phrase is kept from so many pairs on, if it is so often what it is.
LONGEST_PHRASE = 4
FEWEST_PHRASES = 3
SMALLEST_PHRASE_SHARE = 0.5
SHORTEST_WORD = 3
ARTICLES = {"the", "a", "an"}
# Near stems kept for a word, and the smallest chance of a walk that ends there.
MOST_KINDRED = 12
SMALLEST_KINSHIP = 0.006
# What a word seen once is worth: between knowing nothing (one half) and what it showed.
PRIOR_WEIGHT = 2.0
PRIOR = 0.5
# Links of its family that a word's own links are joined by.
FAMILY_WEIGHT = 3.0
# Cosine of the translations of a word and what its root could be; chance likeness is below.
KINDRED = 0.15
# A gloss of a dictionary counts like so many links in running text.
GLOSS_WEIGHT = 3

LOWER_CASE = re.compile(r"(?<![\w'-])[a-z]{2,}(?!\w)")


def pairs(recipe: Path) -> Iterator[tuple[bool, list[str], list[str]]]:
    """Pairs of the recipe's corpora as words: whether of a dictionary, Indonesian, English.

    English words keep their case.
    """
    held = {
        side.casefold()
        for name in HELD_OUT
        for pair in read_pairs(CORPORA / "id-en" / name, ("id", "en"))
        for side in pair
    }
    for corpus in json.loads(recipe.read_text("utf-8"))["data"]["corpora"]:
        stem, terms = Path(corpus["path"]), corpus.get("terms", False)
        if stem.name in HELD_OUT:
            continue
        for source, target in read_pairs(stem, ("id", "en")):
            if source.casefold() in held or (not terms and target.casefold() in held):
                continue
            if terms:
                target = re.sub(r"\([^)]*\)", "", target).strip()
                target = re.sub(r"^(?:to|an?|the|be)\s+", "", target, flags=re.IGNORECASE)
                if len(target.split()) > LONGEST_GLOSS:
                    continue
            left, right = words(source), WORD.findall(target.replace("’", "'"))
            if left and right and max(len(left), len(right)) <= LONGEST_PAIR:
                yield terms, left, right


def align(recipe: Path, work: Path) -> None:
    """Write the pairs and their links."""
    import eflomal

    work.mkdir(parents=True, exist_ok=True)
    sides = (work / "indonesian", work / "english")
    with (
        sides[0].open("w", encoding="utf-8") as source,
        sides[1].open("w", encoding="utf-8") as target,
        (work / "pairs.tsv").open("w", encoding="utf-8") as rows,
    ):
        for terms, left, right in pairs(recipe):
            source.write(" ".join(left) + "\n")
            target.write(" ".join(english_stem(word.casefold()) for word in right) + "\n")
            rows.write(f"{int(terms)}\t{' '.join(left)}\t{' '.join(right)}\n")
    with sides[0].open(encoding="utf-8") as source, sides[1].open(encoding="utf-8") as target:
        eflomal.Aligner(model=3).align(
            source,
            target,
            links_filename_fwd=str(work / "links.forward"),
            links_filename_rev=str(work / "links.backward"),
            quiet=True,
        )


def links_of(forward: str, backward: str) -> Iterator[tuple[int, int]]:
    """Links of both directions, and those of one between words that have none."""
    first, second = _parse(forward), _parse(backward)
    agreed = first & second
    yield from agreed
    left = {i for i, _ in agreed}
    right = {j for _, j in agreed}
    yield from ((i, j) for i, j in first ^ second if i not in left and j not in right)


def _parse(line: str) -> set[tuple[int, int]]:
    numbers = (link.split("-") for link in line.split())
    return {(int(i), int(j)) for i, j in numbers}


class Counts:
    """How often words occur and are linked; glosses of dictionaries weigh more than sentences."""

    def __init__(self) -> None:
        self.indonesian: Counter[str] = Counter()
        self.english: Counter[str] = Counter()
        self.links: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.forms: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)

    def add(
        self, weight: int, left: list[str], right: list[str], links: Iterable[tuple[int, int]]
    ) -> None:
        """Count one pair. Links to grammar words are left out."""
        stems = [english_stem(word) for word in right]
        for word in left:
            self.indonesian[word] += weight
        for stem in stems:
            self.english[stem] += weight
        for i, j in links:
            if stems[j] not in english_grammar():
                self.links[left[i]][stems[j]] += weight
                self.forms[left[i], stems[j]][right[j]] += weight


def families(counts: Counts) -> dict[str, str]:
    """The root of each word that has one among the others: near in meaning, shorter in form."""
    parents: dict[str, str] = {}
    for word, linked in counts.links.items():
        found = [
            (_cosine(linked, counts.links[form]), form)
            for form in without_affixes(word)
            if form in counts.links
        ]
        if found and max(found)[0] >= KINDRED:
            parents[word] = max(found)[1]
    roots = {}
    for word in parents:
        root = word
        for _ in range(4):
            root = parents.get(root, root)
        roots[word] = root
    return roots


def _cosine(first: Counter[str], second: Counter[str]) -> float:
    product = sum(count * second[stem] for stem, count in first.items() if stem in second)
    norms = math.sqrt(sum(n * n for n in first.values()) * sum(n * n for n in second.values()))
    return product / norms if norms else 0.0


def renderings(counts: Counts) -> dict[str, dict[str, float]]:
    """English stems of each word with their shares; words of a family share what they know."""
    roots = families(counts)
    family: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for word, linked in counts.links.items():
        family[roots.get(word, word)].update(linked)
    table = {}
    for word, linked in counts.links.items():
        kin = family[roots.get(word, word)]
        own, all_kin = sum(linked.values()), sum(kin.values())
        shares = {
            stem: (linked[stem] + FAMILY_WEIGHT * count / all_kin) / (own + FAMILY_WEIGHT)
            for stem, count in kin.items()
            if _is_sound(count, counts.english[stem], all_kin)
        }
        best = sorted(shares.items(), key=lambda item: -item[1])[:MOST_TRANSLATIONS]
        # A word copied now and then is a name, or was left as it was.
        kept = {
            stem: share
            for stem, share in best
            if share >= (SMALLEST_SHARE if stem != english_stem(word) else SMALLEST_COPIED_SHARE)
        }
        # What is never anything but copied is a name, and needs no table.
        if kept.keys() - {english_stem(word)}:
            table[word] = kept
    return table


def _is_sound(together: int, of_stem: int, of_word: int) -> bool:
    """Whether a link is more than chance: seen twice, or between two words that are both rare."""
    return together > 1 or (of_word <= 12 and of_stem <= 60)


def kindred(table: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    """Stems near a word's renderings: what other words of the same renderings are rendered by.

    The walk word → stem → other word → other stem (Bannard and Callison-Burch 2005, "Paraphrasing
    with Bilingual Parallel Corpora", with one more step), without the word's own renderings.
    """
    words_of: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for word, shares in table.items():
        for stem, share in shares.items():
            words_of[stem][word] = share
    totals = {stem: sum(shares.values()) for stem, shares in words_of.items()}
    result = {}
    for word, shares in table.items():
        near: Counter[str] = Counter()
        for stem, share in shares.items():
            for other, back in words_of[stem].items():
                step = share * back / totals[stem]
                if step >= 0.002:
                    for other_stem, onward in table[other].items():
                        near[other_stem] += step * onward
        result[word] = {
            stem: chance
            for stem, chance in near.most_common(MOST_TRANSLATIONS + MOST_KINDRED)
            if stem not in shares and chance >= SMALLEST_KINSHIP
        }
    return result


def reliabilities(
    rows: list[tuple[bool, list[str], list[str]]],
    links: list[list[tuple[int, int]]],
    table: dict[str, dict[str, float]],
    counts: Counts,
) -> tuple[dict[str, float], dict[str, float]]:
    """How often an Indonesian word has one of its renderings beside it, and an English stem a word.

    A rendering that only this pair has taught does not count.
    """
    hits: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    seen: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    for (terms, left, right), linked in zip(rows, links, strict=True):
        if terms:
            continue
        stems = {english_stem(word) for word in right}
        own = {(left[i], english_stem(right[j])) for i, j in linked}
        explained = set()
        for word in set(left):
            found = stems & table.get(word, {}).keys()
            taught = {
                stem for stem in found if (word, stem) not in own or counts.links[word][stem] > 1
            }
            seen[0][word] += 1
            hits[0][word] += bool(taught)
            explained |= taught
        seen[1].update(stems)
        hits[1].update(explained)
    return smoothed(hits[0], seen[0], table), smoothed(hits[1], seen[1], counts.english)


def smoothed(hits: Counter[str], seen: Counter[str], vocabulary: Iterable[str]) -> dict[str, float]:
    """The share of hits of each word, drawn towards one half where it was seen seldom."""
    return {
        word: (hits[word] + PRIOR * PRIOR_WEIGHT) / (seen[word] + PRIOR_WEIGHT)
        for word in vocabulary
    }


def phrases(
    rows: list[tuple[bool, list[str], list[str]]], links: list[list[tuple[int, int]]]
) -> dict[str, tuple[int, float, tuple[str, ...]]]:
    """Two Indonesian content words in a row and the English phrase they mostly are.

    A phrase pair is what Och and Ney (2004) call consistent: its words are linked to nothing
    outside it. Given are the times seen, the share of the commonest English, and that.
    """
    seen: Counter[str] = Counter()
    found: defaultdict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
    for (terms, left, right), linked in zip(rows, links, strict=True):
        weight = GLOSS_WEIGHT if terms else 1
        of_source: defaultdict[int, set[int]] = defaultdict(set)
        of_target: defaultdict[int, set[int]] = defaultdict(set)
        for i, j in linked:
            of_source[i].add(j)
            of_target[j].add(i)
        for i in range(len(left) - 1):
            if {left[i], left[i + 1]} & indonesian_grammar() or len(left[i]) < SHORTEST_WORD:
                continue
            phrase = f"{left[i]} {left[i + 1]}"
            seen[phrase] += weight
            ends = of_source[i] | of_source[i + 1]
            if terms and len(left) == 2:
                ends = set(range(len(right)))
            elif not (of_source[i] and of_source[i + 1]):
                continue
            if max(ends) - min(ends) >= LONGEST_PHRASE:
                continue
            inside = range(min(ends), max(ends) + 1)
            if all(of_target[j] <= {i, i + 1} for j in inside):
                english = tuple(right[j] for j in inside)
                while english and english[0] in ARTICLES:
                    english = english[1:]
                if english:
                    found[phrase][english] += weight
    result = {}
    for phrase, candidates in found.items():
        english, count = candidates.most_common(1)[0]
        share = count / sum(candidates.values())
        telling = " ".join(english) != phrase
        if telling and count >= FEWEST_PHRASES and share >= SMALLEST_PHRASE_SHARE:
            result[phrase] = (seen[phrase], share, english)
    return result


def build(work: Path, folder: Path) -> None:
    """Write the table's files."""
    rows, links = [], []
    counts = Counts()
    cases: defaultdict[str, Counter[str]] = defaultdict(Counter)
    with (
        (work / "pairs.tsv").open(encoding="utf-8") as pair_lines,
        (work / "links.forward").open() as forward,
        (work / "links.backward").open() as backward,
    ):
        for line, first, second in zip(pair_lines, forward, backward, strict=True):
            terms, left, right = line.rstrip("\n").split("\t")
            cased = right.split()
            for word in cased[1:]:
                cases[word.casefold()][word] += 1
            rows.append((terms == "1", left.split(), [word.casefold() for word in cased]))
            links.append(list(links_of(first, second)))
            counts.add(GLOSS_WEIGHT if terms == "1" else 1, *rows[-1][1:], links[-1])
    table = renderings(counts)
    near = kindred(table)
    of_words, of_stems = reliabilities(rows, links, table, counts)
    folder.mkdir(parents=True, exist_ok=True)
    write_lines(
        folder / "translations.tsv.gz",
        (
            "\t".join(
                [word, str(counts.indonesian[word]), percent(of_words[word])]
                + [
                    _cell(stem, share, _written(counts.forms[word, stem], cases))
                    for stem, share in shares.items()
                ]
                + sorted(near[word])
            )
            for word, shares in sorted(table.items())
        ),
    )
    write_lines(
        folder / "phrases.tsv.gz",
        (
            f"{phrase}\t{seen}\t{percent(share)}\t"
            + " ".join(_written(Counter([word]), cases) for word in english)
            for phrase, (seen, share, english) in sorted(phrases(rows, links).items())
        ),
    )
    known = {stem for shares in table.values() for stem in shares}
    write_lines(
        folder / "english.tsv.gz",
        (f"{stem}\t{counts.english[stem]}\t{percent(of_stems[stem])}" for stem in sorted(known)),
    )
    write_lines(folder / "words.txt.gz", sorted(english_words()))


def english_words() -> set[str]:
    """Words in lower case of all English texts of the corpora that are not held out."""
    found: set[str] = set()
    for path in sorted(CORPORA.glob("*/*.en")):
        if path.stem not in HELD_OUT:
            found |= set(LOWER_CASE.findall(path.read_text("utf-8")))
    return found


def _written(forms: Counter[str], cases: dict[str, Counter[str]]) -> str:
    """The commonest of some forms, in the case it mostly has inside sentences."""
    if not forms:
        return ""
    form = forms.most_common(1)[0][0]
    return cases[form].most_common(1)[0][0] if form in cases else form


def _cell(stem: str, share: float, form: str) -> str:
    return f"{stem}:{percent(share)}:{'' if form == stem else form}"


def percent(share: float) -> str:
    """A share as the tables write it."""
    return str(round(100 * share))


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """Write a table's file."""
    # No time in the head of the file: the same lines give the same bytes.
    with path.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as stream:
        stream.writelines(f"{line}\n".encode() for line in lines)


def main() -> None:
    """Run the step named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("step", choices=["align", "build"])
    parser.add_argument("work", type=Path)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("models/lexicon-id-en"))
    arguments = parser.parse_args()
    if arguments.step == "align":
        align(Path(__file__).with_name("id-en.json"), arguments.work)
    else:
        build(arguments.work, arguments.folder)


if __name__ == "__main__":
    main()
