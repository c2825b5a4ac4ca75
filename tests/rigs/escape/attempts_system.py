"""K5: screens that come and go, processes that end or hang, programs that come up by themselves."""

from __future__ import annotations

import signal
from collections.abc import Callable

from tests.rigs.escape.attempts import Attempt, Scene
from tests.rigs.escape.xserver import stranger


def _kill(number: signal.Signals) -> Callable[[Scene], None]:
    return lambda scene: scene.hall.signal(scene.hall.kiosk(), number)


def _fault(name: str) -> Callable[[Scene], None]:
    return lambda scene: scene.fault(name)


def _kill_cover(scene: Scene) -> None:
    scene.hall.signal(scene.hall.cover(), signal.SIGKILL)


def _stop_cover(scene: Scene) -> None:
    scene.hall.signal(scene.hall.cover(), signal.SIGSTOP)


def _kill_spare(scene: Scene) -> None:
    kiosk = scene.hall.kiosk()
    for process in scene.hall.children("touching"):
        if process != kiosk:
            scene.hall.signal(process, signal.SIGKILL)


def _kill_thrice(scene: Scene) -> None:
    for _ in range(3):
        opened = scene.hall.opened()
        scene.hall.signal(scene.hall.kiosk(), signal.SIGKILL)
        scene.hall.wait_for(lambda opened=opened: scene.hall.opened() > opened, 60)


def _second_screen(scene: Scene) -> None:
    """Plugged in while the hall is open: both screens must be ours; then pulled out again."""
    run = scene.server.run
    run("xrandr", "--setmonitor", "left", "960/254x1080/286+0+0", "screen")
    run("xrandr", "--setmonitor", "right", "960/254x1080/286+960+0", "none")
    scene.wait(1.5)
    seen = scene.hall.look()
    if len(seen["screens"]) != 2 or sorted(seen["screens"]) != seen["tops"]:
        scene.said.append(f"screens {seen['screens']}, covered {seen['tops']}")
    run("xrandr", "--delmonitor", "right")
    run("xrandr", "--delmonitor", "left")
    scene.wait(1)


def _smaller(scene: Scene) -> None:
    run = scene.server.run
    run("xrandr", "--newmode", "small", "60", "1024", "1048", "1184", "1344", "768", "771", "777", "806")
    run("xrandr", "--addmode", "screen", "small")
    run("xrandr", "--output", "screen", "--mode", "small")
    scene.wait(1.5)
    seen = scene.hall.look()
    if seen["screens"] != [[0, 0, 1024, 768]] or seen["tops"] != seen["screens"]:
        scene.said.append(f"screens {seen['screens']}, covered {seen['tops']}")
    run("xrandr", "--output", "screen", "--mode", "1920x1080")
    scene.wait(1)


def _unplugged(scene: Scene) -> None:
    scene.server.run("xrandr", "--output", "screen", "--off")
    scene.wait(2)
    scene.server.run("xrandr", "--output", "screen", "--mode", "1920x1080")
    scene.wait(1)


def _other_program(scene: Scene) -> None:
    """An update's notice, a crash report's box: any other program that opens a window."""
    other = scene.server.start(*stranger("800x600"))
    scene.wait(4)
    other.kill()
    other.wait()


def killed(number: int) -> Attempt:
    """One of many in a row."""
    return Attempt(family="K5", name=f"kill {number}", do=_kill(signal.SIGKILL), restarts=1)


_SHORT = {signal.SIGKILL, signal.SIGSTOP}
ATTEMPTS = [
    *(
        Attempt(family="K5", name=f"kiosk gets {number.name}", do=_kill(number), short=number in _SHORT, restarts=1)
        for number in (signal.SIGKILL, signal.SIGSTOP, signal.SIGSEGV, signal.SIGTERM, signal.SIGABRT, signal.SIGHUP)
    ),
    *(
        Attempt(family="K5", name=f"kiosk: {name}", do=_fault(name), restarts=1)
        for name in ("hang", "abort", "segmentation fault")
    ),
    Attempt(family="K5", name="cover killed", do=_kill_cover, short=True),
    Attempt(family="K5", name="cover stopped", do=_stop_cover),
    Attempt(family="K5", name="spare killed", do=_kill_spare),
    Attempt(family="K5", name="kiosk killed three times in a row", do=_kill_thrice, restarts=3),
    Attempt(family="K5", name="second screen plugged in and out", do=_second_screen, glimpse=True, short=True),
    Attempt(family="K5", name="screen grows smaller and larger", do=_smaller, glimpse=True),
    Attempt(family="K5", name="screen unplugged and back", do=_unplugged, short=True),
    Attempt(family="K5", name="another program opens a window", do=_other_program, glimpse=True, short=True),
]
