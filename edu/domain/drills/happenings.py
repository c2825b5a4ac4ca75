"""What happens to injects, decisions and red lines, whoever brings it about: time, a condition, an effect, a person."""

from __future__ import annotations

from edu.domain.drills.parts import FIRST_OPTION, OPEN, UNOPENED, CompiledDecision, CompiledInject
from edu.domain.drills.state import Desk

NPC_PAUSE = 2
"""An unmanned seat answers after this share of the window: one half."""


def fire(desk: Desk, inject: CompiledInject) -> None:
    """An inject comes once."""
    if desk.slots[inject.fired]:
        return
    desk.put(inject.fired, desk.tick + 1)
    desk.tell("inject", inject.source.id)
    for step in inject.steps:
        step(desk)


def ask(desk: Desk, decision: CompiledDecision) -> None:
    """A decision opens once, and expires after its window."""
    if desk.slots[decision.state] != UNOPENED:
        return
    desk.put(decision.state, OPEN)
    desk.put(decision.opened, desk.tick + 1)
    desk.tell("opened", decision.source.id)
    desk.later(desk.tick + decision.window, decision.expire_due)
    if desk.slots[decision.npc]:
        desk.later(desk.tick + max(1, decision.window // NPC_PAUSE), decision.npc_due)


def answer(desk: Desk, decision: CompiledDecision, option: int, how: str) -> None:
    """`how` is answered, expired or npc. An option that is not on offer is taken for the default by time alone."""
    desk.put(decision.state, FIRST_OPTION + option)
    desk.put(decision.answered, desk.tick + 1)
    if how == "expired":
        desk.put(decision.lapsed, 1)
    desk.tell(how, decision.source.id, decision.source.options[option].id)
    for step in decision.options[option].steps:
        step(desk)


def offered(slots: list[int], decision: CompiledDecision, option: int) -> bool:
    when = decision.options[option].when
    return when is None or bool(when(slots))


def on_offer(slots: list[int], decision: CompiledDecision) -> tuple[str, ...]:
    """Ids of the options that can be chosen now."""
    return tuple(
        [
            source.id
            for source, option in zip(decision.source.options, decision.options, strict=True)
            if option.when is None or option.when(slots)
        ]
    )


def mark(desk: Desk, slot: int, redline: str) -> None:
    if not desk.slots[slot]:
        desk.put(slot, desk.tick + 1)
        desk.tell("redline", redline)
