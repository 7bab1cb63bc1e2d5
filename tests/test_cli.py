"""The command line's contract: what goes where, and with which exit status."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

import summarizer
from summarizer import __version__
from summarizer.cli import main

EXAMPLES = Path(__file__).parent.parent / "examples"
ECONOMY = str(EXAMPLES / "ekonomi.txt")


class Result(NamedTuple):
    status: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    def invoke(*args: str, stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        with pytest.raises(SystemExit) as stop:
            main(list(args))
        captured = capsys.readouterr()
        return Result(int(stop.value.code or 0), captured.out, captured.err)

    return invoke


def spawn(*args: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        [sys.executable, "-m", "summarizer", *args], capture_output=True, timeout=120, **options
    )


def is_one_line(text: str) -> bool:
    return text.count("\n") == 1 and text.endswith("\n") and "Traceback" not in text


def test_version(run: Run) -> None:
    assert run("--version") == Result(0, f"summarize {__version__}\n", "")
    assert run("-V") == run("--version")


def test_no_subcommand_is_needed(run: Run) -> None:
    plain = run("--lang", "en", ECONOMY)
    assert plain.status == 0
    assert plain.err == ""
    assert plain.out == run("digest", "--lang", "en", ECONOMY).out


def test_help_shows_the_options_of_the_main_job(run: Run) -> None:
    shown = run("--help")
    assert shown.status == 0
    for word in ("--lang", "--format", "--output", "--glossary", "--offline", "translate"):
        assert word in shown.out


def test_json_follows_the_contract(run: Run) -> None:
    result = run("-l", "en", "-n", "3", "-f", "json", ECONOMY)
    assert (result.status, result.out.count("\n")) == (0, 1)
    digest = json.loads(result.out)
    assert digest["schema"] == 1
    assert digest["source"]["path"] == ECONOMY
    assert digest["source"]["words"] > 100
    key = digest["summary"]["extractive"]["sentences"]
    assert len(key) == 3
    assert key == sorted(key)
    assert key == [row["index"] for row in digest["sentences"] if row["key"]]
    english = digest["translations"]["en"]
    assert [row["index"] for row in english["key_sentences"]] == key
    statuses = {"ok", "repaired", "retried", "untranslated"}
    for row in (english["title"], english["summary"], *english["key_sentences"]):
        assert row["status"] in statuses
        assert row["text"]
        assert isinstance(row["checks"], list)
    assert english["models"][0]["id"] == "marian-id-en"
    assert len(english["models"][0]["sha256"]) == 64
    for figure in digest["figures"]:
        sentence = digest["sentences"][figure["sentence"]]["text"]
        assert sentence[figure["start"] : figure["end"]] == figure["text"]
        assert figure["en"]
        assert figure["ja"]
    abstractive = digest["summary"]["abstractive"]
    assert abstractive["text"] == " ".join(row["text"] for row in abstractive["statements"])
    assert (abstractive["supported"], abstractive["fallback"]) == (True, False)
    assert len(english["summary"]["statements"]) == len(abstractive["statements"])


def test_extractive_alone_has_no_abstractive_summary(run: Run) -> None:
    digest = json.loads(run("--summary", "extractive", "-f", "json", ECONOMY).out)
    assert list(digest["summary"]) == ["extractive"]
    english = digest["translations"]["en"]
    assert english["summary"]["text"] == " ".join(row["text"] for row in english["key_sentences"])
    assert "statements" not in english["summary"]


def test_abstractive_alone_translates_no_key_sentences(run: Run) -> None:
    digest = json.loads(run("--summary", "abstractive", "-f", "json", ECONOMY).out)
    statements = digest["summary"]["abstractive"]["statements"]
    english = digest["translations"]["en"]
    assert english["key_sentences"] == []
    assert len(english["summary"]["statements"]) == len(statements) > 0
    for row in statements:
        assert row["sentences"]
        assert all(0 <= index < len(digest["sentences"]) for index in row["sentences"])


def test_a_summary_model_is_named_as_others_are(run: Run, tmp_path: Path) -> None:
    result = run("--model", f"summary={tmp_path}", "-l", "id", ECONOMY)
    assert result.status == 2
    assert "no config.json" in result.err
    assert is_one_line(result.err)


def test_indonesian_only_translates_nothing(run: Run) -> None:
    digest = json.loads(run("-l", "id", "-f", "json", ECONOMY).out)
    assert digest["translations"] == {}
    assert digest["summary"]["extractive"]["text"]


@pytest.mark.parametrize("fmt", ["text", "markdown", "html", "json"])
def test_output_file_holds_what_standard_output_would(run: Run, fmt: str, tmp_path: Path) -> None:
    target = tmp_path / "digest.out"
    written = run("-f", fmt, "-o", str(target), ECONOMY)
    assert (written.status, written.out) == (0, "")
    assert target.read_text(encoding="utf-8") == run("-f", fmt, ECONOMY).out


def test_the_name_of_the_output_chooses_the_format(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "digest.html"
    assert run("-o", str(target), ECONOMY).status == 0
    assert target.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_records_give_one_digest_a_line(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "news.jsonl"
    text = "Harga beras di Kota Sukaraja naik 12 persen pada Senin (3/3). Warga mengeluh."
    rows = [{"title": f"Harga beras {i}", "text": text} for i in range(3)]
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    result = run("-f", "json", str(source))
    assert result.status == 0
    titles = [json.loads(line)["source"]["title"] for line in result.out.splitlines()]
    assert titles == ["Harga beras 0", "Harga beras 1", "Harga beras 2"]


def test_a_name_with_a_suffix_is_a_file_for_many_sources_too(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "digests.jsonl"
    assert run("-l", "id", "-o", str(target), ECONOMY, str(EXAMPLES / "singkat.txt")).status == 0
    assert len([json.loads(line) for line in target.read_text("utf-8").splitlines()]) == 2
    assert run("-l", "id", "-o", str(tmp_path / "out"), ECONOMY, ECONOMY).status == 0
    assert (tmp_path / "out").is_dir()


def test_standard_input(run: Run) -> None:
    result = run("-f", "json", "-", stdin=Path(ECONOMY).read_bytes())
    assert result.status == 0
    assert json.loads(result.out)["source"]["path"] == "-"


def test_a_folder_needs_a_folder(run: Run, tmp_path: Path) -> None:
    refused = run(str(EXAMPLES))
    assert refused.status == 2
    assert is_one_line(refused.err)
    assert "-o" in refused.err
    (tmp_path / "in" / "deep").mkdir(parents=True)
    shutil.copy(ECONOMY, tmp_path / "in" / "deep" / "a.txt")
    shutil.copy(ECONOMY, tmp_path / "in" / "b.txt")
    done = run(str(tmp_path / "in"), "-f", "json", "-o", str(tmp_path / "out"))
    assert (done.status, done.out, done.err) == (0, "", "")
    made = sorted(
        str(path.relative_to(tmp_path / "out")) for path in (tmp_path / "out").rglob("*.json")
    )
    assert made == ["b.json", os.path.join("deep", "a.json")]


def test_an_output_folder_that_holds_the_source(run: Run, tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    for source in (tmp_path / "a.txt", tmp_path / "news" / "b.txt"):
        shutil.copy(ECONOMY, source)
        target = str(tmp_path)
        given = source if source.parent == tmp_path else source.parent
        assert run("-l", "id", str(given), "-o", target) == Result(0, "", "")
        assert source.read_bytes() == Path(ECONOMY).read_bytes()
    made = {path.name for path in tmp_path.glob("*.txt")}
    assert made == {"a.txt", "a.txt.txt", "b.txt"}


def test_one_bad_file_among_good_ones(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    result = run("-f", "json", str(tmp_path / "empty.txt"), ECONOMY)
    assert result.status == 1
    assert result.out.count("\n") == 1
    assert is_one_line(result.err)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \n\t\n  \n"),
        ("binary.txt", bytes(range(256)) * 20),
        ("paper.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"),
        ("cut.html", b"<html><head><title>Tit"),
        ("bad.json", b'{"title": "x", '),
        ("list.json", b"[1]"),
        ("nothing.csv", b"a,b\n1,2\n"),
    ],
)
def test_bad_input_is_one_line_and_status_2(
    run: Run, name: str, content: bytes, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    result = run(str(tmp_path / name))
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("summarize: error: ")
    assert name in result.err
    assert "Traceback" not in result.err
    assert len(result.err) < 400


@pytest.mark.parametrize(
    "args",
    [
        ["no-such-article.txt"],
        ["--no-such-option", ECONOMY],
        ["-l", "fr", ECONOMY],
        ["-n", "0", ECONOMY],
        ["-n", "3", "--ratio", "0.5", ECONOMY],
        ["--model", "nonsense", ECONOMY],
        ["--model", "id-en=/no/such/folder", ECONOMY],
        ["--glossary", "no-such.csv", ECONOMY],
        ["-o", "/proc/nowhere/digest.txt", ECONOMY],
        ["-o", ECONOMY, ECONOMY],
        ["translate", "--from", "en", "--to", "en"],
        ["no-such\x1b[31m.txt"],
        ["-l", "id", "batch", str(EXAMPLES), "-o", "out"],
    ],
)
def test_wrong_commands_are_one_line_and_status_2(run: Run, args: list[str]) -> None:
    result = run(*args)
    assert (result.status, result.out) == (2, "")
    assert is_one_line(result.err)
    assert result.err.startswith("summarize: error: ")
    assert "\x1b" not in result.err


def test_another_language_is_a_warning(run: Run, tmp_path: Path) -> None:
    article = tmp_path / "english.txt"
    article.write_text(
        "The central bank kept its policy rate on hold on Thursday. Analysts had expected the "
        "decision because inflation has slowed for three months in a row and the currency is "
        "stable. The governor said that further easing would depend on the data."
    )
    result = run("-f", "json", str(article))
    assert result.status == 0
    assert "does not look like Indonesian" in result.err
    assert any("Indonesian" in warning for warning in json.loads(result.out)["warnings"])


def test_translate_gives_as_many_lines_as_it_takes(run: Run) -> None:
    lines = "Harga beras naik 12 persen.\n\nPemerintah menyiapkan Rp 520 triliun.\r\nSelesai"
    result = run("translate", "--from", "id", "--to", "en", stdin=lines.encode())
    assert result.status == 0
    out = result.out.split("\n")
    assert len(out) == 5
    assert "12%" in out[0] or "12 percent" in out[0]
    assert out[1] == ""
    assert "Rp520 trillion" in out[2]
    assert out[4] == ""


def test_translate_refuses_bytes_that_are_no_text(run: Run) -> None:
    result = run("translate", stdin=b"\xff\xfe\x00broken\n\xf0\x9f\x92\xa9\n\x00\n")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("summarize: error: standard input is ")
    assert result.err.count("\n") == 1


def test_figures_shows_what_was_parsed(run: Run) -> None:
    line = "Ekspor naik 18,3% menjadi Rp 520 triliun pada 21 Maret 2017."
    result = run("figures", "--to", "ja", stdin=f"{line}\nTidak ada.\n".encode())
    first, second = (json.loads(row) for row in result.out.splitlines())
    assert [row["value"] for row in first] == ["18.3", "520000000000000", "2017-03-21"]
    assert [row["ja"] for row in first] == ["18.3%", "520兆ルピア", "2017年3月21日"]
    assert all(line[row["start"] : row["end"]] == row["text"] for row in first)
    assert second == []


def test_a_closed_pipe_is_no_error() -> None:
    command = f"{sys.executable} -m summarizer -f json {ECONOMY} {ECONOMY} | head -c 10"
    result = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True)
    assert (result.returncode, result.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_one_line() -> None:
    with open("/dev/full", "wb") as full:
        result = subprocess.run(
            [sys.executable, "-m", "summarizer", ECONOMY], stdout=full, stderr=subprocess.PIPE
        )
    assert result.returncode == 2
    assert is_one_line(result.stderr.decode())


def test_the_usual_path_imports_neither_torch_nor_transformers() -> None:
    code = (
        "import sys; from summarizer.cli import main\n"
        f"try: main(['--offline', {ECONOMY!r}])\n"
        "except SystemExit as stop: assert not stop.code, stop.code\n"
        "heavy = {'torch', 'transformers'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=120)
    assert result.returncode == 0, result.stderr.decode()


@pytest.mark.parametrize("seconds", [0.02, 0.1, 0.5])
def test_an_interrupt_is_one_line_and_130(seconds: float) -> None:
    code = (
        "import signal, sys, threading; from summarizer.__main__ import main\n"
        # A shell's background jobs ignore it, and so would this process.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "sys.argv = ['summarize', 'translate']; me = threading.main_thread().ident\n"
        f"threading.Timer({seconds}, signal.pthread_kill, (me, signal.SIGINT)).start(); main()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    status = process.wait(timeout=60)
    assert process.stderr is not None
    assert (status, process.stderr.read()) == (130, b"summarize: interrupted\n")


def test_the_package_gives_what_it_names() -> None:
    for name in summarizer.__all__:
        assert getattr(summarizer, name).__name__ == name
    with pytest.raises(AttributeError):
        summarizer.nothing  # noqa: B018


def test_offline_forbids_connections() -> None:
    code = (
        "import socket; from summarizer.run import make_settings\n"
        "make_settings(offline=True)\n"
        "for attempt in (lambda: socket.create_connection(('127.0.0.1', 9)),\n"
        "                lambda: socket.socket().connect(('127.0.0.1', 9))):\n"
        "    try: attempt()\n"
        "    except OSError as error: assert 'forbidden' in str(error), error\n"
        "    else: raise AssertionError('connected')"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60)
    assert result.returncode == 0, result.stderr.decode()


def test_both_engines_agree_on_the_contract() -> None:
    result = spawn("-n", "1", "-f", "json", "--engine", "transformers", ECONOMY)
    assert result.returncode == 0, result.stderr.decode()
    assert result.stderr == b""
    assert json.loads(result.stdout)["settings"]["engine"] == "transformers"


def test_translate_takes_the_sentences_of_a_line_one_by_one(run: Run) -> None:
    sentences = ["Harga beras naik 12 persen.", "Pemerintah menyiapkan Rp 520 triliun."]
    alone = run("translate", stdin="\n".join(sentences).encode()).out.splitlines()
    assert run("translate", stdin=" ".join(sentences).encode()).out == " ".join(alone) + "\n"
