"""Which enterprise a roster means: a name with and without its code is one firm, two codes are two."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from edu.bootstrap import Services
from edu.domain.actors import OPERATOR
from edu.domain.errors import Conflict
from edu.domain.people import Enterprise, PeopleQuery
from edu.domain.roster import RosterEnterprise
from edu.services.organisations import enterprise_id
from edu.services.roster_firms import Asked, Firms
from edu.services.roster_plan import ImportPlan
from edu.storage.integrity import digest
from edu.storage.refolding import rebuild
from tests.edu.packs.roster.books import HEADER, person, xlsx
from tests.people import ADMIN
from tests.stores import Bench

CODE, OTHER = "91331124MA2E0B0A0U", "91331124MA2E0B0A1Y"
NAME = "石坑建材厂"


def book(folder: Path, *codes: str, name: str = "名册.xlsx") -> Path:
    """A principal a line, all of the firm NAME, each with the code that the line writes."""
    path = folder / name
    rows = [[*person(n, role="主要负责人", unit=NAME), code] for n, code in enumerate(codes, 1)]
    path.write_bytes(xlsx([[*HEADER, "统一社会信用代码"], *rows]))
    return path


def plan(services: Services, path: Path) -> ImportPlan:
    return services.roster_import.dry_run(ADMIN, path)


def taken(services: Services, path: Path) -> str:
    return services.roster_import.take(ADMIN, plan(services, path)).batch


def firms(services: Services) -> list[str]:
    return sorted(firm.uscc for firm in services.organisations.enterprises(OPERATOR) if firm.name == NAME)


def codes(made: ImportPlan) -> list[str]:
    return [problem.code for problem in made.problems if problem.code.startswith("enterprise")]


@pytest.mark.parametrize("written", [("", CODE, ""), (CODE, ""), ("", "", CODE, CODE)])
def test_one_file_that_writes_the_code_in_some_lines_has_one_firm(bench: Bench, written: tuple[str, ...]) -> None:
    services = bench.services()
    path = book(bench.folder, *written)

    made = plan(services, path)
    services.roster_import.take(ADMIN, made)

    assert (firms(services), codes(made)) == ([CODE], [])
    lines = services.people.search(OPERATOR, PeopleQuery())
    assert {post.enterprise for line in lines for post in line.posts} == {enterprise_id(CODE, "", "")}
    assert plan(services, path).counts == {"unchanged": len(written)}


@pytest.mark.parametrize("written", sorted(set(permutations(("", CODE, OTHER)))))
def test_two_codes_are_two_firms_and_a_line_without_one_is_refused_and_makes_no_third(
    bench: Bench, written: tuple[str, ...]
) -> None:
    services = bench.services()
    path = book(bench.folder, *written)
    made = plan(services, path)
    services.roster_import.take(ADMIN, made)

    assert firms(services) == sorted([CODE, OTHER])
    for told_of in (made, plan(services, path)):
        (said,) = [problem for problem in told_of.problems if problem.code.startswith("enterprise")]
        assert (said.code, said.severity, said.row) == ("enterprise_unclear", "error", written.index("") + 2)
        assert f"{CODE}、{OTHER}" in said.message
        assert "补上" in said.remedy
    again = plan(services, path)
    assert (again.counts, again.new_enterprises, again.new_codes) == ({"unchanged": 2, "refused": 1}, (), ())
    at_one = book(bench.folder, *("" for _code in written), name="二.xlsx")
    assert plan(services, at_one).counts == again.counts, "who is at one of them means that one"


def test_a_firm_that_was_registered_without_its_code_gains_the_one_that_a_roster_knows(bench: Bench) -> None:
    services = bench.services()
    taken(services, book(bench.folder, "", ""))
    path = book(bench.folder, "", CODE, name="二.xlsx")

    again = plan(services, path)
    assert (again.counts, again.new_enterprises) == ({"unchanged": 2}, ())
    (said,) = [problem for problem in again.problems if problem.code == "enterprise_code_added"]
    assert (said.severity, said.row) == ("warning", 2)
    assert NAME in said.message
    assert CODE in said.message
    services.roster_import.take(ADMIN, again)

    assert firms(services) == [CODE]
    assert codes(plan(services, path)) == []
    third = plan(services, book(bench.folder, OTHER, name="三.xlsx"))
    assert [firm.uscc for firm in third.new_enterprises] == [OTHER]
    assert third.new_codes == ()
    live = digest(bench.store)
    rebuild(bench.store)
    assert digest(bench.store) == live


def test_several_codes_for_a_firm_that_has_none_are_refused_at_their_lines_and_the_others_go_on(bench: Bench) -> None:
    services = bench.services()
    taken(services, book(bench.folder, ""))
    (firm,) = services.organisations.enterprises(OPERATOR)

    path = book(bench.folder, CODE, OTHER, "", name="二.xlsx")
    again = plan(services, path)

    found = [problem for problem in again.problems if problem.code == "enterprise_several_codes"]
    assert [(problem.severity, problem.row) for problem in found] == [("error", 2), ("error", 3)]
    assert CODE in found[0].message
    assert OTHER in found[0].message
    assert "修改企业" in found[0].remedy
    assert (again.counts, again.new_enterprises, again.new_codes) == ({"refused": 2, "new": 1}, (), ())
    assert [refused.line.row for refused in again.refused] == [2, 3]
    services.roster_import.take(ADMIN, again)
    lines = services.people.search(OPERATOR, PeopleQuery())
    assert [[post.enterprise for post in line.posts] for line in lines] == [[firm.id], [firm.id]]

    services.organisations.change_enterprise(ADMIN, replace(firm, uscc=CODE))
    settled = plan(services, path)
    assert (settled.counts, codes(settled)) == ({"unchanged": 2, "new": 1}, []), "3 is where 3 was"
    assert [one.uscc for one in settled.new_enterprises] == [OTHER]


def test_both_codes_on_the_lines_of_one_person_are_told_once(bench: Bench) -> None:
    services = bench.services()
    taken(services, book(bench.folder, ""))
    path = bench.folder / "二.xlsx"
    rows = [[*person(1, role=role, unit=NAME), code] for role, code in (("主要负责人", CODE), ("安全员", OTHER))]
    path.write_bytes(xlsx([[*HEADER, "统一社会信用代码"], *rows]))

    again = plan(services, path)

    assert (again.counts, codes(again)) == ({"refused": 1}, ["enterprise_several_codes"])
    assert [refused.line.row for refused in again.refused] == [2, 3]


def test_a_line_without_a_code_means_the_known_firm_of_that_name_that_has_one(bench: Bench) -> None:
    services = bench.services()
    taken(services, book(bench.folder, CODE))

    again = plan(services, book(bench.folder, "", "", name="二.xlsx"))

    assert (again.counts, again.new_enterprises) == ({"unchanged": 1, "new": 1}, ())


def test_a_code_added_by_hand_is_found_though_the_roster_writes_another_name(bench: Bench) -> None:
    services = bench.services()
    taken(services, book(bench.folder, ""))
    (firm,) = services.organisations.enterprises(OPERATOR)
    changed = Enterprise(
        id=firm.id, uscc=CODE, name="松阳县石坑建材厂", industry="", high_risk=False, township="", village=""
    )
    services.organisations.change_enterprise(ADMIN, changed)

    again = plan(services, book(bench.folder, CODE, name="二.xlsx"))

    assert (again.counts, again.new_enterprises) == ({"unchanged": 1}, ())


def test_an_undo_takes_the_code_back_and_then_the_import_before_can_go_too(bench: Bench) -> None:
    services = bench.services()
    first = taken(services, book(bench.folder, ""))
    second = taken(services, book(bench.folder, CODE, name="二.xlsx"))
    with pytest.raises(Conflict, match=r"“二\.xlsx”"):
        services.roster_import.undo(ADMIN, first)

    services.roster_import.undo(ADMIN, second)
    assert firms(services) == [""]
    services.roster_import.undo(ADMIN, first)

    assert firms(services) == []
    live = digest(bench.store)
    rebuild(bench.store)
    assert digest(bench.store) == live


def test_an_import_that_found_the_firm_by_a_code_goes_before_the_one_that_gave_it(bench: Bench) -> None:
    services = bench.services()
    services.organisations.register_enterprise(
        ADMIN, Enterprise(id="", uscc="", name=NAME, industry="", high_risk=False, township="", village="")
    )
    giver = taken(services, book(bench.folder, CODE))
    taken(services, book(bench.folder, CODE, CODE, name="二.xlsx"))

    with pytest.raises(Conflict, match=r"“二\.xlsx”"):
        services.roster_import.undo(ADMIN, giver)
    assert firms(services) == [CODE]


def test_a_code_that_was_added_by_hand_keeps_the_import_of_its_firm(bench: Bench) -> None:
    services = bench.services()
    batch = taken(services, book(bench.folder, ""))
    (firm,) = services.organisations.enterprises(OPERATOR)
    services.organisations.change_enterprise(
        ADMIN,
        Enterprise(id=firm.id, uscc=CODE, name=NAME, industry="", high_risk=False, township="", village=firm.village),
    )

    with pytest.raises(Conflict, match="后续记录"):
        services.roster_import.undo(ADMIN, batch)


def known(uscc: str = "", township: str = "t1", **more: str) -> Enterprise:
    id_ = more.get("id", enterprise_id(uscc, township, NAME))
    return Enterprise(
        id=id_, uscc=uscc, name=NAME, industry="", high_risk=False, township=township, village=more.get("village", "")
    )


def told(uscc: str = "", name: str = NAME) -> RosterEnterprise:
    return RosterEnterprise(name=name, uscc=uscc)


def test_one_code_is_given_to_one_firm_though_two_townships_have_the_name() -> None:
    lines = [Asked(told(CODE), "t1", ""), Asked(told(CODE), "t2", "")]
    found = Firms([known(township="t1"), known(township="t2")], lines)

    assert {found.find(line, "") for line in lines} == {enterprise_id("", "t1", NAME)}
    assert found.new_codes() == [(enterprise_id("", "t1", NAME), CODE)]
    assert found.new() == []


def test_a_code_that_another_firm_has_is_not_given_to_a_namesake() -> None:
    holder = known(CODE, township="t2")
    found = Firms([known(), holder], [Asked(told(CODE), "t1", "")])

    assert found.find(Asked(told(CODE), "t1", ""), "") == holder.id
    assert found.new_codes() == []


def test_the_firm_without_a_code_is_told_by_its_place_among_those_of_no_township() -> None:
    """One was made for an unknown township, the other for none: whichever the database gives first."""
    of_town, of_none = known(township="", id=enterprise_id("", "没有镇", NAME)), known(township="")
    for order in ([of_town, of_none], [of_none, of_town]):
        found = Firms(order, [])
        assert found.find(Asked(told(), "", ""), "") == of_none.id
        assert found.find(Asked(told(), "", "没有镇"), "") == of_town.id
        assert found.find(Asked(told(), "t9", "没有镇"), "") == of_town.id, "the township was registered since"
        assert found.find(Asked(told(), "", "也没有镇"), "") not in (of_town.id, of_none.id)


def test_a_line_with_the_code_alone_leaves_the_name_that_another_line_gave() -> None:
    lines = [Asked(told(CODE), "t1", ""), Asked(told(CODE, name=""), "t1", "")]
    found = Firms([], lines)
    for line in lines:
        found.find(line, "")

    assert [(firm.uscc, firm.name) for firm in found.new()] == [(CODE, NAME)]


def test_a_firm_without_a_name_is_told_until_somebody_names_it(sqlite_bench: Bench) -> None:
    services = sqlite_bench.services()

    def roster(unit: str, *codes: str) -> Path:
        path = sqlite_bench.folder / f"{sqlite_bench.ids.new()}.xlsx"
        rows = [[*person(n, role="安全员", unit=unit), code] for n, code in enumerate(codes, 1)]
        path.write_bytes(xlsx([[*HEADER, "统一社会信用代码"], *rows]))
        return path

    nameless = plan(services, roster("", CODE, CODE))
    assert codes(nameless) == ["enterprise_unnamed"]
    services.roster_import.take(ADMIN, nameless)
    (found,) = [one for one in plan(services, roster(NAME, CODE)).problems if one.code == "enterprise_unnamed"]
    assert (found.severity, f"“{NAME}”" in found.message, "修改企业" in found.remedy) == ("warning", True, True)

    (firm,) = services.organisations.enterprises(OPERATOR)
    services.organisations.change_enterprise(ADMIN, replace(firm, name=NAME))

    assert codes(plan(services, roster(NAME, CODE))) == []
    assert codes(plan(services, roster("", CODE))) == []


def test_a_firm_that_another_line_names_is_not_told_as_nameless() -> None:
    lines = [Asked(told(CODE, name=""), "t1", ""), Asked(told(CODE), "t1", "")]
    found = Firms([], lines)
    assert [problem for line in lines for problem in found.findings(line, found.find(line, ""))] == []


def test_a_firm_that_was_renamed_or_moved_is_found_by_the_name_it_had_and_never_registered_over() -> None:
    renamed = replace(known(CODE, id=enterprise_id("", "t1", NAME)), name="石坑新材料厂")
    moved = known(township="t2", id=enterprise_id("", "t1", NAME))

    for firm in (renamed, moved):
        found = Firms([firm], [Asked(told(), "t1", "")])
        assert found.find(Asked(told(), "t1", ""), "") == firm.id
        assert found.new() == []


def test_a_line_that_may_mean_either_of_two_codes_means_neither_of_them() -> None:
    """The first was known by its name alone before it got its code."""
    first, second = known(CODE, id=enterprise_id("", "t1", NAME)), known(OTHER)
    found = Firms([first, second], [Asked(told(), "t1", "")])

    said = found.unclear(Asked(told(), "t1", ""))

    assert said is not None
    assert said[0] == "enterprise_unclear"
    assert found.unclear(Asked(told(), "t1", "", held=[second.id])) is None
    assert found.unclear(Asked(told(OTHER), "t1", "")) is None


def test_a_later_roster_with_the_old_name_leaves_what_was_changed_by_hand(bench: Bench) -> None:
    services = bench.services()
    services.roster_import.take(ADMIN, plan(services, book(bench.folder, "")))
    (firm,) = services.organisations.enterprises(ADMIN)
    services.organisations.change_enterprise(ADMIN, replace(firm, name="石坑新材料厂", uscc=CODE, high_risk=True))

    services.roster_import.take(ADMIN, plan(services, book(bench.folder, "", "", name="又一份.xlsx")))

    (now,) = services.organisations.enterprises(ADMIN)
    assert (now.name, now.uscc, now.high_risk) == ("石坑新材料厂", CODE, True)
