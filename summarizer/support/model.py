"""What the check of one statement says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Support:
    """Whether an article supports a statement, and by which of its sentences.

    `sentences` are indexes into `Article.sentences`, in reading order: the one or two that support
    the statement best, also where they do not suffice. `failed` names the checks that failed, in
    the order of `CHECKS`; it is empty where `supported` is true.
    """

    supported: bool
    sentences: tuple[int, ...]
    failed: tuple[str, ...]


CHECKS = (
    "figures",
    "names",
    "quotation",
    "negation",
    "modality",
    "direction",
    "speaker",
    "subject",
    "overlap",
    "words",
)
