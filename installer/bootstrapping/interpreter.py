"""Finds a Python that the locked dependencies support."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from bootstrapping.console import SetupError

OLDEST = (3, 11)
BELOW = (3, 14)
NAMES = ("python3.13", "python3.12", "python3.11", "python3", "python")

_PROBE = "import sys; print(sys.version_info[0], sys.version_info[1], sys.executable)"

NONE_FOUND = f"""找不到合适的 Python：需要 {OLDEST[0]}.{OLDEST[1]} 及以上、{BELOW[0]}.{BELOW[1]} 以下，\
本机只有 {{found}} (no Python >=3.11,<3.14 found)。
  Debian 12+ / Ubuntu 24.04+ 请运行 (run):
    sudo apt-get update && sudo apt-get install -y --no-install-recommends python3 python3-venv
  更早的系统请先升级系统，或自行安装 Python 3.12 (older systems: upgrade, or install Python 3.12)。"""


@dataclass(frozen=True)
class Interpreter:
    path: Path
    version: tuple[int, int]

    @property
    def is_system_python(self) -> bool:
        """Whether apt's packages (`python3-venv`) belong to it."""
        return self.path.parent in (Path("/usr/bin"), Path("/bin"))


def is_suitable(version: tuple[int, int]) -> bool:
    return OLDEST <= version < BELOW


def running_interpreter() -> Interpreter:
    """The one that runs this, or, inside a virtual environment, the one that made it."""
    path = getattr(sys, "_base_executable", None) or sys.executable
    return Interpreter(Path(path), (sys.version_info[0], sys.version_info[1]))


def choose(candidates: Iterable[Interpreter]) -> Interpreter:
    """The first suitable one; a sentence with what to do where there is none."""
    seen: list[str] = []
    for candidate in candidates:
        if is_suitable(candidate.version):
            return candidate
        seen.append("Python {}.{}".format(*candidate.version))
    raise SetupError(NONE_FOUND.format(found="、".join(dict.fromkeys(seen)) or "—"))


def find_interpreter() -> Interpreter:
    """The running Python first, so that the choice is the caller's; then the newest on PATH."""
    return choose(_candidates(probe))


def _candidates(ask: Callable[[list[str]], Interpreter | None]) -> Iterable[Interpreter]:
    yield running_interpreter()
    for name in NAMES:
        path = shutil.which(name)
        found = ask([path]) if path else None
        if found:
            yield found
    if os.name == "nt" and shutil.which("py"):
        for minor in range(BELOW[1] - 1, OLDEST[1] - 1, -1):
            found = ask(["py", f"-3.{minor}"])
            if found:
                yield found


def probe(command: list[str]) -> Interpreter | None:
    """What a Python says of itself; None for a shim or a link that leads nowhere."""
    try:
        said = subprocess.run(
            [*command, "-c", _PROBE], capture_output=True, encoding="utf-8", errors="replace", timeout=30, check=True
        ).stdout.split(maxsplit=2)
        return Interpreter(Path(said[2].strip()), (int(said[0]), int(said[1])))
    except (OSError, subprocess.SubprocessError, ValueError, IndexError):
        return None
