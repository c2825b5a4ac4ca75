"""The screens of competition evenings wired to their service."""

from __future__ import annotations

from edu.bootstrap import Services
from ui.navigation import Builder, Navigator, Route, Screen
from ui.screens.contest.console import ContestConsole
from ui.screens.contest.home import ContestHomeScreen
from ui.screens.contest.setup import ContestSetupScreen
from ui.screens.desk import Desk
from ui.screens.files import Files, OfficeFiles
from ui.session import Session
from ui.tasks import TaskRunner


class ContestRoom:
    """One a window: it makes the screen of each route."""

    def __init__(self, services: Services, tasks: TaskRunner, session: Session, files: Files) -> None:
        self._services, self._tasks, self._session, self._files = services, tasks, session, files

    def _desk(self, navigator: Navigator) -> Desk:
        return Desk(actor=self._session.actor, tasks=self._tasks, navigator=navigator, clock=self._services.clock)

    def home(self, route: Route, navigator: Navigator) -> Screen:
        return ContestHomeScreen(self._services.contests, self._files, self._desk(navigator))

    def setup(self, route: Route, navigator: Navigator) -> Screen:
        home = self._services.settings.value.home
        return ContestSetupScreen(self._services.contests, home, self._desk(navigator))

    def console(self, route: Route, navigator: Navigator) -> Screen:
        s = self._services
        return ContestConsole(route.arg("contest"), s.contests, self._files, s.clock, self._desk(navigator))


def builders(services: Services, tasks: TaskRunner, session: Session, files: Files | None = None) -> dict[str, Builder]:
    """`files` stands in for the system's dialogs in tests and pictures."""
    room = ContestRoom(services, tasks, session, files or OfficeFiles())
    return {"contest.home": room.home, "contest.setup": room.setup, "contest.console": room.console}
