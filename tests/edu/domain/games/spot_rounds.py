"""Rounds of 找隐患, played by somebody who knows what is wrong there."""

from __future__ import annotations

from edu.domain.games.acts import Act
from edu.domain.games.rounds import Round
from edu.domain.games.rules import HERTZ, Level
from edu.domain.games.spot.game import Spot, SpotPlay
from edu.domain.games.spot.look import UNREAD, Look


def round_of(seed: int = 1, level: Level = 1) -> tuple[Round, SpotPlay]:
    run = Round(Spot(), seed, level)
    assert isinstance(run.play, SpotPlay)
    return run, run.play


def tap(look: Look, place: int) -> Act:
    box = look.scene.places[place]
    return Act("tap", box.x + box.wide // 2, box.y + box.high // 2)


def fix(look: Look, *, right: bool = True) -> Act:
    assert look.asking is not None
    return Act("fix", look.orders[look.asking].index(0 if right else 1))


def read(run: Round, play: SpotPlay) -> None:
    while play.look.reading:
        run.step()


def read_answers(run: Round) -> None:
    for _ in range(UNREAD):
        run.step()


def looked(run: Round, play: SpotPlay, *, right: bool = True, also: int = 0, skip: int = 0) -> None:
    """The place now before the player: all but `skip` of what is wrong found and mended, `also` of the rest touched."""
    look = play.look
    fine = [place for place in range(len(look.scene.places)) if place not in look.wrong]
    for place in fine[:also]:
        run.step([tap(look, place)])
        read(run, play)
    for place in sorted(look.wrong)[skip:]:
        run.step([tap(look, place)])
        read_answers(run)
        run.step([fix(look, right=right)])
        read(run, play)
    run.step([Act("finish")])
    while play.look is look and not run.over:
        run.step()


def points(play: SpotPlay) -> dict[str, int]:
    return {part.name: part.got for part in play.parts()}


def touched_again(run: Round, play: SpotPlay, times: int, *, every: int = HERTZ) -> None:
    """What is put right already, once in so many steps."""
    mended = play.look.marks.index("mended")
    for _ in range(times):
        run.step([tap(play.look, mended)])
        for _ in range(every - 1):
            run.step()


def all_but_one_mended(level: Level) -> tuple[Round, SpotPlay]:
    run, play = round_of(3, level)
    for number in sorted(play.look.wrong)[1:]:
        run.step([tap(play.look, number)])
        read_answers(run)
        run.step([fix(play.look)])
        read(run, play)
    return run, play
