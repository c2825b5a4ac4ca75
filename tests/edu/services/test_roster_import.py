"""A roster from the office's workbook to the database and back: dry run, take, annotated copy, undo."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from edu.bootstrap import Services
from edu.commands.places import org_of
from edu.domain.actors import OPERATOR
from edu.domain.drill_records import NewDrill
from edu.domain.errors import Conflict, DiskFull, NotAllowed, NotFound
from edu.domain.events import people as e
from edu.domain.people import Enterprise, PeopleQuery
from edu.domain.person_classes import PERSON_CLASS_NAMES
from edu.services.people import NewPost
from edu.services.roster_plan import ImportPlan
from edu.storage.integrity import digest, verify
from edu.storage.refolding import rebuild
from edu.system.clock import ms_at
from tests.edu.packs.roster.books import HEADER, id_number, person, xlsx
from tests.edu.storage.test_errors import limit_pages
from tests.people import ADMIN, TRAINER, register
from tests.stores import Bench

TRADES = {"special-operator": "低压电工"}


def book(folder: Path, *rows: Sequence[Any], name: str = "名册.xlsx") -> Path:
    path = folder / name
    path.write_bytes(xlsx([HEADER, *rows]))
    return path


def plan(services: Services, path: Path, township: str = "") -> ImportPlan:
    return services.roster_import.dry_run(ADMIN, path, township=township)


def codes(made: ImportPlan) -> list[str]:
    return [problem.code for problem in made.problems]


def count(services: Services) -> int:
    return services.people.count(OPERATOR, PeopleQuery())


def test_from_the_workbook_to_the_people(bench: Bench) -> None:
    services = bench.services()
    path = book(bench.folder, *(person(n, f"张{'甲乙丙丁'[n]}", unit="石坑建材厂") for n in range(4)))

    made = plan(services, path)
    assert count(services) == 0
    assert (made.accepted, made.errors) == (4, 0)
    assert len(made.new_enterprises) == 1
    assert [unit.name for unit in made.proposals] == ["叶村村"]
    result = services.roster_import.take(ADMIN, made)

    assert (result.accepted, result.skipped, result.new_people, result.new_posts) == (4, 0, 4, 4)
    lines = services.people.search(OPERATOR, PeopleQuery(text="张甲"))
    assert (lines[0].posts[0].person_class, lines[0].org_name) == ("grid-member", "叶村村")
    (record,) = services.roster_import.history(ADMIN)
    assert (record.file_name, record.rows, record.accepted, record.undone) == ("名册.xlsx", 4, 4, False)
    live = digest(bench.store)
    rebuild(bench.store)
    assert digest(bench.store) == live
    assert verify(bench.store).ok


def test_good_rows_are_taken_and_the_rest_given_back(bench: Bench) -> None:
    services = bench.services()
    path = book(bench.folder, person(1), person(2, number="331124198001010012"), person(3, name=""))

    made = plan(services, path)
    assert made.errors >= 2
    assert {problem.row for problem in made.problems if problem.severity == "error"} == {3, 4}
    result = services.roster_import.take(ADMIN, made)
    target = bench.folder / "退回.xlsx"
    returned = services.roster_import.annotated_copy(ADMIN, path, made, target)

    assert (result.accepted, result.skipped, returned) == (1, 2, 2)
    cells = [cell.value for row in openpyxl.load_workbook(target).worksheets[0].iter_rows() for cell in row]
    assert "331124198001010012" in cells
    assert id_number(1) not in cells


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
        ("2026-01-01", "2026-12-31", None, "post_ended"),  # last year's file once more
        ("", "", None, "post_ended"),
    ],
)
def test_next_years_roster_puts_people_back_in_post(
    bench: Bench, first: str, last: str, held: tuple[str, str] | None, said: str | None
) -> None:
    """A post that ran out is begun again where the dates say so; else its end is told, never that all is well."""
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
    assert "already_registered" not in codes(again)
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


def test_a_firm_that_any_line_calls_a_fire_key_unit_is_registered_as_one(bench: Bench) -> None:
    services = bench.services()
    path = bench.folder / "名册.xlsx"
    rows = [[*person(1, unit="石坑油站"), ""], [*person(2, unit="石坑油站"), "是"], [*person(3, unit="木器厂"), "否"]]
    path.write_bytes(xlsx([[*HEADER, "消防重点单位"], *rows]))

    services.roster_import.take(ADMIN, plan(services, path))

    found = {firm.name: firm.key_place for firm in services.organisations.enterprises(OPERATOR)}
    assert found == {"石坑油站": True, "木器厂": False}


def test_a_known_number_with_another_name_is_refused(bench: Bench) -> None:
    services = bench.services()
    services.roster_import.take(ADMIN, plan(services, book(bench.folder, person(1, "张三"))))

    made = plan(services, book(bench.folder, person(1, "李四"), person(2, "王五"), name="二.xlsx"))
    assert "id_number_other_name" in codes(made)
    result = services.roster_import.take(ADMIN, made)

    assert (result.accepted, result.skipped) == (1, 1)
    assert services.people.search(OPERATOR, PeopleQuery(text="李四")) == []


def test_lines_of_one_person_become_one_person_with_two_posts(bench: Bench) -> None:
    services = bench.services()
    rows = [person(1, role="网格员"), person(1, role="主要负责人", unit="石坑建材厂")]

    made = plan(services, book(bench.folder, *rows))
    result = services.roster_import.take(ADMIN, made)

    assert (result.accepted, result.new_people, result.new_posts) == (2, 1, 2)


def test_the_plan_is_made_anew_where_the_database_changed_meanwhile(bench: Bench) -> None:
    services = bench.services()
    path = book(bench.folder, person(1))
    old = plan(services, path)
    services.roster_import.take(ADMIN, plan(services, path))

    result = services.roster_import.take(ADMIN, old)

    assert (result.new_people, count(services)) == (0, 1)


def test_a_village_of_the_township_is_found_by_name(bench: Bench) -> None:
    services = bench.services()
    town = services.organisations.declare_org_unit(ADMIN, code="331124101000", name="甲镇", level="township")
    village = services.organisations.declare_org_unit(
        ADMIN, code="331124101001", name="叶村行政村", level="village", parent=town
    )

    made = plan(services, book(bench.folder, person(1)), township=town)

    assert made.proposals == ()
    assert made.rows[0].posts[0].org == village


def test_a_name_that_no_paper_can_show_is_taken_and_said_with_its_place(bench: Bench) -> None:
    services = bench.services()
    path = book(bench.folder, person(1, "张䶮"), person(2, "𠮷田𠮷"), person(3, "李😀明"), person(4, "𠮷", number="1"))

    made = plan(services, path)
    said = [problem for problem in made.problems if problem.code == "character_not_in_face"]

    assert [(one.severity, one.file, one.sheet, one.row, one.column) for one in said] == [
        ("warning", "名册.xlsx", "名册", 3, "A"),
        ("warning", "名册.xlsx", "名册", 4, "A"),
    ]
    assert "“𠮷田𠮷”里的“𠮷”字" in said[0].message
    assert "空白" in said[0].message
    assert "替代字" in said[0].remedy
    assert "“😀”" in said[1].message
    assert made.accepted == 3
    assert services.roster_import.take(ADMIN, made).new_people == 3


def test_in_a_csv_a_warning_of_the_match_stands_at_its_line(sqlite_bench: Bench) -> None:
    path = sqlite_bench.folder / "名册.csv"
    path.write_text("\n".join(",".join(row) for row in (HEADER, person(1, "张三"), person(2, "𠮷田"))), "utf-8")

    made = plan(sqlite_bench.services(), path)

    places = {(one.code, one.line, one.row, one.sheet, one.column) for one in made.problems}
    assert ("character_not_in_face", 3, None, None, "A") in places
    assert ("unknown_village", 2, None, None, None) in places


def test_the_template_is_read_back_without_an_error(sqlite_bench: Bench) -> None:
    services = sqlite_bench.services()
    services.roster_import.template(sqlite_bench.folder / "模板.xlsx")

    made = plan(services, sqlite_bench.folder / "模板.xlsx")

    assert (made.errors, made.accepted) == (0, 0)


def test_an_import_is_undone_whole_and_can_be_taken_again(bench: Bench) -> None:
    services = bench.services()
    path = book(bench.folder, *(person(n, unit="石坑建材厂") for n in range(1, 4)))
    batch = services.roster_import.take(ADMIN, plan(services, path)).batch

    services.roster_import.undo(ADMIN, batch, "拿错了文件")

    assert count(services) == 0
    assert services.organisations.enterprises(OPERATOR) == []
    assert services.roster_import.history(ADMIN)[0].undone
    with pytest.raises(Conflict, match="已经撤销过"):
        services.roster_import.undo(ADMIN, batch)
    assert services.roster_import.take(ADMIN, plan(services, path)).new_people == 3
    live = digest(bench.store)
    rebuild(bench.store)
    assert digest(bench.store) == live
    assert verify(bench.store).ok


def test_an_import_that_later_events_stand_on_stays(bench: Bench) -> None:
    services = bench.services()
    batch = services.roster_import.take(ADMIN, plan(services, book(bench.folder, person(1)))).batch
    (line,) = services.people.search(OPERATOR, PeopleQuery())
    services.sittings.start_mock(OPERATOR, line.person.id, "grid-member-test")

    with pytest.raises(Conflict, match="后续记录"):
        services.roster_import.undo(ADMIN, batch)
    assert count(services) == 1


def taken(services: Services, path: Path, township: str = "") -> str:
    """The id of the import."""
    return services.roster_import.take(ADMIN, plan(services, path, township)).batch


@pytest.mark.parametrize("again", ["unchanged", "add_posts"])
def test_an_import_whose_people_a_later_one_found_goes_only_after_it(bench: Bench, again: str) -> None:
    """Else the later one's history would say 1 accepted of people who are gone."""
    services = bench.services()
    first = taken(services, book(bench.folder, person(1, unit="石坑建材厂")))
    role = "网格员" if again == "unchanged" else "主要负责人"
    later = plan(services, book(bench.folder, person(1, role=role, unit="石坑建材厂"), name="二.xlsx"))
    assert later.counts == {again: 1}
    second = services.roster_import.take(ADMIN, later).batch

    with pytest.raises(Conflict) as refused:
        services.roster_import.undo(ADMIN, first)
    assert "“二.xlsx”" in refused.value.message
    assert "可能" not in refused.value.message
    assert "先撤销后面的导入" in refused.value.remedy
    assert count(services) == 1

    services.roster_import.undo(ADMIN, second)
    assert count(services) == 1
    services.roster_import.undo(ADMIN, first)
    assert count(services) == 0
    assert services.organisations.enterprises(OPERATOR) == []
    live = digest(bench.store)
    rebuild(bench.store)
    assert digest(bench.store) == live


def test_an_import_whose_post_or_firm_a_later_one_found_goes_only_after_it(bench: Bench) -> None:
    services = bench.services()
    taken(services, book(bench.folder, person(1)))
    posts = taken(services, book(bench.folder, person(1, role="主要负责人", unit="石坑建材厂"), name="二.xlsx"))
    taken(services, book(bench.folder, person(2, unit="石坑建材厂"), name="三.xlsx"))
    taken(services, book(bench.folder, person(1, role="主要负责人", unit="石坑建材厂"), name="四.xlsx"))

    with pytest.raises(Conflict, match=r"“四\.xlsx”.*等 2 次导入"):
        services.roster_import.undo(ADMIN, posts)


def test_imports_of_other_people_are_undone_in_any_order(bench: Bench) -> None:
    """A row that was refused leans on nobody."""
    services = bench.services()
    first = taken(services, book(bench.folder, person(1, "张三")))
    taken(services, book(bench.folder, person(1, "李四"), person(2, "王五"), name="二.xlsx"))

    services.roster_import.undo(ADMIN, first)

    assert [line.person.name for line in services.people.search(OPERATOR, PeopleQuery())] == ["王五"]


@pytest.mark.parametrize(("accepted", "stays"), [(2, True), (1, False)])
def test_a_later_import_of_before_this_was_kept_is_judged_by_its_numbers(
    bench: Bench, accepted: int, stays: bool
) -> None:
    """It took more lines than it made posts: then it found somebody, perhaps here."""
    services = bench.services()
    first = taken(services, book(bench.folder, person(1)))
    old = bench.ids.new()
    with bench.store.writing(OPERATOR) as work:
        new = bench.ids.new()
        work.append(e.PersonRegistered(batch=old), new, person=new, private=e.PersonDetails(name="王五"))
        work.append(
            e.PostAssigned(post=bench.ids.new(), role="工人", person_class="worker", batch=old), new, person=new
        )
        work.append(e.RosterImported(file_sha256="", rows=accepted, accepted=accepted, skipped=0), old)
        work.commit()

    if stays:
        with pytest.raises(Conflict, match="可能用到了"):
            services.roster_import.undo(ADMIN, first)
    else:
        services.roster_import.undo(ADMIN, first)
    assert count(services) == 1 + stays


def test_villages_that_an_import_proposed_go_with_its_undo_once_nobody_is_left_on_them(bench: Bench) -> None:
    services = bench.services()
    places = services.organisations
    town = places.declare_org_unit(ADMIN, code="331124101000", name="甲镇", level="township")
    villages = ("叶村村", "竹坞村", "石坑村")
    rows = [person(n, village=name) for n, name in enumerate(villages)]
    first = taken(services, book(bench.folder, *rows), town)
    second = taken(services, book(bench.folder, person(9, village="竹坞村"), name="二.xlsx"), town)
    known = {unit.name: unit.id for unit in places.proposals(ADMIN)}
    places.confirm_org_unit(ADMIN, known["石坑村"])

    services.roster_import.undo(ADMIN, first)

    assert [unit.name for unit in places.proposals(ADMIN)] == ["竹坞村"]
    assert {unit.name for unit in places.org_units(ADMIN)} == {"甲镇", "竹坞村", "石坑村"}
    services.roster_import.undo(ADMIN, second)
    assert places.proposals(ADMIN) == []
    live = digest(bench.store)
    rebuild(bench.store)
    assert digest(bench.store) == live
    assert [unit.name for unit in plan(services, book(bench.folder, *rows), town).proposals] == ["叶村村", "竹坞村"]


def test_a_proposal_where_a_class_is_held_stays(bench: Bench) -> None:
    services = bench.services()
    batch = taken(services, book(bench.folder, person(1)))
    (proposed,) = services.organisations.proposals(ADMIN)
    day = date(2026, 11, 22)
    services.classes.open(ADMIN, title="网格员培训", starts=day, ends=day, org=proposed.id)

    services.roster_import.undo(ADMIN, batch)

    assert services.organisations.proposals(ADMIN) == [proposed]


def test_a_code_that_nobody_knows_is_told_by_row_and_kept_with_the_name_it_stands_beside(bench: Bench) -> None:
    services = bench.services()
    town = services.organisations.declare_org_unit(ADMIN, code="331124101000", name="甲镇", level="township")
    path = bench.folder / "名册.xlsx"
    rows = [
        [*person(1, village=""), "331124101201"],
        [*person(2, village="竹坞村"), "331124101202"],
    ]
    path.write_bytes(xlsx([[*HEADER, "区划代码"], *rows]))

    made = plan(services, path, town)
    services.roster_import.take(ADMIN, made)

    (said,) = [problem for problem in made.problems if problem.code == "unknown_org_code"]
    assert (said.severity, said.row) == ("warning", 2)
    assert "331124101201" in said.message
    assert "甲镇" in said.message
    assert [(unit.name, unit.code) for unit in services.organisations.proposals(ADMIN)] == [("竹坞村", "331124101202")]
    book_of_town = services.statistics.book(ADMIN, 2026, town)
    assert ("竹坞村", "") in {(row.name, row.code) for row in book_of_town.rows}, "nobody confirmed the code"
    with pytest.raises(NotFound):
        org_of(services, "331124101202")


def test_an_enterprise_where_others_hold_posts_keeps_the_import(bench: Bench) -> None:
    services = bench.services()
    batch = services.roster_import.take(ADMIN, plan(services, book(bench.folder, person(1, unit="石坑建材厂")))).batch
    (firm,) = services.organisations.enterprises(OPERATOR)
    register(services, "王五", 500, NewPost(role="工人", person_class="worker", enterprise=firm.id))

    with pytest.raises(Conflict, match="后续记录"):
        services.roster_import.undo(ADMIN, batch)


def test_an_enterprise_whose_drill_is_on_record_keeps_the_import(bench: Bench) -> None:
    """Else the drill would belong to nobody."""
    services = bench.services()
    batch = services.roster_import.take(ADMIN, plan(services, book(bench.folder, person(1, unit="石坑建材厂")))).batch
    (firm,) = services.organisations.enterprises(OPERATOR)
    drill = NewDrill(
        title="灭火演练", level="enterprise", enterprise=firm.id, content="site", form="field", hazard="fire",
        day="2026-11-20", minutes=60, participants=20,
    )  # fmt: skip
    services.drills.record(ADMIN, drill)

    with pytest.raises(Conflict, match="演练"):
        services.roster_import.undo(ADMIN, batch)
    assert services.organisations.enterprises(OPERATOR) == [firm]


def test_an_unknown_import_is_said(sqlite_bench: Bench) -> None:
    with pytest.raises(NotFound):
        sqlite_bench.services().roster_import.undo(ADMIN, "9" * 32)


def test_nothing_is_half_imported_when_the_disk_is_full(sqlite_bench: Bench) -> None:
    services = sqlite_bench.services()
    made = plan(services, book(sqlite_bench.folder, *(person(n) for n in range(400))))
    before = digest(sqlite_bench.store)
    limit_pages(sqlite_bench, 20)

    with pytest.raises(DiskFull, match="没有保存"):
        services.roster_import.take(ADMIN, made)
    assert digest(sqlite_bench.store) == before
    assert verify(sqlite_bench.store).events == 0

    limit_pages(sqlite_bench, None)
    assert services.roster_import.take(ADMIN, made).new_people == 400


def test_a_trainer_imports_nothing(sqlite_bench: Bench) -> None:
    services = sqlite_bench.services()
    path = book(sqlite_bench.folder, person(1))
    made = plan(services, path)
    for call in (
        lambda: services.roster_import.dry_run(TRAINER, path),
        lambda: services.roster_import.take(TRAINER, made),
        lambda: services.roster_import.undo(TRAINER, "9" * 32),
        lambda: services.roster_import.annotated_copy(TRAINER, path, made, path),
    ):
        with pytest.raises(NotAllowed):
            call()


def test_a_file_that_is_none_is_refused_in_words(sqlite_bench: Bench) -> None:
    path = sqlite_bench.folder / "x.xlsx"
    path.write_bytes(b"not a workbook")

    made = plan(sqlite_bench.services(), path)

    assert made.accepted == 0
    assert made.errors > 0


def test_the_file_name_stands_in_the_vault_not_in_the_payload(bench: Bench) -> None:
    services = bench.services()
    batch = services.roster_import.take(ADMIN, plan(services, book(bench.folder, person(1), name="张三家.xlsx"))).batch
    with bench.store.reading() as view:
        lines = view.ledger.lines_of_subject(batch)

    assert [line.kind for line in lines] == [e.RosterImported.kind]
    assert "张三" not in lines[0].payload


def test_role_or_trade_in_one_column_gives_the_class_and_the_phone_is_kept(bench: Bench) -> None:
    services = bench.services()
    path = bench.folder / "企业名册.xlsx"
    values = {"张甲": "主要负责人", "张乙": "安全员", "张丙": "低压电工", "张丁": "包装工"}
    rows = [
        [name, id_number(place), value, f"1380013800{place}", "石坑建材厂"]
        for place, (name, value) in enumerate(values.items(), 1)
    ]
    path.write_bytes(xlsx([["姓名", "身份证号", "岗位/工种", "手机/联系电话", "单位"], *rows]))

    made = plan(services, path)
    assert codes(made) == []
    services.roster_import.take(ADMIN, made)

    lines = {line.person.name: line for line in services.people.search(OPERATOR, PeopleQuery())}
    posts = {name: line.posts[0] for name, line in lines.items()}
    assert {name: (post.role, post.person_class, post.work_type) for name, post in posts.items()} == {
        "张甲": ("主要负责人", "principal", ""),
        "张乙": ("安全员", "safety-manager", ""),
        "张丙": ("低压电工", "special-operator", "低压电工"),
        "张丁": ("包装工", "worker", ""),
    }
    assert lines["张丙"].person.phone_mask == "138****8003"


def test_the_dry_run_says_that_nobodys_class_is_known(bench: Bench) -> None:
    path = bench.folder / "名册.xlsx"
    path.write_bytes(xlsx([["姓名", "身份证号", "单位"], *(["张三", id_number(n), "石坑建材厂"] for n in range(1, 5))]))

    made = plan(bench.services(), path)

    assert codes(made).count("class_untold") == 1
    assert {post.person_class for row in made.rows for post in row.posts} == {"worker"}


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
