"""闯一闯: which drill to play alone. Each card says what it is about and that it takes a few minutes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from edu.domain.drills.scenario import Scenario
from ui import theme
from ui.navigation import Navigator, Route
from ui.screens.kiosk.by_finger import by_finger
from ui.screens.kiosk.more_below import MoreBelow
from ui.screens.kiosk.stage import Stage
from ui.screens.kiosk.whole_rows import WholeRows
from ui.widgets import Button, IconLabel, PlainLabel, PressCard, column, grid, row, scroll

ICONS = {
    "fire": "fire", "flood": "flood", "typhoon": "typhoon", "earthquake": "earthquake", "flash-flood": "flood",
    "landslide": "landslide", "forest-fire": "forest", "production": "chemical",
}  # fmt: skip
_ASIDE = re.compile("（(.+?)）")
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LYING, UPRIGHT = 3, 2
"""Cards beside each other."""


class DrillsScreen(Stage):
    title = "闯一闯"

    def __init__(self, drills: Sequence[Scenario], navigator: Navigator) -> None:
        super().__init__()
        page = column(self, gap="l", margin="page")
        page.addWidget(PlainLabel("你来指挥，选一场。", "stage-hero"))
        inside = QWidget()
        box = column(inside, gap="none")
        self._grid = grid(gap="m")
        box.addLayout(self._grid)
        box.addStretch(1)
        self.cards: dict[str, PressCard] = {}
        for drill in drills:
            card = self._card(drill)
            card.pressed.connect(lambda id_=drill.id: navigator.go(Route.to("kiosk.drill", drill=id_)))
            self.cards[drill.id] = card
        area = by_finger(scroll(inside))
        page.addWidget(area, 1)
        foot = row(gap="m")
        foot.addWidget(Button("  返回", icon="back", big=True, on_click=navigator.back))
        self.more = MoreBelow(area, rows=WholeRows(area, self._grid))
        foot.addWidget(self.more)
        foot.addWidget(PlainLabel("都是演练，不是真的发生了", "stage-soft", align=_RIGHT), 1)
        page.addLayout(foot)

    def turned(self, portrait: bool) -> None:
        """The columns share the whole width."""
        across = UPRIGHT if portrait else LYING
        for at, card in enumerate(self.cards.values()):
            self._grid.addWidget(card, at // across, at % across)
        for at in range(max(LYING, UPRIGHT)):
            self._grid.setColumnStretch(at, int(at < across))

    @staticmethod
    def _card(drill: Scenario) -> PressCard:
        card = PressCard(gap="s", margin="m")
        head = row(gap="m")
        icon = IconLabel(ICONS.get(drill.hazard, "drill"), colour="accent", size=theme.current().metrics.icon_big)
        head.addWidget(icon)
        name, aside = _parted(drill.title)
        words = column(gap="none")
        words.addStretch(1)
        words.addWidget(PlainLabel(name, "title"))
        if aside:
            words.addWidget(PlainLabel(aside, "body"))
        words.addStretch(1)
        head.addLayout(words, 1)
        card.add(head, 1)
        asked = sum(decision.solo for decision in drill.decisions)
        card.add(PlainLabel(f"{asked} 个决定，五到八分钟", "soft"))
        card.setAccessibleName(f"{drill.title}：{asked} 个决定")
        return card


def _parted(title: str) -> tuple[str, str]:
    """What stands in brackets gets a line of its own: in a line of large letters it would be broken."""
    found = _ASIDE.search(title)
    return (title[: found.start()] + title[found.end() :], found[1]) if found else (title, "")
