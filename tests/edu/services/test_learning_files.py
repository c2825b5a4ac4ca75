"""What a person's file tells of them; how it goes out: test_learning_file_exports.py."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from sqlalchemy import text

from edu.domain import event_words
from edu.domain.actors import Actor, Role
from edu.domain.errors import BadFile, NotAllowed, NotFound
from edu.domain.events import KINDS
from edu.domain.events.classes import SignedIn
from edu.domain.events.exams import PaperFrozen, SittingStarted
from edu.domain.events.people import PersonMerged
from edu.domain.learning_file import HoursLine
from edu.services.classes import NewMeeting
from edu.services.learning_sections import years
from tests.edu.services.diploma import ADMIN, PROGRAMME, add_person, make_office
from tests.edu.services.exam_hall import sit_exam
from tests.edu.services.full_life import SECTIONS, full_life
from tests.stores import START, Bench
from ui.screens.manager.person.presenter import file_counts, preview, sitting_rows


def test_every_line_names_an_event_of_the_person(bench: Bench, tmp_path: Path) -> None:
    services, person = full_life(bench)
    services.learning_files.export_pdf(ADMIN, person, tmp_path / "x.pdf", "迎检")
    file = services.learning_files.file(ADMIN, person)
    labels = {event.source for event in file.events}
    assert file.registered in labels
    for section in SECTIONS:
        lines = getattr(file, section)
        assert lines, section
        for line in lines:
            assert line.source in labels, (section, line)
    for sitting in file.sittings:
        answered = [answer for answer in sitting.answers if answer.options]
        assert len(answered) == 3
        assert all(answer.source in labels and answer.given for answer in answered)


def test_the_sections_say_what_happened(bench: Bench) -> None:
    services, person = full_life(bench)
    file = services.learning_files.file(ADMIN, person)
    assert [(line.topic, line.status) for line in file.meetings] == [("有限空间", "未签到"), ("隐患排查", "到课")]
    assert [line.lesson_title for line in file.lessons] == ["no-such"]
    assert [(line.day, line.withdrawn) for line in file.hours] == [
        ("2025-05-01", True), ("2025-05-02", False), ("2026-11-02", False),
    ]  # fmt: skip
    assert [(y.year, y.offline_tenths, y.online_tenths) for y in file.years] == [(2026, 320, 0), (2025, 0, 15)]
    assert [line.state for line in file.certificates] == ["有效", "已过期"]
    assert (file.drills[0].kind, file.drills[0].place) == ("桌面演练、防汛", "叶村乡")
    assert file.sittings[0].title == "安管人员考核"
    assert {line.state for line in file.obligations} <= {"met", "due_soon", "due", "overdue"}
    assert file.obligations


def test_a_cancelled_meeting_that_was_signed_into_says_so_and_counts_nowhere(bench: Bench, tmp_path: Path) -> None:
    services = make_office(bench)
    person = add_person(services)
    course = services.classes.open(
        ADMIN, title="主要负责人班", starts=date(2026, 11, 22), ends=date(2026, 11, 22), programme=PROGRAMME
    )
    services.classes.enrol(ADMIN, course, [person])
    held, off = (
        services.classes.plan_meeting(ADMIN, course, NewMeeting(topic=topic, starts_ms=START, minutes=45))
        for topic in ("隐患排查", "有限空间")
    )
    for meeting in (held, off):
        services.attendance.sign_in(ADMIN, course, meeting, person)
    services.classes.cancel_meeting(ADMIN, course, off, "老师请假")

    file = services.learning_files.file(ADMIN, person)

    assert {line.topic: line.status for line in file.meetings} == {"隐患排查": "到课", "有限空间": "已取消"}
    assert file_counts(file).startswith("1 次课")
    assert ("2026-11-22", "培训班：主要负责人班（有限空间，已取消）") in preview(file)
    services.learning_files.export_pdf(ADMIN, person, tmp_path / "x.pdf", "迎检")
    with pypdfium2.PdfDocument(tmp_path / "x.pdf") as document:
        whole = "".join("".join(page.get_textpage().get_text_range().split()) for page in document)
    assert (whole.count("已取消"), whole.count("到课")) == (1, 1)


def test_the_ledger_and_the_file_hold_the_same_events(bench: Bench) -> None:
    services, person = full_life(bench)
    file = services.learning_files.file(ADMIN, person)
    lines = services.ledger.lines_of_person(ADMIN, person)
    assert [event.source for event in file.events] == [line.label for line in lines]
    assert all(event.what != event.kind for event in file.events)


def test_every_kind_of_event_has_a_word() -> None:
    assert {kind for kind in KINDS if kind} <= set(event_words.EVENT_WORDS)
    assert event_words.actor_word("admin:a1") == "管理员"
    assert event_words.actor_word("robot:1") == "robot:1"


def test_who_may_read_and_who_may_export(bench: Bench, tmp_path: Path) -> None:
    services, person = full_life(bench)
    other = Actor(role=Role.LEARNER, person=add_person(services, "李娜", 3))
    trainer = Actor(role=Role.TRAINER)
    own = Actor(role=Role.LEARNER, person=person)
    assert services.learning_files.file(own, person).person.name == "张伟杰"
    for forbidden in (
        lambda: services.learning_files.file(other, person),
        lambda: services.learning_files.export_pdf(own, person, tmp_path / "x.pdf", "自己要"),
        lambda: services.learning_files.export_pdf(trainer, person, tmp_path / "x.pdf", "想看", whole_number=True),
    ):
        with pytest.raises(NotAllowed):
            forbidden()
    assert list(tmp_path.glob("*.pdf")) == []


def test_nobody_unknown_has_a_file(sqlite_bench: Bench) -> None:
    services = make_office(sqlite_bench)
    with pytest.raises(NotFound):
        services.learning_files.file(ADMIN, "00" * 16)


def test_minutes_are_added_before_they_become_hours() -> None:
    def line(minutes: int, form: str, unit: int) -> HoursLine:
        return HoursLine(
            source="", day="2026-01-01", title="", form=form, minutes=minutes, unit_minutes=unit, withdrawn=False
        )

    (year,) = years([line(22, "offline", 45), line(23, "offline", 45), line(10, "online", 30), line(5, "online", 0)])
    assert (year.offline_tenths, year.online_tenths, year.online_minutes) == (10, 3, 15)


def test_what_did_not_come_along_from_another_machine_leaves_no_hole(sqlite_bench: Bench) -> None:
    """Sign-ins of a class, and a sitting of a paper, of which only the person's own events are here."""
    services = make_office(sqlite_bench)
    person = add_person(services)
    sitting, paper = sqlite_bench.ids.new(), sqlite_bench.ids.new()
    with sqlite_bench.store.writing(ADMIN) as work:
        work.append(SignedIn(meeting=sqlite_bench.ids.new(), at_ms=START), sqlite_bench.ids.new(), person=person)
        for id_, of in ((sitting, sqlite_bench.ids.new()), (sqlite_bench.ids.new(), paper)):
            started = SittingStarted(
                paper=of,
                source="mock",
                attempt=1,
                seed=1,
                order=[1],
                options=[["a"]],
                minutes=10,
                pass_mark=800,
                downtime="paused",
                downtime_max_minutes=30,
            )
            work.append(started, id_, person=person)
        frozen = PaperFrozen(
            blueprint="b",
            blueprint_version=1,
            title="卷",
            seed=1,
            sha256="00" * 32,
            seal="x",
            total=1000,
            pass_mark=800,
            minutes=10,
        )
        work.append(frozen, paper)
        work.commit()
    file = services.learning_files.file(ADMIN, person)
    assert file.meetings == ()
    assert {(line.title, line.total, line.score, line.kind) for line in file.sittings} == {
        ("", 0, -1, "模拟考试"),
        ("卷", 1000, -1, "模拟考试"),
    }
    assert len(file.events) == 5


def test_papers_for_practice_of_one_plan_are_counted_through(sqlite_bench: Bench) -> None:
    services = make_office(sqlite_bench)
    person = add_person(services)
    for blueprint in ("grid-member-test", "grid-member-test", "first-lesson-school"):
        sqlite_bench.clock.advance(1000)
        view = services.sittings.start_mock(ADMIN, person, blueprint)
        services.sittings.hand_in(ADMIN, view.id)

    file = services.learning_files.file(ADMIN, person)

    by_title: dict[str, list[int]] = {}
    for line in file.sittings:
        by_title.setdefault(line.title, []).append(line.attempt)
    assert sorted(by_title.values()) == [[1], [1, 2]]


def test_an_answer_within_a_situation_is_told_with_it(sqlite_bench: Bench) -> None:
    services = make_office(sqlite_bench)
    person = add_person(services)
    sit_exam(services, person, blueprint="grid-member-test")
    (line,) = services.learning_files.file(ADMIN, person).sittings
    asked = {one.question: one.stem for one in line.answers}
    told = [q for bank in services.library.banks.values() for q in bank.questions if q.situation and q.id in asked]
    assert len(told) == 6
    for question in told:
        assert question.situation is not None
        assert asked[question.id].startswith(question.situation.text)


@pytest.mark.parametrize(
    ("damage", "said"),
    [("UPDATE blobs SET data = X'00000000'", "试卷内容已损坏"), ("DELETE FROM blobs", "试卷内容缺失")],
)
def test_a_sitting_over_a_paper_that_is_hurt_says_so(
    sqlite_bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: str, said: str
) -> None:
    services = make_office(sqlite_bench)
    person = add_person(services)
    sitting = sit_exam(services, person)
    with sqlite_bench.store.engines.writer.begin() as connection:
        connection.execute(text(damage))
    monkeypatch.setattr("edu.services.exams._PAPERS", {})  # a program that was opened after the damage

    (line,) = services.learning_files.file(ADMIN, person).sittings
    services.learning_files.export_pdf(ADMIN, person, tmp_path / "x.pdf", "年度归档")
    services.learning_files.export_sqlite(ADMIN, person, tmp_path / "x.sqlite", "年度归档")
    with closing(sqlite3.connect(tmp_path / "x.sqlite")) as opened:
        kept = opened.execute("SELECT paper_lost FROM exams").fetchall()

    assert (line.answers, line.paper_lost, line.passed) == ((), said, True)
    assert kept == [(said,)]
    with pypdfium2.PdfDocument(tmp_path / "x.pdf") as document:
        assert "没有逐题作答" in "".join(page.get_textpage().get_text_range() for page in document)
    assert said in sitting_rows([line])[0].note
    with pytest.raises((BadFile, NotFound), match="不能逐题查看"):
        services.sittings.result(ADMIN, sitting)


def test_who_was_merged_away_owes_nothing(sqlite_bench: Bench) -> None:
    services = make_office(sqlite_bench)
    person, into = add_person(services), add_person(services, "王芳", 2)
    with sqlite_bench.store.writing(ADMIN) as work:
        work.append(PersonMerged(into=into), person, person=person)
        work.commit()
    assert services.learning_files.file(ADMIN, person).obligations == ()


def test_the_ledger_proves_and_rebuilds_itself(bench: Bench) -> None:
    services, _ = full_life(bench)
    before = services.ledger.digest()
    assert services.ledger.verify().ok
    assert services.ledger.rebuild() == services.ledger.count()
    assert services.ledger.digest() == before
