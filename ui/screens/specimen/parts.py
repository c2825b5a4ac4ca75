"""Every small part once, in the states that matter."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QLineEdit, QProgressBar, QRadioButton, QSpinBox, QWidget

from edu.domain.problems import Problem
from ui.navigation import Screen
from ui.widgets import (
    Banner,
    Bar,
    BarChart,
    Button,
    Card,
    Chip,
    Column,
    DataTable,
    EmptyState,
    FlowLayout,
    ProblemList,
    ProgressRing,
    SearchField,
    Sparkline,
    StackedBar,
    StatTile,
    Status,
    Step,
    StepBar,
    column,
    row,
    scroll,
    stat_row,
)


@dataclass(frozen=True)
class Sample:
    name: str
    post: str
    unit: str
    minutes: int
    status: Status
    word: str


SAMPLES = (
    Sample("张伟杰", "网格员", "枫林镇白石村", 1080, "met", "已完成"),
    Sample("欧阳䶮", "应急管理员", "枫林镇上垟村", 720, "due", "12 天后到期"),
    Sample(
        "𬭩·买买提",
        "安全生产管理人员",
        "浙江某某精细化工新材料科技股份有限公司丽水分公司枫林生产基地",
        45,
        "overdue",
        "欠 8 学时",
    ),
    Sample("李小红", "志愿者", "枫林镇社区", 0, "none", "不适用"),
    Sample("王建国", "特种作业人员", "枫林建筑工程有限公司", 12345, "running", "复审中"),
)

COLUMNS: tuple[Column[Sample], ...] = (
    Column(title="姓名", value=lambda s: s.name, strong=True),
    Column(title="岗位", value=lambda s: s.post, width=10),
    Column(title="单位", value=lambda s: s.unit, stretch=1),
    Column(title="学习分钟", value=lambda s: s.minutes, number=True),
    Column(title="状态", value=lambda s: s.status, chip=lambda s: (s.status, s.word)),
)

PROBLEMS = (
    Problem(code="id", message="身份证号最后一位对不上", remedy="请核对证件后改正。", file="花名册.xlsx", sheet="人员",
            row=12, column="身份证号"),
    Problem(code="unit", message="没有“白石林村”，是不是“白石村”？", remedy="确认一次，同名的行都会照此处理。",
            severity="warning", file="花名册.xlsx", sheet="人员", row=40, column="村社"),
)  # fmt: skip

STEPS = (
    Step("enrol", "报名", "done", "36 人"),
    Step("sign", "签到", "done", "34 人"),
    Step("teach", "授课", "now", "第 2 / 3 课"),
    Step("interact", "互动"),
    Step("exam", "考试", "missing", "未选试卷"),
    Step("close", "结业"),
)


class PartsScreen(Screen):
    title = "枫林镇 2026 年安全培训"
    subtitle = "36 人报名，34 人到课，还缺 1 份材料"

    def __init__(self) -> None:
        super().__init__()
        self.header_actions = (Button("导出", icon="export"), Button("开始上课", "accent", icon="play"))
        inside = QWidget()
        page = column(inside, gap="l", margin="page")
        page.addWidget(
            stat_row(
                StatTile("1,286", "在册人员", unit="人", icon="people", delta="比上月多 12 人", direction="up"),
                StatTile(
                    "94.6", "学时完成率", unit="%", icon="hours", delta="高 2.1 个百分点", direction="up", good=True
                ),
                StatTile("37", "已逾期", unit="人", icon="overdue", delta="比上周少 9 人", direction="down", good=True),
                StatTile("8", "未演练的村", unit="个", icon="drill", delta="比上月多 3 个", direction="up", good=False),
            )
        )
        page.addWidget(Card().add(StepBar(STEPS)))
        page.addWidget(Banner("warn", "有 3 个人的复审将在 30 天内到期", "点“安排复审”，把他们加进下一期班。",
                              action="安排复审", on_action=self.update))  # fmt: skip
        page.addWidget(Banner("error", "U 盘写不进去，备份没有完成", "请换一个 U 盘，或关掉它的写保护后重试。"))
        page.addWidget(self._buttons())
        page.addWidget(self._table())
        both = row(gap="l")
        both.addWidget(self._fields(), 1)
        both.addWidget(self._charts(), 1)
        page.addLayout(both)
        page.addWidget(Card("导入花名册", hint="读了 120 行，118 行可用").add(_fixed(ProblemList(PROBLEMS), 22)))
        page.addWidget(Card().add(EmptyState("class", "还没有培训班", "开一个班，就能报名、签到、考试。", action="开班",
                                             action_icon="add", on_action=self.update)))  # fmt: skip
        page.addStretch(1)
        column(self).addWidget(scroll(inside))

    def _buttons(self) -> QWidget:
        card = Card("按钮与状态")
        holder = QWidget()
        flow = FlowLayout(holder)
        for button in (
            Button("下一步", "accent", icon="forward"), Button("保存", "primary"), Button("取消"),
            Button("查看全部", "ghost"), Button("删除", "danger", icon="delete"), Button("交卷", "accent", big=True),
        ):  # fmt: skip
            flow.addWidget(button)
        off = Button("不可用", "primary")
        off.setEnabled(False)
        flow.addWidget(off)
        card.add(holder)
        chips = QWidget()
        flow = FlowLayout(chips)
        for status in ("met", "due", "overdue", "none", "running", "level-blue", "level-yellow", "level-orange",
                       "level-red"):  # fmt: skip
            flow.addWidget(Chip(status))
        return card.add(chips)

    def _table(self) -> QWidget:
        card = Card("人员", hint="5 人")
        card.add_action(SearchField())
        table = DataTable(COLUMNS, SAMPLES, bare=True)
        table.select(1)
        return card.add(_fixed(table, 20))

    def _fields(self) -> QWidget:
        card = Card("填写")
        name = QLineEdit()
        name.setPlaceholderText("姓名")
        card.add(name)
        kinds = QComboBox()
        kinds.addItems(["网格员", "应急管理员", "安全生产管理人员"])
        card.add(kinds)
        line = row(gap="s")
        line.addWidget(QSpinBox(), 1)
        day = QDateEdit()
        day.setCalendarPopup(True)
        line.addWidget(day, 1)
        card.add(line)
        ticks = row(gap="m")
        for at, text in enumerate(("短信通知", "打印名单")):
            box = QCheckBox(text)
            box.setChecked(at == 0)
            ticks.addWidget(box)
        one = QRadioButton("初训")
        one.setChecked(True)
        ticks.addWidget(one)
        ticks.addWidget(QRadioButton("复训"))
        ticks.addStretch(1)
        card.add(ticks)
        bar = QProgressBar()
        bar.setValue(64)
        card.add(bar)
        card.body.addStretch(1)
        return card

    def _charts(self) -> QWidget:
        card = Card("学时", gap="l")
        card.add(StackedBar((Bar("已完成", 812, tone="green"), Bar("快到期", 140, tone="yellow"),
                             Bar("已逾期", 37, tone="red"), Bar("不适用", 60, tone="grey"))))  # fmt: skip
        card.add(BarChart((Bar("白石村", 96, "96%"), Bar("上垟村", 71, "71%"), Bar("枫林镇社区", 34, "34%")), top=100))
        line = row(gap="l")
        line.addWidget(ProgressRing(0.76, label="及格率"))
        line.addWidget(Sparkline((3, 5, 4, 8, 7, 11, 10, 14), "每月学习人数"), 1)
        return card.add(line)


def _fixed(widget: QWidget, lines: int) -> QWidget:
    """A part that usually fills a page, at the height of some lines of text."""
    widget.setFixedHeight(widget.fontMetrics().height() * lines)
    return widget
