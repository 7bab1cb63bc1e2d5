"""What a figure of a text means, and whether it comes back from English and Japanese."""

from __future__ import annotations

from summarizer.figures import english, japanese, missing, parse, render, spurious


def meaning(text: str) -> tuple[str, str, str]:
    """Value, English and Japanese of the one figure of a text."""
    (figure,) = parse(text)
    return figure.value, render(figure, "en"), render(figure, "ja")


def assert_reads_back(text: str) -> None:
    source = parse(text)
    for target in (
        english.parse(f"It was {render(source[0], 'en')}."),
        japanese.parse(f"{render(source[0], 'ja')}だった。"),
    ):
        assert not missing(source, target)
        assert not spurious(source, target)
