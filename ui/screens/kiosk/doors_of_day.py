"""Which doors there are today, and which of them a campaign puts first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from edu.domain.errors import EduError
from edu.domain.hall.days import HallDay, doors_in_front
from edu.services.ports.content import ContentLibrary
from ui.screens.kiosk.doors import Door
from ui.screens.kiosk.game_routes import GameRoutes
from ui.screens.kiosk.offers import QUIZ_LENGTH

_ROUTES = {"play": "kiosk.games", "learn": "kiosk.learn", "quiz": "kiosk.quiz", "drill": "kiosk.drills"}


class DoorsOfDay:
    def __init__(self, library: ContentLibrary, games: GameRoutes, day: HallDay) -> None:
        self._library, self._games, self._day = library, games, day

    def shown(self, can_go: Callable[[str], bool]) -> list[Door]:
        """Each only when something installed stands behind it."""
        lead = self._day.lead
        return [
            self._door(key, lead.title if lead is not None and lead.door == key else "")
            for key in doors_in_front(tuple(_ROUTES), self._day.campaigns)
            if can_go(_ROUTES[key])
        ]

    def _door(self, key: str, badge: str) -> Door:
        icon, word, hint = {
            "play": ("game", "玩一玩", "一局两三分钟"),
            "learn": ("lesson", "学一学", "看图学一课，三五分钟"),
            "quiz": ("question", "考一考", f"{QUIZ_LENGTH} 道题，当场知对错"),
            "drill": ("drill", "闯一闯", "你来指挥一场演练"),
        }[key]
        return Door(
            key=key, route=_ROUTES[key], icon=icon, word=word, hint=hint, picture=self._picture(key), badge=badge
        )

    def _picture(self, key: str) -> Path | None:
        if key == "play":
            games = self._games.in_front()
            return self._games.cover(games[0].id) if games else None
        course, path = {
            "learn": ("yingzhi.fire-escape", "media/low-under-smoke.svg"),
            "quiz": ("yingzhi.extinguisher", "media/oil-pan.svg"),
            "drill": ("yingzhi.warning-evacuation", "media/colour-ladder.svg"),
        }[key]
        try:
            return self._library.media(course, path)
        except EduError:
            return None
