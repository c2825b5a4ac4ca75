"""Each family of duties, met, due and overdue, over a real store with the shipped rules of law."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from edu.domain.actors import Actor, Role
from edu.domain.errors import NotAllowed, NotFound
from edu.domain.events import certificates as xe
from edu.domain.events import classes as ce
from edu.domain.events import exams as ee
from edu.domain.events import people as pe
from edu.domain.events import study as se
from edu.domain.obligations.duties import SubjectDuties
from edu.services.obligations import Obligations
from edu.system.ids import derived_id
from tests.stores import Bench

ADMIN = Actor(role=Role.ADMIN, id="test")
TOWN, VILLAGE, FIRM, SAFE_FIRM = (derived_id("test", name) for name in ("town", "village", "firm", "safe"))
TODAY = date(2026, 11, 22)


@pytest.fixture
def town(bench: Bench) -> Bench:
    bench.services().settings.change(records_from="2024-01-01", home=TOWN)
    put(bench, pe.OrgUnitDeclared(code="331124101000", name="古市镇", level="township"), TOWN)
    put(bench, pe.OrgUnitDeclared(code="331124101200", name="上村", level="village", parent=TOWN), VILLAGE)
    put(
        bench,
        pe.EnterpriseRegistered(name="第一矿", industry="非煤矿山", high_risk=True, township=TOWN, village=VILLAGE),
        FIRM,
    )
    put(bench, pe.EnterpriseRegistered(name="木器厂", industry="木竹加工", township=TOWN), SAFE_FIRM)
    return bench


def put(bench: Bench, fact: Any, subject: str, **more: Any) -> None:
    with bench.store.writing(ADMIN) as work:
        work.append(fact, subject, **more)
        work.commit()


def person(bench: Bench, person_class: str, *, firm: str = SAFE_FIRM, starts: str = "2025-03-01", **more: Any) -> str:
    made = bench.ids.new()
    put(bench, pe.PersonRegistered(), made, person=made, private=pe.PersonDetails(name="王伟", id_number="33" * 9))
    assign(bench, made, person_class, firm=firm, starts=starts, **more)
    return made


def assign(bench: Bench, who: str, person_class: str, *, firm: str = "", starts: str = "", **more: Any) -> None:
    values = {"role": "岗位", "org": "" if firm else VILLAGE, "enterprise": firm, "starts": starts} | more
    put(bench, pe.PostAssigned(post=bench.ids.new(), person_class=person_class, **values), who, person=who)


def credit(bench: Bench, who: str, hours: int, day: str, kind: str = "yearly", form: str = "offline") -> None:
    unit = 45 if form == "offline" else 30
    fact = se.HoursCredited(
        minutes=hours * unit, unit_minutes=unit, form=form, source="lesson", source_id="c", programme_kind=kind, day=day
    )
    put(bench, fact, who, person=who)


def certificate(bench: Bench, who: str, kind: str, issued: str, expires: str) -> None:
    fact = xe.StateCertificateRecorded(record=bench.ids.new(), certificate_kind=kind, issued=issued, expires=expires)
    put(bench, fact, who, person=who)


def drill(bench: Bench, level: str, day: str, *, content: str = "comprehensive", hazard: str = "flood") -> None:
    fact = ce.DrillRecorded(
        title="演练", org={"village": VILLAGE, "township": TOWN}.get(level, ""),
        enterprise=FIRM if level == "enterprise" else "", level=level, content=content, form="field", hazard=hazard,
        day=day, participants=30,
    )  # fmt: skip
    put(bench, fact, bench.ids.new())


def service(bench: Bench) -> Obligations:
    return bench.services().obligations


def states(found: SubjectDuties) -> dict[str, str]:
    return {duty.rule: duty.state for duty in found.duties}


@pytest.mark.parametrize(
    ("day", "hours", "on", "state"),
    [
        ("2026-05-01", 12, TODAY, "met"),
        ("2026-05-01", 11, TODAY, "due_soon"),
        ("2026-05-01", 11, date(2026, 6, 1), "due"),
        ("2025-05-01", 12, date(2026, 6, 1), "due"),
    ],
)
def test_yearly_hours_are_met_due_or_nearly_out_of_time(
    town: Bench, day: str, hours: int, on: date, state: str
) -> None:
    who = person(town, "principal")
    credit(town, who, 12, "2025-05-01")
    if day != "2025-05-01":
        credit(town, who, hours, day)
    assert states(service(town).person(ADMIN, who, on))["principal-yearly-general"] == state


def test_a_year_without_hours_is_overdue_until_it_is_made_good(town: Bench) -> None:
    who = person(town, "principal", starts="2024-06-01")
    found = service(town).person(ADMIN, who, TODAY)
    duty = next(duty for duty in found.duties if duty.rule == "principal-yearly-general")
    assert (duty.state, duty.days_late) == ("overdue", (TODAY - date(2025, 12, 31)).days)
    assert "0 学时" in duty.why
    assert duty.needed == "12 学时"
    assert duty.cites == ("《生产经营单位安全培训规定》第九条",)
    assert "再培训" in duty.source_text
    credit(town, who, 12, "2026-11-01", form="online")
    assert states(service(town).person(ADMIN, who, TODAY))["principal-yearly-general"] == "met"


def test_initial_hours_run_from_the_post_and_the_firm_decides_how_many(town: Bench) -> None:
    who = person(town, "safety-manager", firm=FIRM, starts="2026-09-01")
    assert states(service(town).person(ADMIN, who, TODAY))["safety-manager-initial-high-risk"] == "due"
    credit(town, who, 47, "2026-10-01", "initial")
    later = date(2027, 3, 2)
    assert states(service(town).person(ADMIN, who, later))["safety-manager-initial-high-risk"] == "overdue"
    credit(town, who, 1, "2026-10-02", "initial")
    assert states(service(town).person(ADMIN, who, later))["safety-manager-initial-high-risk"] == "met"


def test_hours_taken_only_online_stand_with_the_share_that_belongs_in_a_classroom(town: Bench) -> None:
    who = person(town, "principal", starts="2024-06-01")
    credit(town, who, 12, "2026-11-01", form="online")
    duty = next(d for d in service(town).person(ADMIN, who, TODAY).duties if d.rule == "principal-yearly-general")
    assert duty.state == "met"
    assert "其中线下 0 学时" in duty.why
    assert "对培训机构是强制标准" in duty.why
    assert any("AQ 8011" in cite for cite in duty.cites)
    credit(town, who, 4, "2026-11-02")
    duty = next(d for d in service(town).person(ADMIN, who, TODAY).duties if d.rule == "principal-yearly-general")
    assert "线下" not in duty.why
    assert not any("AQ 8011" in cite for cite in duty.cites)


def test_a_fire_key_unit_drills_half_yearly_and_another_firm_yearly(town: Bench) -> None:
    places = town.services().organisations
    plain = {duty.rule: duty.window_to for duty in service(town).enterprise(ADMIN, FIRM, TODAY).duties}
    assert "fire-key-unit-drill" not in plain
    assert plain["fire-other-unit-drill"] == date(2026, 12, 31)

    firm = next(firm for firm in places.enterprises(ADMIN) if firm.id == FIRM)
    places.change_enterprise(ADMIN, replace(firm, key_place=True))

    drill(town, "enterprise", "2026-03-01", hazard="fire")
    key = {duty.rule: duty for duty in service(town).enterprise(ADMIN, FIRM, TODAY).duties}
    assert "fire-other-unit-drill" not in key
    assert (key["fire-key-unit-drill"].window_from, key["fire-key-unit-drill"].state) == (date(2026, 7, 1), "due_soon")
    others = states(service(town).enterprise(ADMIN, SAFE_FIRM, TODAY))
    assert "fire-other-unit-drill" in others
    assert "fire-key-unit-drill" not in others


def test_staff_of_a_fire_key_unit_owe_fire_training_before_the_post_and_each_year(town: Bench) -> None:
    garage = derived_id("test", "garage")
    put(town, pe.EnterpriseRegistered(name="加油站", key_place=True, township=TOWN), garage)
    fire = {"fire-key-unit-initial", "fire-key-unit-yearly"}
    assert fire <= states(service(town).person(ADMIN, person(town, "worker", firm=garage), TODAY)).keys()
    assert fire.isdisjoint(states(service(town).person(ADMIN, person(town, "worker"), TODAY)))


def test_withdrawn_hours_do_not_count(town: Bench) -> None:
    who = person(town, "principal")
    with town.store.writing(ADMIN) as work:
        fact = se.HoursCredited(
            minutes=540, unit_minutes=45, form="offline", source="class", source_id="c", programme_kind="yearly",
            day="2026-05-01",
        )  # fmt: skip
        ref = work.append(fact, who, person=who)
        work.append(se.HoursWithdrawn(credit=ref.label, reason="x"), who, person=who)
        work.commit()
    assert states(service(town).person(ADMIN, who, TODAY))["principal-yearly-general"] == "overdue"


def test_a_special_operator_needs_a_valid_certificate(town: Bench) -> None:
    who = person(town, "special-operator", work_type="低压电工")
    rule = "special-operator-certificate-2026"
    assert states(service(town).person(ADMIN, who, TODAY))[rule] == "overdue"
    certificate(town, who, "special_operation", "2021-01-10", "2027-01-09")
    assert states(service(town).person(ADMIN, who, TODAY))[rule] == "due_soon"
    assert states(service(town).person(ADMIN, who, date(2027, 1, 10)))[rule] == "overdue"
    certificate(town, who, "special-operation", "2026-11-01", "2032-10-31")
    assert states(service(town).person(ADMIN, who, TODAY))[rule] == "met"


def test_a_rescuer_may_be_trained_or_examined(town: Bench) -> None:
    who = person(town, "rescuer", firm="")
    assert states(service(town).person(ADMIN, who, TODAY))["rescuer-trained-before-duty"] == "overdue"
    sitting = town.ids.new()
    put(
        town,
        ee.SittingStarted(
            paper=town.ids.new(), source="exam", attempt=1, seed=1, order=[0], options=[["a"]], minutes=60,
            pass_mark=8000, downtime="paused", downtime_max_minutes=30,
        ),
        sitting,
        person=who,
    )  # fmt: skip
    put(town, ee.SittingHandedIn(reason="candidate", used_ms=1), sitting, person=who)
    put(town, ee.SittingMarked(score=9000, total=10000, passed=True, slots=[1]), sitting, person=who)
    assert states(service(town).person(ADMIN, who, TODAY))["rescuer-trained-before-duty"] == "met"


def test_a_closed_class_counts_for_who_was_there(town: Bench) -> None:
    town.services().settings.change(regions=("songyang",))
    there, absent = person(town, "village-admin", firm=""), person(town, "village-admin", firm="")
    held = town.ids.new()
    put(town, ce.ClassOpened(title="应急管理员培训", org=TOWN, starts="2026-05-01", ends="2026-05-02"), held)
    for who in (there, absent):
        put(town, ce.Enrolled(), held, person=who)
    put(town, ce.SignedIn(meeting=derived_id("m", "1"), at_ms=1), held, person=there)
    put(town, ce.MarkedAbsent(meeting=derived_id("m", "1")), held, person=absent)
    rule = "songyang-village-admin-yearly"
    assert states(service(town).person(ADMIN, there, TODAY))[rule] == "overdue"
    put(town, ce.ClassClosed(people=1, passed=0, minutes_total=90), held)
    assert states(service(town).person(ADMIN, there, TODAY))[rule] == "met"
    assert states(service(town).person(ADMIN, absent, TODAY))[rule] == "overdue"


def test_a_change_of_post_within_the_firm_asks_for_training_anew(town: Bench) -> None:
    who = person(town, "worker", starts="2024-02-01", ends="2026-08-31")
    assign(town, who, "worker", firm=SAFE_FIRM, starts="2026-09-01", role="装配工")
    credit(town, who, 24, "2024-01-15", "initial")
    found = states(service(town).person(ADMIN, who, TODAY))
    assert found["worker-transfer"] == "overdue"
    assert found["worker-initial-general"] == "met"


def test_the_next_term_of_the_same_post_asks_for_nothing_anew(town: Bench) -> None:
    who = person(town, "worker", starts="2024-02-01", ends="2026-08-31")
    assign(town, who, "worker", firm=SAFE_FIRM, starts="2026-09-01")
    credit(town, who, 24, "2024-01-15", "initial")
    found = states(service(town).person(ADMIN, who, TODAY))
    assert "worker-transfer" not in found
    assert found["worker-initial-general"] == "met"


@pytest.mark.parametrize(
    ("level", "rule"),
    [("village", "village-comprehensive-drill"), ("township", "township-comprehensive-drill")],
)
def test_places_drill_every_year(town: Bench, level: str, rule: str) -> None:
    place = {"village": VILLAGE, "township": TOWN}[level]
    on = date(2027, 3, 1)
    assert states(service(town).org(ADMIN, place, TODAY))[rule] == "overdue"
    drill(town, level, "2026-12-05")
    assert states(service(town).org(ADMIN, place, on))[rule] == "due"
    drill(town, level, "2027-02-05")
    assert states(service(town).org(ADMIN, place, on))[rule] == "met"


def test_an_enterprise_drills_its_site_plan_each_half_year(town: Bench) -> None:
    rule = "enterprise-site-drill-half-year"
    assert states(service(town).enterprise(ADMIN, FIRM, TODAY))[rule] == "overdue"
    drill(town, "enterprise", "2026-10-01", content="comprehensive")
    assert states(service(town).enterprise(ADMIN, FIRM, TODAY))[rule] == "overdue"
    drill(town, "enterprise", "2026-10-01", content="site")
    assert states(service(town).enterprise(ADMIN, FIRM, TODAY))[rule] == "met"


def test_coverage_is_counted_from_the_named_people(town: Bench) -> None:
    rule = "enterprise-licensed-operators"
    assert rule not in states(service(town).enterprise(ADMIN, FIRM, TODAY))
    first, second = (person(town, "special-operator", firm=FIRM) for _ in range(2))
    certificate(town, first, "special-operation", "2025-01-01", "2030-12-31")
    found = service(town).enterprise(ADMIN, FIRM, TODAY)
    duty = next(duty for duty in found.duties if duty.rule == rule)
    assert (duty.state, duty.done, duty.needed) == ("overdue", "1 人", "2 人")
    certificate(town, second, "special-operation", "2025-01-01", "2030-12-31")
    assert states(service(town).enterprise(ADMIN, FIRM, TODAY))[rule] == "met"


def test_a_village_needs_an_administrator_where_the_county_says_so(town: Bench) -> None:
    town.services().settings.change(regions=("songyang",))
    assert states(service(town).org(ADMIN, VILLAGE, TODAY))["songyang-village-admin"] == "overdue"
    person(town, "village-admin", firm="")
    assert states(service(town).org(ADMIN, VILLAGE, TODAY))["songyang-village-admin"] == "met"


def test_pending_rules_are_shown_but_judge_nobody(town: Bench) -> None:
    found = states(service(town).enterprise(ADMIN, SAFE_FIRM, TODAY))
    assert found["enterprise-evacuation-drill"] == "unverified"


def test_the_overview_counts_people_once_and_lists_the_most_urgent_first(town: Bench) -> None:
    long_ago = person(town, "special-operator", starts="2024-03-01")
    recent = person(town, "special-operator", starts="2026-10-01")
    assign(town, recent, "principal", firm=SAFE_FIRM, starts="2026-10-01")
    found = service(town).overview(ADMIN, TOWN, TODAY)
    operators = next(line for line in found.classes if line.person_class == "special-operator")
    assert (found.people, found.overdue_people) == (2, 2)
    assert (operators.people, operators.states) == (2, {"overdue": 2})
    assert [duty.subject for duty in found.overdue] == [long_ago, recent]
    assert found.overdue_total == 2
    assert [place.name for place in found.villages] == ["上村"]
    assert {firm.name for firm in found.enterprises} == {"第一矿", "木器厂"}
    assert service(town).overview(ADMIN, TOWN, TODAY, limit=1, offset=1).overdue == found.overdue[1:]
    assert [duty.subject for duty in service(town).stream(ADMIN, TOWN, TODAY) if duty.state == "overdue"]


def test_meetings_that_cannot_be_recorded_judge_nobody(town: Bench) -> None:
    town.services().settings.change(regions=("wujin",))
    assert "wujin-party-meeting" not in states(service(town).org(ADMIN, TOWN, TODAY))
    assert any("党委会" in rule.title for rule in service(town).overview(ADMIN, TOWN, TODAY).untracked)


def test_what_was_done_before_a_merge_counts_for_the_person_who_stays(town: Bench) -> None:
    kept, gone = person(town, "principal"), person(town, "worker")
    credit(town, gone, 12, "2026-05-01")
    put(town, pe.PersonMerged(into=kept), gone, person=gone)
    assert states(service(town).person(ADMIN, kept, TODAY))["principal-yearly-general"] == "met"
    assert service(town).overview(ADMIN, TOWN, TODAY).people == 1


def test_nobody_looks_beyond_what_they_answer_for(town: Bench) -> None:
    who = person(town, "principal")
    learner = Actor(role=Role.LEARNER, person=who)
    assert service(town).person(learner, who).id == who
    with pytest.raises(NotAllowed):
        service(town).overview(learner, TOWN)
    with pytest.raises(NotAllowed):
        service(town).org(Actor(role=Role.ADMIN, scope=VILLAGE), TOWN)
    with pytest.raises(NotFound):
        service(town).person(ADMIN, town.ids.new())
    with pytest.raises(NotFound):
        service(town).enterprise(ADMIN, town.ids.new())


def test_without_a_setting_nothing_before_the_first_event_is_held_against_anyone(town: Bench) -> None:
    town.services().settings.change(records_from="")
    assert states(service(town).org(ADMIN, VILLAGE, TODAY))["village-comprehensive-drill"] == "due_soon"
    assert states(service(town).enterprise(ADMIN, FIRM, TODAY))["enterprise-site-drill-half-year"] == "due_soon"


def test_records_begin_with_the_first_event_whatever_a_clock_set_back_wrote_later(bench: Bench) -> None:
    begun = bench.clock.now_ms()
    put(bench, pe.OrgUnitDeclared(code="", name="上村", level="village"), VILLAGE)
    bench.clock.jump_to(begun - 400 * 24 * 3_600_000)
    put(bench, pe.OrgUnitDeclared(code="", name="下村", level="village"), TOWN)
    with bench.store.reading() as view:
        assert view.histories.first_ms() == begun


def test_an_empty_ledger_has_no_first_event(bench: Bench) -> None:
    with bench.store.reading() as view:
        assert view.histories.first_ms() is None


def test_regions_are_named_as_their_rules_begin(sqlite_bench: Bench) -> None:
    regions = sqlite_bench.services().obligations.regions()

    assert regions["songyang"] == "松阳"
    assert "national" not in regions
