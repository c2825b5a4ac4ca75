"""A fact is changed in one place: what games, 微课, cases and one-page aids say of it follows, and so do the rules."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from edu.domain.games.cpr.beat import BEAT, BREATHS, THIRTY
from edu.domain.games.rules import HERTZ
from edu.packs.aid_reader import read_aid
from edu.packs.case_reader import read_case
from edu.packs.game_reader import read_game
from edu.packs.microlesson_reader import read_microlesson
from edu.system.paths import Paths
from tests.stores import shipped_library

CONTENT = Paths(data=Path()).content
READERS: dict[str, Callable[..., Any]] = {
    "games": read_game,
    "microlessons": read_microlesson,
    "cases": read_case,
    "aids": read_aid,
}


@pytest.mark.parametrize(
    ("folder", "name", "fact"),
    [
        ("games", "cpr", "cpr-rate"),
        ("games", "cpr", "cpr-depth"),
        ("games", "cpr", "cpr-pause"),
        ("games", "cpr", "cpr-ratio"),
        ("games", "spot", "gas-hose-max-length"),
        ("microlessons", "car-broken", "road-highway-mark"),
        ("microlessons", "go-bag", "kit-water"),
        ("microlessons", "line-down", "el-hotline"),
        ("cases", "xiangshui-2019", "hz-hotline"),
        ("aids", "card-electrician-shock", "el-hotline"),
    ],
)
def test_what_is_said_follows_the_register(folder: str, name: str, fact: str) -> None:
    register = shipped_library().known_register
    path = CONTENT / folder / f"{name}.yaml"
    old, new = register.facts[fact], replace(register.facts[fact], display="四十二")
    changed = replace(register, facts={**register.facts, fact: new})

    assert old.display in str(READERS[folder](path, register, name).value)
    said = str(READERS[folder](path, changed, name).value)
    assert "四十二" in said
    assert old.display not in said


def test_an_unknown_fact_is_told_with_its_line(tmp_path: Path) -> None:
    text = (CONTENT / "games" / "cpr.yaml").read_text("utf-8").replace("{{fact:cpr-pause}}", "{{fact:nix}}")
    path = tmp_path / "cpr.yaml"
    path.write_text(text, "utf-8")

    (problem,) = read_game(path, shipped_library().known_register, "cpr.yaml").problems

    assert (problem.code, problem.line) == ("fact-unknown", text[: text.index("{{fact:nix}}")].count("\n") + 1)


def test_the_rules_of_the_cpr_game_are_the_register_s_numbers() -> None:
    facts = shipped_library().known_register.facts
    least, most = map(int, re.findall(r"\d+", facts["cpr-rate"].display))
    thirty, breaths = map(int, re.findall(r"\d+", facts["cpr-ratio"].display))

    assert least <= 60 * HERTZ / BEAT <= most
    assert (thirty, breaths) == (THIRTY, BREATHS)
