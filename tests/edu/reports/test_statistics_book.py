from __future__ import annotations

import os
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from edu.domain.column_definitions import SHEETS
from edu.domain.figure_definitions import COUNTED, FIGURES
from edu.services.classes import NewMeeting
from edu.storage.records import histories, statistics_people, streams
from edu.system.clock import ms_at
from tests.edu.services.diploma import add_person, make_office
from tests.recount import Recount, lived
from tests.stores import Bench
from tests.township import ADMIN, COUNTY, OTHER, TOWN, Builder

TODAY = date(2026, 11, 22)
GOLDEN = Path(__file__).parents[2] / "golden" / "statistics.txt"


def cells(path: Path) -> dict[str, list[list[Any]]]:
    book = openpyxl.load_workbook(path)
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book}


def exported(bench: Bench, org: str, path: Path) -> dict[str, list[list[Any]]]:
    bench.services().statistics.export(ADMIN, 2026, org, path)
    return cells(path)


def expected_cells(recount: Recount, table: int) -> list[Any]:
    counted = recount.figures()
    found: list[Any] = []
    for figure in FIGURES:
        if figure.table != table:
            continue
        if figure.unit == "share":
            whole = counted[figure.of]
            found.append(pytest.approx(counted[figure.key] / whole) if whole else None)
        elif figure.unit == "hours":
            unit = 30 if figure.key == "online_minutes" else 45
            found.append(pytest.approx(round(counted[figure.key] / unit, 1)))
        else:
            found.append(counted[figure.key])
    return found


def assert_recounted(sheets: dict[str, list[list[Any]]], rows: dict[str, Recount]) -> None:
    for table, name in ((1, "汇总"), (2, "汇总续")):
        shown = {row[1]: row[3:] for row in sheets[name][4:] if row[1]}
        for place, recount in rows.items():
            if place in shown:
                assert shown[place] == expected_cells(recount, table), (name, place)
            else:
                assert not any(recount.figures().values()), place
        assert set(shown) <= set(rows)


def test_the_test_township_has_something_of_every_figure(sqlite_bench: Bench) -> None:
    """Otherwise zero would be compared with zero."""
    Builder(sqlite_bench, 1, people=200).build()
    counted = sqlite_bench.services().statistics.book(ADMIN, 2026).total.figures
    assert [key for key, number in counted.items() if not number] == []


@pytest.mark.parametrize("seed", [1, 2])
def test_every_figure_of_a_township_agrees_with_a_recount_from_the_ledger(
    bench: Bench, tmp_path: Path, seed: int
) -> None:
    town = Builder(bench, seed, people=200).build()
    bench.services().settings.change(home=TOWN)
    life = lived(bench.store)

    def count(*places: str, loose: bool = False) -> Recount:
        return Recount(life, set(places), TODAY, loose=loose)

    villages = town.villages[:4]
    rows = {life.units[village]["name"]: count(village) for village in villages}
    rows["古市镇本级"] = count(TOWN, loose=True)
    rows["合计"] = count(TOWN, *villages, loose=True)
    assert_recounted(exported(bench, TOWN, tmp_path / "book.xlsx"), rows)


def test_every_figure_of_a_county_agrees_with_a_recount_from_the_ledger(bench: Bench, tmp_path: Path) -> None:
    town = Builder(bench, 3, people=200).build()
    life = lived(bench.store)
    far = town.villages[5]
    towns = {"古市镇": {TOWN, *town.villages[:4]}, "叶村乡": {OTHER, far}, "松阳县本级": {COUNTY}}
    rows = {name: Recount(life, places, TODAY, loose=False) for name, places in towns.items()}
    rows["合计"] = Recount(life, set().union(*towns.values()), TODAY, loose=False)
    assert_recounted(exported(bench, COUNTY, tmp_path / "book.xlsx"), rows)


@pytest.mark.parametrize("seed", [1, 2])
def test_every_certificate_that_runs_out_agrees_with_a_recount_from_the_ledger(
    bench: Bench, tmp_path: Path, seed: int
) -> None:
    """Line by line, also of people who were merged: whose later certificate was recorded under the other id."""
    town = Builder(bench, seed, people=200).build()
    recount = Recount(lived(bench.store), {TOWN, *town.villages[:4]}, TODAY, loose=False)
    with bench.store.reading() as view:
        known = {person: view.people.person(person) for person in town.people}
    names = {id_: (person.name, person.id_mask) for id_, person in known.items() if person is not None}

    shown = exported(bench, TOWN, tmp_path / "book.xlsx")["证书到期"][3:]

    kinds = {"special-operation": "特种作业操作证", "competence": "安全生产知识和管理能力考核合格证",
             "red-cross": "红十字救护员证"}  # fmt: skip
    expected = recount.expiring()
    assert {line[1] for line in expected} == {"own", "state"}
    assert Counter(
        (*names[person], "培训证明" if origin == "own" else "国家证书", kinds.get(kind, kind), category, number, issued,
         ends, (date.fromisoformat(ends) - TODAY).days)
        for person, origin, kind, category, number, issued, ends in expected
    ) == Counter(
        (*row[1:3], *row[5:7], row[7] or "", row[8] or "", f"{row[9]:%Y-%m-%d}", f"{row[10]:%Y-%m-%d}", row[11])
        for row in shown
    )  # fmt: skip
    places = {names[person]: recount.places_of(person) for person, *_ in expected}
    for row in shown:
        employers = {(place, firm) for place, firm in places[row[1], row[2]] if (row[3] or "").endswith(place)}
        assert (row[4] or "") in {firm for _, firm in employers}, row
    assert [row[10] for row in shown] == sorted(row[10] for row in shown)


def test_people_may_be_read_in_batches_of_any_size(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And everybody's facts by one scan, as for a county, or by index: the order of all rows is the same."""
    Builder(bench, 5).build()
    usual = exported(bench, COUNTY, tmp_path / "usual.xlsx")
    monkeypatch.setattr(statistics_people, "BATCH", 3)
    monkeypatch.setattr(histories, "BATCH", 3)
    monkeypatch.setattr(streams, "BATCH", 2)
    monkeypatch.setattr(histories, "MANY", 0)
    assert exported(bench, COUNTY, tmp_path / "small.xlsx") == usual


def test_a_book_looked_at_tells_of_its_people_after_its_figures_were_read(sqlite_bench: Bench) -> None:
    Builder(sqlite_bench, 5).build()
    book = sqlite_bench.services().statistics.book(ADMIN, 2026, COUNTY)
    assert len(list(book.people())) == book.total.count("people") > 0
    assert sum(row.offline_minutes for row in book.people()) == book.total.count("offline_minutes") > 0
    assert list(book.expiries())


def test_detailed_sheets_add_up_to_the_summary(sqlite_bench: Bench, tmp_path: Path) -> None:
    bench = sqlite_bench
    Builder(bench, 4).build()
    sheets = exported(bench, "", tmp_path / "book.xlsx")
    book = bench.services().statistics.book(ADMIN, 2026)
    total = book.total.figures
    people = sheets["人员"][3:]
    assert len(people) == total["people"]
    assert sum(row[13] for row in people if row[13]) > 0
    assert sum(row.offline_minutes for row in book.people()) == total["offline_minutes"]
    assert sum(1 for row in book.people() if row.sat) == total["sat"]
    assert sum(1 for row in book.people() if row.passed) == total["passed"]
    closed = [row for row in book.classes() if row.closed and date(2026, 1, 1) <= row.ends <= TODAY]
    assert len(closed) == total["classes"]
    assert sum(row.attended for row in closed) == total["class_times"]
    drills = sheets["演练"][3:]
    assert len(drills) == total["drills_tabletop"] + total["drills_field"]
    assert sum(row[10] for row in drills) == total["drill_times_tabletop"] + total["drill_times_field"]
    assert sum(month.offline_minutes for month in book.months) == total["offline_minutes"]
    assert sum(month.classes for month in book.months) == total["classes"]
    for name in ("体验馆（逐日）", "体验馆（时段）"):
        rows = sheets[name][3:]
        assert (sum(row[2] for row in rows), sum(row[3] for row in rows)) == (total["visits"], total["visitors"])
        assert sum(sum(row[4:9]) for row in rows) > total["visitors"]  # a visit counts at each door that it used
    assert sum(row[3] for row in sheets["体验馆（项目）"][3:]) > total["visits"]
    groups = sheets["体验馆（团体）"][3:]
    assert (len(groups), sum(row[6] for row in groups)) == (total["hall_groups"], total["hall_group_people"])
    whole = {row[1]: (row[3], row[9]) for row in sheets["体验馆（评价）"][3:] if row[2] == "全部"}
    for rate, key in (("知晓率", "known"), ("满意度", "pleased")):
        assert whole[rate] == (total[f"asked_{key}"], pytest.approx(total[key] / total[f"asked_{key}"]))


def test_who_left_a_class_or_came_to_a_cancelled_meeting_has_not_attended(bench: Bench) -> None:
    """Closing credits them nothing; a row of the sheet never has more people there than on its list."""
    services = make_office(bench)
    there, left, cancelled = (
        add_person(services, name, number) for number, name in enumerate(("张三", "李四", "王五"), 1)
    )
    held = services.classes.open(ADMIN, title="班", starts=date(2026, 11, 20), ends=date(2026, 11, 21))
    services.classes.enrol(ADMIN, held, [there, left, cancelled])
    starts = ms_at(date(2026, 11, 20), 9)
    first, second = (
        services.classes.plan_meeting(ADMIN, held, NewMeeting(topic=topic, starts_ms=starts, minutes=90, teacher="李"))
        for topic in ("上午", "下午")
    )
    for meeting, person in ((first, there), (first, left), (second, cancelled)):
        services.attendance.sign_in(ADMIN, held, meeting, person)
    services.classes.cancel_meeting(ADMIN, held, second, "停电")
    services.classes.withdraw(ADMIN, held, left, "点错了人")
    services.class_close.close(ADMIN, held, despite_gaps=True)

    book = services.statistics.book(ADMIN, 2026)

    (row,) = book.classes()
    assert (row.enrolled, row.attended) == (2, 1)
    assert (book.total.count("class_times"), book.total.count("class_people")) == (1, 1)
    assert {person.person: person.courses for person in book.people()} == {there: 1, left: 0, cancelled: 0}


def test_dates_and_numbers_are_real_and_no_name_becomes_a_formula(sqlite_bench: Bench, tmp_path: Path) -> None:
    Builder(sqlite_bench, 1).build()
    path = tmp_path / "book.xlsx"
    sqlite_bench.services().statistics.export(ADMIN, 2026, TOWN, path)
    book = openpyxl.load_workbook(path)
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    names = [row[1].value for row in book["人员"].iter_rows(min_row=4)]
    assert any("=1+1" in name for name in names)
    since = [row[7] for row in book["人员"].iter_rows(min_row=4) if row[7].value is not None]
    assert since
    assert all(cell.is_date for cell in since)
    masked = [row[2].value for row in book["人员"].iter_rows(min_row=4)]
    assert all("****" in text for text in masked)


def test_every_sheet_prints_on_a4_landscape_with_its_headers_on_each_page(sqlite_bench: Bench, tmp_path: Path) -> None:
    Builder(sqlite_bench, 1, people=12).build()
    path = tmp_path / "book.xlsx"
    sqlite_bench.services().statistics.export(ADMIN, 2026, TOWN, path)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["汇总", "汇总续", "图表", *SHEETS, "说明"]
    for sheet in book:
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.print_title_rows is not None
        if sheet.title != "图表":
            assert sheet.freeze_panes is not None
            assert sheet.auto_filter.ref is not None
    assert len(book["图表"]._charts) == 3


def test_definitions_cover_every_column_of_every_sheet(sqlite_bench: Bench, tmp_path: Path) -> None:
    Builder(sqlite_bench, 1, people=12).build()
    sheets = exported(sqlite_bench, TOWN, tmp_path / "book.xlsx")
    defined = {(row[1], row[2]) for row in sheets["说明"][3:] if row[3]}
    for name, columns in SHEETS.items():
        assert [column.title for column in columns] == sheets[name][2]
        assert {(name, title) for title in sheets[name][2]} <= defined
    for name in ("汇总", "汇总续"):
        band = ""
        for group, title in zip(sheets[name][2][3:], sheets[name][3][3:], strict=True):
            band = group or band
            assert (name, f"{band} {title}") in defined
    assert set(sheets["汇总"][3][:3]) == {"序号", "村（社区）", "区划代码"}


def test_every_figure_is_counted_and_every_count_is_shown(sqlite_bench: Bench) -> None:
    Builder(sqlite_bench, 1, people=12).build()
    total = sqlite_bench.services().statistics.book(ADMIN, 2026).total
    assert set(total.figures) == set(COUNTED)


def test_the_workbook_says_what_it_said_before(sqlite_bench: Bench, tmp_path: Path) -> None:
    """Golden; UPDATE_GOLDEN=1 writes it anew, to be reviewed as a diff."""
    Builder(sqlite_bench, 5, people=24).build()
    # what the township lived is written after its places, with the clock set back to each day
    sqlite_bench.services().settings.change(home=TOWN, organisation="古市镇应急管理站", records_from="2025-12-01")
    sheets = exported(sqlite_bench, "", tmp_path / "book.xlsx")
    lines = [
        f"{name} {number}: " + " | ".join("" if value is None else str(value) for value in row).rstrip(" |")
        for name, rows in sheets.items()
        for number, row in enumerate(rows, start=1)
        if any(value is not None for value in row)
    ]
    text = "\n".join(lines) + "\n"
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")
