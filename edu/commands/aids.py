"""`aids list`, `aids print ID… --out FILE.pdf`: the one-page aids; never opens the data folder.

What is printed here therefore carries no reviewer's signature: only the program's window knows of reviews.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from edu.commands.data_folder import OPERATOR
from edu.commands.installed import installed_content
from edu.domain.aids import KIND_NAMES, AidFill

if TYPE_CHECKING:
    from edu.commands.console import Console
    from edu.services.aids import Aids


def add(parser: argparse.ArgumentParser) -> None:
    what = parser.add_subparsers(dest="what", required=True)
    listing = what.add_parser("list", help="列出可以打印的一页纸")
    printing = what.add_parser("print", help="打印几张到一个 PDF 文件，每张一页 A4")
    printing.add_argument("aids", nargs="+", metavar="ID", help="一页纸的编号（见 aids list）")
    printing.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    printing.add_argument("--unit", default="", metavar="NAME", help="印在右上角的单位名称")
    for sub in (listing, printing):
        sub.add_argument("--json", action="store_true", default=argparse.SUPPRESS)


def run(args: argparse.Namespace, console: Console) -> int:
    return {"list": _list, "print": _print}[args.what](args, _aids(), console)


def _aids() -> Aids:
    from edu.bootstrap.files import AidPages, PrintFace
    from edu.services.aids import Aids
    from edu.system.clock import SystemClock

    return Aids(installed_content(), None, AidPages(), PrintFace(), None, SystemClock())


def _list(_args: argparse.Namespace, aids: Aids, console: Console) -> int:
    lines = aids.listed(OPERATOR)
    rows = [{"id": one.aid.id, "kind": one.aid.kind, "title": one.aid.title, "who": one.aid.who} for one in lines]
    said = [f"{one.aid.id:<28} {KIND_NAMES[one.aid.kind]}　{one.aid.title}（{one.aid.who}）" for one in lines]
    console.answer({"aids": rows}, *said, f"一共 {len(lines)} 张。")
    return 0


def _print(args: argparse.Namespace, aids: Aids, console: Console) -> int:
    pages = aids.print_pdf(OPERATOR, args.aids, AidFill(unit=args.unit), args.out)
    console.answer({"pages": pages, "file": str(args.out)}, f"已写好 {pages} 页：{args.out}。")
    return 0
