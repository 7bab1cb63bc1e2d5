"""Read Indonesian news in English or Japanese, offline, with figures that survive.

>>> from summarizer import Pipeline, Settings, load
>>> digest = Pipeline(Settings(languages=("en",))).digest(load("article.txt"))
>>> print(digest.translations["en"].summary_text)
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summarizer.article import Article, Document, Paragraph, Sentence
    from summarizer.digest import Digest
    from summarizer.errors import SummarizerError
    from summarizer.pipeline import Pipeline, load, load_many, prepare
    from summarizer.settings import Settings

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Digest",
    "Document",
    "Paragraph",
    "Pipeline",
    "Sentence",
    "Settings",
    "SummarizerError",
    "load",
    "load_many",
    "prepare",
]

# Names are imported when they are asked for, so that the command line starts at once.
_HOMES = {
    "article": ("Article", "Document", "Paragraph", "Sentence"),
    "digest": ("Digest",),
    "errors": ("SummarizerError",),
    "pipeline": ("Pipeline", "load", "load_many", "prepare"),
    "settings": ("Settings",),
}


def __getattr__(name: str) -> Any:
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"summarizer.{module}"), name)
    raise AttributeError(f"module 'summarizer' has no attribute {name!r}")
