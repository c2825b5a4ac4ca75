"""K3: fingers, palms and storms on the glass; mouse buttons and drags."""

from __future__ import annotations

from collections.abc import Callable

from tests.rigs.escape.attempts import Attempt, Scene
from tests.rigs.escape.xserver import HIGH, WIDE

Frame = list[tuple[int, str, int, int]]
_STEPS = 12


def _stroke(fingers: list[tuple[int, int, int, int]], hold: int = 0) -> list[Frame]:
    """Each finger from (x, y) to (x, y), together; `hold` frames of rest before they lift."""
    frames: list[Frame] = [[(at, "press", x, y) for at, (x, y, _a, _b) in enumerate(fingers)]]
    for step in range(1, _STEPS + 1):
        frame: Frame = []
        for at, (x, y, a, b) in enumerate(fingers):
            frame.append((at, "move", x + (a - x) * step // _STEPS, y + (b - y) * step // _STEPS))
        frames.append(frame)
    frames += [[(at, "stay", a, b) for at, (_x, _y, a, b) in enumerate(fingers)]] * hold
    frames.append([(at, "release", a, b) for at, (_x, _y, a, b) in enumerate(fingers)])
    return frames


def _swipe(*fingers: tuple[int, int, int, int]) -> Callable[[Scene], None]:
    return lambda scene: scene.touch(*_stroke(list(fingers)))


def _side_by_side(count: int, way: tuple[int, int]) -> Callable[[Scene], None]:
    x, y = WIDE // 2, HIGH // 2
    return _swipe(*[(x + 90 * at, y, x + 90 * at + way[0], y + way[1]) for at in range(count)])


def long_press(x: int, y: int) -> Callable[[Scene], None]:
    def press(scene: Scene) -> None:
        scene.touch([(0, "press", x, y)])
        scene.wait(1.5)
        scene.touch([(0, "release", x, y)])

    return press


def _storm(fingers: int, frames: int) -> Callable[[Scene], None]:
    def storm(scene: Scene) -> None:
        down: set[int] = set()
        played: list[Frame] = []
        for _ in range(frames):
            frame: Frame = []
            for finger in range(fingers):
                x, y = scene.rng.randrange(WIDE), scene.rng.randrange(HIGH)
                if finger not in down:
                    frame.append((finger, "press", x, y))
                    down.add(finger)
                elif scene.rng.random() < 0.4:
                    frame.append((finger, "release", x, y))
                    down.discard(finger)
                else:
                    frame.append((finger, "move", x, y))
            played.append(frame)
        scene.touch(*played, [(finger, "release", 960, 540) for finger in down])

    return storm


def _palm(x: int, y: int) -> Callable[[Scene], None]:
    """Eight contacts in a hand's breadth, resting and slipping, for four seconds."""

    def press(scene: Scene) -> None:
        spots = [(x + 25 * (at % 3), y + 25 * (at // 3)) for at in range(8)]
        scene.touch([(at, "press", *spot) for at, spot in enumerate(spots)])
        for _ in range(8):
            scene.wait(0.5)
            slip = scene.rng.randrange(-8, 9)
            scene.touch([(at, "move", a + slip, b) for at, (a, b) in enumerate(spots)])
        scene.touch([(at, "release", *spot) for at, spot in enumerate(spots)])

    return press


def _corners(scene: Scene) -> None:
    for x, y in ((5, 5), (WIDE - 5, 5), (5, HIGH - 5), (WIDE - 5, HIGH - 5)):
        for _ in range(12):
            scene.touch([(0, "press", x, y)], [(0, "release", x, y)])


def click(button: int, times: int = 1) -> Callable[[Scene], None]:
    def click(scene: Scene) -> None:
        for x in (200, 960, 1700):
            for y in (150, 540, 950):
                scene.server.do(f"mousemove {x} {y} click --repeat {times} --delay 30 {button}")

    return click


def drag(scene: Scene) -> None:
    for x, y, a, b in ((300, 450, 1500, 900), (1400, 300, 100, 1000), (960, 90, 960, 1079)):
        scene.server.do(f"mousemove {x} {y} mousedown 1 mousemove {a} {b} mouseup 1")


def _wheel(scene: Scene) -> None:
    scene.server.do("keydown ctrl mousemove 960 540 click --repeat 5 4 click --repeat 5 5 keyup ctrl")


_RIGHT, _LOW = WIDE - 1, HIGH - 1
ATTEMPTS = [
    Attempt(family="K3", name="swipe from the left edge", do=_swipe((0, 540, 900, 540)), short=True),
    Attempt(family="K3", name="swipe from the right edge", do=_swipe((_RIGHT, 540, 900, 540))),
    Attempt(family="K3", name="swipe from the top edge", do=_swipe((960, 0, 960, 700))),
    Attempt(family="K3", name="swipe from the bottom edge", do=_swipe((960, _LOW, 960, 300))),
    Attempt(family="K3", name="pinch with two fingers", do=_swipe((300, 540, 900, 540), (1600, 540, 1000, 540))),
    Attempt(family="K3", name="turn with two fingers", do=_swipe((700, 540, 960, 280), (1220, 540, 960, 800))),
    Attempt(family="K3", name="three fingers up", do=_side_by_side(3, (0, -400)), short=True),
    Attempt(family="K3", name="three fingers down", do=_side_by_side(3, (0, 400))),
    Attempt(family="K3", name="three fingers sideways", do=_side_by_side(3, (500, 0))),
    Attempt(family="K3", name="four fingers up", do=_side_by_side(4, (0, -400))),
    Attempt(family="K3", name="four fingers sideways", do=_side_by_side(4, (-600, 0))),
    Attempt(family="K3", name="five fingers together", do=_swipe(
        *[(960 + a, 540 + b, 960 + a // 4, 540 + b // 4) for a, b in
          ((-300, 0), (-200, -200), (0, -250), (200, -200), (300, 0))])),
    Attempt(family="K3", name="long press in the middle", do=long_press(960, 540), short=True),
    Attempt(family="K3", name="long press on the picture", do=long_press(1400, 500)),
    Attempt(family="K3", name="long press on the words", do=long_press(350, 420)),
    Attempt(family="K3", name="storm of two fingers, 300 frames", do=_storm(2, 300), short=True),
    Attempt(family="K3", name="storm of ten fingers, 300 frames", do=_storm(10, 300), short=True),
    Attempt(family="K3", name="palm in the middle", do=_palm(960, 700)),
    Attempt(family="K3", name="palm on the staff corner", do=_palm(10, 10), short=True),
    Attempt(family="K3", name="taps in every corner", do=_corners, short=True),
    Attempt(family="K4", name="right click in nine places", do=click(3), short=True),
    Attempt(family="K4", name="middle click in nine places", do=click(2)),
    Attempt(family="K4", name="double and triple click", do=click(1, 3)),
    Attempt(family="K4", name="back and forward buttons of a mouse", do=lambda s: s.server.do("click 8 click 9")),
    Attempt(family="K4", name="drag of words and pictures", do=drag, short=True),
    Attempt(family="K4", name="Ctrl and wheel", do=_wheel),
]  # fmt: skip
