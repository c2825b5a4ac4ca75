"""手机入座: the code to scan, the address to type, the number at the door, who is there and who asks for a seat."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from edu.domain.drills.debrief_words import role_title
from edu.domain.drills.phone_views import DoorView, PhoneLine
from edu.domain.drills.scenario import Scenario
from ui import theme
from ui.widgets import Button, Chip, Choice, PageSheet, PlainLabel, QrCode, clear, column, row

AWAY, HERE = "离线", "在线"


class PhonesSheet(PageSheet):
    """Signals say what the trainer wants; the console does it."""

    kicked = Signal(str)
    settled = Signal(str, bool)
    """Seat, and whether who asks for it shall have it."""
    renewed = Signal()
    moved = Signal(str)
    """To another address of this machine."""
    projected = Signal(bool)
    ended = Signal()

    def __init__(self, over: QWidget, scenario: Scenario, door: DoorView, hosts: tuple[str, ...], shown: bool) -> None:
        super().__init__(over, "手机入座", chars=60, lines=22)
        self._scenario, self._shape = scenario, ""
        across = row(gap="l")
        self.code = QrCode(door.link, "入座二维码", chars=11)
        across.addWidget(self.code)
        words = column(gap="xs")
        words.addWidget(PlainLabel("手机连上同一个无线网，扫码；或在浏览器里输入", "soft"))
        self.address = PlainLabel(door.address, "title", wrap=False)
        self.pin = PlainLabel(door.pin, "hero", wrap=False)
        self.judge_pin = PlainLabel("", "strong")
        words.addWidget(self.address)
        words.addWidget(PlainLabel("入座数字", "soft"))
        words.addWidget(self.pin)
        if len(hosts) > 1:
            self.host = Choice([(host, host) for host in hosts], door.address.rpartition(":")[0])
            self.host.setAccessibleName("这台电脑的地址")
            self.host.picked.connect(self.moved)
            words.addWidget(PlainLabel("扫不开时换一个地址", "soft"))
            words.addWidget(self.host)
        words.addStretch(1)
        words.addWidget(self.judge_pin)  # not next to the number that the room is shown
        across.addLayout(words, 1)
        self.page.addLayout(across)
        self._asking = column(gap="s")
        self.page.addLayout(self._asking)
        self._list = column(gap="xs")
        self.page.addLayout(self._list)
        self.page.addSpacing(theme.current().metrics.s)  # the last row keeps off the buttons
        self.page.addStretch(1)
        self.kicks: dict[str, Button] = {}
        self.lets: dict[tuple[str, bool], Button] = {}
        self._shown = shown
        self.project = Button("", icon="projector", on_click=self._project)
        self.renew = Button("换一组数字", icon="refresh", on_click=self.renewed.emit)
        self.close_door = Button("关闭手机入座", "danger", on_click=self._end)
        for at, button in enumerate((self.project, self.renew, self.close_door)):
            self.foot.insertWidget(at, button)
        self._name_project()
        self.show_door(door)

    def show_door(self, door: DoorView) -> None:
        self.code.set_text(door.link)
        self.address.setText(door.address)
        self.pin.setText(door.pin)
        self.judge_pin.setText(f"评估员的数字 {door.judge_pin}，只告诉评估员，不投到大屏")
        shape = f"{door.phones}{door.asking}"
        if shape != self._shape:
            self._shape = shape
            self._draw(door)

    def _draw(self, door: DoorView) -> None:
        clear(self._asking)
        clear(self._list)
        self.kicks.clear()
        self.lets.clear()
        for role, asks, holds in door.asking:
            line = row(gap="s")
            title = role_title(self._scenario, role)
            line.addWidget(PlainLabel(f"{asks} 申请坐“{title}”，现在是 {holds or '别人'}", "strong"), 1)
            for word, yes in (("换人", True), ("不换", False)):
                self.lets[role, yes] = Button(word, on_click=partial(self.settled.emit, role, yes))
                line.addWidget(self.lets[role, yes])
            self._asking.addLayout(line)
        self._list.addWidget(PlainLabel(f"进来的手机 {len(door.phones)} 部", "strong"))
        for phone in sorted(door.phones, key=lambda one: (not one.role, one.kind, one.key)):
            self._list.addLayout(self._line(phone))

    def _line(self, phone: PhoneLine) -> QHBoxLayout:
        line = row(gap="s")
        seat = role_title(self._scenario, phone.role) if phone.role else "评估员" if phone.kind == "judge" else "旁观"
        line.addWidget(Chip("running" if phone.connected else "none", HERE if phone.connected else AWAY))
        line.addWidget(PlainLabel(f"{seat} {phone.name}".strip()), 1)
        self.kicks[phone.key] = Button("请离", "ghost", on_click=lambda: self.kicked.emit(phone.key))
        self.kicks[phone.key].setAccessibleName(f"请{seat}{phone.name}离席")
        line.addWidget(self.kicks[phone.key])
        return line

    def _project(self) -> None:
        self._shown = not self._shown
        self._name_project()
        self.projected.emit(self._shown)

    def _name_project(self) -> None:
        self.project.setText("从大屏撤下" if self._shown else "投到大屏")

    def _end(self) -> None:
        self.shut()
        self.ended.emit()
