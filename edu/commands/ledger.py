"""`ledger verify | digest | rebuild`: proving what the database says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.commands.data_folder import add_data, opened

if TYPE_CHECKING:
    import argparse

    from edu.bootstrap import Services
    from edu.commands.console import Console


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["verify", "digest", "rebuild"])
    add_data(parser)


def run(args: argparse.Namespace, console: Console) -> int:
    with opened(args, console) as services:
        return {"verify": _verify, "digest": _digest, "rebuild": _rebuild}[args.what](services, console)


def _verify(services: Services, console: Console) -> int:
    verdict = services.ledger.verify()
    bad = verdict.first_bad
    answer = {
        "events": verdict.events,
        "ok": verdict.ok,
        "first_bad": None
        if bad is None
        else {"device": bad.device, "epoch": bad.epoch, "seq": bad.seq, "reason": bad.reason},
    }
    if bad is None:
        console.answer(answer, f"账本完整：{verdict.events} 条事件，逐条校验通过。")
        return 0
    console.answer(
        answer,
        f"账本有问题：设备 {bad.device} 第 {bad.epoch} 代第 {bad.seq} 条：{bad.reason}。",
        "办法：不要继续使用这个数据文件夹，请从最近一次校验通过的备份恢复。",
    )
    return 1


def _digest(services: Services, console: Console) -> int:
    digest = services.ledger.digest()
    console.answer({"digest": digest}, digest)
    return 0


def _rebuild(services: Services, console: Console) -> int:
    before = services.ledger.digest()
    count = services.ledger.rebuild(lambda done, total: console.progress(f"重建 {done}/{total}"))
    after = services.ledger.digest()
    same = before == after
    console.answer(
        {"events": count, "digest": after, "same": same},
        f"已按 {count} 条事件重建全部表格，{'与重建前一致' if same else '与重建前不同，已更正'}。",
    )
    return 0
