"""What is said after each fire: praise where it is due, else the gravest rule that was missed, never a reproach."""

from __future__ import annotations

from edu.domain.games.extinguisher.fight import Fight
from edu.domain.games.extinguisher.game import Untold
from edu.domain.games.extinguisher.points import CARDS, broken, had_to_leave
from edu.domain.games.pack import GamePack
from ui.games.moment import Said

_PRAISE = {
    "bin": "认准了废纸，提拔握压一步不差。",
    "sofa": "对准根部左右扫，大火苗也低头。",
    "pan": "关火、盖严，一滴水也没浇，对！",
    "panel": "先断电，再灭火，稳当。",
    "battery": "电池的火不去惹它，人出来最要紧。",
    "room": "烟火都大了就撤，门一关火就慢了。",
}
_HAD_TO = "压不住就停手撤出来，还关了门，对。"
_COULD_STAY = "人没事最要紧。火还小、退路还在，也可以接着灭。"
_UNTOLD: dict[Untold, str] = {
    "": "",
    "half": "该撤的火先去扑了，后来撤了出来；这局的分减半。",
    "half-missed": "小火先拿错了，后来才拿对；这局的分减半。",
    "third-stayed": "该撤的火没有先撤，这局的分只算三分之一。",
    "third-missed": "小火没有一处灭对，这局的分只算三分之一。",
    "stayed": "该撤的火没有先撤，这局只算几分。",
    "none-met": "小火没有一处先选对，这局只算几分。",
}
_HEADS = {"out": "火灭了", "left": "人出来了", "driven": "烟压下来了", "burnt": "火更大了"}


def said(fight: Fight, pack: GamePack, *, untold: Untold = "") -> Said:
    """Of a fire that has ended; `untold`: why the round is worth next to nothing, which is said before the rest."""
    first = _UNTOLD[untold]
    missed = broken(fight)
    gravest = next((card for card in CARDS if card in missed), None)
    card = pack.card(gravest) if gravest else None
    if card is not None:
        return Said(False, _HEADS.get(fight.ending, "再想一想"), first + card.rule)
    if fight.ending == "left" and not fight.fire.to_leave:
        return Said(True, "安全第一", first + (_HAD_TO if had_to_leave(fight) else _COULD_STAY))
    if fight.ending == "left":
        return Said(True, "撤得对！", first + _PRAISE[fight.fire.id])
    return Said(True, "漂亮！", first + _PRAISE[fight.fire.id])
