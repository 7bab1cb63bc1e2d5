"""What the package carries and what it pulls in."""

from __future__ import annotations

import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_every_model_travels_in_the_wheel() -> None:
    included = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    models = {path.parent.name for path in (ROOT / "models").glob("*/README.md")} - {"recipes"}
    assert models
    assert included == {f"models/{name}": f"summarizer/models/{name}" for name in models}


def test_models_fit_the_bound() -> None:
    """120 MB for everything in models/, so that the wheel stays a quick download."""
    files = [path for path in (ROOT / "models").rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < 120_000_000


def test_weights_are_safetensors() -> None:
    suffixes = {path.suffix for path in (ROOT / "models").rglob("*") if path.is_file()}
    assert not suffixes & {".bin", ".pt", ".pth", ".pkl", ".ckpt"}


def test_torch_is_the_release_with_a_cpu_build() -> None:
    torch = [line for line in PROJECT["project"]["dependencies"] if line.startswith("torch")]
    assert torch == ["torch==2.13.0"]


def test_no_cuda_package_came_with_the_install() -> None:
    listed = subprocess.run(
        [sys.executable, "-m", "pip", "list", "--format=freeze"], capture_output=True, text=True
    )
    names = [line.split("==")[0].lower() for line in listed.stdout.splitlines()]
    assert "torch" in names
    assert not [name for name in names if name.startswith(("nvidia-", "cuda", "triton"))]


def test_the_wheel_works_without_the_repository(tmp_path: Path) -> None:
    pytest.importorskip("hatchling")
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    built = subprocess.run(
        [*build, "--wheel-dir", str(tmp_path), str(ROOT)], capture_output=True, text=True
    )
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    code = (
        "import summarizer; from summarizer.cli import main\n"
        f"assert summarizer.__file__.startswith({str(tmp_path)!r}), summarizer.__file__\n"
        "main(['translate'])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path / "site",
        input="Pemerintah menyiapkan Rp 520 triliun.\n",
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr
    assert "Rp520 trillion" in run.stdout
