"""A fact is changed in one place: what games, 微课, cases and one-page aids say of it follows, and so do the rules."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from edu.domain.games.cpr.beat import BEAT, BREATHS, THIRTY
from edu.domain.games.rules import HERTZ
from edu.domain.problems import Problem
from edu.packs.aid_reader import read_aid
from edu.packs.case_reader import read_case
from edu.packs.checks import check_cases, check_games, check_microlessons
from edu.packs.game_reader import read_game
from edu.packs.library import ContentLibrary
from edu.packs.microlesson_reader import read_microlesson
from edu.packs.standing import PENDING, standing
from edu.services.review_items import review_items
from edu.system.paths import Paths
from tests.edu.packs.builders import TODAY
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
        ("cases", "saike-2018", "hz-hotline"),
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


SAYING = [
    ("games", "cpr.yaml", "cpr-rate", "pending-game"),
    ("microlessons", "line-down.yaml", "el-hotline", "pending-micro"),
    ("cases", "saike-2018.yaml", "hz-hotline", "pending-case"),
]


def _problems_where(tmp_path: Path, fact: str, key: str, value: str) -> list[Problem]:
    """Of the shipped games, 微课 and cases beside a register in which one field of this fact says something else."""
    content = tmp_path / "content"
    shutil.copytree(CONTENT, content, ignore=shutil.ignore_patterns("*.svg", "drills", "obligations"))
    (file,) = (one for one in content.glob("register/facts/*.yaml") if f"- id: {fact}\n" in one.read_text("utf-8"))
    before, mark, after = file.read_text("utf-8").partition(f"- id: {fact}\n")
    file.write_text(before + mark + re.sub(rf"\b{key}: \S+", f"{key}: {value}", after, count=1), "utf-8")
    library = ContentLibrary(content, Paths(data=Path()).exams)
    return [*check_games(library, TODAY), *check_microlessons(library, TODAY), *check_cases(library, TODAY)]


@pytest.mark.parametrize(("folder", "name", "fact", "code"), SAYING)
def test_who_says_a_fact_in_pending_is_told_and_counted(
    tmp_path: Path, folder: str, name: str, fact: str, code: str
) -> None:
    problems = _problems_where(tmp_path, fact, "status", "pending")

    told = [one for one in problems if one.file == f"content/{folder}/{name}" and one.code == code]
    assert [one.severity for one in told] == ["warning"]
    assert fact in told[0].message
    assert standing(told).pending == {PENDING[code]: 1}


@pytest.mark.parametrize(("folder", "name", "fact", "code"), SAYING)
def test_who_says_a_fact_that_holds_no_longer_is_refused(
    tmp_path: Path, folder: str, name: str, fact: str, code: str
) -> None:
    problems = _problems_where(tmp_path, fact, "effective_to", "2026-01-01")

    told = [one for one in problems if one.file == f"content/{folder}/{name}" and one.code == "fact-expired"]
    assert [one.severity for one in told] == ["error"]


def test_a_fact_that_only_a_microlesson_or_a_case_tells_is_on_the_sheet_of_its_topic() -> None:
    library = shipped_library()
    told = [(one.topic, one.facts) for one in map(library.microlesson, library.microlesson_ids)]
    told += [(one.topic, one.facts) for one in map(library.case, library.case_ids)]
    assert [facts for _, facts in told if facts]
    for topic, facts in told:
        assert set(facts) <= {one.id for one in review_items(library, topic) if one.kind == "fact"}


SAID = re.compile(r"\{\{\s*fact\s*:\s*([^{}]*?)\s*\}\}")


def _said_by_topic(library: ContentLibrary) -> Iterator[tuple[str, Path]]:
    """Every file that shows something of a topic; a game belongs where the questions stand that it asks."""
    for bank in library.banks.values():
        yield bank.topic, library.exams / "banks" / f"{bank.id}.yaml"
    for course in library.courses:
        yield from ((course.topic, path) for path in library.course_folder(course.id).rglob("*.md"))
    for folder, ids, read in (
        ("microlessons", library.microlesson_ids, library.microlesson),
        ("cases", library.case_ids, library.case),
        ("aids", library.aid_ids, library.aid),
    ):
        yield from ((read(name).topic, library.content / folder / f"{name}.yaml") for name in ids)
    for game in map(library.game, library.game_ids):
        asked = {library.bank(name.partition("/")[0]).topic for name in (*game.before, *game.after)}
        yield from ((topic, library.content / "games" / f"{game.id}.yaml") for topic in asked)


def test_whatever_a_topic_shows_is_on_its_sheet_once_with_its_source() -> None:
    library = shipped_library()
    topics = {topic.id for topic in library.topics.topics}
    rows = {topic: [one for one in review_items(library, topic) if one.kind == "fact"] for topic in topics}
    told: dict[str, set[str]] = {topic: set() for topic in topics}
    for topic, path in _said_by_topic(library):
        told[topic].update(SAID.findall(path.read_text("utf-8")))

    assert "gas-highrise-alarm" in told["T05"]  # in an explanation alone
    assert "gas-hose-max-length" in told["T07"]  # in a game alone
    for topic, items in rows.items():
        names = [one.id for one in items]
        assert len(names) == len(set(names)), topic
        assert told[topic] <= set(names), (topic, told[topic] - set(names))
        assert all(one.grounds or one.status == "pending" for one in items), topic


def test_a_fact_that_only_a_drill_tells_is_on_the_sheet_of_the_topic_it_is_registered_under() -> None:
    library = shipped_library()
    told = {name for path in library.content.glob("drills/*/scenario.yaml") for name in SAID.findall(path.read_text())}
    topics = {topic.folder: topic.id for topic in library.topics.topics}
    assert "songyang-leave" in told
    for name in told:
        topic = topics[library.register.facts[name].folder]
        assert name in {one.id for one in review_items(library, topic) if one.kind == "fact"}


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
