"""Who comes in, and what the wall says meanwhile: the day's calendar, the count of visitors, tickets."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from edu.domain.actors import Actor, Role
from edu.domain.errors import NotAllowed
from edu.domain.hall.days import HallDay, hours_words, in_front, sessions_words
from edu.domain.hall.tickets import Guest
from edu.services.hall import Hall
from edu.services.ports.content import ContentLibrary
from edu.services.tickets import Tickets
from edu.services.visits import Visits
from edu.system.clock import Clock, civil_text
from edu.system.settings import SettingsFile
from ui.navigation import Navigator, Route, Screen
from ui.screens.kiosk.attract_content import AttractContent
from ui.screens.kiosk.feedback import ROUTE as GOODBYE
from ui.screens.kiosk.teasers import teasers_of
from ui.screens.kiosk.ticket import TicketScreen
from ui.screens.kiosk.visit import Visit
from ui.tasks import TaskRunner

log = logging.getLogger(__name__)
ACTOR = Actor(role=Role.KIOSK)
_OPEN_TO_SCANS = ("kiosk.attract", "kiosk.doors", "kiosk.ticket")
_TROUBLE = "现在验不了票，请先直接玩，或叫工作人员看看。"
T = TypeVar("T")


class ReceptionServices(Protocol):
    @property
    def library(self) -> ContentLibrary: ...
    @property
    def hall(self) -> Hall: ...
    @property
    def tickets(self) -> Tickets: ...
    @property
    def visits(self) -> Visits: ...
    @property
    def clock(self) -> Clock: ...
    @property
    def settings(self) -> SettingsFile: ...


class Host(Navigator, Protocol):
    """The stage, as a scan finds it."""

    @property
    def route(self) -> Route | None: ...
    @property
    def showing(self) -> Screen | None: ...
    def restart(self) -> None: ...


def _say(host: Host, why: str) -> None:
    screen = host.showing
    if isinstance(screen, TicketScreen):
        screen.refuse(why)
    else:
        host.notify(why, "warn")


class Reception:
    """One for the window. `day` is that of the last look at the calendar: each attract loop looks anew."""

    def __init__(self, services: ReceptionServices, tasks: TaskRunner, visit: Visit) -> None:
        self._services, self._tasks, self._visit = services, tasks, visit
        self._owner = QObject()
        self.day: HallDay = services.hall.today(ACTOR)
        self._content: AttractContent | None = None
        self._scan = 0

    # -- the wall --

    def content(self) -> AttractContent:
        """What is known at once; the count of visitors follows by `renew`."""
        self.day = self._services.hall.today(ACTOR)
        before = self._content
        return self._told(None, tickets=before is not None and before.tickets)

    def _told(self, visitors: int | None, *, tickets: bool) -> AttractContent:
        services, day = self._services, self.day
        now = civil_text(services.clock.now_ms())[-5:]
        self._content = AttractContent(
            hall=services.settings.value.hall,
            teasers=teasers_of(services.library, services.hall.teasers(day)),
            notices=day.notices,
            campaign=day.lead,
            hours=hours_words(day),
            sessions=sessions_words(day, now),
            visitors=visitors,
            tickets=tickets,
        )
        return self._content

    def renew(self, owner: QWidget, done: Callable[[AttractContent], None]) -> None:
        """Off the window's thread; a database that does not answer leaves the wall without its count."""
        services = self._services

        def work(_task: object) -> tuple[int, bool]:
            return services.visits.people_today(ACTOR), services.tickets.offered(ACTOR)

        def told(found: tuple[int, bool]) -> None:
            self.day = services.hall.today(ACTOR)
            done(self._told(found[0], tickets=found[1]))

        self._tasks.start(owner, work, told, on_error=lambda error: log.error("no count of visitors", exc_info=error))

    # -- order --

    def front(self, kind: str, items: Sequence[T], ids: Callable[[T], str]) -> tuple[T, ...]:
        """What the running campaigns put in front comes first."""
        return in_front(items, [f"{kind}:{ids(item)}" for item in items], self.day.campaigns)

    # -- tickets --

    @property
    def takes_tickets(self) -> bool:
        return self._content is not None and self._content.tickets

    @property
    def guest(self) -> str:
        return self._visit.guest.greeting if self._visit.guest is not None else ""

    def ticket_screen(self, route: Route, navigator: Navigator) -> Screen:
        screen = TicketScreen(lambda code: self._ask(code, screen, screen.refuse, welcomed), navigator)

        def welcomed(guest: Guest) -> None:
            self._visit.welcome(guest)
            navigator.replace(Route("kiosk.doors"))

        return screen

    def scanned(self, code: str, host: Host) -> None:
        """A ticket before the scanner: from the wall and the doors it leads in, in the middle of something it is noted.

        Whoever stands there then may be somebody else by the time the answer comes: `_scan` counts visitors too.
        """
        route = host.route
        if route is None or route.name == "kiosk.staff":
            return
        scan = self._scan = self._scan + 1

        def refused(why: str) -> None:
            if scan == self._scan:
                _say(host, why)

        def welcomed(guest: Guest) -> None:
            if scan == self._scan:
                self._came(guest, host)

        self._ask(code, self._owner, refused, welcomed)

    def _came(self, guest: Guest, host: Host) -> None:
        before, route = self._visit.guest, host.route
        # who pressed 结束 without a ticket has gone: what they did is not for the ticket of who comes next
        ended = before is None and route is not None and route.name == GOODBYE
        other = ended or (before is not None and before.ticket != guest.ticket)
        if other:
            host.restart()  # the one who was here has gone: their screen goes with them
        self._visit.welcome(guest)
        if other or (route is not None and route.name in _OPEN_TO_SCANS):
            host.go(Route("kiosk.doors"))
        else:
            host.notify(f"已验票：{guest.greeting}", "ok")

    def forget(self) -> None:
        """The visitor has gone: an answer that is still on its way concerns nobody."""
        self._scan += 1

    def _ask(
        self, code: str, owner: QObject, refused: Callable[[str], None], welcomed: Callable[[Guest], None]
    ) -> None:
        tickets = self._services.tickets

        def failed(error: Exception) -> None:
            if isinstance(error, NotAllowed):
                refused(error.message)
                return
            log.error("tickets cannot be asked about", exc_info=error)
            refused(_TROUBLE)

        self._tasks.start(owner, lambda _task: tickets.admit(ACTOR, code), welcomed, on_error=failed)
