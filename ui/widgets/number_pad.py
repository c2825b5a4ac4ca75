"""On-screen keys, because a kiosk has no keyboard: digits for tickets and numbers, dots for a PIN."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.buttons import Button
from ui.widgets.labels import PlainLabel
from ui.widgets.layouts import column, grid

_KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "删除", "0", "确定")
_WIDE = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "删除", "确定")


class NumberPad(QWidget):
    """`changed` carries the digits so far, `entered` all of them."""

    changed = Signal(str)
    entered = Signal(str)

    def __init__(self, *, longest: int = 12, shortest: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._digits = ""
        self._longest, self._shortest = longest, shortest
        self.keys: dict[str, Button] = {}
        self._box = grid(self, gap="s")
        for key in _KEYS:
            word = key in ("删除", "确定")
            button = Button("" if key == "删除" else key, "primary" if key == "确定" else "key",
                            icon="backspace" if key == "删除" else None)  # fmt: skip
            button.setAccessibleName(key)
            button.setProperty("pad", True)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if word else Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _checked=False, key=key: self.press(key))
            self.keys[key] = button
        self.lay()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._refresh()

    def lay(self, *, wide: bool = False) -> None:
        """As on a telephone; `wide`: three rows instead of four, where the glass is low and letters are large."""
        for at, key in enumerate(_WIDE if wide else _KEYS):
            row_, column = divmod(at, 5 if wide else 3)
            if wide and row_ == 2:
                self._box.addWidget(self.keys[key], 2, column * 2, 1, 2 + column)
            else:
                self._box.addWidget(self.keys[key], row_, column, 1, 1)

    @property
    def digits(self) -> str:
        return self._digits

    def clear(self) -> None:
        self._digits = ""
        self._refresh()

    def press(self, key: str) -> None:
        if key == "确定":
            if len(self._digits) >= self._shortest:
                self.entered.emit(self._digits)
            return
        self._digits = self._digits[:-1] if key == "删除" else (self._digits + key)[: self._longest]
        self._refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() in self.keys and event.text().isdigit():
            self.press(event.text())
        elif event.key() == Qt.Key.Key_Backspace:
            self.press("删除")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.press("确定")
        else:
            super().keyPressEvent(event)

    def _refresh(self) -> None:
        self.keys["确定"].setEnabled(len(self._digits) >= self._shortest)
        self.keys["删除"].setEnabled(bool(self._digits))
        self.changed.emit(self._digits)


class PinPad(QWidget):
    """Digits are never shown. `entered` carries the PIN; `refuse` clears it and says why."""

    entered = Signal(str)

    def __init__(self, title: str = "工作人员密码", *, length: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._length = length
        box = column(self, gap="m")
        box.addWidget(PlainLabel(title, "title", align=Qt.AlignmentFlag.AlignCenter))
        self._dots = PlainLabel("", "hero", align=Qt.AlignmentFlag.AlignCenter)
        box.addWidget(self._dots)
        self._fault = PlainLabel(" ", "fault", align=Qt.AlignmentFlag.AlignCenter)
        box.addWidget(self._fault)
        self.pad = NumberPad(longest=length, shortest=length)
        self.pad.changed.connect(self._show)
        self.pad.entered.connect(self.entered)
        box.addWidget(self.pad)
        self.setFocusProxy(self.pad)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._show("")
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(lambda: self.pad.setEnabled(True))

    def refuse(self, why: str = "密码不对，请重输", *, wait_ms: int = 0) -> None:
        """`wait_ms` locks the keys for a while after too many tries."""
        self.pad.clear()
        self._fault.setText(why)
        if wait_ms:
            self.pad.setEnabled(False)
            self._wait.start(wait_ms)

    def _show(self, digits: str) -> None:
        self._dots.setText(" ".join("●" if at < len(digits) else "○" for at in range(self._length)))
        if digits:
            self._fault.setText(" ")
