"""A message in the page: what happened, what to do, and the button that does it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from ui.theme.tokens import ToneName
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import IconLabel, PlainLabel
from ui.widgets.layouts import column, row

BannerKind = Literal["info", "ok", "warn", "error"]

LOOKS: dict[BannerKind, tuple[ToneName, str]] = {
    "info": ("blue", "info"),
    "ok": ("green", "ok"),
    "warn": ("yellow", "warning"),
    "error": ("red", "error"),
}


class Banner(QFrame):
    def __init__(
        self,
        kind: BannerKind,
        text: str,
        remedy: str = "",
        *,
        action: str = "",
        on_action: Callable[[], None] | None = None,
        closable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        tone, icon = LOOKS[kind]
        self.setProperty("panel", "banner")
        self.setProperty("tone", tone)
        line = row(self, gap="s", margin="m")
        line.addWidget(IconLabel(icon, tone=tone), 0, Qt.AlignmentFlag.AlignTop)
        words = column(gap="xs")
        words.addWidget(PlainLabel(text, "strong", tone=tone))
        if remedy:
            words.addWidget(PlainLabel(remedy, tone=tone))
        line.addLayout(words, 1)
        if action and on_action is not None:
            line.addWidget(Button(action, on_click=on_action), 0, Qt.AlignmentFlag.AlignVCenter)
        if closable:
            line.addWidget(IconButton("close", "关闭", on_click=self.hide), 0, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(text)
        self.setAccessibleDescription(remedy)


def left_out(packs: str, names: Sequence[str]) -> Banner:
    """Of a list that goes without what is broken: `packs` counts them (“门课程”), `names` says which."""
    return Banner(
        "warn",
        f"有 {len(names)} {packs}读不出来，没有列出：{'、'.join(names)}",
        "其余的照常使用。请管理员运行 main.py check 查看每一处，或重新安装程序。",
    )
