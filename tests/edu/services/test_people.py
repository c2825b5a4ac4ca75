"""People, posts and places by hand: who may, what stays on the chain, what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from edu.domain.actors import OPERATOR, Actor, Role
from edu.domain.errors import Conflict, InvalidInput, NotAllowed, NotFound
from edu.domain.events.people import OrgUnitDeclared, PersonRegistered
from edu.domain.people import PeopleQuery
from edu.services.people import NewPost, assign_post
from tests.people import ADMIN, document, learner, office_only, register
from tests.stores import Bench

GRID = NewPost(role="网格员", person_class="grid-member")


def test_who_may_do_what(sqlite_bench: Bench) -> None:
    people = sqlite_bench.services().people
    person = register(sqlite_bench.services())
    reading = [
        lambda actor: people.search(actor, PeopleQuery()),
        lambda actor: people.count(actor, PeopleQuery()),
        lambda actor: people.view(actor, person),
    ]
    writing = [
        lambda actor: people.unmask(actor, person, "核对资格"),
        lambda actor: people.register(actor, "李四", document(9), []),
        lambda actor: people.assign(actor, person, GRID),
        lambda actor: people.end_post(actor, person, "9" * 32, date(2026, 1, 1)),
        lambda actor: people.change_details(actor, person, name="李四", phone=""),
    ]
    office_only(reading, writing)
    assert people.view(learner(person), person).person.id == person


def test_a_whole_number_is_given_with_a_reason_and_the_reason_stays(bench: Bench) -> None:
    services = bench.services()
    person = register(services)
    for reason in ("", " ", "查"):
        with pytest.raises(InvalidInput, match="用途"):
            services.people.unmask(ADMIN, person, reason)

    details = services.people.unmask(ADMIN, person, "核对参训资格")

    assert details.id_number == document().number
    assert "*" in services.people.view(ADMIN, person).person.id_mask
    with bench.store.reading() as view:
        last = view.ledger.lines_of_person(person)[-1]
    assert (last.kind, last.actor) == ("details_unmasked", ADMIN.ref)
    assert "核对" not in last.payload


def test_a_name_that_no_paper_can_show_is_said_with_the_person(bench: Bench) -> None:
    services = bench.services()
    strange, usual = register(services, "𠮷田", 1), register(services, "张䶮", 2)

    warning = services.people.view(ADMIN, strange).unprintable

    assert warning is not None
    assert (warning.severity, "“𠮷”" in warning.message, "替代字" in warning.remedy) == ("warning", True, True)
    assert services.people.view(ADMIN, usual).unprintable is None


def test_one_number_is_one_person(bench: Bench) -> None:
    services = bench.services()
    register(services)

    with pytest.raises(Conflict, match="已经登记过"):
        register(services, "张三丰")
    assert services.people.count(OPERATOR, PeopleQuery()) == 1


def test_a_search_finds_by_name_initials_and_last_digits(bench: Bench) -> None:
    services = bench.services()
    person = register(services, "曾小贤", 1, GRID)
    register(services, "王五", 2)
    for text in ("小贤", "zxx", "zx", document(1).number[-4:]):
        (line,) = services.people.search(OPERATOR, PeopleQuery(text=text))
        assert (line.person.id, line.posts[0].role) == (person, "网格员")
    for text in ("%", "_", "\\", "'", "小%"):
        assert services.people.search(OPERATOR, PeopleQuery(text=text)) == []


def test_posts_begin_and_end(bench: Bench) -> None:
    services = bench.services()
    person = register(services)
    post = services.people.assign(
        ADMIN, person, NewPost(role="网格员", person_class="grid-member", starts=date(2025, 1, 1))
    )
    with pytest.raises(InvalidInput):
        services.people.end_post(ADMIN, person, post, date(2024, 12, 31))
    with pytest.raises(NotFound):
        services.people.end_post(ADMIN, person, "9" * 32, date(2026, 1, 1))

    services.people.end_post(ADMIN, person, post, date(2026, 6, 30))

    (held,) = services.people.view(ADMIN, person).posts
    assert (held.is_current("2026-06-30"), held.is_current("2026-07-01")) == (True, False)
    query = PeopleQuery(current_on="2026-07-01")
    assert services.people.count(OPERATOR, query) == 0


def test_a_post_that_ends_before_it_begins_is_refused(sqlite_bench: Bench) -> None:
    services = sqlite_bench.services()
    post = NewPost(role="x", person_class="worker", starts=date(2026, 2, 1), ends=date(2026, 1, 1))

    with pytest.raises(InvalidInput, match="早于"):
        services.people.assign(ADMIN, register(services), post)


def test_a_post_that_the_person_has_already_is_not_added_again(bench: Bench) -> None:
    """Whatever it is called; at a village that was joined it is the one of the village."""
    services = bench.services()
    places, assign = services.organisations, services.people.assign
    town = places.declare_org_unit(ADMIN, code="331124101000", name="甲镇", level="township")
    village = places.declare_org_unit(ADMIN, code="331124101001", name="石坑村", level="village", parent=town)
    with bench.store.writing(OPERATOR) as work:
        alias = bench.ids.new()
        work.append(OrgUnitDeclared(name="石坑坞", level="village", parent=town, proposed=True), alias)
        work.commit()
    grid = replace(GRID, org=alias, starts=date(2026, 3, 1))
    person = register(services, "张三", 1, grid)
    (first,) = services.people.view(ADMIN, person).posts
    places.join_org_unit(ADMIN, alias, village)

    for again in (grid, replace(grid, org=village, role="专职网格员"), replace(grid, org=village, starts=None)):
        with pytest.raises(Conflict, match="已经有“甲镇石坑村”的“网格员”岗位（2026-03-01 起）") as refused:
            assign(ADMIN, person, again)
        assert "结束任职" in refused.value.remedy
    with pytest.raises(Conflict, match="网格员"):
        register(services, "李四", 2, grid, replace(grid, org=village))

    assign(ADMIN, person, replace(grid, org=town))
    assign(ADMIN, person, replace(grid, person_class="worker"))
    assign(ADMIN, person, replace(grid, work_type="低压电工作业"))
    assign(ADMIN, person, replace(grid, starts=date(2025, 1, 1), ends=date(2026, 2, 28)))
    services.people.end_post(ADMIN, person, first.id, date(2026, 6, 30))
    with pytest.raises(Conflict, match="2026-03-01 起，2026-06-30 止"):
        assign(ADMIN, person, replace(grid, starts=date(2026, 6, 30)))
    assign(ADMIN, person, replace(grid, starts=date(2026, 7, 1)))
    assert len(services.people.view(ADMIN, person).posts) == 6


def test_a_post_is_not_prolonged_into_the_next_same_one(bench: Bench) -> None:
    services = bench.services()
    first = replace(GRID, starts=date(2026, 1, 1), ends=date(2026, 9, 30))
    person = register(services, "张三", 1, first, replace(GRID, role="专职网格员", starts=date(2027, 1, 1)))
    services.people.assign(ADMIN, person, replace(first, person_class="worker", ends=None))
    post = next(held.id for held in services.people.view(ADMIN, person).posts if held.ends)

    def ended(day: date) -> None:
        services.people.end_post(ADMIN, person, post, day)

    for late in (date(2027, 1, 1), date(2027, 3, 31)):
        with pytest.raises(Conflict, match=r"另有“专职网格员”岗位（2027-01-01 起）.*离岗日期没有改动") as refused:
            ended(late)
        assert "请填 2027-01-01 以前的离岗日期" in refused.value.remedy
    ended(date(2026, 12, 31))
    ended(date(2026, 6, 30))
    held = sorted((one.starts, one.ends, one.role) for one in services.people.view(ADMIN, person).posts)
    assert held[0] == ("2026-01-01", "", "网格员")
    assert held[1:] == [("2026-01-01", "2026-06-30", "网格员"), ("2027-01-01", "", "专职网格员")]


def test_a_post_that_lies_over_another_already_can_be_ended_earlier_and_not_later(sqlite_bench: Bench) -> None:
    """As rosters and hands of before could make them."""
    services = sqlite_bench.services()
    person = register(services, "张三", 1, replace(GRID, starts=date(2026, 1, 1), ends=date(2027, 3, 31)))
    (post,) = services.people.view(ADMIN, person).posts
    with sqlite_bench.store.writing(OPERATOR) as work:
        assign_post(work, person, sqlite_bench.ids.new(), GRID)
        work.commit()

    with pytest.raises(Conflict, match="没有写任职日期") as refused:
        services.people.end_post(ADMIN, person, post.id, date(2027, 4, 30))
    assert "不用延长" in refused.value.remedy
    services.people.end_post(ADMIN, person, post.id, date(2027, 2, 28))


@pytest.mark.parametrize("name", ["", " \u3000", "'"])
def test_nobody_is_registered_without_a_name(sqlite_bench: Bench, name: str) -> None:
    services = sqlite_bench.services()

    with pytest.raises(InvalidInput, match="没有登记") as refused:
        register(services, name)

    assert [problem.column for problem in refused.value.problems] == ["name"]
    assert services.people.count(OPERATOR, PeopleQuery()) == 0


def test_changed_details_keep_number_and_lookup(bench: Bench) -> None:
    services = bench.services()
    person = register(services)
    services.people.change_details(ADMIN, person, name="张三丰", phone="13900139000")

    assert services.people.view(ADMIN, person).person.name == "张三丰"
    assert services.people.unmask(ADMIN, person, "核对").id_number == document().number
    with pytest.raises(Conflict):
        register(services, "张三丰")
    with pytest.raises(InvalidInput):
        services.people.change_details(ADMIN, person, name=" ", phone="")


def test_what_is_not_named_stays_as_it_was(bench: Bench) -> None:
    """The window changes a name without knowing the whole phone."""
    services = bench.services()
    person = register(services, "单雄信")
    change = services.people.change_details
    change(ADMIN, person, phone="139 0013 9000", initials="SXX")
    change(ADMIN, person, name="单 雄信")
    held = services.people.unmask(ADMIN, person, "核对")
    assert (held.name, held.phone, held.initials) == ("单雄信", "13900139000", "sxx")
    lines = len(services.ledger.lines_of_person(ADMIN, person))
    change(ADMIN, person, name="单雄信", phone="13900139000")
    assert len(services.ledger.lines_of_person(ADMIN, person)) == lines, "nothing changed, nothing written"

    change(ADMIN, person, name="张三丰", phone="")

    held = services.people.unmask(ADMIN, person, "核对")
    assert (held.name, held.phone, held.initials) == ("张三丰", "", "zsf")


def test_all_that_is_wrong_with_new_details_is_said_at_once(sqlite_bench: Bench) -> None:
    services = sqlite_bench.services()
    person = register(services)

    with pytest.raises(InvalidInput) as refused:
        services.people.change_details(ADMIN, person, name="张", phone="1390", initials="张s")

    assert [problem.column for problem in refused.value.problems] == ["name", "phone", "initials"]


def test_who_answers_for_one_unit_sees_no_other(bench: Bench) -> None:
    services = bench.services()
    declare = services.organisations.declare_org_unit
    own = declare(ADMIN, code="331124101000", name="甲镇", level="township")
    village = declare(ADMIN, code="331124101001", name="石坑村", level="village", parent=own)
    other = declare(ADMIN, code="331124102000", name="乙镇", level="township")
    for order, place in enumerate((own, village, other), 1):
        register(services, "张三", order, NewPost(role="网格员", person_class="grid-member", org=place))
    scoped = Actor(role=Role.TRAINER, id="t1", scope=own)

    assert services.people.count(scoped, PeopleQuery()) == 2
    assert services.people.count(scoped, PeopleQuery(org=village)) == 1
    with pytest.raises(NotAllowed):
        services.people.search(scoped, PeopleQuery(org=other))


def test_who_was_erased_is_neither_unmasked_nor_renamed(sqlite_bench: Bench) -> None:
    """Also somebody whose vault half was withheld by the machine that registered them."""
    services, person = sqlite_bench.services(), sqlite_bench.ids.new()
    with sqlite_bench.store.writing(ADMIN) as work:
        work.append(PersonRegistered(), person, person=person)
        work.commit()

    with pytest.raises(NotFound, match="注销"):
        services.people.unmask(ADMIN, person, "核对")
    with pytest.raises(Conflict, match="注销"):
        services.people.change_details(ADMIN, person, name="张三", phone="")
    assert services.people.view(ADMIN, person).unprintable is None


def test_at_a_seat_two_characters_find_somebody_and_one_nobody(bench: Bench) -> None:
    services = bench.services()
    register(services, "曾小贤", 1)
    at_seat = services.people.at_seat

    assert [line.person.name for line in at_seat(learner("9" * 32), "小贤")] == ["曾小贤"]
    assert list(at_seat(learner("9" * 32), " 贤 ")) == []


@pytest.mark.parametrize("nobody", ["9" * 32, "x", ""])
def test_nobody_is_not_found(sqlite_bench: Bench, nobody: str) -> None:
    people = sqlite_bench.services().people
    for call in (
        lambda: people.view(ADMIN, nobody),
        lambda: people.unmask(ADMIN, nobody, "核对"),
        lambda: people.assign(ADMIN, nobody, GRID),
        lambda: people.change_details(ADMIN, nobody, name="x", phone=""),
    ):
        with pytest.raises(NotFound):
            call()
