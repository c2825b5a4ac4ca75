"""study.who: the learner says who they are; from then on everything is scoped to that one person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QWidget

from edu.domain.actors import Actor
from edu.domain.people import PersonLine
from ui.navigation import Navigator, Screen
from ui.screens.study.who_presenter import AT_MOST, SHORTEST, Candidate, candidates
from ui.session import Session
from ui.tasks import TaskRunner
from ui.widgets import EmptyState, PlainLabel, PressCard, SearchField, centred, clear, column, row, scroll


class Seats(Protocol):
    def at_seat(self, actor: Actor, text: str, limit: int = 20) -> Sequence[PersonLine]: ...


class WhoScreen(Screen):
    """Entering it frees the seat: whoever sat here is signed off."""

    title = "你是谁？"
    subtitle = "找到自己的名字，点一下就开始。"

    def __init__(self, people: Seats, session: Session, tasks: TaskRunner, navigator: Navigator) -> None:
        super().__init__()
        self._people, self._session, self._tasks, self._navigator = people, session, tasks, navigator
        page = column(self, gap="m", margin="page")
        self.field = SearchField("姓名、拼音首字母（如 zwj），或身份证号后四位")
        page.addWidget(centred(self.field, 36))
        inside = QWidget()
        self._list = column(inside, gap="s")
        self._area = scroll(inside)
        self._hint = EmptyState("search", "输入姓名的两个字就行", "也可以输入拼音首字母，或身份证号的后四位。")
        self._nobody = EmptyState("person", "没有找到这个人", "换个写法试试；仍找不到，请管理员先把你加进花名册。")
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        for part in (self._hint, self._nobody, self._area):
            self._stack.addWidget(part)
        page.addWidget(centred(holder, 36), 1)
        self.field.searched.connect(self._search)
        self.rows: list[PressCard] = []
        self._wanted = ""

    def on_enter(self) -> None:
        self._session.stand_up()
        self.field.setFocus()

    def _search(self, text: str) -> None:
        self._wanted = text
        if len(text) < SHORTEST:
            self._stack.setCurrentWidget(self._hint)
            return
        actor = self._session.actor
        self._tasks.start(
            self,
            lambda _task: self._people.at_seat(actor, text, AT_MOST + 1),
            lambda found: self._show(text, found),
        )

    def _show(self, text: str, found: Sequence[PersonLine]) -> None:
        if text != self._wanted:
            return
        clear(self._list)
        self.rows.clear()
        lines = candidates(found)
        for line in lines[:AT_MOST]:
            card = self._row(line)
            self.rows.append(card)
            self._list.addWidget(card)
        if len(lines) > AT_MOST:
            self._list.addWidget(PlainLabel("同名的人很多，请多输入几个字，或改用身份证号后四位。", "soft"))
        self._list.addStretch(1)
        self._stack.setCurrentWidget(self._area if lines else self._nobody)

    def _row(self, line: Candidate) -> PressCard:
        card = PressCard(gap="xs", margin="m")
        head = row(gap="m")
        words = column(gap="xs")
        words.addWidget(PlainLabel(line.name, "title"))
        words.addWidget(PlainLabel(line.place, "soft"))
        head.addLayout(words, 1)
        head.addWidget(PlainLabel(line.id_mask, "body", wrap=False), 0, Qt.AlignmentFlag.AlignVCenter)
        card.add(head)
        card.setAccessibleName(f"{line.name} {line.id_mask} {line.place}")
        card.pressed.connect(lambda: self._choose(line.id))
        return card

    def _choose(self, person: str) -> None:
        self._session.sit_down(person)
        self._navigator.home()
