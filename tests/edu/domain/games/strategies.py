"""Hands that do one foolish thing for ever: none of them may beat a hand that merely plays about."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from edu.domain.games.acts import Act
from edu.domain.games.catalogue import GAMES
from edu.domain.games.extinguisher.fires import DOOR, TOOLS
from edu.domain.games.rules import Play

Hand = Callable[[int], Sequence[Act]]
_READY = (Act("lift"), Act("pin"), Act("hose"))


def _always(*acts: Act) -> Hand:
    return lambda step: acts if step % 20 == 0 else ()


def _everywhere(step: int) -> Sequence[Act]:
    """Every button one after the other, three a second, and all over the picture."""
    if step % 20:
        return ()
    turn = step // 20
    buttons = [name for name in sorted(GAMES["extinguisher"].names) if name not in ("take", "aim")]
    acts = [*(Act(name, 1) for name in buttons), *(Act("take", at) for at in range(len(TOOLS)))]
    return (acts[turn % len(acts)], Act("aim", turn * 370 % 1001, turn * 91 % 1001))


FOOLISH: dict[str, Hand] = {
    "nothing": lambda _step: (),
    "call for ever": _always(Act("alarm")),
    "pull and press for ever": _always(*_READY, Act("press", 1)),
    "always dry, hold one place": lambda step: (
        (Act("take", 0), *_READY, Act("aim", 500, 100), Act("press", 1)) if step % 20 == 0 else ()
    ),
    "always the bucket": _always(Act("take", TOOLS.index("bucket"))),
    "always leave": _always(Act("take", TOOLS.index(DOOR))),
    "everything everywhere": _everywhere,
    "all at once": _always(
        *(Act("take", at) for at in range(len(TOOLS))),
        Act("alarm"),
        Act("shut"),
        *_READY,
        Act("press", 1),
        Act("cover"),
        Act("back"),
        Act("close"),
    ),
}


class Fool:
    """Bot. `seed` shifts where its habit begins, so that no order of the fires suits it by chance."""

    def __init__(self, hand: Hand, seed: int = 0) -> None:
        self._hand, self._step = hand, seed * 140

    def acts(self, play: Play) -> Sequence[Act]:
        self._step += 1
        return self._hand(self._step)
