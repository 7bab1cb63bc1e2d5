"""Summaries by a MarianMT model that rewrites Indonesian, in CTranslate2."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from summarizer.abstractive.drafts import nearest, sentences
from summarizer.abstractive.model import Draft, SummaryModel
from summarizer.abstractive.ranked import LONGEST, ranked
from summarizer.article import Article
from summarizer.errors import ModelError
from summarizer.extractive.ranker import SUMMARY_WORDS
from summarizer.registry import input_limit
from summarizer.translation.conversion import converted
from summarizer.translation.decoding import available_cores
from summarizer.translation.marian_spec import MAPPING
from summarizer.translation.model import ModelInfo
from summarizer.translation.tokenizer import MarianTokenizer

# A summary may be so much longer than usual before it is cut off.
_SLACK = 1.6
# The model learned from plain quotation marks.
_PLAIN = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})


class MarianSummarizer:
    """Drafts summaries with a model in a folder. Not thread-safe."""

    def __init__(self, info: ModelInfo) -> None:
        """Load the model. Raises ModelError."""
        # Imported here: articles that need no model do without it.
        import ctranslate2

        self._info = info
        folder = Path(info.path)
        self._tokenizer = MarianTokenizer(folder)
        self._limit = min(LONGEST, input_limit(folder))
        self._mapped = (folder / MAPPING).is_file()
        try:
            self._translator = ctranslate2.Translator(
                str(converted(info)), compute_type="default", intra_threads=available_cores()
            )
        except (RuntimeError, ValueError) as error:
            raise ModelError(f"CTranslate2 cannot load {info.id}: {error}") from None

    @property
    def model(self) -> SummaryModel:
        """The model, as a digest records it."""
        return SummaryModel.of(self._info)

    def draft(self, article: Article, scores: Sequence[float]) -> list[Draft]:
        """See `Summarizer.draft`."""
        source, indexes = ranked(article, scores, self._tokenizer.count, self._limit)
        if not source:
            return []
        written = sentences(self._generate(source.translate(_PLAIN)))
        return [Draft(text, nearest(text, article, indexes)) for text in written]

    def _generate(self, source: str) -> str:
        """What the model writes, greedily: beams of four stop sooner and leave news out (on 125
        articles of IndoSum kept for development ROUGE-1 68.6 instead of 72.9).

        One article at a time: the pieces that may be written are those of its own input, and no
        result depends on what else is in a batch.
        """
        tokens = self._tokenizer.tokens(source)
        wanted = round(SUMMARY_WORDS * _SLACK * len(tokens) / max(1, len(source.split())))
        result = self._translator.translate_batch(
            [tokens],
            beam_size=1,
            max_input_length=0,
            max_decoding_length=max(8, min(wanted, len(tokens))),
            disable_unk=True,
            use_vmap=self._mapped,
        )[0]
        return self._tokenizer.text(result.hypotheses[0])
