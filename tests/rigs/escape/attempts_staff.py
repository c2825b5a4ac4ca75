"""K6: the staff's own way, tried by somebody who does not know the PIN."""

from __future__ import annotations

import signal

from tests.rigs.escape.attempts import Attempt, Scene
from tests.rigs.escape.hall import PIN

WRONG = ("111111", "123456", "204519", "000000", "888888", "654321")


def hold_corner(scene: Scene) -> bool:
    """Three seconds in the corner; whether the PIN is asked for."""
    scene.server.do("mousemove 20 20 mousedown 1")
    scene.wait(3.6)
    scene.server.do("mouseup 1")
    for _ in range(50):
        if scene.hall.look()["pin"]:
            return True
        scene.wait(0.1)
    return False


def type_pin(scene: Scene, pin: str) -> None:
    """By mouse on the pad's keys; waits until it takes keys."""
    keys: dict[str, list[int]] = {}
    for _ in range(200):
        keys = scene.hall.look()["keys"]
        if keys:
            break
        scene.wait(0.1)
    for key in (*pin, "确定"):
        if key in keys:
            scene.server.do(f"mousemove {keys[key][0]} {keys[key][1]} click 1")
            scene.wait(0.05)
    scene.wait(0.7)


def _short_hold(scene: Scene) -> None:
    scene.server.do("mousemove 20 20 mousedown 1")
    scene.wait(1.5)
    scene.server.do("mouseup 1")
    scene.wait(2)
    if scene.hall.look()["pin"]:
        scene.said.append("the PIN was asked for after a short touch")


def _guess(scene: Scene) -> None:
    before = scene.hall.settings()["pin_failures"]
    if not hold_corner(scene):
        scene.said.append("the corner asks for nothing")
        return
    for pin in WRONG:
        type_pin(scene, pin)
    after = scene.hall.settings()
    if after["pin_failures"] < before + 5 or not after["pin_blocked_until_ms"]:
        scene.said.append(f"{after['pin_failures']} wrong tries counted, no wait")


def _guess_after_restart(scene: Scene) -> None:
    """The count outlives the process: a visitor cannot start anew by letting it crash."""
    before = scene.hall.settings()["pin_failures"]
    opened = scene.hall.opened()
    scene.hall.signal(scene.hall.kiosk(), signal.SIGKILL)
    scene.hall.wait_for(lambda: scene.hall.opened() > opened, 60)
    if before < 5 or scene.hall.settings()["pin_failures"] != before:
        scene.said.append("the count of wrong tries was lost")


def _keys_into_the_pad(scene: Scene) -> None:
    if hold_corner(scene):
        scene.key("alt+F4", "ctrl+w", "Escape", "ctrl+v", "ctrl+a", "F1")


def staff_way(scene: Scene) -> None:
    """The control: the right PIN must be seen as an exit, or the rig would see none."""
    wait_ms = scene.hall.settings()["pin_blocked_until_ms"]
    if wait_ms:
        scene.wait(21)
    hold_corner(scene)
    type_pin(scene, PIN)
    press(scene, "离开体验馆")
    press(scene, "离开")


def press(scene: Scene, word: str) -> None:
    """The button of that word, once it is there; nothing where it never comes."""
    for _ in range(100):
        at = scene.hall.look()["buttons"].get(word)
        if at:
            scene.wait(0.5)  # the page may still be settling
            x, y = scene.hall.look()["buttons"].get(word, at)
            scene.server.do(f"mousemove {x} {y} click 1")
            scene.wait(0.5)
            return
        scene.wait(0.1)


ATTEMPTS = [
    Attempt(family="K6", name="corner held for 1.5 s", do=_short_hold),
    Attempt(family="K6", name="keys while the PIN is asked for", do=_keys_into_the_pad),
    Attempt(family="K6", name=f"{len(WRONG)} guesses at the PIN", do=_guess),
    Attempt(family="K6", name="kiosk killed to guess on", do=_guess_after_restart, restarts=1),
]
