"""K4: what a fault of our own could open, opened on purpose inside the running kiosk."""

from __future__ import annotations

from collections.abc import Callable

from tests.rigs.escape.attempts import Attempt, Scene
from tests.rigs.escape.attempts_pages import PAGES

_LINKS = ("http://example.invalid", "https://example.invalid", "file:///etc/passwd", "file://host/share",
          "mailto:a@example.invalid", "tel:119", "ftp://example.invalid", "ms-settings:display",
          "smb://host/share")  # fmt: skip
_WINDOWS = ("file dialog", "save dialog", "message box", "colour dialog", "font dialog", "menu",
            "tooltip", "what's this", "about box", "second window", "quit", "exception")  # fmt: skip
_SHORT = {"file dialog", "menu", "quit", "exception", "link http://example.invalid"}


def _fault(name: str) -> Callable[[Scene], None]:
    return lambda scene: scene.fault(name)


def _window(act: str) -> Callable[[Scene], None]:
    def do(scene: Scene) -> None:
        own = scene.server.run("xdotool", "getwindowfocus")
        scene.server.do(act.format(own))

    return do


def _dropped(scene: Scene) -> None:
    for page in PAGES:
        scene.hall.ask(do="go", page=page)
        scene.wait(0.3)
        if taken := scene.hall.ask(do="drop"):
            scene.said.append(f"{page} took what was dropped: {taken}")
    scene.hall.ask(do="go", page="kiosk.doors")


ATTEMPTS = [
    *(
        Attempt(family="K4", name=f"program itself opens: {name}", do=_fault(name), short=name in _SHORT)
        for name in (*_WINDOWS, *(f"link {link}" for link in _LINKS))
    ),
    Attempt(family="K3", name="a pen's button, its eraser, its long press", do=lambda scene: scene.hall.ask(do="pen")),
    Attempt(family="K4", name="words, a picture and a file dropped on every page", do=_dropped),
    Attempt(family="K4", name="window asked to grow small", do=_window("windowsize {} 400 300")),
    Attempt(family="K4", name="window pushed aside", do=_window("windowmove {} 900 600"), glimpse=True),
    Attempt(family="K4", name="window put behind all", do=_window("windowlower {}"), glimpse=True),
    Attempt(family="K4", name="window minimised", do=_window("windowminimize {}"), glimpse=True),
]
