"""Summarisers of random weights, made here: right in form, and talking nonsense."""

from __future__ import annotations

from pathlib import Path

TEXT = """Bupati Rina Wijaya Dedi Sanjaya Jakarta meresmikan jembatan baru di kota itu . , dan warga
menyambut pembangunan 12 15 2017 2018 gajah terbang akan selesai tahun depan kata pemerintah"""


def _tokenizer(folder: Path) -> int:
    """Write a word tokenizer; returns the size of its vocabulary."""
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Whitespace
    from tokenizers.processors import TemplateProcessing
    from transformers import PreTrainedTokenizerFast

    special = ["<pad>", "</s>", "<unk>", "<s>"]
    vocabulary = {
        word: number for number, word in enumerate([*special, *dict.fromkeys(TEXT.split())])
    }
    pieces = Tokenizer(WordLevel(vocabulary, unk_token="<unk>"))
    pieces.pre_tokenizer = Whitespace()
    pieces.post_processor = TemplateProcessing(single="$A </s>", special_tokens=[("</s>", 1)])
    PreTrainedTokenizerFast(
        tokenizer_object=pieces,
        pad_token="<pad>",
        eos_token="</s>",
        unk_token="<unk>",
        bos_token="<s>",
        model_max_length=64,
    ).save_pretrained(folder)
    return len(vocabulary)


def build_t5(folder: Path, seed: int = 7) -> Path:
    """A T5 model."""
    import torch
    from transformers import T5Config, T5ForConditionalGeneration

    folder.mkdir(parents=True)
    size = _tokenizer(folder)
    torch.manual_seed(seed)
    config = T5Config(
        vocab_size=size,
        d_model=16,
        d_kv=8,
        d_ff=32,
        num_layers=1,
        num_decoder_layers=1,
        num_heads=2,
        decoder_start_token_id=0,
        task_specific_params={"summarization": {"prefix": "warga "}},
    )
    model = T5ForConditionalGeneration(config)
    with torch.no_grad():
        model.shared.weight[0] = 0  # or the pad it starts from is all it ever says
    model.save_pretrained(folder)
    return folder


def build_bart(folder: Path, seed: int = 7) -> Path:
    """A BART model, whose table of positions has 64 rows."""
    import torch
    from transformers import BartConfig, BartForConditionalGeneration

    folder.mkdir(parents=True)
    size = _tokenizer(folder)
    torch.manual_seed(seed)
    config = BartConfig(
        vocab_size=size,
        d_model=16,
        encoder_layers=1,
        decoder_layers=1,
        encoder_attention_heads=2,
        decoder_attention_heads=2,
        encoder_ffn_dim=32,
        decoder_ffn_dim=32,
        max_position_embeddings=64,
        pad_token_id=0,
        eos_token_id=1,
        bos_token_id=3,
        decoder_start_token_id=3,
        forced_eos_token_id=None,
    )
    BartForConditionalGeneration(config).save_pretrained(folder)
    return folder


def build_encoder_decoder(folder: Path, seed: int = 7) -> Path:
    """A BERT encoder with a BERT decoder."""
    import torch
    from transformers import BertConfig, EncoderDecoderConfig, EncoderDecoderModel

    folder.mkdir(parents=True)
    size = _tokenizer(folder)
    torch.manual_seed(seed)
    parts = [
        BertConfig(
            vocab_size=size,
            hidden_size=16,
            num_hidden_layers=1,
            num_attention_heads=2,
            intermediate_size=32,
            max_position_embeddings=64,
            pad_token_id=0,
        )
        for _ in range(2)
    ]
    config = EncoderDecoderConfig.from_encoder_decoder_configs(*parts)
    config.decoder_start_token_id, config.pad_token_id, config.eos_token_id = 3, 0, 1
    model = EncoderDecoderModel(config=config)
    model.generation_config.update(decoder_start_token_id=3, pad_token_id=0, eos_token_id=1)
    model.save_pretrained(folder)
    return folder
