"""K3 and K4 on the pages where a visitor really is: a lesson, a question, the ticket's keys, a game, the PIN."""

from __future__ import annotations

from collections.abc import Callable

from tests.rigs.escape.attempts import Attempt, Scene
from tests.rigs.escape.attempts_staff import hold_corner
from tests.rigs.escape.attempts_touch import click, drag, long_press

PAGES = ("kiosk.micro", "kiosk.lesson", "kiosk.quiz", "kiosk.ticket", "kiosk.game_play", "kiosk.drill")
"""Each is gone to first; the last act is the way back to the doors."""
_SHORT = {"kiosk.ticket", "kiosk.game_play"}


def _there(page: str, act: Callable[[Scene], None]) -> Callable[[Scene], None]:
    def do(scene: Scene) -> None:
        scene.hall.ask(do="go", page=page)
        scene.wait(0.4)
        if (route := scene.hall.look()["route"]) != page:
            scene.said.append(f"meant to be on {page}, was on {route}")
        act(scene)
        scene.hall.ask(do="go", page="kiosk.doors")

    return do


def _everything(scene: Scene) -> None:
    """Right click, the menu key, a long press, a drag, and what opens or prints by keys."""
    click(3)(scene)
    scene.key("Menu", "shift+F10")
    long_press(960, 540)(scene)
    drag(scene)
    scene.key("ctrl+p", "ctrl+o", "ctrl+a", "ctrl+c", "F1", "F10", "Escape", "alt+Left", "BackSpace")


def _at_the_pin(scene: Scene) -> None:
    hold_corner(scene)
    if not scene.hall.look()["pin"]:
        scene.said.append("the PIN was not asked for")
    click(3)(scene)
    long_press(960, 540)(scene)
    drag(scene)
    scene.key("Menu", "ctrl+p", "Escape")


ATTEMPTS = [
    *(
        Attempt(family="K4", name=f"right click, menu, long press, drag, keys on {page}",
                do=_there(page, _everything), short=page in _SHORT)
        for page in PAGES
    ),
    Attempt(family="K4", name="right click, menu, long press, drag, keys while the PIN is asked for", do=_at_the_pin),
]  # fmt: skip
