"""The board of names: a queue of people taps itself in; the trainer corrects what went wrong."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from edu.domain.classes import Attendance, AttendanceBoard
from edu.services.attendance import AttendanceSheet
from ui import theme
from ui.navigation import Confirmation, Screen
from ui.screens.classroom import signin_presenter as presenter
from ui.screens.classroom.correction import CorrectionSheet
from ui.screens.classroom.name_tile import TileBoard
from ui.screens.classroom.words import meeting_time
from ui.screens.desk import Desk
from ui.widgets import Button, EmptyState, FlowLayout, PlainLabel, clear, column, row, scroll

Way = Literal["in", "out", "correct"]
_WAYS: tuple[tuple[Way, str], ...] = (("in", "签到"), ("out", "签退"), ("correct", "更正"))
_HINTS: dict[Way, str] = {
    "in": "找到自己的名字，点一下。点错了再点一下。",
    "out": "走的时候点一下自己的名字。",
    "correct": "点一个人：补记时间、登记缺课或补课。",
}


class SignInScreen(Screen):
    title = "签到"

    def __init__(self, desk: Desk, attendance: AttendanceSheet, training_class: str, meeting: str) -> None:
        super().__init__()
        self._desk, self._attendance = desk, attendance
        self._class, self._meeting = training_class, meeting
        self._held: AttendanceBoard | None = None
        self._way: Way = "in"
        self._letter = ""
        page = column(self, gap="s", margin="page")
        edge = theme.current().metrics
        page.setContentsMargins(edge.page, edge.m, edge.page, edge.m)  # sixty names fit a trainer's laptop
        top = row(gap="s")
        self.ways: dict[Way, Button] = {}
        for way, word in _WAYS:
            button = Button(word)
            button.clicked.connect(lambda _checked=False, way=way: self.choose(way))
            button.setCheckable(True)
            self.ways[way] = button
            top.addWidget(button)
        self.hint = PlainLabel("", "soft")
        top.addWidget(self.hint, 1)
        self.word = PlainLabel("到", "soft", wrap=False)
        self.count = PlainLabel("", "figure", wrap=False)
        self.of = PlainLabel("", "soft", wrap=False)
        for label in (self.word, self.count, self.of):
            top.addWidget(label, 0, Qt.AlignmentFlag.AlignBottom)
        page.addLayout(top)
        letters = QWidget()
        self._letters = FlowLayout(letters, gap="xs")
        page.addWidget(letters)
        self.board = TileBoard()
        self.board.tapped.connect(self._tapped)
        page.addWidget(scroll(self.board), 1)
        self._empty = EmptyState("people", "名单里还没有人", "先回到这个班，在“报名”里加人。")
        self._empty.hide()
        page.addWidget(self._empty, 1)
        self.rest = Button("其余记缺课", icon="none", on_click=self._ask_rest)
        self.out_all = Button("全体签退", icon="leave", on_click=self._ask_out)
        self.out_all.hide()
        self.header_actions = (self.rest, self.out_all)

    def on_enter(self) -> None:
        self.reload()

    def reload(self) -> None:
        self._desk.load(self, lambda: self._attendance.board(self._desk.actor, self._class, self._meeting), self._show)

    def choose(self, way: Way) -> None:
        self._way, self._letter = way, ""
        self._draw()

    def _show(self, board: AttendanceBoard) -> None:
        self._held = board
        self.set_title(board.meeting.topic, meeting_time(board.meeting, self._desk.today))
        self._draw()

    @property
    def _side(self) -> presenter.Board:
        return "out" if self._way == "out" else "in"

    def _draw(self) -> None:
        board = self._held
        if board is None:
            return
        for way, button in self.ways.items():
            button.setChecked(way == self._way)
        self.hint.setText(_HINTS[self._way])
        tiles = presenter.sorted_tiles(board.lines, self._side)
        self._draw_letters(presenter.letters_of(tiles))
        self.board.set_tiles(presenter.shown(tiles, self._letter, self._side), self._side)
        self._empty.setVisible(not board.lines)
        self.rest.setVisible(self._way != "out")
        self.out_all.setVisible(self._way == "out")
        self._count()

    def _draw_letters(self, letters: list[str]) -> None:
        clear(self._letters)
        if len(letters) < 2:
            return
        for letter in ["", *letters]:
            button = Button(letter or "全部")
            button.setCheckable(True)
            button.setChecked(letter == self._letter)
            button.setProperty("letter", letter)
            button.clicked.connect(lambda _checked=False, letter=letter: self._filter(letter))
            self._letters.addWidget(button)

    def _filter(self, letter: str) -> None:
        self._letter = letter
        self._draw()

    def _count(self) -> None:
        if self._held is not None:
            done, of = presenter.counts(self._held, self._side)
            self.word.setText("签退" if self._side == "out" else "到")
            self.count.setText(str(done))
            self.of.setText(f"/ {'到' if self._side == 'out' else '应到'} {of}")

    def _tapped(self, person: str) -> None:
        if self._held is None:
            return
        if self._way == "correct":
            line, held = next(pair for pair in self._held.lines if pair[0].person == person)
            CorrectionSheet(self, self._desk, self._attendance, self._held.meeting, line, held, self._taken).ask()
            return
        side = self._side
        actor, attendance, place = self._desk.actor, self._attendance, (self._class, self._meeting)
        self._desk.load(self, lambda: attendance.tap(actor, *place, person, side), self._taken)

    def _taken(self, changed: Attendance) -> None:
        """One tile changes; the queue goes on at once."""
        if self._held is None:
            return
        lines = presenter.with_attendance(self._held.lines, changed)
        self._held = AttendanceBoard(meeting=self._held.meeting, lines=lines, uses_sign_out=self._held.uses_sign_out)
        for tile in presenter.sorted_tiles(lines, self._side):
            if tile.person == changed.person and tile.person in self.board.tiles:
                self.board.tiles[tile.person].set_tile(tile)
        self._count()

    def _ask_rest(self) -> None:
        if self._held is None:
            return
        rest = tuple(line.name for line, held in self._held.lines if held.status == "none")
        if not rest:
            self._desk.navigator.notify("没有未签到的人了", "ok")
            return
        question = Confirmation(title=f"{len(rest)} 人记为缺课？", text="来晚的人再点名字，就改成已到。", items=rest,
                                yes="记缺课")  # fmt: skip
        self._desk.navigator.ask(question, lambda: self._all(self._attendance.mark_rest_absent))

    def _ask_out(self) -> None:
        question = Confirmation(title="全体现在签退？", text="已经签退的人不变。", yes="全体签退")
        self._desk.navigator.ask(question, lambda: self._all(self._attendance.sign_out_all))

    def _all(self, work: presenter.Everybody) -> None:
        actor = self._desk.actor
        self._desk.load(self, lambda: work(actor, self._class, self._meeting), lambda _count: self.reload())
