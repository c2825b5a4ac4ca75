"""The screens of drills wired to their services."""

from __future__ import annotations

from edu.bootstrap import Services
from ui.navigation import Builder, Navigator, Route, Screen
from ui.screens.desk import Desk
from ui.screens.drill.compare import CompareScreen
from ui.screens.drill.console import ConsoleScreen
from ui.screens.drill.debrief import DebriefScreen, Evaluators
from ui.screens.drill.home import DrillHomeScreen
from ui.screens.drill.profile_editor import ProfileScreen
from ui.screens.drill.profiles import ProfilesScreen
from ui.screens.drill.replay import ReplayScreen
from ui.screens.drill.setup import SetupScreen
from ui.screens.files import Files, OfficeFiles
from ui.session import Session
from ui.tasks import TaskRunner


class DrillRoom:
    """One a window: it makes the screen of each route."""

    def __init__(self, services: Services, tasks: TaskRunner, session: Session, files: Files) -> None:
        self._services, self._tasks, self._session, self._files = services, tasks, session, files

    def _desk(self, navigator: Navigator) -> Desk:
        return Desk(actor=self._session.actor, tasks=self._tasks, navigator=navigator, clock=self._services.clock)

    def home(self, route: Route, navigator: Navigator) -> Screen:
        return DrillHomeScreen(self._desk(navigator), self._services.drill_runs)

    def setup(self, route: Route, navigator: Navigator) -> Screen:
        services = self._services
        return SetupScreen(
            self._desk(navigator), services.drill_runs, services.organisations, services.drill_profiles,
            services.drill_papers, self._files, services.settings.value.home, route.arg("scenario"),
        )  # fmt: skip

    def console(self, route: Route, navigator: Navigator) -> Screen:
        services = self._services
        return ConsoleScreen(
            self._desk(navigator), services.drill_runs, services.drill_judging, services.drill_assessing,
            services.drill_messages, services.drill_seats, route.arg("run"),
        )  # fmt: skip

    def debrief(self, route: Route, navigator: Navigator) -> Screen:
        services = self._services
        return DebriefScreen(
            self._desk(navigator), services.drill_results, services.drill_improvements,
            Evaluators(services.drill_judging, services.drill_assessing, services.drill_profiles),
            services.drill_papers, self._files, lambda: services.library.register, route.arg("run"),
        )  # fmt: skip

    def compare(self, route: Route, navigator: Navigator) -> Screen:
        services = self._services
        return CompareScreen(
            self._desk(navigator), services.drill_comparing, services.drill_papers, self._files, route.arg("run"),
            route.arg("against", ""),
        )  # fmt: skip

    def profiles(self, route: Route, navigator: Navigator) -> Screen:
        return ProfilesScreen(self._desk(navigator), self._services.drill_profiles, self._files)

    def profile(self, route: Route, navigator: Navigator) -> Screen:
        return ProfileScreen(
            self._desk(navigator), self._services.drill_profiles, self._files, route.arg("profile")
        )  # fmt: skip

    def replay(self, route: Route, navigator: Navigator) -> Screen:
        return ReplayScreen(self._desk(navigator), self._services.drill_results, route.arg("run"))


def builders(services: Services, tasks: TaskRunner, session: Session, files: Files | None = None) -> dict[str, Builder]:
    """`files` stands in for the system's dialogs in tests and pictures."""
    room = DrillRoom(services, tasks, session, files or OfficeFiles())
    return {
        "drill.home": room.home,
        "drill.setup": room.setup,
        "drill.console": room.console,
        "drill.debrief": room.debrief,
        "drill.replay": room.replay,
        "drill.compare": room.compare,
        "drill.profiles": room.profiles,
        "drill.profile": room.profile,
    }
