"""The manager's composition: every route with the services that its screen uses."""

from __future__ import annotations

from edu.bootstrap import Services
from ui.gallery import GalleryEntry
from ui.navigation import Builder, Navigator, Route, Screen
from ui.screens.files import Files, OfficeFiles
from ui.screens.manager.certificates.issue import IssueScreen
from ui.screens.manager.certificates.screen import CertificatesScreen
from ui.screens.manager.classes.screen import ClassesScreen
from ui.screens.manager.dashboard.screen import DashboardScreen, LookAround
from ui.screens.manager.drills.one import DrillScreen
from ui.screens.manager.drills.record import RecordDrillScreen
from ui.screens.manager.drills.screen import DrillsScreen
from ui.screens.manager.hall.screen import HallScreen
from ui.screens.manager.hall_figures.screen import HallFiguresScreen
from ui.screens.manager.imports.screen import ImportScreen
from ui.screens.manager.obligations.screen import ObligationsScreen
from ui.screens.manager.obligations.subject import SubjectScreen
from ui.screens.manager.papers.results import ExamScreen
from ui.screens.manager.papers.screen import PapersScreen
from ui.screens.manager.parts.day_asked import day_in
from ui.screens.manager.parts.desk import Desk
from ui.screens.manager.people.presenter import PeopleFilter
from ui.screens.manager.people.screen import PeopleScreen
from ui.screens.manager.person.screen import PersonScreen
from ui.screens.manager.reports.screen import ReportsScreen
from ui.screens.manager.reviews.screen import ReviewsScreen
from ui.screens.manager.settings.screen import SettingsScreen
from ui.screens.manager.units.screen import UnitsScreen
from ui.screens.world import World
from ui.session import Session
from ui.tasks import TaskRunner


class _Composition:
    def __init__(self, services: Services, tasks: TaskRunner, session: Session, files: Files) -> None:
        self._services, self._tasks, self._session, self._files = services, tasks, session, files

    def desk(self, navigator: Navigator) -> Desk:
        return Desk(
            actor=self._session.actor,
            tasks=self._tasks,
            navigator=navigator,
            files=self._files,
            clock=self._services.clock,
        )

    @property
    def home(self) -> str:
        return self._services.settings.value.home

    def dashboard(self, route: Route, navigator: Navigator) -> Screen:
        return DashboardScreen(LookAround(self._services, self._session.actor), self.desk(navigator))

    def people(self, route: Route, navigator: Navigator) -> Screen:
        asked = PeopleFilter(
            text=route.arg("text", ""), person_class=route.arg("person_class", ""), org=route.arg("org", ""),
            enterprise=route.arg("enterprise", ""),
        )  # fmt: skip
        s = self._services
        return PeopleScreen(s.people, s.organisations, s.people_export, self.desk(navigator), asked)

    def person(self, route: Route, navigator: Navigator) -> Screen:
        s = self._services
        return PersonScreen(
            route.arg("person"),
            s.people,
            s.organisations,
            s.certificates,
            s.learning_files,
            s.obligations,
            self.desk(navigator),
            s.library.special_trades.words,
            day_in(route.arg("on", "")),
        )

    def imports(self, route: Route, navigator: Navigator) -> Screen:
        s = self._services
        return ImportScreen(s.roster_import, s.organisations, self.home, self.desk(navigator))

    def units(self, route: Route, navigator: Navigator) -> Screen:
        return UnitsScreen(self._services.organisations, self._services.people, self.home, self.desk(navigator))

    def classes(self, route: Route, navigator: Navigator) -> Screen:
        s = self._services
        return ClassesScreen(s.classes, s.organisations, self.home, self.desk(navigator))

    def papers(self, route: Route, navigator: Navigator) -> Screen:
        s = self._services
        return PapersScreen(s.exams, s.classes, self.desk(navigator), route.arg("tab", ""))

    def exam(self, route: Route, navigator: Navigator) -> Screen:
        s = self._services
        return ExamScreen(route.arg("exam"), s.exams, s.sittings, s.certificates, s.people, self.desk(navigator))

    def certificates(self, route: Route, navigator: Navigator) -> Screen:
        s = self._services
        return CertificatesScreen(
            s.certificates,
            s.certificate_papers,
            s.verification,
            s.classes,
            self.desk(navigator),
            route.arg("tab", ""),
            route.arg("text", ""),
        )

    def issue(self, route: Route, navigator: Navigator) -> Screen:
        s = self._services
        return IssueScreen(
            route.arg("training_class"), s.certificates, s.certificate_papers, s.classes, self.desk(navigator)
        )

    def drills(self, route: Route, navigator: Navigator) -> Screen:
        s = self._services
        return DrillsScreen(s.drills, s.organisations, self.desk(navigator), route.arg("tab", ""))

    def drill_new(self, route: Route, navigator: Navigator) -> Screen:
        s = self._services
        return RecordDrillScreen(s.drills, s.people, s.organisations, self.desk(navigator), route.arg("org", ""))

    def drill(self, route: Route, navigator: Navigator) -> Screen:
        s = self._services
        return DrillScreen(route.arg("drill"), s.drills, s.people, s.organisations, self.desk(navigator))

    def obligations(self, route: Route, navigator: Navigator) -> Screen:
        s = self._services
        return ObligationsScreen(
            s.obligations,
            s.organisations,
            self.desk(navigator),
            route.arg("org", ""),
            route.arg("tab", ""),
            day_in(route.arg("on", "")),
        )

    def duties(self, route: Route, navigator: Navigator) -> Screen:
        on = day_in(route.arg("on", ""))
        return SubjectScreen(route.arg("kind"), route.arg("id"), self._services.obligations, self.desk(navigator), on)

    def reports(self, route: Route, navigator: Navigator) -> Screen:
        s = self._services
        return ReportsScreen(
            s.statistics, s.certificate_papers, s.people_export, s.organisations, self.home, self.desk(navigator)
        )

    def hall(self, route: Route, navigator: Navigator) -> Screen:
        s = self._services
        return HallScreen(
            s.hall, s.tickets, s.people, s.library, s.settings, self.desk(navigator), route.arg("tab", "")
        )

    def reviews(self, route: Route, navigator: Navigator) -> Screen:
        return ReviewsScreen(self._services.reviews, self.desk(navigator))

    def hall_figures(self, route: Route, navigator: Navigator) -> Screen:
        s = self._services
        return HallFiguresScreen(s.hall_statistics, s.hall_groups, self.home, self.desk(navigator))

    def settings(self, route: Route, navigator: Navigator) -> Screen:
        s = self._services
        return SettingsScreen(s.settings, s.access, s.organisations, s.obligations, s.ledger, self.desk(navigator))


def builders(services: Services, tasks: TaskRunner, session: Session, files: Files | None = None) -> dict[str, Builder]:
    """`files` stands in for the system's dialogs in tests and pictures."""
    made = _Composition(services, tasks, session, files or OfficeFiles())
    return {
        "manager.dashboard": made.dashboard,
        "manager.people": made.people,
        "manager.person": made.person,
        "manager.import": made.imports,
        "manager.units": made.units,
        "manager.classes": made.classes,
        "manager.papers": made.papers,
        "manager.exam": made.exam,
        "manager.certificates": made.certificates,
        "manager.issue": made.issue,
        "manager.drills": made.drills,
        "manager.drill_new": made.drill_new,
        "manager.drill": made.drill,
        "manager.hall": made.hall,
        "manager.obligations": made.obligations,
        "manager.duties": made.duties,
        "manager.hall_figures": made.hall_figures,
        "manager.reviews": made.reviews,
        "manager.reports": made.reports,
        "manager.settings": made.settings,
    }


def gallery_entries(world: World) -> list[GalleryEntry]:
    from ui.screens.manager.pictures import entries

    return entries(world, builders)
