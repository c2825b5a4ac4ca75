"""`ledger verify | digest | rebuild`: proving what the database says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.commands.data_folder import add_data, opened
from edu.domain.errors import REPLACE_DAMAGED
from edu.domain.ledger import STEP_WORDS

if TYPE_CHECKING:
    import argparse

    from edu.bootstrap import Services
    from edu.commands.console import Console
    from edu.domain.ledger import Step


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["verify", "digest", "rebuild"])
    add_data(parser)


def run(args: argparse.Namespace, console: Console) -> int:
    with opened(args, console) as services:
        return {"verify": _verify, "digest": _digest, "rebuild": _rebuild}[args.what](services, console)


def _verify(services: Services, console: Console) -> int:
    verdict = services.ledger.verify(_Told(console).say)
    bad = verdict.first_bad
    answer = {
        "events": verdict.events,
        "ok": verdict.ok,
        "first_bad": None
        if bad is None
        else {"device": bad.device, "epoch": bad.epoch, "seq": bad.seq, "reason": bad.reason},
        "findings": [{"kind": finding.kind, "said": finding.said} for finding in verdict.findings],
    }
    if verdict.ok:
        console.answer(
            answer,
            f"账本完整：{verdict.events} 条事件，逐条校验通过。",
            "数据库文件、封存的试卷和材料、由账本得出的表格也都核对无误。",
        )
        return 0
    lines = [f"{finding.said}。" for finding in verdict.findings]
    if bad is not None:
        lines.insert(0, f"账本有问题：设备 {bad.device} 第 {bad.epoch} 代第 {bad.seq} 条：{bad.reason}。")
    console.answer(answer, *lines, _REBUILD if verdict.only_tables else _RESTORE)
    return 1


_RESTORE = f"办法：不要继续用这个数据文件夹记录。{REPLACE_DAMAGED}"
_REBUILD = "账本本身完整。办法：先把整个数据文件夹拷出一份，再运行 main.py ledger rebuild，按账本重建表格。"


class _Told:
    """A step once when it begins; a long one again as it goes on."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._last = ""

    def say(self, step: Step, done: int, total: int) -> None:
        text = STEP_WORDS[step] if step == "file" else f"{STEP_WORDS[step]} {_tens(done, total)}%"
        if text != self._last:
            self._last = text
            self._console.progress(text)


def _tens(done: int, total: int) -> int:
    return done * 10 // max(total, 1) * 10 if total else 100


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
