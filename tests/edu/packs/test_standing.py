"""What is 待核 and what is due for review: told item by item, and counted in one line for the release notes."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from edu.domain.questions import Level
from edu.packs.checking import check_everything
from edu.packs.reading import Reading
from edu.packs.rules.levels import check_levels
from edu.packs.rules.vital import LIFE_CRITICAL, check_vital
from edu.packs.standing import OVERDUE, PENDING, standing
from main import main
from tests.edu.packs.builders import FILES, TODAY, make_installation, problems_of
from tests.stores import shipped_library

REPOSITORY = Path(__file__).parents[3]
TOPICS = """\
schema: 1
id: topics
groups: [{id: fire, title: 火灾与逃生}]
topics:
  - {id: T01, group: fire, folder: fire, title: 逃生, posts: {grid-member: 1}, places: [community]}
"""


def test_the_release_notes_say_what_the_check_counts() -> None:
    """docs/releases.md has the line that `main.py check` prints: whoever settles an item mends the number too."""
    _, problems = check_everything(REPOSITORY / "content", REPOSITORY / "exams", TODAY)
    said = standing(problems)
    assert said.sentence in (REPOSITORY / "docs" / "releases.md").read_text(encoding="utf-8")
    register = shipped_library().register
    assert said.pending["事实"] == sum(fact.pending for fact in register.facts.values()) > 0
    assert said.pending["依据"] == sum(one.opened == "unopened" for one in register.sources.values()) > 0
    waiting = [one for bank in shipped_library().banks.values() for one in bank.questions if not one.scorable]
    assert said.pending["题"] == len(waiting) > 0
    assert said.pending["课时"] == 10


def test_what_is_shipped_has_no_warning_but_those_that_are_counted() -> None:
    """Thin topics, keys that betray themselves, number and word that part: none passes because it is a warning."""
    _, problems = check_everything(REPOSITORY / "content", REPOSITORY / "exams", TODAY)
    assert [str(one) for one in problems if one.code not in {*PENDING, OVERDUE}] == []


def test_the_command_prints_the_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "content"]) == 0
    assert "，复审到期 " in capsys.readouterr().out.splitlines()[-1]
    assert main(["check", "content", "--on", "2027-07-01", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["overdue"] > 200
    assert answer["pending"]["事实"] > 0


def test_all_of_a_topic_falls_due_with_its_course(tmp_path: Path) -> None:
    library = make_installation(tmp_path)
    (tmp_path / "content/topics.yaml").write_text(TOPICS, encoding="utf-8")
    assert not [one for one in problems_of(library, date(2027, 6, 30)) if one.code == "review-overdue"]
    due = {one.file for one in problems_of(library, date(2027, 7, 1)) if one.code == "review-overdue"}
    kinds = ("facts/fire", "courses/fire/course", "banks/fire", "cases/", "aids/")
    assert due == {name for name in FILES if any(kind in name for kind in kinds)}


def _bank(name: str) -> Reading:
    reading = shipped_library().bank_readings[name]
    assert reading.value is not None
    return reading


def test_a_bank_that_saves_lives_has_vital_questions() -> None:
    reading = _bank("confined-space")
    assert not list(check_vital(reading))
    harmless = replace(reading.value, questions=tuple(replace(one, vital=False) for one in reading.value.questions))
    assert [one.code for one in check_vital(replace(reading, value=harmless))] == ["no-vital"]
    other = replace(harmless, topic="T41")
    assert not list(check_vital(replace(reading, value=other)))


def test_every_life_critical_topic_is_one_of_the_forty_two() -> None:
    assert set(LIFE_CRITICAL) <= {topic.id for topic in shipped_library().topics.topics}


@pytest.mark.parametrize("level", ["remember", "apply", "analyse"])
def test_a_bank_of_one_level_is_told(level: Level) -> None:
    reading = _bank("confined-space")
    one_level = replace(reading.value, questions=tuple(replace(one, level=level) for one in reading.value.questions))
    told = list(check_levels([replace(reading, value=one_level)]))
    assert {one.code for one in told} == {"level-mix"}
    assert any(one.file == reading.file for one in told)
    assert any("网格员" in one.message for one in told)


def test_the_shipped_mix_holds_for_every_bank_and_audience() -> None:
    assert list(check_levels([*shipped_library().bank_readings.values()])) == []
