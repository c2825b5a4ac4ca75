"""What a round is worth, and which rules were broken in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.games.cpr.machine import STAGES
from edu.domain.games.cpr.scene import NEEDFUL
from edu.domain.games.rules import HERTZ

if TYPE_CHECKING:
    from edu.domain.games.cpr.beat import Beat
    from edu.domain.games.cpr.game import CprPlay

RHYTHM, HANDS_ON, ORDER, OBEYED = 20, 30, 35, 15

CARDS: tuple[str, ...] = (
    "call", "gasp", "start", "no-delay", "look-first", "fetch", "clear", "listen", "resume", "pause", "too-fast",
    "too-slow", "recoil", "thirty-two",
)  # fmt: skip
"""Rules that can be broken, the gravest first; content/games/cpr.yaml has their words."""

GRACE = 20 * HERTZ
"""By then hands should be on him."""
LONGEST_PAUSE = 10 * HERTZ
_ENOUGH = 60
"""Compressions; with fewer a steady hand proves nothing."""
_LEAST, _MOST = 25, 75
"""Hundredths of the time with hands on him: below nothing, from there on everything."""
_RATIO = 10
"""Of HANDS_ON, for thirty and two where breaths are due."""
_CYCLES = 2
_ANSWER, _LOOK, _CALL, _FETCH, _START = 6, 8, 8, 7, 6
_DELAYS = (0, 10, ORDER)
"""Of ORDER, lost after so many delays; after the second all of it: who tries out what lies there has put nothing in
order.
"""
_LEFT = {4: 7, 3: 2}
"""Tenths that hands on him are still worth after one delay, by how many of NEEDFUL were done all the same. Each delay
lets him lie without blood: one is the mistake of somebody who helps and knows the rest. Who left out more, or tried a
second, has not chosen but done whatever offered itself.
"""
_LED = 5
"""Of OBEYED, for the machine's end, to who was led there by it: whose order is worth nothing."""
_LATE_START, _LATE_CALL, _LATE_FETCH = 40 * HERTZ, 30 * HERTZ, 35 * HERTZ


def tried(play: CprPlay) -> bool:
    """Somebody has spoken to him or looked at him. Hands on whoever lies there are no help but a habit till then."""
    return not {"shout", "look"}.isdisjoint(play.scene.done)


def rhythm(play: CprPlay) -> int:
    good, judged = play.unseen
    return _left(play, RHYTHM * (play.beat.good - good) // max(_ENOUGH, play.beat.judged - judged))


def _left(play: CprPlay, got: int) -> int:
    """What of hands on him is left to him: less by delays, and half where 120 was never called, for then nobody comes
    to go on with what was begun.
    """
    done, delays = play.scene.done, len(play.scene.delays)
    if delays:
        got = got * _LEFT.get(sum(deed in done for deed in NEEDFUL), 0) // 10 if delays == 1 else 0
    return got if "call" in done else got // 2


def hands_on(play: CprPlay) -> int:
    beat = play.beat
    ratio = _RATIO if beat.breathes else 0
    share = 100 * play.moving // play.own if play.own else 0
    kept = (HANDS_ON - ratio) * max(0, min(_MOST, share) - _LEAST) // (_MOST - _LEAST)
    return _left(play, kept + ratio * min(beat.rounds, turns(beat)) // turns(beat))


def turns(beat: Beat) -> int:
    """How often breaths were due, or were given."""
    return max(_CYCLES, beat.cycles, beat.presses // 38)


def order(play: CprPlay) -> int:
    """Nothing for who never pressed: all of it is there for that."""
    if play.began < 0:
        return 0
    done, got = play.scene.done, 0
    looked = _before(play, "look")
    got += _ANSWER if _before(play, "shout") else 0
    got += _LOOK if looked else 0
    got += 0 if "call" not in done else _CALL if done["call"] <= _LATE_CALL else _CALL // 2
    got += 0 if "fetch" not in done else _FETCH if done["fetch"] <= _LATE_FETCH else _FETCH // 2
    if looked:
        late = max(GRACE, min(_LATE_START, play.began))
        got += _START * (_LATE_START - late) // (_LATE_START - GRACE)
    return max(0, got - _DELAYS[min(len(play.scene.delays), len(_DELAYS) - 1)])


def _before(play: CprPlay, deed: str) -> bool:
    """Done before the first compression."""
    return any(name == deed and (play.began < 0 or step < play.began) for name, step in play.scene.done.items())


def obeyed(play: CprPlay) -> int:
    """A pad that was tried elsewhere first was not laid as the picture shows it: of both pads half is left.

    The machine waits for everybody and leads a hand that tries everything to its end. What was right on that way is
    luck for who did two things that help nobody, and counts alike for all of them, as their order does (`_DELAYS`).
    """
    machine = play.machine
    got = 3 if STAGES.index(machine.stage) >= STAGES.index("on") else 0
    if len(play.scene.delays) >= len(_DELAYS) - 1:
        return got + len(machine.pads) + (_LED if machine.stage == "done" else 0)
    got += len(machine.pads) * (1 if machine.wrong else 2)
    if machine.stage == "done":
        got += 3 if not machine.touched else 0
        got += 2 if machine.shocked == machine.advises else 0
        got += 3 if 0 <= play.resumed <= LONGEST_PAUSE // 2 else 0
    return got


def broken(play: CprPlay) -> set[str]:
    """Names of CARDS."""
    scene, beat, machine = play.scene, play.beat, play.machine
    late = play.began > _LATE_START or (play.began < 0 and play.steps > GRACE)
    tried = max(20, beat.judged)
    found = {
        "call": scene.done.get("call", play.steps) > _LATE_CALL,
        "gasp": "side" in scene.done,
        "start": late,
        "no-delay": any(deed != "side" for deed in scene.delays),
        "look-first": play.began >= 0 and not all(_before(play, deed) for deed in NEEDFUL[:2]),
        "fetch": scene.done.get("fetch", play.steps) > _LATE_FETCH,
        "clear": machine.touched > 0,
        "listen": machine.wrong > 1 or _ignored(play),
        "resume": machine.stage == "done" and (play.resumed > LONGEST_PAUSE // 2 or play.resumed < 0),
        "pause": play.longest_pause > LONGEST_PAUSE,
        "too-fast": 4 * beat.fast > tried,
        "too-slow": 4 * beat.slow > tried,
        "recoil": 8 * beat.leaned > tried,
        "thirty-two": beat.breathes and beat.presses > 45 and 2 * beat.rounds < turns(beat),
    }
    return {card for card, is_so in found.items() if is_so}


def _ignored(play: CprPlay) -> bool:
    """It stood there and was not brought to its end, or its word was not done."""
    machine = play.machine
    if machine.stage == "done":
        return machine.shocked != machine.advises
    return play.over and machine.stage not in ("away", "coming")
