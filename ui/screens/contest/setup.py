"""contest.setup: who competes, from which banks, in which rounds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from edu.domain.contests.record import ContestPlan, ContestTopic
from edu.domain.contests.rules import KINDS, TEAMS, USUAL, Round
from edu.domain.topics import TopicGroup
from edu.services.contests import Contests
from ui import theme
from ui.errors import explain
from ui.navigation import Route, Screen
from ui.screens.contest.presenter import rule_word
from ui.screens.desk import Desk
from ui.widgets import (
    Banner,
    Button,
    Card,
    Choice,
    Form,
    NumberField,
    PlainLabel,
    TextField,
    clear,
    column,
    row,
    scroll,
)

_USUAL_TEAMS = 4
_SECONDS = 5, 180
_ROOMY = 0.85
"""Of the page: what three columns of banks may take."""
_STATES = Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked, Qt.CheckState.Checked


class ContestSetupScreen(Screen):
    title = "办一场比赛"

    def __init__(self, contests: Contests, home: str, desk: Desk) -> None:
        super().__init__()
        self._contests, self._home, self._desk = contests, home, desk
        inside = QWidget()
        page = column(inside, gap="l", margin="page")
        self._trouble = column(gap="none")
        page.addLayout(self._trouble)
        page.addWidget(self._teams_card())
        self._topics = Card("题库", hint="从选中的题库里随机出题，一场之内不重复；带图的和待核的题不出")
        self.topics: dict[str, QCheckBox] = {}
        self.groups: dict[str, QCheckBox] = {}
        self._columns = 3
        page.addWidget(self._topics)
        page.addWidget(self._rounds_card())
        foot = row(gap="m")
        foot.addStretch(1)
        self.start = Button("开始比赛", "accent", icon="play", on_click=self._on_start)
        foot.addWidget(self.start)
        page.addLayout(foot)
        page.addStretch(1)
        column(self).addWidget(scroll(inside))

    def _teams_card(self) -> Card:
        card = Card("比赛和队伍", hint="每队在键盘上有一个数字键，抢答用；队员姓名不用填")
        self.form = Form(4)
        self.name = self.form.add("比赛名称", TextField(f"{self._desk.today.year} 年安全知识竞赛", longest=60), span=3)
        counts = [(str(count), f"{count} 队") for count in range(TEAMS[0], TEAMS[1] + 1)]
        self.count = self.form.add("队数", Choice(counts, str(_USUAL_TEAMS)))
        self.count.picked.connect(lambda _key: self._on_count())
        self.teams = [
            self.form.add(f"第 {at} 队（按 {at} 键）", TextField(f"{at} 队", longest=20))
            for at in range(1, TEAMS[1] + 1)
        ]
        self._on_count()
        return card.add(self.form)

    def _on_count(self) -> None:
        for at, field in enumerate(self.teams):
            self.form.show_field(field, at < int(self.count.value))

    def _rounds_card(self) -> Card:
        card = Card("轮次", hint="必答和风险题按每队几题算，抢答按一轮几题算")
        self.rounds = [_RoundFields(usual) for usual in USUAL]
        for one in self.rounds:
            card.add(one)
        return card

    def on_enter(self) -> None:
        self._desk.load(self, lambda: self._contests.topics(self._desk.actor), self._show_topics)

    def _show_topics(self, shelves: Sequence[tuple[TopicGroup, Sequence[ContestTopic]]]) -> None:
        for word, on in (("全不选", False), ("全选", True)):
            self._topics.add_action(Button(word, "ghost", on_click=partial(self._tick_all, on)))
        for _group, shelf in shelves:
            self.topics |= {one.bank: QCheckBox(f"{one.title}（{one.count} 题）") for one in shelf}
        widest = max((box.sizeHint().width() for box in self.topics.values()), default=0)
        for box in self.topics.values():
            box.setMinimumWidth(widest)  # so that the columns of all shelves stand below one another
        self._columns = 3 if 3 * widest < self.width() * _ROOMY else 2
        for group, shelf in shelves:
            self._topics.add(self._shelf(group, [self.topics[one.bank] for one in shelf]))

    def _tick_all(self, on: bool) -> None:
        _tick(self.topics.values(), on)

    def _shelf(self, group: TopicGroup, boxes: list[QCheckBox]) -> QWidget:
        """Its name ticks all that stand on it, or none."""
        holder = QWidget()
        box = column(holder, gap="xs")
        whole = self.groups[group.id] = QCheckBox(group.title)
        whole.clicked.connect(lambda: _tick(boxes, whole.checkState() is not Qt.CheckState.Unchecked))
        box.addWidget(whole)
        form = Form(self._columns)
        form.setContentsMargins(theme.current().metrics.xl, 0, 0, 0)
        for one in boxes:
            one.toggled.connect(lambda: whole.setCheckState(_shared(boxes)))
            one.setChecked(True)
            form.add("", one)
        for _empty in range(-len(boxes) % self._columns):  # a short line keeps the columns of the others
            form.add("", QWidget()).setMinimumWidth(boxes[0].minimumWidth())
        box.addWidget(form)
        return holder

    def plan(self) -> ContestPlan:
        """As it is filled in."""
        return ContestPlan(
            title=self.name.value,
            teams=tuple(field.value for field in self.teams[: int(self.count.value)]),
            topics=tuple(bank for bank, box in self.topics.items() if box.isChecked()),
            rounds=tuple(one.round for one in self.rounds if one.on.isChecked()),
            org=self._home,
        )

    def _on_start(self) -> None:
        clear(self._trouble)
        plan = self.plan()
        self.start.setEnabled(False)
        self._desk.load(self, lambda: self._contests.open(self._desk.actor, plan), self._opened, on_error=self._refused)

    def _opened(self, contest: str) -> None:
        self._desk.navigator.replace(Route.to("contest.console", contest=contest))

    def _refused(self, error: Exception) -> None:
        self.start.setEnabled(True)
        why = explain(error)
        self._trouble.addWidget(Banner("error", why.message, why.remedy))


def _tick(boxes: Iterable[QCheckBox], on: bool) -> None:
    for box in boxes:
        box.setChecked(on)


def _shared(boxes: Sequence[QCheckBox]) -> Qt.CheckState:
    ticked = sum(box.isChecked() for box in boxes)
    return _STATES[0 if not ticked else 2 if ticked == len(boxes) else 1]


class _RoundFields(QWidget):
    def __init__(self, usual: Round) -> None:
        super().__init__()
        self._usual = usual
        box = column(self, gap="xs")
        self.on = QCheckBox(f"{KINDS[usual.kind]}：{rule_word(usual)}")
        self.on.setChecked(True)
        box.addWidget(self.on)
        self.form = Form(5)
        word = "一共几题" if usual.kind == "buzzer" else "每队几题"
        self.count = self.form.add(word, NumberField(usual.count, 1, 20, unit="题"))
        self.seconds = self.form.add("答题时间", NumberField(usual.seconds, *_SECONDS, unit="秒", step=5))
        self.right = self.wrong = self.early = None
        if usual.stakes:
            self.form.add("分值", PlainLabel("、".join(map(str, usual.stakes)), "strong"))
        else:
            self.right = self.form.add("答对得", NumberField(usual.right, 1, 100, unit="分", step=5))
            self.wrong = self.form.add("答错扣", NumberField(usual.wrong, 0, 100, unit="分", step=5))
            if usual.kind == "buzzer":
                self.early = self.form.add("抢跑扣", NumberField(usual.early, 0, 100, unit="分", step=5))
        for field in (self.right, self.wrong, self.early):
            if field is not None:
                field.valueChanged.connect(lambda _value: self._say())
        self.on.toggled.connect(self.form.setEnabled)
        box.addWidget(self.form)

    @property
    def round(self) -> Round:
        return Round(
            kind=self._usual.kind,
            count=self.count.value(),
            right=self.right.value() if self.right else self._usual.right,
            wrong=self.wrong.value() if self.wrong else 0,
            early=self.early.value() if self.early else 0,
            stakes=self._usual.stakes,
            seconds=self.seconds.value(),
        )

    def _say(self) -> None:
        self.on.setText(f"{KINDS[self._usual.kind]}：{rule_word(self.round)}")
