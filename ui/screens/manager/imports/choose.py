"""The first step: drop a roster here, or choose one; or save the template that offices fill in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets import Button, Card, Choice, IconLabel, PlainLabel, column, restyle, row

_ENDINGS = (".xlsx", ".xls", ".csv")


class DropCard(Card):
    """`dropped` carries the path of the one roster that was let go over the card."""

    dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__(gap="s", margin="xl")
        self.setAcceptDrops(True)
        middle = Qt.AlignmentFlag.AlignHCenter
        self.body.addWidget(IconLabel("excel", colour="primary", size=theme.current().metrics.icon_big), 0, middle)
        self.add(PlainLabel("把花名册拖到这里", "title", align=Qt.AlignmentFlag.AlignCenter))
        self.add(
            PlainLabel("Excel（.xlsx、.xls）或 CSV，先检查，不会马上写入", "soft", align=Qt.AlignmentFlag.AlignCenter)
        )
        self.choose_button = Button("选择文件", "accent", icon="import")
        self.template_button = Button("保存空白模板", icon="save")
        line = row(gap="s")
        line.addStretch(1)
        line.addWidget(self.choose_button)
        line.addWidget(self.template_button)
        line.addStretch(1)
        self.body.addSpacing(theme.current().metrics.s)
        self.add(line)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _roster(event) is not None:
            event.acceptProposedAction()
            self._light(on=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._light(on=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._light(on=False)
        path = _roster(event)
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)

    def _light(self, *, on: bool) -> None:
        self.setProperty("panel", "sunken" if on else "card")
        restyle(self)


class ChoosePage(QWidget):
    def __init__(self) -> None:
        super().__init__()
        box = column(self, gap="m")
        self.drop = DropCard()
        box.addWidget(self.drop)
        line = row(gap="s")
        line.addWidget(PlainLabel("名册里没写乡镇时，村名按哪个乡镇找：", "soft", wrap=False))
        self.township = Choice((("", "不指定"),), chars=10)
        self.township.setAccessibleName("乡镇")
        line.addWidget(self.township)
        line.addStretch(1)
        box.addLayout(line)


def _roster(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() in _ENDINGS else None
