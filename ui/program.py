"""The running program: one process, one window at a time, and the way from one mode to another.

What stands behind the launcher (`mode_windows`, the screens, the PIN) is imported when it is opened, so that the
launcher is there at once; `warm_up` fetches it meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from edu.bootstrap import Services
from edu.domain.actors import Actor, Role
from edu.domain.errors import NotAllowed
from edu.system.supervision.supervisor import LEFT, OPEN
from ui.errors import Explanation
from ui.modes import MODES, ModeName, ModeSpec
from ui.session import Session
from ui.shell.launcher import LauncherWindow
from ui.shell.pulse import Pulse
from ui.tasks import TaskRunner

if TYPE_CHECKING:
    from ui.mode_windows import ModeWindow
    from ui.screens.kiosk.booking import Booking
    from ui.screens.launcher.keeping import Keeping
    from ui.screens.launcher.pin_gate import PinGate

_ROLES: dict[str, Role] = {"trainer": Role.TRAINER, "manager": Role.ADMIN}
ROOM = Actor(role=Role.OPERATOR, id="window")


class Program(QObject):
    """`window` is the one that is open; `_mode` what makes it a mode's window, None for the launcher's."""

    def __init__(
        self, services: Services, tasks: TaskRunner, keeping: Keeping | None = None, pulse: Pulse | None = None
    ) -> None:
        super().__init__()
        self._services, self._tasks = services, tasks
        self._keeping = keeping
        self._pulse = pulse or Pulse(self)
        self.window: QWidget | None = None
        self._mode: ModeWindow | None = None
        self.gate: PinGate | None = None
        self._booking: Booking | None = None
        tasks.failed.connect(self._failed)

    @property
    def is_set_up(self) -> bool:
        return self._services.access.is_set and not self._services.recovery.needed

    def start(self, mode: ModeName = "launcher") -> None:
        """The first run comes before any mode."""
        if self.is_set_up:
            self.open(mode)
        else:
            self._first_run(mode)

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

    def settle(self) -> None:
        """What can wait for the first picture: hand in what ran out meanwhile, fetch what the next click needs.

        One after another and imported off the window's thread: the person may be pressing something by now.
        """
        from ui.warm_up import MODES_BEHIND, SITTINGS, warm_up

        def hand_in(_fetched: None) -> None:
            sittings = self._services.sittings
            self._tasks.start(self, lambda _task: sittings.close_lapsed(ROOM), fetch_modes)

        def fetch_modes(_count: int) -> None:
            self._tasks.start(self, lambda task: warm_up(task, MODES_BEHIND), lane="free")

        self._tasks.start(self, lambda task: warm_up(task, SITTINGS), hand_in, lane="free")

    def say(self, why: Explanation) -> None:
        """For what no screen caught; a kiosk shows the incident number like any other window."""
        if self._mode is not None:
            self._mode.host.show_explanation(why)
        else:
            from ui.screens.launcher.trouble import TroubleWindow

            trouble = TroubleWindow(why)
            trouble.setParent(self.window)
            trouble.setWindowFlags(trouble.windowFlags() | trouble.windowFlags().Dialog)
            trouble.show()

    # -- windows --

    def _first_run(self, mode: ModeName) -> None:
        from ui.screens.launcher.first_run import FirstRunWindow
        from ui.screens.launcher.keeping import DeskKeeping

        services, keeping = self._services, self._keeping or DeskKeeping()
        window = FirstRunWindow(services.access, services.settings, services.clock, services.recovery, keeping)
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
        from ui.screens.launcher.pin_gate import PinGate

        over = self.window if isinstance(self.window, LauncherWindow) else self._launcher()

        def enter(actor: Actor) -> None:
            self.gate = None
            self._desktop(spec, Session(actor))

        self.gate = PinGate(over, spec.title, _ROLES[spec.name], self._services.access, self._tasks, enter)
        self.gate.ask()

    def _desktop(self, spec: ModeSpec, session: Session) -> None:
        from ui.mode_windows import desktop

        pinned = self._services.settings.value.pinned_mode == spec.name
        back: Callable[[], None] | None = None if pinned else lambda: self.open("launcher")
        opened = desktop(spec, self._services, self._tasks, session, back)
        self._show(opened.window, opened)
        opened.host.home()

    def _kiosk(self, spec: ModeSpec) -> None:
        from ui.mode_windows import kiosk
        from ui.screens.kiosk.booking import Booking

        self._booking = self._booking or Booking(self._tasks)
        opened = kiosk(
            spec,
            self._services,
            self._tasks,
            self._why_not_staff,
            lambda: self.open("launcher"),
            lambda: self.open("kiosk"),
            self._booking,
        )
        self._show(opened.window, opened)

    def _why_not_staff(self, pin: str) -> str:
        """'' for the right PIN; else why not and, after many wrong ones, for how long: the service counts."""
        try:
            self._services.access.enter(pin, Role.ADMIN)
        except NotAllowed as error:
            return error.message
        return ""

    def _show(self, window: QWidget, mode: ModeWindow | None = None) -> None:
        """The new one first: a moment without any window would end the program."""
        before, left = self.window, self._mode
        self.window, self._mode = window, mode
        if left is not None:
            left.unlock()  # or it would keep the new one off the glass
        if mode is not None and mode.whole_screen:
            window.showFullScreen()
        else:
            window.show()
        if mode is not None:
            mode.lock()
        self._pulse.say(OPEN if mode is not None and mode.whole_screen else LEFT)
        if left is not None:
            left.leave()
        elif before is not None:
            before.close()
            before.deleteLater()

    def _failed(self, error: Exception) -> None:
        from ui.errors import explain

        self.say(explain(error))
