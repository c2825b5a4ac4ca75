"""A trainer makes a scenario from nothing to verified; the manager releases it; a learner plays, leaves, goes on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from edu.domain.actors import Actor, Role
from edu.domain.drills.editing import Path as Part
from edu.system.clock import FixedClock, ms_at
from tests.journeys.hands import PIN, Hands, sit_down
from ui.screens.workshop.begin_sheet import BeginSheet
from ui.screens.workshop.editor import EditorScreen
from ui.screens.workshop.effects_editor import EffectsEditor
from ui.screens.workshop.home import WorkshopHomeScreen
from ui.widgets import Choice, LongTextField, NumberField, TextField

DAY = date(2026, 11, 22)
KIOSK = Actor(role=Role.KIOSK)
DRILL = "baishi"
ASKED = "下大雨了，溪水在涨。怎么办？"
OPTIONS = (
    ("good", "逐户敲门，走山脊路去礼堂", "人先走，家什后说", ""),
    ("bad", "再等等看，等上面通知再说", "等通知就误了时辰", "wait-for-orders"),
    ("bad", "在群里发一条消息就行了吧", "夜里没有人看手机", "group-only"),
    ("bad", "先去把粮食和牲口搬到高处", "东西比人慢得多了", "goods-first"),
)
"""Verdict, text, why, slug of the mistake; as long as each other, so that length tells nothing."""


@pytest.fixture
def hands(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, plain_theme: None) -> Hands:
    hands = sit_down(qtbot, monkeypatch, tmp_path, FixedClock(ms_at(DAY, 9)))
    hands.services.access.set_pin(PIN)
    hands.services.recovery.confirm()
    hands.program.start()
    hands.settle()
    return hands


@pytest.mark.timeout(600)
def test_a_trainer_makes_a_scenario_from_nothing_to_verified(hands: Hands) -> None:
    hands.enter("trainer")
    hands.place("workshop.home")
    begin(hands)
    pen = Pen(hands)
    assert pen.next == "基本情况"

    write_frame(pen)
    write_world(pen)
    write_decisions(pen)
    write_scoring(pen)
    write_debrief(pen)
    assert pen.next == "全面校验"
    prove_and_save(pen)

    hands.enter("manager")
    hands.place("workshop.home")
    home = hands.on(WorkshopHomeScreen)
    hands.press(home.switches[DRILL])
    assert home.switches[DRILL].isChecked(), hands.words()
    assert DRILL in {one.id for one in hands.services.drill_offers.offered(KIOSK)}
    hands.leave()


def begin(hands: Hands) -> None:
    hands.press(hands.on(WorkshopHomeScreen).begin)
    sheet = hands.sheet(BeginSheet)
    hands.press(sheet.yes)
    assert sheet.isVisible(), "a scenario without a name began"
    hands.type(sheet.name, "白石村夜间山洪")
    hands.type(sheet.id, DRILL)
    hands.choose(sheet.hazard, "flash-flood")
    hands.type(sheet.zone, "白石村")
    hands.type(sheet.roles, "村党组织书记")
    hands.press(sheet.yes)


class Pen:
    """Writes into the open part, field by field, and waits until what was written has been judged."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands
        self.editor = hands.on(EditorScreen)

    @property
    def next(self) -> str:
        self.calm()
        return self.editor.side.step.title.text().partition("：")[2]

    def calm(self) -> None:
        self.hands.qtbot.waitUntil(lambda: not self.editor._timer.isActive(), timeout=5_000)
        self.hands.settle()

    def go_on(self) -> None:
        """Where the next step leads."""
        self.calm()
        self.hands.press(self.editor.side.step.go)

    def open(self, path: Part) -> None:
        self.editor.open(path)
        self.hands.settle()

    def add(self, path: Part) -> Part:
        """To the list at `path`, or into the entry at `path`."""
        self.open(path)
        self.hands.press(self.editor.pane.add)
        assert self.editor.editing is not None
        return self.editor.editing.path

    def copy(self) -> Part:
        self.hands.press(self.editor.pane.copy)
        assert self.editor.editing is not None
        return self.editor.editing.path

    def field(self, name: str) -> QWidget:
        assert self.editor.pane.form is not None
        return self.editor.pane.form.fields[name]

    def write(self, **texts: str) -> None:
        for name, text in texts.items():
            field = self.field(name)
            field.setFocus()
            assert isinstance(field, TextField | LongTextField)
            field.selectAll()
            if isinstance(field, TextField):
                self.hands.type(field, text)
            else:
                field.insertPlainText(text)

    def choose(self, **keys: str) -> None:
        for name, key in keys.items():
            field = self.field(name)
            assert isinstance(field, Choice)
            self.hands.choose(field, key)

    def effect(self, kind: str, **keys: str) -> None:
        """A new effect; each of its pickers set by its key."""
        effects = self.field("effects")
        assert isinstance(effects, EffectsEditor)
        pick(self.hands, effects.add, kind)
        for name, key in keys.items():
            form = effects.rows[-1].form
            assert form is not None
            field = form.fields[name]
            assert isinstance(field, Choice)
            pick(self.hands, field, key)


def pick(hands: Hands, box: Choice, key: str) -> None:
    """As the list's line is pressed: with the arrows every kind on the way would be added."""
    at = box.findData(key)
    assert at >= 0, f"{key} is not offered"
    box.setCurrentIndex(at)
    box.activated.emit(at)
    hands.settle()


def write_frame(pen: Pen) -> None:
    pen.go_on()
    pen.write(summary="半夜下大雨，把一个村子的人叫醒、带走。", situation="零点，雨越下越大，溪水在涨。")
    assert pen.next == "席位"
    pen.go_on()
    pen.write(brief="你家就在溪边，听得见石头响。")
    assert pen.next == "决策"


def write_world(pen: Pen) -> None:
    pen.add(("shelters",))
    pen.write(title="村礼堂")
    for title in ("山脊路", "后山路"):
        pen.add(("roads",))
        pen.write(title=title)
    pen.add(("channels",))
    pen.write(title="铜锣")


def write_decisions(pen: Pen) -> None:
    pen.go_on()
    pen.hands.press(pen.editor.pane.add)
    assert pen.editor.editing is not None
    first = pen.editor.editing.path
    pen.write(title="叫醒谁", text=ASKED, at="5")
    for number, (verdict, text, why, error) in enumerate(OPTIONS):
        path = (*first, "options", ("yes", "no")[number]) if number < 2 else pen.add(first)
        pen.open(path)
        pen.choose(verdict=verdict)
        pen.write(text=text, why=why, error=error) if error else pen.write(text=text, why=why)
    for number, (title, minute) in enumerate((("再叫一遍", "20"), ("点名", "35"), ("回不回家", "50"))):
        pen.open(first)
        pen.copy()
        pen.write(title=title, at=minute)
        if number != 1:  # the good one is not always the first
            assert pen.editor.editing is not None
            pen.open((*pen.editor.editing.path, "options", "yes"))
            pen.hands.press(pen.editor.pane.down)
    pen.open((*first, "options", "yes"))
    pen.effect("warn", zone="zone-1")
    pen.effect("order", zone="zone-1", to="leave", road="road")
    pen.effect("knock", zone="zone-1")
    pen.effect("open_shelter")
    assert "走“山脊路”" in pen.hands.words()
    pen.hands.press(pen.editor.pane.down)
    assert pen.next == "目标与评分"


def write_scoring(pen: Pen) -> None:
    pen.go_on()
    pen.hands.press(pen.editor.pane.add)
    pen.write(title="叫应和转移")
    assert pen.editor.editing is not None
    task = pen.add(pen.editor.editing.path)
    pen.write(title="人人转移到位")
    for decision in pen.editor.editing.scenario.decisions:
        pen.add(task)
        pen.choose(kind="choice")
        pen.write(text="选得对")
        pen.choose(decision=decision.id)
        points(pen, 15)
    pen.add(task)
    pen.choose(kind="outcome", part="outcome")
    pen.write(text="到了安置点的人数", expr="safe()")
    points(pen, 25)


def points(pen: Pen, value: int) -> None:
    field = pen.field("points")
    assert isinstance(field, NumberField)
    field.setValue(value)


def write_debrief(pen: Pen) -> None:
    assert pen.next == "复盘"
    pen.go_on()
    pen.write(questions="哪一步慢了？", rules="听到石头响就走。")


def prove_and_save(pen: Pen) -> None:
    pen.go_on()
    trial = pen.editor.side.trial
    pen.hands.press(trial.prove)
    wrong = [trial.wrong.list.item(at).text() for at in range(trial.wrong.list.count())]
    assert "项校验全部通过" in trial.words.text(), (trial.words.text(), wrong)
    pen.editor.side.setCurrentIndex(0)
    assert pen.editor.side.step.title.text() == "写完了，校验也通过了"
    pen.hands.press(pen.editor.save)
    assert "可以推演了" in pen.hands.toasts
    assert pen.editor.side.step.title.text() == "写完了，校验也通过了"
    pen.hands.back()
