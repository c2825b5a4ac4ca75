"""A short word at the bottom of the window that goes by itself; errors stay until touched."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui import theme
from ui.navigation import Notice
from ui.widgets.buttons import Button
from ui.widgets.labels import IconLabel, PlainLabel
from ui.widgets.layouts import clear, column, row

_ICONS: dict[Notice, str] = {"info": "info", "ok": "ok", "warn": "warning", "error": "error"}


class Toast(QFrame):
    def __init__(
        self, text: str, kind: Notice = "info", *, action: str = "", on_action: Callable[[], None] | None = None
    ) -> None:
        super().__init__()
        self.setProperty("panel", "toast")
        line = row(self, gap="s", margin="m")
        line.addWidget(IconLabel(_ICONS[kind], colour="on_toast"), 0, Qt.AlignmentFlag.AlignTop)
        self._label = PlainLabel(text)
        line.addWidget(self._label, 1)
        if action and on_action is not None:
            line.addWidget(Button(action, on_click=on_action))
        self.setAccessibleName(text)

    @property
    def text(self) -> str:
        return self._label.text()


class ToastArea(QWidget):
    """At most two stand; the older goes first. It never takes the focus nor hides what is not under a toast."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._box: QVBoxLayout = column(self, gap="s")
        self._toasts: list[Toast] = []
        host.installEventFilter(self)
        self.hide()

    def say(
        self, text: str, kind: Notice = "info", *, action: str = "", on_action: Callable[[], None] | None = None
    ) -> Toast:
        toast = Toast(text, kind, action=action, on_action=on_action)
        self._toasts.append(toast)
        self._box.addWidget(toast)
        while len(self._toasts) > 2:
            self._drop(self._toasts[0])
        stay = theme.of(self).motion.toast * (2 if kind in ("warn", "error") or action else 1)
        timer = QTimer(toast)
        timer.setSingleShot(True)
        timer.timeout.connect(lambda: self._drop(toast))
        timer.start(stay)
        self._place()
        return toast

    def texts(self) -> list[str]:
        return [toast.text for toast in self._toasts]

    def wipe(self) -> None:
        self._toasts.clear()
        clear(self._box)
        self.hide()

    def _drop(self, toast: Toast) -> None:
        if toast in self._toasts:
            self._toasts.remove(toast)
            self._box.removeWidget(toast)
            toast.hide()
            toast.deleteLater()
        self._place()

    def _place(self) -> None:
        if not self._toasts:
            self.hide()
            return
        live, host = theme.of(self), self._host
        wide = min(live.type.body * 30, host.width() - 2 * live.metrics.m)
        self.setFixedWidth(wide)
        high = self._box.heightForWidth(wide) if self._box.hasHeightForWidth() else self.sizeHint().height()
        self.setGeometry((host.width() - wide) // 2, host.height() - high - live.metrics.l, wide, high)
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._host:
            self._place()
        return False
