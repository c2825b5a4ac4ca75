"""Drills as records: what is refused, who took part, papers kept, withdrawn."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edu.domain.actors import Actor, Role
from edu.domain.drill_records import MAX_DOCUMENT_BYTES, DrillQuery, NewDrill, media_type_of
from edu.domain.errors import Conflict, InvalidInput, NotAllowed, NotFound
from edu.domain.people import Enterprise
from tests.edu.services.school import ADMIN, KIOSK, TRAINER, School, learner, make_school
from tests.stores import Bench

PDF = b"%PDF-1.7 plan"
NOBODY = "0" * 31 + "1"


@pytest.fixture
def school(bench: Bench) -> School:
    return make_school(bench)


def make_drill(org: str = "", **changed: object) -> NewDrill:
    drill = NewDrill(
        title="防汛转移演练",
        level="township",
        org=org,
        content="comprehensive",
        form="field",
        hazard="flood",
        day="2026-11-20",
        minutes=90,
        participants=30,
        place="文化礼堂",
        summary="转移 30 人。",
    )
    return replace(drill, **changed)


def test_a_drill_is_recorded_with_its_people_and_papers(school: School) -> None:
    one, two = school.person(1), school.person(2)
    drill = school.drills.record(TRAINER, make_drill(school.town(), people=(one, one), no_notice=True))
    assert school.drills.add_people(TRAINER, drill, [one, two], "转移组") == 1
    paper = school.drills.attach(TRAINER, drill, "方案.pdf", PDF)
    file = school.drills.view(TRAINER, drill)
    assert (file.place_name, file.record.no_notice, file.record.summary) == ("古市镇", True, "转移 30 人。")
    assert {(person.person, person.part) for person in file.people} == {(one, ""), (two, "转移组")}
    assert file.documents == (paper,)
    assert school.drills.document(TRAINER, drill, paper.sha256) == PDF
    with school.bench.store.reading() as view:
        assert [held.id for held in view.drills.drills_of(one)] == [drill]


def test_all_problems_are_said_at_once(school: School) -> None:
    wrong = make_drill(title="", level="moon", content="x", form="y", hazard="z", day="2026-11-23", minutes=0)
    with pytest.raises(InvalidInput) as caught:
        school.drills.record(TRAINER, replace(wrong, participants=0))
    assert [problem.column for problem in caught.value.problems] == [
        "title", "level", "content", "form", "hazard", "day", "minutes", "participants", "org",
    ]  # fmt: skip


def test_more_names_than_participants_are_refused(school: School) -> None:
    town, one, two = school.town(), school.person(1), school.person(2)
    with pytest.raises(InvalidInput):
        school.drills.record(TRAINER, make_drill(town, participants=1, people=(one, two)))
    drill = school.drills.record(TRAINER, make_drill(town, participants=1, people=(one,)))
    with pytest.raises(InvalidInput, match="不能再加 1 人"):
        school.drills.add_people(TRAINER, drill, [two])
    with pytest.raises(NotFound):
        school.drills.record(TRAINER, make_drill(town, people=(NOBODY,)))


@pytest.mark.parametrize("changed", [{"day": "昨天"}, {"org": NOBODY}, {"level": "village"}, {"level": "enterprise"}])
def test_a_drill_names_a_day_and_a_unit_of_its_level(school: School, changed: dict) -> None:
    with pytest.raises(InvalidInput):
        school.drills.record(TRAINER, replace(make_drill(school.town()), **changed))


def test_an_enterprise_drills_for_itself(school: School) -> None:
    town = school.town()
    firm = Enterprise(id="", uscc="", name="宏达木业", industry="", high_risk=False, township=town, village="")
    made = school.organisations.register_enterprise(ADMIN, firm)
    drill = school.drills.record(TRAINER, make_drill(level="enterprise", enterprise=made, content="site"))
    file = school.drills.view(replace(TRAINER, scope=town), drill)
    assert (file.place_name, file.record.org) == ("宏达木业", "")
    assert [d.id for d in school.drills.list(TRAINER, DrillQuery(enterprise=made))] == [drill]


def test_lists_go_by_place_and_days_and_leave_out_what_was_withdrawn(school: School) -> None:
    town = school.town()
    village = school.organisations.declare_org_unit(
        ADMIN, code="331124101201", name="上村", level="village", parent=town
    )
    first = school.drills.record(TRAINER, make_drill(town, day="2026-05-01"))
    second = school.drills.record(TRAINER, make_drill(village, level="village"))
    assert [d.id for d in school.drills.list(TRAINER, DrillQuery(org=town))] == [second, first]
    assert [d.id for d in school.drills.list(TRAINER, DrillQuery(first="2026-05-01", last="2026-10-01"))] == [first]
    school.drills.withdraw(TRAINER, first, "重复登记")
    assert [d.id for d in school.drills.list(TRAINER)] == [second]
    assert len(school.drills.list(TRAINER, DrillQuery(withdrawn=True))) == 2
    local = Actor(role=Role.TRAINER, id="t2", scope=village)
    assert [d.id for d in school.drills.list(local)] == [second]
    with pytest.raises(NotAllowed):
        school.drills.view(local, first)
    with pytest.raises(NotAllowed):
        school.drills.record(local, make_drill(town))


def test_a_withdrawn_drill_is_not_changed_any_more(school: School) -> None:
    drill = school.drills.record(TRAINER, make_drill(school.town()))
    with pytest.raises(InvalidInput):
        school.drills.withdraw(TRAINER, drill, "")
    school.drills.withdraw(TRAINER, drill, "登记错误")
    for change in (
        lambda: school.drills.withdraw(TRAINER, drill, "再撤"),
        lambda: school.drills.add_people(TRAINER, drill, []),
        lambda: school.drills.attach(TRAINER, drill, "a.pdf", PDF),
    ):
        with pytest.raises(Conflict, match="已经撤销"):
            change()


def test_only_known_kinds_of_paper_are_kept(school: School) -> None:
    drill = school.drills.record(TRAINER, make_drill(school.town()))
    for name, data in (("a.exe", PDF), ("a.pdf", b"MZ"), ("pdf", PDF)):
        with pytest.raises(InvalidInput, match="PDF"):
            school.drills.attach(TRAINER, drill, name, data)
    with pytest.raises(InvalidInput, match="20 MB"):
        school.drills.attach(TRAINER, drill, "a.pdf", PDF + bytes(MAX_DOCUMENT_BYTES))
    assert media_type_of("照片.JPEG", b"\xff\xd8\xff\xe0") == "image/jpeg"
    for sha256 in ("", "0" * 64, "../../etc"):
        with pytest.raises(NotFound):
            school.drills.document(TRAINER, drill, sha256)


@pytest.mark.parametrize("actor", [KIOSK, learner("1" * 32)])
def test_kiosk_and_learner_touch_no_drill(school: School, actor: Actor) -> None:
    drill = school.drills.record(TRAINER, make_drill(school.town()))
    for call in (
        lambda: school.drills.list(actor),
        lambda: school.drills.view(actor, drill),
        lambda: school.drills.document(actor, drill, "0" * 64),
        lambda: school.drills.record(actor, make_drill()),
        lambda: school.drills.add_people(actor, drill, []),
        lambda: school.drills.attach(actor, drill, "a.pdf", PDF),
        lambda: school.drills.withdraw(actor, drill, "理由"),
    ):
        with pytest.raises(NotAllowed):
            call()
    with pytest.raises(NotFound):
        school.drills.view(TRAINER, NOBODY)
