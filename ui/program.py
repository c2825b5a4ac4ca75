"""The running program: one process, one window at a time, and the way from one mode to another.

A mode's screens are imported when it is opened, so that the launcher is there at once.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from edu.bootstrap import Services
from edu.domain.actors import Actor, Role
from edu.domain.errors import NotAllowed
from ui.errors import Explanation
from ui.modes import MODES, ModeName, ModeSpec
from ui.navigation import Builder
from ui.screens.launcher.keeping import DeskKeeping, Keeping
from ui.screens.launcher.pin_gate import PinGate
from ui.screens.launcher.trouble import TroubleWindow
from ui.session import Session
from ui.shell.desktop import DesktopWindow
from ui.shell.kiosk import KioskWindow
from ui.shell.launcher import LauncherWindow
from ui.tasks import TaskRunner

_ROLES: dict[str, Role] = {"trainer": Role.TRAINER, "manager": Role.ADMIN}
ROOM = Actor(role=Role.OPERATOR, id="window")


class Program(QObject):
    """`window` is the one that is open."""

    def __init__(self, services: Services, tasks: TaskRunner, keeping: Keeping | None = None) -> None:
        super().__init__()
        self._services, self._tasks = services, tasks
        self._keeping = keeping or DeskKeeping()
        self.window: QWidget | None = None
        self.gate: PinGate | None = None
        tasks.failed.connect(self._failed)

    def start(self, mode: ModeName = "launcher") -> None:
        """The first run comes before any mode."""
        if self._services.access.is_set and not self._services.recovery.needed:
            self.open(mode)
        else:
            self._first_run(mode)
        sittings = self._services.sittings
        self._tasks.start(self, lambda _task: sittings.close_lapsed(ROOM))

    def open(self, mode: ModeName) -> None:
        """A mode that needs the PIN opens over the launcher; a wrong PIN leads nowhere."""
        spec = MODES[mode]
        if mode == "launcher":
            self._launcher()
        elif spec.needs_pin:
            self._ask_pin(spec)
        elif mode == "kiosk":
            self._kiosk(spec)
        else:
            self._desktop(spec, Session(Actor(role=Role.LEARNER)))

    def say(self, why: Explanation) -> None:
        """For what no screen caught; a kiosk shows the incident number like any other window."""
        window = self.window
        if isinstance(window, DesktopWindow | KioskWindow):
            window.host.show_explanation(why)
        else:
            trouble = TroubleWindow(why)
            trouble.setParent(window)
            trouble.setWindowFlags(trouble.windowFlags() | trouble.windowFlags().Dialog)
            trouble.show()

    # -- windows --

    def _first_run(self, mode: ModeName) -> None:
        from ui.screens.launcher.first_run import FirstRunWindow

        services = self._services
        window = FirstRunWindow(services.access, services.settings, services.clock, services.recovery, self._keeping)
        window.finished.connect(lambda: self.open(mode))
        self._show(window)

    def _launcher(self) -> LauncherWindow:
        window = LauncherWindow(self._modes(), hall=self._services.settings.value.organisation)
        window.chosen.connect(lambda name: self.open(name))
        self._show(window)
        return window

    def _modes(self) -> list[ModeSpec]:
        """Only those with something behind them: no kiosk without a course."""
        names: list[ModeName] = ["study", "trainer", "manager"]
        if self._services.library.course_ids:
            names.insert(0, "kiosk")
        return [MODES[name] for name in names]

    def _ask_pin(self, spec: ModeSpec) -> None:
        over = self.window if isinstance(self.window, LauncherWindow) else self._launcher()

        def enter(actor: Actor) -> None:
            self.gate = None
            self._desktop(spec, Session(actor))

        self.gate = PinGate(over, spec.title, _ROLES[spec.name], self._services.access, self._tasks, enter)
        self.gate.ask()

    def _desktop(self, spec: ModeSpec, session: Session) -> None:
        builders = desktop_builders(spec, self._services, self._tasks, session)
        pinned = self._services.settings.value.pinned_mode == spec.name
        back: Callable[[], None] | None = None if pinned else lambda: self.open("launcher")
        window = DesktopWindow(spec, builders, on_launcher=back)
        self._show(window)
        window.start()

    def _kiosk(self, spec: ModeSpec) -> None:
        from ui.screens.kiosk.routes import Kiosk

        kiosk = Kiosk(self._services, self._tasks)
        window = KioskWindow(
            spec,
            kiosk.builders(),
            monotonic_ms=self._services.clock.monotonic_ms,
            wipe=kiosk.wipe,
            check_pin=self._why_not_staff,
        )
        window.staff_left.connect(lambda: self.open("launcher"))
        window.staff_left.connect(lambda: kiosk.visit.leave("left"))
        self._show(window, whole_screen=spec.fullscreen)

    def _why_not_staff(self, pin: str) -> str:
        """'' for the right PIN; else why not and, after many wrong ones, for how long: the service counts."""
        try:
            self._services.access.enter(pin, Role.ADMIN)
        except NotAllowed as error:
            return error.message
        return ""

    def _show(self, window: QWidget, *, whole_screen: bool = False) -> None:
        """The new one first: a moment without any window would end the program."""
        before, self.window = self.window, window
        if whole_screen:
            window.showFullScreen()
        else:
            window.show()
        if before is not None:
            _retire(before)

    def _failed(self, error: Exception) -> None:
        from ui.errors import explain

        self.say(explain(error))


def desktop_builders(spec: ModeSpec, services: Services, tasks: TaskRunner, session: Session) -> dict[str, Builder]:
    """The screens of a mode's areas; those of other areas are not even imported."""
    found: dict[str, Builder] = {}
    if "study" in spec.areas:
        from ui.screens.study.routes import builders as study

        found |= study(services, tasks, session)
    if "exam" in spec.areas:
        from ui.screens.exam.routes import builders as exam

        found |= exam(services, tasks, session)
    if "classroom" in spec.areas:
        from ui.screens.classroom.routes import builders as classroom

        found |= classroom(services, tasks, session)
    if "manager" in spec.areas:
        from ui.screens.manager.routes import builders as manager

        found |= manager(services, tasks, session)
    return found


def _retire(window: QWidget) -> None:
    if isinstance(window, KioskWindow):
        window.leave()
    elif isinstance(window, DesktopWindow):
        window.host.clear()  # the way here was asked for, and the screen agreed
        window.close()
        return
    else:
        window.close()
    window.deleteLater()
