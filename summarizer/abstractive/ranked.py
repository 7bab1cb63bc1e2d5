"""What a summary model trained by us reads: the most salient sentences, each with its rank."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from summarizer.abstractive.rewriter import salient
from summarizer.article import Article

# The vocabulary of marian-id-en has so many slot symbols; here they carry the ranks.
MOST = 8
# Pieces of the input, with ranks. Five sentences of news, on average; the summary itself has 60
# words, about 100 pieces.
LONGEST = 200


def ranked(
    article: Article, scores: Sequence[float], count: Callable[[str], int], longest: int = LONGEST
) -> tuple[str, tuple[int, ...]]:
    """The input of the model, and the indexes of the sentences in it, in reading order.

    `⟦1⟧` stands before the most salient sentence, `⟦2⟧` before the second … `count` gives the
    number of pieces of a text. The input has at most `longest` pieces, except where the first
    sentence alone has more; of an article without a usable sentence it is empty.
    """
    taken = most_salient(
        salient(article, scores), scores, lambda i: count(article.sentences[i].text) + 2, longest
    )[:MOST]
    rank = {index: place for place, index in enumerate(taken, 1)}
    chosen = tuple(sorted(taken))
    text = " ".join(f"⟦{rank[index]}⟧ {article.sentences[index].text}" for index in chosen)
    return text, chosen


def most_salient(
    indexes: Iterable[int], scores: Sequence[float], size: Callable[[int], int], room: int
) -> list[int]:
    """Sentences by falling salience, as many as fit into `room`, but the first in any case."""
    taken: list[int] = []
    for index in sorted(indexes, key=lambda index: (-scores[index], index)):
        needed = size(index)
        if needed <= room or not taken:
            taken.append(index)
            room -= needed
    return taken
