"""The abstractive summary: fewer words than the article's own, each statement checked."""
