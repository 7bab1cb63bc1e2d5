from __future__ import annotations

import json

import pytest
import sample_digests as samples

from summarizer.render import EXTENSIONS, render

SAMPLES = samples.samples()


@pytest.mark.parametrize("name", SAMPLES)
def test_json_is_one_line_and_has_it_all(name: str) -> None:
    text = render(SAMPLES[name], "json")
    assert text.count("\n") == 1
    assert text.endswith("}\n")
    assert json.loads(text) == json.loads(json.dumps(SAMPLES[name].as_dict()))
    assert ("\\ud" in text) == (name == "odd names")


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("fmt", EXTENSIONS)
def test_every_format_can_be_written_as_utf8(name: str, fmt: str) -> None:
    assert render(SAMPLES[name], fmt).encode("utf-8").endswith(b"\n")
