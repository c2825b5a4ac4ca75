"""`demo --out DIR [--people N] [--seed S]`: a fictional township in a fresh data folder; the main job done on it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from edu.bootstrap import build
from edu.commands.data_folder import OPERATOR
from edu.demo.outputs import write_outputs
from edu.demo.township import PIN, Township, start_ms
from edu.domain.errors import InvalidInput
from edu.system.clock import FixedClock
from edu.system.ids import SeededIds
from edu.system.paths import Paths

if TYPE_CHECKING:
    import argparse

    from edu.commands.console import Console


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="结果放在哪里（空文件夹）")
    parser.add_argument("--people", type=int, default=2000, metavar="N", help="多少人（40–20000，默认 2000）")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="同一个种子得到同一个结果")


def run(args: argparse.Namespace, console: Console) -> int:
    if not 40 <= args.people <= 20_000:
        raise InvalidInput("示范乡镇的人数应在 40 到 20000 之间。", "请换一个 --people。")
    data = args.out / "data"
    if data.exists() and any(data.iterdir()):
        raise InvalidInput(f"{data} 里已经有数据，没有改动它。", "请换一个空文件夹。")
    console.progress("建示范乡镇（全部人名、单位均为虚构）")
    clock = FixedClock(start_ms())
    services = build(Paths(data=data), clock=clock, ids=SeededIds(clock, args.seed))
    try:
        rosters = args.out / "rosters"
        rosters.mkdir(parents=True, exist_ok=True)
        township = Township(services, clock, rosters, args.people, args.seed, console.progress)
        made = township.fill()
        services.access.set_pin(PIN)
        services.recovery.confirm()  # a fictional township needs no code
        files = write_outputs(services, OPERATOR, args.out, made, console.progress)
        events, digest = services.ledger.count(), services.ledger.digest()
        units = len(services.organisations.org_units(OPERATOR))
    finally:
        services.close()
    answer = {
        "people": made.people,
        "org_units": units,
        "events": events,
        "digest": digest,
        "files": [str(path) for path in files],
    }
    console.answer(
        answer,
        f"示范乡镇：{made.people} 人，{units} 个单位，{events} 条事件。",
        f"摘要 {digest}",
        f"数据文件夹 {data}（打开：main.py --data {data}，管理密码 {PIN}）",
        *(f"  {path}" for path in files),
    )
    return 0
