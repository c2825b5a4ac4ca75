"""Three places one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from edu.domain.games.acts import Act
from edu.domain.games.rules import HERTZ, Bot, Level, Part
from edu.domain.games.spot.kinds import CARDS, DECOYS, FIXES, KINDS
from edu.domain.games.spot.look import Look, drawn
from edu.domain.games.spot.points import CALM, HITS, MEND, broken, points, wanting
from edu.domain.games.spot.scenes import SCENES
from edu.domain.prng import Stream

if TYPE_CHECKING:
    from edu.domain.games.rules import Play

ACTS = frozenset({"tap", "fix", "finish"})
"""tap: `a`, `b` on the grid of `scenes`; fix: `a` is the place in the row of answers; finish: nothing more to find."""
ROOMS = 3
_BETWEEN = 5 * HERTZ
"""What was passed over is shown and named before the next place comes."""


@dataclass(slots=True)
class SpotPlay:
    looks: tuple[Look, ...]
    """All of the round; those that are still to come are not looked at yet."""
    at: int = 0
    pause: int = field(default=0)

    @property
    def look(self) -> Look:
        return self.looks[self.at]

    @property
    def over(self) -> bool:
        return self.at == len(self.looks) - 1 and self.look.over

    def step(self, acts: Sequence[Act]) -> None:
        if self.look.over:
            self._between()
            return
        for act in acts:
            match act.name:
                case "tap":
                    self.look.tap(act.a, act.b)
                case "fix":
                    self.look.fix(act.a)
                case "finish":
                    self.look.finish()
        self.look.step()

    def _between(self) -> None:
        self.pause += 1
        if self.pause >= _BETWEEN and self.at < len(self.looks) - 1:
            self.at += 1
            self.pause = 0

    @property
    def wanting(self) -> int:
        """Faults that must still be found and put right for everything to count in full."""
        return wanting(self._seen)

    @property
    def _seen(self) -> tuple[Look, ...]:
        return self.looks[: self.at + 1]

    def parts(self) -> tuple[Part, ...]:
        hits, mend, calm = points(self._seen, len(self.looks))
        return Part("找得准", hits, HITS), Part("改得对", mend, MEND), Part("不冤枉", calm, CALM)

    def missed(self) -> tuple[str, ...]:
        found = broken(self._seen)
        return tuple(card for card in CARDS if card in found)

    def cells(self) -> Iterable[int]:
        yield from (self.at, self.pause)
        for look in self._seen:
            yield from look.cells()


class Spot:
    """Game."""

    id = "spot"
    names = ACTS
    cards = CARDS
    longest = 170 * HERTZ
    things = (*(scene.id for scene in SCENES), *KINDS, *DECOYS)
    """What has a name, and what is said of it, in the pack."""

    def start(self, seed: int, level: Level) -> SpotPlay:
        stream = Stream(seed, "spot/places")
        scenes = stream.shuffled(SCENES)[:ROOMS]
        return SpotPlay(tuple(drawn(stream, scene, level) for scene in scenes))

    def random_act(self, play: Play, pick: Sequence[int]) -> Act:
        """What the glass offers now, each as often as the next: the things and 'seen it all', or the answers."""
        assert isinstance(play, SpotPlay)
        if play.look.asking is not None:
            return Act("fix", pick[0] % FIXES)
        places = play.look.scene.places
        touched = pick[0] % (len(places) + 1)
        if touched == len(places):
            return Act("finish")
        place = places[touched]
        return Act("tap", place.x + pick[2] % place.wide, place.y + pick[2] % place.high)

    def bot(self, skill: Literal["skilled", "average"], seed: int) -> Bot:
        from edu.domain.games.spot.bots import Inspector

        return Inspector(skill, seed)
