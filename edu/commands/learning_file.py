"""`learning-file PERSON --out FILE.pdf|FILE.sqlite --reason TEXT`: one person's file (一人一档)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from edu.commands.data_folder import OPERATOR, add_data, opened
from edu.domain.errors import InvalidInput, NotFound
from edu.domain.people import PeopleQuery

if TYPE_CHECKING:
    import argparse

    from edu.bootstrap import Services
    from edu.commands.console import Console

_SQLITE = (".sqlite", ".sqlite3", ".db")


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("person", metavar="PERSON", help="人员编号；或姓名、证件号后四位（只有一个人符合时）")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.pdf|FILE.sqlite")
    parser.add_argument("--reason", required=True, metavar="TEXT", help="导出用途，会记入账本")
    parser.add_argument("--whole-number", action="store_true", help="写明完整证件号（默认遮盖），也会记入账本")
    add_data(parser)


def run(args: argparse.Namespace, console: Console) -> int:
    ending = args.out.suffix.lower()
    if ending != ".pdf" and ending not in _SQLITE:
        raise InvalidInput(f"不认识文件类型“{ending}”。", "请把文件名写成 .pdf 或 .sqlite 结尾。")
    with opened(args, console) as services:
        person = _person(services, args.person)
        files = services.learning_files
        export = files.export_pdf if ending == ".pdf" else files.export_sqlite
        made = export(OPERATOR, person, args.out, args.reason, whole_number=args.whole_number)
        console.answer(
            {"person": person, "file": str(args.out), "events": len(made.events)},
            f"已导出 {made.person.name} 的学习档案到 {args.out}（依据 {len(made.events)} 条事件）。",
        )
    return 0


def _person(services: Services, said: str) -> str:
    """An id as it stands; else the only person that the words find."""
    if len(said) == 32 and set(said) <= set("0123456789abcdef"):
        return said
    found = services.people.search(OPERATOR, PeopleQuery(text=said, limit=5))
    if len(found) != 1:
        how = "没有找到" if not found else "不止一个人符合"
        raise NotFound(f"{how}“{said}”。", "请写人员编号（在人员页面可以复制）。")
    return found[0].person.id
