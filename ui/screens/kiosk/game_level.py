"""How hard, and how it is to be played: slowly, seated, with the left hand, with or without sound."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QSizePolicy

from edu.domain.games.rules import LEVELS, Level
from edu.domain.numerals import chinese_numeral
from ui import theme
from ui.games.speaker import Speaker
from ui.navigation import Navigator, Route
from ui.screens.kiosk.game_sitting import GameSitting
from ui.screens.kiosk.stage import Stage
from ui.widgets import Button, IconLabel, PlainLabel, PressCard, column, grid, row

_WORDS: dict[Level, tuple[str, str]] = {
    1: ("入门", "一步步提醒你，慢慢来"),
    2: ("熟练", "提醒少了，快一些"),
    3: ("高手", "没有提醒，又快又险"),
}
SLOW_MINUTES = 5
"""A round at six tenths of the pace, with its end; at the normal pace it is three at most."""
_SLOWLY = f"；选了慢一点，一局最长{chinese_numeral(SLOW_MINUTES)}分钟"


class GameLevelScreen(Stage):
    """Pressing a level begins the round."""

    title = "选难度"

    def __init__(self, sitting: GameSitting, best: Callable[[Level], int | None], speaker: Speaker,
                 navigator: Navigator, *, slows: bool = True) -> None:  # fmt: skip
        super().__init__()
        self._sitting, self._speaker, self._navigator = sitting, speaker, navigator
        page = column(self, gap="l", margin="page")
        page.addWidget(PlainLabel(f"{sitting.pack.title}：选个难度", "stage-hero"))
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(theme.current().metrics.l)
        self._boxes: list[QBoxLayout] = []
        self.levels: dict[Level, PressCard] = {}
        for level in LEVELS:
            card = self._card(level, best(level))
            card.pressed.connect(lambda level=level: self._begin(level))
            self.levels[level] = card
            self._line.addWidget(card, 1)
        page.addLayout(self._line, 8)
        self._manners: QGridLayout = grid(gap="m")
        self.manners: dict[str, Button] = {}
        for key, word, icon in (("slow", "  慢一点", "timer"), ("seated", "  坐着玩", "seat"),
                                ("left", "  用左手", "hand"), ("sound", "  有声音", "read-aloud")):  # fmt: skip
            if key == "slow" and not slows:
                continue
            button = Button(word, icon=icon, big=True)
            button.setCheckable(True)
            button.setChecked(speaker.on if key == "sound" else bool(getattr(sitting, key)))
            button.toggled.connect(lambda on, key=key: self._set(key, on=on))
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.manners[key] = button
            self._say(key)
        page.addLayout(self._manners)
        foot = row()
        foot.addWidget(Button("  返回", icon="back", big=True, on_click=navigator.back))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self.hint = PlainLabel("上面几样可以都不选" + (_SLOWLY if slows else ""), "stage-soft", align=right)
        foot.addWidget(self.hint, 1)
        page.addLayout(foot)

    def turned(self, portrait: bool) -> None:
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._line.setDirection(down if portrait else across)
        for box in self._boxes:
            box.setDirection(across if portrait else down)
        wide = 2 if portrait else 4
        for at, button in enumerate(self.manners.values()):
            self._manners.addWidget(button, at // wide, at % wide)

    def _set(self, key: str, *, on: bool) -> None:
        if key == "sound":
            self._speaker.switch(on=on)
        else:
            setattr(self._sitting, key, on)
        self._say(key)

    def _say(self, key: str) -> None:
        """What is chosen is said in the look of the button and to who cannot see it."""
        button = self.manners[key]
        on = button.isChecked()
        if key == "sound":
            button.setText("  有声音" if on else "  没声音")
            button.set_icon("read-aloud" if on else "silent")
        button.set_kind("primary" if on else "plain")
        button.setAccessibleName(f"{button.text().strip()}：{'开' if on else '关'}")

    def _begin(self, level: Level) -> None:
        self._sitting.level = level
        self._navigator.replace(Route.to("kiosk.game_play", game=self._sitting.pack.id))

    def _card(self, level: Level, best: int | None) -> PressCard:
        """Stars above the words; upright beside them."""
        live = theme.current()
        card = PressCard(gap="m", margin="m" if live.large_text else "l")
        card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        stars = row(gap="xs")
        stars.addStretch(1)
        for at in range(len(LEVELS)):
            lit = at < level
            colour = "accent" if lit else "line_strong"
            stars.addWidget(IconLabel("star", colour=colour, size=live.metrics.control, hollow=not lit))
        stars.addStretch(1)
        words = column(gap="xs")
        centre = Qt.AlignmentFlag.AlignHCenter
        word, hint = _WORDS[level]
        words.addStretch(1)
        words.addWidget(PlainLabel(word, "hero", align=centre))
        words.addWidget(PlainLabel(hint, "body" if live.large_text else "title", align=centre))
        words.addWidget(PlainLabel("今天还没人玩" if best is None else f"今日最好 {best} 分", "soft", align=centre))
        words.addStretch(1)
        box = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        box.setSpacing(live.metrics.m)
        box.addLayout(stars, 2)
        box.addLayout(words, 3)
        self._boxes.append(box)
        card.add(box, 1)
        card.setAccessibleName(f"{word}：{hint}")
        return card
