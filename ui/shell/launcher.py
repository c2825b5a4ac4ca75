"""The first window: what do you want to do today? One tile per mode that this machine has."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.modes import LAUNCHER, ModeSpec
from ui.widgets.card import PressCard
from ui.widgets.labels import IconLabel, PlainLabel
from ui.widgets.layouts import column, grid, row


class ModeTile(PressCard):
    def __init__(self, spec: ModeSpec) -> None:
        super().__init__(gap="s", margin="l")
        self.spec = spec
        metrics = theme.current().metrics
        line = row(gap="l")
        line.addWidget(IconLabel(spec.icon, colour="primary", size=metrics.icon_big), 0, Qt.AlignmentFlag.AlignVCenter)
        words = column(gap="xs")
        words.addStretch(1)
        words.addWidget(PlainLabel(spec.title, "title"))
        words.addWidget(PlainLabel(spec.sentence, "soft"))
        if spec.needs_pin:
            lock = row(gap="xs")
            lock.addWidget(IconLabel("lock", colour="ink_faint", size=theme.current().type.small))
            lock.addWidget(PlainLabel("要输管理密码", "faint"), 1)
            words.addLayout(lock)
        words.addStretch(1)
        line.addLayout(words, 1)
        self.add(line, 1)
        self.setMinimumHeight(metrics.icon_big * 7 // 2)
        self.setAccessibleName(f"{spec.title}：{spec.sentence}")


class LauncherWindow(QWidget):
    """`chosen` carries the mode's name."""

    chosen = Signal(str)

    def __init__(self, modes: Sequence[ModeSpec], *, hall: str = "") -> None:
        super().__init__()
        self.setWindowTitle(LAUNCHER.title)
        self.setProperty("panel", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        metrics = theme.current().metrics
        page = column(self, gap="m", margin="page")
        page.addStretch(1)
        inside = QWidget()
        inside.setMaximumWidth(theme.current().type.body * 62)
        box = column(inside, gap="s")
        brand = row(gap="m")
        brand.addWidget(IconLabel("shield", colour="primary", size=metrics.icon_big))
        brand.addWidget(PlainLabel(LAUNCHER.title, "hero"), 1)
        box.addLayout(brand)
        box.addWidget(PlainLabel(hall or LAUNCHER.sentence, "soft"))
        box.addSpacing(metrics.l)
        tiles = grid(gap="m")
        self.tiles: dict[str, ModeTile] = {}
        for at, spec in enumerate(modes):
            tile = ModeTile(spec)
            tile.pressed.connect(lambda name=spec.name: self.chosen.emit(name))
            tiles.addWidget(tile, at // 2, at % 2)
            self.tiles[spec.name] = tile
        tiles.setColumnStretch(0, 1)
        tiles.setColumnStretch(1, 1)
        box.addLayout(tiles)
        across = row()
        across.addStretch(1)
        across.addWidget(inside, 12)
        across.addStretch(1)
        page.addLayout(across)
        page.addStretch(1)
        self.resize(1366, 768)
