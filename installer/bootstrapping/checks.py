"""`test`: style, types, architecture, then every test; pytest's own summary stays last."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from bootstrapping.console import Console
from bootstrapping.environment import ROOT, child_environment
from bootstrapping.system_packages import postgres_present, x_server_present

LINT_IMPORTS = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"

# through `python -m`, because scripts keep the path of the checkout that they were installed in
CHECKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("代码规则 (ruff check)", ("-m", "ruff", "check", ".")),
    ("代码格式 (ruff format --check)", ("-m", "ruff", "format", "--check", ".")),
    ("类型 (mypy)", ("-m", "mypy")),
    ("模块边界 (lint-imports)", ("-c", LINT_IMPORTS)),
)

# a process a core, four at the most: each has its own PostgreSQL. A worker that is done takes over what another still
# has before it, for a journey takes as long as a hundred small tests
IN_PARALLEL = ("-n", "auto", "--maxprocesses", "4", "--dist", "worksteal")


def in_ci(environment: Mapping[str, str]) -> bool:
    return environment.get("CI", "").lower() not in ("", "0", "false")


def test(python: Path, arguments: Sequence[str], console: Console) -> int:
    rest = [argument for argument in arguments if argument != "--quick"]
    environment = child_environment(
        {"QT_QPA_PLATFORM": "offscreen", "SDL_VIDEODRIVER": "dummy", "PYGAME_HIDE_SUPPORT_PROMPT": "1"}
    )
    failed = [] if len(rest) < len(arguments) else _static_checks(python, environment, console)
    if not postgres_present():
        console.say(
            "! 没有 PostgreSQL 服务端程序 (no PostgreSQL server): "
            "相关测试会跳过；CI 中算失败 (its tests are skipped; a failure in CI)"
        )
        failed += ["PostgreSQL"] if in_ci(os.environ) else []
    if sys.platform == "linux" and not x_server_present():
        console.say(
            "! 没有 Xvfb 等 X 组件 (no X server for tests): 一体机防逃脱测试会跳过；CI 中算失败 "
            "(the escape tests are skipped; a failure in CI)"
        )
        failed += ["Xvfb"] if in_ci(os.environ) else []
    if failed:
        console.failure(
            f"未通过 (failed): {'、'.join(failed)}；继续运行测试，但最终退出码为 1 (the exit code will be 1)。"
        )
    console.say("▶ 运行测试，顺序随机 (pytest, random order)")
    pytest = [str(python), "-m", "pytest", "-m", "not long", *IN_PARALLEL, *rest]
    code = subprocess.run(pytest, cwd=ROOT, env=environment, check=False).returncode
    return code or int(bool(failed))


def _static_checks(python: Path, environment: Mapping[str, str], console: Console) -> list[str]:
    """The names of those that failed; all run, so that one look shows everything."""
    failed = []
    for name, arguments in CHECKS:
        started = time.monotonic()
        console.say(f"▶ {name}")
        code = subprocess.run([str(python), *arguments], cwd=ROOT, env=environment, check=False).returncode
        verdict = "通过 (passed)" if code == 0 else "未通过 (FAILED)"
        console.say(f"  {verdict}，用时 {time.monotonic() - started:.1f} 秒")
        failed += [] if code == 0 else [name]
    return failed
