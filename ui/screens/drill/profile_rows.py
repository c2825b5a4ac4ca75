"""The rows of the profile editor: a grade, a group with its indicators. Each gives back what stands in its fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from edu.domain.drills.evaluation import KNOWN, Grade, Indicator, IndicatorGroup, Known
from edu.domain.drills.profile_editing import permille_of, share_text
from edu.domain.drills.profile_faults import HEAVIEST, LONGEST_TEXT, LONGEST_TITLE
from ui.widgets import Button, Card, Choice, IconButton, NumberField, PlainLabel, TextField, column, row

Act = Callable[[str], None]
_WRONG_SHARE = -1
"""What no share can be: the faults of the profile say so."""


class GradeRow(QWidget):
    def __init__(self, grade: Grade, on_remove: Act, on_change: Callable[[], None], *, locked: bool) -> None:
        super().__init__()
        self._grade = grade
        across = row(self, gap="s")
        self.title = _field(grade.title, f"等级名称（{grade.title or '新'}）", LONGEST_TITLE, on_change, locked)
        self.share = _field(share_text(grade.share), f"{grade.title}的得分率", 6, on_change, locked)
        self.floor = _field(share_text(grade.floor), f"{grade.title}的总评下限", 6, on_change, locked)
        self.share.setPlaceholderText("不计入")
        self.floor.setPlaceholderText("不用")
        for field, share in ((self.title, 3), (self.share, 1), (self.floor, 1)):
            across.addWidget(field, share)
        self.fields: Mapping[str, QWidget] = {"title": self.title, "share": self.share, "from": self.floor}
        self.remove = IconButton("delete", f"删去等级“{grade.title}”", on_click=lambda: on_remove(grade.id))
        self.remove.setVisible(not locked)
        across.addWidget(self.remove)

    @property
    def value(self) -> Grade:
        return replace(
            self._grade, title=self.title.value, share=_share(self.share.value), floor=_share(self.floor.value)
        )


class IndicatorRow(QWidget):
    """`acts` are remove, up and down, each with the indicator's id."""

    def __init__(
        self, indicator: Indicator, acts: tuple[Act, Act, Act], on_change: Callable[[], None], *, locked: bool
    ) -> None:
        super().__init__()
        self._indicator = indicator
        name = indicator.text or indicator.clause or "新指标"
        box = column(self, gap="xs")
        self.text = _field(indicator.text, f"指标：{name}", LONGEST_TEXT, on_change, locked)
        self.text.setPlaceholderText("待补：请对照标准写上原文" if indicator.pending else "看什么，怎样算做到")
        self.clause = _field(indicator.clause, f"条款：{name}", 40, on_change, locked)
        self.clause.setPlaceholderText("条款号")
        self.weight = NumberField(indicator.weight, 1, HEAVIEST)
        self.weight.setAccessibleName(f"权重：{name}")
        self.weight.setEnabled(not locked)
        self.weight.valueChanged.connect(lambda _value: on_change())
        self.known = Choice(KNOWN.items(), indicator.known, chars=6)
        self.known.setAccessibleName(f"来源：{name}")
        self.known.setEnabled(not locked)
        self.known.picked.connect(lambda _key: on_change())
        self.fields: Mapping[str, QWidget] = {
            "text": self.text, "clause": self.clause, "weight": self.weight, "known": self.known,
        }  # fmt: skip
        box.addWidget(self.text)
        below = row(gap="s")
        below.addWidget(self.clause, 1)
        below.addWidget(PlainLabel("权重", "small", wrap=False))
        below.addWidget(self.weight)
        below.addWidget(PlainLabel("来源", "small", wrap=False))
        below.addWidget(self.known)
        remove, up, down = acts
        for icon, word, act in (("up", "上移", up), ("down", "下移", down), ("delete", "删去", remove)):
            button = IconButton(icon, f"{word}：{name}", on_click=lambda act=act: act(indicator.id))  # type: ignore[misc]
            button.setVisible(not locked)
            below.addWidget(button)
            if icon == "delete":
                self.remove = button
        box.addLayout(below)

    @property
    def value(self) -> Indicator:
        known: Known = next(key for key in KNOWN if key == self.known.value)
        text = self.text.value
        if self._indicator.pending and known == "pending" and text:
            known = "retold"  # somebody completed it: until they say that it is the wording itself
        return replace(
            self._indicator, text=text, clause=self.clause.value, weight=int(self.weight.value()), known=known
        )


class GroupCard(Card):
    def __init__(
        self, group: IndicatorGroup, on_add: Act, on_remove: Act, acts: tuple[Act, Act, Act],
        on_change: Callable[[], None], *, locked: bool, standard: bool,
    ) -> None:  # fmt: skip
        """`standard`: the profile follows one, of which more may be missing."""
        super().__init__(gap="m", margin="m")
        self._group = group
        head = row(gap="s")
        self.title = _field(group.title, f"分组名称（{group.title or '新'}）", LONGEST_TITLE, on_change, locked)
        self.title.setPlaceholderText("分组名称")
        head.addWidget(self.title, 1)
        self.more = Choice((("", "条文已写全"), ("more", "还有条文待补")), "more" if group.more else "", chars=7)
        self.more.setAccessibleName(f"{group.title}是否写全")
        self.more.setEnabled(not locked)
        self.more.picked.connect(lambda _key: on_change())
        self.more.setVisible(standard)
        head.addWidget(self.more)
        self.fields: Mapping[str, QWidget] = {"title": self.title}
        self.remove = IconButton("delete", f"删去分组“{group.title}”", on_click=lambda: on_remove(group.id))
        self.remove.setVisible(not locked)
        head.addWidget(self.remove)
        self.add(head)
        self.rows = [IndicatorRow(one, acts, on_change, locked=locked) for one in group.indicators]
        for line in self.rows:
            self.add(line)
        self.add_row = Button("加一条指标", icon="add", on_click=lambda: on_add(group.id))
        self.add_row.setVisible(not locked)
        foot = row(gap="s")
        foot.addWidget(self.add_row)
        foot.addStretch(1)
        self.add(foot)

    @property
    def value(self) -> IndicatorGroup:
        indicators = tuple(line.value for line in self.rows)
        return replace(self._group, title=self.title.value, indicators=indicators, more=self.more.value == "more")


def _field(text: str, name: str, longest: int, on_change: Callable[[], None], locked: bool) -> TextField:
    made = TextField(text, longest=longest)
    made.setAccessibleName(name)
    made.setReadOnly(locked)
    made.textEdited.connect(lambda _text: on_change())
    return made


def _share(text: str) -> int | None:
    try:
        return permille_of(text)
    except ValueError:
        return _WRONG_SHARE
