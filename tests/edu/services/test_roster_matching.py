"""Whom and what a roster means that is known already: people, posts, villages and firms are not made twice."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from edu.domain.actors import OPERATOR
from edu.domain.people import Enterprise, PeopleQuery
from edu.domain.person_classes import PERSON_CLASS_NAMES
from edu.system.clock import ms_at
from tests.edu.packs.roster.books import HEADER, person, xlsx
from tests.edu.services.rosters import book, codes, count, plan
from tests.people import ADMIN
from tests.stores import Bench

TRADES = {"special-operator": "低压电工"}


def test_a_known_person_is_not_made_twice(bench: Bench) -> None:
    services = bench.services()
    path = book(bench.folder, person(1))
    services.roster_import.take(ADMIN, plan(services, path))

    again = plan(services, path)
    assert codes(again).count("already_registered") == 1
    result = services.roster_import.take(ADMIN, again)

    assert (result.accepted, result.new_people, result.new_posts) == (1, 0, 0)
    assert count(services) == 1


def test_who_is_known_already_is_told_once_with_the_count_after_the_true_findings(bench: Bench) -> None:
    services = bench.services()
    services.roster_import.take(ADMIN, plan(services, book(bench.folder, *(person(n) for n in range(1, 6)))))

    again = plan(
        services,
        book(
            bench.folder,
            *(person(n) for n in range(1, 5)),
            person(5, phone="13900139000"),
            person(6),
            person(7, name=""),
            name="二.xlsx",
        ),
    )

    assert again.counts == {"unchanged": 5, "new": 1}
    assert again.accepted == 6
    told = again.problems[-1]
    assert (told.code, told.severity, told.file, told.row) == ("already_registered", "warning", "二.xlsx", None)
    assert told.message.startswith("4 人"), "the fifth has a finding of their own"
    assert codes(again).count("already_registered") == 1


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("13800138000", "13900139000", "138****8000"),
        ("13800138000", "13800238000", "138****8000"),  # a slip in the middle: both look alike when masked
        ("", "13900139000", "还没有登记手机"),
        ("13800138000", "+86 138-0013-8000", None),
        ("13800138000", "", None),  # a roster without phones takes none away
    ],
)
def test_a_new_phone_of_a_known_person_is_not_taken_over_and_the_row_says_so(
    bench: Bench, first: str, second: str, said: str | None
) -> None:
    services = bench.services()
    services.roster_import.take(ADMIN, plan(services, book(bench.folder, person(1, phone=first))))
    rows = [person(1, phone=second), person(1, phone=second, role="主要负责人", unit="石坑建材厂")]

    for again in (plan(services, book(bench.folder, *some, name="二.xlsx")) for some in (rows[:1], rows[1:])):
        found = [problem for problem in again.problems if problem.code == "phone_not_taken"]
        assert [(problem.severity, problem.row, problem.column) for problem in found] == (
            [("warning", 2, "D")] if said else []
        )
        assert all(said and said in problem.message and "改姓名、手机" in problem.remedy for problem in found)
        assert not any("13900139000" in problem.message + problem.remedy for problem in found)

    services.roster_import.take(ADMIN, again)
    (line,) = services.people.search(OPERATOR, PeopleQuery())
    assert line.person.phone_mask == (first and "138****8000")


def test_the_phone_that_was_changed_by_hand_is_the_one_compared(bench: Bench) -> None:
    services = bench.services()
    path = book(bench.folder, person(1))
    services.roster_import.take(ADMIN, plan(services, path))
    (line,) = services.people.search(OPERATOR, PeopleQuery())
    services.people.change_details(ADMIN, line.person.id, phone="13900139000")

    assert "phone_not_taken" in codes(plan(services, path))
    assert "phone_not_taken" not in codes(plan(services, book(bench.folder, person(1, phone="13900139000"))))


def test_a_known_person_gets_the_post_that_was_missing(bench: Bench) -> None:
    services = bench.services()
    services.roster_import.take(ADMIN, plan(services, book(bench.folder, person(1))))

    more = plan(services, book(bench.folder, person(1, role="主要负责人", unit="石坑建材厂"), name="二.xlsx"))
    assert more.counts == {"add_posts": 1}
    services.roster_import.take(ADMIN, more)

    (line,) = services.people.search(OPERATOR, PeopleQuery())
    assert {post.person_class for post in line.posts} == {"grid-member", "principal"}


DATED = [*HEADER, "任职日期", "到期日期"]


def dated(folder: Path, first: str, last: str, name: str = "名册.xlsx") -> Path:
    path = folder / name
    path.write_bytes(xlsx([DATED, [*person(1), first, last]]))
    return path


@pytest.mark.parametrize(
    ("first", "last", "held", "said"),
    [
        ("2027-01-01", "2027-12-31", ("2027-01-01", "2027-12-31"), None),  # the next term
        ("2026-01-01", "2027-12-31", ("2027-01-01", "2027-12-31"), "post_prolonged"),
        ("", "2027-12-31", ("2027-01-01", "2027-12-31"), "post_prolonged"),
        ("2026-01-01", "2026-12-31", None, None),  # last year's file once more: it says the end itself
        ("", "", None, "post_ended"),
    ],
)
def test_next_years_roster_puts_people_back_in_post(
    bench: Bench, first: str, last: str, held: tuple[str, str] | None, said: str | None
) -> None:
    """A post that ran out is begun again where the dates say so; else its end is told, unless the roster writes it."""
    services = bench.services()
    services.roster_import.take(ADMIN, plan(services, dated(bench.folder, "2026-01-01", "2026-12-31")))
    bench.clock.jump_to(ms_at(date(2027, 1, 10), 9))

    again = plan(services, dated(bench.folder, first, last, "二.xlsx"))
    services.roster_import.take(ADMIN, again)

    (line,) = services.people.search(OPERATOR, PeopleQuery())
    assert [(post.starts, post.ends) for post in line.posts] == [
        ("2026-01-01", "2026-12-31"),
        *([held] if held else []),
    ]
    assert services.people.count(OPERATOR, PeopleQuery(current_on="2027-01-10")) == bool(held)
    assert ("already_registered" in codes(again)) == (held is None and said is None)
    assert [code for code in codes(again) if code.startswith("post_")] == ([said] if said else [])


def test_the_same_roster_again_finds_its_posts_in_the_village_that_was_joined(bench: Bench) -> None:
    services = bench.services()
    town = services.organisations.declare_org_unit(ADMIN, code="331124101000", name="甲镇", level="township")
    village = services.organisations.declare_org_unit(
        ADMIN, code="331124101001", name="石坑村", level="village", parent=town
    )
    path = book(bench.folder, person(1))
    services.roster_import.take(ADMIN, plan(services, path, town))
    (proposed,) = services.organisations.proposals(ADMIN)
    services.organisations.join_org_unit(ADMIN, proposed.id, village)

    again = plan(services, path, town)

    assert again.counts == {"unchanged": 1}
    assert "already_registered" in codes(again)


def test_what_a_roster_says_otherwise_of_a_known_firm_is_told_once(bench: Bench) -> None:
    """The 高危 flag decides the hours: it is not dropped in silence, and no roster turns it by itself."""
    services = bench.services()
    header = [*HEADER, "行业", "是否高危", "消防重点单位"]
    rows = [[*person(n, unit="石坑建材厂"), "", "", ""] for n in (1, 2)]
    path, later = bench.folder / "一.xlsx", bench.folder / "二.xlsx"
    path.write_bytes(xlsx([header, *rows]))
    later.write_bytes(xlsx([header, *([*row[:-3], "矿山", "是", "否"] for row in rows)]))
    services.roster_import.take(ADMIN, plan(services, path))
    assert "enterprise_differs" not in codes(plan(services, path))

    again = plan(services, later)

    (said,) = [problem for problem in again.problems if problem.code == "enterprise_differs"]
    assert (said.severity, said.row) == ("warning", 2)
    assert "“石坑建材厂”" in said.message
    assert "是否高危“是”、行业“矿山”" in said.message
    assert "消防" not in said.message
    services.roster_import.take(ADMIN, again)
    assert not services.organisations.enterprises(OPERATOR)[0].high_risk


@pytest.mark.parametrize("uscc", ["", "91331124MA2E0B0A0U"])
def test_a_known_enterprise_is_not_registered_twice(bench: Bench, uscc: str) -> None:
    """By its credit code, else by its name within the township."""
    services = bench.services()
    firm = Enterprise(id="", uscc=uscc, name="石坑建材厂", industry="", high_risk=True, township="", village="")
    known = services.organisations.register_enterprise(ADMIN, firm)
    header, row = [*HEADER, "统一社会信用代码"], [*person(1, unit="石坑建材厂"), uscc]
    path = bench.folder / "名册.xlsx"
    path.write_bytes(xlsx([header, row]))

    made = plan(services, path)
    services.roster_import.take(ADMIN, made)

    assert made.new_enterprises == ()
    (line,) = services.people.search(OPERATOR, PeopleQuery())
    assert [post.enterprise for post in line.posts] == [known]
    assert services.organisations.enterprises(OPERATOR)[0].high_risk


def test_a_known_number_with_another_name_is_refused(bench: Bench) -> None:
    services = bench.services()
    services.roster_import.take(ADMIN, plan(services, book(bench.folder, person(1, "张三"))))

    made = plan(services, book(bench.folder, person(1, "李四"), person(2, "王五"), name="二.xlsx"))
    assert "id_number_other_name" in codes(made)
    result = services.roster_import.take(ADMIN, made)

    assert (result.accepted, result.skipped) == (1, 1)
    assert services.people.search(OPERATOR, PeopleQuery(text="李四")) == []


def test_a_village_of_the_township_is_found_by_name(bench: Bench) -> None:
    services = bench.services()
    town = services.organisations.declare_org_unit(ADMIN, code="331124101000", name="甲镇", level="township")
    village = services.organisations.declare_org_unit(
        ADMIN, code="331124101001", name="叶村行政村", level="village", parent=town
    )

    made = plan(services, book(bench.folder, person(1)), township=town)

    assert made.proposals == ()
    assert made.rows[0].posts[0].org == village


def test_an_exported_roster_with_its_numbers_filled_in_reads_back_equal(bench: Bench) -> None:
    """Every class under the title that the export gives it: nothing is new, nobody gets another post."""
    services = bench.services()
    header = [*HEADER, "人员类别", "工种"]
    rows = [
        [*person(place, f"张{'甲乙丙丁戊己庚辛壬癸'[place]}", title, unit="石坑建材厂"), title, TRADES.get(slug, "")]
        for place, (slug, title) in enumerate(PERSON_CLASS_NAMES.items())
    ]
    path = bench.folder / "名册.xlsx"
    path.write_bytes(xlsx([header, *rows]))
    services.roster_import.take(ADMIN, plan(services, path))
    out = bench.folder / "导出.xlsx"
    assert services.people_export.write(ADMIN, out) == len(PERSON_CLASS_NAMES)

    book = openpyxl.load_workbook(out)
    sheet = book["人员名册"]
    place = {str(cell.value): cell.column for cell in sheet[1]}
    numbers = {row[0]: row[1] for row in rows}
    for line in range(2, sheet.max_row + 1):
        sheet.cell(line, place["身份证号"]).value = numbers[sheet.cell(line, place["姓名"]).value]
        sheet.cell(line, place["手机"]).value = ""
    book.save(out)
    titles = {sheet.cell(line, place["人员类别"]).value for line in range(2, sheet.max_row + 1)}
    assert titles == set(PERSON_CLASS_NAMES.values())

    again = plan(services, out)
    assert again.counts == {"unchanged": len(PERSON_CLASS_NAMES)}
    held = {line.person.name: line.posts[0].person_class for line in services.people.search(OPERATOR, PeopleQuery())}
    assert {row.row.name: row.row.posts[0].person_class for row in again.rows} == held
    assert set(held.values()) == set(PERSON_CLASS_NAMES)
