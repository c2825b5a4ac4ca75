from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from openpyxl import load_workbook
from sqlalchemy import text

from edu.bootstrap import Services
from edu.domain import event_words
from edu.domain.actors import Actor, Role
from edu.domain.drill_records import NewDrill
from edu.domain.errors import BadFile, DiskFull, InvalidInput, NotAllowed, NotFound
from edu.domain.events import KINDS
from edu.domain.events.classes import SignedIn
from edu.domain.events.exams import PaperFrozen, SittingStarted
from edu.domain.events.people import PersonMerged
from edu.domain.events.study import HoursWithdrawn, LessonCompleted
from edu.domain.learning_file import HoursLine
from edu.domain.people import Enterprise
from edu.services.classes import NewMeeting
from edu.services.learning_sections import years
from edu.services.people import NewPost
from tests.edu.services.diploma import ADMIN, PROGRAMME, add_person, credit, issued, make_office
from tests.edu.services.exam_hall import sit_exam
from tests.stores import START, Bench
from ui.screens.manager.person.presenter import file_counts, preview, sitting_rows

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


def test_sqlite_opens_with_the_standard_library(bench: Bench, tmp_path: Path) -> None:
    services, person = full_life(bench)
    target = tmp_path / "x.sqlite"
    target.write_text("old")
    services.learning_files.export_sqlite(ADMIN, person, target, "本人申请")
    with closing(sqlite3.connect(target)) as opened:

        def rows(query: str) -> list[tuple]:
            return opened.execute(query).fetchall()

        assert rows("SELECT name, id_number FROM person") == [("张伟杰", "331***********0012")]
        assert rows("SELECT count(*) FROM answers WHERE options <> ''") == [(3,)]
        assert rows("SELECT kind, count(*) FROM trainings GROUP BY kind") == [("lesson", 1), ("meeting", 2)]
        assert rows("SELECT year, offline_tenths FROM hours_by_year ORDER BY year") == [(2025, 0), (2026, 320)]
        assert rows("SELECT own, state FROM certificates") == [(1, "有效"), (0, "已过期")]
        assert rows("SELECT value FROM about WHERE name = '格式版本'") == [("1",)]
        events = rows("SELECT label, payload, hash FROM events")
        assert [label for label, _, _ in events] == [
            line.label for line in services.ledger.lines_of_person(ADMIN, person)[:-1]
        ]  # the export itself was booked after the file was written
        assert all(json.loads(payload) is not None and len(hash_) == 64 for _, payload, hash_ in events)
        described = rows('SELECT "table" || \'.\' || "column" FROM columns')
        for (table,) in rows(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('about', 'columns')"
        ):
            for _, column, *_ in rows(f"PRAGMA table_info({table})"):
                assert (f"{table}.{column}",) in described
        assert rows("PRAGMA integrity_check") == [("ok",)]


def test_the_pdf_shows_every_source(bench: Bench, tmp_path: Path) -> None:
    services, person = full_life(bench)
    services.learning_files.export_pdf(ADMIN, person, tmp_path / "x.pdf", "迎检")
    with pypdfium2.PdfDocument(tmp_path / "x.pdf") as document:
        whole = "".join("".join(page.get_textpage().get_text_range().split()) for page in document)
    file = services.learning_files.file(ADMIN, person)
    for section in SECTIONS[:-1]:
        assert all(line.source in whole for line in getattr(file, section)), section


def test_a_reason_is_asked_for_and_kept(bench: Bench, tmp_path: Path) -> None:
    services, person = full_life(bench)
    with pytest.raises(InvalidInput):
        services.learning_files.export_pdf(ADMIN, person, tmp_path / "x.pdf", " x ")
    assert not (tmp_path / "x.pdf").exists()
    services.learning_files.export_pdf(ADMIN, person, tmp_path / "x.pdf", "迎检")
    (line,) = services.learning_files.file(ADMIN, person).exports
    assert (line.form, line.actor) == ("pdf", "admin:a1")
    assert "迎检" not in services.learning_files.file(ADMIN, person).events[-1].payload
    assert services.ledger.verify().ok


def test_the_whole_number_needs_the_right_and_is_booked(bench: Bench, tmp_path: Path) -> None:
    services, person = full_life(bench)
    target = tmp_path / "x.sqlite"
    services.learning_files.export_sqlite(ADMIN, person, target, "公安核查", whole_number=True)
    with closing(sqlite3.connect(target)) as opened:
        ((number,),) = opened.execute("SELECT id_number FROM person").fetchall()
    assert len(number) == 18
    assert number.isalnum()
    kinds = [event.kind for event in services.learning_files.file(ADMIN, person).events]
    assert kinds[-2:] == ["learning_file_exported", "details_unmasked"]


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


def test_a_name_that_cannot_be_printed_books_nothing(bench: Bench, tmp_path: Path) -> None:
    services = make_office(bench)
    person = add_person(services, "𠮷田")
    before = services.ledger.count()
    with pytest.raises(InvalidInput, match="𠮷"):
        services.learning_files.export_pdf(ADMIN, person, tmp_path / "x.pdf", "迎检")
    assert services.ledger.count() == before
    assert not [path for path in tmp_path.iterdir() if "x.pdf" in path.name]


def test_a_folder_that_is_not_there_is_said(sqlite_bench: Bench, tmp_path: Path) -> None:
    services = make_office(sqlite_bench)
    person = add_person(services)
    before = services.ledger.count()
    with pytest.raises(DiskFull):
        services.learning_files.export_sqlite(ADMIN, person, tmp_path / "no" / "x.sqlite", "迎检")
    assert services.ledger.count() == before


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


def test_the_roster_goes_out_masked_and_its_headings_are_known(bench: Bench, tmp_path: Path) -> None:
    from edu.domain.people import PeopleQuery
    from edu.domain.roster_words import field_of

    services, person = full_life(bench)
    assert services.people_export.write(ADMIN, tmp_path / "p.xlsx") == 2
    sheet = load_workbook(tmp_path / "p.xlsx")["人员名册"]
    assert all(field_of(str(cell.value)) for cell in sheet[1])
    whole = "".join(str(cell.value) for row in sheet.iter_rows() for cell in row)
    assert "19900101" not in whole
    assert "叶村乡" in whole
    found = services.people_export.write(ADMIN, tmp_path / "q.xlsx", PeopleQuery(text="王芳"))
    assert found == 1
    with pytest.raises(NotAllowed):
        services.people_export.write(Actor(role=Role.LEARNER, person=person), tmp_path / "r.xlsx")


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


def test_the_roster_names_village_and_township(sqlite_bench: Bench, tmp_path: Path) -> None:
    services = make_office(sqlite_bench)
    home = services.settings.value.home
    village = services.organisations.declare_org_unit(
        ADMIN, code="331121207201", name="横坑村", level="village", parent=home
    )
    firm = services.organisations.register_enterprise(
        ADMIN,
        Enterprise(
            id="",
            uscc="",
            name="石门木业",
            industry="木竹",
            high_risk=False,
            key_place=True,
            township=home,
            village=village,
        ),
    )
    person = add_person(services)
    services.people.assign(ADMIN, person, NewPost(role="村委委员", person_class="village-admin", org=village))
    services.people.assign(ADMIN, person, NewPost(role="电工", person_class="worker", enterprise=firm))
    services.people_export.write(ADMIN, tmp_path / "p.xlsx")
    rows = load_workbook(tmp_path / "p.xlsx")["人员名册"].iter_rows(min_row=2, values_only=True)
    places = {row[7]: row[9:10] + row[12:17] for row in rows}
    assert places == {
        "厂长": (None, None, None, "叶村乡", None, None),
        "村委委员": (None, None, None, "叶村乡", "横坑村", "331121207201"),
        "电工": ("石门木业", "否", "是", "叶村乡", "横坑村", "331121207201"),
    }


def test_the_ledger_proves_and_rebuilds_itself(bench: Bench) -> None:
    services, _ = full_life(bench)
    before = services.ledger.digest()
    assert services.ledger.verify().ok
    assert services.ledger.rebuild() == services.ledger.count()
    assert services.ledger.digest() == before
