"""Summaries by an encoder-decoder of transformers: mT5, T5, BART, EncoderDecoder."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from summarizer.abstractive.drafts import nearest, sentences
from summarizer.abstractive.grounding import Grounding
from summarizer.abstractive.model import Draft, SummaryModel
from summarizer.abstractive.ranked import most_salient
from summarizer.article import Article
from summarizer.errors import ModelError
from summarizer.extractive.ranker import SUMMARY_WORDS
from summarizer.registry import positions
from summarizer.translation.model import ModelInfo

# Tokens of input that summarisers of news were trained with, and their tables of positions have.
_LONGEST_INPUT = 512
# A summary may be so much longer than usual before it is cut off.
_SLACK = 1.5
# Next tokens of each hypothesis that are looked at: no beam ever takes one further down unless all
# of these are forbidden.
_LOOKED_AT = 24
# Tokens from which the last words of a hypothesis are read again.
_TAIL = 16


class Seq2SeqSummarizer:
    """Drafts summaries with a model in a folder. Not thread-safe."""

    def __init__(self, info: ModelInfo, beam: int) -> None:
        """Load the model. Raises ModelError."""
        # Imported here: the usual path does without torch.
        import torch
        from safetensors import SafetensorError
        from transformers import AutoModelForSeq2SeqLM, AutoTokenizer

        from summarizer.translation.decoding import available_cores
        from summarizer.translation.transformers_engine import quiet

        self._info = info
        self._beam = beam
        torch.set_num_threads(available_cores())
        try:
            with quiet():
                self._network: Any = AutoModelForSeq2SeqLM.from_pretrained(
                    info.path, local_files_only=True, use_safetensors=True, dtype=torch.float32
                ).eval()
                self._tokenizer: Any = AutoTokenizer.from_pretrained(
                    info.path, local_files_only=True
                )
        except (SafetensorError, OSError, ValueError, RuntimeError, ImportError) as error:
            reason = " ".join(str(error).split())[:200]
            raise ModelError(
                f"transformers cannot load {info.id} as a summariser: {reason}"
            ) from None
        task = (self._network.config.to_dict().get("task_specific_params") or {}).get(
            "summarization"
        )
        # T5's makers keep in the configuration what a task's input begins with ("summarize: ").
        self._prefix = str((task or {}).get("prefix", ""))
        self._limit = min(_LONGEST_INPUT, positions(Path(info.path)))

    @property
    def model(self) -> SummaryModel:
        """The model, as a digest records it."""
        return SummaryModel.of(self._info)

    def draft(self, article: Article, scores: Sequence[float]) -> list[Draft]:
        """See `Summarizer.draft`."""
        indexes = self._taken(article, scores)
        source = self._prefix + " ".join(article.sentences[index].text for index in indexes)
        written = sentences(self._generate(source)) if indexes else []
        return [Draft(text, nearest(text, article, indexes)) for text in written]

    def _taken(self, article: Article, scores: Sequence[float]) -> list[int]:
        """The article, or as much of what matters as the model reads, in reading order."""
        return sorted(
            most_salient(
                range(len(article.sentences)),
                scores,
                lambda index: self._count(article.sentences[index].text),
                self._limit - self._count(self._prefix) - 2,
            )
        )

    def _count(self, text: str) -> int:
        return len(self._tokenizer(text, add_special_tokens=False).input_ids)

    def _generate(self, source: str) -> str:
        import torch
        from transformers import LogitsProcessorList

        from summarizer.translation.transformers_engine import quiet

        inputs = self._tokenizer(
            source,
            return_tensors="pt",
            truncation=True,
            max_length=self._limit,
            return_token_type_ids=False,
        )
        size = inputs.input_ids.shape[1]
        wanted = round(SUMMARY_WORDS * _SLACK * size / max(1, len(source.split())))
        settings = copy.deepcopy(self._network.generation_config)
        settings.update(
            num_beams=self._beam,
            do_sample=False,
            no_repeat_ngram_size=3,
            max_length=None,
            min_length=0,
            max_new_tokens=max(8, min(wanted, size, positions(Path(self._info.path)) - 1)),
            early_stopping=self._beam > 1,
        )
        grounded = self._processor(Grounding(source))
        with quiet(), torch.inference_mode():
            output = self._network.generate(
                **inputs,
                generation_config=settings,
                logits_processor=LogitsProcessorList([grounded]),
            )
        return self._text(output[0].tolist())

    def _text(self, ids: Sequence[int]) -> str:
        return str(self._tokenizer.decode(ids, skip_special_tokens=True)).strip()

    def _processor(self, grounding: Grounding) -> Any:
        """What forbids the next tokens that would write a name or figure of its own."""
        import torch
        from transformers import LogitsProcessor

        summarizer = self
        ends = {self._network.generation_config.eos_token_id, self._tokenizer.eos_token_id}

        class Grounded(LogitsProcessor):
            """Scores of next tokens, the forbidden ones at minus infinity."""

            def __call__(self, ids: Any, scores: Any) -> Any:
                count = min(_LOOKED_AT, scores.shape[-1])
                best = torch.topk(scores, count, dim=-1).indices.tolist()
                for row, (before, tokens) in enumerate(zip(ids.tolist(), best, strict=True)):
                    tail = before[-_TAIL:]
                    for token in tokens:
                        text = summarizer._text([*tail, token])
                        if len(before) > len(tail):
                            # The first word may be the end of one.
                            text = "x" + text.partition(" ")[2]
                        if not grounding.allows(text, token in ends):
                            scores[row, token] = -float("inf")
                return scores

        return Grounded()
