"""Who comes in, what the wall says, what is taken home, and the staff's page: with real touches, keys and scans."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from edu.domain.actors import OPERATOR, Actor, Role
from edu.domain.errors import DiskFull, EduError, StorageError
from edu.domain.hall.plan import Notice, Opening
from edu.domain.hall.souvenirs import Souvenir, code_text
from edu.domain.hall.tickets import code_from
from tests.edu.services.school import make_school
from tests.stores import Bench
from ui import theme
from ui.modes import KIOSK
from ui.navigation import Route, Screen
from ui.screens.kiosk.attract import RENEW_TURNS, AttractScreen
from ui.screens.kiosk.doors import DoorsScreen
from ui.screens.kiosk.printing import paint_to_pdf
from ui.screens.kiosk.quiz import QuizScreen
from ui.screens.kiosk.result import ResultScreen
from ui.screens.kiosk.routes import Kiosk
from ui.screens.kiosk.scanner import ScanListener
from ui.screens.kiosk.souvenir import SouvenirScreen
from ui.screens.kiosk.staff import StaffScreen, StaffWays
from ui.screens.kiosk.ticket import TicketScreen
from ui.shell.kiosk import KioskWindow
from ui.shell.kiosk_sheets import PinSheet
from ui.tasks import TaskRunner
from ui.widgets import ConfirmSheet, PlainLabel

ADMIN = Actor(role=Role.ADMIN, id="a1")
DAY = date(2026, 11, 22)


@dataclass
class Voice:
    name: str = "普通话"
    said: list[str] = field(default_factory=list)
    hushed: int = 0

    def say(self, text: str) -> None:
        self.said.append(text)

    def hush(self) -> None:
        self.hushed += 1


@dataclass
class Printer:
    name: str = "POS-80"
    printed: list[Souvenir] = field(default_factory=list)
    broken: bool = False

    def print(self, souvenir: Souvenir) -> None:
        if self.broken:
            raise EduError("没有纸。")
        self.printed.append(souvenir)


@dataclass
class Machine:
    bench: Bench
    kiosk: Kiosk
    window: KioskWindow
    tasks: TaskRunner
    qtbot: QtBot
    voice: Voice
    printer: Printer
    left: list[str] = field(default_factory=list)

    def touch(self, widget: QWidget) -> None:
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.tasks.busy)

    def showing(self, kind: type[Screen]) -> Screen:
        self.qtbot.waitUntil(lambda: isinstance(self.window.host.showing, kind))
        shown = self.window.host.showing
        assert shown is not None
        return shown

    def group(self, label: str = "实验小学三（1）班", people: int = 30) -> str:
        code = self.kiosk._services.tickets.issue_group(ADMIN, label=label, people=people).code
        assert code is not None
        self.window.host.restart()
        self.settle()
        return code

    def keys(self, text: str, pause_ms: int = 0) -> None:
        for sign in text:
            QTest.keyClick(self.window.windowHandle(), sign)
            self.bench.clock.advance(pause_ms)

    def scan(self, code: str) -> None:
        self.keys(code)
        QTest.keyClick(self.window.windowHandle(), Qt.Key.Key_Return)
        self.settle()

    def type_code(self, code: str) -> TicketScreen:
        screen = self.window.host.showing
        assert isinstance(screen, TicketScreen)
        for digit in code:
            self.touch(screen.pad.keys[digit])
        self.touch(screen.pad.keys["确定"])
        self.settle()
        return screen

    def play_quiz(self) -> None:
        self.window.host.go(Route("kiosk.quiz"))
        for _ in range(5):
            quiz = self.window.host.showing
            assert isinstance(quiz, QuizScreen)
            self.touch(next(iter(quiz.panel.cards.values())))
            self.touch(quiz.next)

    def people(self) -> int:
        self.settle()
        return sum(count.people for count in self.kiosk._services.visits.counts(OPERATOR, DAY, DAY))  # type: ignore[attr-defined]

    def into_staff(self) -> StaffScreen:
        self.window.ask_pin()
        sheet = next(one for one in self.window.findChildren(PinSheet) if one.isVisible())
        for digit in "204518":
            self.touch(sheet.pad.pad.keys[digit])
        self.touch(sheet.pad.pad.keys["确定"])
        screen = self.showing(StaffScreen)
        self.settle()
        assert isinstance(screen, StaffScreen)
        return screen


@pytest.fixture
def machine(qtbot: QtBot, make_sqlite_bench: Callable[..., Bench]) -> Iterator[Machine]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, scale="kiosk", reduced_motion=True)
    bench, tasks, voice, printer = make_sqlite_bench(), TaskRunner(), Voice(), Printer()
    kiosk = Kiosk(bench.services(), tasks, printer=printer, voice=voice)
    window = KioskWindow(KIOSK, kiosk.builders(), monotonic_ms=bench.clock.monotonic_ms, wipe=kiosk.wipe,
                         check_pin=lambda pin: "" if pin == "204518" else "密码不对", staff="kiosk.staff")  # fmt: skip
    window.resize(1920, 1080)
    qtbot.addWidget(window, before_close_func=lambda w: w.leave())
    made = Machine(bench, kiosk, window, tasks, qtbot, voice, printer)
    kiosk.ways = StaffWays(restart=lambda: made.left.append("restart"), leave=lambda: made.left.append("leave"))
    scanner = ScanListener(bench.clock.monotonic_ms, window)
    scanner.scanned.connect(lambda code: kiosk.reception.scanned(code, window.host))
    app.installEventFilter(scanner)
    window.show()
    made.settle()
    yield made
    app.removeEventFilter(scanner)
    window.leave()
    tasks.close()


# -- the wall --


def test_the_wall_tells_warnings_campaign_hours_and_the_days_visitors(machine: Machine) -> None:
    services = machine.kiosk._services
    services.hall.save_notice(
        ADMIN, Notice(id="", level="red", text="今晚台风登陆，别出门", first=DAY, last=DAY, issuer="县气象台")
    )
    services.hall.save_openings(ADMIN, [Opening(weekday=7, opens="09:00", closes="16:30")])
    for _ in range(12):
        services.visits.finish(Actor(role=Role.KIOSK), door="quiz", activity="quick", seconds=9)
    machine.window.host.restart()
    machine.settle()

    wall = machine.showing(AttractScreen)
    assert isinstance(wall, AttractScreen)
    assert [notice.text for notice in wall.notices.shown] == ["今晚台风登陆，别出门"]
    assert wall.campaign.isVisible()
    assert wall.campaign_title.text().startswith("消防宣传月")
    assert (wall.hours.text(), wall.count.text()) == ("今天 09:00–16:30 开放", "今天已有 12 人次来过")
    assert wall.question.text().replace("\n", "") == "半夜有烟味，门能不能开？"


def test_a_wall_that_runs_over_midnight_shows_the_new_day(machine: Machine) -> None:
    wall = machine.showing(AttractScreen)
    assert isinstance(wall, AttractScreen)
    before = [teaser.question for teaser in wall.content.teasers]
    machine.bench.clock.advance(10 * 86_400_000)  # into December
    for _ in range(RENEW_TURNS):
        wall.next_teaser()
    machine.settle()

    assert wall.campaign_title.text().startswith("冬季取暖安全")
    assert [teaser.question for teaser in wall.content.teasers] != before


def test_a_broken_plan_file_leaves_the_wall_its_pictures(machine: Machine) -> None:
    (machine.bench.folder / "hall.json").write_bytes(b"{broken")
    machine.window.host.restart()
    wall = machine.showing(AttractScreen)
    assert isinstance(wall, AttractScreen)
    assert wall.content.teasers
    assert wall.content.campaign is not None


def test_the_campaigns_door_stands_first_and_says_why(machine: Machine) -> None:
    machine.bench.clock.jump_to(machine.bench.clock.now_ms() - 195 * 86_400_000)  # 11 May
    machine.window.host.restart()
    machine.window.host.go(Route("kiosk.doors"))
    doors = machine.showing(DoorsScreen)
    assert isinstance(doors, DoorsScreen)
    assert next(iter(doors.doors)) == "drill"
    assert machine.kiosk.reception.day.lead is not None
    assert machine.kiosk.reception.day.lead.id == "disaster-day"


# -- tickets --


def test_nobody_is_asked_for_a_ticket_where_there_is_none(machine: Machine) -> None:
    machine.window.host.go(Route("kiosk.doors"))
    doors = machine.showing(DoorsScreen)
    assert isinstance(doors, DoorsScreen)
    assert not doors.ticket.isVisible()


def test_a_group_types_its_code_once_and_is_counted_whole(machine: Machine) -> None:
    code = machine.group(people=30)
    machine.window.host.go(Route("kiosk.doors"))
    doors = machine.window.host.showing
    assert isinstance(doors, DoorsScreen)
    machine.touch(doors.ticket)
    machine.type_code(code)

    assert machine.kiosk.visit.guest is not None
    assert isinstance(machine.window.host.showing, DoorsScreen)
    machine.play_quiz()
    machine.window.host.home()

    assert machine.people() == 30
    assert machine.kiosk.visit.guest is None


def test_wrong_codes_are_told_and_made_to_wait_while_guests_play_on(machine: Machine) -> None:
    machine.group()
    machine.window.host.go(Route("kiosk.ticket"))
    screen = machine.type_code("12345678")
    assert "数字不对" in screen.fault.text()
    assert screen.pad.digits == ""
    for n in range(3):
        machine.type_code(code_from(f"x{n}"))
        assert "没有这张票" in screen.fault.text()
    machine.type_code(code_from("x9"))
    assert "秒后再试" in screen.fault.text()
    machine.window.host.go(Route("kiosk.doors"))
    machine.play_quiz()
    assert isinstance(machine.window.host.showing, ResultScreen)


def test_a_scan_leads_in_from_the_wall_and_presses_no_button(machine: Machine) -> None:
    code = machine.group()
    wall = machine.showing(AttractScreen)
    assert isinstance(wall, AttractScreen)
    wall.start.setFocus()
    machine.scan(code)

    assert isinstance(machine.window.host.showing, DoorsScreen)
    assert machine.kiosk.reception.guest == "实验小学三（1）班"


def test_a_scan_of_another_ticket_is_another_visitor(machine: Machine) -> None:
    one, other = machine.group("第一组的人", 10), machine.group("第二组的人", 20)
    machine.scan(one)
    machine.window.host.go(Route("kiosk.quiz"))
    quiz = machine.window.host.showing
    assert isinstance(quiz, QuizScreen)
    machine.touch(next(iter(quiz.panel.cards.values())))
    machine.scan(one)
    assert machine.window.host.showing is quiz
    assert machine.window.host.toasts.texts() == ["已验票：第一组的人"]
    machine.scan(other)

    assert isinstance(machine.window.host.showing, DoorsScreen)
    assert machine.kiosk.reception.guest == "第二组的人"
    assert machine.kiosk.visit.seen == set()
    assert machine.people() == 10


def test_slow_keys_short_numbers_and_letters_are_no_scan(machine: Machine) -> None:
    code = machine.group()
    window = machine.window.windowHandle()
    for typed, pause in ((code[:7], 0), (code + "1", 0), (code[:4] + "x" + code[4:], 0), (code, 400)):
        machine.keys(typed, pause)
        QTest.keyClick(window, Qt.Key.Key_Return)
        machine.settle()
        machine.window.host.restart()

    assert machine.kiosk.visit.guest is None


def test_the_next_visitor_finds_nothing_of_the_ticket_before(machine: Machine) -> None:
    machine.scan(machine.group())
    machine.window.wipe_now()
    machine.window.host.go(Route("kiosk.doors"))
    doors = machine.window.host.showing
    assert isinstance(doors, DoorsScreen)

    said = " ".join(label.text() for label in doors.findChildren(PlainLabel))
    assert "想做什么" in said
    assert "实验小学" not in said
    assert machine.kiosk.visit.keepsake is machine.kiosk.visit.guest is None


def test_a_persons_ticket_shows_no_number_and_hides_the_name(machine: Machine) -> None:
    school = make_school(machine.bench)
    ticket = machine.kiosk._services.tickets.issue_people(ADMIN, [school.person(1)])[0]
    machine.scan(str(ticket.code))

    assert machine.kiosk.reception.guest == "王＊"


# -- full disk --


def test_a_full_disk_stops_no_visitor_and_the_visit_is_booked_when_there_is_room(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    visits = machine.kiosk._services.visits
    real = visits.finish

    def full(*_args: object, **_given: object) -> str:
        raise DiskFull("磁盘满了，没有保存。", "请清理磁盘。")

    monkeypatch.setattr(visits, "finish", full)
    for _ in range(2):
        machine.play_quiz()
        assert isinstance(machine.window.host.showing, ResultScreen)
        machine.window.host.home()
        machine.settle()
    assert machine.window.host.toasts.texts() == []
    staff = machine.into_staff()
    assert staff.lines["visits"].state == "warn"
    assert "2 次没有记上" in staff.lines["visits"].said
    assert "磁盘满了" in staff.lines["visits"].remedy

    monkeypatch.setattr(visits, "finish", real)
    machine.touch(staff.back)
    assert machine.people() == 0
    machine.kiosk.booking.try_again()
    assert machine.people() == 2
    assert machine.kiosk.booking.unbooked == 0


def test_a_visit_that_is_refused_is_not_tried_for_ever(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[object] = []

    def refuse(*_args: object, **given: object) -> str:
        tried.append(given)
        raise EduError("参观记录的数字不对，没有保存。")

    monkeypatch.setattr(machine.kiosk._services.visits, "finish", refuse)
    machine.play_quiz()
    machine.window.host.home()
    machine.settle()
    machine.kiosk.booking.try_again()
    machine.settle()

    assert (len(tried), machine.kiosk.booking.unbooked) == (1, 0)


# -- taken home --


def test_the_rule_is_taken_home_as_text_and_on_one_sheet(machine: Machine) -> None:
    machine.play_quiz()
    result = machine.window.host.showing
    assert isinstance(result, ResultScreen)
    machine.touch(result.keeping.take)
    screen = machine.window.host.showing
    assert isinstance(screen, SouvenirScreen)
    rule = machine.kiosk.visit.keepsake
    assert rule is not None
    assert rule.rule.text[:12] in screen.code.text
    assert "http" not in screen.code.text
    machine.touch(screen.print)
    machine.touch(screen.print)
    machine.settle()

    assert [one.rule for one in machine.printer.printed] == [rule.rule.text]
    assert not screen.print.isEnabled()


def test_a_printer_without_paper_is_said_and_none_is_not_offered(machine: Machine) -> None:
    machine.printer.broken = True
    machine.play_quiz()
    machine.window.host.go(Route("kiosk.souvenir"))
    screen = machine.window.host.showing
    assert isinstance(screen, SouvenirScreen)
    machine.touch(screen.print)
    machine.settle()
    assert "打印机现在不能用" in screen.note.text()
    machine.printer.name = ""
    machine.window.host.replace(Route("kiosk.souvenir"))
    screen = machine.window.host.showing
    assert isinstance(screen, SouvenirScreen)
    assert not screen.print.isVisible()


def test_the_manager_may_switch_printing_off(machine: Machine) -> None:
    machine.kiosk._services.hall.set_prints(ADMIN, on=False)
    machine.play_quiz()
    machine.window.host.go(Route("kiosk.souvenir"))
    screen = machine.window.host.showing
    assert isinstance(screen, SouvenirScreen)
    assert not screen.print.isVisible()


def test_who_comes_for_a_souvenir_without_a_result_gets_the_doors(machine: Machine) -> None:
    machine.window.host.go(Route("kiosk.souvenir"))
    assert isinstance(machine.window.host.showing, DoorsScreen)


def test_a_receipt_holds_the_rule_its_source_and_a_code_on_one_page(machine: Machine, tmp_path: Path) -> None:
    picture = next(Path("content/courses/extinguisher/media").glob("*.svg"))
    souvenir = Souvenir(
        title="考一考", rule="油锅着火盖锅盖，不浇水。" * 3, source="《消防法》第四十四条", hall="古市镇体验馆",
        day=DAY, asked=5, correct=4, picture=picture,
    )  # fmt: skip
    for name, one in (("a", souvenir), ("b", replace(souvenir, picture=tmp_path / "gone.svg", asked=0, source=""))):
        path = tmp_path / f"{name}.pdf"
        paint_to_pdf(str(path), one)
        document = pypdfium2.PdfDocument(path)
        image = document[0].render(scale=2).to_pil().convert("L")
        assert len(document) == 1
        assert image.getextrema()[0] < 40
        inked = image.point(lambda grey: 255 * (grey < 128)).getbbox()
        assert inked is not None
        bottom = inked[3]
        assert image.height * 0.3 < bottom < image.height * 0.98
        document.close()
    assert code_text(souvenir).startswith("应知应会·考一考")


# -- read aloud --


def test_what_is_on_the_paper_is_read_and_a_second_touch_stops_it(machine: Machine) -> None:
    machine.window.host.go(Route("kiosk.quiz"))
    quiz = machine.window.host.showing
    assert isinstance(quiz, QuizScreen)
    machine.touch(quiz.aloud)

    said = machine.voice.said[0]
    assert quiz.panel.question.stem[:8] in said
    assert all(card.accessibleName() in said for card in quiz.panel.cards.values())
    hushed = machine.voice.hushed
    machine.touch(quiz.aloud)
    assert machine.voice.hushed == hushed + 1
    machine.touch(next(iter(quiz.panel.cards.values())))
    machine.qtbot.wait(20)
    machine.touch(quiz.aloud)
    assert machine.voice.said[-1] != said  # the reason is on the paper now


def test_leaving_a_screen_ends_its_voice(machine: Machine) -> None:
    machine.window.host.go(Route("kiosk.quiz"))
    quiz = machine.window.host.showing
    assert isinstance(quiz, QuizScreen)
    machine.touch(quiz.aloud)
    before = machine.voice.hushed
    machine.window.wipe_now()
    assert machine.voice.hushed > before


def test_without_a_voice_no_screen_offers_it(machine: Machine) -> None:
    machine.voice.name = ""
    machine.play_quiz()
    result = machine.window.host.showing
    assert isinstance(result, ResultScreen)
    assert not result.keeping.aloud.isVisible()


# -- staff --


def test_the_pin_leads_to_the_staffs_page_and_books_who_played_before(machine: Machine) -> None:
    machine.window.host.go(Route("kiosk.quiz"))
    quiz = machine.window.host.showing
    assert isinstance(quiz, QuizScreen)
    machine.touch(next(iter(quiz.panel.cards.values())))
    staff = machine.into_staff()

    assert {"disk", "database", "chain", "clock", "backup", "visits", "version", "screens", "sound", "printer", "face",
            "voice", "touch"} == set(staff.lines)  # fmt: skip
    assert staff.lines["printer"].said == "POS-80"
    assert staff.lines["database"].state == "ok"
    assert machine.people() == 1
    machine.touch(staff.restart)
    machine.touch(staff.back)
    assert machine.left == ["restart"]
    assert isinstance(machine.window.host.showing, AttractScreen)


def test_leaving_the_hall_is_asked_once(machine: Machine) -> None:
    staff = machine.into_staff()
    machine.touch(staff.leave)
    assert machine.left == []
    sheet = next(one for one in machine.window.findChildren(ConfirmSheet) if one.isVisible())
    machine.touch(sheet.yes)
    assert machine.left == ["leave"]


def test_staff_who_forget_their_page_are_wiped_like_anybody(machine: Machine) -> None:
    machine.into_staff()
    for _ in range(61):
        machine.bench.clock.advance(1000)
        machine.window.idle.tick()
    assert isinstance(machine.window.host.showing, AttractScreen)
    assert not machine.window.host.can_go_back


def test_a_scan_on_the_staffs_page_lets_nobody_in(machine: Machine) -> None:
    code = machine.group()
    machine.into_staff()
    machine.scan(code)
    assert isinstance(machine.window.host.showing, StaffScreen)
    assert machine.kiosk.visit.guest is None


def test_a_database_that_does_not_answer_is_said_to_the_staff_alone(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object, **_given: object) -> None:
        raise StorageError("数据库打不开。", "请联系技术人员。")

    monkeypatch.setattr(machine.kiosk._services.visits, "people_today", broken)
    machine.window.host.restart()
    machine.settle()
    assert machine.window.host.toasts.texts() == []
    assert isinstance(machine.window.host.showing, AttractScreen)
    staff = machine.into_staff()
    assert staff.verdict.text() == "有些项目查不了"
    assert staff.again.isEnabled()


def test_every_new_target_is_big_enough_for_a_finger(machine: Machine) -> None:
    from PySide6.QtWidgets import QAbstractButton

    machine.play_quiz()
    for route in ("kiosk.ticket", "kiosk.souvenir", "kiosk.staff"):
        machine.window.host.go(Route(route))
        shown = machine.window.host.showing
        assert isinstance(shown, QObject)
        small = [b.text() for b in shown.findChildren(QAbstractButton) if b.isVisible() and b.height() < 72]
        assert small == []


def test_no_screen_ever_opens_a_window_beside_the_halls(machine: Machine) -> None:
    """A part that is shown before it has its place would flash over the hall."""
    opened: list[str] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                opened.append(type(watched).__name__)
            return False

    watch, app = Watch(), QApplication.instance()
    assert app is not None
    machine.group()
    app.installEventFilter(watch)
    for name in ("attract", "doors", "ticket", "learn", "drills", "quiz", "staff"):
        machine.window.host.go(Route(f"kiosk.{name}"))
    machine.play_quiz()
    machine.window.host.go(Route("kiosk.souvenir"))
    app.removeEventFilter(watch)

    assert opened == []
