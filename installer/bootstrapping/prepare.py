"""The order of the set-up: what is missing, what apt brings, then the environment."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from bootstrapping import system_packages
from bootstrapping.console import Console
from bootstrapping.environment import LOCK, ROOT, VENV, State, ensure, state_of
from bootstrapping.interpreter import Interpreter


def prepare(command: str, interpreter: Interpreter, console: Console) -> Path:
    """The Python to run the command with; quick and silent when all is there."""
    state = state_of(VENV, LOCK, ROOT)
    wishes = _wishes(command, state, interpreter)
    if wishes:
        system_packages.provide(wishes, console, system_packages.privilege())
    return ensure(state, interpreter, console)


def _wishes(command: str, state: State, interpreter: Interpreter) -> list[system_packages.Wish]:
    if sys.platform != "linux":
        return []
    wishes = []
    if state in (State.ABSENT, State.BROKEN) and not shutil.which("uv"):
        venv = system_packages.venv_wish(interpreter)
        wishes += [venv] if venv else []
    wishes += system_packages.qt_wishes(has_x11=bool(os.environ.get("DISPLAY")))
    return wishes + (system_packages.test_wishes() if command == "test" else [])
