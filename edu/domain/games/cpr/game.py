"""All of it together, step by step, until the ambulance is there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from edu.domain.games.acts import Act
from edu.domain.games.cpr import machine as aed
from edu.domain.games.cpr import points
from edu.domain.games.cpr import scene as square
from edu.domain.games.cpr.beat import BEAT, Beat
from edu.domain.games.cpr.machine import PLACES, Machine
from edu.domain.games.cpr.scene import DEEDS, Deed, Scene
from edu.domain.games.rules import HERTZ, Bot, Level, Part
from edu.domain.prng import Stream

if TYPE_CHECKING:
    from edu.domain.games.rules import Play

ACTS = frozenset({*DEEDS, "press", "release", "breath", "power", "pad", "clear", "shock"})
"""A deed by its name; press and release: the hand goes down and comes up; `a` of pad: which of PLACES."""
_AMBULANCE = {1: 85 * HERTZ, 2: 95 * HERTZ, 3: 100 * HERTZ}
"""From the call."""
_NOBODY = 60 * HERTZ
"""With no hand on him by then somebody else takes over."""
LONGEST = 130 * HERTZ
FULL = 1000
_HINTED = {1: LONGEST, 2: 30, 3: 10}
"""Compressions for which the beat is heard; afterwards, below the third level, when one has lost it."""


@dataclass(slots=True)
class CprPlay:
    level: Level
    scene: Scene
    beat: Beat
    machine: Machine
    steps: int = 0
    began: int = -1
    """Step of the first compression."""
    flow: int = FULL // 3
    """How much colour there is in his face; what the player sees of it all."""
    own: int = 0
    """Steps in which it was for the player to press."""
    moving: int = 0
    """Of these, the ones in which blood moved, and somebody knew that it had to."""
    unseen: tuple[int, int] = (0, 0)
    """(good, judged) of the compressions before anybody had spoken to him or looked at him."""
    pause: int = 0
    longest_pause: int = 0
    resumed: int = -1
    """Steps from the machine's last word to the next compression; -1: none yet."""

    @property
    def ends(self) -> int:
        """Step in which the ambulance is there, or without a call the patience of everybody is at its end."""
        return min(LONGEST, self.scene.done.get("call", LONGEST) + _AMBULANCE[self.level])

    @property
    def over(self) -> bool:
        unhelped = self.began < 0 and self.steps >= _NOBODY
        return unhelped or self.steps >= self.ends

    @property
    def heard(self) -> bool:
        """Whether the beat is given now; it comes at every BEAT steps."""
        lost = self.level < 3 and self.beat.last in ("fast", "slow")
        return lost or self.beat.presses < _HINTED[self.level]

    @property
    def on_beat(self) -> bool:
        return self.steps % BEAT == 0

    @property
    def here(self) -> tuple[str, ...]:
        """Names of what can be touched now; `press` stands there while nobody may, because hands can."""
        machine = {"here": ("power",), "on": ("pad",), "charged": ("clear", "shock")}.get(self.machine.stage, ())
        if self.machine.relieved:
            return (*machine, "press")
        deeds = () if self.machine.hands_off else self.scene.here
        breath = ("breath",) if self.beat.breathes and self.beat.count and not self.machine.hands_off else ()
        return (*machine, *deeds, "press", *breath)

    def step(self, acts: Sequence[Act]) -> None:
        if self.over:
            return
        for act in acts:
            self._act(act)
        stage = self.machine.stage
        self.machine.step()
        if self.machine.relieved and stage == "coming":
            self.beat.rest()
        self.scene.step()
        self.beat.step()
        self._reckon()
        self.steps += 1

    def _act(self, act: Act) -> None:
        deed = next((deed for deed in DEEDS if deed == act.name), None)
        if deed is not None:
            self._do(deed)
        elif act.name in ("press", "release", "breath"):
            self._hands(act.name)
        else:
            self._handle(act)

    def _hands(self, name: str) -> None:
        if name == "press":
            self._press()
        elif name == "release":
            self.beat.release()
        elif not (self.scene.busy or self.machine.relieved or self.machine.hands_off):
            self.beat.give_breath()

    def _handle(self, act: Act) -> None:
        match act.name:
            case "power":
                self.machine.power()
            case "pad" if 0 <= act.a < len(PLACES):
                self.machine.pad(PLACES[act.a])
            case "clear":
                self.machine.clear()
            case "shock":
                self.machine.shock()

    def _do(self, deed: Deed) -> None:
        if self.machine.relieved or self.machine.hands_off:
            return
        if self.scene.do(deed, self.steps, pressing=self.began >= 0):
            if deed == "fetch":
                self.machine.send()
            if self.scene.busy:
                self.beat.rest()

    def _press(self) -> None:
        if self.machine.hands_off:
            self.machine.touch()
        elif not (self.scene.busy or self.machine.relieved) and self.beat.press():
            self.began = self.steps if self.began < 0 else self.began
            if self.machine.stage == "done" and self.resumed < 0:
                self.resumed = self.pause

    def _reckon(self) -> None:
        """Whose turn it was in this step, and whether blood moved."""
        moves = self.machine.relieved or self.beat.useful
        if not points.tried(self):
            self.unseen = self.beat.good, self.beat.judged
        self.flow = min(FULL, self.flow + 2) if moves else max(0, self.flow - 1)
        if self.machine.relieved or self.machine.hands_off:
            self.pause = 0
            return
        if self.began >= 0 or self.steps >= points.GRACE:
            self.own += 1
            self.moving += moves and points.tried(self)
        if self.began >= 0:
            self.pause = 0 if 0 <= self.beat.since <= BEAT * 2 else self.pause + 1
            self.longest_pause = max(self.longest_pause, self.pause)

    def parts(self) -> tuple[Part, ...]:
        return (
            Part("节拍稳", points.rhythm(self), points.RHYTHM),
            Part("少停手", points.hands_on(self), points.HANDS_ON),
            Part("先后有序", points.order(self), points.ORDER),
            Part("听 AED 的", points.obeyed(self), points.OBEYED),
        )

    def missed(self) -> tuple[str, ...]:
        found = points.broken(self)
        return tuple(card for card in points.CARDS if card in found)

    def cells(self) -> Iterable[int]:
        yield from (self.steps, self.began, self.flow, self.own, self.moving)
        yield from (self.pause, self.longest_pause, self.resumed, *self.unseen)
        yield from self.scene.cells()
        yield from self.beat.cells()
        yield from self.machine.cells()


class Cpr:
    """Game."""

    id = "cpr"
    names = ACTS
    cards = points.CARDS
    longest = LONGEST

    def start(self, seed: int, level: Level) -> CprPlay:
        stream = Stream(seed, "cpr/square")
        return CprPlay(level, square.drawn(stream, level), Beat(breathes=level > 1), aed.drawn(stream, level))

    def random_act(self, play: Play, pick: Sequence[int]) -> Act:
        here = cast("CprPlay", play).here
        name = here[pick[0] % len(here)]
        if name == "press" and cast("CprPlay", play).beat.down >= 0:
            name = "release"
        return Act(name, pick[1] % len(PLACES))

    def bot(self, skill: Literal["skilled", "average"], seed: int) -> Bot:
        from edu.domain.games.cpr.bots import Responder

        return Responder(skill, seed)
