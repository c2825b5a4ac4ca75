"""What a visit held goes back to the machine when it has truly gone."""

from __future__ import annotations

import pytest

from tests.ui.screens.kiosk.test_kiosk_visit import Hall, hall
from ui.navigation import Route
from ui.screens.kiosk import routes
from ui.screens.kiosk.quiz import QuizScreen

__all__ = ["hall"]  # the fixture


@pytest.mark.parametrize("way", ["home", "walked away"])
def test_memory_goes_back_once_and_after_the_screen_that_was_left(
    hall: Hall, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    order: list[str] = []
    monkeypatch.setattr(routes, "give_back", lambda: order.append("memory"))
    hall.window.host.go(Route("kiosk.quiz"))
    hall.qtbot.waitUntil(lambda: isinstance(hall.window.host.showing, QuizScreen))
    hall.window.host.showing.destroyed.connect(lambda: order.append("screen"))
    if way == "home":
        hall.window.host.home()
    else:
        hall.window.wipe_now()
    hall.qtbot.waitUntil(lambda: "memory" in order, timeout=10_000)
    hall.qtbot.wait(routes.GONE_MS + 200)

    assert order == ["screen", "memory"]
