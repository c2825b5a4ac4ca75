"""Org units and enterprises by hand: who may, what is confirmed or joined once, what is refused."""

from __future__ import annotations

import pytest

from edu.domain.actors import OPERATOR
from edu.domain.errors import Conflict, InvalidInput, NotFound
from edu.domain.events import people as e
from edu.domain.people import Enterprise, PeopleQuery
from edu.services.people import NewPost
from tests.people import ADMIN, office_only, register
from tests.stores import Bench


def firm(**changes: object) -> Enterprise:
    values = {
        "id": "",
        "uscc": "",
        "name": "石坑建材厂",
        "industry": "",
        "high_risk": False,
        "township": "",
        "village": "",
    }
    return Enterprise(**(values | changes))  # type: ignore[arg-type]


def test_who_may_do_what(sqlite_bench: Bench) -> None:
    places = sqlite_bench.services().organisations
    reading = [places.org_units, places.enterprises, places.proposals]
    writing = [
        lambda actor: places.declare_org_unit(actor, code="331124101001", name="石坑村", level="village"),
        lambda actor: places.confirm_org_unit(actor, "9" * 32),
        lambda actor: places.join_org_unit(actor, "9" * 32, "8" * 32),
        lambda actor: places.register_enterprise(actor, firm()),
        lambda actor: places.change_enterprise(actor, firm()),
    ]
    office_only(reading, writing)


def propose(bench: Bench, name: str = "石坑") -> str:
    unit = bench.ids.new()
    with bench.store.writing(OPERATOR) as work:
        work.append(e.OrgUnitDeclared(name=name, level="village", proposed=True), unit)
        work.commit()
    return unit


def test_the_code_of_a_proposal_is_free_and_goes_when_it_is_joined(sqlite_bench: Bench) -> None:
    """It stands beside a wrong name: it blocks no declaration and is not the code of the unit that was meant."""
    places = sqlite_bench.services().organisations
    proposed = sqlite_bench.ids.new()
    with sqlite_bench.store.writing(OPERATOR) as work:
        work.append(e.OrgUnitDeclared(code="331124101001", name="石坑", level="village", proposed=True), proposed)
        work.commit()

    unit = places.declare_org_unit(ADMIN, code="331124101001", name="石坑村", level="village")
    places.join_org_unit(ADMIN, proposed, unit)

    assert {one.name: one.code for one in places.org_units(ADMIN)} == {"石坑": "", "石坑村": "331124101001"}


def test_a_proposal_is_confirmed_once(bench: Bench) -> None:
    places = bench.services().organisations
    unit = propose(bench)
    assert [one.id for one in places.proposals(ADMIN)] == [unit]

    places.confirm_org_unit(ADMIN, unit, code="331124101001", name="石坑村")

    assert places.proposals(ADMIN) == []
    (known,) = places.org_units(ADMIN)
    assert (known.name, known.code) == ("石坑村", "331124101001")
    with pytest.raises(Conflict):
        places.confirm_org_unit(ADMIN, unit)


def test_a_code_is_not_given_twice(bench: Bench) -> None:
    places = bench.services().organisations
    places.declare_org_unit(ADMIN, code="331124101001", name="石坑村", level="village")

    with pytest.raises(Conflict, match="已经登记过"):
        places.declare_org_unit(ADMIN, code="331124101001", name="石坑村", level="village")
    with pytest.raises(Conflict, match="已经登记过"):
        places.confirm_org_unit(ADMIN, propose(bench), code="331124101001")


def test_a_joined_proposals_people_are_found_in_the_unit(bench: Bench) -> None:
    services = bench.services()
    unit = services.organisations.declare_org_unit(ADMIN, code="331124101001", name="石坑村", level="village")
    proposal = propose(bench)
    register(services, "张三", 1, NewPost(role="网格员", person_class="grid-member", org=proposal))
    with pytest.raises(InvalidInput):
        services.organisations.join_org_unit(ADMIN, proposal, proposal)

    services.organisations.join_org_unit(ADMIN, proposal, unit)

    assert services.people.count(OPERATOR, PeopleQuery(org=unit)) == 1
    with pytest.raises(Conflict):
        services.organisations.join_org_unit(ADMIN, proposal, unit)


def test_enterprises_are_one_by_their_code(bench: Bench) -> None:
    places = bench.services().organisations
    made = places.register_enterprise(ADMIN, firm(uscc="91331124MA2E0B0A0X"))

    with pytest.raises(Conflict):
        places.register_enterprise(ADMIN, firm(uscc="91331124MA2E0B0A0X", name="别名"))
    places.change_enterprise(ADMIN, firm(id=made, name="新名", high_risk=True))
    (known,) = places.enterprises(ADMIN)
    assert (known.name, known.high_risk) == ("新名", True)
    with pytest.raises(NotFound):
        places.change_enterprise(ADMIN, firm(id="9" * 32))
    with pytest.raises(InvalidInput):
        places.register_enterprise(ADMIN, firm(name=" "))
