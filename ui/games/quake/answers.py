"""What each change of the round sounds like, and what it sets off in the picture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from edu.domain.games.quake.shake import Shake
from edu.domain.games.rules import HERTZ
from ui.games.quake.news import New

if TYPE_CHECKING:
    from edu.domain.games.quake.leaving import Thing
    from edu.domain.games.quake.rooms import Kind as SpotKind
    from ui.games.motes import Kind
    from ui.games.quake.view import QuakeView

_FALLS: dict[SpotKind, str] = {"glass": "shatter", "hanging": "thump", "tall": "topple"}
_DONE = {"off": "knob", "head": "cloth"}
_RED = {"jump": "bad", "lighter": "blast", "lift": "bad", "back": "bad"}
_STIRS = frozenset({"visit", "arrived", "still", "moved", "done", "ground"})
"""What the visitor has brought about, or what asks for something else than before."""
_WARNS = (3 * HERTZ) // 2


class Answers:
    def __init__(self, view: QuakeView) -> None:
        self._view = view
        self._say = view.kit.speaker.say
        self._score = 0

    def heed(self, found: Sequence[New], score: int) -> None:
        """Points fly up where something was finished."""
        view = self._view
        for new in found:
            getattr(self, f"_{new.what}")(new.which)
            if new.what in ("lull", "still", "done", "moved", "ended"):
                self._gain(new, score)
        if any(new.what == "visit" for new in found):
            self._score = score
        if any(new.what in _STIRS for new in found):
            view.hints.stir()

    def _gain(self, new: New, score: int) -> None:
        view, plan = self._view, self._view.plan
        earned, self._score = score - self._score, score
        x, y = plan.width / 2, plan.height * 0.52
        if new.what == "done":
            x, y = view.spots[cast("Thing", new.which)].touch.centre
        view.gains.add(earned, x, y)
        if earned > 0:
            self._stars(x, y, 14)

    def _stars(self, x: float, y: float, count: int) -> None:
        self._fly("star", x, y, count)

    def _fly(self, kind: Kind, x: float, y: float, count: int) -> None:
        view = self._view
        chance, unit = view.swarm.chance, view.plan.unit
        for _ in range(0 if view.kit.theme.reduced_motion else count):
            view.swarm.add(kind, x, y, chance(-8, 8) * unit, chance(-11, 1) * unit)

    # -- while it shakes --

    def sound_warning(self, shake: Shake) -> None:
        if shake.since < 0 and shake.steps % _WARNS == 1:
            self._say("prewarn")

    def came_down(self, kinds: Sequence[SpotKind]) -> None:
        for kind in kinds:
            self._say(_FALLS[kind])

    def _run(self, _: str) -> None:
        shake = self._view.visit.shake
        self._say("click")
        if shake.since >= 0 and shake.left:
            self._view.hints.came_out()

    def _arrived(self, _: str) -> None:
        self._view.person.dip()
        x, y = self._view.person.feet
        self._view.bits.dust(x, y, 4)

    def _low(self, _: str) -> None:
        self._view.person.dip()

    def _held(self, _: str) -> None:
        self._say("clutch")
        self._view.grip.held()

    def _loose(self, _: str) -> None:
        self._say("slip")

    def _wave(self, _: str) -> None:
        self._say("tremor")

    def _lull(self, _: str) -> None:
        self._say("hush")

    def _blow(self, blow: str) -> None:
        view = self._view
        shake = view.visit.shake
        view.person.struck()
        view.grip.struck()
        view.rim.hit()
        view.hints.blow(blow)
        kind = view.room.bring_down(shake.goal) if shake.there else None
        if not shake.there:
            x, y = view.person.feet
            view.bits.fall("bit-plaster", 5, x, view.plan.ceiling + 60 * view.plan.unit, y, 80)
        self._say(_FALLS[kind] if kind else "thump")
        x, y = view.person.feet
        view.bits.dust(x, y - view.plan.body * 0.6, 10)
        view.hit_stop()

    # -- afterwards --

    def _still(self, _: str) -> None:
        self._view.bits.clear()
        self._say("hush")
        self._view.wipe()
        if self._view.visit.leaving.where == "outside":
            self._view.after.enter()

    def _moved(self, where: str) -> None:
        self._say("door" if where == "landing" or not self._upstairs else "steps")
        self._view.after.enter()
        self._view.wipe()

    @property
    def _upstairs(self) -> bool:
        return bool(self._view.visit.leaving.room.upstairs)

    def _done(self, thing: str) -> None:
        self._say(_DONE.get(thing, "click"))
        self._view.after.done(cast("Thing", thing))

    def _red(self, thing: str) -> None:
        view = self._view
        self._say(_RED[thing])
        view.after.refused(cast("Thing", thing))
        view.hints.red(thing)
        if thing == "lighter":
            x, y = view.spots["lighter"].touch.centre
            self._fly("spark", x, y, 34)
        view.rim.hit()
        view.hit_stop()

    def _ground(self, thing: str) -> None:
        self._say("click")
        self._view.after.done(cast("Thing", thing))

    def _ended(self, ending: str) -> None:
        view = self._view
        view.after.ended()
        good = view.end_visit()
        if ending != "stuck":
            self._say("tremor")
        if ending != "open":
            view.rim.hit()
        self._say("medal" if good else "bad")
        if good:
            self._stars(view.plan.width / 2, view.plan.height * 0.7, 46)

    def _visit(self, _: str) -> None:
        view = self._view
        view.moment = None
        view.swarm.clear()
        view.gains.clear()
        view.begin()
        view.wipe()
