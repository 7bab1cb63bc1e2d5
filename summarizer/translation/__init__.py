"""Translation: engines, slots, checks and verdicts behind one call, `load_translator`."""

from summarizer.translation.articles import ArticleTranslator, Job, JobResult, load_translator
from summarizer.translation.model import Translation

__all__ = ["ArticleTranslator", "Job", "JobResult", "Translation", "load_translator"]
