"""Read Indonesian news in English or Japanese, offline, with figures that survive.

>>> from summarizer import Pipeline, Settings, load
>>> digest = Pipeline(Settings(languages=("en",))).digest(load("article.txt"))
>>> print(digest.translations["en"].summary_text)
"""

from summarizer.article import Article, Document, Paragraph, Sentence
from summarizer.digest import Digest
from summarizer.errors import SummarizerError
from summarizer.settings import Settings

__version__ = "0.1.0"

from summarizer.pipeline import Pipeline, load, load_many, prepare

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
