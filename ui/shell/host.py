"""The stage: shows one screen at a time and is the Navigator that it talks to."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from ui import theme
from ui.errors import Explanation, explain
from ui.modes import ModeSpec
from ui.navigation import Builder, Confirmation, History, Notice, Route, Screen
from ui.widgets.confirm_sheet import ConfirmSheet, confirm
from ui.widgets.overlay import Overlay
from ui.widgets.toast import ToastArea

log = logging.getLogger(__name__)


class ScreenHost(QWidget):
    """`builders` outside the mode's areas are dropped: those routes do not exist here."""

    route_changed = Signal(object)
    title_changed = Signal(str)
    failed = Signal(object)

    def __init__(self, spec: ModeSpec, builders: Mapping[str, Builder], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self._builders = {name: build for name, build in builders.items() if spec.has(name)}
        self._stack = QStackedLayout(self)
        self._history = History()
        self._screen: Screen | None = None
        self._over: QWidget = self
        self._toasts: ToastArea | None = None
        self._asking = False

    def stand_in(self, window: QWidget) -> None:
        """Sheets and toasts cover `window` instead of the content alone."""
        self._over = window
        self._toasts = ToastArea(window)

    @property
    def showing(self) -> Screen | None:
        return self._screen

    @property
    def route(self) -> Route | None:
        return self._history.here

    @property
    def can_go_back(self) -> bool:
        return self._history.previous is not None

    @property
    def toasts(self) -> ToastArea:
        if self._toasts is None:
            self._toasts = ToastArea(self._over)
        return self._toasts

    # what a screen may ask (ui.navigation.Navigator)

    def can_go(self, name: str) -> bool:
        return name in self._builders

    def go(self, route: Route) -> None:
        self._leave(lambda: self._enter(route, self._history.push))

    def replace(self, route: Route) -> None:
        self._leave(lambda: self._enter(route, self._history.replace))

    def back(self) -> None:
        before = self._history.previous
        if before is not None:
            self._leave(lambda: self._enter(before, lambda _route: self._history.pop()))

    def home(self) -> None:
        self._leave(self._start)

    def notify(self, text: str, kind: Notice = "info") -> None:
        self.toasts.say(text, kind)

    def ask(self, question: Confirmation, on_yes: Callable[[], None]) -> None:
        confirm(self._over, question, on_yes)

    def fail(self, error: Exception) -> None:
        self.show_explanation(explain(error))

    # what the window does

    def show_explanation(self, why: Explanation) -> None:
        self.toasts.say("\n".join(part for part in (why.title, why.message, why.remedy) if part), "error")
        self.failed.emit(why)

    def leave_then(self, then: Callable[[], None]) -> None:
        """Closing the window asks the screen like any other way out."""
        self._leave(then)

    def restart(self) -> None:
        """Without asking: whatever the screen held is thrown away (a kiosk's visitor has gone)."""
        self.toasts.wipe()
        for sheet in self._over.findChildren(Overlay):
            sheet.shut()
        self._asking = False
        self._start()

    def rebuild(self) -> None:
        """The same route anew, after a change of theme or text size."""
        here = self._history.here
        if here is not None:
            self._leave(lambda: self._enter(here, self._history.replace))

    def clear(self) -> None:
        screen, self._screen = self._screen, None
        if screen is not None:
            screen.blockSignals(True)  # a result that arrives before its deletion must not title the next screen
            screen.dispose()
            self._stack.removeWidget(screen)
            screen.hide()
            screen.setParent(None)
            screen.deleteLater()

    def _shut_questions(self) -> None:
        """A question of the screen that goes, for example of an exam whose time ran out meanwhile."""
        for sheet in self._over.findChildren(ConfirmSheet):
            sheet.shut()
        self._asking = False

    def _start(self) -> None:
        self._enter(Route(self.spec.home), self._history.restart)

    def _leave(self, then: Callable[[], None]) -> None:
        screen = self._screen
        if screen is None:
            then()
            return
        if self._asking and screen.leave_question() is not None:
            return
        if not screen.may_leave():
            self.notify(screen.stay_reason, "warn")
            return
        question = screen.leave_question()
        if question is None:
            then()
            return
        self._asking = True
        confirm(self._over, question, lambda: self._answered(then), lambda: self._answered(None))

    def _answered(self, then: Callable[[], None] | None) -> None:
        self._asking = False
        if then is not None:
            then()

    def _enter(self, route: Route, book: Callable[[Route], None]) -> None:
        build = self._builders.get(route.name)
        if build is None:
            raise LookupError(f"{self.spec.name} has no route {route.name}")
        with theme.using(self.spec.scale):
            screen = build(route, self)
        self._shut_questions()
        self.clear()
        book(route)
        self._screen = screen
        screen.setParent(self)
        screen.title_changed.connect(self.title_changed)
        self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)
        self.route_changed.emit(route)
        self.title_changed.emit(screen.title)
        screen.on_enter()
