"""Who sits where, and what evaluators see: one tap a criterion, stamped with drill time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from edu.domain.drills.phone_views import DoorView
from edu.domain.drills.run_views import Observation, SeatView
from edu.domain.drills.scenario import Scenario
from edu.domain.drills.scoring import Rating
from ui.screens.drill.presenter import RATINGS, TAPS, seat_words
from ui.widgets import Button, Card, Chip, Choice, PlainLabel, clear, column, row, scroll


class Seats(Card):
    """`seated` carries role and `open` or `npc`."""

    seated = Signal(str, str)

    def __init__(self) -> None:
        super().__init__("席位", gap="s", margin="m")
        self._box = column(gap="xs")
        self.add(self._box)
        self._seats: tuple[SeatView, ...] = ()
        self.choices: dict[str, Choice] = {}
        self.phones: dict[str, Chip] = {}
        self._door: DoorView | None = None

    def show_seats(self, seats: Sequence[SeatView]) -> None:
        if tuple(seats) == self._seats:
            return
        self._seats = tuple(seats)
        clear(self._box)
        self.choices.clear()
        self.phones.clear()
        for seat in self._seats:
            line = row(gap="s")
            line.addWidget(PlainLabel(seat.title, "small"), 1)
            self.phones[seat.role] = Chip("none", "")
            line.addWidget(self.phones[seat.role])
            choice = Choice([("open", seat_words(seat) if seat.by != "npc" else "有人"), ("npc", "程序代演")], chars=5)
            choice.set_value("npc" if seat.by == "npc" else "open")
            choice.setAccessibleName(f"{seat.title}由谁演")
            choice.picked.connect(lambda who, role=seat.role: self.seated.emit(role, who))
            self.choices[seat.role] = choice
            line.addWidget(choice)
            self._box.addLayout(line)
        self.show_phones(self._door)

    def show_phones(self, door: DoorView | None) -> None:
        """Whether the phone at a seat is within reach; nothing at seats without one."""
        self._door = door
        for role, chip in self.phones.items():
            phone = door.at(role) if door else None
            chip.setVisible(phone is not None)
            if phone is not None:
                chip.set_status("running" if phone.connected else "due", "在线" if phone.connected else "离线")


class Evaluation(Card):
    """Tabs of objectives; under each its criteria with three taps. `rated` carries target and P, M or U."""

    rated = Signal(str, str)

    def __init__(self, scenario: Scenario) -> None:
        super().__init__("评估", gap="s", margin="m")
        self._scenario = scenario
        self.objective = Choice([(one.id, one.title) for one in scenario.objectives])
        self.objective.picked.connect(lambda _key: self._draw())
        self.add(self.objective)
        inside = QWidget()
        self._box = column(inside, gap="s")
        self.add(scroll(inside), 1)
        self._given: dict[str, str] = {}
        self.taps: dict[tuple[str, Rating], Button] = {}
        self._draw()

    def show_given(self, observations: Sequence[Observation]) -> None:
        given = {one.target: str(one.rating) for one in observations if one.rating}
        if given != self._given:
            self._given = given
            self._draw()

    def _draw(self) -> None:
        clear(self._box)
        self.taps.clear()
        chosen = next((one for one in self._scenario.objectives if one.id == self.objective.value), None)
        for criterion in chosen.criteria if chosen else ():
            box = column(gap="xs")
            box.addWidget(PlainLabel(criterion.text + ("（待核，不计分）" if criterion.pending else "")))
            line = row(gap="xs")
            for rating in RATINGS:
                tap = self._tap(criterion.id, rating)
                tap.setAccessibleName(f"{criterion.text}：{TAPS[rating]}")
                self.taps[criterion.id, rating] = tap
                line.addWidget(tap)
            line.addStretch(1)
            box.addLayout(line)
            self._box.addLayout(box)
        self._box.addStretch(1)

    def _tap(self, criterion: str, rating: Rating) -> Button:
        given = self._given.get(criterion) == rating
        return Button(
            TAPS[rating], "primary" if given else "plain", on_click=lambda: self.rated.emit(criterion, rating)
        )
