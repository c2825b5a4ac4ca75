"""A credit code beside several names is nobody's, and a file gives one answer in whatever order its lines stand."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edu.bootstrap import Services
from edu.domain.actors import OPERATOR
from edu.domain.people import Enterprise, PeopleQuery
from edu.domain.problems import Problem
from edu.domain.roster import RosterEnterprise
from edu.services.organisations import enterprise_id
from edu.services.roster_firms import Asked, Firms
from edu.services.roster_plan import ImportPlan
from tests.edu.packs.roster.books import HEADER, person, xlsx
from tests.people import ADMIN
from tests.stores import Bench

CODE, OTHER = "91331124MA2E0B0A0U", "91331124MA2E0B0A1Y"
WOOD, STONE = "木器厂", "石材厂"
LONG = "松阳县木器厂"
SLIPPED = ((1, WOOD, CODE), (2, WOOD, OTHER), (3, STONE, OTHER))
"""The second line has the code of the one below it."""


def planned(bench: Bench, services: Services, *lines: tuple[int, str, str]) -> ImportPlan:
    """A principal a line (who, firm, credit code)."""
    path: Path = bench.folder / f"{bench.ids.new()}.xlsx"
    rows = [[*person(n, f"张三{'一二三四'[n]}", role="主要负责人", unit=firm), code] for n, firm, code in lines]
    path.write_bytes(xlsx([[*HEADER, "统一社会信用代码"], *rows]))
    return services.roster_import.dry_run(ADMIN, path)


def taken(bench: Bench, services: Services, *lines: tuple[int, str, str]) -> ImportPlan:
    made = planned(bench, services, *lines)
    services.roster_import.take(ADMIN, made)
    return made


def errors(made: ImportPlan, code: str = "enterprise_code_shared") -> list[Problem]:
    return [problem for problem in made.problems if (problem.code, problem.severity) == (code, "error")]


def firms(services: Services) -> dict[str, str]:
    return {firm.name: firm.uscc for firm in services.organisations.enterprises(OPERATOR)}


def at(services: Services) -> dict[str, list[str]]:
    """The codes of the firms of each person."""
    code = {firm.id: firm.uscc for firm in services.organisations.enterprises(OPERATOR)}
    found = services.people.search(OPERATOR, PeopleQuery())
    return {line.person.name: [code[post.enterprise] for post in line.posts] for line in found}


@pytest.mark.parametrize("order", list(permutations(SLIPPED)))
def test_a_code_of_two_new_firms_is_refused_at_its_lines_in_whatever_order(
    sqlite_bench: Bench, order: tuple[tuple[int, str, str], ...]
) -> None:
    services = sqlite_bench.services()

    for _again in range(2):
        made = taken(sqlite_bench, services, *order)
        wrong = sorted(order.index(line) + 2 for line in SLIPPED[1:])
        assert [problem.row for problem in errors(made)] == wrong
        assert f"{OTHER} 在这份名册里写给了 2 个名称不同的企业：“{WOOD}”、“{STONE}”" in errors(made)[0].message
        assert "改正" in errors(made)[0].remedy
        assert [refused.line.row for refused in made.refused] == wrong
        assert (firms(services), at(services)) == ({WOOD: CODE}, {"张三二": [CODE]})


def test_once_the_slip_is_corrected_the_same_lines_are_taken(bench: Bench) -> None:
    services = bench.services()
    taken(bench, services, *SLIPPED)

    taken(bench, services, SLIPPED[0], (2, WOOD, CODE), SLIPPED[2])

    assert firms(services) == {WOOD: CODE, STONE: OTHER}
    assert at(services) == {"张三二": [CODE], "张三三": [CODE], "张三四": [OTHER]}


@pytest.mark.parametrize("order", list(permutations([(1, WOOD, CODE), (2, LONG, CODE), (3, STONE, OTHER)])))
def test_a_name_and_a_shorter_spelling_of_it_beside_one_code_are_one_firm(
    sqlite_bench: Bench, order: tuple[tuple[int, str, str], ...]
) -> None:
    services = sqlite_bench.services()

    made = taken(sqlite_bench, services, *order)

    assert (made.counts, firms(services)) == ({"new": 3}, {LONG: CODE, STONE: OTHER})
    (said,) = [problem for problem in made.problems if problem.code == "enterprise_two_spellings"]
    assert f"“{WOOD}”" in said.message
    assert f"名称用“{LONG}”" in said.message
    assert planned(sqlite_bench, services, *order).counts == {"unchanged": 3}


def test_two_registered_firms_of_names_that_are_alike_are_two(bench: Bench) -> None:
    services = bench.services()
    taken(bench, services, (1, WOOD, ""), (2, LONG, ""))

    made = taken(bench, services, (1, WOOD, CODE), (2, LONG, CODE))

    assert (made.counts, firms(services)) == ({"refused": 2}, {WOOD: "", LONG: ""})


def test_a_code_of_two_firms_that_have_none_is_given_to_neither(bench: Bench) -> None:
    services = bench.services()
    taken(bench, services, (1, WOOD, ""), (2, STONE, ""))

    for order in (((1, WOOD, CODE), (2, STONE, CODE)), ((2, STONE, CODE), (1, WOOD, CODE))):
        made = taken(bench, services, *order)
        assert ([problem.row for problem in errors(made)], made.counts) == ([2, 3], {"refused": 2})
        assert "同名" not in "".join(problem.message + problem.remedy for problem in made.problems)
        assert firms(services) == {WOOD: "", STONE: ""}


@pytest.mark.parametrize("order", list(permutations(SLIPPED)))
def test_a_neighbours_code_gives_no_firm_a_code_and_the_same_file_says_the_same_again(
    sqlite_bench: Bench, order: tuple[tuple[int, str, str], ...]
) -> None:
    """Of the two that are written for 木器厂 nobody knows which is its own."""
    services = sqlite_bench.services()
    taken(sqlite_bench, services, (1, WOOD, ""), (3, STONE, ""))

    for _again in range(2):
        made = taken(sqlite_bench, services, *order)
        assert (made.counts, len(errors(made)), len(errors(made, "enterprise_several_codes"))) == ({"refused": 3}, 2, 1)
        assert (firms(services), at(services)) == ({WOOD: "", STONE: ""}, {"张三二": [""], "张三四": [""]})


def test_the_lines_of_those_firms_without_the_code_are_taken(bench: Bench) -> None:
    services = bench.services()

    made = taken(bench, services, (0, STONE, ""), *SLIPPED)

    assert (made.counts, firms(services)) == ({"new": 2, "refused": 2}, {WOOD: CODE, STONE: ""})


def test_a_registered_code_stays_its_firms_whatever_the_file_writes_beside_it(bench: Bench) -> None:
    services = bench.services()
    taken(bench, services, (1, WOOD, CODE))

    made = taken(bench, services, (1, WOOD, CODE), (2, STONE, CODE))

    assert made.counts == {"unchanged": 1, "new": 1}
    assert [problem.code for problem in made.problems if problem.row == 3] == ["enterprise_other_name"]


def test_whoever_is_at_another_firm_than_that_of_the_code_is_told_so_and_not_of_namesakes(bench: Bench) -> None:
    services = bench.services()
    taken(bench, services, (1, WOOD, CODE), (2, STONE, ""))

    made = taken(bench, services, (2, STONE, CODE))

    (said,) = errors(made, "enterprise_code_of_another")
    assert f"这个人登记在企业“{STONE}”" in said.message
    assert f"{CODE} 是企业“{WOOD}”的" in said.message
    assert "同名" not in said.message + said.remedy


def test_a_code_copied_down_the_column_names_the_first_few_firms() -> None:
    lines = [Asked(RosterEnterprise(name=f"{n}号厂", uscc=CODE), "t1", "") for n in range(8)]

    said = Firms([], lines).shared_code(lines[0])

    assert said is not None
    assert "8 个名称不同的企业：“0号厂”、“1号厂”、“2号厂”、“3号厂”、“4号厂”等。" in said[1]


def test_a_code_that_may_be_a_firms_makes_no_firm_of_its_name_in_another_township() -> None:
    """Taken, that firm would have the code, and the next import would give the other one to the first."""
    lines = [
        Asked(RosterEnterprise(name=WOOD, uscc=uscc), town, "")
        for uscc, town in ((CODE, "t1"), (OTHER, "t1"), (CODE, "t2"))
    ]

    assert answers([known(WOOD, "t1", "")], lines) == (["", "", ""], [known(WOOD, "t1", "")])


# -- any lines, any order --

NAMES, PLACES = st.sampled_from([WOOD, STONE, LONG]), st.sampled_from(["t1", "t2", ""])
CODES = st.sampled_from(["", CODE, OTHER])
LINES = st.lists(st.tuples(NAMES, PLACES, CODES), max_size=5)


def known(name: str, township: str, uscc: str) -> Enterprise:
    return Enterprise(
        id=enterprise_id(uscc, township, name),
        uscc=uscc,
        name=name,
        industry="",
        high_risk=False,
        township=township,
        village="",
    )


REGISTERED = st.lists(
    st.builds(known, NAMES, PLACES, CODES), max_size=3, unique_by=(lambda firm: firm.id, lambda firm: firm.uscc or firm)
)


def answers(registered: list[Enterprise], lines: list[Asked]) -> tuple[list[str], list[Enterprise]]:
    """The id of the firm of each line, '' where it is refused; all firms afterwards."""
    firms = Firms(registered, lines)
    said = []
    for line in lines:
        asked = (firms.shared_code, firms.several_codes, firms.at_a_namesake, firms.either, firms.unclear)
        said.append("" if any(ask(line) for ask in asked) else firms.find(line, ""))
    gained = dict(firms.new_codes())
    return said, [*(replace(firm, uscc=gained.get(firm.id, firm.uscc)) for firm in registered), *firms.new()]


@given(REGISTERED, LINES, st.randoms())
def test_lines_in_any_order_say_the_same_and_once_more_after_they_were_taken(
    registered: list[Enterprise], written: list[tuple[str, str, str]], chance: object
) -> None:
    lines = [Asked(RosterEnterprise(name=name, uscc=uscc), town, "") for name, town, uscc in written]
    order = sorted(range(len(lines)), key=lambda _n: chance.random())  # type: ignore[attr-defined]
    said, after = answers(registered, lines)
    shuffled, _after = answers(registered[::-1], [lines[n] for n in order])

    assert shuffled == [said[n] for n in order]
    again, since = answers(after, [line._replace(held=[f], stands=[f]) for line, f in zip(lines, said, strict=True)])
    assert (again, len(since)) == (said, len(after))
