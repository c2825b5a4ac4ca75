"""What is typed becomes a value and is shown as it was typed; what cannot be taken is refused in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from edu.domain.drills.scenario import Scenario
from edu.packs.library import ContentLibrary
from ui.screens.workshop import values as v
from ui.screens.workshop.parts import FIELDS, fields_of

REPOSITORY = Path(__file__).parents[4]
FLOOD = ContentLibrary(REPOSITORY / "content", REPOSITORY / "exams").drill("flash-flood")


@pytest.mark.parametrize("seconds", [0, 60, 150, 5400, 5430, 100_000])
def test_moments_and_spans_are_shown_as_they_are_taken(seconds: int) -> None:
    assert v.moment_of(v.moment_text(seconds)) == seconds
    assert v.span_of(v.span_text(min(seconds, 86_400))) == min(seconds, 86_400)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("moment", "soon"), ("moment", ""), ("span", "1 h"), ("span", "99999分"), ("clock", "25:00"),
        ("slug", "群 消息"),
        ("params", "a = x"), ("params", "a = 1\na = 2"), ("settings", "soil = ?"), ("settings", "soil = 1.5"),
        ("settings", "a = " + "[" * 5000), ("long", "字" * 2001),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_is_refused_in_a_sentence(kind: str, text: str) -> None:
    with pytest.raises(ValueError, match=r"。$"):
        v.TYPED[kind][1](text)


def test_times_take_the_signs_that_people_use() -> None:
    assert v.moment_of("1：30") == 5400
    assert v.moment_or_none_of("  ") is None
    assert v.span_of("8") == 480


def test_every_value_of_a_drill_comes_back_as_it_was() -> None:
    for family in FIELDS:
        for part in every(FLOOD, family):
            for field in fields_of(family, part):
                if field.kind in v.TYPED:
                    shown, taken = v.TYPED[field.kind]
                    value = getattr(part, field.name)
                    assert taken(shown(value)) == value, (family, field.name)


def every(scenario: Scenario, family: str) -> list[object]:
    owners: list[object] = [
        scenario, *scenario.zones, *scenario.decisions, *scenario.forms, *scenario.objectives,
        *(task for one in scenario.objectives for task in one.tasks),
    ]  # fmt: skip
    return [part for owner in owners for part in getattr(owner, family, ())]
