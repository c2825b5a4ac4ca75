"""Whoever's post is at a name that was joined into a village is of that village, by count and by word, everywhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from edu.bootstrap import Services
from edu.domain.actors import OPERATOR, Actor, Role
from edu.domain.drill_records import DrillQuery
from edu.domain.errors import NotAllowed
from edu.domain.events import drills as d
from edu.domain.events import people as e
from edu.domain.people import Enterprise, OrgUnit, PeopleQuery
from edu.services.people import NewPost
from edu.services.rosters import roster_lines
from tests.edu.services.test_drill_records import make_drill
from tests.edu.services.test_roster_waiting import CODE, assert_rebuilt, line, taken, town, village
from tests.people import ADMIN, TRAINER, register
from tests.stores import Bench


def proposal(services: Services) -> OrgUnit:
    (found,) = services.organisations.proposals(ADMIN)
    return found


def mistyped(bench: Bench, services: Services) -> tuple[str, str]:
    """Two people of 甲乡, which nobody registered; their village was joined into the one of 甲镇, which is given."""
    above = town(services)
    unit = village(services, above)
    taken(bench, services, line(1, town="甲乡"), line(2, town="甲乡"))
    services.organisations.join_org_unit(ADMIN, proposal(services).id, unit)
    return above, unit


def chain(bench: Bench, services: Services) -> tuple[str, str, str, str]:
    """Township, village, the name in it, and the name in that: as two machines make them that join at one time."""
    above = town(services)
    unit = village(services, above)
    near, far = bench.ids.new(), bench.ids.new()
    with bench.store.writing(OPERATOR) as work:
        for name in (near, far):
            work.append(e.OrgUnitDeclared(name=f"甲乡{name[-2:]}村", level="village", proposed=True), name)
        work.append(e.OrgUnitJoined(into=near), far)
        work.append(e.OrgUnitJoined(into=unit), near)
        work.commit()
    return above, unit, near, far


def counts(services: Services, *orgs: str) -> list[int]:
    """By the query and by the statistics, which must say the same; of each unit."""
    found = []
    for org in orgs:
        query = PeopleQuery(org=org)
        asked = services.people.count(OPERATOR, query)
        assert len({one.person.id for one in services.people.search(OPERATOR, query)}) == asked
        assert services.statistics.book(ADMIN, 2026, org).total.figures["people"] == asked
        found.append(asked)
    return found


def test_a_township_counts_the_people_of_a_name_joined_into_its_village(bench: Bench) -> None:
    services = bench.services()
    above, unit = mistyped(bench, services)
    assert counts(services, unit, above) == [2, 2]
    assert services.people.count(OPERATOR, PeopleQuery()) == 2
    (firm,) = services.organisations.enterprises(OPERATOR, above)
    assert firm.name == "木器厂"
    assert services.statistics.book(ADMIN, 2026, above).total.figures["enterprises"] == 1
    duties = [list(services.obligations.stream(ADMIN, org)) for org in (unit, above, "")]
    assert duties[0] == duties[1] == duties[2]
    assert {duty.place for duty in duties[1]} == {"甲镇石坑村"}
    assert services.obligations.overview(ADMIN, above).people == 2
    assert_rebuilt(bench)


def test_a_chain_of_joins_counts_once_at_its_end(bench: Bench) -> None:
    services = bench.services()
    above, unit, near, far = chain(bench, services)
    for number, place in enumerate((unit, near, far), start=1):
        post = NewPost(role="网格员", person_class="grid-member", org=place)
        register(services, f"张{'三四五'[number - 1]}", number, post)
    both = [NewPost(role=kind, person_class=kind, org=org) for kind, org in (("worker", far), ("grid-member", unit))]
    register(services, "张六", 4, *both)
    services.organisations.register_enterprise(
        ADMIN, Enterprise(id="", uscc="", name="木器厂", industry="", high_risk=False, township="", village=far)
    )
    assert counts(services, above, unit, near, far) == [4, 4, 4, 4]
    assert {one.org_name for one in services.people.search(OPERATOR, PeopleQuery())} == {"石坑村"}
    assert [firm.name for firm in services.organisations.enterprises(OPERATOR, above)] == ["木器厂"]


def test_a_firms_people_are_where_their_posts_say_else_where_the_firm_is(bench: Bench) -> None:
    """As the statistics count them: a query and the report never differ."""
    services = bench.services()
    above, unit, _, far = chain(bench, services)
    other = services.organisations.declare_org_unit(ADMIN, code="331124102000", name="乙镇", level="township")
    firm = services.organisations.register_enterprise(
        ADMIN, Enterprise(id="", uscc="", name="木器厂", industry="", high_risk=False, township=other, village=far)
    )
    register(services, "张三", 1, NewPost(role="电工", person_class="worker", enterprise=firm))
    register(services, "张四", 2, NewPost(role="电工", person_class="worker", enterprise=firm, org=other))
    assert counts(services, above, unit, other) == [1, 1, 1]


def test_who_was_before_under_a_joined_name_is_no_newcomer_at_its_unit(bench: Bench) -> None:
    services = bench.services()
    above, unit, _, far = chain(bench, services)
    terms = [
        NewPost(role="电工", person_class="worker", org=far, starts=date(2024, 1, 1), ends=date(2025, 12, 31)),
        NewPost(role="电工", person_class="worker", org=unit, starts=date(2026, 1, 1)),
    ]
    register(services, "张三", 1, *terms)
    register(services, "张四", 2, terms[1])
    assert services.statistics.book(ADMIN, 2026, above).total.figures["due_new_worker"] == 1


def test_after_a_join_the_old_name_stands_nowhere(bench: Bench, tmp_path: Path) -> None:
    services = bench.services()
    above, unit = mistyped(bench, services)
    found = services.people.search(OPERATOR, PeopleQuery())
    assert {one.org_name for one in found} == {"石坑村"}
    (grid,) = (one.person.id for one in found if not one.enterprise_name)
    (post,) = services.learning_files.file(ADMIN, grid).posts
    assert post.place == "石坑村"

    services.people_export.write(ADMIN, tmp_path / "p.xlsx", PeopleQuery(org=above))
    rows = list(load_workbook(tmp_path / "p.xlsx")["人员名册"].iter_rows(min_row=2, values_only=True))
    assert len(rows) == 2
    assert {row[14:17] for row in rows} == {("甲镇", "石坑村", CODE)}
    assert not any("甲乡" in str(cell) for row in rows for cell in row)

    opened = {"title": "网格员班", "starts": date(2026, 11, 1), "ends": date(2026, 12, 1), "org": unit}
    made = services.classes.open(ADMIN, **opened)
    services.classes.enrol(ADMIN, made, [grid])
    with bench.store.reading() as view:
        assert [one.place for one in roster_lines(view, made, "2026-11-22")] == ["石坑村"]


def test_a_firm_known_by_a_joined_name_alone_goes_out_with_its_village(bench: Bench, tmp_path: Path) -> None:
    services = bench.services()
    _, _, _, far = chain(bench, services)
    firm = services.organisations.register_enterprise(
        ADMIN, Enterprise(id="", uscc="", name="木器厂", industry="", high_risk=False, township="", village=far)
    )
    register(services, "张三", 1, NewPost(role="电工", person_class="worker", enterprise=firm))
    services.people_export.write(ADMIN, tmp_path / "p.xlsx")
    (row,) = load_workbook(tmp_path / "p.xlsx")["人员名册"].iter_rows(min_row=2, values_only=True)
    assert row[14:17] == ("甲镇", "石坑村", CODE)


def test_drills_and_classes_of_a_joined_name_are_its_units(bench: Bench) -> None:
    services = bench.services()
    above = town(services)
    unit = village(services, above)
    taken(bench, services, line(2, town="甲乡"))
    waiting = proposal(services).id
    drill = services.drills.record(TRAINER, make_drill(waiting, level="village"))
    days = {"starts": date(2026, 11, 1), "ends": date(2026, 12, 1)}
    made = services.classes.open(ADMIN, title="网格员班", org=waiting, **days)
    services.organisations.join_org_unit(ADMIN, waiting, unit)

    for org in (above, unit):
        assert [one.id for one in services.drills.list(TRAINER, DrillQuery(org=org))] == [drill]
    assert services.drills.view(TRAINER, drill).place_name == "石坑村"
    assert [(one.record.id, one.org_name) for one in services.classes.list(ADMIN, unit)] == [(made, "石坑村")]


def test_who_answers_for_a_township_asks_for_a_joined_name_but_for_no_other(bench: Bench, tmp_path: Path) -> None:
    services = bench.services()
    above, unit = mistyped(bench, services)
    other = services.organisations.declare_org_unit(ADMIN, code="331124102000", name="乙镇", level="township")
    keeper = Actor(role=Role.ADMIN, id="a2", scope=above)
    joined = next(one.id for one in services.organisations.org_units(ADMIN) if one.joined_into == unit)
    assert [services.people.count(keeper, PeopleQuery(org=org)) for org in ("", above, unit, joined)] == [2] * 4
    with pytest.raises(NotAllowed):
        services.people.count(keeper, PeopleQuery(org=other))
    with pytest.raises(NotAllowed):
        services.people_export.write(keeper, tmp_path / "p.xlsx", PeopleQuery(org=other))


def test_runs_and_improvements_of_a_joined_name_are_its_units(bench: Bench) -> None:
    """The next run of the village carries what the one under the joined name left open."""
    services = bench.services()
    above, unit, _, far = chain(bench, services)
    run, improvement = bench.ids.new(), bench.ids.new()
    with bench.store.writing(OPERATOR) as work:
        started = d.DrillRunStarted(
            scenario="flood", version=1, title="防汛", sha256="0" * 64, engine=1, seed=1, mode="group", org=far
        )
        work.append(started, run)
        work.append(d.ImprovementOpened(run=run, org=far), improvement, private=d.ImprovementWords(text="补沙袋"))
        work.commit()
    with bench.store.reading() as view:
        assert [[one.id for one in view.drill_runs.runs(org=org, limit=9)] for org in (above, unit)] == [[run], [run]]
    assert [one.id for one in services.drill_improvements.list(TRAINER, unit)] == [improvement]
