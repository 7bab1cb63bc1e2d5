"""How good are the translations into Japanese, and what do slots and checks do for them?

Prints chrF, BLEU (ja-mecab), figure fidelity and verdicts of the raw models, of slots off with all
checks on, and as shipped: English to Japanese on dev_news, Indonesian to Japanese on ud_pud, 300
sentences of news (no reference), and the examples' sentences that have a reference. A sentence that
stays untranslated counts with its source as its translation.

    python benchmarks/japanese.py [--set dev_news --set ud_pud --set news --set examples]
    python benchmarks/japanese.py --read 10     # so many sentences of news, with slots and without
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from corpora import lines, spread
from fidelity import Item, WithoutSlots, news
from sacrebleu.metrics import BLEU, CHRF

from summarizer import figures, registry
from summarizer.glossary import Glossary
from summarizer.settings import BEAM
from summarizer.translation import checks
from summarizer.translation.engines import load_engine
from summarizer.translation.japanese_adequacy import JapaneseLexicon
from summarizer.translation.lexicon import Lexicon
from summarizer.translation.model import Engine, Language, Translation
from summarizer.translation.parts import LENGTHS, InParts
from summarizer.translation.pivot import Pivot
from summarizer.translation.protect import Protector, SourceSentence
from summarizer.translation.translator import Direct, Route, Translator

REFERENCES = Path(__file__).resolve().parents[1] / "tests" / "data" / "references"
SETS = ("dev_news", "ud_pud", "news", "examples")


def items_of(name: str) -> tuple[Language, list[Item]]:
    """The source language of a set and its sentences."""
    if name == "news":
        return "id", news()
    if name == "examples":
        pairs = [
            pair
            for path in sorted(REFERENCES.glob("*.id.txt"))
            for pair in zip(
                path.read_text("utf-8").splitlines(),
                path.with_name(path.name.replace(".id.", ".ja.")).read_text("utf-8").splitlines(),
                strict=True,
            )
        ]
        return "id", [Item(source, None, target) for source, target in pairs]
    source: Language = "en" if name == "dev_news" else "id"
    folder = f"{source}-ja"
    sides = (lines(f"{folder}/{name}.{code}") for code in (source, "ja"))
    return source, [Item(text, None, target) for text, target in zip(*sides, strict=True)]


def route(legs: Sequence[Engine], lexicon: JapaneseLexicon) -> Route:
    if len(legs) == 1:
        return Direct(legs[0], BEAM, lexicon)
    return Pivot(legs[0], legs[1], BEAM, lexicon)


def translator(source: Language, engines: Sequence[Engine]) -> Translator:
    """The translator as it ships, over engines of one's own."""
    folders = registry.lexicon("id", "en"), registry.lexicon("en", "ja")
    assert folders[0] is not None
    assert folders[1] is not None
    japanese = JapaneseLexicon.load(folders[1])
    return Translator(
        route(engines, japanese),
        [route([InParts(leg, words) for leg in engines], japanese) for words in LENGTHS],
        Lexicon.load(folders[0]) if source == "id" else None,
    )


def raw(engines: Sequence[Engine], sources: Sequence[SourceSentence]) -> list[Translation]:
    texts = [source.text for source in sources]
    for engine in engines:
        texts = [best.text for best, *_ in engine.translate(texts, 1)]
    return [
        Translation(source.text, text, "ok", ())
        for source, text in zip(sources, texts, strict=True)
    ]


def report(
    label: str,
    items: Sequence[Item],
    sources: Sequence[SourceSentence],
    translate: Callable[[], list[Translation]],
) -> None:
    began = time.perf_counter()
    translations = translate()
    seconds = time.perf_counter() - began
    total = kept = 0
    for source, translation in zip(sources, translations, strict=True):
        total += len(source.figures)
        if translation.status != "untranslated":
            found = checks.figures_of(source, translation.text, "ja")
            kept += len(source.figures) - len(figures.missing(source.figures, found))
    verdicts = Counter(translation.status for translation in translations)
    shares = "  ".join(f"{k} {n / len(items):.1%}" for k, n in verdicts.most_common())
    print(
        f"{label:10} figures {kept}/{total} = {kept / max(total, 1):.2%}  {shares}"
        f"  {len(items) / seconds:.0f} sentences/s",
        flush=True,
    )
    reasons = Counter(
        check for t in translations if t.status == "untranslated" for check in t.failed
    )
    if reasons:
        print(f"{'':10} untranslated failed: {dict(reasons.most_common())}")
    if items[0].reference is None:
        return
    for part, chosen in (
        ("all", range(len(items))),
        ("shown", [n for n, t in enumerate(translations) if t.status != "untranslated"]),
    ):
        hypotheses = [translations[number].text for number in chosen]
        references = [[items[number].reference or "" for number in chosen]]
        bleu, chrf = BLEU(tokenize="ja-mecab"), CHRF()
        if hypotheses and (part == "all" or len(hypotheses) < len(items)):
            print(
                f"{'':10} {part} {len(hypotheses)}: chrF "
                f"{chrf.corpus_score(hypotheses, references).score:.2f}  BLEU "
                f"{bleu.corpus_score(hypotheses, references).score:.2f}"
                f"  ({chrf.get_signature()}; {bleu.get_signature()})"
            )


def read(engines: Sequence[Engine], count: int) -> None:
    protector = Protector("id", "ja", Glossary.load())
    items = spread(news(), count)
    sources = [protector.protect([item.text], item.published)[0] for item in items]
    both = [
        translator("id", used).translate(sources)
        for used in (engines, [WithoutSlots(engine) for engine in engines])
    ]
    for number, (item, *versions) in enumerate(zip(items, *both, strict=True), start=1):
        print(f"{number:3} {item.text}")
        for label, found in zip(("slots", "none"), versions, strict=True):
            print(f"    {label:5} {found.status:12} {found.text}  {list(found.failed) or ''}")
            print(f"    {'':18} {found.pivot}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--set", action="append", choices=SETS)
    parser.add_argument("--model", help="for en-ja: a name or folder; what ships if not given")
    parser.add_argument("--count", type=int, help="only so many sentences, evenly spread")
    parser.add_argument("--read", type=int, metavar="N")
    options = parser.parse_args()
    second = load_engine(registry.resolve("en", "ja", options.model))
    first = load_engine(registry.resolve("id", "en"))
    if options.read:
        read([first, second], options.read)
        return
    for name in options.set or SETS:
        source, items = items_of(name)
        if options.count:
            items = spread(items, options.count)
        engines = [second] if source == "en" else [first, second]
        protector = Protector(source, "ja", Glossary.load())
        sources = [protector.protect([item.text], item.published)[0] for item in items]
        print(f"\n{name}: {len(items)} sentences")
        report("raw", items, sources, lambda e=engines, s=sources: raw(e, s))  # type: ignore[misc]
        for label, used in (
            ("no slots", [WithoutSlots(engine) for engine in engines]),
            ("shipped", engines),
        ):
            ready = translator(source, used)
            report(label, items, sources, lambda t=ready, s=sources: t.translate(s))  # type: ignore[misc]


if __name__ == "__main__":
    main()
