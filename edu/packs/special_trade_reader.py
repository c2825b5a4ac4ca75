"""Reads `content/special-trades.yaml` into SpecialTrades."""

from __future__ import annotations

from pathlib import Path

from edu.domain.special_trades import OtherTrade, SpecialTrade, SpecialTrades
from edu.packs.bank_reader import STATUSES
from edu.packs.form import Form
from edu.packs.named_file import read_named
from edu.packs.reading import Reading


def read_special_trades(path: Path, label: str) -> Reading[SpecialTrades]:
    return read_named(path, label, "special-trades", "特种作业目录", _trades)


def _trades(form: Form) -> SpecialTrades:
    form.integer("schema", 1, 1)
    made = SpecialTrades(
        id=form.slug("id"),
        cites=form.texts("cites"),
        status=form.one_of("status", STATUSES),
        note=form.text("note"),
        trades=tuple(_trade(one) for one in form.forms("trades", "类")),
        others=tuple(_other(one) for one in form.forms("others", "项")),
    )
    codes = [trade.code for trade in made.trades]
    for twice in sorted({code for code in codes if codes.count(code) > 1}):
        form.wrong("trades", f"类别代码“{twice}”写了两次。", "请改正。")
    if not made.cites:
        form.wrong("cites", "特种作业目录没有依据。", "请写 cites。")
    return made


def _trade(form: Form) -> SpecialTrade:
    made = SpecialTrade(id=form.slug("id"), code=form.text("code"), title=form.text("title"), items=form.texts("items"))
    if not made.items:
        form.wrong("items", "没有写操作项目。", "请写出 items。")
    form.close()
    return made


def _other(form: Form) -> OtherTrade:
    made = OtherTrade(title=form.text("title"), authority=form.text("authority"))
    form.close()
    return made
