"""Warning and evacuation: groups move through stages as in PADM (Lindell & Perry 2012): hear, believe, prepare, go.

    home → heard → ready → road → safe        refused: says no for now        trapped → lost: what danger does

Shares move each beat, and at least one person a minute where anybody moves at all, so that a stage always empties.
Nobody sets out for a shelter, or is let in, beyond its capacity: who is on the way counts as well. Who is told that
they may stay at home unpacks. What can be taught with it: a message that names risk, place, time and action is
believed; channels add up; a knock on the door reaches everybody and walks with the frail; a closed road turns people
back; waiting costs people, not points.
"""

from __future__ import annotations

from collections.abc import Sequence

from edu.domain.drills.layout import FROZEN, GROUP, ORDERS, TICK
from edu.domain.drills.state import Desk
from edu.domain.drills.world.places import Place, Way

AT_A_DOOR = 3
"""People that one pair of hands reaches a minute."""
NEIGHBOURS_BELIEF = 150
COMING_HOME = 900
"""Seconds in which those at a shelter have gone home when told that they may."""
FADING = 4
"""Permille of the trapped who are lost each minute without rescue."""
AT_REST, STIRRED, SETTLED = 0, 1, 2
"""Values of `stirred`. At rest only danger moves anybody; where all are safe or lost nothing does until an order."""
GOLDEN = 618
"""Steps of this permille fill the whole evenly."""
LEAVE, RETURN = ORDERS.index("leave"), ORDERS.index("return")
UNASKED = -1
WIDTH = len(GROUP)
HOME, HEARD, READY, ROAD, SAFE, REFUSED, TRAPPED, LOST, REST = range(WIDTH)


class People:
    """Moves everybody once a beat; a place where nobody was stirred and nothing threatens costs nothing."""

    def __init__(self, places: Sequence[Place], ways: Sequence[Way], tick: int, beat: int) -> None:
        self._places = tuple(places)
        self._ways = tuple(ways)
        self._tick = tick
        self._seconds = tick * beat
        self._homewards = min(1000, 1000 * self._seconds // COMING_HOME)

    def beat(self, desk: Desk) -> None:
        v = desk.slots
        frozen, spare = v[FROZEN], self._spare(v)
        for place in self._places:
            stirred = v[place.stirred]
            if stirred != SETTLED:
                danger = 0 if place.danger is None else place.danger(v)
                if stirred or danger > 0:
                    self._moved(desk, place, 0 if frozen or danger < 0 else danger, spare)

    def _spare(self, v: list[int]) -> int:
        """Thousandths by which a share of heads is rounded up: wholly once a minute, so that somebody moves; on the
        beats between, which are shorter, by what is carried, so that few people do not move too soon.
        """
        now = v[TICK] * self._tick
        return 999 if now % 60 < self._seconds else now // self._seconds * GOLDEN % 1000

    def _moved(self, desk: Desk, place: Place, danger: int, spare: int) -> None:
        """One zone's beat, worked out on all its groups' rows as one list."""
        v = desk.slots
        before = v[place.first : place.end]
        rows, order, route = before.copy(), v[place.order], v[place.route]
        way = self._ways[route] if route >= 0 else None
        if way is not None:
            self._on_the_way(desk, way, place, rows, order, spare)
        self._flowed(desk, place, rows, way, order, spare)
        trapped = any(rows[TRAPPED::WIDTH])
        if danger or trapped:
            self._struck(place, rows, danger, 0 if v[FROZEN] else FADING)
            trapped = any(rows[TRAPPED::WIDTH])
        if rows == before:
            _rested(desk, place, rows, order)
        else:
            desk.put_changed(place.first, rows)
            if trapped:
                desk.put(place.stirred, STIRRED)

    def _flowed(self, desk: Desk, place: Place, rows: list[int], way: Way | None, order: int, spare: int) -> None:
        """From home to the shelter, in one pass over the groups: this is where most of a run's time goes."""
        v = desk.slots
        doors = escorts = self._in_a_beat(v, v[place.hands] * AT_A_DOOR) if v[place.hands] else 0
        arriving = way.arriving if way is not None and not v[way.gate] else 0
        leave, free = order == LEAVE, way.free(v) if way is not None else 0
        room = UNASKED if arriving and leave else 0
        reach, belief, inside = UNASKED, 0, 0
        for at, deciding, readying, refuse, escort in place.groups:
            home, heard, ready, road, safe = rows[at : at + REFUSED]
            if (home or heard) and reach == UNASKED:
                reach, belief = place.signal(v)
            if home and (reach or doors):
                knocked = home if home < doors else doors
                doors -= knocked
                told = knocked + ((home - knocked) * reach + spare) // 1000
                home -= told
                heard += told
            if heard and leave:
                trust = belief + NEIGHBOURS_BELIEF if safe + road > home else belief
                going, balking = _decided((heard * deciding + spare) // 1000, trust, refuse, v[TICK])
                heard -= going + balking
                ready += going
                rows[at + REFUSED] += balking
            if ready and order == RETURN:
                heard, ready = heard + ready, 0
            if ready and room:
                if room == UNASKED and way is not None:
                    room = way.room(v, self._in_a_beat(v, way.per_minute), self._coming(v, way))
                leaving = min((ready * readying + spare) // 1000, room, escorts if escort else room)
                escorts -= leaving if escort else 0
                room -= leaving
                ready -= leaving
                road += leaving
            if road and arriving:
                arrived = min((road * arriving + spare) // 1000, free - inside)
                road -= arrived
                safe += arrived
                inside += arrived
            rows[at : at + REFUSED] = home, heard, ready, road, safe
        if inside and way is not None:
            desk.put(way.inside, v[way.inside] + inside)

    def _coming(self, v: list[int], way: Way) -> int:
        """Heads on any road to the same shelter; not asked for where it holds everybody who could come."""
        if not way.tight:
            return 0
        return sum(
            sum(v[place.first + ROAD : place.end : WIDTH])
            for place in self._places
            if v[place.route] >= 0 and self._ways[v[place.route]].inside == way.inside
        )

    def _in_a_beat(self, v: list[int], per_minute: int) -> int:
        """Whole heads of this beat, so that beats shorter than a minute add up to the rate."""
        now = v[TICK] * self._tick
        return now * per_minute // 60 - (now - self._seconds) * per_minute // 60

    def _on_the_way(self, desk: Desk, way: Way, place: Place, rows: list[int], order: int, spare: int) -> None:
        """What only a bad road and the way home bring about."""
        v = desk.slots
        if (way.danger is not None or v[way.gate]) and any(rows[ROAD::WIDTH]):
            danger = 0 if way.danger is None or v[FROZEN] else max(0, way.danger(v))
            _turned(place, rows, min(1000, danger * self._seconds // 60), spare, closed=v[way.gate] != 0)
        if order == RETURN and any(rows[SAFE::WIDTH]):
            desk.put(way.inside, max(0, v[way.inside] - self._homeward(place, rows, spare)))

    def _homeward(self, place: Place, rows: list[int], spare: int) -> int:
        """How many leave the shelter for home."""
        before = sum(rows[SAFE::WIDTH])
        for group in place.groups:
            back = (rows[group.at + SAFE] * self._homewards + spare) // 1000
            rows[group.at + SAFE] -= back
            rows[group.at + HOME] += back
        return before - sum(rows[SAFE::WIDTH])

    def _struck(self, place: Place, rows: list[int], danger: int, fading: int) -> None:
        """Danger traps people where they are; the trapped fade. Thousandths of a person wait in `rest`.

        `rest` holds both remainders: below 1000 those of the trapped, above it, in steps of 1000, those who fade.
        """
        strike = min(1000, danger) * self._seconds
        for group in place.groups:
            at = group.at
            home, heard, ready, _road, _safe, refused, trapped, lost, rest = rows[at : at + WIDTH]
            there = home + heard + ready + refused
            if not ((there and strike) or trapped):
                continue
            caught, caught_rest = divmod(rest % 1000 + there * strike // 60, 1000)
            gone, gone_rest = divmod(rest // 1000 + trapped * fading * self._seconds // 60, 1000)
            for stage in (HOME, HEARD, REFUSED, READY) if caught else ():
                hit = min(rows[at + stage], caught)
                caught -= hit
                rows[at + stage] -= hit
                trapped += hit
            gone = min(trapped, gone)
            rows[at + TRAPPED : at + WIDTH] = trapped - gone, lost + gone, gone_rest * 1000 + caught_rest


def _turned(place: Place, rows: list[int], share: int, spare: int, *, closed: bool) -> None:
    """Of those on the road that permille is caught; a closed road turns the others back."""
    for group in place.groups:
        at = group.at
        caught = (rows[at + ROAD] * share + spare) // 1000 if share else 0
        rows[at + ROAD] -= caught
        rows[at + TRAPPED] += caught
        if closed:
            rows[at + READY] += rows[at + ROAD]
            rows[at + ROAD] = 0


def _decided(deciding: int, belief: int, refuse: int, tick: int) -> tuple[int, int]:
    """Of those who make up their minds: how many make ready, how many say no. The others go on asking around.

    Few decide at a time, and a share of few rounds to nobody: what is carried turns with the tick instead.
    """
    going = deciding * belief // 1000 if belief < 1000 else deciding
    balking = ((deciding - going) * refuse + tick * GOLDEN % 1000) // 1000
    return (going, balking) if going or balking or belief <= 0 or not deciding else (1, 0)


def _rested(desk: Desk, place: Place, rows: list[int], order: int) -> None:
    """Nothing moved: where nobody is under way and nobody may come home, nothing will until somebody acts."""
    if any(any(rows[stage::WIDTH]) for stage in (HOME, HEARD, READY, ROAD, TRAPPED)):
        return
    if order == RETURN and any(rows[SAFE::WIDTH]):
        return
    desk.put(place.stirred, AT_REST if any(rows[REFUSED::WIDTH]) else SETTLED)
