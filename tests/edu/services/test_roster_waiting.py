"""A village that a roster proposed and a manager registered: whatever the order, nobody has one post twice there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from edu.bootstrap import Services
from edu.domain.actors import OPERATOR
from edu.domain.errors import Conflict, InvalidInput
from edu.domain.events import people as e
from edu.domain.people import PeopleQuery
from edu.services.doubled_posts import assign_part
from edu.services.roster_plan import ImportPlan
from edu.storage.integrity import digest
from edu.storage.refolding import rebuild
from tests.edu.packs.roster.books import HEADER, person, xlsx
from tests.people import ADMIN
from tests.stores import Bench

TOWN_CODE, CODE, USCC = "331124101000", "331124101201", "91331124MA2E0B0A0U"
FULL = [*HEADER, "乡镇", "区划代码", "统一社会信用代码"]


def line(n: int = 1, village: str = "石坑村", *, town: str = "甲镇", code: str = "", uscc: str = "") -> list[Any]:
    """A principal (odd) of the firm 木器厂, or a grid member (even)."""
    firm = {"role": "主要负责人", "unit": "木器厂"} if n % 2 else {}
    return [*person(n, "张三李四"[n % 2 * 2 :][:2], village=village, **firm), town, code, uscc]


def plan(bench: Bench, services: Services, *rows: Sequence[Any], township: str = "") -> ImportPlan:
    path: Path = bench.folder / f"{bench.ids.new()}.xlsx"
    path.write_bytes(xlsx([FULL, *rows]))
    return services.roster_import.dry_run(ADMIN, path, township=township)


def taken(bench: Bench, services: Services, *rows: Sequence[Any], township: str = "") -> str:
    return services.roster_import.take(ADMIN, plan(bench, services, *rows, township=township)).batch


def town(services: Services) -> str:
    return services.organisations.declare_org_unit(ADMIN, code=TOWN_CODE, name="甲镇", level="township")


def village(services: Services, parent: str, name: str = "石坑村") -> str:
    return services.organisations.declare_org_unit(ADMIN, code=CODE, name=name, level="village", parent=parent)


def beside(bench: Bench, parent: str, name: str = "石坑村") -> str:
    """A village registered beside the open proposal, as programs of before could."""
    unit = bench.ids.new()
    with bench.store.writing(ADMIN) as work:
        work.append(e.OrgUnitDeclared(code=CODE, name=name, level="village", parent=parent), unit)
        work.commit()
    return unit


def posts(services: Services) -> int:
    return sum(len(one.posts) for one in services.people.search(OPERATOR, PeopleQuery()))


def said(made: ImportPlan) -> list[str]:
    return [problem.code for problem in made.problems]


def assert_rebuilt(bench: Bench) -> None:
    live = digest(bench.store)
    rebuild(bench.store)
    assert digest(bench.store) == live


@pytest.mark.parametrize("known_before", [True, False])
def test_a_village_that_waits_is_confirmed_by_registering_it(bench: Bench, known_before: bool) -> None:
    """Its township was registered from the start, or after the roster."""
    services = bench.services()
    above = town(services) if known_before else ""
    first = taken(bench, services, line(1), line(2))
    (waits,) = services.organisations.proposals(ADMIN)
    above = above or town(services)

    made = village(services, above)

    assert made == waits.id
    assert services.organisations.proposals(ADMIN) == []
    (unit,) = [one for one in services.organisations.org_units(ADMIN) if one.level == "village"]
    assert (unit.name, unit.code, unit.parent) == ("石坑村", CODE, above)
    again = plan(bench, services, line(1), line(2, code=CODE), line(4))
    assert (again.counts, again.new_enterprises) == ({"unchanged": 2, "new": 1}, ())
    second = services.roster_import.take(ADMIN, again).batch
    assert services.people.count(OPERATOR, PeopleQuery(org=made)) == 3
    with pytest.raises(Conflict, match="先撤销"):
        services.roster_import.undo(ADMIN, first)
    for batch in (second, first):
        services.roster_import.undo(ADMIN, batch)
    assert (posts(services), services.organisations.enterprises(OPERATOR)) == (0, [])
    assert_rebuilt(bench)


@pytest.mark.parametrize("called", ["石坑村", "甲镇石坑行政村", "白石村"])
@pytest.mark.parametrize("first", ["甲镇石坑村", "石坑村"])
def test_confirming_a_proposal_settles_the_others_of_its_name_in_its_township(
    bench: Bench, first: str, called: str
) -> None:
    """One of before the township was registered, one of since; `called`: the name that the confirmed one gets."""
    services = bench.services()
    taken(bench, services, line(1), line(2, town="乙镇"))
    above = town(services)
    with bench.store.writing(ADMIN) as work:
        work.append(e.OrgUnitDeclared(name="石坑村", level="village", parent=above, proposed=True), "5" * 32)
        (known,) = [one for one in services.people.search(OPERATOR, PeopleQuery()) if one.posts[0].enterprise]
        twice = replace(known.posts[0], org="5" * 32, id=bench.ids.new())
        assign_part(work, twice, "", bench.ids)
        work.commit()
    (chosen,) = [one for one in services.organisations.proposals(ADMIN) if one.name == first]

    parent = "" if chosen.parent else above
    services.organisations.confirm_org_unit(ADMIN, chosen.id, name=called, parent=parent, code=CODE)

    assert [one.name for one in services.organisations.proposals(ADMIN)] == ["乙镇石坑村"]
    (joined,) = [one for one in services.organisations.org_units(ADMIN) if one.joined_into]
    assert (joined.joined_into, posts(services)) == (chosen.id, 2)
    assert_rebuilt(bench)


def test_registering_a_village_settles_every_proposal_that_is_surely_it_and_no_other(bench: Bench) -> None:
    services = bench.services()
    taken(bench, services, line(1), line(2, town="乙镇"), line(4, "石坑社区"))
    above = town(services)
    with bench.store.writing(ADMIN) as work:
        work.append(e.OrgUnitDeclared(name="石坑", level="village", parent=above, proposed=True), bench.ids.new())
        work.commit()

    made = village(services, above, "石坑行政村")

    assert {one.name for one in services.organisations.proposals(ADMIN)} == {"乙镇石坑村", "甲镇石坑社区"}
    joined = {one.name: one.joined_into for one in services.organisations.org_units(ADMIN) if one.joined_into}
    assert joined == {"甲镇石坑村": made}
    waits = next(one for one in services.organisations.proposals(ADMIN) if one.name == "乙镇石坑村")
    alias = next(one.id for one in services.organisations.org_units(ADMIN) if one.joined_into)
    with pytest.raises(InvalidInput, match="已确认"):
        services.organisations.join_org_unit(ADMIN, waits.id, alias)


def test_a_second_village_of_that_name_is_refused_and_confirms_no_proposal(bench: Bench) -> None:
    services = bench.services()
    above = town(services)
    taken(bench, services, line(2))
    beside(bench, above)

    with pytest.raises(Conflict, match="甲镇已经登记过“石坑村”") as refused:
        services.organisations.declare_org_unit(
            ADMIN, code="331124101202", name="石坑村", level="village", parent=above
        )

    assert "并入已有的村" in refused.value.remedy
    assert len(services.organisations.proposals(ADMIN)) == 1


@pytest.mark.parametrize("known_before", [True, False])
def test_the_next_roster_finds_who_is_at_a_proposal_that_waits_beside_its_village(
    bench: Bench, known_before: bool
) -> None:
    services = bench.services()
    above = town(services) if known_before else ""
    first = taken(bench, services, line(1), line(2))
    unit = beside(bench, above or town(services))

    again = plan(bench, services, line(1), line(2, code=CODE), line(4))

    assert (again.counts, again.new_enterprises) == ({"unchanged": 2, "new": 1}, ())
    (waits,) = [problem for problem in again.problems if problem.code == "village_waits"]
    assert (waits.severity, waits.row) == ("warning", 2)
    assert "“石坑村”已经登记" in waits.message
    assert "并入已有的村" in waits.remedy
    second = services.roster_import.take(ADMIN, again).batch
    (proposal,) = services.organisations.proposals(ADMIN)
    services.organisations.join_org_unit(ADMIN, proposal.id, unit)
    assert (posts(services), services.people.count(OPERATOR, PeopleQuery(org=unit))) == (3, 3)
    assert "village_waits" not in said(plan(bench, services, line(1)))
    with pytest.raises(Conflict, match="先撤销"):
        services.roster_import.undo(ADMIN, first)
    for batch in (second, first):
        services.roster_import.undo(ADMIN, batch)
    assert posts(services) == 0
    assert_rebuilt(bench)


def test_posts_at_a_name_that_nobody_could_match_are_one_after_the_join_and_each_undo_is_whole(bench: Bench) -> None:
    """The second roster has the code of a village with another name."""
    services = bench.services()
    above = town(services)
    first = taken(bench, services, line(1), line(2))
    unit = village(services, above, "白石村")
    second = taken(bench, services, line(1, "", code=CODE), line(2, "", code=CODE))
    assert posts(services) == 4
    (proposal,) = services.organisations.proposals(ADMIN)

    services.organisations.join_org_unit(ADMIN, proposal.id, unit)

    assert posts(services) == 2
    assert plan(bench, services, line(1), line(2, "", code=CODE)).counts == {"unchanged": 2}
    assert_rebuilt(bench)
    with pytest.raises(Conflict, match="先撤销"):
        services.roster_import.undo(ADMIN, first)
    services.roster_import.undo(ADMIN, second)
    assert posts(services) == 2, "what the first one brought stands"
    services.roster_import.undo(ADMIN, first)
    assert posts(services) == 0
    assert_rebuilt(bench)


def test_a_proposal_of_no_township_at_all_is_matched_and_told(bench: Bench) -> None:
    """The first roster named no township; its firm is the one of the village that the name can only be."""
    services = bench.services()
    taken(bench, services, line(1, town=""), line(2, town=""))
    above = town(services)
    village(services, above)
    assert len(services.organisations.proposals(ADMIN)) == 1, "of which township it is, nobody said"

    again = plan(bench, services, line(1), line(2))

    assert (again.counts, again.new_enterprises) == ({"unchanged": 2}, ())
    assert "village_waits" in said(again)


def test_a_roster_without_the_column_finds_what_one_with_it_proposed(bench: Bench) -> None:
    services = bench.services()
    taken(bench, services, line(1), line(2))
    above = town(services)

    again = plan(bench, services, line(1, town=""), line(2, town=""), township=above)

    assert (again.counts, again.proposals, again.new_enterprises) == ({"unchanged": 2}, (), ())


def test_a_village_with_its_townships_name_before_it_is_that_village(bench: Bench) -> None:
    services = bench.services()
    above = town(services)
    taken(bench, services, line(2, "甲镇石坑村"))

    made = village(services, above)

    again = plan(bench, services, line(2, "甲镇石坑村"), line(2, "石坑村"))
    assert (again.counts, again.proposals) == ({"unchanged": 1}, ())
    assert services.people.count(OPERATOR, PeopleQuery(org=made)) == 1


@pytest.mark.parametrize("uscc", ["", USCC])
def test_a_person_of_a_firm_in_no_township_is_at_that_firm_when_a_roster_names_the_township(
    bench: Bench, uscc: str
) -> None:
    """Else joining the two proposals would leave one post at two firms of one name."""
    services = bench.services()
    taken(bench, services, line(1, town=""))
    (firm,) = services.organisations.enterprises(OPERATOR)
    taken(bench, services, line(1, uscc=uscc))
    above = town(services)

    unit = village(services, above)
    (waits,) = services.organisations.proposals(ADMIN)
    services.organisations.join_org_unit(ADMIN, waits.id, unit)

    (known,) = services.people.search(OPERATOR, PeopleQuery())
    assert [post.enterprise for post in known.posts] == [firm.id]
    assert [one.uscc for one in services.organisations.enterprises(OPERATOR)] == [uscc]
    assert_rebuilt(bench)


def test_a_line_that_is_refused_proposes_no_village(bench: Bench) -> None:
    services = bench.services()
    above = town(services)
    taken(bench, services, line(1))
    other = "91331124MA2E0B0A1Y"

    again = plan(bench, services, line(1, "水口村", uscc=USCC), line(3, "水口村", uscc=other))

    assert above
    assert (again.counts, again.proposals) == ({"refused": 2}, ())


def test_a_name_that_was_confirmed_under_another_is_never_proposed_over_it(bench: Bench) -> None:
    services = bench.services()
    above = town(services)
    taken(bench, services, line(2, "石坑坞"))
    (proposal,) = services.organisations.proposals(ADMIN)
    services.organisations.confirm_org_unit(ADMIN, proposal.id, name="白石村", code=CODE)

    again = plan(bench, services, line(2, "石坑坞"), line(4, "石坑坞"))
    services.roster_import.take(ADMIN, again)

    assert (again.counts, again.proposals) == ({"unchanged": 1, "new": 1}, ())
    assert {(one.name, one.code) for one in services.organisations.org_units(ADMIN) if one.parent == above} == {
        ("白石村", CODE)
    }


def test_a_registered_village_wins_over_a_proposal_of_its_name_whatever_code_the_roster_wrote(bench: Bench) -> None:
    services = bench.services()
    above = town(services)
    taken(bench, services, line(2, code="331124101999"))
    unit = beside(bench, above)

    (row,) = plan(bench, services, line(4)).rows

    assert [post.org for post in row.posts] == [unit]


@pytest.mark.parametrize("settled", [True, False])
def test_a_firm_of_an_unknown_township_is_one_with_its_code_and_without(bench: Bench, settled: bool) -> None:
    services = bench.services()
    taken(bench, services, line(1, uscc=USCC))
    if settled:
        town(services)

    again = plan(bench, services, line(1))

    assert (again.counts, again.new_enterprises) == ({"unchanged": 1}, ())


def test_a_firm_that_got_its_code_before_its_township_was_registered_is_found_without_it(bench: Bench) -> None:
    """It has no village that could tell where it is."""
    services = bench.services()
    taken(bench, services, line(1, ""))
    taken(bench, services, line(1, "", uscc=USCC))
    town(services)

    assert plan(bench, services, line(1, "")).new_enterprises == ()


def _orders() -> list[tuple[str, ...]]:
    steps = permutations(("roster", "next", "town", "village"))
    return [order for order in steps if order.index("town") < order.index("village")]


@pytest.mark.parametrize("by_hand", [village, None], ids=["confirmed", "beside"])
@pytest.mark.parametrize("order", _orders(), ids="-".join)
def test_in_every_order_each_has_one_post_and_one_firm_and_every_undo_is_whole(
    sqlite_bench: Bench, order: tuple[str, ...], by_hand: Callable[[Services, str], str] | None
) -> None:
    bench = sqlite_bench
    services = bench.services()
    above = unit = ""
    batches: list[str] = []
    for step in order:
        if step == "town":
            above = town(services)
        elif step == "village":
            unit = by_hand(services, above) if by_hand else beside(bench, above)
        else:
            code, uscc = (CODE, USCC) if step == "next" else ("", "")
            rows = line(1, code=code, uscc=uscc), line(2, "石坑行政村", code=code)
            batches.append(taken(bench, services, *rows))
    for one in services.organisations.proposals(ADMIN):
        services.organisations.join_org_unit(ADMIN, one.id, unit)

    assert [len(one.posts) for one in services.people.search(OPERATOR, PeopleQuery(org=unit))] == [1, 1]
    assert [firm.uscc for firm in services.organisations.enterprises(OPERATOR)] == [USCC]
    for batch in reversed(batches):
        services.roster_import.undo(ADMIN, batch)
    assert (posts(services), services.organisations.enterprises(OPERATOR)) == (0, [])
    assert_rebuilt(bench)
