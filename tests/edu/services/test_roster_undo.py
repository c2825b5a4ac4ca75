"""An import is taken back whole, unless something stands on it: then it stays, and says what."""

from __future__ import annotations

from datetime import date

import pytest

from edu.domain.actors import OPERATOR
from edu.domain.drill_records import NewDrill
from edu.domain.errors import Conflict, NotFound
from edu.domain.events import people as e
from edu.domain.people import PeopleQuery
from edu.services.people import NewPost
from edu.storage.integrity import digest, verify
from edu.storage.refolding import rebuild
from tests.edu.packs.roster.books import person
from tests.edu.services.rosters import book, count, plan, taken
from tests.people import ADMIN, register
from tests.stores import Bench


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
