"""How good are translations? BLEU, chrF, COMET, figures, verdicts, speed."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import redirect_stderr
from dataclasses import dataclass, replace
from io import StringIO
from statistics import fmean
from typing import TYPE_CHECKING, Any

from summarizer.errors import UsageError
from summarizer.scoring.bootstrap import RESAMPLES, Comparison, compare_means
from summarizer.scoring.comet import Comet
from summarizer.scoring.report import Report
from summarizer.settings import Settings
from summarizer.translation.model import Language, Translation

if TYPE_CHECKING:
    from summarizer.translation import ArticleTranslator
    from summarizer.translation.protect import Protector

# Sentences translated at once: enough to fill batches.
AT_ONCE = 256
INSTALL = "sacrebleu is not installed; pip install 'summarizer[eval]'"


@dataclass(frozen=True, slots=True)
class TranslationScore:
    """The scores of one system. Sentences that stayed untranslated count as they are.

    `figures` is how many figures the source has and `figures_kept` how many of their values stand
    in the translations; both are None where the source is not Indonesian. `bleu` and `chrf` run
    from 0 to 100, `comet`, the mean of the sentences', from about 0 to 1; it is None where it was
    not asked for.
    """

    system: str
    sentences: int
    bleu: float
    chrf: float
    comet: float | None
    figures: int | None
    figures_kept: int | None
    verdicts: Mapping[str, int]
    seconds: float
    signature: str
    bleu_signature: str
    chrf_signature: str
    comet_signature: str | None


def evaluate(
    sources: Sequence[str],
    references: Sequence[str],
    direction: tuple[Language, Language],
    systems: Sequence[str],
    settings: Settings,
    comet: Comet | None = None,
) -> Report[TranslationScore]:
    """Translate `sources` with each system and score it against `references`.

    A system is written as "PAIR=ID" or "PAIR=ID,PAIR=ID", or as the id or folder of a model for
    `direction`; "default" is what ships and what `settings` name. Raises UsageError where
    the lines do not match or a library is missing.
    """
    if len(sources) != len(references) or not sources:
        raise UsageError(
            f"{len(sources)} source lines and {len(references)} reference lines; they must pair up"
        )
    if len(set(systems)) != len(systems):
        raise UsageError("a model is named twice; name each once")
    metrics = _metrics(direction[1], references)
    translators = {
        system: _translator(system, direction, settings) for system in systems or ("default",)
    }
    outputs: dict[str, list[str]] = {}
    neural: dict[str, list[float]] = {}
    scores = []
    for system, translator in translators.items():
        score, outputs[system] = _score(system, translator, sources, direction, settings, metrics)
        if comet is not None:
            neural[system] = comet.scores(sources, outputs[system], references)
            mean = round(fmean(neural[system]), 4)
            score = replace(score, comet=mean, comet_signature=comet.signature())
        scores.append(score)
    comparisons = [*_compare(outputs, metrics), *_compare_means("COMET", neural)]
    return Report(tuple(scores), tuple(comparisons))


def _metrics(target: str, references: Sequence[str]) -> dict[str, Any]:
    try:
        from sacrebleu.metrics.bleu import BLEU
        from sacrebleu.metrics.chrf import CHRF

        tokenizer = "ja-mecab" if target == "ja" else "13a"
        return {
            "BLEU": BLEU(tokenize=tokenizer, references=[references]),
            "chrF": CHRF(references=[references]),
        }
    except ImportError:
        raise UsageError(INSTALL) from None
    except RuntimeError as error:  # mecab, which ja-mecab needs, is an extra of sacrebleu
        raise UsageError(f"{' '.join(str(error).split())}; {INSTALL}") from None


def _translator(
    system: str, direction: tuple[Language, Language], settings: Settings
) -> ArticleTranslator:
    from summarizer.glossary import Glossary
    from summarizer.translation import load_translator

    return load_translator(
        *direction,
        engine=settings.engine,
        models={**settings.models, **_named(system, direction)},
        glossary=Glossary.load(settings.glossary),
        beam=settings.beam,
    )


def _score(
    system: str,
    translator: ArticleTranslator,
    sources: Sequence[str],
    direction: tuple[Language, Language],
    settings: Settings,
    metrics: Mapping[str, Any],
) -> tuple[TranslationScore, list[str]]:
    from summarizer.glossary import Glossary
    from summarizer.signature import signature
    from summarizer.translation.protect import Protector

    source, target = direction
    began = time.perf_counter()
    translations: list[Translation] = []
    for start in range(0, len(sources), AT_ONCE):
        translations += translator.translate_lines(sources[start : start + AT_ONCE])
    seconds = time.perf_counter() - began
    texts = [translation.text for translation in translations]
    kept = None
    if source == "id":
        glossary = Glossary.load(settings.glossary)
        kept = _figures(Protector(source, target, glossary), translations, target)
    bleu, chrf = (metrics[name].corpus_score(texts, None).score for name in ("BLEU", "chrF"))
    score = TranslationScore(
        system=system,
        sentences=len(sources),
        bleu=round(bleu, 2),
        chrf=round(chrf, 2),
        comet=None,
        figures=kept[0] if kept else None,
        figures_kept=kept[1] if kept else None,
        verdicts=dict(Counter(translation.status for translation in translations).most_common()),
        seconds=round(seconds, 2),
        signature=signature(settings.as_dict(), {target: translator.models}),
        bleu_signature=str(metrics["BLEU"].get_signature()),
        chrf_signature=str(metrics["chrF"].get_signature()),
        comet_signature=None,
    )
    return score, texts


def _named(system: str, direction: tuple[str, str]) -> dict[str, str]:
    if system == "default":
        return {}
    source, target = direction
    if not system:
        raise UsageError(f"--model '': write a model for {source}-{target}, or PAIR=ID")
    if "=" not in system:
        return {f"{source}-{target}": system}
    from summarizer.run import make_settings

    named = dict(make_settings(models=system.split(",")).models)
    on_the_way = {f"{source}-{target}", f"{source}-en", f"en-{target}"}
    if not named.keys() <= on_the_way:
        others = ", ".join(sorted(named.keys() - on_the_way))
        raise UsageError(f"--model {system}: {others} is not on the way from {source} to {target}")
    return named


def _figures(
    protector: Protector, translations: Sequence[Translation], target: Language
) -> tuple[int, int]:
    """How many figures the sources have, and how many of them the translations have."""
    from summarizer import figures
    from summarizer.translation.checks import figures_of

    total = kept = 0
    for translation in translations:
        source = protector.protect([translation.source])[0]
        total += len(source.figures)
        if translation.status != "untranslated":
            found = figures_of(source, translation.text, target)
            kept += len(source.figures) - len(figures.missing(source.figures, found))
    return total, kept


def _compare(outputs: Mapping[str, list[str]], metrics: Mapping[str, Any]) -> list[Comparison]:
    if len(outputs) < 2:
        return []
    from sacrebleu.significance import PairedTest

    systems: Any = list(outputs.items())
    results: Any
    with redirect_stderr(StringIO()):  # it logs each step
        signatures, results = PairedTest(
            systems, metrics, None, test_type="bs", n_samples=RESAMPLES
        )()
    baseline = systems[0][0]
    return [
        Comparison(
            metric=name,
            baseline=baseline,
            system=system,
            difference=round(result.score - results[key][0].score, 2),
            # sacrebleu counts resamples beyond the difference: none, where there is none at all.
            p=1.0 if outputs[system] == outputs[baseline] else round(float(result.p_value), 4),
            signature=str(signatures[key]),
        )
        for name, key in ((metric, _key(results, metric)) for metric in metrics)
        for (system, _), result in list(zip(systems, results[key], strict=True))[1:]
    ]


def _compare_means(metric: str, scores: Mapping[str, list[float]]) -> list[Comparison]:
    first, *others = scores.items() or [("", [])]
    return [compare_means(metric, first, other) for other in others]


def _key(results: Mapping[str, Any], metric: str) -> str:
    """sacrebleu names a result after the metric's variant: chrF2 for chrF."""
    return next(key for key in results if key.startswith(metric))
