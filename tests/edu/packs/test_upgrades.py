from __future__ import annotations

import pytest

from edu.packs.source import Report, YamlMap, parse_yaml
from edu.packs.upgrades import CURRENT, STEPS, upgrade

THREE = {**CURRENT, "bank": 3}


def raw(text: str) -> YamlMap:
    parsed = parse_yaml(text, Report("x"))
    assert parsed is not None
    return parsed


def rename(mapping: YamlMap) -> None:
    mapping["title"] = mapping.pop("name")


def count(mapping: YamlMap) -> None:
    mapping["count"] = len(mapping["title"])


def test_an_old_pack_is_brought_up_step_by_step() -> None:
    mapping, report = raw("schema: 1\nname: 火灾\n"), Report("x")
    assert upgrade("bank", mapping, report, {("bank", 1): rename, ("bank", 2): count}, THREE)
    assert mapping == {"schema": 3, "title": "火灾", "count": 2}
    assert report.problems == []


def test_newer_pack_is_refused() -> None:
    report = Report("x")
    assert not upgrade("bank", raw("id: a\nschema: 4\n"), report, {}, THREE)
    assert [(problem.code, problem.line) for problem in report.problems] == [("schema-newer", 2)]


def test_an_age_without_a_step_is_refused() -> None:
    report = Report("x")
    assert not upgrade("bank", raw("schema: 1\n"), report, {("bank", 2): count}, THREE)
    assert [problem.code for problem in report.problems] == ["schema"]


@pytest.mark.parametrize("text", ["id: a", "schema: eins", "schema: true", "schema: 0"])
def test_a_pack_without_a_schema_number_is_refused(text: str) -> None:
    report = Report("x")
    assert not upgrade("bank", raw(text), report)
    assert [problem.code for problem in report.problems] == ["schema"]


def test_every_step_leads_to_todays_schema() -> None:
    """A step is missing in no kind between schema 1 and the newest."""
    assert set(STEPS) == {(kind, age) for kind, newest in CURRENT.items() for age in range(1, newest)}
