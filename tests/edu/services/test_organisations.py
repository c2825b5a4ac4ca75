"""Org units and enterprises by hand: who may, what is confirmed or joined once, what is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edu.domain.actors import OPERATOR
from edu.domain.errors import Conflict, InvalidInput, NotFound
from edu.domain.events import people as e
from edu.domain.people import Enterprise, PeopleQuery
from edu.services.people import NewPost
from edu.storage.integrity import digest
from edu.storage.refolding import rebuild
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
    town = places.declare_org_unit(ADMIN, code="331124101000", name="甲镇", level="township")
    unit = propose(bench)
    assert [one.id for one in places.proposals(ADMIN)] == [unit]

    places.confirm_org_unit(ADMIN, unit, code="331124101001", name="石坑村", parent=town)

    assert places.proposals(ADMIN) == []
    (known,) = [one for one in places.org_units(ADMIN) if one.level == "village"]
    assert (known.name, known.code) == ("石坑村", "331124101001")
    with pytest.raises(Conflict):
        places.confirm_org_unit(ADMIN, unit)


def test_a_proposal_without_a_township_is_confirmed_into_one(bench: Bench) -> None:
    places = bench.services().organisations
    town = places.declare_org_unit(ADMIN, code="331124101000", name="甲镇", level="township")
    places.declare_org_unit(ADMIN, code="331124101001", name="竹坞村", level="village", parent=town)
    unit = propose(bench, "甲镇石坑村")
    with pytest.raises(InvalidInput, match="乡镇"):
        places.confirm_org_unit(ADMIN, unit, parent=unit)
    with pytest.raises(Conflict, match="已经登记过“竹坞村”"):
        places.confirm_org_unit(ADMIN, unit, name="竹坞村", parent=town)

    places.confirm_org_unit(ADMIN, unit, name="石坑村", parent=town)

    assert ("石坑村", town) in {(one.name, one.parent) for one in places.org_units(ADMIN)}
    with bench.store.writing(OPERATOR) as work:
        other = bench.ids.new()
        work.append(e.OrgUnitDeclared(name="石坑", level="village", parent=town, proposed=True), other)
        work.commit()
    elsewhere = places.declare_org_unit(ADMIN, code="331124102000", name="乙镇", level="township")
    with pytest.raises(Conflict, match="已经归到一个乡镇"):
        places.confirm_org_unit(ADMIN, other, parent=elsewhere)


@pytest.mark.parametrize("wrong", ["甲镇", "xyz", "ab", "f" * 32])
def test_a_unit_or_firm_that_nobody_registered_is_told_whatever_its_id_looks_like(bench: Bench, wrong: str) -> None:
    organisations = bench.services().organisations
    with bench.store.writing(ADMIN) as work:
        work.append(e.OrgUnitDeclared(name="石坑村", level="village", proposed=True), "a" * 32)
        work.commit()

    with pytest.raises(InvalidInput, match="上级单位"):
        organisations.declare_org_unit(ADMIN, code="331124101202", name="水口村", level="village", parent=wrong)
    with pytest.raises(InvalidInput, match="所属乡镇"):
        organisations.confirm_org_unit(ADMIN, "a" * 32, parent=wrong)
    with pytest.raises(InvalidInput, match="并入"):
        organisations.join_org_unit(ADMIN, "a" * 32, wrong)
    with pytest.raises(Conflict, match="确认过"):
        organisations.confirm_org_unit(ADMIN, wrong)
    for place in ({"township": wrong}, {"village": wrong}):
        firm = replace(
            Enterprise(id="", uscc="", name="厂", industry="", high_risk=False, township="", village=""), **place
        )
        with pytest.raises(InvalidInput, match="所在的乡镇或村"):
            organisations.register_enterprise(ADMIN, firm)
    with pytest.raises(NotFound, match="企业"):
        organisations.change_enterprise(ADMIN, replace(firm, id=wrong))


@pytest.mark.parametrize("code", ["", "  "])
def test_a_unit_without_a_code_is_refused_and_overwrites_no_other(bench: Bench, code: str) -> None:
    """Their ids are derived from the code: two without one were one."""
    places = bench.services().organisations
    for name in ("石坑村", "竹坞村"):
        with pytest.raises(InvalidInput, match="区划代码") as refused:
            places.declare_org_unit(ADMIN, code=code, name=name, level="village")

    assert "12 位" in refused.value.remedy
    assert places.org_units(ADMIN) == []


@pytest.mark.parametrize("name", [" ", "\u3000\n"])
def test_a_blank_name_is_refused_wherever_one_is_given(bench: Bench, name: str) -> None:
    places = bench.services().organisations
    town = places.declare_org_unit(ADMIN, code="331124101000", name=" 甲镇 ", level="township")
    unit, made = propose(bench), places.register_enterprise(ADMIN, firm(name=" 木器厂 "))
    for call in (
        lambda: places.declare_org_unit(ADMIN, code="331124101001", name=name, level="village", parent=town),
        lambda: places.confirm_org_unit(ADMIN, unit, name=name, parent=town),
        lambda: places.register_enterprise(ADMIN, firm(name=name)),
        lambda: places.change_enterprise(ADMIN, firm(id=made, name=name)),
    ):
        with pytest.raises(InvalidInput, match="名称不能为空") as refused:
            call()
        assert refused.value.remedy
    assert sorted(one.name for one in places.org_units(ADMIN)) == ["甲镇", "石坑"]
    assert [one.name for one in places.enterprises(ADMIN)] == ["木器厂"]


def test_a_village_is_not_confirmed_into_no_township(bench: Bench) -> None:
    """Nobody could see that it is registered there already, and whoever is at one would get a post at the other."""
    places = bench.services().organisations
    unit = propose(bench)

    with pytest.raises(InvalidInput, match="在哪个乡镇") as refused:
        places.confirm_org_unit(ADMIN, unit, code="331124101001", name="石坑村")

    assert "所属乡镇" in refused.value.remedy
    assert [one.id for one in places.proposals(ADMIN)] == [unit]


def test_a_firm_with_something_else_than_text_or_an_id_of_no_form_is_invalid_input(bench: Bench) -> None:
    places = bench.services().organisations
    made = places.register_enterprise(ADMIN, firm())
    for wrong in (firm(name="乙厂", uscc=None), firm(name=None), firm(name="乙厂", village=None)):
        for call in (places.register_enterprise, places.change_enterprise):
            with pytest.raises(InvalidInput, match="必须是文字"):
                call(ADMIN, replace(wrong, id=made))
    with pytest.raises(InvalidInput, match="编号"):
        places.register_enterprise(ADMIN, firm(name="乙厂", id="zz"))
    for nobody in ("", "zz", None):
        with pytest.raises(NotFound, match="企业"):
            places.change_enterprise(ADMIN, firm(id=nobody))


def test_the_same_firm_again_is_told_as_a_namesake_and_not_as_one_that_was_renamed(bench: Bench) -> None:
    places = bench.services().organisations
    town = places.declare_org_unit(ADMIN, code="331124101000", name="甲镇", level="township")
    made = places.register_enterprise(ADMIN, firm(name="木器厂", township=town))

    with pytest.raises(Conflict, match="“木器厂”已经登记过一家（甲镇，还没有信用代码）") as refused:
        places.register_enterprise(ADMIN, firm(name="木器厂", township=town))

    assert "选中已登记的那一家" in refused.value.remedy
    places.change_enterprise(ADMIN, firm(id=made, name="家具厂", township=town))
    with pytest.raises(Conflict, match="登记过的企业“木器厂”，现在是“家具厂”（甲镇）"):
        places.register_enterprise(ADMIN, firm(name="木器厂", township=town))


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


CODE, OTHER = "91331124MA2E0B0A0U", "91331124MA2E0B0A1Y"


def test_enterprises_are_one_by_their_code(bench: Bench) -> None:
    places = bench.services().organisations
    made = places.register_enterprise(ADMIN, firm(uscc=CODE))

    with pytest.raises(Conflict, match="“石坑建材厂”"):
        places.register_enterprise(ADMIN, firm(uscc=CODE, name="别名"))
    places.change_enterprise(ADMIN, firm(id=made, name="新名", high_risk=True))
    (known,) = places.enterprises(ADMIN)
    assert (known.name, known.high_risk, known.uscc) == ("新名", True, CODE)
    with pytest.raises(NotFound):
        places.change_enterprise(ADMIN, firm(id="9" * 32))
    with pytest.raises(InvalidInput):
        places.register_enterprise(ADMIN, firm(name=" "))


def test_a_firm_gets_the_code_that_it_lacked_and_keeps_it(bench: Bench) -> None:
    places = bench.services().organisations
    made = places.register_enterprise(ADMIN, firm())
    with pytest.raises(InvalidInput, match="校验码"):
        places.change_enterprise(ADMIN, firm(id=made, uscc=CODE[:-1] + "0"))

    places.change_enterprise(ADMIN, firm(id=made, uscc=f" {CODE.lower()} ", industry="建材"))

    (known,) = places.enterprises(ADMIN)
    assert (known.id, known.uscc, known.industry) == (made, CODE, "建材")
    places.change_enterprise(ADMIN, firm(id=made))
    with pytest.raises(Conflict, match="不能改成另一个：代码不同就是另一家企业") as refused:
        places.change_enterprise(ADMIN, firm(id=made, uscc=OTHER))
    assert "另外登记" in refused.value.remedy
    assert places.enterprises(ADMIN)[0].uscc == CODE
    live = digest(bench.store)
    rebuild(bench.store)
    assert digest(bench.store) == live


def test_a_code_that_another_firm_has_is_refused(bench: Bench) -> None:
    places = bench.services().organisations
    late = places.register_enterprise(ADMIN, firm(name="木器厂"))
    places.change_enterprise(ADMIN, firm(id=late, name="木器厂", uscc=CODE))
    uncoded = places.register_enterprise(ADMIN, firm())

    for call in (
        lambda: places.change_enterprise(ADMIN, firm(id=uncoded, uscc=CODE)),
        lambda: places.register_enterprise(ADMIN, firm(name="竹器厂", uscc=CODE)),
    ):
        with pytest.raises(Conflict, match="已经登记给企业“木器厂”"):
            call()


def test_a_firm_that_is_there_without_its_code_is_not_registered_once_more_with_it(bench: Bench) -> None:
    """Nor the other way round; two codes are two firms."""
    places = bench.services().organisations
    places.register_enterprise(ADMIN, firm())
    with pytest.raises(Conflict, match="已经登记过") as refused:
        places.register_enterprise(ADMIN, firm(uscc=CODE))
    assert "补上" in refused.value.remedy

    places.register_enterprise(ADMIN, firm(name="木器厂", uscc=CODE))
    with pytest.raises(Conflict, match="已经登记过"):
        places.register_enterprise(ADMIN, firm(name="木器厂"))
    places.register_enterprise(ADMIN, firm(name="木器厂", uscc=OTHER))
    assert len(places.enterprises(ADMIN)) == 3
