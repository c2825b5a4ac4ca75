"""What a round came to: medal, points by skill, the way there beside the day's best, and the gravest rule missed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QWidget

from edu.domain.games.rounds import Medal, Result
from ui import theme
from ui.navigation import Navigator, Route
from ui.screens.kiosk.game_end_parts import Curves, MedalDisc, PartBar
from ui.screens.kiosk.game_sitting import GameSitting
from ui.screens.kiosk.keeping import Keeping
from ui.screens.kiosk.offers import Rule
from ui.screens.kiosk.read_aloud import SILENT
from ui.screens.kiosk.rule_body import RuleBody
from ui.screens.kiosk.stage import Poster, Stage
from ui.screens.kiosk.voice import Voice
from ui.theme import ToneName
from ui.widgets import Button, IconLabel, PlainLabel, column, row

_FIGURE = 3
"""Lines of the heading, where it stands beside it."""
_MEDALS: dict[Medal, tuple[str, ToneName, str]] = {
    "gold": ("金牌", "yellow", "medal"),
    "silver": ("银牌", "grey", "medal"),
    "bronze": ("铜牌", "orange", "medal"),
    "": ("练手", "blue", "trophy"),
}


class GameEndScreen(Stage):
    title = "结果"

    def __init__(
        self,
        sitting: GameSitting,
        result: Result,
        why: Rule,
        navigator: Navigator,
        *,
        ask: bool,
        voice: Voice = SILENT,
    ) -> None:
        """`ask`: the questions of the second side are still to come."""
        super().__init__()
        self._sitting, self._navigator, self._voice = sitting, navigator, voice
        page = column(self, gap="l", margin="page")
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(theme.current().metrics.xl)
        self._line.addWidget(self._score(sitting, result), 5)
        self._line.addWidget(self._why(result, why), 5)
        page.addLayout(self._line, 1)
        foot = row(gap="m")
        self.again = Button("  再来一局", icon="restart", big=True, on_click=self._again)
        foot.addWidget(self.again, 2)
        word = "  再答三题" if ask else "  看学到了什么"
        self.next = Button(word, "accent", icon="forward", big=True, on_click=lambda: self._go(ask=ask))
        foot.addWidget(self.next, 3)
        page.addLayout(foot)

    def turned(self, portrait: bool) -> None:
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._line.setDirection(down if portrait else across)
        self.curves.setVisible(portrait or not theme.of(self).large_text)  # no height beside large letters: a strip

    def _score(self, sitting: GameSitting, result: Result) -> QWidget:
        card = QFrame()
        card.setProperty("panel", "card")
        card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        box = column(card, gap="s", margin="l")
        word, tone, icon = _MEDALS[result.medal]
        head = row(gap="l")
        head.addWidget(MedalDisc(icon, tone))
        words = column(gap="none")
        words.addWidget(PlainLabel(f"{result.score} 分 · {word}", "hero", wrap=False))
        self.record = PlainLabel("今天的最好成绩！" if sitting.record else _kind(result), "soft")
        words.addWidget(self.record)
        head.addLayout(words, 1)
        box.addLayout(head)
        names = [part.name for part in result.parts]
        for part in result.parts:
            box.addWidget(PartBar(part, names))
        self.curves = Curves(result.way, sitting.curve_to_beat, "之前最好" if sitting.record else "今日最好")
        box.addWidget(self.curves, 1)
        box.addStretch(0)
        return card

    def _why(self, result: Result, why: Rule) -> QWidget:
        card = QFrame()
        card.setProperty("panel", "card")
        card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        box = column(card, gap="m", margin="l")
        live = theme.current()
        head = row(gap="m")
        head.addWidget(IconLabel("remember" if result.missed else "ok", colour="accent", size=live.type.hero))
        head.addWidget(PlainLabel("最要紧的一条" if result.missed else "一条也没漏", "hero"), 1)
        box.addLayout(head)
        beside = why.picture is not None and live.large_text
        if why.picture is not None and beside:
            head.addWidget(_figure(why.picture))
        self.rule = RuleBody(why.text, None if beside else why.picture)
        box.addWidget(self.rule, 1)
        if why.source:
            box.addWidget(PlainLabel(f"依据：{why.source}", "small"))
        self.keeping = Keeping(card, self._voice, self._navigator)
        box.addLayout(self.keeping.line)
        return card

    def _again(self) -> None:
        self._navigator.replace(Route.to("kiosk.game_level", game=self._sitting.pack.id))

    def _go(self, *, ask: bool) -> None:
        name = "kiosk.game_after" if ask else "kiosk.game_gain"
        self._navigator.replace(Route.to(name, game=self._sitting.pack.id))


def _figure(picture: Path) -> Poster:
    """Beside the heading: large words leave no height for it below."""
    poster = Poster(framed=False)
    poster.show_file(picture)
    high = _FIGURE * theme.current().type.hero
    poster.setFixedSize(high, high)
    return poster


def _kind(result: Result) -> str:
    """A sentence beside the score; nobody is told that they failed."""
    if result.score >= 85:
        return "真遇上了，也请这样做。"
    if result.score >= 50:
        return f"用了 {result.seconds} 秒，再来一局会更稳。"
    return "头一回都这样，看看最要紧的一条，再来一局。"
