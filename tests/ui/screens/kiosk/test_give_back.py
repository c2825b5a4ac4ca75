"""What a visit held goes back to the machine when it has truly gone."""

from __future__ import annotations

import pytest

from tests.ui.screens.kiosk.test_kiosk_visit import Hall, hall
from ui.navigation import Route
from ui.screens.kiosk import routes
from ui.screens.kiosk.quiz import QuizScreen
from ui.screens.kiosk.routes import Kiosk

__all__ = ["hall"]  # the fixture
SOON_MS = 60


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the hall opens: its first attract loop gives back as well."""
    monkeypatch.setattr(routes, "GIVE_BACK_MS", SOON_MS)


def noted(kiosk: Kiosk, order: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Only of this one: a kiosk of a test before may still be about to."""
    give = Kiosk._give_back

    def given(one: Kiosk) -> None:
        give(one)
        if one is kiosk:
            order.append("memory")

    monkeypatch.setattr(Kiosk, "_give_back", given)


@pytest.mark.parametrize("way", ["home", "walked away"])
def test_memory_goes_back_once_and_after_the_screen_that_was_left(
    hall: Hall, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    order: list[str] = []
    hall.window.host.go(Route("kiosk.quiz"))
    hall.qtbot.waitUntil(lambda: isinstance(hall.window.host.showing, QuizScreen) and not hall.kiosk._waits)
    noted(hall.kiosk, order, monkeypatch)
    hall.window.host.showing.destroyed.connect(lambda: order.append("screen"))
    if way == "home":
        hall.window.host.home()
    else:
        hall.window.wipe_now()
    hall.qtbot.waitUntil(lambda: "memory" in order)
    hall.qtbot.wait(2 * SOON_MS)

    assert order == ["screen", "memory"]
