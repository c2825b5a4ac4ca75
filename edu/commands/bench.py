"""`bench [NAME] [--json]`: measures this machine, from a checkout only; never opens a data folder.

The benchmarks are files of `tests/bench`: each prints ours, a floor taken in the same run (the same bytes through the
bare library in a plain loop) and their ratio, at two sizes.
"""

from __future__ import annotations

import importlib
import platform
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from edu.domain.errors import NotFound
from edu.system.paths import root

if TYPE_CHECKING:
    import argparse

    from edu.commands.console import Console


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", default=None, metavar="NAME", help="只测这一项")
    parser.add_argument("--scale", type=float, default=1.0, help="数据量的倍数（1 = 目标所说的数量）")


def run(args: argparse.Namespace, console: Console) -> int:
    found = benches(root() / "tests" / "bench")
    if not found:
        raise NotFound("测速只能在源代码目录里运行。", "请取得完整源代码后再试。")
    if args.name is not None and args.name not in found:
        raise NotFound(f"没有“{args.name}”这项测速。", f"可选：{'、'.join(found)}。")
    results: list[dict[str, Any]] = []
    for name in [args.name] if args.name else found:
        console.progress(f"测速 {name} …")
        results += _measured(name, args.scale, console)
    console.answer({"machine": machine(), "results": results})
    return 0 if all(result["holds"] for result in results) else 1


def benches(folder: Path) -> list[str]:
    """The files that measure something; the others of that folder help or test them."""
    return sorted(path.stem for path in folder.glob("*.py") if "\ndef bench(" in path.read_text("utf-8"))


def _measured(name: str, scale: float, console: Console) -> list[dict[str, Any]]:
    sys.path.insert(0, str(root()))
    try:
        module = importlib.import_module(f"tests.bench.{name}")
    finally:
        sys.path.remove(str(root()))
    results = []
    with tempfile.TemporaryDirectory(prefix="yingzhi-bench-") as folder:
        for measure in module.bench(scale, Path(folder)):
            console.say(measure.line())
            results.append(measure.as_json())
    return results


def machine() -> str:
    import os

    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} CPU, Python {platform.python_version()}"
