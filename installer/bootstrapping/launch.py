"""`run`: the window where there is a display, else the demonstration into a new folder."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from bootstrapping.console import Console, SetupError
from bootstrapping.environment import ROOT, child_environment

WINDOW_OPTIONS = ("--mode", "--data")


def has_display(platform: str, environment: Mapping[str, str]) -> bool:
    if platform in ("win32", "darwin"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def wants_window(arguments: Sequence[str]) -> bool:
    """True for no arguments or a window's options only; a command or --help needs no display."""
    rest = list(arguments)
    while rest:
        option = rest.pop(0)
        name, equals, _value = option.partition("=")
        if name not in WINDOW_OPTIONS:
            return False
        if not equals and rest:
            rest.pop(0)
    return True


def fresh_folder(parent: Path) -> Path:
    """`demo-<n>` with the first n that is free; made here, so that two runs never share one."""
    number = 1
    while True:
        folder = parent / f"demo-{number}"
        try:
            folder.mkdir(parents=True)
        except FileExistsError:
            number += 1
        except OSError as error:
            raise SetupError(f"无法在 {parent} 中写入：{error.strerror} (cannot write there)。") from error
        else:
            return folder


def run(python: Path, arguments: Sequence[str], console: Console) -> int:
    main = str(ROOT / "main.py")
    if has_display(sys.platform, os.environ):
        return _become([str(python), main, *arguments], child_environment({}))
    offscreen = child_environment({"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")})
    if not wants_window(arguments):
        return _become([str(python), main, *arguments], offscreen)
    return _demonstrate([str(python), main], arguments, offscreen, console)


def _demonstrate(
    program: Sequence[str], ignored: Sequence[str], environment: Mapping[str, str], console: Console
) -> int:
    folder = fresh_folder(Path.cwd() / "out")
    console.say(f"▶ 没有显示器，改为生成演示数据 (no display: building the demonstration) → {folder}")
    if ignored:
        console.say(f"  窗口参数未使用 (window options not used): {' '.join(ignored)}")
    code = subprocess.run([*program, "demo", "--out", str(folder)], env=environment, check=False).returncode
    if code == 0:
        console.say(f"✓ 演示结果在这里 (the results are in): {folder}")
    else:
        console.failure(
            f"演示没有完成，退出码 {code} (the demonstration failed); 已有的部分在 (what there is): {folder}"
        )
    return code


def _become(command: Sequence[str], environment: Mapping[str, str]) -> int:
    """On POSIX this process turns into the program, so that signals and the exit code are its own."""
    if os.name == "nt":
        return subprocess.run(command, env=environment, check=False).returncode
    sys.stdout.flush()
    sys.stderr.flush()
    return _replace_process(command, environment)


def _replace_process(command: Sequence[str], environment: Mapping[str, str]) -> NoReturn:
    os.execve(command[0], list(command), dict(environment))  # noqa: S606
