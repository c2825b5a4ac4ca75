"""`drill report RUN --out FILE.pdf|FILE.xlsx`, `drill replay RUN`: runs that stand in the data folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from edu.commands.data_folder import OPERATOR, add_data, opened
from edu.domain.errors import InvalidInput, NotFound
from edu.system.clock import civil_text

if TYPE_CHECKING:
    import argparse

    from edu.bootstrap import Services
    from edu.commands.console import Console

NOUNS = ("report", "replay")
_SHOWN = 5
_LOOKED_AT, _SHORTEST = 10_000, 6
"""Newest runs among which the end of a number, so many digits at least, is looked for."""


def add(what: Any) -> tuple[argparse.ArgumentParser, ...]:
    reporting = what.add_parser("report", help="导出一场推演的复盘报告或数据表")
    reporting.add_argument("run", metavar="RUN", help="推演编号")
    reporting.add_argument("--out", type=Path, required=True, metavar="FILE.pdf|FILE.xlsx")
    reporting.add_argument("--against", default="", metavar="RUN", help="同一脚本的另一场，附上对照（仅 PDF）")
    replaying = what.add_parser("replay", help="按记录重新推演一遍，核对每一刻的状态")
    replaying.add_argument("run", metavar="RUN", help="推演编号")
    for sub in (reporting, replaying):
        add_data(sub)
    return reporting, replaying


def run(args: argparse.Namespace, console: Console) -> int:
    return _report(args, console) if args.what == "report" else _replay(args, console)


def _report(args: argparse.Namespace, console: Console) -> int:
    ending = args.out.suffix.lower()
    if ending not in (".pdf", ".xlsx"):
        raise InvalidInput(f"不认识文件类型“{ending}”。", "请把文件名写成 .pdf 或 .xlsx 结尾。")
    if args.against and ending != ".pdf":
        raise InvalidInput("对照只能附在 PDF 报告里。", "请把文件名写成 .pdf 结尾，或去掉 --against。")
    with opened(args, console) as services:
        papers, played = services.drill_papers, _known(services, args.run)
        if ending == ".pdf":
            against = _known(services, args.against) if args.against else ""
            paper = papers.report_pdf(OPERATOR, played, args.out, against=against)
        else:
            paper = papers.workbook(OPERATOR, played, args.out)
        total = paper.result.result.total / 100
        console.answer(
            {"run": played, "file": str(args.out), "state": paper.result.run.state, "score": total},
            f"已导出“{paper.result.run.title}”的复盘到 {args.out}（总分 {total:g}）。",
        )
    return 0


def _replay(args: argparse.Namespace, console: Console) -> int:
    with opened(args, console) as services:
        proof = services.drill_proof.replay(OPERATOR, _known(services, args.run))
    said = (
        f"重新推演 {proof.ticks} 刻，与保存的 {proof.compared} 个状态全部一致，最后 {proof.hash}。"
        if proof.same
        else f"重新推演到第 {proof.apart} 刻与保存的状态不一致：记录或快照被改动过，或已损坏。"
    )
    console.answer({"run": proof.run, "ticks": proof.ticks, "hash": proof.hash, "same": proof.same}, said)
    return 0 if proof.same else 1


def _known(services: Services, said: str) -> str:
    """An id as it stands, or the one run that ends so; else NotFound names the newest runs."""
    digits = set(said) <= set("0123456789abcdef")
    if len(said) == 32 and digits:
        return said
    runs = services.drill_runs.runs(OPERATOR, limit=_LOOKED_AT)
    found = [line.id for line in runs if digits and len(said) >= _SHORTEST and line.id.endswith(said)]
    if len(found) == 1:
        return found[0]
    listed = "；".join(f"{line.id} {line.title} {civil_text(line.started_ms)}" for line in runs[:_SHOWN])
    raise NotFound(f"没有编号是“{said}”的推演。", f"最近的推演：{listed or '还没有'}。")
