"""A drill's file becomes a Scenario as docs/drills.md says; what is wrong with it is told all at once, with lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from edu.domain.drills import effects as e
from edu.domain.drills.program import Program, compile_scenario
from edu.domain.drills.scenario import FormField, Group
from tests.edu.packs.builders import line_of, swap
from tests.edu.packs.drill_sample import SAMPLE, read_text, sample


def test_a_sound_drill_has_no_problem_and_can_be_played(tmp_path: Path) -> None:
    reading = read_text(tmp_path)
    assert reading.problems == ()
    assert reading.value is not None
    assert isinstance(compile_scenario(reading.value), Program)


def test_times_shares_and_points_are_read_into_their_units(tmp_path: Path) -> None:
    scenario = sample(tmp_path)
    assert (scenario.tick, scenario.ticks, scenario.starts) == (30, 180, "23:30")
    assert (scenario.injects[0].at, scenario.injects[0].jitter) == (600, 180)
    assert (scenario.pools[0].first, scenario.pools[0].last) == (2400, 4800)
    assert (scenario.decisions[0].at, scenario.decisions[0].window) == (750, 480)
    assert (scenario.roads[1].seconds, scenario.channels[0].delay, scenario.shelters[0].opens_after) == (90, 60, 900)
    assert (scenario.zones[0].trust, scenario.channels[0].belief) == (400, 350)
    assert scenario.zones[0].groups[0] == Group(id="homes", title="村民", people=96, prepare=600, refuse=125)
    assert (scenario.criteria[1].ok, scenario.criteria[1].late, scenario.criteria[1].points) == (3600, 4800, 600)
    assert [redline.cap for redline in scenario.redlines] == [5500, 5900]
    assert scenario.params == {"report_first": 20}


def test_what_is_left_out_has_the_defaults_of_the_scenario(tmp_path: Path) -> None:
    scenario = sample(tmp_path)
    assert (scenario.roles[1].npc, scenario.roles[1].sees, scenario.roles[1].required) == ("cautious", (), False)
    assert (scenario.roads[0].closed, scenario.roads[0].danger) == ("false", "0")
    assert (scenario.shelters[1].open, scenario.shelters[1].opens_after) == (True, 0)
    assert (scenario.meters[1].high, scenario.meters[1].drift, scenario.meters[1].shown) == (1_000_000, "0", True)
    assert (scenario.actions[1].when, scenario.actions[1].limit) == ("true", 1)
    assert (scenario.decisions[0].solo, scenario.decisions[1].solo) == (True, False)
    assert scenario.forms[0].fields[1] == FormField(id="note", title="备注", required=False)


def test_effects_are_read_with_those_that_come_later(tmp_path: Path) -> None:
    scenario = sample(tmp_path)
    option = scenario.decisions[0].options[0]
    assert option.effects == (
        e.Warn("phone", "stone", ("risk", "action")),
        e.Order("stone", "leave", "ridge"),
        e.Knock("stone", "4"),
        e.Send("boat", "5", (e.Rescue("stone", "2"),), back=True),
        e.When(
            "t > 40",
            (e.Persuade("stone", "60%"),),
            (e.After("15", (e.OpenShelter("school"), e.Ask("where"))),),
        ),
    )
    assert scenario.injects[1].effects == (e.Cut("power", "stone", on=False),)
    assert scenario.actions[0].effects[1:] == (
        e.SetMeter("rumour", "200"),
        e.AddMeter("rumour", "-50"),
        e.Fire("water"),
    )


def test_facts_and_citations_are_put_into_texts_and_a_fact_in_doubt_makes_a_criterion_pending(tmp_path: Path) -> None:
    scenario = sample(tmp_path)
    assert scenario.situation == "下了一夜雨。软管不超过2 m。"
    assert scenario.decisions[0].options[0].why == "要有人应，见《消防法》第四十四条"
    assert (scenario.criteria[-1].text, scenario.criteria[-1].pending) == ("时限约7 天（待核）", True)
    assert not any(criterion.pending for criterion in scenario.criteria[:-1])


def test_a_bare_true_or_number_is_an_expression_too(tmp_path: Path) -> None:
    scenario = read_text(tmp_path, swap("when: t >= 5,", "when: true,")(SAMPLE)).value
    assert scenario is not None
    assert (scenario.actions[0].when, scenario.roads[1].danger) == ("true", "5")


WRONG = [
    # what stands there, what is written instead, code, a part of the line that is named
    ("schema: 1", "schema: 2", "schema-newer", "schema: 2"),
    ("id: bridge", "id: brigde", "id-file", "id: brigde"),
    ("hazard: flash-flood", "hazard: dragon", "choice", "hazard"),
    ("level: village", "level: county", "choice", "level"),
    ("summary: 水要漫过小桥", "sumary: 水要漫过小桥", "unknown-field", "sumary"),
    ("summary: 水要漫过小桥", "summary: " + "水" * 2001, "too-long", "summary"),
    ("title: 小桥", "title: " + "桥" * 81, "too-long", "title: 桥"),
    ("软管不超过{{fact:hose-length}}", "软管不超过{{fact:hose}}", "fact-unknown", "situation"),
    ('starts: "23:30"', 'starts: "24:30"', "field", "starts"),
    ("tick: 30s", "tick: 30", "field", "tick"),
    ("tick: 30s", "tick: 0s", "field", "tick"),
    ('length: "1:30"', 'length: "1:75"', "field", 'length: "1:75"'),
    ('length: "1:30"', 'length: "0:00:45"', "field", 'length: "0:00:45"'),
    ('length: "1:30"', "length: 99999", "field", "length: 99999"),
    ("solo_role: head", "solo_role: mayor", "reference", "solo_role"),
    ("params: {report_first: 20}", "params: {Report: 20}", "slug", "params"),
    ("params: {report_first: 20}", "params: {t: 20}", "reserved", "params"),
    ("params: {report_first: 20}", "params: {rumour: 20}", "duplicate-id", "id: rumour"),
    ("params: {report_first: 20}", "params: {report_first: 2.5}", "field", "params"),
    ("sees: [stone]", "sees: [stony]", "reference", "id: head"),
    ("npc: prudent", "npc: bold", "choice", "npc: bold"),
    ("at: [30, 62]", "at: [30, 162]", "field", "at: [30"),
    ("trust: 40%", "trust: 140%", "field", "trust"),
    ("trust: 40%", "trust: 1001", "field", "trust"),
    ('danger: "max(0, creek.stage - 220) * 4"', 'danger: "max(0, creek.stag - 220)"', "expression", "creek.stag "),
    ('danger: "max(0, creek.stage - 220) * 4"', f'danger: "{"1+" * 250}1"', "expression", "1+1+"),
    ('danger: "max(0, creek.stage - 220) * 4"', f'danger: "{"(" * 30}1{")" * 30}"', "expression", "(((("),
    ("people: 96", "people: 1000001", "field", "people: 1000001"),
    ("people: 4", "people: 999999", "too-many", "zones:"),
    ("prepare: 10m", "prepare: 10", "field", "prepare: 10"),
    ("refuse: 12.5%", "refuse: 12.55%", "field", "12.55"),
    ("opens_after: 15m", "opens: 15m", "missing", "opens: 15m"),
    ("zone: stone, shelter: school", "zone: stone, shelter: scool", "shelter", "scool"),
    ("id: river, title", "id: school, title", "duplicate-id", "id: school, title: 沿溪路"),
    ("needs: network", "needs: water", "choice", "needs: water"),
    ("kind: rain", "kind: hail", "model-kind", "kind: hail"),
    ("soil: 30", "soil: 2000000", "field", "soil: 2000000"),
    ("soil: 30", "soil: 3.5", "field", "soil: 3.5"),
    ("start: 5, low: 0", "start: 5, low: 6", "meter", "low: 6"),
    ("{id: rain, at: 10", "{id: rain, at: 1.5", "field", "at: 1.5"),
    ("{id: rain, at: 10", "{id: rain, at: 90", "time", "at: 90"),
    ("{id: rain, at: 10", '{id: rain, at: 10, when: "t > 3"', "time", "t > 3"),
    ("to: [duty, head]", "to: [duty, mayor]", "reference", "mayor"),
    ("objective: o1}", "objective: o9}", "reference", "o9"),
    ("{id: rain, at: 10", "{id: call, at: 10", "duplicate-id", "- id: call"),
    ("{id: rain, at: 10", "{id: not, at: 10", "reserved", "{id: not"),
    ("{id: rain, at: 10", "{id: 1-rain, at: 10", "slug", "1-rain"),
    ("pick: 1", "pick: 3", "pool", "pick: 3"),
    ("injects: [birth, cow]", "injects: [birth, rain]", "pool", "injects: [birth, rain]"),
    ("injects: [birth, cow]", "injects: [birth, ox]", "reference", "injects: [birth, ox]"),
    ('window: [40, "1:20"]', "window: [40]", "field", "window: [40]"),
    ('window: [40, "1:20"]', "window: [80, 40]", "pool", "window: [80"),
    ("role: duty\n    title: 怎样叫应", "role: mayor\n    title: 怎样叫应", "role", "role: mayor"),
    ("default: group", "default: grup", "default", "grup"),
    ("window: 8m", "window: 8h", "field", "window: 8h"),
    ("verdict: good", "verdict: great", "choice", "verdict: great"),
    ("        cites: [fire-law-2021#44]\n", "        cites: [fire-law-2012#44]\n", "cite-unknown", "2012"),
    ("when: network(stone)", "when: network(stony)", "expression", "stony"),
    ("when: network(stone)", "when: home(stone)", "expression", "home(stone)"),
    ("{warn: phone, zone: stone, content: [risk, action]}", "{warn: fax}", "effect-target", "        effects:\n"),
    ("content: [risk, action]", "content: [risk, doom]", "choice", "doom"),
    ("{knock: stone, hands:", "{nock: stone, hands:", "effect", "nock"),
    ("{knock: stone, hands:", "{knock: stone, hush: gong, hands:", "effect", "hush: gong, hands"),
    ("{knock: stone, hands:", "{knock: stone, hand:", "unknown-field", "hand: "),
    ("to: leave, road: ridge", "to: flee, road: ridge", "choice", "flee"),
    ("to: leave, road: ridge", "to: leave, road: rigde", "effect-target", "        effects:\n"),
    ("share: 60%", 'share: "60 people"', "expression", "        effects:\n"),
    ("limit: 2", "limit: 0", "field", "limit: 0"),
    ("{id: note, title: 备注", "{id: time, title: 备注", "duplicate-id", "备注"),
    ("{id: c1, kind: choice", "{id: o1, kind: choice", "duplicate-id", "{id: o1, kind"),
    ("{id: c1, kind: choice", "{id: c1, kind: guess", "choice", "guess"),
    ("points: 10,", "points: 10.5,", "field", "10.5"),
    ("decision: call, cites", "decision: cal, cites", "criterion-target", "cal, cites"),
    ("decision: call, cites", "decision: call, ok: 3, cites", "unknown-field", "ok: 3"),
    ("ok: 40, late: 70", "ok: 70, late: 40", "field", "late: 40"),
    ("order: [open, call]", "order: [open, cal]", "criterion-target", "cal]"),
    ("cap: 55", "cap: 155", "field", "cap: 155"),
    ("when: t >= 88", "when: t >=", "expression", "天亮了"),
    ("expr: creek.stage, unit", "expr: creek.depth, unit", "expression", "creek.depth"),
]


@pytest.mark.parametrize(("old", "new", "code", "named"), WRONG)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, old: str, new: str, code: str, named: str) -> None:
    text = swap(old, new)(SAMPLE)
    problems = read_text(tmp_path, text).problems
    assert (code, line_of(text, named)) in [(problem.code, problem.line) for problem in problems]
    assert all(problem.file == "content/drills/bridge/scenario.yaml" for problem in problems)


TOGETHER = {
    "level: county",
    "sumary: 水要漫过小桥",
    "npc: bold",
    "at: [30, 162]",
    "to: [duty, mayor]",
    "needs: water",
    "default: grup",
    "{warn: fax}",
    "cap: 155",
    "expr: creek.depth, unit",
}


def test_many_problems_come_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = SAMPLE
    wanted = []
    for old, new, code, named in (row for row in WRONG if row[1] in TOGETHER):
        text = swap(old, new)(text)
        wanted.append((code, named))
    problems = [(problem.line, problem.code) for problem in read_text(tmp_path, text).problems]
    assert len(wanted) == len(TOGETHER)
    assert set(problems) >= {(line_of(text, named), code) for code, named in wanted}
    assert problems == sorted(problems, key=lambda problem: problem[0] or 0)


def test_an_unreadable_field_is_told_once_and_its_stand_in_is_not_judged(tmp_path: Path) -> None:
    text = swap("expr: creek.stage, unit", "expr: [creek.stage], unit")(SAMPLE)
    assert [problem.code for problem in read_text(tmp_path, text).problems] == ["field"]


def test_a_part_without_an_id_is_left_out_and_reading_goes_on(tmp_path: Path) -> None:
    reading = read_text(tmp_path, swap("- {id: wait, role: duty", "- {role: duty")(SAMPLE))
    assert [problem.code for problem in reading.problems] == ["missing"]
    assert reading.value is not None
    assert [action.id for action in reading.value.actions] == ["open"]


@pytest.mark.parametrize("text", ["", "[]", "id: bridge\n", "schema: 1\nid: bridge\n", "schema: 1\nid: [", "a: *b"])
def test_what_is_no_drill_at_all_is_refused(tmp_path: Path, text: str) -> None:
    assert not read_text(tmp_path, text).clean
