"""Scores of translations and summaries against references, for several systems side by side."""
