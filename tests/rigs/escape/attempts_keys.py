"""K1 and K2: a keyboard plugged in by a visitor."""

from __future__ import annotations

from collections.abc import Callable

from tests.rigs.escape.attempts import Attempt, Scene

_SHORT = {"alt+F4", "alt+Tab", "super", "F11", "Escape", "ctrl+q", "ctrl+alt+F1", "ctrl+alt+Delete", "XF86HomePage"}
_WINDOW = (
    "alt+F4", "alt+Tab", "alt+shift+Tab", "alt+Escape", "alt+space", "alt+Return", "alt+F1", "alt+F2", "alt+F9",
    "alt+F10", "ctrl+Escape", "ctrl+shift+Escape", "ctrl+alt+t", "ctrl+alt+d", "ctrl+alt+l", "ctrl+alt+Left",
    "ctrl+alt+Right",
)  # fmt: skip
_SUPER = ("super", *(f"super+{key}" for key in (*"derlxiupgvkst", "Tab", "Up", "Down", "Left", "Right", "plus", "space",
                                                "Return", "ctrl+d", "ctrl+Return", "shift+s")))  # fmt: skip
_PLAIN = ("F1", "F2", "F3", "F5", "F6", "F10", "F11", "F12", "Menu", "shift+F10", "Print", "alt+Print", "Escape",
          "Help", "Pause", "Scroll_Lock", "Insert")  # fmt: skip
_PROGRAM = tuple(f"ctrl+{key}" for key in (*"nopswqtfhjkludraczvx", "plus", "minus", "0", "Tab", "F4", "F6", "shift+n",
                                           "shift+i", "shift+j", "shift+q", "shift+t"))  # fmt: skip
_MEDIA = tuple(f"XF86{key}" for key in ("AudioMute", "AudioRaiseVolume", "AudioLowerVolume", "AudioPlay", "AudioNext",
                                        "AudioStop", "HomePage", "Mail", "Calculator", "Explorer", "Search", "WWW",
                                        "MyComputer", "Favorites", "Back", "Forward", "Refresh", "Tools", "Eject",
                                        "MonBrightnessDown", "Display", "TouchpadToggle", "Launch1"))  # fmt: skip
_POWER = tuple(f"XF86{key}" for key in ("PowerOff", "Sleep", "Suspend", "Hibernate", "ScreenSaver"))
_CONSOLE = tuple(f"ctrl+alt+F{number}" for number in range(1, 13))
_IME = ("ctrl+space", "shift+space", "super+space", "ctrl+shift", "alt+shift", "ctrl+period", "ctrl+shift+f")


def _press(name: str) -> Callable[[Scene], None]:
    return lambda scene: scene.key(name)


def _plain(family: str, names: tuple[str, ...], below: str = "") -> list[Attempt]:
    return [Attempt(family=family, name=name, do=_press(name), short=name in _SHORT, below=below) for name in names]


def _held_down(key: str, seconds: float) -> Callable[[Scene], None]:
    def hold(scene: Scene) -> None:
        scene.server.do(f"keydown {key}")
        scene.wait(seconds)
        scene.server.do(f"keyup {key}")

    return hold


def _many(scene: Scene) -> None:
    names = [*_WINDOW, *_SUPER, *_PLAIN, *_PROGRAM, *_MEDIA, *_IME]
    scene.rng.shuffle(names)
    scene.key(*names)


def _sequence(*names: str) -> Callable[[Scene], None]:
    return lambda scene: scene.key(*names)


ATTEMPTS = [
    *_plain("K1", _WINDOW),
    *_plain("K1", _SUPER),
    *_plain("K1", _PLAIN),
    *_plain("K1", _PROGRAM),
    *_plain("K1", _MEDIA),
    *_plain("K1", _POWER, "logind: power and sleep keys ignored"),
    *_plain("K1", _CONSOLE, "X server: DontVTSwitch"),
    *_plain("K1", ("ctrl+alt+BackSpace",), "X server: DontZap"),
    *_plain("K1", ("ctrl+alt+Delete",), "systemd: ctrl-alt-del.target masked"),
    *_plain("K1", ("alt+Print+b", "alt+Print+r", "alt+Print+k"), "kernel: sysrq=0"),
    Attempt(family="K1", name="Tab ×60, Return, Escape", do=_sequence(*["Tab"] * 60, "Return", "Escape"), short=True),
    Attempt(family="K1", name="all of them at once, shuffled", do=_many, short=True),
    Attempt(family="K2", name="Shift ×5 (sticky keys)", do=_sequence(*["Shift_L"] * 5), short=True),
    Attempt(family="K2", name="right Shift for 8 s (filter keys)", do=_held_down("Shift_R", 8)),
    Attempt(family="K2", name="NumLock for 5 s (toggle keys)", do=_held_down("Num_Lock", 5)),
    *_plain("K2", ("alt+shift+Num_Lock", "alt+shift+Print", "super+equal", "super+ctrl+Return", "super+ctrl+o")),
    *_plain("K2", _IME),
]
