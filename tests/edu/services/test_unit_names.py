"""One place is registered once, whatever spelling or code is tried; a village gets later the code that it lacked."""

from __future__ import annotations

import pytest

from edu.domain.actors import OPERATOR
from edu.domain.errors import Conflict
from edu.domain.people import PeopleQuery
from tests.edu.services.test_roster_waiting import CODE, TOWN_CODE, assert_rebuilt, line, plan, taken, town, village
from tests.people import ADMIN
from tests.stores import Bench

OTHER_CODE = "331124101202"


@pytest.mark.parametrize("name", ["石坑村", "石坑行政村", "石坑"])
def test_a_village_is_not_registered_twice(sqlite_bench: Bench, name: str) -> None:
    services = sqlite_bench.services()
    above = town(services)
    village(services, above)

    with pytest.raises(Conflict, match=f"甲镇已经登记过“石坑村”，区划代码是 {CODE}") as refused:
        services.organisations.declare_org_unit(ADMIN, code=OTHER_CODE, name=name, level="village", parent=above)

    assert "不用再登记" in refused.value.remedy
    assert ("两种写法" in refused.value.message) == (name != "石坑村")
    assert len(services.organisations.org_units(ADMIN)) == 2


def test_a_community_and_a_village_elsewhere_are_others(sqlite_bench: Bench) -> None:
    places = sqlite_bench.services().organisations
    above = town(sqlite_bench.services())
    village(sqlite_bench.services(), above)
    elsewhere = places.declare_org_unit(ADMIN, code="331124102000", name="乙镇", level="township")

    places.declare_org_unit(ADMIN, code=OTHER_CODE, name="石坑社区", level="village", parent=above)
    places.declare_org_unit(ADMIN, code="331124102201", name="石坑村", level="village", parent=elsewhere)

    assert len(places.org_units(ADMIN)) == 5


def test_a_township_is_registered_once_in_its_county(sqlite_bench: Bench) -> None:
    places = sqlite_bench.services().organisations
    town(sqlite_bench.services())
    county = places.declare_org_unit(ADMIN, code="331124000000", name="松阳县", level="county")
    next_one = places.declare_org_unit(ADMIN, code="331123000000", name="遂昌县", level="county")

    for parent in ("", county):
        with pytest.raises(Conflict, match=f"已经登记过“甲镇”，区划代码是 {TOWN_CODE}"):
            places.declare_org_unit(ADMIN, code="331124102000", name="甲镇", level="township", parent=parent)
    with pytest.raises(Conflict, match="已经登记过“松阳县”"):
        places.declare_org_unit(ADMIN, code="331125000000", name="松阳县", level="county")
    assert places.declare_org_unit(ADMIN, code="331123102000", name="甲镇", level="township", parent=next_one)


def test_a_code_that_is_taken_names_the_unit_that_has_it(sqlite_bench: Bench) -> None:
    services = sqlite_bench.services()
    above = town(services)
    village(services, above)

    with pytest.raises(Conflict, match="登记的是甲镇“石坑村”，不能再给“白石村”"):
        village(services, above, "白石村")


@pytest.mark.parametrize("name", ["石坑村", "石坑村委会", "甲镇石坑村"])
def test_a_proposal_is_not_confirmed_beside_the_village_that_it_is(bench: Bench, name: str) -> None:
    services = bench.services()
    taken(bench, services, line(2, "石坑村委会", town=""))
    above = town(services)
    village(services, above)
    (waits,) = services.organisations.proposals(ADMIN)

    with pytest.raises(Conflict, match="甲镇已经登记过“石坑村”") as refused:
        services.organisations.confirm_org_unit(ADMIN, waits.id, name=name, parent=above)

    assert "并入已有的村" in refused.value.remedy
    assert [one.id for one in services.organisations.proposals(ADMIN)] == [waits.id]


@pytest.mark.parametrize("name", ["石坑村", "石坑行政村"])
def test_a_village_confirmed_without_a_code_gets_it_by_being_registered(bench: Bench, name: str) -> None:
    services = bench.services()
    above = town(services)
    taken(bench, services, line(2))
    (waits,) = services.organisations.proposals(ADMIN)
    services.organisations.confirm_org_unit(ADMIN, waits.id)
    before = plan(bench, services, line(2, "石坑行政村", code=CODE))
    assert (before.counts, before.proposals) == ({"unchanged": 1}, ())

    made = village(services, above, name)

    (unit,) = [one for one in services.organisations.org_units(ADMIN) if one.level == "village"]
    assert (made, unit.id, unit.name, unit.code, unit.proposed) == (waits.id, waits.id, "石坑村", CODE, False)
    assert plan(bench, services, line(2, "", code=CODE)).counts == {"unchanged": 1}
    taken(bench, services, line(2), line(4, "", town="", code=CODE))
    assert services.people.count(OPERATOR, PeopleQuery(org=waits.id)) == 2
    with pytest.raises(Conflict, match="已经登记过"):
        services.organisations.declare_org_unit(ADMIN, code=OTHER_CODE, name=name, level="village", parent=above)
    assert_rebuilt(bench)
