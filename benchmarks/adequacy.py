"""What the lexicons do for translations, and what their checks say of people's.

    python benchmarks/adequacy.py                     # the checks on human translations
    python benchmarks/adequacy.py --japanese          # those from English into Japanese
    python benchmarks/adequacy.py --translate         # test_news, dev_news, ud_pud, news: both ways
    python benchmarks/adequacy.py --read examples     # both translations of sentences, to read

The first prints, for free translations (dev_news) and close ones (ud_pud), how many fail a check,
the quantiles of the loss that the thresholds were read from, and how many of the same translations
are caught when each stands beside the source of the one before. `ud_pud` is held out from the
lexicon, not from the model.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

from fidelity import CORPORA, Item, news, parallel, report

from summarizer import registry
from summarizer.glossary import Glossary
from summarizer.pipeline import load
from summarizer.settings import BEAM
from summarizer.translation import ArticleTranslator
from summarizer.translation.adequacy import Meaning
from summarizer.translation.engines import load_engine
from summarizer.translation.japanese_adequacy import EnglishMeaning, JapaneseLexicon
from summarizer.translation.lexicon import Lexicon
from summarizer.translation.model import Translation
from summarizer.translation.negation import negation_kept, negation_kept_in_japanese
from summarizer.translation.parts import LENGTHS, InParts
from summarizer.translation.protect import Protector, SourceSentence
from summarizer.translation.slots import mask
from summarizer.translation.translator import Direct, Translator

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
SHARES = (0.5, 0.75, 0.9, 0.95, 0.97, 0.99)
# Of the sentences of news, one in so many is read.
READ_EVERY = 7


def lexicon() -> Lexicon:
    folder = registry.lexicon("id", "en")
    assert folder is not None
    began = time.perf_counter()
    loaded = Lexicon.load(folder)
    print(f"lexicon loaded in {1000 * (time.perf_counter() - began):.0f} ms")
    return loaded


def protect(items: Sequence[Item]) -> list[SourceSentence]:
    protector = Protector("id", "en", Glossary.load())
    return [protector.protect([item.text], item.published)[0] for item in items]


def people(name: str, known: Lexicon) -> None:
    items = parallel(name)
    meanings = [Meaning(source, known) for source in protect(items)]
    references = [item.reference or "" for item in items]
    kept = [negation_kept(i.text, r) for i, r in zip(items, references, strict=True)]
    judge(name, meanings, references, kept)


def people_in_japanese(name: str, known: JapaneseLexicon) -> None:
    """The same for English sentences and their Japanese, with slots as the model gets them."""
    english, japanese = (
        (CORPORA / f"en-ja/{name}.{code}").read_text("utf-8").splitlines() for code in ("en", "ja")
    )
    protector = Protector("en", "ja", Glossary.load())
    meanings = []
    for sentence in english:
        source = protector.protect([sentence])[0]
        text = mask(source.text, source.spans).text
        meanings.append(EnglishMeaning(text, source.spans, known))
    kept = [negation_kept_in_japanese(e, j) for e, j in zip(english, japanese, strict=True)]
    judge(name, meanings, japanese, kept)


def judge(
    name: str,
    meanings: Sequence[Meaning | EnglishMeaning],
    references: Sequence[str],
    negation: Sequence[bool],
) -> None:
    own = [meaning.coverage(text) for meaning, text in zip(meanings, references, strict=True)]
    shifted = [*references[1:], references[0]]
    other = [meaning.coverage(text) for meaning, text in zip(meanings, shifted, strict=True)]
    total = len(own)
    print(
        f"{name:9} human translations failing: adequacy "
        f"{sum(not c.adequate for c in own) / total:.1%} (not acceptable "
        f"{sum(not c.acceptable for c in own) / total:.1%}, with an invented word "
        f"{sum(bool(c.invented) for c in own) / total:.1%}), "
        f"negation {negation.count(False) / total:.1%}"
    )
    losses = sorted(coverage.loss for coverage in own)
    cells = [f"{share:.0%} {losses[int(share * (total - 1))]:.2f}" for share in SHARES]
    print(f"{'':9} loss of human translations: {'  '.join(cells)}")
    print(
        f"{'':9} another sentence's translation: not adequate "
        f"{sum(not c.adequate for c in other) / total:.1%}, not acceptable "
        f"{sum(not c.acceptable for c in other) / total:.1%}"
    )


def translators(known: Lexicon) -> dict[str, Translator]:
    engine = load_engine(registry.resolve("id", "en"))
    route = Direct(engine, BEAM)
    in_parts = [Direct(InParts(engine, words), BEAM) for words in LENGTHS]
    return {
        "without lexicon": Translator(route, in_parts),
        "with lexicon": Translator(route, in_parts, known),
    }


def read_examples(known: Lexicon) -> list[list[Translation]]:
    """The titles and sentences of the example articles in plain text, both ways."""
    protector = Protector("id", "en", Glossary.load())
    both: list[list[Translation]] = []
    for translator in translators(known).values():
        texts: list[Translation] = []
        for path in sorted(EXAMPLES.glob("*.txt")):
            result = ArticleTranslator(translator, protector).translate_article(load(path))
            texts += [result.title] if result.title else []
            texts += result.sentences
        both.append(texts)
    return both


def read_news(known: Lexicon) -> list[list[Translation]]:
    """Every seventh of the sentences of news that fidelity.py draws, both ways."""
    sources = protect(news()[::READ_EVERY])
    return [translator.translate(sources) for translator in translators(known).values()]


def show(both: Sequence[Sequence[Translation]]) -> None:
    for number, versions in enumerate(zip(*both, strict=True), start=1):
        print(f"{number:3} {versions[0].source}")
        for version in versions:
            shown = "" if version.status == "untranslated" else version.text
            print(f"    {version.status:12} {shown}  {list(version.failed) or ''}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--translate", action="store_true")
    parser.add_argument("--japanese", action="store_true")
    parser.add_argument("--read", choices=["examples", "news"])
    parser.add_argument(
        "--set", action="append", choices=["test_news", "dev_news", "ud_pud", "news"]
    )
    options = parser.parse_args()
    if options.japanese:
        folder = registry.lexicon("en", "ja")
        assert folder is not None
        for name in ("dev_news", "ud_pud"):
            people_in_japanese(name, JapaneseLexicon.load(folder))
        return
    known = lexicon()
    if options.read:
        show(read_examples(known) if options.read == "examples" else read_news(known))
        return
    if not options.translate:
        for name in ("dev_news", "ud_pud"):
            people(name, known)
        return
    for name in options.set or ["test_news", "dev_news", "ud_pud", "news"]:
        items = news() if name == "news" else parallel(name)
        sources = protect(items)
        print(f"\n{name}: {len(items)} sentences")
        for label, translator in translators(known).items():
            began = time.perf_counter()
            translations = translator.translate(sources)
            report(label, items, sources, translations, time.perf_counter() - began, 0)


if __name__ == "__main__":
    main()
