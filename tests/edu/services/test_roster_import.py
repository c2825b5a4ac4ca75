"""A roster from the office's workbook to the database and back: dry run, take, annotated copy.

Whom it knows already: test_roster_matching.py; the way back: test_roster_undo.py.
"""

from __future__ import annotations

from dataclasses import replace

import openpyxl
import pytest

from edu.commands.places import org_of
from edu.domain.actors import OPERATOR
from edu.domain.errors import DiskFull, InvalidInput, NotAllowed, NotFound
from edu.domain.events import people as e
from edu.domain.people import PeopleQuery
from edu.storage.integrity import digest, verify
from edu.storage.refolding import rebuild
from tests.edu.packs.roster.books import HEADER, id_number, person, xlsx
from tests.edu.services.rosters import book, codes, count, plan
from tests.edu.storage.test_errors import limit_pages
from tests.people import ADMIN, TRAINER
from tests.stores import Bench


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


def test_a_firm_that_any_line_calls_a_fire_key_unit_is_registered_as_one(bench: Bench) -> None:
    services = bench.services()
    path = bench.folder / "名册.xlsx"
    rows = [[*person(1, unit="石坑油站"), ""], [*person(2, unit="石坑油站"), "是"], [*person(3, unit="木器厂"), "否"]]
    path.write_bytes(xlsx([[*HEADER, "消防重点单位"], *rows]))

    services.roster_import.take(ADMIN, plan(services, path))

    found = {firm.name: firm.key_place for firm in services.organisations.enterprises(OPERATOR)}
    assert found == {"石坑油站": True, "木器厂": False}


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


@pytest.mark.parametrize("wrong", ["甲镇", "zz", "f" * 32, "village", "proposal"])
def test_a_township_that_nobody_registered_is_refused_and_nothing_is_below_it(bench: Bench, wrong: str) -> None:
    services = bench.services()
    places = services.organisations
    town = places.declare_org_unit(ADMIN, code="331124101000", name="甲镇", level="township")
    village = places.declare_org_unit(ADMIN, code="331124101001", name="石坑村", level="village", parent=town)
    services.roster_import.take(ADMIN, plan(services, book(bench.folder, person(1, village="水口村")), town))
    (proposal,) = places.proposals(ADMIN)
    township = {"village": village, "proposal": proposal.id}.get(wrong, wrong)
    path = book(bench.folder, person(2, village="竹坞村"), name="二.xlsx")

    with pytest.raises(InvalidInput, match="不是已登记的乡镇") as refused:
        services.roster_import.dry_run(ADMIN, path, township=township)
    assert "另选一个乡镇" in refused.value.remedy
    made = replace(plan(services, path, town), township=township)
    with pytest.raises(InvalidInput, match="不是已登记的乡镇"):
        services.roster_import.take(ADMIN, made)

    assert places.proposals(ADMIN) == [proposal]
    assert count(services) == 1


@pytest.mark.parametrize("nobody", ["", "x", "f" * 32])
def test_an_import_that_nobody_made_is_not_found(sqlite_bench: Bench, nobody: str) -> None:
    with pytest.raises(NotFound, match="这次导入") as refused:
        sqlite_bench.services().roster_import.undo(ADMIN, nobody)
    assert refused.value.remedy


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
