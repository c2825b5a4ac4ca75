"""Whoever is held to a duty is held to it by what is in force: the law that ends takes its rules along."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from edu.packs.checking import check_everything
from edu.packs.obligation_reader import read_obligations
from edu.packs.rules.obligations import check_obligations
from edu.system.paths import Paths
from tests.edu.domain.test_register import make_register, make_source

CONTENT = Paths(data=Path()).content
ON = date(2026, 11, 30)
CITED = "training-rule-3-2015"


def test_the_rules_of_a_repealed_regulation_are_told_as_courses_and_banks_are(tmp_path: Path) -> None:
    content = tmp_path / "content"
    for folder in ("register", "obligations"):
        shutil.copytree(CONTENT / folder, content / folder)
    path = content / "register/sources/rules.yaml"
    before, mark, after = path.read_text("utf-8").partition(f"- id: {CITED}\n")
    after = after.replace("in_force_to: null", "in_force_to: 2026-06-30", 1)
    path.write_text(before + mark + after.replace("replaced_by: null", "replaced_by: fire-law-2021", 1), "utf-8")

    _, problems = check_everything(content, tmp_path / "exams", ON, "obligations")

    rules = [one for one in read_obligations(content / "obligations").value.rules if one.valid_to is None]  # type: ignore[union-attr]
    held = {rule.id for rule in rules if any(cite.startswith(f"{CITED}#") for cite in rule.cites)}
    assert len(held) > 5
    assert {str(re.findall(r"规则 (\S+)：", one.message)[0]) for one in problems} == held
    assert {(one.code, one.severity) for one in problems} == {("source-repealed", "error")}
    assert all(one.line for one in problems)


RULES = """\
schema: 1
family: yearly
rules:
  - id: yearly
    title: 每年再培训
    subject: person
    kind: hours
    amount: {hours: 12}
    window: {calendar: year}
    counts: [{kind: class}]
    cites: [old-2015#9, unknown-2000#1]
    source_text: 每年再培训时间不得少于12学时。
    valid_from: FIRST
    valid_to: LAST
    region: national
    verified: original
"""
OLD = make_source("old-2015", in_force_from=date(2015, 7, 1), in_force_to=date(2026, 6, 30), replaced_by="new")
COMING = make_source("old-2015", in_force_from=date(2027, 1, 1))


@pytest.mark.parametrize(
    ("first", "last", "on", "codes"),
    [
        ("2015-07-01", "null", "2026-06-30", []),
        ("2015-07-01", "null", "2026-07-01", ["source-repealed"]),
        ("2015-07-01", "2026-07-01", "2026-07-01", ["source-repealed"]),
        ("2015-07-01", "2026-06-30", "2026-07-01", []),  # kept for the days on which it held
        ("2026-09-01", "null", "2026-06-01", ["source-repealed"]),  # on its first day
    ],
)
def test_a_rule_is_judged_on_the_days_on_which_it_holds(
    tmp_path: Path, first: str, last: str, on: str, codes: list[str]
) -> None:
    (tmp_path / "yearly.yaml").write_text(RULES.replace("FIRST", first).replace("LAST", last), "utf-8")
    reading = read_obligations(tmp_path)
    mine = [one for one in check_obligations(reading, make_register(OLD), date.fromisoformat(on)) if one.line == 4]
    assert [one.code for one in mine] == codes


def test_a_rule_that_starts_with_its_law_may_be_written_before(tmp_path: Path) -> None:
    register = make_register(COMING)
    for first, codes in (("2027-01-01", []), ("2026-01-01", ["source-future"])):
        (tmp_path / "yearly.yaml").write_text(RULES.replace("FIRST", first).replace("LAST", "null"), "utf-8")
        found = [one.code for one in check_obligations(read_obligations(tmp_path), register, ON) if one.line == 4]
        assert found == codes


def test_the_length_of_an_hour_and_the_pass_mark_stand_on_what_is_in_force() -> None:
    register = make_register(
        make_source("aq-8011-2023", in_force_to=date(2026, 6, 30)),
        make_source("exam-certificate-measures-2013", in_force_to=date(2026, 6, 30)),
    )
    found = list(check_obligations(read_obligations(CONTENT / "obligations"), register, ON))
    told = [one.message for one in found if one.file == "obligations/defaults.yaml"]
    assert [text.partition("：")[0] for text in told] == ["默认的学时", "默认的合格线"]
