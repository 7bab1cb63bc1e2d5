"""Runs for the tests: invented news, orders, and children that are threads instead of processes."""

from __future__ import annotations

import json
import threading
from multiprocessing import Pipe
from pathlib import Path
from typing import Any

import pytest

from summarizer.batch import children, local, readahead
from summarizer.batch.run import Order, run
from summarizer.batch.work import Work
from summarizer.settings import Settings

# What differs between two runs that do the same: times, and the journal that has them.
OWN = (".lock", "run.json", "journal.sqlite")

PLACES = ["Kota Melur", "Pulau Sunda Kecil", "Desa Tirtajaya", "Kabupaten Anggrek"]


def story(number: int) -> list[str]:
    place = PLACES[number % len(PLACES)]
    return [
        f"{place}, Kompas - Pemerintah akan membangun jembatan nomor {number} di {place}.",
        f"Anggaran proyek itu mencapai Rp {number + 2},5 miliar. Warga menyambut baik rencana itu.",
        f"Bupati mengatakan pekerjaan dimulai pada {number % 28 + 1} Maret 2017. Jembatan lama "
        "rusak karena banjir tahun lalu.",
    ]


def write_news(folder: Path, count: int) -> Path:
    """So many articles: some in texts, some in pages, some in a file of many."""
    (folder / "desa").mkdir(parents=True, exist_ok=True)
    records = []
    for number in range(count):
        paragraphs = story(number)
        title = f"Jembatan nomor {number} dibangun"
        if number % 3 == 0:
            text = "\n\n".join([title, *paragraphs])
            (folder / f"berita-{number}.txt").write_text(text, encoding="utf-8")
        elif number % 3 == 1:
            body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
            page = f"<html><title>{title}</title><body><article>{body}</article></body></html>"
            (folder / "desa" / f"{number}.html").write_text(page, encoding="utf-8")
        else:
            records.append({"title": title, "text": "\n\n".join(paragraphs)})
    lines = [json.dumps(record) for record in records]
    (folder / "lain.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def order(news: Path, out: Path, **changes: Any) -> Order:
    values: dict[str, Any] = {
        "sources": (str(news),),
        "settings": Settings(languages=("id",), summary="extractive"),
        "formats": ("html", "json"),
        "workers": 1,
    }
    return Order(out=out, **(values | changes))


def tree(out: Path) -> dict[str, bytes]:
    """What a run left, but for what tells times."""
    return {
        str(path.relative_to(out)): path.read_bytes() if path.is_file() else b"(folder)"
        for path in sorted(out.rglob("*"))
        if not path.name.startswith(OWN)
    }


def undisturbed(news: Path, out: Path, **changes: Any) -> dict[str, bytes]:
    assert run(order(news, out, **changes), lambda _: None) == 0
    return tree(out)


class ThreadChild:
    """A child that is a thread: it starts at once. It dies of an article named in `poison`.

    So do only the roles in `poisons`.
    """

    poison: tuple[str, ...] = ()
    poisons: tuple[children.Role, ...] = (children.reader, children.translator)

    def __init__(self, role: children.Role, work: Work) -> None:
        self.pipe, theirs = Pipe()
        thread = threading.Thread(target=self._live, args=(theirs, role, work), daemon=True)
        thread.start()

    def _live(self, pipe: Any, role: children.Role, work: Work) -> None:
        answer = role(work)

        def poisoned(message: Any) -> Any:
            self._taste([loaded.path for loaded in message] if isinstance(message, list) else [])
            for part in answer(message):
                self._taste([getattr(part, "path", "")])
                yield part

        if role not in self.poisons:
            poisoned = answer
        with pipe:
            children.serve(pipe, poisoned)

    def _taste(self, paths: list[str]) -> None:
        if self.poison and any(path.endswith(self.poison) for path in paths):
            raise EOFError

    send = children.Child.send
    receive = children.Child.receive

    def kill(self) -> None:
        self.pipe.close()

    close = kill

    def _end(self) -> str:
        return "SIGKILL"


def use_threads(patch: pytest.MonkeyPatch) -> None:
    """Let runs use threads in place of processes."""
    for module in (local, readahead):
        patch.setattr(module, "Child", ThreadChild)
