"""Somebody who did a little of everything, for tests of what is told and written of a person."""

from __future__ import annotations

from datetime import date

from edu.bootstrap import Services
from edu.domain.drill_records import NewDrill
from edu.domain.events.study import HoursWithdrawn, LessonCompleted
from edu.services.classes import NewMeeting
from tests.edu.services.diploma import ADMIN, PROGRAMME, add_person, credit, issued, make_office
from tests.edu.services.exam_hall import sit_exam
from tests.stores import START, Bench

SECTIONS = ("posts", "meetings", "lessons", "hours", "sittings", "drills", "certificates", "exports")


def full_life(bench: Bench) -> tuple[Services, str]:
    """Somebody with a line in every section."""
    services = make_office(bench)
    person = issued(bench, services).person
    other = add_person(services, "王芳", 2)
    course = services.classes.open(
        ADMIN, title="主要负责人班", starts=date(2026, 11, 22), ends=date(2026, 11, 22), programme=PROGRAMME
    )
    services.classes.enrol(ADMIN, course, [person, other])
    topics = ("隐患排查", "有限空间", "取消的课")
    meetings = [
        services.classes.plan_meeting(
            ADMIN, course, NewMeeting(topic=topic, starts_ms=START, minutes=45, teacher="李建国")
        )
        for topic in topics
    ]
    services.attendance.sign_in(ADMIN, course, meetings[0], person)
    services.classes.cancel_meeting(ADMIN, course, meetings[2], "老师请假")
    sit_exam(services, person, answers=3)
    with bench.store.writing(ADMIN) as work:
        lesson = LessonCompleted(course="yingzhi.fire-escape", version=1, lesson="no-such", credit_minutes=12)
        work.append(lesson, person, person=person)
        work.commit()
    withdrawn = credit(bench, person, 30, form="online", day="2025-05-01")
    with bench.store.writing(ADMIN) as work:
        work.append(HoursWithdrawn(credit=withdrawn, reason="error"), person, person=person)
        work.commit()
    credit(bench, person, 45, form="online", day="2025-05-02")
    services.certificates.record_state_certificate(
        ADMIN, person, kind="special-operation", category="低压电工", number="T331121199001010012",
        issued=date(2020, 12, 1), expires=date(2026, 6, 1), authority="浙江省应急管理厅",
    )  # fmt: skip
    services.drills.record(
        ADMIN,
        NewDrill(title="防汛转移", level="township", org=services.settings.value.home, content="special",
                 form="tabletop", hazard="flood", day="2026-06-01", minutes=60, participants=20, people=(person,)),
    )  # fmt: skip
    return services, person
