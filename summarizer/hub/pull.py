"""Fetch a model from the Hugging Face hub: the one place that opens a connection."""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from summarizer.errors import ModelError
from summarizer.hub import store
from summarizer.hub.catalogue import Known, allows_commercial_use, catalogue, find
from summarizer.hub.store import Pulled
from summarizer.paths import file_sha256

Say = Callable[[str], None]
T = TypeVar("T")

# What the engines and tokenizers read, beside the weights; and what the licence asks to keep.
FILES = frozenset(
    (
        "README.md",
        "LICENSE",
        "LICENSE.txt",
        "config.json",
        "generation_config.json",
        "vocab.json",
        "target_vocab.json",
        "source.spm",
        "target.spm",
        "spiece.model",
        "sentencepiece.bpe.model",
        "tokenizer.json",
        "tokenizer_config.json",
        "special_tokens_map.json",
        "added_tokens.json",
        "merges.txt",
    )
)
SAFE = re.compile(r"model(-\d+-of-\d+)?\.safetensors(\.index\.json)?")
PICKLED = re.compile(r"pytorch_model(-\d+-of-\d+)?\.bin")
# Seconds to wait before the second, third, … try where the server or the line fails.
WAITS = (1.0, 3.0, 9.0)
MAIN = "main"


@dataclass(frozen=True, slots=True)
class _File:
    """A file of a repository: `sha256` of what is stored as LFS, else git's `blob`."""

    name: str
    size: int
    sha256: str | None
    blob: str | None


@dataclass(frozen=True, slots=True)
class _Listing:
    commit: str
    licence: str | None
    files: tuple[_File, ...]


def pull(name: str, say: Say, allow_pickle: Collection[str] = (), progress: bool = False) -> Pulled:
    """Fetch, check and convert a model; return the note that is kept of it.

    `name` is a short name of the catalogue or an id (owner/name). `say` gets lines about licence
    and progress. `allow_pickle` holds the ids whose pickled weights may be read. What was fetched
    stays in the hub's cache, so that a second try goes on where the first one stopped. Raises
    ModelError where the model is not there, is refused, or is not what was promised.
    """
    known, identifier = _identify(name)
    asked = known.revision if known else MAIN
    listing = _listing(identifier, asked)
    licence = (known.licence if known else None) or listing.licence or "unknown"
    wanted, pickled = _choose(identifier, listing, identifier in allow_pickle)
    _announce(identifier, listing.commit, licence, wanted, known, say)
    folder = _fetch(identifier, listing.commit, wanted, progress)
    digests = _check(identifier, folder, wanted, known)
    if pickled:
        say("converting pickled weights to safetensors")
        folder = _without_pickle(identifier, listing.commit, folder, wanted)
        digests = {path.name: file_sha256(path) for path in folder.iterdir() if path.is_file()}
    pulled = Pulled(
        id=identifier,
        revision=listing.commit,
        asked=asked,
        path=str(folder),
        licence=licence,
        files=dict(sorted(digests.items())),
    )
    _convert(pulled, known, say)
    store.save(pulled)
    return pulled


def _identify(name: str) -> tuple[Known | None, str]:
    known = find(name)
    if known is None and not re.fullmatch(r"[\w.-]+/[\w.-]+", name):
        names = sorted(short for entry in catalogue().values() for short in entry.names)
        raise ModelError(
            f"no model is known as {name!r}; write an id (owner/name) or one of {', '.join(names)}"
        )
    return known, known.id if known else name


def _listing(identifier: str, revision: str) -> _Listing:
    api = _api()
    info = _trying(
        identifier, lambda: api.model_info(identifier, revision=revision, files_metadata=True)
    )
    files = []
    for sibling in info.siblings or ():
        lfs = sibling.lfs
        files.append(
            _File(
                sibling.rfilename, sibling.size or 0, lfs.sha256 if lfs else None, sibling.blob_id
            )
        )
    licence = info.card_data.get("license") if info.card_data else None
    return _Listing(str(info.sha), str(licence) if licence else None, tuple(files))


def _choose(identifier: str, listing: _Listing, allowed: bool) -> tuple[list[_File], bool]:
    """The files to fetch, and whether their weights are pickled."""
    others = [file for file in listing.files if file.name in FILES]
    safe = [file for file in listing.files if SAFE.fullmatch(file.name)]
    pickled = [file for file in listing.files if PICKLED.fullmatch(file.name)]
    if "config.json" not in {file.name for file in others}:
        raise ModelError(f"{identifier} has no config.json, so it is not a model of transformers")
    if safe:
        return others + safe, False
    if not pickled:
        raise ModelError(f"{identifier} has no weights that can be read here (model.safetensors)")
    if not allowed:
        raise ModelError(
            f"{identifier} has its weights only as pickle ({pickled[0].name}), a format that can "
            f"run code; if you trust its owner, add --allow-pickle {identifier}"
        )
    return others + pickled, True


def _announce(
    identifier: str,
    commit: str,
    licence: str,
    files: Iterable[_File],
    known: Known | None,
    say: Say,
) -> None:
    megabytes = sum(file.size for file in files) / 1e6
    say(f"{identifier} at {commit[:12]}: {megabytes:.1f} MB, licence {licence}")
    commercial = allows_commercial_use(licence)
    if commercial is False:
        say(f"warning: {identifier} is for NON-COMMERCIAL use only ({licence})")
    elif commercial is None:
        say(f"warning: whether {identifier} may be used commercially is not known ({licence})")
    if known and known.warning:
        say(f"warning: {identifier}: {known.warning}")


def _fetch(identifier: str, commit: str, files: Collection[_File], progress: bool) -> Path:
    from huggingface_hub import constants, snapshot_download
    from huggingface_hub.utils.tqdm import disable_progress_bars, enable_progress_bars

    enable_progress_bars() if progress else disable_progress_bars()
    return Path(
        _trying(
            identifier,
            lambda: snapshot_download(
                identifier,
                revision=commit,
                cache_dir=constants.HF_HUB_CACHE,
                allow_patterns=[file.name for file in files],
                endpoint=_endpoint(),
                max_workers=4,
            ),
        )
    )


def _check(
    identifier: str, folder: Path, files: Iterable[_File], known: Known | None
) -> dict[str, str]:
    """Compare every file with what the hub and the catalogue promise; a wrong one is deleted.

    Returns the SHA-256 of each. Raises ModelError.
    """
    digests: dict[str, str] = {}
    for file in files:
        path = folder / file.name
        promised = known.sha256.get(file.name) if known else None
        if path.is_file():
            digests[file.name] = file_sha256(path)
            if (
                file.sha256 in (None, digests[file.name])
                and promised in (None, digests[file.name])
                and (file.sha256 is not None or file.blob in (None, _git_blob(path)))
            ):
                continue
        origin = "the catalogue" if promised and promised != file.sha256 else "the hub"
        # The blob goes with the name that points to it, or the next try would find it again.
        path.resolve().unlink(missing_ok=True)
        path.unlink(missing_ok=True)
        raise ModelError(
            f"{identifier}: {file.name} is not the file that {origin} lists (its digest differs); "
            "it was deleted, pull again"
        )
    return digests


def _without_pickle(identifier: str, commit: str, folder: Path, files: Iterable[_File]) -> Path:
    from summarizer.hub.pickles import to_safetensors

    target = store.folder() / identifier.replace("/", "--") / commit
    to_safetensors(folder, [file.name for file in files], target)
    return target


def _convert(pulled: Pulled, known: Known | None, say: Say) -> None:
    from summarizer.registry import describe
    from summarizer.translation.conversion import converted

    model = describe(pulled, known)
    say("converting to CTranslate2, int8")
    try:
        converted(model)
    except ModelError as error:
        say(f"warning: {error}")


def _trying(identifier: str, action: Callable[[], T]) -> T:
    """Run what asks the hub, again after a while where it may help; errors become ModelError."""
    from huggingface_hub import errors

    for wait in (*WAITS, None):
        try:
            return action()
        except errors.OfflineModeIsEnabled:
            raise ModelError("HF_HUB_OFFLINE is set; unset it to pull a model") from None
        except errors.GatedRepoError:
            raise ModelError(
                f"{identifier} is gated: accept its terms on the hub, then log in with "
                "`hf auth login`"
            ) from None
        except (errors.RepositoryNotFoundError, errors.RevisionNotFoundError):
            raise ModelError(
                f"{identifier} is not on the hub, or not at this revision; check the name"
            ) from None
        except (_http_error(), OSError, RuntimeError) as error:
            reason = " ".join(str(error).split())[:300]
            status = getattr(getattr(error, "response", None), "status_code", 500)
            if wait is None or 400 <= status < 500:
                raise ModelError(
                    f"{identifier} could not be fetched: {reason}; "
                    "the files that came are kept, try again"
                ) from None
            time.sleep(wait)
    raise AssertionError("unreachable")


def _http_error() -> type[Exception]:
    """What the hub's library raises for anything about a connection, whichever client it uses."""
    from huggingface_hub import errors

    error: type[Exception] = errors.HTTPError  # type: ignore[attr-defined]
    return error


def _api() -> Any:
    # Nothing about this machine or this run is the hub's business.
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    from huggingface_hub import HfApi

    return HfApi(endpoint=_endpoint(), library_name="summarizer")


def _endpoint() -> str | None:
    return os.environ.get("HF_ENDPOINT") or None


def _git_blob(path: Path) -> str:
    """The name git has for a file's content."""
    content = path.read_bytes()
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()
