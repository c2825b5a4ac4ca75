"""A roster that names townships which nobody registered: a village of one name in two of them is two villages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from edu.bootstrap import Services
from edu.domain.actors import OPERATOR
from edu.domain.people import PeopleQuery
from edu.services.roster_plan import ImportPlan
from edu.storage.integrity import digest
from edu.storage.refolding import rebuild
from tests.edu.packs.roster.books import HEADER, person, xlsx
from tests.people import ADMIN
from tests.stores import Bench

TOWNED = [*HEADER, "乡镇"]
ROWS = [
    [*person(1, "张三", role="主要负责人", unit="木器厂", village="石坑村"), "甲镇"],
    [*person(2, "李四", role="主要负责人", unit="木器厂", village="石坑"), "乙镇"],
    [*person(3, "王五", village="石坑村委会"), "甲镇"],
]


def book(folder: Path, *rows: Sequence[Any], name: str = "名册.xlsx") -> Path:
    path = folder / name
    path.write_bytes(xlsx([TOWNED, *(rows or ROWS)]))
    return path


def plan(services: Services, path: Path) -> ImportPlan:
    return services.roster_import.dry_run(ADMIN, path)


def town_of(services: Services, name: str, code: str) -> str:
    return services.organisations.declare_org_unit(ADMIN, code=code, name=name, level="township")


def test_each_row_says_that_its_township_is_unknown_and_each_township_has_its_own_proposal(bench: Bench) -> None:
    services = bench.services()
    made = plan(services, book(bench.folder))
    services.roster_import.take(ADMIN, made)

    said = [problem for problem in made.problems if problem.code == "unknown_township"]
    assert [(problem.severity, problem.row) for problem in said] == [("warning", 2), ("warning", 3), ("warning", 4)]
    assert "“甲镇”" in said[0].message
    assert "“甲镇石坑村”名下" in said[0].message
    assert "改正名册" in said[0].remedy
    assert "登记这个乡镇" in said[0].remedy
    assert sorted(unit.name for unit in services.organisations.proposals(ADMIN)) == ["乙镇石坑", "甲镇石坑村"]
    places = {line.person.name: line.org_name for line in services.people.search(OPERATOR, PeopleQuery())}
    assert places == {"张三": "甲镇石坑村", "李四": "乙镇石坑", "王五": "甲镇石坑村"}
    assert len(services.organisations.enterprises(OPERATOR)) == 2, "firms of one name in two townships are two"


def test_the_same_file_again_finds_everybody_and_still_says_it(bench: Bench) -> None:
    services = bench.services()
    path = book(bench.folder)
    services.roster_import.take(ADMIN, plan(services, path))

    again = plan(services, path)

    assert (again.counts, again.proposals, again.new_enterprises) == ({"unchanged": 3}, (), ())
    assert [problem.code for problem in again.problems].count("unknown_township") == 3


def test_once_the_township_is_registered_and_the_village_settled_nobody_is_doubled(bench: Bench) -> None:
    """甲镇's proposal is confirmed, 乙镇's joined to a village; before and after, the file finds everybody."""
    services = bench.services()
    places = services.organisations
    path = book(bench.folder)
    services.roster_import.take(ADMIN, plan(services, path))
    first, second = town_of(services, "甲镇", "331124101000"), town_of(services, "乙镇", "331124102000")
    between = plan(services, path)
    assert (between.counts, between.proposals, between.new_enterprises) == ({"unchanged": 3}, (), ())

    proposed = {unit.name: unit.id for unit in places.proposals(ADMIN)}
    places.confirm_org_unit(ADMIN, proposed["甲镇石坑村"], name="石坑村", parent=first)
    village = places.declare_org_unit(ADMIN, code="331124102201", name="石坑坞村", level="village", parent=second)
    places.join_org_unit(ADMIN, proposed["乙镇石坑"], village)

    again = plan(services, path)
    assert (again.counts, again.proposals, again.new_enterprises) == ({"unchanged": 3}, (), ())
    assert "unknown_township" not in {problem.code for problem in again.problems}
    assert services.people.count(OPERATOR, PeopleQuery(org=first)) == 2
    for town in (first, second):
        assert [firm.name for firm in places.enterprises(OPERATOR, town)] == ["木器厂"], "known by its village alone"
    live = digest(bench.store)
    rebuild(bench.store)
    assert digest(bench.store) == live


def test_a_proposal_that_was_settled_is_told_no_more_though_its_township_stays_unknown(bench: Bench) -> None:
    """The manager joined it: the roster's word for the township was wrong."""
    services = bench.services()
    path = book(bench.folder, ROWS[2])
    services.roster_import.take(ADMIN, plan(services, path))
    right = town_of(services, "甲市镇", "331124101000")
    village = services.organisations.declare_org_unit(
        ADMIN, code="331124101201", name="石坑村", level="village", parent=right
    )
    (proposed,) = services.organisations.proposals(ADMIN)
    services.organisations.join_org_unit(ADMIN, proposed.id, village)

    again = plan(services, path)

    assert again.counts == {"unchanged": 1}
    assert "unknown_township" not in {problem.code for problem in again.problems}


def test_an_undo_takes_the_proposals_back_and_the_file_can_be_taken_again(bench: Bench) -> None:
    services = bench.services()
    path = book(bench.folder)
    before = services.roster_import.take(ADMIN, plan(services, path)).batch
    names = {unit.name for unit in services.organisations.proposals(ADMIN)}

    services.roster_import.undo(ADMIN, before)

    assert services.organisations.proposals(ADMIN) == []
    assert services.organisations.enterprises(OPERATOR) == []
    services.roster_import.take(ADMIN, plan(services, path))
    assert {unit.name for unit in services.organisations.proposals(ADMIN)} == names


def test_a_new_firm_is_one_though_one_of_its_two_villages_still_waits_to_be_confirmed(bench: Bench) -> None:
    """The township was registered since; the proposal of before knows none."""
    services = bench.services()
    services.roster_import.take(ADMIN, plan(services, book(bench.folder, ROWS[2])))
    town = town_of(services, "甲镇", "331124101000")

    rows = [
        [*person(n, role="主要负责人", unit="新厂", village=village), "甲镇"]
        for n, village in ((4, "石坑村"), (5, "水口村"))
    ]
    services.roster_import.take(ADMIN, plan(services, book(bench.folder, *rows, name="又一份.xlsx")))

    (firm,) = services.organisations.enterprises(OPERATOR)
    assert (firm.name, firm.township) == ("新厂", town)
