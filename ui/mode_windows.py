"""The windows of the modes, with the screens that each has; those of other areas are not even imported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from edu.bootstrap import Services
from ui.modes import ModeSpec
from ui.navigation import Builder
from ui.session import Session
from ui.shell.desktop import DesktopWindow
from ui.shell.host import ScreenHost
from ui.shell.kiosk import KioskWindow
from ui.tasks import TaskRunner


@dataclass(frozen=True, slots=True)
class ModeWindow:
    """`leave` closes it for good, once it was asked for and the screen agreed."""

    window: QWidget
    host: ScreenHost
    leave: Callable[[], None]
    whole_screen: bool = False


def desktop(
    spec: ModeSpec, services: Services, tasks: TaskRunner, session: Session, back: Callable[[], None] | None
) -> ModeWindow:
    """`back` leads to the launcher; None on a machine that is pinned to this mode."""
    window = DesktopWindow(spec, desktop_builders(spec, services, tasks, session), on_launcher=back)

    def leave() -> None:
        window.host.clear()
        window.close()

    return ModeWindow(window, window.host, leave)


def kiosk(
    spec: ModeSpec, services: Services, tasks: TaskRunner, check_pin: Callable[[str], str], back: Callable[[], None]
) -> ModeWindow:
    """`check_pin` gives "" for the right PIN; `back` is the staff's way out."""
    from ui.screens.kiosk.routes import Kiosk

    kiosk = Kiosk(services, tasks)
    window = KioskWindow(
        spec, kiosk.builders(), monotonic_ms=services.clock.monotonic_ms, wipe=kiosk.wipe, check_pin=check_pin
    )
    window.staff_left.connect(back)
    window.staff_left.connect(lambda: kiosk.visit.leave("left"))

    def leave() -> None:
        window.leave()
        window.deleteLater()

    return ModeWindow(window, window.host, leave, whole_screen=spec.fullscreen)


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
    if "drill" in spec.areas:
        from ui.screens.drill.routes import builders as drill

        found |= drill(services, tasks, session)
    if "contest" in spec.areas:
        from ui.screens.contest.routes import builders as contest

        found |= contest(services, tasks, session)
    if "manager" in spec.areas:
        from ui.screens.manager.routes import builders as manager

        found |= manager(services, tasks, session)
    if "workshop" in spec.areas:
        from ui.screens.workshop.routes import builders as workshop

        found |= workshop(services, tasks, session)
    return found
