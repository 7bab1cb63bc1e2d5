"""What is best masked: BLEU, chrF and kept figures for several choices of spans.

Each sentence is translated once with the chosen spans in slots (the first of four hypotheses whose
slots are right, else the translation without slots); no check, no retry. Run on the tuning set;
docs/slots.md holds the table.

    python benchmarks/masks.py [--limit 900]
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable

import sacrebleu
from fidelity import parallel

from summarizer import figures, registry
from summarizer.figures.model import Figure
from summarizer.glossary import Glossary
from summarizer.translation.checks import figures_of
from summarizer.translation.engines import load_engine
from summarizer.translation.model import Span
from summarizer.translation.protect import Protector, SourceSentence, worth_a_slot
from summarizer.translation.slots import fill, mask, problems

Choice = Callable[[Span, Figure | None], bool]
NUMERAL = re.compile(r"\d[\d.,]*\d|\d")
SWAPPED = str.maketrans(".,", ",.")


def digits(span: Span, figure: Figure | None) -> bool:
    return figure is not None and any(character.isdigit() for character in figure.text)


def of_calendar(span: Span, figure: Figure | None) -> bool:
    return figure is not None and figure.kind in ("weekday", "month")


def shipped_figures(span: Span, figure: Figure | None) -> bool:
    return figure is not None and worth_a_slot(figure)


def names_of_words(span: Span, figure: Figure | None) -> bool:
    return span.kind == "name" and " " in span.text


CHOICES: dict[str, Choice] = {
    "nothing": lambda s, f: False,
    "figures with digits": digits,
    "+ weekdays and months": lambda s, f: digits(s, f) or of_calendar(s, f),
    "+ words above ten, fractions (shipped)": shipped_figures,
    "all figures": lambda s, f: f is not None,
    "shipped figures + terms": lambda s, f: shipped_figures(s, f) or s.kind == "term",
    "… + names of several words": lambda s, f: (
        shipped_figures(s, f) or s.kind == "term" or names_of_words(s, f)
    ),
    "… + all names (shipped)": lambda s, f: shipped_figures(s, f) or s.kind != "figure",
    "all figures, terms and names": lambda s, f: True,
}


def chosen_spans(source: SourceSentence, choice: Choice) -> list[Span]:
    by_end = {figure.end: figure for figure in source.figures}
    return [
        span
        for span in source.spans
        if choice(span, by_end.get(span.end) if span.kind == "figure" else None)
    ]


def numerals_only(source: SourceSentence) -> list[Span]:
    """The numerals of the figures with digits; scale words, units and months stay outside."""
    return [
        Span(
            figure.start + match.start(),
            figure.start + match.end(),
            match[0],
            "figure",
            match[0] if figure.kind in ("date", "score", "time") else match[0].translate(SWAPPED),
        )
        for figure in source.figures
        for match in NUMERAL.finditer(figure.text)
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--limit", type=int, help="only the first sentences of dev_news")
    limit = parser.parse_args().limit
    items = parallel("dev_news")[:limit]
    protector = Protector("id", "en", Glossary.load())
    sources = [protector.protect([item.text])[0] for item in items]
    references = [[item.reference or "" for item in items]]
    engine = load_engine(registry.resolve("id", "en"))
    known: dict[str, list[str]] = {}

    def translate(texts: list[str]) -> list[list[str]]:
        new = [text for text in dict.fromkeys(texts) if text not in known]
        for text, hypotheses in zip(new, engine.translate(new, 4), strict=True):
            known[text] = [hypothesis.text for hypothesis in hypotheses]
        return [known[text] for text in texts]

    rows: dict[str, Callable[[SourceSentence], list[Span]]] = {
        name: lambda source, choice=choice: chosen_spans(source, choice)  # type: ignore[misc]
        for name, choice in CHOICES.items()
    }
    rows["numerals only"] = numerals_only
    print(f"{'masked':40} sentences  slots kept    figures kept   BLEU   chrF")
    for name, choose in rows.items():
        masked = [mask(source.text, choose(source)) for source in sources]
        texts: list[str] = []
        kept = 0
        plain = translate([source.text for source in sources])
        for one, hypotheses, fallback in zip(
            masked, translate([m.text for m in masked]), plain, strict=True
        ):
            good = [text for text in hypotheses if not problems(text, one)]
            kept += bool(one.spans) and bool(good)
            texts.append(fill(good[0], one, "en") if good else fallback[0])
        total = sum(len(source.figures) for source in sources)
        lost = sum(
            len(figures.missing(source.figures, figures_of(source, text, "en")))
            for source, text in zip(sources, texts, strict=True)
        )
        with_slots = sum(bool(m.spans) for m in masked)
        bleu = sacrebleu.corpus_bleu(texts, references).score
        chrf = sacrebleu.corpus_chrf(texts, references).score
        share = f"{kept / with_slots:.1%}" if with_slots else "-"
        print(
            f"{name:40} {with_slots:9} {share:>11} {1 - lost / total:15.2%}"
            f" {bleu:6.2f} {chrf:6.2f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
