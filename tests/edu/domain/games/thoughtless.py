"""Hands that play without a thought: held on one place, all over the glass in rows, quickly anywhere, or not at all.

A touch is what one tap does: an act, and for what is pressed and let go, the second act with which the finger leaves.
Places that are dead just now are touched all the same; a hand that only touches what is offered is `offered`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import product

from edu.domain.games.acts import Act
from edu.domain.games.bag import things as bag
from edu.domain.games.cpr.beat import BEAT
from edu.domain.games.cpr.machine import PLACES as PADS
from edu.domain.games.cpr.scene import DEEDS
from edu.domain.games.ebike import night as fire
from edu.domain.games.ebike import yard
from edu.domain.games.extinguisher.fires import TOOLS
from edu.domain.games.gas.joints import JOINTS
from edu.domain.games.gas.kitchen import THINGS as KITCHEN
from edu.domain.games.quake.leaving import THINGS as WAYS
from edu.domain.games.quake.rooms import SPOTS
from edu.domain.games.quake.shake import WIDTH
from edu.domain.games.river.village import MEMBERS, ROWS, TASKS
from edu.domain.games.road.crossing import THINGS as KIT
from edu.domain.games.rules import HERTZ, Bot, Game, Level, Play
from edu.domain.games.spot.game import SpotPlay
from edu.domain.games.spot.kinds import FIXES
from edu.domain.games.spot.scenes import HIGH, TOP, WIDE
from edu.domain.prng import Stream
from tests.edu.domain.games.places import Places, by_place

Touch = tuple[Act, ...]
Pick = Callable[[int, Play], Touch]
"""What is touched at the so-manieth time."""
CALM, QUICK = HERTZ // 3, HERTZ // 10
"""Steps from one touch to the next: as the random hand, and as fast as fingers go."""
_CHEST: Touch = (Act("press"), Act("release"))
_PACES = (15, 24, 30, BEAT, 36, 40, 45, 60)
"""Steps from one compression to the next, blindly."""
_OFFERS = 6
_PER_PLACE = HERTZ, HERTZ // 2
"""Steps from one box of a picture to the next, when each is touched once."""
GRID = 5
"""Lines each way over what has no fixed places: the flames, a room that is looked through."""


def _each(name: str, count: int) -> list[Touch]:
    return [(Act(name, at),) for at in range(count)]


def _plain(*names: str) -> list[Touch]:
    return [(Act(name),) for name in names]


def _grid(name: str, wide: int, low: int, high: int) -> list[Touch]:
    """The middles of its fields, row by row."""
    tall = high - low
    return [
        (Act(name, wide * (2 * x + 1) // (2 * GRID), low + tall * (2 * y + 1) // (2 * GRID)),)
        for y in range(GRID)
        for x in range(GRID)
    ]


TOUCHES: dict[str, list[Touch]] = {
    "extinguisher": [
        *_plain("alarm", "shut"), *_each("take", len(TOOLS)), *_plain("lift", "pin", "hose"),
        (Act("press", 1), Act("press", 0)), (Act("press", 1),), *_grid("aim", 1000, 0, 1000),
        *_plain("cover", "back", "close"),
    ],
    "smoke": [
        *_plain("feel", "open", "shut", "out", "in"), *((Act("go", way),) for way in (-1, 0, 1)), *_each("posture", 3),
        *_each("enter", 3), *_plain("call", "seal", "signal", "towel"),
    ],
    "river": [(Act("send", who, at),) for who in range(MEMBERS) for at in range(ROWS * len(TASKS))],
    "gas": [*_each("touch", len(KITCHEN)), *_each("soap", JOINTS), *_each("mark", JOINTS), *_plain("flame", "finish")],
    "bag": [*_each("take", len(bag.THINGS)), *_each("out", len(bag.THINGS)), *_plain("zip")],
    "road": [*_each("look", 2), *_plain("go", "run", "wait", "back", "wave", "answer"), *_each("take", len(KIT))],
    "cpr": [
        *_plain(*DEEDS), _CHEST, (Act("press"),), *_plain("breath", "power"),
        *_each("pad", len(PADS)), *_plain("clear", "shock"),
    ],
    "quake": [
        *_each("go", SPOTS), *((Act("hold", WIDTH * at // 4),) for at in range(5)), *_each("touch", len(WAYS)),
    ],
    "spot": [*_grid("tap", WIDE, TOP, HIGH), *_each("fix", FIXES), *_plain("finish")],
    "ebike": [
        *((Act("place", bike, at),) for bike in range(yard.BIKES[3]) for at in range(len(yard.PLACES))),
        *_each("clear", yard.BIKES[3]), *_each("touch", len(fire.THINGS)),
    ],
}  # fmt: skip
"""Everything that can be touched, in the order of the rows."""


class Hand:
    """Bot. One touch every so many steps; the finger is up again after half of them, a sixth of a second at most."""

    def __init__(self, pick: Pick, every: int = CALM, begins: int = 0) -> None:
        self._pick, self._every, self._step = pick, every, -begins
        self._lasts = min(every // 2, HERTZ // 6)
        self._touch: Touch = ()

    def acts(self, play: Play) -> Sequence[Act]:
        turn, rest = divmod(self._step, self._every)
        self._step += 1
        if turn < 0:
            return ()
        if rest == 0:
            self._touch = self._pick(turn, play)
            return self._touch[:1]
        return self._touch[1:] if rest == self._lasts else ()


Fool = Callable[[int], Bot]
"""Of a seed, which shifts where the habit begins: no order of the round suits it by chance."""


def _in_turn(touches: Sequence[Touch], every: int) -> Fool:
    """In rows: the places lie in an order of the seed's own, for the lists of the rules begin with what is right."""

    def hand(seed: int) -> Bot:
        lie = Stream(seed, "rows").shuffled(touches)
        return Hand(lambda turn, _: lie[turn % len(lie)], every, 7 * (seed % 40))

    return hand


def _anywhere(touches: Sequence[Touch], every: int) -> Fool:
    def hand(seed: int) -> Bot:
        stream = Stream(seed, "anywhere")
        return Hand(lambda _turn, _play: stream.choice(touches), every)

    return hand


def _offered(game: Game, every: int) -> Fool:
    """What stands there now, whatever it is."""

    def hand(seed: int) -> Bot:
        stream = Stream(seed, "offered")
        return Hand(lambda _, play: (game.random_act(play, [stream.next64() for _ in range(3)]),), every)

    return hand


def _always(game: Game, at: int) -> Fool:
    """The so-manieth of what stands there now; within six seconds, whatever the seed, it has begun."""
    return lambda seed: Hand(lambda _, play: _tapped(game, game.random_act(play, (at, at, at))), CALM, 7 * (seed % 48))


def _tapped(game: Game, act: Act) -> Touch:
    return (act, Act("release")) if act.name == "press" and "release" in game.names else (act,)


def scattered(game: Game) -> dict[str, Fool]:
    """Everywhere: in rows or anywhere. What they touch is what the random hand touches."""
    touches = TOUCHES[game.id]
    return {
        "rows": _in_turn(touches, CALM),
        "rows, quick": _in_turn(touches, QUICK),
        "anywhere": _anywhere(touches, CALM),
        "anywhere, quick": _anywhere(touches, QUICK),
        "offered, quick": _offered(game, QUICK),
    }


def held(game: Game, level: Level, most: int | None = None) -> Iterator[tuple[str, Fool]]:
    """On one place for ever, and nothing; `most` takes about so many of all places, others at another level."""
    yield "nothing", lambda _: Hand(lambda _turn, _play: ())
    touches = TOUCHES[game.id]
    apart = 1 if most is None else max(1, len(touches) // most)
    for touch in touches[level % apart :: apart]:
        yield f"hold {touch[0].name} {touch[0].a} {touch[0].b}", _in_turn([touch], CALM)
    if game.id == "cpr":
        for every in _PACES if most is None else (BEAT,):
            yield f"the chest every {every}", _in_turn([_CHEST], every)


def each_once(game: Game) -> Iterator[tuple[str, Fool]]:
    """Each box of a picture once, in the order of the glass, anew in every place, and always the so-manieth answer."""
    if game.id != "spot":
        return
    for lower, answer, every in product((True, False), range(FIXES), _PER_PLACE):
        name = f"each box, the {'lower' if lower else 'upper'} first, answer {answer}, every {every}"
        yield name, lambda _, way=(lower, answer, every): Hand(_boxes(*way[:2]), way[2])  # type: ignore[misc]


def _boxes(lower: bool, answer: int) -> Pick:
    touched: dict[int, int] = {}

    def pick(_: int, play: Play) -> Touch:
        assert isinstance(play, SpotPlay)
        if play.look.asking is not None:
            return (Act("fix", answer),)
        boxes = sorted(play.look.scene.places, key=lambda box: ((box.y > HIGH // 2) != lower, box.x))
        turn = touched[play.at] = touched.get(play.at, -1) + (not play.look.reading)
        box = boxes[turn % len(boxes)]
        return (Act("tap", box.x + box.wide // 2, box.y + box.high // 2),)

    return pick


def of_places(game: Game, most: int | None = None) -> Iterator[tuple[str, Fool]]:
    """Blind rhythms over the places of the glass, for games of which `places` knows them."""
    if game.id == "extinguisher":
        for name, cycle, pace, sweeps in by_place(most):
            yield name, lambda seed, habit=(cycle, pace, sweeps): Places(*habit[:2], seed, sweeps=habit[2])  # type: ignore[misc]


def same_offer(game: Game, most: int | None = None) -> Iterator[tuple[str, Fool]]:
    """Always the so-manieth of what stands there now."""
    for at in range(_OFFERS if most is None else 3):
        yield f"always offer {at}", _always(game, at)
