"""Shows that work goes on: after 0.3 s that it does, after 2 s how far it is and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from ui.tasks import Job, Lane, Task, TaskRunner
from ui.widgets.buttons import Button
from ui.widgets.labels import PlainLabel
from ui.widgets.layouts import row
from ui.widgets.overlay import Overlay

T = TypeVar("T")
SHOW_MS = 300
DETAIL_MS = 2000


class BusyOverlay(Overlay):
    """Short work is never seen: nothing flashes up for a tenth of a second.

    It lies over the window from the first moment all the same, so that the second half of a double click does not
    start the work twice.
    """

    def __init__(self, host: QWidget, text: str, on_cancel: Callable[[], None] | None = None) -> None:
        super().__init__(host, can_dismiss=False, width_chars=24)
        self.content.addWidget(PlainLabel(text, "title"))
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.content.addWidget(self.bar)
        self.detail = PlainLabel("", "small")
        self.content.addWidget(self.detail)
        line = row()
        line.addStretch(1)
        self.cancel = Button("停止", on_click=on_cancel)
        line.addWidget(self.cancel)
        self.content.addLayout(line)
        self._cancellable = on_cancel is not None
        self._detailed = False
        self._fraction: float | None = None
        self.detail.hide()
        self.cancel.hide()
        self.sheet.hide()
        self.open()
        self._show_timer = self._after(SHOW_MS, self._show_sheet)
        self._detail_timer = self._after(DETAIL_MS, self._show_detail)

    def progress(self, fraction: float, text: str = "") -> None:
        self._fraction = fraction
        self.detail.setText(text or f"{fraction:.0%}")
        self._draw()

    def show_now(self) -> None:
        """With all its parts, without waiting: for pictures."""
        self._show_timer.stop()
        self._detail_timer.stop()
        self._show_detail()
        self._show_sheet()

    def end(self) -> None:
        self._show_timer.stop()
        self._detail_timer.stop()
        self.shut()

    def _after(self, milliseconds: int, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(lambda: then())
        timer.start(milliseconds)
        return timer

    def _show_sheet(self) -> None:
        self.sheet.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.sheet.isHidden():
            super().paintEvent(event)

    def _show_detail(self) -> None:
        self._detailed = True
        self.cancel.setVisible(self._cancellable)
        self._draw()

    def _draw(self) -> None:
        if not self._detailed:
            return
        self.detail.setVisible(bool(self.detail.text()))
        if self._fraction is not None:
            self.bar.setRange(0, 1000)
            self.bar.setValue(round(self._fraction * 1000))


def start_busy(
    tasks: TaskRunner,
    owner: QWidget,
    text: str,
    work: Callable[[Task], T],
    on_done: Callable[[T], None],
    *,
    on_error: Callable[[Exception], None] | None = None,
    lane: Lane = "database",
) -> Job[T]:
    """A background task with the overlay over `owner`; the overlay ends before any callback."""

    def stop() -> None:
        job.cancel()
        overlay.cancel.setEnabled(False)
        overlay.cancel.setText("正在停止…")

    def done(value: T) -> None:
        overlay.end()
        on_done(value)

    def failed(error: Exception) -> None:
        overlay.end()
        if on_error is not None:
            on_error(error)
        else:
            tasks.failed.emit(error)

    overlay = BusyOverlay(owner, text, stop)
    job = tasks.start(
        owner, work, done, on_error=failed, on_progress=overlay.progress, on_cancel=overlay.end, lane=lane
    )
    return job
