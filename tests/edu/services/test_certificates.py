"""Who gets a certificate, who may give and revoke one; what is printed of it: test_certificate_papers.py."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from edu.bootstrap.services import number_mark
from edu.domain.actors import Actor, Role
from edu.domain.errors import Conflict, InvalidInput, NotAllowed, NotFound
from edu.domain.events.study import HoursCredited
from edu.domain.people import Enterprise
from edu.services.certificates import Certificates
from edu.services.classes import NewMeeting
from edu.services.people import NewPost
from edu.services.standings import Standings, caution_words
from edu.signing.certificates import CertificateSigner
from edu.system.clock import ms_at
from tests.edu.services.diploma import ADMIN, EXAM_PROGRAMME, PROGRAMME, add_person, credit, issued, make_office
from tests.edu.services.exam_hall import sit_exam
from tests.people import register
from tests.stores import RING, Bench

TRAINER = Actor(role=Role.TRAINER, id="t1")
KIOSK = Actor(role=Role.KIOSK)


def test_revoked_with_a_reason_it_is_revoked_and_not_printed(bench: Bench, tmp_path: Path) -> None:
    services = make_office(bench)
    record = issued(bench, services)
    with pytest.raises(InvalidInput):
        services.certificates.revoke(ADMIN, record.id, " ")
    services.certificates.revoke(ADMIN, record.id, "学时登记错误")
    assert services.verification.text(record.token).status == "revoked"
    (held,) = services.certificates.of_person(ADMIN, record.person)
    assert (held.revoked, held.revoked_reason) == ("2026-11-22", "学时登记错误")
    with pytest.raises(Conflict, match="撤销"):
        services.certificate_papers.print_pdf(ADMIN, [record.id], tmp_path / "c.pdf")
    with pytest.raises(Conflict):
        services.certificates.revoke(ADMIN, record.id, "再来一次")
    with pytest.raises(NotFound):
        services.certificates.revoke(ADMIN, "00" * 16, "没有这张")
    assert services.certificates.issue(ADMIN, record.person, PROGRAMME).number.endswith("00002")


def test_certificates_on_a_pass_that_was_taken_back_are_found(bench: Bench) -> None:
    services = make_office(bench)
    person = add_person(services, person_class="safety-manager", role="安全员")
    credit(bench, person, person_class="safety-manager", title="安管人员初次培训班")
    old = sit_exam(services, person, correct=False)
    sitting = sit_exam(services, person)
    made = services.certificates.issue(ADMIN, person, EXAM_PROGRAMME)
    credit(bench, person)
    services.certificates.issue(ADMIN, person, PROGRAMME)  # stands on no exam
    assert made.sitting == sitting
    assert list(services.certificates.left_standing(ADMIN, sitting)) == []
    assert list(services.certificates.left_standing(ADMIN, old)) == [], "a failed sitting, on which nothing stands"

    services.sittings.override_mark(ADMIN, sitting, 4000, "复核改分")

    assert [one.number for one in services.certificates.left_standing(ADMIN, sitting)] == [made.number]
    services.certificates.revoke(ADMIN, made.id, "成绩改为不合格")
    assert list(services.certificates.left_standing(ADMIN, sitting)) == []
    with pytest.raises(NotAllowed):
        services.certificates.left_standing(KIOSK, sitting)
    with pytest.raises(NotFound):
        services.certificates.left_standing(ADMIN, "00" * 16)


def test_what_is_missing_is_said(bench: Bench) -> None:
    services = make_office(bench)
    person = add_person(services)
    credit(bench, person, 700)
    standing = services.certificates.standing(ADMIN, person, PROGRAMME)
    assert standing.missing == ("学时不足：应修 32 学时，已修 15.5 学时",)
    assert not standing.eligible
    with pytest.raises(Conflict, match="学时不足"):
        services.certificates.issue(ADMIN, person, PROGRAMME)
    assert services.certificates.certificates(ADMIN) == []


@pytest.mark.parametrize(
    ("held", "programme", "said"),
    [
        (("worker", "", ""), PROGRAMME, "没有登记“主要负责人”岗位"),
        (("principal", "", ""), PROGRAMME, ""),
        (("principal", "", "2020-12-31"), PROGRAMME, "没有登记“主要负责人”岗位"),  # before the hours that count
        (("principal", "", "2026-10-01"), PROGRAMME, ""),
        (("special-operator", "firm", ""), "new-worker-initial", ""),  # one of the firm's 从业人员 all the same
        (("grid-member", "", ""), "new-worker-initial", "没有登记“从业人员”岗位"),
        (("grid-member", "", ""), "public-basics", ""),
    ],
)
def test_who_has_no_post_of_the_programmes_class_gets_a_word_of_it_and_the_certificate(
    bench: Bench, held: tuple[str, str, str], programme: str, said: str
) -> None:
    services = make_office(bench)
    person_class, employer, ends = held
    firm = ""
    if employer:
        firm = services.organisations.register_enterprise(
            ADMIN, Enterprise(id="", uscc="", name="木器厂", industry="", high_risk=False, township="", village="")
        )
    person = register(
        services, "张伟杰", 1,
        NewPost(role="甲", person_class=person_class, enterprise=firm, starts=date(2019, 1, 1),
                ends=date.fromisoformat(ends) if ends else None),
    )  # fmt: skip

    standing = services.certificates.standing(ADMIN, person, programme)

    assert standing.caution == said
    if programme == PROGRAMME:
        credit(bench, person)
        services.certificates.issue(ADMIN, person, programme)
        assert bool(caution_words([standing])) == bool(said)


def test_a_caution_names_three_and_counts_the_rest(sqlite_bench: Bench) -> None:
    services = make_office(sqlite_bench)
    people = [add_person(services, f"张{name}", n, person_class="worker") for n, name in enumerate("甲乙丙丁", 1)]
    standings = [services.certificates.standing(ADMIN, person, PROGRAMME) for person in people]

    assert caution_words([]) == ""
    assert caution_words(standings[:2]).startswith("张甲、张乙没有登记“主要负责人”岗位，不影响发证")
    assert caution_words(standings).startswith("张甲、张乙、张丙等 4 人没有登记")


def test_an_exam_is_asked_for_where_the_programme_has_one(bench: Bench) -> None:
    services = make_office(bench)
    person = add_person(services, person_class="safety-manager", role="安全员")
    credit(bench, person, person_class="safety-manager")
    assert services.certificates.standing(ADMIN, person, EXAM_PROGRAMME).missing == ("没有合格的考试成绩",)
    sit_exam(services, person, correct=False)
    assert not services.certificates.standing(ADMIN, person, EXAM_PROGRAMME).eligible
    sit_exam(services, person)
    record = services.certificates.issue(ADMIN, person, EXAM_PROGRAMME)
    assert record.score == 10000
    assert record.sitting


def test_only_hours_of_the_kind_the_class_and_the_time_count(bench: Bench) -> None:
    services = make_office(bench)
    person = add_person(services)
    credit(bench, person, kind="yearly")
    credit(bench, person, person_class="worker")
    credit(bench, person, day="2023-11-01")
    assert services.certificates.standing(ADMIN, person, PROGRAMME).minutes_done == 0
    credit(bench, person, 90, form="online", day="2026-10-01")
    credit(bench, person, 45, person_class="")
    standing = services.certificates.standing(ADMIN, person, PROGRAMME)
    assert (standing.minutes_done, standing.trained_from, standing.trained_to) == (180, "2026-10-01", "2026-11-02")


def test_a_dangerous_trade_asks_for_more_hours(bench: Bench) -> None:
    services = make_office(bench)
    firm = services.organisations.register_enterprise(
        ADMIN,
        Enterprise(id="", uscc="", name="石门烟花厂", industry="烟花爆竹", high_risk=True,
                   township=services.settings.value.home, village=""),
    )  # fmt: skip
    person = add_person(services)
    services.people.assign(ADMIN, person, NewPost(role="厂长", person_class="principal", enterprise=firm))
    credit(bench, person)
    standing = services.certificates.standing(ADMIN, person, PROGRAMME)
    assert standing.minutes_due > 1440
    assert not standing.eligible


def test_a_second_one_of_the_same_period_is_refused_next_years_is_not(bench: Bench) -> None:
    services = make_office(bench)
    person = add_person(services)
    credit(bench, person, kind="yearly")
    first = services.certificates.issue(ADMIN, person, "principal-yearly")
    with pytest.raises(Conflict, match=first.number):
        services.certificates.issue(ADMIN, person, "principal-yearly")
    bench.clock.jump_to(ms_at(date(2027, 6, 1), 9))
    credit(bench, person, kind="yearly", day="2027-05-01")
    again = services.certificates.issue(ADMIN, person, "principal-yearly")
    assert again.number == "331121207-2027-AA0001-00001"


def test_a_class_gets_its_certificates_at_once(bench: Bench, tmp_path: Path) -> None:
    services = make_office(bench)
    people = [add_person(services, name, number) for number, name in enumerate(("䶮𬭩", "王芳", "李娜"), 1)]
    course = services.classes.open(
        ADMIN, title="主要负责人班", starts=date(2026, 11, 1), ends=date(2026, 11, 5), programme=PROGRAMME
    )
    services.classes.enrol(ADMIN, course, people)
    for person in people[:2]:
        credit(bench, person)
    assert [s.eligible for s in services.certificates.standings(TRAINER, course)] == [True, True, False]
    made = services.certificates.issue_class(ADMIN, course)
    assert services.certificates.issue_class(ADMIN, course) == []
    numbers = [record.number for record in services.certificates.of_class(TRAINER, course)]
    assert numbers == ["331121207-2026-AA0001-00001", "331121207-2026-AA0001-00002"]
    files = services.certificate_papers.print_each(ADMIN, made, tmp_path)
    assert next(path.name for path in files) == "培训证明_䶮𬭩_331121207-2026-AA0001-00001.pdf"
    assert all(services.verification.pdf(path)[0].status == "valid" for path in files)


def test_a_class_of_december_gets_its_certificates_in_january_and_they_do_not_stand_in_the_new_years_way(
    bench: Bench,
) -> None:
    """Closed after the holiday: its hours are those of the year it was held in."""
    bench.clock.jump_to(ms_at(date(2026, 12, 28), 8))
    services = make_office(bench)
    person = add_person(services)
    course = services.classes.open(
        ADMIN, title="再培训班", starts=date(2026, 12, 28), ends=date(2026, 12, 29), programme="principal-yearly"
    )
    services.classes.enrol(ADMIN, course, [person])
    for day in (28, 29):
        bench.clock.jump_to(ms_at(date(2026, 12, day), 8))
        new = NewMeeting(topic="应急", starts_ms=bench.clock.now_ms(), minutes=480, teacher="李老师")
        services.attendance.sign_in(ADMIN, course, services.classes.plan_meeting(ADMIN, course, new), person)
    bench.clock.jump_to(ms_at(date(2027, 1, 5), 9))
    services.class_close.close(ADMIN, course, despite_gaps=True)
    credit(bench, person, 45, kind="yearly", day="2027-01-04")

    (standing,) = services.certificates.standings(ADMIN, course)
    assert (standing.missing, standing.minutes_done) == ((), 960)
    assert len(services.certificates.issue_class(ADMIN, course)) == 1

    assert services.certificates.standing(ADMIN, person, "principal-yearly").minutes_done == 45
    credit(bench, person, kind="yearly", day="2027-01-04")
    assert services.certificates.issue(ADMIN, person, "principal-yearly").trained_from == "2027-01-04"


def test_hours_of_a_class_count_for_its_certificate_also_for_who_left_before_the_new_year(bench: Bench) -> None:
    services = make_office(bench)
    person = add_person(services)
    course = services.classes.open(
        ADMIN, title="跨年班", starts=date(2025, 12, 30), ends=date(2026, 1, 2), programme="principal-yearly"
    )
    services.classes.enrol(ADMIN, course, [person])
    fact = HoursCredited(
        minutes=960, unit_minutes=45, form="offline", source="class", source_id=course, programme_kind="yearly",
        person_class="principal", day="2025-12-31", title="跨年班",
    )  # fmt: skip
    with bench.store.writing(ADMIN) as work:
        work.append(fact, person, person=person)
        work.commit()

    assert services.certificates.standings(ADMIN, course)[0].minutes_done == 960
    assert services.certificates.standing(ADMIN, person, "principal-yearly").minutes_done == 0


def test_an_exam_of_last_year_is_no_pass_for_this_years_training(bench: Bench) -> None:
    bench.clock.jump_to(ms_at(date(2025, 12, 5), 9))
    services = make_office(bench)
    person = add_person(services, person_class="grid-member", role="网格员")
    sit_exam(services, person, blueprint="grid-member-test")
    assert services.certificates.issue(ADMIN, person, "grid-member-yearly").score == 10000
    bench.clock.jump_to(ms_at(date(2026, 12, 10), 9))

    with pytest.raises(Conflict, match="没有合格的考试成绩"):
        services.certificates.issue(ADMIN, person, "grid-member-yearly")
    sit_exam(services, person, blueprint="grid-member-test")
    assert services.certificates.issue(ADMIN, person, "grid-member-yearly").issued == "2026-12-10"


def test_a_class_without_a_programme_gives_none(bench: Bench) -> None:
    services = make_office(bench)
    course = services.classes.open(ADMIN, title="讲座", starts=date(2026, 11, 1), ends=date(2026, 11, 1))
    with pytest.raises(Conflict, match="大纲"):
        services.certificates.issue_class(ADMIN, course)
    with pytest.raises(NotFound):
        services.certificates.standings(ADMIN, "00" * 16)


def test_two_devices_never_give_the_same_number(sqlite_bench: Bench) -> None:
    """Another laptop, and the same one recovered into a new epoch, over one merged database."""
    services = make_office(sqlite_bench)
    rings = [RING, replace(RING, device="0" * 26 + "bb0002"), replace(RING, epoch=2)]
    numbers = []
    for at, ring in enumerate(rings * 2):
        certificates = Certificates(
            sqlite_bench.store, sqlite_bench.clock, sqlite_bench.ids,
            Standings(sqlite_bench.clock, services.library, services.certificates._standings._book),
            CertificateSigner(ring.signing), services.settings, number_mark(ring),
        )  # fmt: skip
        person = add_person(services, number=10 + at)
        credit(sqlite_bench, person)
        numbers.append(certificates.issue(ADMIN, person, PROGRAMME).number[-13:])
    assert numbers == [
        "-AA0001-00001", "-BB0002-00001", "A0001R2-00001", "-AA0001-00002", "-BB0002-00002", "A0001R2-00002",
    ]  # fmt: skip


def test_without_the_offices_name_nothing_is_issued(bench: Bench) -> None:
    services = make_office(bench, organisation="")
    person = add_person(services)
    credit(bench, person)
    with pytest.raises(InvalidInput, match="发证单位"):
        services.certificates.issue(ADMIN, person, PROGRAMME)


def test_without_a_home_the_area_is_zeros(bench: Bench) -> None:
    services = make_office(bench)
    services.settings.change(home="")
    assert issued(bench, services).number.startswith("000000000-2026-")


def test_who_may_do_what(bench: Bench, tmp_path: Path) -> None:
    services = make_office(bench)
    record = issued(bench, services)
    other = add_person(services, "王芳", 2)
    learner = Actor(role=Role.LEARNER, person=other)
    for forbidden in (
        lambda: services.certificates.issue(TRAINER, other, PROGRAMME),
        lambda: services.certificates.revoke(TRAINER, record.id, "不许"),
        lambda: services.certificates.standing(learner, record.person, PROGRAMME),
        lambda: services.certificates.of_person(learner, record.person),
        lambda: services.certificate_papers.sheet(learner, record.id),
        lambda: services.certificate_papers.renewals(KIOSK, 30, tmp_path / "r.xlsx"),
        lambda: services.verification.own_trust(TRAINER, tmp_path / "t.json", "x"),
    ):
        with pytest.raises(NotAllowed):
            forbidden()
    own = Actor(role=Role.LEARNER, person=record.person)
    assert services.certificate_papers.sheet(own, record.id).number == record.number


def test_a_state_certificate_needs_a_person_and_sound_days(bench: Bench) -> None:
    services = make_office(bench)
    person = add_person(services)
    given = {"kind": "special-operation", "category": "", "number": "T1", "authority": "厅"}
    with pytest.raises(InvalidInput):
        services.certificates.record_state_certificate(
            ADMIN, person, issued=date(2026, 1, 1), expires=date(2025, 1, 1), **given
        )
    with pytest.raises(NotFound):
        services.certificates.record_state_certificate(ADMIN, "00" * 16, issued=date(2026, 1, 1), expires=None, **given)


def test_a_programme_without_hours_or_without_a_certificate(
    sqlite_bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    services = make_office(sqlite_bench)
    person = add_person(services, person_class="grid-member", role="网格员")
    standing = services.certificates.standing(ADMIN, person, "grid-member-yearly")
    assert (standing.minutes_due, standing.missing) == (0, ("没有合格的考试成绩",))
    programmes = services.library.programmes
    bare = replace(programmes["grid-member-yearly"], id="bare", blueprint=None, certificate=None)
    ruleless = replace(programmes[PROGRAMME], id="ruleless", hours_rule="repealed")
    monkeypatch.setattr(services.library, "programme", {"bare": bare, "ruleless": ruleless}.__getitem__)
    with pytest.raises(Conflict, match="不发证书"):
        services.certificates.issue(ADMIN, person, "bare")
    with pytest.raises(NotFound, match="学时规定"):
        services.certificates.issue(ADMIN, person, "ruleless")
