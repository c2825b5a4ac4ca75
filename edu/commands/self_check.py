"""`self-check`: is this installation whole? Opens a scratch data folder, never the user's."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from edu.bootstrap import build
from edu.domain.errors import EduError
from edu.packs.checking import check_everything
from edu.system.clock import SystemClock, civil_date
from edu.system.faces import unusable
from edu.system.paths import Paths

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from edu.commands.console import Console


def add(parser: argparse.ArgumentParser) -> None:
    """No options of its own."""


def run(args: argparse.Namespace, console: Console) -> int:
    steps: list[tuple[str, Callable[[], str]]] = [
        ("内容、题库和法规数据", _content),
        ("字体", _fonts),
        ("加密数据库与账本", _store),
    ]
    results = []
    for name, step in steps:
        try:
            results.append({"name": name, "ok": True, "detail": step()})
        except EduError as error:
            results.append({"name": name, "ok": False, "detail": f"{error.message} {error.remedy}".strip()})
    ok = all(result["ok"] for result in results)
    lines = [f"{'正常' if r['ok'] else '异常'}  {r['name']}：{r['detail']}" for r in results]
    console.answer({"ok": ok, "checks": results}, *lines)
    return 0 if ok else 1


def _content() -> str:
    paths = Paths(data=Path())
    packs, problems = check_everything(paths.content, paths.exams, civil_date(SystemClock().now_ms()))
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        raise EduError(f"{len(errors)} 个错误，第一个：{errors[0].message}", "请重新安装程序。")
    return f"{packs} 个内容包"


def _fonts() -> str:
    if lost := unusable(Paths(data=Path()).fonts, thorough=True):
        raise EduError(f"字体文件缺少或损坏：{'、'.join(lost)}。", "请重新安装程序。")
    return "思源黑体两个字重齐全"


def _store() -> str:
    with tempfile.TemporaryDirectory() as folder:
        services = build(Paths(data=Path(folder) / "data", secrets=Path(folder) / "secrets"))
        try:
            verdict = services.ledger.verify()
        finally:
            services.close()
    if not verdict.ok:
        raise EduError("新建的数据库没有通过校验。", "请检查磁盘和内存，再重新安装程序。")
    return f"能建立、加密、校验（{verdict.events} 条事件）"
