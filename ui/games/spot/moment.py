"""What is said when a place is done with: first what was put right, then one thing that helps; read in five seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.games.rounds import score_of
from edu.domain.games.spot.kinds import CARDS, KINDS
from edu.domain.games.spot.points import stuck
from ui.games.moment import Said

if TYPE_CHECKING:
    from edu.domain.games.pack import GamePack
    from edu.domain.games.spot.game import SpotPlay
    from edu.domain.games.spot.look import Look

_ALL = "每一处都找到了，也都改好了。"
_CALM = "一处也没冤枉。"
_TWICE = "下次先看清，再下手点。"
_IN_PART = "改对的不够多，分数只算一部分。"
_AGAIN = "老点点过的，这一处的分减了。"
_LOST = "老点点过的，找对的分减没了。"
_OUTWEIGHED = "冤枉得太多，找对的分抵没了。"


def wanting(play: SpotPlay) -> str:
    """For who has found something: why it does not count in full, and what would help. '' when nothing is wanting."""
    if not any(look.found for look in play.looks):
        return ""
    lost = [look for look in play.looks if look.found and stuck(look)]
    if score_of(play.parts()) == 0 and (lost or any(look.false for look in play.looks)):
        return _LOST if lost else _OUTWEIGHED
    if play.look in lost:
        return _AGAIN
    if not play.wanting or lost:
        return ""
    return _IN_PART if play.at == len(play.looks) - 1 else f"再改对 {play.wanting} 处，分数全算。"


def said_of(look: Look, pack: GamePack, wants: str = "") -> Said:
    """Of a place that is closed; `wants` stands instead of how the gravest thing that is left is put right."""
    if look.mended == len(look.wrong):
        return Said(True, "查得仔细！", _ALL + (_TWICE if look.false else _CALM))
    left = f"还差 {len(look.wrong) - look.mended} 处"
    praise = f"改好 {look.mended} 处，" if look.mended else "时间到，" if look.left <= 0 else ""
    return Said(False, praise + left, wants or _lesson(look, pack))


def _lesson(look: Look, pack: GamePack) -> str:
    """One that was not found, or not put right, of the gravest rule: what is right there."""
    kinds = [look.scene.places[at].kind for at in sorted(look.wrong) if look.marks[at] != "mended"]
    thing = pack.thing(min(kinds, key=lambda kind: CARDS.index(KINDS[kind])))
    if thing is None:
        return ""
    return f"{thing.name}：{thing.fixes[0]}。"
