"""A scenario where one of its roads does not exist: in a place that says so (`overlay`), and in the trials of V14.

The road keeps its name and is closed for ever, so that conditions may go on asking for it and orders to close it do
nothing; an order to leave by it becomes one to leave by the next road of the same place. Maps do not draw it.
"""

from __future__ import annotations

from dataclasses import replace

from edu.domain.drills.effects import After, Effect, Order, Send, When
from edu.domain.drills.scenario import NEVER_OPEN, Road, Scenario


def without_road(scenario: Scenario, gone: Road) -> Scenario:
    others = [road.id for road in scenario.roads if road.zone == gone.zone and road.id != gone.id and not road.absent]

    def mended(effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
        return tuple(mend(effect) for effect in effects)

    def mend(effect: Effect) -> Effect:
        if isinstance(effect, Order) and others and effect.zone == gone.zone and effect.road in ("", gone.id):
            return replace(effect, road=others[0]) if effect.road or len(others) == 1 else effect
        if isinstance(effect, Send | After):
            return replace(effect, then=mended(effect.then))
        if isinstance(effect, When):
            return replace(effect, then=mended(effect.then), otherwise=mended(effect.otherwise))
        return effect

    return replace(
        scenario,
        roads=tuple(replace(road, closed=NEVER_OPEN) if road.id == gone.id else road for road in scenario.roads),
        injects=tuple(replace(one, effects=mended(one.effects)) for one in scenario.injects),
        actions=tuple(replace(one, effects=mended(one.effects)) for one in scenario.actions),
        forms=tuple(replace(one, effects=mended(one.effects)) for one in scenario.forms),
        decisions=tuple(
            replace(
                decision,
                options=tuple(replace(option, effects=mended(option.effects)) for option in decision.options),
            )
            for decision in scenario.decisions
        ),
    )
