"""What the hall's window does not do: no menu, no link, no drag, no second window, no key that leads out.

It sees every event of the program while it is engaged. What the desktop or the system answers to before the program
hears of it (Ctrl+Alt+Del, a key of the window manager) is held by the provisioning of the machine
(`installer/kiosk.py`); `docs/kiosk.md` lists which is which.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QEvent, QMetaObject, QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QTextBrowser,
    QTextEdit,
    QWidget,
)

log = logging.getLogger(__name__)

_KINDS = QEvent.Type
_SWALLOWED = frozenset(
    {
        _KINDS.ContextMenu,
        _KINDS.ToolTip,
        _KINDS.WhatsThis,
        _KINDS.EnterWhatsThisMode,
        _KINDS.QueryWhatsThis,
        _KINDS.DragEnter,
        _KINDS.DragMove,
        _KINDS.Drop,
        _KINDS.FileOpen,
        _KINDS.ShortcutOverride,
        _KINDS.Shortcut,
        _KINDS.Quit,
    }
)
_MOUSE = frozenset({_KINDS.MouseButtonPress, _KINDS.MouseButtonRelease, _KINDS.MouseButtonDblClick})
_LINKS = ("http", "https", "file", "ftp", "mailto", "tel", "sms", "smb", "ms-settings", "shell", "data", "qrc")

_FAR = -30_000
_KEYS = Qt.Key
_PLAIN_KEYS = frozenset(
    {
        _KEYS.Key_Tab, _KEYS.Key_Backtab, _KEYS.Key_Return, _KEYS.Key_Enter, _KEYS.Key_Escape, _KEYS.Key_Backspace,
        _KEYS.Key_Delete, _KEYS.Key_Left, _KEYS.Key_Right, _KEYS.Key_Up, _KEYS.Key_Down, _KEYS.Key_Home, _KEYS.Key_End,
        _KEYS.Key_PageUp, _KEYS.Key_PageDown,
    }
)  # fmt: skip
_QUIET_MODIFIERS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


def key_passes(event: QKeyEvent) -> bool:
    """Only what moves the focus, presses a button or writes a character: all else may be somebody's shortcut."""
    if event.modifiers() & ~_QUIET_MODIFIERS:
        return False
    return event.key() in _PLAIN_KEYS or _KEYS.Key_Space <= event.key() <= _KEYS.Key_ydiaeresis


class Lockdown(QObject):
    """`may_show` says which top-level widgets belong to the hall; any other is never put on the glass."""

    def __init__(self, may_show: Callable[[QWidget], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._may_show = may_show
        self._native = False
        self.engaged = False

    def engage(self) -> None:
        """From now on, until `release`."""
        app = QApplication.instance()
        if self.engaged or app is None:
            return
        self.engaged = True
        self._native = QGuiApplication.testAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
        QGuiApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, True)
        for scheme in _LINKS:
            QDesktopServices.setUrlHandler(scheme, self, "refuse_link")  # type: ignore[arg-type] # the stub says bytes, it takes str
        app.installEventFilter(self)

    def release(self) -> None:
        """The staff are in: everything as before."""
        app = QApplication.instance()
        if not self.engaged or app is None:
            return
        self.engaged = False
        app.removeEventFilter(self)
        QGuiApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, self._native)
        for scheme in _LINKS:
            QDesktopServices.unsetUrlHandler(scheme)

    @Slot(QUrl)
    def refuse_link(self, link: QUrl) -> None:
        """In place of the system's browser, mail program or file window."""
        log.warning("a link was not followed: %s", link.scheme())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _SWALLOWED:
            return True
        if kind in (_KINDS.KeyPress, _KINDS.KeyRelease):
            return isinstance(event, QKeyEvent) and not key_passes(event)
        if kind in _MOUSE:
            return isinstance(event, QMouseEvent) and event.button() != Qt.MouseButton.LeftButton
        if kind == _KINDS.Wheel:
            return isinstance(event, QWheelEvent) and event.modifiers() != Qt.KeyboardModifier.NoModifier
        if isinstance(watched, QWidget):
            if kind == _KINDS.Polish:
                tame(watched)
            elif kind == _KINDS.Show and watched.isWindow():
                self._judge_window(watched)
        return False

    def _judge_window(self, window: QWidget) -> None:
        if self._may_show(window):
            return
        log.warning("a window was kept off the glass: %s", type(window).__name__)
        # Show comes before the system's window is mapped: it never appears, and whoever waits for it goes on
        if isinstance(window, QDialog):
            window.move(_FAR, _FAR)  # to a dialog the attribute below means a native one, and it dies of it
        else:
            window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        # by name: a dialog of Qt's own lies on the stack of C++, and no object of Python may outlive it
        QMetaObject.invokeMethod(window, "close", Qt.ConnectionType.QueuedConnection)


def tame(widget: QWidget) -> None:
    """Takes from a widget what could be marked, dragged out or followed."""
    if isinstance(widget, QLabel):
        widget.setOpenExternalLinks(False)
        if widget.textInteractionFlags() != Qt.TextInteractionFlag.NoTextInteraction:
            widget.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    elif isinstance(widget, QTextEdit):
        if isinstance(widget, QTextBrowser):
            widget.setOpenLinks(False)
            widget.setOpenExternalLinks(False)
        if widget.isReadOnly():
            widget.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        widget.setAcceptDrops(False)
    elif isinstance(widget, (QLineEdit, QAbstractItemView)):
        widget.setDragEnabled(False)
        widget.setAcceptDrops(False)
