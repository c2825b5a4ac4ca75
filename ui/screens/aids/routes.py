"""The screen of one-page aids wired to its service."""

from __future__ import annotations

from edu.bootstrap import Services
from ui.navigation import Builder, Navigator, Route, Screen
from ui.screens.aids.home import AidsScreen
from ui.screens.desk import Desk
from ui.screens.files import Files, OfficeFiles
from ui.session import Session
from ui.tasks import TaskRunner


def builders(services: Services, tasks: TaskRunner, session: Session, files: Files | None = None) -> dict[str, Builder]:
    """`files` stands in for the system's dialogs in tests and pictures."""
    shelf = files or OfficeFiles()

    def home(route: Route, navigator: Navigator) -> Screen:
        desk = Desk(actor=session.actor, tasks=tasks, navigator=navigator, clock=services.clock)
        return AidsScreen(services.aids, shelf, desk)

    return {"aids.home": home}
