"""What is said when the ambulance is there: praise where it is due, else the gravest rule that was missed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.games.moment import Said

if TYPE_CHECKING:
    from edu.domain.games.cpr.game import CprPlay
    from edu.domain.games.pack import GamePack


def said(play: CprPlay, pack: GamePack) -> Said:
    gravest = next(iter(play.missed()), None)
    card = pack.card(gravest) if gravest else None
    if play.began < 0:
        head = "旁人接手了"
    elif "call" not in play.scene.done:
        head = "没人打 120"
    else:
        head = "救护车到了"
    if card is not None:
        return Said(False, head, card.rule)
    return Said(True, "交给救护车了", f"你按了 {play.beat.presses} 下，血一直往脑子里送。")
