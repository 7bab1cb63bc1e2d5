from __future__ import annotations

import os

import pytest

from summarizer.translation.decoding import (
    Candidate,
    Decoder,
    available_cores,
    max_output,
    without_signature,
)


class Recorder:
    """A decoder that gives every input back, marked with its rank, and notes the calls."""

    def __init__(self, available: int = 9) -> None:
        self.calls: list[tuple[list[int], int]] = []
        self.available = available

    def decode(self, batch: list[list[str]], limit: int, n_best: int) -> list[list[Candidate]]:
        self.calls.append(([len(tokens) for tokens in batch], limit))
        return [
            [
                Candidate(f"{' '.join(tokens[:-1])}/{rank}", -1.0 - rank, len(tokens))
                for rank in range(min(n_best, self.available))
            ]
            for tokens in batch
        ]

    def decoder(self, limit: int = 100) -> Decoder[str]:
        return Decoder(
            tokens=lambda text: [*text.split(), "</s>"],
            count=lambda text: len(text.split()),
            decode=self.decode,
            limit=limit,
            positions=150,
            source="id",
            target="en",
        )


def test_results_stand_in_the_order_of_the_input() -> None:
    sentences = ["satu " * length for length in (40, 3, 90, 1, 17, 60)]
    results = Recorder().decoder().translate(sentences, 1)
    assert [result[0].text for result in results] == [s.strip() + "/0" for s in sentences]


def test_a_batch_holds_inputs_of_one_length_and_the_longest_come_first() -> None:
    recorder = Recorder()
    recorder.decoder().translate(["a " * length for length in [*range(1, 60), *range(40, 50)]], 1)
    assert all(len(set(lengths)) == 1 for lengths, _ in recorder.calls)
    assert all(limit == min(149, max_output(lengths[0])) for lengths, limit in recorder.calls)
    order = [lengths[0] for lengths, _ in recorder.calls]
    assert order == sorted(set(order), reverse=True)
    assert sum(len(lengths) for lengths, _ in recorder.calls) == 69


def test_the_limit_on_the_output_does_not_hang_on_the_company() -> None:
    alone, beside = Recorder(), Recorder()
    alone.decoder().translate(["a b c"], 1)
    beside.decoder().translate(["a b c", "a " * 90], 1)
    assert alone.calls[0][1] in [limit for _, limit in beside.calls]


def test_no_output_is_longer_than_the_position_table() -> None:
    recorder = Recorder()
    recorder.decoder().translate(["a " * 90], 1)
    assert recorder.calls[0][1] == 149 < max_output(91)


def test_empty_sentences_give_one_empty_hypothesis_and_are_not_decoded() -> None:
    recorder = Recorder()
    results = recorder.decoder().translate(["", " \t"], 4)
    assert [[hypothesis.text for hypothesis in result] for result in results] == [[""], [""]]
    assert recorder.calls == []


def test_no_sentences() -> None:
    assert Recorder().decoder().translate([], 2) == []


def test_n_best_of_a_cut_sentence_changes_one_part_at_a_time() -> None:
    (result,) = Recorder().decoder(limit=2).translate(["a b c d"], 4)
    assert result[0].text == "a b/0 c d/0"
    assert {result[1].text, result[2].text} == {"a b/1 c d/0", "a b/0 c d/1"}
    scores = [hypothesis.score for hypothesis in result]
    assert scores == sorted(scores, reverse=True)
    assert scores[:2] == pytest.approx([-1.0, -1.5])
    assert len({hypothesis.text for hypothesis in result}) == 4


def test_n_best_of_a_cut_sentence_ends_with_its_combinations() -> None:
    (result,) = Recorder(available=2).decoder(limit=2).translate(["a b c d"], 9)
    assert len(result) == 4


def test_n_best_must_be_positive() -> None:
    with pytest.raises(ValueError, match="n_best"):
        Recorder().decoder().translate(["a"], 0)


def test_cores_are_those_of_the_process() -> None:
    assert 1 <= available_cores() <= (os.cpu_count() or 1)


@pytest.mark.parametrize(
    ("text", "source", "kept"),
    [
        ("Exports rise · Global Voices", "Ekspor naik", "Exports rise"),
        ("Exports rise | Tempo", "Ekspor naik", "Exports rise"),
        ("Exports rise | Tempo", "Ekspor naik | Tempo", "Exports rise | Tempo"),
        ("5·10 rise", "5·10 naik", "5·10 rise"),
        ("· Global Voices", "Suara", "· Global Voices"),
    ],
)
def test_a_model_signs_no_headline(text: str, source: str, kept: str) -> None:
    assert without_signature(text, source) == kept


def test_signatures_are_cut_from_every_hypothesis() -> None:
    def decode(batch: list[list[str]], limit: int, n_best: int) -> list[list[Candidate]]:
        return [[Candidate("Exports rise · Voices", -1.0, 4)] * n_best for _ in batch]

    recorder = Recorder()
    recorder.decode = decode  # type: ignore[method-assign]
    results = recorder.decoder().translate(["Ekspor naik"], 2)
    assert [hypothesis.text for hypothesis in results[0]] == ["Exports rise"] * 2
