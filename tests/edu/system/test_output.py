"""Who reads a command's output through a pipe and leaves early (`| head`) is no failure of the command."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from edu.system.output import READER_GONE

ROOT = Path(__file__).parents[3]


def left_early(folder: Path, *words: str, unbuffered: bool = False) -> tuple[int, str]:
    """The exit code and what stood on stderr of `main.py WORDS`, whose reader is gone before the first byte."""
    reads, writes = os.pipe()
    os.close(reads)
    env = {**os.environ, "YINGZHI_SECRETS": str(folder / "secrets"), "PYTHONUNBUFFERED": "1" if unbuffered else ""}
    try:
        done = subprocess.run(
            [sys.executable, str(ROOT / "main.py"), *words], stdout=writes, stderr=subprocess.PIPE, env=env, check=False
        )
    finally:
        os.close(writes)
    return done.returncode, done.stderr.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGPIPE to end like")
@pytest.mark.parametrize(
    "words",
    [
        ("drill", "list"),
        ("drill", "list", "--json"),
        ("obligations", "status", "--json", "--data", "not-there"),  # what is said of a refusal, too
        ("--help",),
    ],
)
@pytest.mark.parametrize("unbuffered", [False, True])
def test_a_reader_that_left_early_ends_the_command_quietly(
    tmp_path: Path, words: tuple[str, ...], unbuffered: bool
) -> None:
    assert left_early(tmp_path, *words, unbuffered=unbuffered) == (READER_GONE, "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGPIPE to end like")
def test_help_of_a_command_may_be_left_early(tmp_path: Path) -> None:
    assert left_early(tmp_path, "obligations", "--help") == (READER_GONE, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("more", [(), ("--json",)])
def test_an_answer_that_cannot_be_written_is_told_in_words_and_fails(tmp_path: Path, more: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, str(ROOT / "main.py"), "drill", "list", *more],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    told = done.stderr.decode()
    assert (done.returncode, "Traceback" in told) == (1, False)
    assert "程序没能读写所需的文件" in told
