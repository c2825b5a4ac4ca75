"""Which of the numbers that a place may change are asked for anywhere: setting another one changes nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from edu.domain.drills.scenario import Scenario

_NAME = re.compile(r"[a-z][a-z0-9_-]*")


def used_numbers(scenario: Scenario) -> Mapping[str, int]:
    """In the scenario's order."""
    named = {name for text in _texts(scenario) for name in _NAME.findall(text)}
    return {name: value for name, value in scenario.params.items() if name in named}


def _texts(value: object) -> Iterator[str]:
    """`params` itself is a mapping and so is not looked into."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
