"""Firms of one name in one township: by hand none comes beside another, a join tells them, a roster doubles nobody."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from edu.bootstrap import Services
from edu.domain.actors import OPERATOR
from edu.domain.errors import Conflict
from edu.domain.people import Enterprise, OrgUnit, PeopleQuery
from edu.domain.problems import Problem
from edu.system.clock import civil_date
from tests.edu.packs.roster.books import HEADER, person, xlsx
from tests.people import ADMIN
from tests.stores import Bench

CODE, OTHER = "91331124MA2E0B0A0U", "91331124MA2E0B0A1Y"
NAME = "木器厂"
_DAY_MS = 86_400_000
FIRM = Enterprise(id="", uscc="", name=NAME, industry="", high_risk=False, township="", village="")


def book(folder: Path, *rows: tuple[int, str, str], name: str = "名册.xlsx", unit: str = NAME) -> Path:
    """A principal a row (who, township as written, credit code), at 石坑村."""
    written = [
        [*person(n, f"张三{'一二三四五'[n]}", role="主要负责人", unit=unit, village="石坑村"), town, code]
        for n, town, code in rows
    ]
    path = folder / name
    path.write_bytes(xlsx([[*HEADER, "乡镇", "统一社会信用代码"], *written]))
    return path


def taken(services: Services, path: Path) -> tuple[str, list[Problem]]:
    made = services.roster_import.dry_run(ADMIN, path)
    batch = services.roster_import.take(ADMIN, made).batch
    return batch, [problem for problem in made.problems if problem.code.startswith("enterprise")]


def town(services: Services, name: str = "甲镇", code: str = "331124101000") -> str:
    return services.organisations.declare_org_unit(ADMIN, code=code, name=name, level="township")


def village(services: Services, parent: str, name: str = "石坑村") -> str:
    return services.organisations.declare_org_unit(
        ADMIN, code="331124101201", name=name, level="village", parent=parent
    )


def proposal(services: Services) -> OrgUnit:
    (found,) = services.organisations.proposals(ADMIN)
    return found


def firms(services: Services, township: str = "") -> list[Enterprise]:
    return sorted(services.organisations.enterprises(OPERATOR, township), key=lambda firm: firm.id)


def posts(services: Services) -> dict[str, list[str]]:
    """The firms of each person."""
    lines = services.people.search(OPERATOR, PeopleQuery())
    return {line.person.name: [post.enterprise for post in line.posts] for line in lines}


def joined(bench: Bench, *written: tuple[int, str, str]) -> tuple[Services, str]:
    """甲镇 with one 木器厂, and another that came of the township 甲乡 written wrongly; the import's id."""
    services = bench.services()
    parent = village(services, town(services))
    batch, _said = taken(services, book(bench.folder, *(written or ((1, "甲镇", ""), (2, "甲乡", "")))))
    services.organisations.join_org_unit(ADMIN, proposal(services).id, parent)
    return services, batch


@pytest.mark.parametrize("settle", ["declare", "confirm", "join", "wait"])
@pytest.mark.parametrize("uscc", ["", CODE])
def test_a_firm_of_before_its_township_is_not_registered_there_once_more(bench: Bench, settle: str, uscc: str) -> None:
    services = bench.services()
    taken(services, book(bench.folder, (1, "甲镇", "")))
    parent = town(services)
    if settle == "confirm":
        services.organisations.confirm_org_unit(ADMIN, proposal(services).id, name="石坑村", parent=parent)
    elif settle == "declare":
        village(services, parent)
    elif settle == "join":
        services.organisations.join_org_unit(ADMIN, proposal(services).id, village(services, parent, "白石村"))

    assert [firm.name for firm in firms(services, parent)] == [NAME]
    with pytest.raises(Conflict, match=f"“{NAME}”已经登记过一家（甲镇..村，还没有信用代码）") as refused:
        services.organisations.register_enterprise(ADMIN, replace(FIRM, township=parent, uscc=uscc))

    assert "补上" in refused.value.remedy
    elsewhere = town(services, "乙镇", "331124102000")
    services.organisations.register_enterprise(ADMIN, replace(FIRM, township=elsewhere, uscc=uscc))
    assert len(firms(services)) == 2


def test_a_firm_is_not_renamed_or_moved_beside_its_namesake(bench: Bench) -> None:
    services = bench.services()
    taken(services, book(bench.folder, (1, "甲镇", "")))
    parent, elsewhere = town(services), town(services, "乙镇", "331124102000")
    inside = village(services, parent)
    places = services.organisations
    renamed = places.register_enterprise(ADMIN, replace(FIRM, name="松阳木器厂", township=parent))
    moved = places.register_enterprise(ADMIN, replace(FIRM, township=elsewhere))

    for change in (
        replace(FIRM, id=renamed, township=parent),
        replace(FIRM, id=renamed, village=inside),
        replace(FIRM, id=renamed, township=parent, uscc=CODE),
        replace(FIRM, id=moved, township=parent),
        replace(FIRM, id=moved, village=inside),
    ):
        with pytest.raises(Conflict, match="已经登记过一家（甲镇石坑村，还没有信用代码），这一家不能改成") as refused:
            places.change_enterprise(ADMIN, change)
        assert "补上各自的信用代码" in refused.value.remedy

    assert sorted((firm.name, firm.township, firm.uscc) for firm in firms(services)) == sorted(
        [(NAME, "", ""), ("松阳木器厂", parent, ""), (NAME, elsewhere, "")]
    )


def test_with_a_code_of_its_own_each_a_firm_may_have_its_neighbours_name(bench: Bench) -> None:
    services = bench.services()
    parent = town(services)
    places = services.organisations
    places.register_enterprise(ADMIN, replace(FIRM, township=parent, uscc=CODE))
    other = places.register_enterprise(ADMIN, replace(FIRM, name="松阳木器厂", township=parent))

    with pytest.raises(Conflict, match=f"信用代码 {CODE}"):
        places.change_enterprise(ADMIN, replace(FIRM, id=other, township=parent))
    places.change_enterprise(ADMIN, replace(FIRM, id=other, township=parent, uscc=OTHER))

    assert [firm.name for firm in firms(services)] == [NAME, NAME]
    assert places.namesakes(OPERATOR) == []


def test_a_firm_that_stands_beside_its_namesake_already_can_be_changed(bench: Bench) -> None:
    """Its code is what tells the two apart."""
    services, _batch = joined(bench)
    one, other = firms(services)
    change = services.organisations.change_enterprise

    change(ADMIN, replace(one, industry="建材"))
    change(ADMIN, replace(one, uscc=CODE))
    assert [len(group.firms) for group in services.organisations.namesakes(OPERATOR)] == [2]
    change(ADMIN, replace(other, uscc=OTHER))

    assert services.organisations.namesakes(OPERATOR) == []


def test_the_former_name_of_a_firm_is_told_to_be_that_firm(bench: Bench) -> None:
    """A roster that writes it means that firm."""
    services = bench.services()
    parent = town(services)
    places = services.organisations
    made = places.register_enterprise(ADMIN, replace(FIRM, township=parent))
    places.change_enterprise(ADMIN, replace(FIRM, id=made, name="新木器厂", township=parent))

    with pytest.raises(Conflict, match="现在是“新木器厂”（甲镇）"):
        places.register_enterprise(ADMIN, replace(FIRM, township=parent))
    places.register_enterprise(ADMIN, replace(FIRM, township=parent, uscc=CODE))


def test_a_join_tells_the_firms_of_one_name_that_it_brought_together(bench: Bench) -> None:
    services = bench.services()
    parent = town(services)
    inside = village(services, parent)
    taken(services, book(bench.folder, (1, "甲镇", ""), (2, "甲乡", "")))
    places = services.organisations
    assert places.namesakes(OPERATOR) == []

    (told,) = places.join_org_unit(ADMIN, proposal(services).id, inside)

    assert (told.township, told.name, list(told.firms)) == (parent, NAME, firms(services, parent))
    assert len(told.firms) == 2
    assert places.namesakes(OPERATOR) == [told]
    taken(services, book(bench.folder, (3, "丙镇", ""), name="二.xlsx", unit="竹器厂"))
    assert places.join_org_unit(ADMIN, proposal(services).id, inside) == [], "told once, by the join that did it"


def test_of_two_namesakes_the_import_that_wrote_the_township_wrongly_can_be_taken_back(bench: Bench) -> None:
    services = bench.services()
    inside = village(services, town(services))
    taken(services, book(bench.folder, (1, "甲镇", "")))
    wrong, _said = taken(services, book(bench.folder, (2, "甲乡", ""), name="二.xlsx"))
    services.organisations.join_org_unit(ADMIN, proposal(services).id, inside)

    services.roster_import.undo(ADMIN, wrong)
    taken(services, book(bench.folder, (2, "甲镇", ""), name="三.xlsx"))

    (firm,) = firms(services)
    assert posts(services) == {"张三二": [firm.id], "张三三": [firm.id]}
    assert services.organisations.namesakes(OPERATOR) == []


def test_a_code_goes_to_one_namesake_and_gives_nobody_of_the_other_a_second_post(bench: Bench) -> None:
    services, _batch = joined(bench)
    before = posts(services)
    path = book(bench.folder, (1, "甲镇", CODE), (2, "甲镇", CODE), (3, "甲镇", CODE), name="二.xlsx")

    _taken, said = taken(services, path)

    assert [(problem.code, problem.severity, problem.row) for problem in said] == [
        ("enterprise_code_added", "warning", 2),
        ("enterprise_namesake", "error", 3),
    ]
    assert NAME in said[1].message
    assert CODE in said[1].message
    (coded,) = [firm for firm in firms(services) if firm.uscc]
    assert posts(services) == before | {"张三四": [coded.id]}
    _again, said = taken(services, path)
    assert [(problem.code, problem.row) for problem in said] == [("enterprise_namesake", 3)]


def test_whoever_has_left_the_namesake_is_taken_at_the_firm_of_the_code(bench: Bench) -> None:
    services, _batch = joined(bench)
    (line,) = services.people.search(OPERATOR, PeopleQuery(text="张三三"))
    taken(services, book(bench.folder, (1, "甲镇", CODE), name="二.xlsx"))
    (coded,) = [firm for firm in firms(services) if firm.uscc]
    services.people.end_post(ADMIN, line.person.id, line.posts[0].id, civil_date(bench.clock.now_ms()))
    path = book(bench.folder, (2, "甲镇", CODE), name="三.xlsx")
    _taken, said = taken(services, path)
    assert [problem.code for problem in said] == ["enterprise_namesake"], "still there today"

    bench.clock.advance(_DAY_MS)
    _taken, said = taken(services, path)

    assert said == []
    assert posts(services)["张三三"] == [line.posts[0].enterprise, coded.id]


def test_whoever_is_at_two_namesakes_that_each_have_a_code_stays_there(bench: Bench) -> None:
    services, _batch = joined(bench)
    one, other = firms(services)
    for firm, uscc in ((one, CODE), (other, OTHER)):
        services.organisations.change_enterprise(ADMIN, replace(firm, uscc=uscc))

    rows = [(1, "甲镇", CODE), (1, "甲镇", OTHER)]
    _taken, said = taken(services, book(bench.folder, *rows, name="二.xlsx"))

    assert said == []
    assert sorted(posts(services)["张三二"]) == [one.id, other.id]


def test_nobody_is_put_at_one_of_two_namesakes_unasked(bench: Bench) -> None:
    """Only who is at one already can be known to be there."""
    services, _batch = joined(bench)
    before = posts(services)
    path = book(bench.folder, (1, "甲镇", ""), (2, "甲镇", ""), (3, "甲镇", ""), name="二.xlsx")

    for codes in ("没有信用代码、没有信用代码", f"没有信用代码、{CODE}"):
        _taken, said = taken(services, path)
        assert [(problem.code, problem.severity, problem.row) for problem in said] == [
            ("enterprise_either", "error", 4)
        ]
        assert f"2 家“{NAME}”（{codes}）" in said[0].message
        assert "补上" in said[0].remedy
        services.organisations.change_enterprise(ADMIN, replace(firms(services)[0], uscc=CODE))

    _taken, said = taken(services, book(bench.folder, (3, "甲镇", CODE), name="三.xlsx"))
    assert (said, posts(services)) == ([], before | {"张三四": [firms(services)[0].id]})


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((1, "甲镇", ""), (2, "", "")),
        ((1, "甲镇", CODE), (2, "", "")),
        ((1, "甲镇", ""), (2, "", CODE)),
        ((1, "", ""), (2, "甲镇", "")),
        ((1, "", CODE), (2, "甲镇", "")),
    ],
)
@pytest.mark.parametrize("apart", [True, False], ids=["two-files", "one-file"])
def test_a_firm_is_never_registered_once_more_without_a_word_where_a_township_is_not_written(
    bench: Bench, first: tuple[int, str, str], second: tuple[int, str, str], apart: bool
) -> None:
    services = bench.services()
    town(services)
    if apart:
        _batch, said = taken(services, book(bench.folder, first))
        assert said == []
        said = taken(services, book(bench.folder, second, name="二.xlsx"))[1]
    else:
        said = taken(services, book(bench.folder, first, second))[1]

    (told,) = [problem for problem in said if problem.code == "enterprise_maybe_known"]
    assert (told.severity, told.row) == ("warning", 2 if apart else 3)
    assert ("已经登记过" if apart else "这份名册前面也写了") in told.message
    assert "写上乡镇" in told.remedy
    again = services.roster_import.dry_run(ADMIN, bench.folder / ("二.xlsx" if apart else "名册.xlsx"))
    assert (again.new_enterprises, set(again.counts)) == ((), {"unchanged"})


@pytest.mark.parametrize("rows", [((1, "甲镇", CODE), (2, "", OTHER)), ((1, "甲镇", ""), (2, "乙镇", ""))])
def test_two_codes_or_two_townships_are_two_firms_without_a_word(
    bench: Bench, rows: tuple[tuple[int, str, str], ...]
) -> None:
    services = bench.services()

    _batch, said = taken(services, book(bench.folder, *rows))

    assert (said, len(firms(services))) == ([], 2)


def test_of_the_persons_own_firms_the_one_in_the_lines_township_is_meant(bench: Bench) -> None:
    """The other's township was never registered, and the second file does not name it."""
    services = bench.services()
    town(services)
    taken(services, book(bench.folder, (1, "乙镇", ""), (1, "甲镇", CODE)))
    before = posts(services)
    (coded,) = [firm.id for firm in firms(services) if firm.uscc]

    taken(services, book(bench.folder, (1, "甲镇", ""), name="二.xlsx"))

    assert posts(services) == before
    assert coded in before["张三二"]
