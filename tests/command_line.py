"""`main.py` as somebody at a terminal starts it: a process of its own, with its keys in a folder of the test."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from edu.commands import run
from edu.system.paths import root

_CHINESE = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str

    @property
    def answer(self) -> dict[str, Any]:
        """The one JSON object on stdout; anything beside it is a fault."""
        found: dict[str, Any] = json.loads(self.out)
        return found

    def refused(self, *words: str) -> None:
        """Exit 1 with a Chinese sentence and its remedy, naming `words`; no traceback anywhere."""
        said = self.out + self.err
        assert self.code == 1, said
        assert "Traceback" not in said, said
        assert _CHINESE.search(self.err), said
        assert "办法：" in said, said
        assert [word for word in words if word not in said] == [], said


@dataclass(frozen=True)
class Folder:
    """A data folder with the keys beside it, so that nothing of the user's is touched."""

    data: Path
    secrets: Path

    def main(self, *words: str | Path, timeout: float = 120, **more: str) -> Done:
        """`--data` is added; `more` are variables of the environment."""
        return run_main(*words, "--data", self.data, secrets=self.secrets, timeout=timeout, **more)

    def here(self, *words: str | Path) -> Done:
        """The same in this process, which costs no start."""
        out, err = io.StringIO(), io.StringIO()
        with patch.dict(os.environ, {"YINGZHI_SECRETS": str(self.secrets)}), redirect_stdout(out), redirect_stderr(err):
            code = run(str(words[0]), [*map(str, words[1:]), "--data", str(self.data)])
        return Done(code, out.getvalue(), err.getvalue())

    def copy(self, into: Path) -> Folder:
        copied = Folder(into / "data", into / "secrets")
        shutil.copytree(self.data, copied.data)
        shutil.copytree(self.secrets, copied.secrets)
        return copied

    def digest(self) -> str:
        """What the projections hold now; also the proof that the program can still be used."""
        found = self.here("ledger", "digest", "--json")
        assert found.code == 0, found
        return str(found.answer["digest"])


def run_main(*words: str | Path, secrets: Path, timeout: float = 120, **more: str) -> Done:
    environment = {**os.environ, "YINGZHI_SECRETS": str(secrets), "QT_QPA_PLATFORM": "offscreen", **more}
    encoding = more.get("PYTHONIOENCODING", "utf-8").partition(":")[0]
    command = [sys.executable, str(root() / "main.py"), *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, encoding=encoding, timeout=timeout, env=environment)
    return Done(done.returncode, done.stdout, done.stderr)
