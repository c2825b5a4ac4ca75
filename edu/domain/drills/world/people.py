"""Warning and evacuation: groups move through stages as in PADM (Lindell & Perry 2012): hear, believe, prepare, go.

    home → heard → ready → road → safe        refused: says no for now        trapped → lost: what danger does

Shares move each beat, never less than one person where anybody moves at all, so that a stage always empties. What can
be taught with it: a message that names risk, place, time and action is believed; channels add up; a knock on the door
reaches everybody and walks with the frail; a closed road turns people back; waiting costs people, not points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from edu.domain.drills.conditions import Run
from edu.domain.drills.layout import FROZEN, GROUP, ORDERS, TICK
from edu.domain.drills.scenario import Group, Zone
from edu.domain.drills.state import Desk

CONFIRM = 150
"""Seconds in which half of those who heard make up their minds (milling)."""
AT_A_DOOR = 3
"""People that one pair of hands reaches a minute."""
CONTENT_BELIEF, KNOCK_BELIEF, NEIGHBOURS_BELIEF = 80, 250, 150
COMING_HOME = 900
"""Seconds in which those at a shelter have gone home when told that they may."""
FADING = 4
"""Permille of the trapped who are lost each minute without rescue."""
SETTLED = 2
"""Value of `stirred` where everybody is safe or lost: nothing moves there until somebody is told to come home."""
LEAVE, RETURN = ORDERS.index("leave"), ORDERS.index("return")


@dataclass(frozen=True, slots=True)
class Way:
    """A road with its slots: `gate` bit 1 closed by order, bit 2 by its condition."""

    gate: int
    seconds: int
    per_minute: int
    danger: Run
    shelter_opens: int
    shelter_inside: int
    capacity: int


@dataclass(frozen=True, slots=True)
class Voice:
    """A channel in one zone: `slot` holds the tick + 1 from which it is heard."""

    slot: int
    reach: int
    belief: int
    needs: int
    """Slot of the power or network that it needs; -1 none."""


@dataclass(frozen=True, slots=True)
class Place:
    zone: Zone
    firsts: tuple[int, ...]
    order: int
    route: int
    hands: int
    content: int
    stirred: int
    voices: tuple[Voice, ...]
    danger: Run
    harmless: bool
    """The danger is 0 for ever."""


class People:
    """Moves everybody once a beat; a place where nobody was stirred and nothing threatens costs nothing."""

    def __init__(self, places: Sequence[Place], ways: Sequence[Way], beat_seconds: int) -> None:
        self._places = tuple(places)
        self._ways = tuple(ways)
        self._seconds = beat_seconds

    def beat(self, desk: Desk) -> None:
        v = desk.slots
        for place in self._places:
            stirred = v[place.stirred]
            if stirred == SETTLED:
                continue
            danger = 0 if place.harmless else place.danger(v)
            if danger > 0 or stirred:
                self._moved(desk, place, danger if danger > 0 and not v[FROZEN] else 0)

    def _moved(self, desk: Desk, place: Place, danger: int) -> None:
        v, seconds = desk.slots, self._seconds
        reach, belief = _signal(v, place, seconds)
        doors = v[place.hands] * AT_A_DOOR * seconds // 60
        escorts = v[place.hands] * AT_A_DOOR * seconds // 60
        order, route = v[place.order], v[place.route]
        way = self._ways[route] if route >= 0 else None
        everywhere = 0
        for first, group in zip(place.firsts, place.zone.groups, strict=True):
            doors, escorts = self._group(desk, first, group, (reach, belief, order, danger), doors, escorts, way)
            everywhere += sum(v[first : first + 4]) + v[first + 5] + v[first + 6]
        if not everywhere and order != RETURN:
            desk.put(place.stirred, SETTLED)

    def _group(
        self, desk: Desk, first: int, group: Group, now: tuple[int, int, int, int], doors: int, escorts: int,
        way: Way | None,
    ) -> tuple[int, int]:  # fmt: skip
        """One group's beat. Gives back the doors and escorts that are left for the next group of the zone."""
        reach, belief, order, danger = now
        v = desk.slots
        before = v[first : first + 9]
        home, heard, ready, road, safe, refused, trapped, lost, rest = before
        if home and (reach or doors):
            knocked = min(home, doors)
            doors -= knocked
            told = min(home, knocked + _part(home - knocked, reach))
            home, heard = home - told, heard + told
        if order == LEAVE and heard:
            going, balking = self._decided(heard, belief + (NEIGHBOURS_BELIEF if safe + road > home else 0), group)
            heard, ready, refused = heard - going - balking, ready + going, refused + balking
        if way is not None:
            if order == LEAVE and ready:
                leaving = self._leaving(v, ready, group, escorts, way)
                escorts -= leaving if group.escort else 0
                ready, road = ready - leaving, road + leaving
            elif order == RETURN and safe:
                back = _part(safe, 1000 * self._seconds // COMING_HOME)
                safe, home = safe - back, home + back
                desk.put(way.shelter_inside, v[way.shelter_inside] - back)
            if road:
                road, ready, safe, trapped = self._travelling(desk, way, (road, ready, safe, trapped))
        if danger or trapped:
            struck = (home + heard + ready + refused) * min(1000, danger) * self._seconds // 60
            fading = 0 if v[FROZEN] else trapped * FADING * self._seconds // 60
            home, heard, ready, refused, trapped, lost, rest = _struck(
                (home, heard, ready, refused, trapped, lost, rest), struck, fading
            )
        _written(desk, first, before, [home, heard, ready, road, safe, refused, trapped, lost, rest])
        return doors, escorts

    def _decided(self, heard: int, belief: int, group: Group) -> tuple[int, int]:
        """Of those who heard: how many make ready, how many say no. The others go on asking around."""
        deciding = min(heard, _part(heard, 500 * self._seconds // CONFIRM))
        going = deciding * min(1000, max(0, belief)) // 1000
        balking = (deciding - going) * group.refuse // 1000
        if deciding and not going and not balking and belief > 0:
            going = 1
        return going, balking

    def _leaving(self, v: list[int], ready: int, group: Group, escorts: int, way: Way) -> int:
        if v[way.gate] or not 0 < v[way.shelter_opens] <= v[TICK] + 1:
            return 0
        room = way.capacity - v[way.shelter_inside]
        most = min(way.per_minute * self._seconds // 60, room, escorts if group.escort else ready)
        return max(0, min(_part(ready, 1000 * self._seconds // max(60, group.prepare)), most))

    def _travelling(self, desk: Desk, way: Way, people: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
        road, ready, safe, trapped = people
        v = desk.slots
        danger = 0 if v[FROZEN] else way.danger(v)
        if danger > 0:
            caught = min(road, _part(road, min(1000, danger * self._seconds // 60)))
            road, trapped = road - caught, trapped + caught
        if v[way.gate]:
            return 0, ready + road, safe, trapped
        arrived = _part(road, 1000 * self._seconds // max(30, way.seconds))
        desk.put(way.shelter_inside, v[way.shelter_inside] + arrived)
        return road - arrived, ready, safe + arrived, trapped


def _written(desk: Desk, first: int, before: list[int], after: list[int]) -> None:
    """What `Desk.put` does, for nine slots at once: this is where most of a run's time goes."""
    if after == before:
        return
    weight, total = desk.weight, 0
    for slot, old, new in zip(range(first, first + 9), before, after, strict=True):
        if old != new:
            total += (new - old) * weight[slot]
    desk.sum += total
    desk.slots[first : first + 9] = after


def _signal(v: list[int], place: Place, seconds: int) -> tuple[int, int]:
    """Permille who hear it this beat, and permille who then believe it."""
    silent, trusted, now = 1000, 0, v[TICK]
    for voice in place.voices:
        since = v[voice.slot]
        if since and since <= now + 1 and (voice.needs < 0 or v[voice.needs]):
            silent = silent * (1000 - min(1000, voice.reach * seconds // 60)) // 1000
            trusted = max(trusted, voice.belief)
    said = v[place.content].bit_count()
    belief = place.zone.trust // 2 + trusted + said * CONTENT_BELIEF + (KNOCK_BELIEF if v[place.hands] else 0)
    return 1000 - silent, belief


def _part(number: int, permille: int) -> int:
    """That share, rounded up: somebody always goes."""
    return min(number, -(-number * min(1000, permille) // 1000)) if permille > 0 else 0


def _struck(now: tuple[int, ...], struck: int, fading: int) -> tuple[int, int, int, int, int, int, int]:
    """Danger traps people where they are; the trapped fade. Thousandths of a person wait in `rest`.

    `rest` holds both remainders: below 1000 those of the trapped, above it, in steps of 1000, those who fade.
    """
    home, heard, ready, refused, trapped, lost, rest = now
    caught, caught_rest = divmod(rest % 1000 + struck, 1000)
    gone, gone_rest = divmod(rest // 1000 + fading, 1000)
    left = caught
    stages = []
    for stage in (home, heard, refused, ready):
        hit = min(stage, left)
        left -= hit
        stages.append(stage - hit)
    home, heard, refused, ready = stages
    trapped += caught - left
    gone = min(trapped, gone)
    return home, heard, ready, refused, trapped - gone, lost + gone, gone_rest * 1000 + caught_rest


assert len(GROUP) == 9
