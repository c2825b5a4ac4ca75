"""The windows of the modes, with the screens that each has; those of other areas are not even imported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from edu.bootstrap import Services
from ui.modes import ModeSpec
from ui.navigation import Builder
from ui.session import Session
from ui.shell.desktop import DesktopWindow
from ui.shell.host import ScreenHost
from ui.shell.kiosk import KioskWindow
from ui.tasks import TaskRunner

if TYPE_CHECKING:
    from ui.screens.kiosk.booking import Booking


@dataclass(frozen=True, slots=True)
class ModeWindow:
    """`lock` shuts the ways out once it is shown, `unlock` opens them before another window is.

    `leave` closes it for good, once it was asked for and the screen agreed.
    """

    window: QWidget
    host: ScreenHost
    leave: Callable[[], None]
    whole_screen: bool = False
    lock: Callable[[], None] = lambda: None
    unlock: Callable[[], None] = lambda: None


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
    spec: ModeSpec,
    services: Services,
    tasks: TaskRunner,
    check_pin: Callable[[str], str],
    back: Callable[[], None],
    again: Callable[[], None],
    booking: Booking,
) -> ModeWindow:
    """`check_pin` gives "" for the right PIN; `back` is the staff's way out, `again` opens the hall anew.

    `booking` outlives the hall: what one could not write, the next one tries again.
    """
    from ui.screens.kiosk.routes import Kiosk
    from ui.screens.kiosk.scanner import ScanListener
    from ui.screens.kiosk.staff import StaffWays

    kiosk = Kiosk(services, tasks, booking=booking)
    booking.try_again()
    window = KioskWindow(
        spec, kiosk.builders(), monotonic_ms=services.clock.monotonic_ms, wipe=kiosk.wipe, check_pin=check_pin,
        staff="kiosk.staff",
    )  # fmt: skip
    kiosk.read_ahead()
    window.staff_left.connect(back)
    kiosk.ways = StaffWays(restart=again, leave=window.staff_left.emit)
    scanner = ScanListener(services.clock.monotonic_ms, window)
    scanner.scanned.connect(lambda code: kiosk.reception.scanned(code, window.host))
    listen(scanner)

    def leave() -> None:
        stop_listening(scanner)
        kiosk.visit.leave("left")
        kiosk.voice.hush()
        kiosk.looks.wipe()
        window.leave()
        window.deleteLater()

    return ModeWindow(window, window.host, leave, spec.fullscreen, window.lock, window.unlock)


def listen(scanner: QObject) -> None:
    app = QApplication.instance()
    if app is not None:
        app.installEventFilter(scanner)


def stop_listening(scanner: QObject) -> None:
    app = QApplication.instance()
    if app is not None:
        app.removeEventFilter(scanner)


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
    if "aids" in spec.areas:
        from ui.screens.aids.routes import builders as aids

        found |= aids(services, tasks, session)
    if "manager" in spec.areas:
        from ui.screens.manager.routes import builders as manager

        found |= manager(services, tasks, session)
    if "workshop" in spec.areas:
        from ui.screens.workshop.routes import builders as workshop

        found |= workshop(services, tasks, session)
    return found
