"""玩一玩: which game. Each card says in a line what it is about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy

from edu.domain.games.pack import GamePack
from ui import theme
from ui.navigation import Navigator, Route
from ui.screens.kiosk.stage import Poster, Stage
from ui.widgets import Button, IconLabel, PlainLabel, PressCard, clear, column, grid, row


class GamesScreen(Stage):
    title = "玩一玩"

    def __init__(self, games: Sequence[GamePack], cover: Callable[[str], Path | None], navigator: Navigator) -> None:
        super().__init__()
        self._games, self._cover, self._navigator = tuple(games), cover, navigator
        page = column(self, gap="l", margin="page")
        page.addWidget(PlainLabel("玩一玩，挑一个。", "stage-hero"))
        self._tiles: QGridLayout = grid(gap="l")
        page.addLayout(self._tiles, 1)
        self.cards: dict[str, PressCard] = {}
        foot = row()
        foot.addWidget(Button("  返回", icon="back", big=True, on_click=navigator.back))
        foot.addStretch(1)
        foot.addWidget(PlainLabel("一局两三分钟，不用登录", "stage-soft", wrap=False))
        page.addLayout(foot)

    def turned(self, portrait: bool) -> None:
        """One fills the room, a few stand side by side, ten in rows."""
        clear(self._tiles)
        self.cards.clear()
        self._tiles.setRowStretch(0, 1)
        wide = min(len(self._games), 2 if portrait else 3)
        for at, pack in enumerate(self._games):
            card = self._card(pack)
            card.pressed.connect(lambda game=pack.id: self._open(game))
            self.cards[pack.id] = card
            self._tiles.addWidget(card, at // max(1, wide), at % max(1, wide))

    def _open(self, game: str) -> None:
        self._navigator.go(Route.to("kiosk.game_before", game=game))

    def _card(self, pack: GamePack) -> PressCard:
        live = theme.current()
        card = PressCard(gap="m", margin="l")
        card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        poster = Poster(framed=False)
        poster.show_file(self._cover(pack.id))
        poster.setMinimumHeight(live.metrics.action)
        alone = len(self._games) == 1
        if alone and not self.portrait:
            return self._wide_card(card, poster, pack)
        if alone:  # no taller than its picture and its words
            poster.setMaximumHeight((self.width() - 2 * live.metrics.page) * 9 // 16)
        if alone:
            card.body.addStretch(1)
        card.add(poster, 100)
        line = row(gap="m")
        line.addWidget(IconLabel("play", colour="accent", size=live.metrics.control))
        words = column(gap="none")
        words.addWidget(PlainLabel(pack.title, "hero" if len(self._games) < 3 else "title"))
        words.addWidget(PlainLabel(pack.tagline, "soft"))
        line.addLayout(words, 1)
        line.addWidget(IconLabel("next", colour="accent", size=live.metrics.control), 0, Qt.AlignmentFlag.AlignVCenter)
        card.add(line)
        if alone:
            card.body.addStretch(1)
        card.setAccessibleName(f"{pack.title}：{pack.tagline}")
        return card

    @staticmethod
    def _wide_card(card: PressCard, poster: Poster, pack: GamePack) -> PressCard:
        """The only game there is: its picture beside its words."""
        live = theme.current()
        line = row(gap="xl")
        line.addWidget(poster, 7)
        words = column(gap="l")
        words.addStretch(2)
        words.addWidget(PlainLabel(pack.title, "hero"))
        words.addWidget(PlainLabel(pack.tagline, "title"))
        words.addStretch(1)
        go = row(gap="m")
        go.addWidget(IconLabel("play", colour="accent", size=live.metrics.icon_big))
        go.addWidget(PlainLabel("点一下开始", "title"), 1)
        words.addLayout(go)
        words.addStretch(2)
        line.addLayout(words, 4)
        card.add(line, 1)
        card.setAccessibleName(f"{pack.title}：{pack.tagline}")
        return card
