"""`check [content|exams|drills|obligations]`: every problem of every shipped pack. Never opens the data folder.

`check --table`: what is taught to whom and on what it stands, as docs/content-table.md holds it.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from edu.packs.checking import check_everything
from edu.packs.library import ContentLibrary
from edu.packs.standing import standing
from edu.packs.topic_table import topic_table
from edu.system.paths import Paths

if TYPE_CHECKING:
    import argparse

    from edu.commands.console import Console


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", nargs="?", choices=["content", "exams", "drills", "obligations"], default=None)
    parser.add_argument("--on", type=date.fromisoformat, default=None, metavar="YYYY-MM-DD", help="按哪一天检查")
    parser.add_argument("--table", action="store_true", help="只列出主题、对象、题数和依据的表")


def run(args: argparse.Namespace, console: Console) -> int:
    from edu.system.clock import SystemClock, civil_date

    paths = Paths(data=Path())
    if args.table:
        table = topic_table(ContentLibrary(paths.content, paths.exams))
        console.answer({"table": table}, table.rstrip("\n"))
        return 0
    on = args.on or civil_date(SystemClock().now_ms())
    packs, problems = check_everything(paths.content, paths.exams, on, args.what)
    console.problems(problems)
    count = Counter(problem.severity for problem in problems)
    stands = standing(problems)
    console.answer(
        {
            "packs": packs,
            "pending": stands.pending,
            "overdue": stands.overdue,
            "problems": [problem.as_json() for problem in problems],
        },
        f"检查了 {packs} 个内容包：{count['error']} 个错误，{count['warning']} 个提示。{stands.sentence}",
    )
    return 1 if count["error"] else 0
