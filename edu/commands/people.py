"""`people import FILE [--dry-run]` and `people export FILE`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from edu.commands.data_folder import OPERATOR, add_data, named, opened, rehearsal
from edu.domain.errors import NotFound

if TYPE_CHECKING:
    from edu.bootstrap import Services
    from edu.commands.console import Console


def add(parser: argparse.ArgumentParser) -> None:
    what = parser.add_subparsers(dest="what", required=True)
    reading = what.add_parser("import", help="导入名册（.xlsx .xls .csv）")
    reading.add_argument("file", type=Path)
    reading.add_argument("--dry-run", action="store_true", help="只检查，不写入")
    reading.add_argument("--township", default="", metavar="CODE", help="名册所属乡镇的区划代码")
    reading.add_argument("--rest", type=Path, metavar="FILE.xlsx", help="把没有导入的行另存一份，写明原因")
    writing = what.add_parser("export", help="导出人员名册")
    writing.add_argument("file", type=Path)
    for sub in (reading, writing):
        add_data(sub)
        sub.add_argument("--json", action="store_true", default=argparse.SUPPRESS)


def run(args: argparse.Namespace, console: Console) -> int:
    if args.what == "export":
        with opened(args, console) as services:
            return _export(args, services, console)
    if not named(args).data.is_dir():
        with rehearsal() as services:  # a roster that brings nobody, or cannot be read, sets no folder up
            plan = services.roster_import.dry_run(OPERATOR, args.file, township=_township(services, args.township))
            if args.dry_run or not plan.accepted:
                return _import(args, services, console)
    with opened(args, console, first=True) as services:
        return _import(args, services, console)


def _import(args: argparse.Namespace, services: Services, console: Console) -> int:
    township = _township(services, args.township)
    plan = services.roster_import.dry_run(OPERATOR, args.file, township=township)
    accepted, skipped = plan.accepted, plan.file.read - plan.accepted
    if not args.dry_run and plan.accepted:  # an import of nobody would only add a line to the history
        taken = services.roster_import.take(OPERATOR, plan)
        accepted, skipped = taken.accepted, taken.skipped
    if args.rest and plan.refused:
        services.roster_import.annotated_copy(OPERATOR, args.file, plan, args.rest)
    console.problems(plan.problems)
    console.answer(
        {
            "read": plan.file.read,
            "accepted": accepted,
            "skipped": skipped,
            "problems": [problem.as_json() for problem in plan.problems],
        },
        f"读到 {plan.file.read} 行，{'可导入' if args.dry_run else '已导入'} {accepted} 行，未导入 {skipped} 行。",
        *(["有新的村（社区）名称待确认：" + "、".join(u.name for u in plan.proposals)] if plan.proposals else []),
    )
    return 1 if plan.errors else 0


def _township(services: Services, code: str) -> str:
    if not code:
        return services.settings.value.home
    for unit in services.organisations.org_units(OPERATOR):
        if unit.code == code and not unit.proposed:
            return unit.id
    raise NotFound(f"没有登记区划代码为 {code} 的乡镇。", "请先在程序里登记单位。")


def _export(args: argparse.Namespace, services: Services, console: Console) -> int:
    count = services.people_export.write(OPERATOR, args.file)
    console.answer({"people": count, "file": str(args.file)}, f"已导出 {count} 人到 {args.file}（证件号已遮盖）。")
    return 0
