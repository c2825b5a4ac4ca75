"""The workshop's screens wired to their services."""

from __future__ import annotations

from edu.bootstrap import Services
from ui.navigation import Builder, Navigator, Route, Screen
from ui.screens.desk import Desk
from ui.screens.files import Files, OfficeFiles
from ui.screens.workshop.editor import EditorScreen
from ui.screens.workshop.home import WorkshopHomeScreen
from ui.screens.workshop.local import LocalScreen
from ui.session import Session
from ui.tasks import TaskRunner


def builders(
    services: Services, tasks: TaskRunner, session: Session, files: Files | None = None
) -> dict[str, Builder]:  # fmt: skip
    """`files` are the system's dialogs."""
    dialogs = files or OfficeFiles()

    def desk(navigator: Navigator) -> Desk:
        return Desk(actor=session.actor, tasks=tasks, navigator=navigator, clock=services.clock)

    def home(route: Route, navigator: Navigator) -> Screen:
        return WorkshopHomeScreen(desk(navigator), services.drill_workshop, services.drill_offers, dialogs)

    def editor(route: Route, navigator: Navigator) -> Screen:
        return EditorScreen(desk(navigator), services.drill_workshop, route.arg("drill"))

    def local(route: Route, navigator: Navigator) -> Screen:
        return LocalScreen(desk(navigator), services.drill_local_settings, route.arg("drill"))

    return {"workshop.home": home, "workshop.editor": editor, "workshop.local": local}
