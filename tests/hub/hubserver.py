"""A hub on loopback that speaks the Hugging Face hub's API, and models small enough to serve."""

from __future__ import annotations

import hashlib
import json
import shutil
import socket
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import unquote, urlsplit

COMMIT = "0123456789abcdef0123456789abcdef01234567"
TEXT = [
    "Pemerintah akan membangun jalan baru di pulau itu.",
    "Warga menyambut rencana tersebut karena jalan lama sering rusak pada musim hujan.",
    "Pekerjaan dimulai tahun depan dan selesai dalam dua tahun.",
    "Menteri mengatakan, anggaran tahun depan akan lebih besar.",
    "Bank sentral menahan suku bunga acuan pada rapat kemarin.",
]
# Above this a file is served as LFS, with its SHA-256, like weights on the hub.
LFS_FROM = 20_000


@dataclass
class Hub:
    """The repositories it serves, what goes wrong, and what it was asked.

    `faults` maps a file name (or "api") to what happens at its next requests, one each:
    "500", "404", "cut" (half the bytes, then the line is dropped), "short" (half the bytes,
    said to be all), "tamper" (the right number of wrong bytes), "slow", "stall".
    """

    endpoint: str = ""
    repositories: dict[str, dict[str, bytes]] = field(default_factory=dict)
    licences: dict[str, str] = field(default_factory=dict)
    faults: dict[str, list[str]] = field(default_factory=dict)
    requests: list[tuple[str, str, str | None]] = field(default_factory=list)

    def add(self, identifier: str, folder: Path, licence: str | None = None) -> None:
        """Serve the files of a folder."""
        self.repositories[identifier] = {
            path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()
        }
        if licence:
            self.licences[identifier] = licence

    def fetched(self) -> list[str]:
        """Names of the files whose content was asked for."""
        return [
            path.rsplit("/", 1)[1]
            for method, path, _ in self.requests
            if method == "GET" and "/resolve/" in path
        ]

    def fault(self, name: str) -> str | None:
        waiting = self.faults.get(name)
        return waiting.pop(0) if waiting else None


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    hub: Hub

    def log_message(self, *_: object) -> None:
        pass

    def do_HEAD(self) -> None:
        self.answer(with_body=False)

    def do_GET(self) -> None:
        self.answer(with_body=True)

    def answer(self, with_body: bool) -> None:
        path = unquote(urlsplit(self.path).path)
        self.hub.requests.append((self.command, path, self.headers.get("Range")))
        if path.startswith("/api/models/"):
            self.api(path.removeprefix("/api/models/"), with_body)
        elif "/resolve/" in path:
            repository, rest = path[1:].split("/resolve/", 1)
            self.file(repository, rest.split("/", 1)[1], with_body)
        else:
            self.problem(404, with_body)

    def api(self, path: str, with_body: bool) -> None:
        identifier = "/".join(path.split("/")[:2])
        files = self.hub.repositories.get(identifier)
        if self.hub.fault("api") == "500":
            self.problem(500, with_body)
        elif files is None:
            self.problem(404, with_body, "RepoNotFound")
        elif "/tree/" in path:
            self.reply(json.dumps([entry(*item) for item in files.items()]).encode(), with_body)
        else:
            siblings = []
            for name, content in files.items():
                row = entry(name, content)
                lfs = row.get("lfs")
                digest = {"sha256": lfs["oid"], **lfs} if isinstance(lfs, dict) else None
                siblings.append(
                    {"rfilename": name, "size": row["size"], "blobId": row["oid"], "lfs": digest}
                )
            licence = self.hub.licences.get(identifier)
            card = {"cardData": {"license": licence}} if licence else {}
            info = {"id": identifier, "sha": COMMIT, "siblings": siblings, **card}
            self.reply(json.dumps(info).encode(), with_body)

    def file(self, repository: str, name: str, with_body: bool) -> None:
        content = self.hub.repositories.get(repository, {}).get(name)
        if content is None:
            self.problem(404, with_body, "EntryNotFound")
            return
        fault = self.hub.fault(name) if with_body else None
        if fault in ("500", "404"):
            self.problem(int(fault), with_body)
            return
        row = entry(name, content)
        start = int((self.headers.get("Range") or "bytes=0-").split("=")[1].split("-")[0])
        body = content[start:]
        self.send_response(206 if start else 200)
        self.send_header("X-Repo-Commit", COMMIT)
        self.send_header("ETag", f'"{row["oid"]}"')
        if isinstance(row.get("lfs"), dict):
            self.send_header("X-Linked-Etag", f'"{row["lfs"]["oid"]}"')
            self.send_header("X-Linked-Size", str(len(content)))
        if start:
            last = len(content) - 1
            self.send_header("Content-Range", f"bytes {start}-{last}/{len(content)}")
        if fault == "short":
            body = body[: len(body) // 2]
        elif fault == "tamper":
            body = bytes(byte ^ 1 for byte in body)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if not with_body:
            return
        half = len(body) // 2
        if fault == "cut":
            self.wfile.write(body[:half])
            self.wfile.flush()
            self.connection.shutdown(socket.SHUT_RDWR)
            self.close_connection = True
        elif fault == "stall":
            self.wfile.write(body[:half])
            self.wfile.flush()
            time.sleep(1.5)
        elif fault == "slow":
            for piece in range(0, len(body), max(1, len(body) // 5)):
                self.wfile.write(body[piece : piece + max(1, len(body) // 5)])
                self.wfile.flush()
                time.sleep(0.1)
        else:
            self.wfile.write(body)

    def reply(self, body: bytes, with_body: bool) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if with_body:
            self.wfile.write(body)

    def problem(self, status: int, with_body: bool, code: str | None = None) -> None:
        body = b'{"error": "made in the test"}'
        self.send_response(status)
        if code:
            self.send_header("X-Error-Code", code)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if with_body:
            self.wfile.write(body)


def entry(name: str, content: bytes) -> dict[str, object]:
    """A file as the hub's listing of a tree describes it."""
    blob = hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()
    row: dict[str, object] = {"type": "file", "path": name, "size": len(content), "oid": blob}
    if len(content) >= LFS_FROM:
        digest = hashlib.sha256(content).hexdigest()
        row["lfs"] = {"oid": digest, "size": len(content), "pointerSize": 130}
    return row


def build_t5(folder: Path) -> Path:
    """Write an mT5 model of random weights with the tokenizer files that mT5's makers ship."""
    import torch
    from sentencepiece import SentencePieceTrainer
    from transformers import MT5Config, MT5ForConditionalGeneration

    folder.mkdir(parents=True)
    SentencePieceTrainer.train(
        sentence_iterator=iter(TEXT),
        model_prefix=str(folder / "spiece"),
        vocab_size=70,
        pad_id=0,
        eos_id=1,
        unk_id=2,
        bos_id=-1,
        minloglevel=2,
    )
    (folder / "spiece.vocab").unlink()
    torch.manual_seed(7)
    config = MT5Config(
        vocab_size=170,  # 70 pieces and T5's 100 sentinels
        d_model=16,
        d_kv=8,
        d_ff=32,
        num_layers=2,
        num_decoder_layers=1,
        num_heads=2,
        decoder_start_token_id=0,
    )
    model = MT5ForConditionalGeneration(config)
    with torch.no_grad():
        model.lm_head.weight[0] = 0  # or the pad it starts from is all it ever says
    model.save_pretrained(folder)
    tokenizer = {"tokenizer_class": "T5Tokenizer", "extra_ids": 100}
    (folder / "tokenizer_config.json").write_text(json.dumps(tokenizer))
    return folder


def build_bart(folder: Path) -> Path:
    """Write a BART model of random weights with a byte-level tokenizer."""
    import torch
    from tokenizers import ByteLevelBPETokenizer
    from transformers import BartConfig, BartForConditionalGeneration

    folder.mkdir(parents=True)
    pieces = ByteLevelBPETokenizer()
    special = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
    pieces.train_from_iterator(TEXT, vocab_size=320, special_tokens=special)
    pieces.save_model(str(folder))
    (folder / "tokenizer_config.json").write_text(json.dumps({"tokenizer_class": "BartTokenizer"}))
    torch.manual_seed(7)
    config = BartConfig(
        vocab_size=pieces.get_vocab_size(),
        d_model=16,
        encoder_layers=2,
        decoder_layers=1,
        encoder_attention_heads=2,
        decoder_attention_heads=2,
        encoder_ffn_dim=32,
        decoder_ffn_dim=32,
        max_position_embeddings=128,
        forced_eos_token_id=None,
    )
    BartForConditionalGeneration(config).save_pretrained(folder)
    return folder


def pickle_weights(folder: Path, target: Path) -> Path:
    """Copy a model folder with its weights as `pytorch_model.bin`, tied ones as one tensor."""
    import torch
    from safetensors.torch import load_file

    shutil.copytree(folder, target)
    weights = load_file(target / "model.safetensors")
    (target / "model.safetensors").unlink()
    shared = next((name for name in weights if name.endswith("shared.weight")), None)
    if shared == "model.shared.weight":
        for side in ("encoder", "decoder"):
            weights[f"model.{side}.embed_tokens.weight"] = weights[shared]
    torch.save(weights, target / "pytorch_model.bin")
    return target
