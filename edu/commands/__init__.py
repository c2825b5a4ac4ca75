"""The command line, one module per noun. A module has `add(parser)` and `run(args, console) -> int`.

The command line acts as the operator who holds the key. Exit 0: done; 1: the work found problems; 2: wrong use;
141: whoever read the output left before its end (`| head`).
"""

from __future__ import annotations

import importlib
import logging
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from edu.commands.console import Console, WrongUse
from edu.domain.errors import EduError
from edu.system.arguments import Parser
from edu.system.output import READER_GONE, ReaderGone

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

log = logging.getLogger(__name__)

NOUNS: dict[str, str] = {
    "demo": "建一个示范乡镇并完成主要工作",
    "check": "检查随程序带的内容、题库和法规数据",
    "drill": "列出、检查、试推演桌面推演脚本",
    "game": "列出、试玩体验馆的游戏",
    "kiosk": "打开体验馆的窗口；加 --supervised 由看管程序守着",
    "people": "导入、导出人员名册",
    "obligations": "查看谁、哪个村还欠什么",
    "statistics": "导出乡镇培训统计表",
    "certificate": "发放、查验证书，查看即将到期的证书",
    "learning-file": "导出一个人的学习档案",
    "aids": "列出、打印一页纸：处置卡、逃生指南、预警信号卡",
    "reviews": "导出、登记内容审核表，查看各主题审到哪里",
    "ledger": "校验、重建账本",
    "recover": "用恢复码让这台电脑能打开数据文件夹",
    "bench": "在本机测速",
    "self-check": "检查本机安装是否完整",
}


class Noun(Protocol):
    """What each module of this room offers."""

    def add(self, parser: argparse.ArgumentParser) -> None: ...
    def run(self, args: argparse.Namespace, console: Console) -> int: ...


def parser_for(noun: str) -> tuple[Parser, Noun]:
    module = cast("Noun", importlib.import_module(f"edu.commands.{noun.replace('-', '_')}"))
    parser = Parser(prog=f"main.py {noun}", description=NOUNS[noun])
    parser.add_argument("--json", action="store_true", help="只在标准输出上给出一个 JSON 对象")
    module.add(parser)
    return parser, module


def run(noun: str, argv: Sequence[str]) -> int:
    """Run one command; an error of our own tree, or of a file or device, becomes two sentences and exit 1."""
    parser, module = parser_for(noun)
    args = parser.parse_args(argv)
    console = Console(as_json=args.json)
    try:
        return _run(noun, module, args, console)
    except ReaderGone:
        return READER_GONE


def _run(noun: str, module: Noun, args: argparse.Namespace, console: Console) -> int:
    try:
        return module.run(args, console)
    except WrongUse as error:
        console.failed(error)
        return 2
    except EduError as error:
        console.failed(error)
    except OSError as error:  # a file or folder that no room of ours translated
        log.info("%s failed", noun, exc_info=error)
        place = f"（{Path(error.filename).name}：{error.strerror}）" if error.filename else ""
        console.failed(EduError(f"程序没能读写所需的文件{place}。", "请检查磁盘、U 盘和文件夹权限后重试。"))
    return 1
