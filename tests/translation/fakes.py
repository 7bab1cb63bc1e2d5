"""Engines for tests that need no weights: they say what they are told to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summarizer.translation.model import Hypothesis, ModelInfo


def model_info(source: str = "id", target: str = "en", slots: bool = True) -> ModelInfo:
    return ModelInfo(
        id=f"fake-{source}-{target}",
        source=source,
        target=target,
        path="",
        revision="1",
        licence="Apache-2.0",
        sha256="",
        slots=slots,
    )


class FakeEngine:
    """Gives the hypotheses written down for a sentence; a sentence not foreseen fails the test.

    `asked` records the batches that came in.
    """

    def __init__(
        self, answers: Mapping[str, Sequence[str]], model: ModelInfo | None = None
    ) -> None:
        self._answers = answers
        self._model = model or model_info()
        self.asked: list[list[str]] = []

    @property
    def model(self) -> ModelInfo:
        return self._model

    def translate(self, sentences: Sequence[str], n_best: int = 1) -> list[list[Hypothesis]]:
        self.asked.append(list(sentences))
        return [
            [
                Hypothesis(text, -0.1 * rank)
                for rank, text in enumerate(self._answers[sentence][:n_best], start=1)
            ]
            for sentence in sentences
        ]
