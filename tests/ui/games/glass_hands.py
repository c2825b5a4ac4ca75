"""Hands that play on the glass without a thought: they know what can be touched and where it lies, not what it is.

The habits of tests/edu/domain/games/thoughtless.py know the acts of the rules; these know places in the order in which
the picture shows them. What is always in the same place is found out here: the right card that is always the first.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from edu.domain.games.bots import bot_of, played_by
from edu.domain.games.catalogue import GAMES
from edu.domain.games.rounds import score_of
from edu.domain.games.rules import HERTZ, Level
from edu.domain.prng import Stream
from tests.edu.domain.games.ladder import Rung, Scores
from tests.ui.games.hands import FINGER, SIZES, make_glass
from ui.games.view import PAUSE, GameView, Target

Order = Callable[[Target], tuple[float, float]]
Pick = Callable[[Sequence[Target], int], Target]
"""Of what can be touched now, and the number of the touch, the next one."""
Habit = tuple[str, Callable[[], Pick], int]
"""(name, a fresh hand, touches a second)."""
_BEGINS = HERTZ // 2
APART = 15
"""Points of 100 between a hand at random and the average bot, as in the rig of the bots."""
PACES = (1, 2, 3, 5)
"""Touches a second."""


def _across(one: Target) -> tuple[float, float]:
    return one.box.centre


def _back(one: Target) -> tuple[float, float]:
    x, y = one.box.centre
    return -x, -y


def _down(one: Target) -> tuple[float, float]:
    x, y = one.box.centre
    return y, x


def _up(one: Target) -> tuple[float, float]:
    x, y = one.box.centre
    return -y, x


ORDERS: dict[str, Order] = {"left to right": _across, "right to left": _back, "down": _down, "up": _up}


def _always(order: Order, at: int) -> Pick:
    return lambda shown, _: sorted(shown, key=order)[min(at, len(shown) - 1)]


def _cycle(order: Order, length: int) -> Pick:
    return lambda shown, turn: sorted(shown, key=order)[turn % min(length, len(shown))]


def _sweep(order: Order) -> Pick:
    """Each thing once, as it lies there; anew when nothing is left."""
    touched: set[str] = set()

    def pick(shown: Sequence[Target], _turn: int) -> Target:
        left = [one for one in shown if one.key not in touched]
        if not left:
            touched.clear()
        found = min(left or shown, key=order)
        touched.add(found.key)
        return found

    return pick


def _biggest(shown: Sequence[Target], _turn: int) -> Target:
    return max(shown, key=lambda one: one.box.w * one.box.h)


def habits() -> Iterator[Habit]:
    for pace in PACES:
        yield f"the biggest, {pace} a second", lambda: _biggest, pace
        for name, order in ORDERS.items():
            for at in range(3):
                yield f"always number {at + 1} {name}, {pace} a second", lambda o=order, a=at: _always(o, a), pace
            for length in (2, 3, 4, 6):
                yield f"{length} in turn {name}, {pace} a second", lambda o=order, n=length: _cycle(o, n), pace
            yield f"each once {name}, {pace} a second", lambda o=order: _sweep(o), pace


def played_on_glass(game: str, seed: int, level: Level, pick: Pick, pace: int) -> int:
    """Points of the round. A tap lasts a sixth of a second at most."""
    return _played(game, seed, level, pick, lambda step: step >= _BEGINS and (step - _BEGINS) % (HERTZ // pace) == 0)


def played_at_random(game: str, seed: int, level: Level) -> int:
    """What stands there, each as often as the next, about three times a second: the random bot's pace."""
    stream = Stream(seed, "glass")
    return _played(game, seed, level, lambda shown, _: stream.choice(shown), lambda _: stream.below(HERTZ) < 3)


def _played(game: str, seed: int, level: Level, pick: Pick, now: Callable[[int], bool]) -> int:
    glass = make_glass(seed, level, SIZES[seed % 2], game=game)
    view, run = glass.view, glass.round
    turn, lift = 0, -1
    while not run.over and run.steps < run.game.longest:
        if run.steps == lift:
            view.up(FINGER)
        if now(run.steps):
            view.up(FINGER)
            turn += _touch(view, pick, turn)
            lift = run.steps + HERTZ // 6
        glass.advance()
    return score_of(run.play.parts())


def _touch(view: GameView, pick: Pick, turn: int) -> int:
    shown = [one for one in view.targets() if one.key != PAUSE]
    return int(bool(shown) and view.down(FINGER, *pick(shown, turn).box.centre))


def glass_rung(game: str, level: Level, rounds: int, every: int = 1, at: int = 0) -> Rung:
    """All habits, or one in `every` of them from the so-manieth on; beside a hand at random and the average bot."""
    hands = [habit for number, habit in enumerate(habits()) if number % every == at % every]
    return _rung(game, level, hands, range(rounds))


def confirmed(game: str, level: Level, names: Collection[str], rounds: int) -> dict[str, tuple[float, float]]:
    """Which of the habits found above the hand at random are so in four times as many other rounds.

    Of a hundred and thirty habits that are worth what chance is worth, three lie two standard errors above it by luck.
    """
    hands = [habit for habit in habits() if habit[0] in names]
    return above(_rung(game, level, hands, range(rounds, 5 * rounds))) if hands else {}


def _rung(game: str, level: Level, hands: Sequence[Habit], seeds: range) -> Rung:
    chance_seeds = range(4 * seeds.start, 4 * seeds.stop)
    chance = Scores.of([played_at_random(game, seed, level) for seed in chance_seeds])
    average = [played_by(GAMES[game], bot_of(GAMES[game], "average", seed), seed, level)[1].score for seed in seeds]
    fools = {
        name: Scores.of([played_on_glass(game, seed, level, hand(), pace) for seed in seeds])
        for name, hand, pace in hands
    }
    free = frozenset(name for name in fools if name.startswith("each once"))
    return Rung({"random": chance, "average": Scores.of(average)}, fools, free)


def above(rung: Rung) -> dict[str, tuple[float, float]]:
    """Habits above the hand at random by a point at least: rounds have whole points, some habits always the same."""
    chance = rung.skills["random"].mean
    return {name: bound for name, bound in rung.too_good.items() if bound[0] >= chance + 1}


def order_problem(game: str, level: Level, rung: Rung) -> list[str]:
    """Playing about must be worth clearly less than knowing the half."""
    chance, average = rung.skills["random"].mean, rung.skills["average"].mean
    return [] if chance + APART < average else [f"{game} {level}: random {chance:.1f}, average {average:.1f}: too near"]
