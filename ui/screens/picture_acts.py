"""When a picture of a desk window is ready, where something is done in the window first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.shell.desktop import DesktopWindow
from ui.tasks import TaskRunner

WindowDo = Callable[[DesktopWindow], None]


def ready_after(tasks: TaskRunner, act: WindowDo | None) -> Callable[[QWidget], bool]:
    """Loaded, then acted once, then calm again. For GalleryEntry.ready; each widget of the entry is acted on."""
    acted: set[int] = set()

    def ready(widget: QWidget) -> bool:
        if tasks.busy:
            return False
        if act is not None and id(widget) not in acted and isinstance(widget, DesktopWindow):
            acted.add(id(widget))
            act(widget)
            return not tasks.busy
        return True

    return ready
