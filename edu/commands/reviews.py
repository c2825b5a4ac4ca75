"""`reviews list | sheet | take`: which topics are signed, a topic's sheet for the reviewer, the signed sheet back."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from edu.commands.data_folder import OPERATOR, add_data, opened
from edu.domain.reviews import reopened_words

if TYPE_CHECKING:
    from edu.bootstrap import Services
    from edu.commands.console import Console
    from edu.domain.reviews import Reopened


def add(parser: argparse.ArgumentParser) -> None:
    what = parser.add_subparsers(dest="what", required=True)
    listing = what.add_parser("list", help="各主题审到哪里")
    sheet = what.add_parser("sheet", help="导出一个主题的审核表")
    sheet.add_argument("topic", metavar="T05")
    sheet.add_argument("file", type=Path, metavar="FILE.xlsx")
    taking = what.add_parser("take", help="登记签好字的审核表")
    taking.add_argument("file", type=Path, metavar="FILE.xlsx")
    for sub in (listing, sheet, taking):
        add_data(sub)
        sub.add_argument("--json", action="store_true", default=argparse.SUPPRESS)


def run(args: argparse.Namespace, console: Console) -> int:
    with opened(args, console) as services:
        return {"list": _list, "sheet": _sheet, "take": _take}[args.what](args, services, console)


def _list(_args: argparse.Namespace, services: Services, console: Console) -> int:
    topics = [topic for topic in services.reviews.topics(OPERATOR) if topic.items]
    found = [
        {"topic": one.topic, "title": one.title, "items": one.items, "right": one.right, "notes": len(one.notes),
         "open": one.open, "reopened": [_reopened(again) for again in one.reopened], "signed": one.signed}
        for one in topics
    ]  # fmt: skip
    lines = [
        f"{one.topic} {one.title}：{'已审' if one.signed else '未审'}，{one.items} 条，"
        f"正确 {one.right}，有意见 {len(one.notes)}，没看 {one.open}"
        f"{f'（其中要重审：{reopened_words(one.reopened)}）' if one.reopened else ''}"
        for one in topics
    ]
    signed = sum(one.signed for one in topics)
    console.answer({"topics": found}, *lines, f"{len(topics)} 个主题，已审 {signed} 个。")
    return 0


def _reopened(one: Reopened) -> dict[str, str]:
    return {"kind": one.kept.finding.kind, "id": one.kept.finding.id, "change": one.change}


def _sheet(args: argparse.Namespace, services: Services, console: Console) -> int:
    items = services.reviews.export(OPERATOR, args.topic, args.file)
    console.answer({"items": items, "file": str(args.file)}, f"已导出 {items} 条到 {args.file}。")
    return 0


def _take(args: argparse.Namespace, services: Services, console: Console) -> int:
    sheet, problems = services.reviews.read(OPERATOR, args.file)
    kept = services.reviews.take(OPERATOR, sheet) if sheet is not None else 0
    console.problems(problems)
    console.answer(
        {"taken": kept, "problems": [problem.as_json() for problem in problems]}, f"登记了 {kept} 条审核结果。"
    )
    return 0 if sheet is not None else 1
