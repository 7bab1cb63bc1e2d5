"""The lexical translation table of models/lexicon-en-ja: what an English word is in Japanese.

    python models/recipes/lexicon_ja.py align WORK    # words and their alignment    6 min
    python models/recipes/lexicon_ja.py build WORK models/lexicon-en-ja            # 2 min

`align` writes WORK/pairs.tsv and WORK/links.{forward,backward}: the sentences of the corpora of
en-ja.json as words, without those that are held out. Japanese is cut by MeCab with ipadic; a word
that inflects stands for its unchanging part (述べ for 述べた). `build` writes:

    translations.tsv.gz  English stem, times seen, reliability in percent, then form:percent: …,
                         then the forms that are near those, alone
    japanese.tsv.gz      form, times seen, reliability in percent

Counting, the sharing of near words and reliabilities are those of lexicon.py.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from corpus import is_faithful, normalise, read_pairs
from lexicon import (
    GLOSS_WEIGHT,
    MOST_TRANSLATIONS,
    SMALLEST_SHARE,
    kindred,
    links_of,
    percent,
    smoothed,
    write_lines,
)

from summarizer.stemming import english_stem, words
from summarizer.translation.adequacy import english_grammar

LANGUAGES = ("en", "ja")
# Longer ones are slow to align, and rare.
LONGEST_PAIR = 100
# A gloss of more words is a definition.
LONGEST_GLOSS = 3
# Sentences of one corpus; Kyoto's temples would outweigh the rest.
MOST_OF_A_CORPUS = 100_000
# Glosses of EJDict give all senses of a word, one a line; more of them are rare ones.
MOST_GLOSSES = 6
# Links that are more than chance: of two words seen together twice, or both rare.
FEW = 12

KANJI_OR_KATAKANA = re.compile(r"[\u30a1-\u30fa\u30fc\u3400-\u9fff々]")
# Parts of speech of ipadic whose words are content, and kinds of them that are not.
CONTENT = ("名詞", "動詞", "形容詞", "副詞", "連体詞", "接頭詞")
NOT_CONTENT = ("非自立", "代名詞", "数", "接尾", "特殊")
INFLECTED = ("動詞", "形容詞")


def forms(text: str, tagger: object) -> Iterator[tuple[str, bool]]:
    """The words of a Japanese text as they are matched, and whether each is content."""
    for line in tagger.parse(text).splitlines():  # type: ignore[attr-defined]
        if line == "EOS":
            return
        surface, _, features = line.partition("\t")
        fields = features.split(",")
        content = fields[0] in CONTENT and fields[1] not in NOT_CONTENT
        form = surface
        if fields[0] in INFLECTED:
            form = _stem(surface, fields[6] if len(fields) > 6 else surface)
        # するやある and their like say nothing; they are hiragana of one or two.
        if content and not KANJI_OR_KATAKANA.search(form) and len(form) < 3:
            content = False
        yield form, content


def _stem(surface: str, base: str) -> str:
    """What all forms of an inflected word begin with."""
    length = 0
    for left, right in zip(surface, base, strict=False):
        if left != right:
            break
        length += 1
    stem = surface[:length] or surface
    # 述べた, 述べる: the last kana of the base changes even where this form keeps it.
    return stem[:-1] if stem == base and len(stem) > 1 else stem


def pairs(recipe: Path) -> Iterator[tuple[bool, str, str]]:
    """Pairs of the recipe's corpora: whether of a dictionary, English, Japanese."""
    data = json.loads(recipe.read_text("utf-8"))["data"]
    held = {
        normalise(line, Path(file).suffix[1:])
        for file in data["held_out"]
        for line in Path(file).read_text("utf-8").split("\n")
    }
    stems = {spec["path"]: spec.get("terms", False) for spec in data["corpora"]}
    stems |= dict.fromkeys(data["term_lists"], True)
    for path, terms in stems.items():
        if not Path(f"{path}.en").exists():
            continue
        found: Counter[str] = Counter()
        for number, (english, japanese) in enumerate(read_pairs(Path(path), LANGUAGES)):
            if not is_faithful(english, japanese, LANGUAGES, terms) or {english, japanese} & held:
                continue
            if terms:
                english = re.sub(r"^(?:to|an?|the|be)\s+", "", english, flags=re.IGNORECASE)
                found[english] += 1
                if found[english] > MOST_GLOSSES or len(english.split()) > LONGEST_GLOSS:
                    continue
            elif number >= MOST_OF_A_CORPUS:
                break
            yield terms, english, japanese


def align(recipe: Path, work: Path) -> None:
    """Write the pairs and their links."""
    import eflomal
    import ipadic
    import MeCab

    tagger = MeCab.Tagger(ipadic.MECAB_ARGS)
    work.mkdir(parents=True, exist_ok=True)
    sides = (work / "english", work / "japanese")
    with (
        sides[0].open("w", encoding="utf-8") as source,
        sides[1].open("w", encoding="utf-8") as target,
        (work / "pairs.tsv").open("w", encoding="utf-8") as rows,
    ):
        for terms, english, japanese in pairs(recipe):
            left = [english_stem(word) for word in words(english)]
            cut = list(forms(japanese, tagger))
            if not (left and cut) or max(len(left), len(cut)) > LONGEST_PAIR:
                continue
            right = [form.replace(" ", "") for form, _ in cut]
            marks = "".join("1" if content else "0" for _, content in cut)
            source.write(" ".join(left) + "\n")
            target.write(" ".join(right) + "\n")
            rows.write(f"{int(terms)}\t{' '.join(left)}\t{' '.join(right)}\t{marks}\n")
    with sides[0].open(encoding="utf-8") as source, sides[1].open(encoding="utf-8") as target:
        eflomal.Aligner(model=3, n_iterations=(3, 3, 3)).align(
            source,
            target,
            links_filename_fwd=str(work / "links.forward"),
            links_filename_rev=str(work / "links.backward"),
            quiet=True,
        )


class Pair:
    """A pair of the corpora: stems, forms, which forms are content, and the links."""

    __slots__ = ("content", "left", "links", "right", "terms")

    def __init__(self, row: str, forward: str, backward: str) -> None:
        terms, left, right, marks = row.rstrip("\n").split("\t")
        self.terms = terms == "1"
        self.left, self.right = left.split(" "), right.split(" ")
        self.content = [mark == "1" for mark in marks]
        self.links = [(i, j) for i, j in links_of(forward, backward) if self.content[j]]


def read(work: Path) -> list[Pair]:
    """What `align` wrote."""
    with (
        (work / "pairs.tsv").open(encoding="utf-8") as rows,
        (work / "links.forward").open() as forward,
        (work / "links.backward").open() as backward,
    ):
        return [Pair(*lines) for lines in zip(rows, forward, backward, strict=True)]


def renderings(
    corpus: list[Pair], english: Counter[str], japanese: Counter[str]
) -> tuple[dict[str, dict[str, float]], dict[str, Counter[str]]]:
    """Japanese forms of each English stem with their shares, and the links they come from."""
    links: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for pair in corpus:
        for i, j in pair.links:
            if pair.left[i] not in english_grammar():
                links[pair.left[i]][pair.right[j]] += GLOSS_WEIGHT if pair.terms else 1
    table = {}
    for stem, linked in links.items():
        total = sum(linked.values())
        shares = {
            form: count / total
            for form, count in linked.most_common(MOST_TRANSLATIONS)
            if (count > 1 or (english[stem] <= FEW and japanese[form] <= 5 * FEW))
            and count / total >= SMALLEST_SHARE
        }
        if shares:
            table[stem] = shares
    return table, links


def reliabilities(
    corpus: list[Pair],
    table: dict[str, dict[str, float]],
    links: dict[str, Counter[str]],
    japanese: Counter[str],
) -> tuple[dict[str, float], dict[str, float]]:
    """How often a stem has one of its forms beside it, and a form a stem that it renders.

    A rendering that only this pair has taught does not count. A form counts as found where it is
    part of a longer word, as it will when texts are compared without MeCab.
    """
    hits: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    seen: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    for pair in corpus:
        if pair.terms:
            continue
        text = "".join(pair.right)
        own = {(pair.left[i], pair.right[j]) for i, j in pair.links}
        explained: set[str] = set()
        for stem in set(pair.left):
            found = {
                form
                for form in table.get(stem, ())
                if form in text and ((stem, form) not in own or links[stem][form] > 1)
            }
            seen[0][stem] += 1
            hits[0][stem] += bool(found)
            explained |= found
        content = {form for form, mark in zip(pair.right, pair.content, strict=True) if mark}
        seen[1].update(content)
        hits[1].update(
            form for form in content if any(form in other or other in form for other in explained)
        )
    return smoothed(hits[0], seen[0], table), smoothed(hits[1], seen[1], japanese)


def build(work: Path, folder: Path) -> None:
    """Write the table's files."""
    corpus = read(work)
    english: Counter[str] = Counter()
    japanese: Counter[str] = Counter()
    for pair in corpus:
        weight = GLOSS_WEIGHT if pair.terms else 1
        for stem in pair.left:
            english[stem] += weight
        for form, content in zip(pair.right, pair.content, strict=True):
            if content:
                japanese[form] += weight
    table, links = renderings(corpus, english, japanese)
    near = kindred(table)
    of_stems, of_forms = reliabilities(corpus, table, links, japanese)
    folder.mkdir(parents=True, exist_ok=True)
    write_lines(
        folder / "translations.tsv.gz",
        (
            "\t".join(
                [stem, str(english[stem]), percent(of_stems[stem])]
                + [f"{form}:{percent(share)}:" for form, share in shares.items()]
                + sorted(near[stem])
            )
            for stem, shares in sorted(table.items())
        ),
    )
    write_lines(
        folder / "japanese.tsv.gz",
        (
            f"{form}\t{count}\t{percent(of_forms[form])}"
            for form, count in sorted(japanese.items())
            if count > 1 and KANJI_OR_KATAKANA.search(form) and ":" not in form
        ),
    )


def main() -> None:
    """Run the step named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("step", choices=["align", "build"])
    parser.add_argument("work", type=Path)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("models/lexicon-en-ja"))
    arguments = parser.parse_args()
    if arguments.step == "align":
        align(Path(__file__).with_name("en-ja.json"), arguments.work)
    else:
        build(arguments.work, arguments.folder)


if __name__ == "__main__":
    main()
