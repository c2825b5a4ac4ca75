"""A fire, or three, of 灭火器大师, and what somebody does there."""

from __future__ import annotations

from edu.domain.games.acts import Act
from edu.domain.games.bots import Skill, bot_of, played_by
from edu.domain.games.catalogue import GAMES
from edu.domain.games.extinguisher.fight import Fight
from edu.domain.games.extinguisher.fires import FIRES, TOOLS, Tool
from edu.domain.games.extinguisher.game import ExtinguisherPlay
from edu.domain.games.rules import Level

GAME = GAMES["extinguisher"]
READY = [Act("lift"), Act("pin"), Act("hose")]


def fire(name: str, level: Level = 1) -> Fight:
    return Fight(next(one for one in FIRES if one.id == name), level)


def take(tool: Tool) -> Act:
    return Act("take", TOOLS.index(tool))


def after(fight: Fight, *acts: Act, steps: int = 1) -> Fight:
    for act in acts:
        fight.do(act)
    for _ in range(steps):
        fight.step()
    return fight


def seen(fight: Fight, *acts: Act) -> Fight:
    """Act after act, as a hand does them whose eyes go before it."""
    for act in acts:
        after(fight, steps=20)
        after(fight, act, steps=2)
    return fight


def ready(name: str, tool: Tool = "dry") -> Fight:
    """A fire that was looked at, with a bottle pressed at its root."""
    return after(after(fire(name), steps=60), take(tool), *READY, Act("press", 1), Act("aim", 500, 100))


def scores(skill: Skill, level: Level, seeds: range) -> list[int]:
    return [played_by(GAME, bot_of(GAME, skill, seed), seed, level)[1].score for seed in seeds]


def of_three(*fires: str) -> ExtinguisherPlay:
    return ExtinguisherPlay(tuple(next(one for one in FIRES if one.id == name) for name in fires), 1)


def next_fire(play: ExtinguisherPlay) -> Fight:
    play.fights.append(Fight(play.fires[len(play.fights)], 1))
    return play.fight


def whole(play: ExtinguisherPlay) -> int:
    return sum(part.got for part in play.parts())


def fled(fight: Fight) -> Fight:
    return seen(fight, Act("alarm"), take("leave"), Act("close"))


def put_out(fight: Fight, tool: Tool = "dry") -> Fight:
    seen(fight, Act("alarm"), take(tool), *READY, Act("press", 1))
    while fight.alight:
        after(fight, Act("aim", (2 * max(range(9), key=lambda at: (fight.heat[at], fight.glow[at])) + 1) * 55, 100))
    return seen(fight, Act("back"))
