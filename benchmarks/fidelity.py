"""Do figures survive translation? The raw model, checks without slots, slots with checks.

Prints for each set of sentences the share of source figures whose value stands in the
translation, the verdicts, the figures that are missing from a sentence not marked untranslated,
and BLEU and chrF where there is a reference. Values are read back twice: by the program's own
parsers, which the verdicts rest on, and by a reader written here that shares no code with them
(numerals and scale words only): "sentences to look at" are those where it misses one.

    python benchmarks/fidelity.py                    # test_news and 300 sentences of news
    python benchmarks/fidelity.py --set dev_news --show 20
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from summarizer import figures, registry
from summarizer.glossary import Glossary
from summarizer.sentences import split_paragraphs
from summarizer.translation import checks
from summarizer.translation.engines import load_engine
from summarizer.translation.model import Engine, Translation
from summarizer.translation.parts import LENGTHS, InParts
from summarizer.translation.protect import Protector, SourceSentence
from summarizer.translation.translator import Direct, Translator

CORPORA = Path(__file__).resolve().parents[2] / "shared" / "corpora"
NEWS_SENTENCES = 300
SCALES = {
    "id": {"ribu": 3, "juta": 6, "miliar": 9, "milyar": 9, "triliun": 12, "trilyun": 12},
    "en": {"thousand": 3, "million": 6, "billion": 9, "trillion": 12},
}
NUMERAL = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True)
class Item:
    text: str
    published: str | None
    reference: str | None


class WithoutSlots:
    """The same engine, as if its model knew no slots."""

    def __init__(self, engine: Engine) -> None:
        from dataclasses import replace

        self._engine = engine
        self.model = replace(engine.model, slots=False)
        self.translate = engine.translate


def parallel(name: str) -> list[Item]:
    folder = CORPORA / "id-en"
    sources = (folder / f"{name}.id").read_text(encoding="utf-8").splitlines()
    targets = (folder / f"{name}.en").read_text(encoding="utf-8").splitlines()
    return [Item(s.strip(), None, t.strip()) for s, t in zip(sources, targets, strict=True)]


def news() -> list[Item]:
    """One sentence with a digit from each of 300 articles; the articles with the least hashes."""
    articles: list[tuple[str, str, str | None]] = []
    for path in sorted((CORPORA / "news").glob("*.jsonl")):
        with path.open(encoding="utf-8") as stream:
            for line in stream:
                record = json.loads(line)
                digest = hashlib.sha256(record["id"].encode()).hexdigest()
                articles.append((digest, record["text"], record.get("date")))
    items: list[Item] = []
    for digest, text, date in sorted(articles):
        _, sentences = split_paragraphs([line for line in text.split("\n") if line.strip()])
        fitting = [
            s.text for s in sentences if re.search(r"\d", s.text) and 6 <= len(s.text.split()) <= 60
        ]
        if fitting:
            items.append(Item(fitting[int(digest[:8], 16) % len(fitting)], date, None))
        if len(items) == NEWS_SENTENCES:
            break
    return items


MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"


def numerals(text: str, language: str) -> Counter[float]:
    """The values of the numerals of a text, a scale word behind them included.

    A slashed date's month is left out, the other side may name it; a date is checked by its day.
    """
    values: Counter[float] = Counter()
    text = re.sub(r"\b(\d{1,2})/\d{1,2}(?=[/)])", r"\1 ", text)
    if language == "en":
        text = re.sub(rf"\b({MONTHS}) (\d{{1,2}})\b", r"\2 ", text)
    for match in NUMERAL.finditer(text):
        value = _value(match[0], language)
        following = re.match(r"[\s-]*([A-Za-z]+)", text[match.end() :])
        power = SCALES[language].get(following[1].lower(), 0) if following else 0
        values[round(value * 10**power, 6)] += 1
    return values


def _value(numeral: str, language: str) -> float:
    decimal, group = (",", ".") if language == "id" else (".", ",")
    numeral = numeral.lstrip("0") or "0"
    plain = numeral.replace(group, "") if re.search(rf"\{group}\d{{3}}(?!\d)", numeral) else numeral
    try:
        return float(plain.replace(decimal, "."))
    except ValueError:
        return float(re.sub(r"\D", "", numeral))


def lost_numerals(source: str, text: str) -> list[float]:
    """Numerals of the source that the independent reader does not find in the English text."""
    wanted, found = numerals(source, "id"), numerals(text, "en")
    digits = set(re.findall(r"\d+", text.replace(",", "")))
    return [
        value
        for value in (wanted - found).elements()
        if value not in found and f"{value:.0f}" not in digits
    ]


def report(
    name: str,
    items: Sequence[Item],
    sources: Sequence[SourceSentence],
    translations: Sequence[Translation],
    seconds: float,
    show: int,
) -> None:
    total = sum(len(source.figures) for source in sources)
    kept = silent = 0
    doubtful: list[Translation] = []
    for source, translation in zip(sources, translations, strict=True):
        lost = len(source.figures)
        if translation.status != "untranslated":
            found = checks.figures_of(source, translation.text, "en")
            lost = len(figures.missing(source.figures, found))
            silent += lost
            if lost or lost_numerals(source.text, translation.text):
                doubtful.append(translation)
        kept += len(source.figures) - lost
    verdicts = Counter(translation.status for translation in translations)
    reasons = Counter(
        check for t in translations if t.status == "untranslated" for check in t.failed
    )
    print(
        f"{name:15} figures {kept}/{total} = {kept / max(total, 1):.2%}  silent misses {silent}"
        f"  sentences to look at {len(doubtful)}"
        f"  {len(items) / seconds:.0f} sentences/s"
    )
    shares = "  ".join(
        f"{status} {count} ({count / len(items):.1%})" for status, count in verdicts.most_common()
    )
    print(f"{'':15} {shares}")
    if reasons:
        print(f"{'':15} untranslated failed: {dict(reasons.most_common())}")
    if items[0].reference is not None:
        import sacrebleu

        texts = [translation.text for translation in translations]
        references = [[item.reference or "" for item in items]]
        bleu, chrf = sacrebleu.metrics.BLEU(), sacrebleu.metrics.CHRF()
        print(
            f"{'':15} BLEU {bleu.corpus_score(texts, references).score:.2f}"
            f"  chrF {chrf.corpus_score(texts, references).score:.2f}"
            f"  ({bleu.get_signature()}; {chrf.get_signature()})"
        )
    for translation in doubtful[:show]:
        print("   ?", translation.status, "|", translation.source, "\n     ", translation.text)


def measure(name: str, items: Sequence[Item], engine: Engine, show: int) -> None:
    print(f"\n{name}: {len(items)} sentences")
    glossary = Glossary.load()
    protector = Protector("id", "en", glossary)
    sources = [protector.protect([item.text], item.published)[0] for item in items]
    began = time.perf_counter()
    raw = [
        Translation(source.text, hypotheses[0].text, "ok", ())
        for source, hypotheses in zip(
            sources, engine.translate([item.text for item in items], 1), strict=True
        )
    ]
    report("raw", items, sources, raw, time.perf_counter() - began, 0)
    ways = (("without slots", WithoutSlots(engine)), ("with slots", engine))
    for label, used in ways:
        in_parts = [Direct(InParts(used, words)) for words in LENGTHS]
        began = time.perf_counter()
        translations = Translator(Direct(used), in_parts).translate(sources)
        report(label, items, sources, translations, time.perf_counter() - began, show)


def thresholds() -> None:
    """Quantiles of human translations that the checks' thresholds were read from."""
    import zlib

    items = parallel("dev_news")
    shares = (0, 0.001, 0.003, 0.01, 0.5, 0.99, 0.997, 0.999, 1)
    columns = {
        "length ratio": [
            len(item.reference or "") / len(item.text)
            for item in items
            if len(item.text) >= checks.MIN_LENGTH_FOR_RATIO
        ],
        "compression": [
            len(data) / len(zlib.compress(data))
            for item in items
            for data in [(item.reference or "").encode()]
        ],
    }
    for name, values in columns.items():
        values.sort()
        cells = [f"{p:.1%} {values[int(p * (len(values) - 1))]:.2f}" for p in shares]
        print(f"{name:13}", "  ".join(cells))
    for check in checks.CHECKS:
        if check.name in ("figures", "names"):
            continue
        failed = sum(
            not check.passes(SourceSentence(item.text), item.reference or "", "en")
            for item in items
        )
        print(f"{check.name:13} human translations failing: {failed} of {len(items)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--set", action="append", choices=["test_news", "dev_news", "news"])
    parser.add_argument("--engine", default="ctranslate2", choices=["ctranslate2", "transformers"])
    parser.add_argument("--show", type=int, default=0, help="print this many doubtful sentences")
    parser.add_argument("--thresholds", action="store_true")
    options = parser.parse_args()
    if options.thresholds:
        thresholds()
        return
    engine = load_engine(registry.resolve("id", "en"), options.engine)
    for name in options.set or ["test_news", "news"]:
        measure(name, news() if name == "news" else parallel(name), engine, options.show)


if __name__ == "__main__":
    main()
