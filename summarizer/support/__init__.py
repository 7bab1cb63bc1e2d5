"""Is a statement supported by the article it is said to be of?

>>> SupportChecker(article).check("Harga beras naik 5 persen.").supported
"""

from __future__ import annotations

from summarizer.support.checker import SupportChecker
from summarizer.support.model import CHECKS, Support

__all__ = ["CHECKS", "Support", "SupportChecker"]
