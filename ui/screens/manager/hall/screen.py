"""manager.hall: warnings, campaigns, hours and sessions, tickets. Each is saved at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QTabWidget

from edu.domain.errors import BadFile
from edu.domain.hall.days import HallDay
from edu.domain.hall.plan import HallPlan
from edu.domain.hall.tickets import Ticket
from edu.services.hall import Hall
from edu.services.people import People
from edu.services.ports.content import ContentLibrary
from edu.services.tickets import Tickets
from edu.system.settings import SettingsFile
from ui.navigation import Confirmation, Screen
from ui.screens.manager.hall.plan_tab import PlanTab
from ui.screens.manager.hall.presenter import Front, fronts_of
from ui.screens.manager.hall.tickets_tab import TicketsTab
from ui.screens.manager.hall.times_tab import TimesTab
from ui.screens.manager.parts.desk import Desk
from ui.widgets import Banner, clear, column

TABS = ("plan", "times", "tickets")


@dataclass(frozen=True, slots=True)
class _Loaded:
    plan: HallPlan
    today: HallDay
    fronts: Sequence[Front]
    tickets: Sequence[Ticket]


class HallScreen(Screen):
    title = "体验馆"
    subtitle = "管大屏上的提醒和活动、开放时间、票"

    def __init__(
        self,
        hall: Hall,
        tickets: Tickets,
        people: People,
        library: ContentLibrary,
        settings: SettingsFile,
        desk: Desk,
        tab: str = "",
    ) -> None:
        super().__init__()
        self._hall, self._tickets, self._library, self._desk = hall, tickets, library, desk
        page = column(self, gap="m", margin="page")
        self._trouble = column(gap="none")
        page.addLayout(self._trouble)
        self.tabs = QTabWidget()
        self.plan = PlanTab(hall, desk, self._changed)
        self.times = TimesTab(hall, settings, desk, self._changed)
        self.tickets = TicketsTab(tickets, people, desk, self._changed)
        for part, word in ((self.plan, "提醒与活动"), (self.times, "开放时间"), (self.tickets, "票")):
            self.tabs.addTab(part, word)
        self.tabs.setCurrentIndex(TABS.index(tab) if tab in TABS else 0)
        page.addWidget(self.tabs, 1)

    def on_enter(self) -> None:
        self._load()

    def _load(self) -> None:
        actor = self._desk.actor

        def work() -> _Loaded:
            return _Loaded(
                plan=self._hall.plan(actor),
                today=self._hall.preview(actor, self._desk.today),
                fronts=fronts_of(self._library),
                tickets=self._tickets.listed(actor),
            )

        self._desk.load(self, work, self._show, on_error=self._failed)

    def _show(self, loaded: _Loaded) -> None:
        clear(self._trouble)
        self.plan.show_plan(loaded.plan, loaded.today, loaded.fronts)
        self.times.show_plan(loaded.plan)
        self.tickets.show_tickets(loaded.tickets)

    def _changed(self, words: str) -> None:
        self._desk.navigator.notify(words, "ok")
        self._load()

    def _failed(self, error: Exception) -> None:
        """A broken file can be begun anew here: the wall shows the shipped calendar meanwhile."""
        if not isinstance(error, BadFile):
            self._desk.navigator.fail(error)
            return
        clear(self._trouble)
        self._trouble.addWidget(
            Banner("error", error.message, error.remedy, action="重新开始", on_action=self._ask_reset)
        )

    def _ask_reset(self) -> None:
        text = "读不出来的提醒、活动、开放时间和场次会清空，恢复成随程序带的。票不受影响。"
        question = Confirmation(title="重新开始？", text=text, yes="重新开始", danger=True)

        def act() -> None:
            self._desk.load(self, lambda: self._hall.reset(self._desk.actor), lambda _: self._changed("已重新开始"))

        self._desk.navigator.ask(question, act)
