"""烟层逃生 in the picture book: floors at a telling moment."""

from __future__ import annotations

from edu.domain.games.acts import Act
from edu.domain.games.catalogue import GAMES
from edu.domain.games.rules import Level
from edu.domain.games.smoke.floor import THINGS, Kind
from edu.domain.games.smoke.game import SmokePlay

GAME = "smoke"
Course = tuple[tuple[tuple[Act, ...], int], ...]
"""What is done when: acts, then steps."""


def seed_with(kind: Kind) -> int:
    """The first round that begins with such a floor, its near stairs on the left."""
    for seed in range(200):
        play = GAMES[GAME].start(seed, 1)
        if isinstance(play, SmokePlay) and play.floors[0].kind == kind and not play.floors[0].mirrored:
            return seed
    raise LookupError(kind)


_OUT = (Act("feel"), Act("open"), Act("out"), Act("shut"))
_BENT, _CRAWLS = Act("posture", 1), Act("posture", 2)
_LEFT, _RIGHT, _STOP = Act("go", -1), Act("go", 1), Act("go", 0)
_HOLD = (Act("feel"), Act("seal"), _BENT)
SCENES: dict[str, tuple[Kind, Level, Course]] = {
    "hot": ("hold", 1, (((), 60), ((Act("feel"),), 60))),
    "gulp": ("hold", 1, (((), 90), ((Act("open"),), 26))),
    "seal": ("hold", 2, (((), 60), ((Act("feel"), Act("seal")), 50), ((Act("call"),), 60))),
    "wait": ("hold", 1, (((Act("call"),), 160), (_HOLD, 200), ((Act("signal"),), 1190))),
    "fetched": ("hold", 1, (((Act("call"),), 60), (_HOLD, 200), ((Act("signal"),), 1610))),
    "door": ("other-way", 1, (((), 60), ((Act("feel"),), 40), ((Act("open"),), 20), ((Act("out"),), 60))),
    "fire": ("other-way", 1, (((), 30), (_OUT, 20), ((_LEFT,), 236))),
    "bend": ("other-way", 2, (((), 560), ((*_OUT, _BENT), 20), ((_RIGHT,), 90), ((_CRAWLS,), 0), ((_BENT,), 30))),
    "lift": ("other-way", 1, (((), 500), ((*_OUT, _BENT), 20), ((_RIGHT,), 190), ((_STOP,), 20))),
    "cough": ("other-way", 3, (((), 800), (_OUT, 20), ((_RIGHT,), 150))),
    "crawl": ("shut-in", 1, (((), 1500), ((*_OUT, _CRAWLS), 20), ((_LEFT,), 320))),
    "free": ("other-way", 1, (((), 60), (_OUT, 20), ((_RIGHT,), 450))),
    "praise": (
        "other-way",
        1,
        (((Act("call"),), 60), (_OUT, 20), ((_RIGHT,), 450), ((Act("enter", THINGS.index("far")),), 60)),
    ),
    "rule": ("other-way", 1, (((), 30), (_OUT, 20), ((_RIGHT,), 140), ((Act("enter", THINGS.index("lift")),), 70))),
}
LARGE = ("hot", "wait", "fire", "lift", "rule")
CONTRAST = ("hot", "bend", "free", "crawl")
SEATED = ("bend", "free")
