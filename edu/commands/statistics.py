"""`statistics export --year Y [--org CODE] --out FILE.xlsx`: the year's workbook."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from edu.commands.data_folder import OPERATOR, add_data, opened
from edu.commands.places import org_of

if TYPE_CHECKING:
    from edu.commands.console import Console


def add(parser: argparse.ArgumentParser) -> None:
    what = parser.add_subparsers(dest="what", required=True)
    export = what.add_parser("export", help="导出一年的培训统计表（.xlsx）")
    export.add_argument("--year", type=int, required=True, metavar="YYYY", help="统计年份")
    export.add_argument("--org", default="", metavar="CODE", help="区划代码（默认：本机所属乡镇）")
    export.add_argument("--out", type=Path, required=True, metavar="FILE.xlsx", help="写到哪个文件")
    add_data(export)
    export.add_argument("--json", action="store_true", default=argparse.SUPPRESS)


def run(args: argparse.Namespace, console: Console) -> int:
    with opened(args, console) as services:
        org = org_of(services, args.org)
        people = services.statistics.export(OPERATOR, args.year, org, args.out, console.progress)
    console.answer(
        {"file": str(args.out), "year": args.year, "people": people},
        f"已写出 {args.out}：{args.year} 年，在册 {people} 人。",
    )
    return 0
