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

FEW = 4
"""So many have room for a sentence each."""


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
        """One fills the room, a few lie with their picture beside the words, many are pictures with a name."""
        clear(self._tiles)
        self.cards.clear()
        count = len(self._games)
        wide = 1 if count == 1 or (portrait and count <= FEW) else 2 if portrait or count <= FEW else -(-count // 2)
        for at in range(-(-count // wide)):
            self._tiles.setRowStretch(at, 1)
        for at in range(wide):
            self._tiles.setColumnStretch(at, 1)
        for at, pack in enumerate(self._games):
            card = self._card(pack)
            card.pressed.connect(lambda game=pack.id: self._open(game))
            self.cards[pack.id] = card
            self._tiles.addWidget(card, at // wide, at % wide)

    def _open(self, game: str) -> None:
        self._navigator.go(Route.to("kiosk.game_before", game=game))

    def _card(self, pack: GamePack) -> PressCard:
        live, count = theme.current(), len(self._games)
        tight = live.large_text and count > FEW  # the letters grow, not the room around them: pictures stay pictures
        card = PressCard(gap="xs" if tight else "m", margin="l" if count <= FEW else "s" if tight else "m")
        card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        card.setAccessibleName(f"{pack.title}：{pack.tagline}")
        poster = Poster(framed=False)
        poster.show_file(self._cover(pack.id))
        poster.setMinimumHeight(live.metrics.control)
        if count > FEW:
            card.add(poster, 1)
            card.add(PlainLabel(pack.title, "title", align=Qt.AlignmentFlag.AlignHCenter))
        elif count == 1 and self.portrait:
            self._stand(card, poster, pack)
        else:
            self._lie(card, poster, pack, alone=count == 1)
        return card

    def _stand(self, card: PressCard, poster: Poster, pack: GamePack) -> None:
        """No taller than its picture and its words."""
        live = theme.current()
        poster.setMaximumHeight(max(1, (self.width() - 2 * live.metrics.page) * 9 // 16))
        card.body.addStretch(1)
        card.add(poster, 100)
        line = row(gap="m")
        line.addWidget(IconLabel("play", colour="accent", size=live.metrics.control))
        words = column(gap="none")
        words.addWidget(PlainLabel(pack.title, "hero"))
        words.addWidget(PlainLabel(pack.tagline, "soft"))
        line.addLayout(words, 1)
        card.add(line)
        card.body.addStretch(1)

    @staticmethod
    def _lie(card: PressCard, poster: Poster, pack: GamePack, *, alone: bool) -> None:
        live = theme.current()
        line = row(gap="xl" if alone else "l")
        line.addWidget(poster, 7 if alone else 5)
        words = column(gap="m")
        words.addStretch(2)
        words.addWidget(PlainLabel(pack.title, "hero" if alone else "title"))
        words.addWidget(PlainLabel(pack.tagline, "title" if alone else "soft"))
        if alone:
            words.addStretch(1)
            go = row(gap="m")
            go.addWidget(IconLabel("play", colour="accent", size=live.metrics.icon_big))
            go.addWidget(PlainLabel("点一下开始", "title"), 1)
            words.addLayout(go)
        words.addStretch(2)
        line.addLayout(words, 4 if alone else 5)
        card.add(line, 1)
