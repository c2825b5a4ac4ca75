"""`drill list`, `drill verify [SCENARIO]`, `drill run SCENARIO --bot NAME --seed S`: these never open the data folder.

`drill report RUN` and `drill replay RUN` do (drill_kept).
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Protocol

from edu.commands import drill_kept
from edu.commands.installed import installed_content
from edu.domain.drills.bots import BOT_WORDS, SKILLS, BotName, judged_run
from edu.domain.drills.grounds import Grounds, grounds
from edu.domain.drills.program import Program, compile_scenario
from edu.domain.drills.scenario import Scenario
from edu.domain.drills.verify import QUICK, WHOLE, Options, Report, verify
from edu.domain.drills.verify.options import with_seeds
from edu.domain.errors import NotFound, PackError
from edu.domain.register import Register

if TYPE_CHECKING:
    from edu.commands.console import Console

_SEVERITY = {"error": "错误", "warning": "提示"}


class Drills(Protocol):
    """What this command needs of the content library. `drill` raises PackError for a file that cannot be used."""

    @property
    def known_register(self) -> Register: ...
    @property
    def drill_ids(self) -> Sequence[str]: ...
    def drill(self, drill_id: str) -> Scenario: ...


def add(parser: argparse.ArgumentParser) -> None:
    what = parser.add_subparsers(dest="what", required=True)
    listing = what.add_parser("list", help="列出随程序带的推演脚本")
    proving = what.add_parser("verify", help="用机器人推演，检查脚本是否站得住")
    proving.add_argument("scenario", nargs="?", default=None, metavar="SCENARIO", help="只检查这一个")
    proving.add_argument("--seeds", type=_positive, default=None, metavar="N", help="每种机器人推演多少次")
    proving.add_argument("--quick", action="store_true", help="只做一遍快的")
    playing = what.add_parser("run", help="让一种机器人推演一次")
    playing.add_argument("scenario", metavar="SCENARIO")
    playing.add_argument("--bot", choices=list(SKILLS), default="expert")
    playing.add_argument("--seed", type=int, default=1, metavar="S")
    for sub in (listing, proving, playing, *drill_kept.add(what)):
        sub.add_argument("--json", action="store_true", default=argparse.SUPPRESS)


def run(args: argparse.Namespace, console: Console) -> int:
    if args.what in drill_kept.NOUNS:
        return drill_kept.run(args, console)
    library = installed()
    if args.what == "list":
        return _list(library, console)
    if args.what == "verify":
        base = QUICK if args.quick else WHOLE
        options = base if args.seeds is None else with_seeds(base, args.seeds)
        return _verify(library, args.scenario, options, console)
    return _run(library, args.scenario, args.bot, args.seed, console)


def installed() -> Drills:
    return installed_content()


def _list(library: Drills, console: Console) -> int:
    drills = [library.drill(drill_id) for drill_id in library.drill_ids]
    stands = {one.id: grounds(one, library.known_register) for one in drills}
    rows = [
        {
            "id": one.id, "title": one.title, "hazard": one.hazard, "level": one.level, "minutes": one.minutes,
            "grounds": asdict(stands[one.id]),
        }
        for one in drills
    ]  # fmt: skip
    lines = []
    for one in drills:
        lines.append(f"{one.id:<24} {one.title}（{one.minutes} 分钟，{len(one.decisions)} 个决策）")
        lines.append(f"{'':<24} {_grounds_line(stands[one.id])}")
    console.answer({"scenarios": rows}, *(lines or ["没有推演脚本。"]))
    return 0


def _grounds_line(stands: Grounds) -> str:
    read = f"原文 {len(stands.original)}，转载 {len(stands.retold)}，未打开 {len(stands.unopened)}"
    scored = f"待核不计分 {len(stands.pending)} 项，只据转载计分 {len(stands.borrowed)} 项"
    return f"依据 {stands.cited} 条：{read}；{scored}"


# -- verify --


def _verify(library: Drills, wanted: str | None, options: Options, console: Console) -> int:
    answers = []
    for drill_id in library.drill_ids if wanted is None else [_known(library, wanted)]:
        console.progress(f"检查 {drill_id} …")
        try:
            scenario = library.drill(drill_id)
        except PackError as broken:
            answers.append(_unreadable(drill_id, broken, console))
            continue
        report = verify(scenario, options, lambda said: console.progress(f"  {said}"))
        _say(scenario, report, console)
        answers.append(_answer(report))
    console.answer({"scenarios": answers})
    return 0 if all(one["ok"] for one in answers) else 1


def _unreadable(drill_id: str, broken: PackError, console: Console) -> dict[str, Any]:
    console.say(f"✗ {drill_id}：{broken.message}")
    console.problems(broken.problems)
    problems = [problem.as_json() for problem in broken.problems]
    return {"id": drill_id, "ok": False, "gates": {"V1": False}, "problems": problems}


def _answer(report: Report) -> dict[str, Any]:
    table = {
        row.bot: {
            "mean": round(row.mean / 100, 2), "spread": round(row.spread / 100, 2),
            "min": row.least / 100, "max": row.most / 100,
        }
        for row in report.table
    }  # fmt: skip
    paths = [
        {
            "seed": found.seed, "whole": found.whole, "best": found.best / 100, "worst": found.worst / 100,
            "best_path": [".".join(one) for one in found.best_path],
            "worst_path": [".".join(one) for one in found.worst_path],
        }
        for found in report.searches
    ]  # fmt: skip
    return {
        "id": report.scenario,
        "ok": report.ok,
        "gates": dict(report.gates),
        "problems": [asdict(finding) for finding in report.findings],
        "bots": table,
        "luck": None if report.luck is None else round(report.luck, 4),
        "paths": paths,
    }


def _say(scenario: Scenario, report: Report, console: Console) -> None:
    """Names come last in a row: Chinese and figures cannot be set in columns together."""
    failed = [gate for gate, holds in report.gates.items() if holds is False]
    console.say(f"{'✓' if report.ok else '✗'} {scenario.title}（{report.scenario}）")
    if report.table:
        console.say("    均分  标准差    最低    最高")
    for row in report.table:
        figures = (row.mean, row.spread, row.least, row.most)
        console.say(" ".join(f"{value / 100:7.1f}" for value in figures) + f"  {BOT_WORDS[row.bot]}")
    if report.luck is not None:
        console.say(f"  运气占得分差异的 {report.luck:.1%}")
    for finding in report.findings:
        remedy = f"  办法：{finding.remedy}" if finding.remedy else ""
        console.say(f"  {_SEVERITY[finding.severity]}  {finding.gate} {finding.sentence}{remedy}")
    console.say(f"  没有通过：{'、'.join(failed)}" if failed else "  各项检查都通过。")


# -- run --


def _run(library: Drills, drill_id: str, bot: BotName, seed: int, console: Console) -> int:
    play, result = judged_run(_program(library.drill(_known(library, drill_id))), seed, bot)
    objectives = [
        {
            "id": one.objective.id, "title": one.objective.title, "earned": one.earned / 100, "of": one.of / 100,
            "rating": one.automatic,
        }
        for one in result.objectives
    ]  # fmt: skip
    digest = f"{play.state.hash:016x}"
    console.answer(
        {"run": f"{drill_id}/{bot}/{seed}", "score": result.total / 100, "hash": digest, "objectives": objectives},
        f"{BOT_WORDS[bot]}，种子 {seed}：{result.total / 100:.1f} 分，状态 {digest}",
        *(f"  {one['earned']:6.1f} / {one['of']:<6.1f} {one['title']}" for one in objectives),
    )
    return 0


def _program(scenario: Scenario) -> Program:
    program = compile_scenario(scenario)
    if isinstance(program, Program):
        return program
    raise PackError(f"“{scenario.title}”不能推演：{program[0].sentence}", "请先运行 drill verify 看全部问题。")


def _known(library: Drills, drill_id: str) -> str:
    if drill_id not in library.drill_ids:
        raise NotFound(f"没有推演脚本“{drill_id}”。", f"可选：{'、'.join(library.drill_ids) or '还没有脚本'}。")
    return drill_id


def _positive(text: str) -> int:
    """A ladder over fewer than two seeds has no spread."""
    number = int(text)
    if number < 2:
        raise argparse.ArgumentTypeError("至少 2 次")
    return number
