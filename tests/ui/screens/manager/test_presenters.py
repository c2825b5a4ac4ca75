"""Conditions of the manager's screens without Qt."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import msgspec
import pytest

from edu.domain.certificates import CertificateClaims, Verification
from edu.domain.classes import ClassLine, ClassRecord
from edu.domain.errors import REPLACE_DAMAGED
from edu.domain.exams.sitting import ExamRecord
from edu.domain.ledger import BadEvent, Verdict
from edu.domain.ledger import Finding as Damage
from edu.domain.obligations.duties import Duty, SubjectDuties
from edu.domain.people import OrgUnit, Person, PersonLine, Post
from edu.domain.problems import Problem
from edu.domain.reviews import Finding, Sheet
from edu.system.settings import Settings
from ui.screens.class_state import state_of
from ui.screens.files import safe_name
from ui.screens.manager.certificates.presenter import verdict
from ui.screens.manager.classes.presenter import days_text
from ui.screens.manager.dashboard.presenter import not_drilled
from ui.screens.manager.drills.presenter import named_words, size_text
from ui.screens.manager.imports.presenter import steps
from ui.screens.manager.obligations.presenter import cut_words, late_words, subject_rows, tab_words
from ui.screens.manager.papers.presenter import exam_state
from ui.screens.manager.parts.words import (
    expiry_chip,
    hours_text,
    marks_text,
    post_words,
    span,
    unit_pairs,
    until_words,
)
from ui.screens.manager.people.presenter import PeopleFilter, row_of
from ui.screens.manager.reviews.presenter import sheet_words
from ui.screens.manager.settings.presenter import missing_words, progress_words, verdict_words
from ui.screens.manager.units.presenter import code_fault, join_targets

TODAY = date(2026, 11, 22)


def make_post(**changes: str) -> Post:
    fields = {
        "id": "p1", "person": "a", "role": "安全员", "person_class": "safety-manager", "scheme": "emergency",
        "org": "v", "enterprise": "", "work_type": "", "starts": "2025-01-01", "ends": "",
    }  # fmt: skip
    return Post(**(fields | changes))


def make_person() -> Person:
    return Person(
        id="a", name="欧阳䶮", initials="oyy", sex="male", birth_year=1980, id_kind="resident-id", id_mask="331***0010",
        phone_mask="138****0000", education="",
    )  # fmt: skip


def make_duty(state: str, title: str = "村级防灾演练每年不少于一次", **changes: object) -> Duty:
    duty = Duty(
        subject="v", subject_type="village", name="叶村村", id_mask="", person_class="", place="叶村乡", employer="",
        rule="r", title=title, family="", state=state, why="还差 1 次。", done="0 次", needed="1 次", window_from=None,
        window_to=None, days_left=None, days_late=None, cites=("《…》第一条",), source_text="", verified="original",
        note="",
    )  # type: ignore[arg-type]  # fmt: skip
    return msgspec.structs.replace(duty, **changes)


def make_subject(*duties: Duty) -> SubjectDuties:
    worst = duties[0].state if duties else "not_applicable"
    return SubjectDuties(id="v", type="village", name="叶村村", place="叶村乡", state=worst, duties=duties)


def make_class(**changes: object) -> ClassLine:
    record = ClassRecord(
        id="c", title="班", programme="", programme_kind="", person_class="", org="", starts="2026-11-01",
        ends="2026-11-30", form="offline", state="open", closed_ms=None, people=0, passed=0, minutes_total=0,
    )  # fmt: skip
    return ClassLine(record=replace(record, **changes), org_name="", people=0, meetings=0)  # type: ignore[arg-type]


def test_current_posts_are_shown_before_ended_ones() -> None:
    old, new = make_post(role="网格员", ends="2025-06-01"), make_post(id="p2", role="安全员")
    line = PersonLine(person=make_person(), posts=(old, new), org_name="叶村村", enterprise_name="")

    row = row_of(line, TODAY)

    assert (row.post, row.current, row.place) == ("安全员", True, "叶村村")


def test_person_without_a_post_is_not_in_post() -> None:
    row = row_of(PersonLine(person=make_person(), posts=(), org_name="", enterprise_name=""), TODAY)

    assert (row.post, row.current, row.place) == ("没有岗位", False, "未归属")


def test_a_post_is_not_said_twice() -> None:
    assert post_words(make_post(role="应急管理员", person_class="village-admin")) == "应急管理员"
    assert post_words(make_post(role="安全员")) == "安全员（安全生产管理人员）"


def test_filter_knows_whether_it_narrows() -> None:
    assert not PeopleFilter().narrows
    assert PeopleFilter(current=True).query(TODAY).current_on == "2026-11-22"


def test_steps_go_from_todo_to_done() -> None:
    assert [step.state for step in steps("result")] == ["done", "done", "now", "todo", "todo"]
    assert {step.state for step in steps("done")} == {"done"}


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({}, "进行中"),
        ({"starts": "2026-12-01", "ends": "2026-12-02"}, "未开始"),
        ({"ends": "2026-11-21"}, "待结业"),
        ({"ends": "2026-11-21", "state": "closed"}, "已结业"),
    ],
)
def test_class_stands_where_its_days_say(changes: dict[str, object], word: str) -> None:
    assert state_of(make_class(**changes), TODAY)[1] == word


def test_exam_is_open_between_its_hours_unless_closed() -> None:
    exam = ExamRecord(
        id="e", paper="p", title="考试", training_class="", programme="", attempts=1, opens_ms=10, closes_ms=20,
        supervised=True, closed=False,
    )  # fmt: skip

    assert [exam_state(exam, now) for now in (5, 10, 20)] == ["ahead", "open", "over"]
    assert exam_state(replace(exam, closed=True), 15) == "over"


def test_villages_with_an_open_drill_duty_have_not_drilled() -> None:
    assert len(not_drilled([make_subject(make_duty("due"))])) == 1
    assert not_drilled([make_subject(make_duty("met")), make_subject(make_duty("overdue", "每年培训"))]) == []


def test_worst_subject_comes_first_with_its_most_pressing_duty() -> None:
    calm, late = make_subject(make_duty("met")), make_subject(make_duty("overdue"))

    rows = subject_rows([calm, late, make_subject()])

    assert [row.chip[1] for row in rows] == ["已逾期", "已完成", "不适用"]
    assert rows[0].why.startswith("村级防灾演练")


def test_a_tab_says_whether_it_counts_duties_or_people() -> None:
    assert tab_words("已逾期", 1056, 47) == "已逾期 1,056 条（47 人）"
    assert tab_words("企业", 24) == "企业 24"
    assert tab_words("已逾期", 0, 0) == "已逾期"


def test_deadlines_are_told_in_days() -> None:
    assert late_words(make_duty("overdue", days_late=3)) == "逾期 3 天"
    assert late_words(make_duty("due_soon", days_left=0)) == "今天截止"
    assert late_words(make_duty("due")) == "—"
    assert "1,200" in cut_words(1000, 1200)
    assert cut_words(5, 5) == ""


def test_code_must_be_of_the_level() -> None:
    assert code_fault("331124203", "township") == ""
    assert "不一致" in code_fault("331124203000", "village")
    assert "12 位" in code_fault("abc", "village")


def test_proposal_joins_confirmed_villages_of_its_own_township_first() -> None:
    def unit(id_: str, parent: str, **more: object) -> OrgUnit:
        return OrgUnit(id=id_, code="", name=id_, level="village", parent=parent, **more)  # type: ignore[arg-type]

    units = [
        unit("far", "t2"),
        unit("near", "t1"),
        unit("new", "t1", proposed=True),
        unit("old", "t1", joined_into="near"),
    ]

    assert [key for key, _name in join_targets(units, units[2])] == ["near", "far"]
    townships = [OrgUnit(id=id_, code="", name=id_, level="township") for id_ in ("t1", "t2")]
    assert dict(join_targets([*units, *townships], units[2])) == {"near": "near", "far": "far（t2）"}
    assert [key for key, _name in unit_pairs(units)] == ["far", "near"]


def test_expiry_in_chips_and_words() -> None:
    assert expiry_chip("2026-11-21", TODAY) == ("overdue", "已过期")
    assert expiry_chip("2026-12-02", TODAY) == ("due", "10 天后到期")
    assert expiry_chip("", TODAY) == ("met", "长期有效")
    assert until_words("2026-11-22", TODAY) == "今天到期"
    assert span("2025-01-01", "") == "2025-01-01 至今"


def test_figures_are_short() -> None:
    assert (hours_text(1080, 45), hours_text(1100, 45)) == ("24", "24.4")
    assert (marks_text(8000), marks_text(7950), marks_text(None)) == ("80", "79.5", "—")
    assert (size_text(10), size_text(3 * 1_048_576)) == ("1 KB", "3.0 MB")
    assert safe_name('一人一档-张/三:"?') == "一人一档-张_三___"


def test_verdict_of_a_forged_certificate_tells_nothing_about_it() -> None:
    claims = CertificateClaims(
        number="1", title="培训证明", name="张伟杰", id_tail="0010", programme="初训", minutes_due=0, minutes_done=45,
        unit=45, issued="2026-11-22", expires="", issuer="叶村乡",
        score=-1, trained_from="2026-11-01", trained_to="2026-11-20",
    )  # fmt: skip

    assert verdict(Verification(status="forged", claims=None))[2] == []
    assert ("有效期至", "长期有效") in verdict(Verification(status="valid", claims=claims))[2]


def test_settings_say_what_is_missing_and_what_the_ledger_found() -> None:
    assert "单位名称" in missing_words(Settings())
    assert missing_words(Settings(organisation="叶村乡", home="t")) == ""
    assert verdict_words(Verdict(events=3, first_bad=None))[0] == "ok"
    assert verdict_words(Verdict(events=3, first_bad=BadEvent("d", 1, 2, "哈希不符")))[0] == "error"


def test_damage_beside_the_records_is_told_with_what_mends_it() -> None:
    table, paper = (
        Damage("table", "表格 sittings 与原始记录不一致：1 行被改动"),
        Damage("paper", "封存试卷“甲”的内容已损坏"),
    )

    kind, heading, rest = verdict_words(Verdict(3, None, (table,)))
    assert (kind, "台账完整，但" in heading, "ledger rebuild" in rest) == ("error", True, True)
    kind, heading, rest = verdict_words(Verdict(3, None, (paper, table)))
    assert (kind, heading, REPLACE_DAMAGED in rest, "rebuild" in rest) == ("error", f"{paper.said}。", True, False)
    assert "另有 3 处" in verdict_words(Verdict(3, BadEvent("d", 1, 2, "哈希不符"), (paper,) * 9))[2]


def test_the_bar_of_a_proof_goes_forward_through_its_steps() -> None:
    steps = [(step, done) for step in ("file", "events", "papers", "tables") for done in (0, 5, 10)]
    told = [progress_words(step, done, 10)[0] for step, done in steps]  # type: ignore[arg-type]

    assert told == sorted(told)
    assert (told[0], told[-1], progress_words("papers", 0, 0)) == (0.0, 1.0, (0.75, "正在核对试卷和材料…"))


def test_what_a_review_sheet_overrules_is_named_apart_from_what_it_lost() -> None:
    finding = Finding(kind="fact", id="hose", version="v1", verdict="right")
    signed = Sheet(topic="T05", reviewer="李工", on=TODAY, findings=(finding,))
    lost = Problem(code="review-stale", message="“hose”改过了", severity="warning")
    against = [Problem(code="review-overruled", message=f"“q{at}”王工说“错误”", severity="warning") for at in range(4)]
    said = sheet_words(signed, [lost, *against])
    assert "1 条内容已经改过" in said
    assert "有 4 条别人提过意见" in said
    assert "q0、q1、q2等" in said
    assert "别人" not in sheet_words(signed, ())


def test_the_year_of_a_class_is_said_once() -> None:
    assert days_text("2026-11-20", "2026-11-20") == "2026-11-20"
    assert days_text("2026-11-11", "2026-11-15") == "2026-11-11 至 11-15"
    assert days_text("2026-12-30", "2027-01-02") == "2026-12-30 至 2027-01-02"


def test_a_list_of_names_shorter_than_the_count_says_so() -> None:
    assert named_words(6, 11) == "名单里有 6 人，另外 5 人只记了人数"
    assert named_words(11, 11) == named_words(0, 11) == named_words(12, 11) == ""
