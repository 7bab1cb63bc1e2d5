"""Are the models on this machine what they should be? Digests, and a sentence through each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from summarizer import registry
from summarizer.errors import ModelError
from summarizer.hub import store
from summarizer.hub.catalogue import find
from summarizer.paths import file_sha256
from summarizer.translation.model import Engine, ModelInfo

SUMS = "SHA256SUMS"
# What is put through a model, by its source language. Short, and without figures or names, which
# the models are not asked to handle alone.
GOLDEN = {
    "id": "Pemerintah akan membangun jalan baru di pulau itu.",
    "en": "The government will build a new road on the island.",
}
# Summarisers get a few sentences, and write at most so many tokens.
ARTICLE = (
    "Pemerintah akan membangun jalan baru di pulau itu. Warga menyambut rencana tersebut karena "
    "jalan lama sering rusak pada musim hujan. Pekerjaan dimulai tahun depan."
)
SUMMARY_TOKENS = 24
# Characters of the outputs that must be the same. No sound translation of the above is longer; a
# model that loops is stopped at a length that the engines count differently by one.
COMPARED = 100


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at; `detail` says what was found."""

    name: str
    passed: bool
    detail: str


@dataclass(frozen=True, slots=True)
class Report:
    """What was found out about a model."""

    id: str
    checks: tuple[Check, ...]

    @property
    def passed(self) -> bool:
        """Whether nothing is off."""
        return all(check.passed for check in self.checks)

    def as_dict(self) -> dict[str, Any]:
        """The report as JSON-ready data."""
        return {
            "id": self.id,
            "passed": self.passed,
            "checks": [
                {"name": check.name, "passed": check.passed, "detail": check.detail}
                for check in self.checks
            ],
        }


def reports(names: Sequence[str] = ()) -> Iterator[Report]:
    """Verify the models on this machine, or those named, one after the other.

    Raises ModelError for a name that is not on this machine.
    """
    shipped = {model.id: model for model in registry.shipped()}
    pulled = {note.id: note for note in store.pulled_models()}
    wanted = []
    for name in names:
        known = find(name)
        identifier = known.id if known else name
        if identifier not in shipped and identifier not in pulled:
            raise ModelError(f"{name} is not on this machine; summarize models list shows what is")
        wanted.append(identifier)
    for identifier in wanted or [*shipped, *pulled]:
        if identifier in shipped:
            model = shipped[identifier]
            yield _report(identifier, _listed_sums(Path(model.path)), Path(model.path), model)
        else:
            note = pulled[identifier]
            yield _report(identifier, note.files, Path(note.path), None)


def _report(
    identifier: str, files: Mapping[str, str], folder: Path, model: ModelInfo | None
) -> Report:
    checks = [_digests(files, folder)]
    if checks[0].passed:
        try:
            checks += _run(model or _pulled_info(identifier))
        except ModelError as error:
            checks.append(Check("runs", False, str(error)))
    return Report(identifier, tuple(checks))


def _pulled_info(identifier: str) -> ModelInfo:
    note = store.load(identifier)
    if note is None:
        raise ModelError(f"files of {identifier} are missing; pull it again")
    return registry.describe(note, find(identifier))


def _listed_sums(folder: Path) -> dict[str, str]:
    try:
        lines = (folder / SUMS).read_text(encoding="ascii").splitlines()
    except OSError:
        return {}
    return {name: digest for digest, name in (line.split("  ", 1) for line in lines if line)}


def _digests(files: Mapping[str, str], folder: Path) -> Check:
    if not files:
        return Check("digests", False, f"{folder} has no list of digests ({SUMS})")
    wrong = []
    for name, digest in files.items():
        try:
            if file_sha256(folder / name) != digest:
                wrong.append(f"{name} was changed")
        except OSError:
            wrong.append(f"{name} is missing")
    return Check("digests", not wrong, "; ".join(wrong) or f"{len(files)} files as they were")


def _run(model: ModelInfo) -> list[Check]:
    """Run the model by both engines, in equal precision, and as it is used, in int8."""
    if registry.read_config(Path(model.path)).get("model_type") == "marian":
        return _translate(model)
    return _summarise(model)


def _translate(model: ModelInfo) -> list[Check]:
    from summarizer.translation.conversion import build_for_this_process
    from summarizer.translation.ctranslate2_engine import CTranslate2Engine
    from summarizer.translation.engines import load_engine

    golden = GOLDEN.get(model.source)
    if golden is None:
        golden, model = GOLDEN["id"], replace(model, source="id", target="en")
    used = _best(load_engine(model), golden)
    exact = CTranslate2Engine(
        model, 1, None, "cpu", folder=build_for_this_process(model, "float32")
    )
    reference = load_engine(model, "transformers", beam=1, device="cpu")
    return _compared(used, _best(exact, golden), _best(reference, golden))


def _best(engine: Engine, sentence: str) -> str:
    return engine.translate([sentence])[0][0].text


def _summarise(model: ModelInfo) -> list[Check]:
    from summarizer.hub import seq2seq
    from summarizer.translation.conversion import build_for_this_process, converted

    folder = Path(model.path)
    used = seq2seq.by_ctranslate2(folder, converted(model), ARTICLE, SUMMARY_TOKENS)
    exact = seq2seq.by_ctranslate2(
        folder, build_for_this_process(model, "float32"), ARTICLE, SUMMARY_TOKENS
    )
    return _compared(used, exact, seq2seq.by_transformers(folder, ARTICLE, SUMMARY_TOKENS))


def _compared(used: str, exact: str, reference: str) -> list[Check]:
    """Checks of three outputs: int8 as used, CTranslate2 in float32, transformers in float32."""
    same = exact[:COMPARED] == reference[:COMPARED]
    return [
        Check("runs", bool(used.strip()), used or "nothing came out"),
        Check(
            "engines agree",
            same,
            "CTranslate2 and transformers give the same text in float32"
            if same
            else f"CTranslate2 gives {exact!r}, transformers {reference!r}",
        ),
    ]
