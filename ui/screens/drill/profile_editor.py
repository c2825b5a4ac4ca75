"""One evaluation profile: its words, its grades, its indicators. Shipped ones are looked at, own ones are edited."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from edu.domain.drills import profile_editing as editing
from edu.domain.drills.evaluation import Profile
from edu.domain.drills.profile_faults import ProfileFault
from edu.services.drill_profiles import DrillProfiles, OpenProfile
from ui import theme
from ui.navigation import Confirmation, Screen
from ui.screens.desk import Desk
from ui.screens.drill.profile_rows import GradeRow, GroupCard
from ui.screens.drill.profiles import ask_copy, take_out
from ui.screens.files import Files
from ui.widgets import (
    Banner,
    Button,
    Card,
    Choice,
    Form,
    LongTextField,
    PlainLabel,
    TextField,
    clear,
    column,
    restyle,
    row,
    scroll,
)

SHOWN = 4
"""Faults that are told at once; the fields of all are marked."""
_LOCKED = "随程序带的评估表只能看；要改，先复制一份。"


class ProfileScreen(Screen):
    title = "评估表"

    def __init__(self, desk: Desk, profiles: DrillProfiles, files: Files, profile: str) -> None:
        super().__init__()
        self._desk, self._profiles, self._files, self._id = desk, profiles, files, profile
        self.opened: OpenProfile | None = None
        self.changed = False
        self.copy = Button("复制一份来改", icon="copy", on_click=self._copy)
        self.out = Button("导出 Excel", icon="export", on_click=self._take_out)
        self.save = Button("保存", "accent", icon="save", on_click=self._save)
        self.header_actions = (self.out, self.copy, self.save)
        page = column(self, gap="s", margin="page")
        self._trouble = column(gap="s")
        page.addLayout(self._trouble)
        inside = QWidget()
        self._box = column(inside, gap="m")
        self.area = scroll(inside)
        page.addWidget(self.area, 1)

    def on_enter(self) -> None:
        self._desk.load(self, lambda: self._profiles.open(self._desk.actor, self._id), self._show)

    def leave_question(self) -> Confirmation | None:
        if not self.changed:
            return None
        return Confirmation(title="不保存就离开？", text="改过的内容还没有保存。", yes="离开", danger=True)

    # -- showing --

    def _show(self, opened: OpenProfile) -> None:
        self.opened, self.changed = opened, False
        self.save.setVisible(opened.own)
        self.copy.setVisible(not opened.own)
        self._draw(opened.profile)

    def _draw(self, profile: Profile) -> None:
        assert self.opened is not None
        locked = not self.opened.own
        at = self.area.verticalScrollBar().value()
        clear(self._box)
        self.set_title(profile.title or "评估表", f"第 {profile.version} 版")
        if locked:
            self._box.addWidget(Banner("info", _LOCKED))
        about = Card("基本情况")
        form = Form(2)
        self.name = form.add("名称", TextField(profile.title, longest=60), wide=True)
        self.note = form.add("说明", LongTextField(lines=2), wide=True)
        self.note.setPlainText(profile.note)
        goals = (("", "不评"), ("yes", "每个目标各评一级"))
        self.objectives = form.add("脚本自己的目标", Choice(goals, "yes" if profile.objectives else "", chars=10))
        self.name.setReadOnly(locked)
        self.note.setReadOnly(locked)
        self.name.textEdited.connect(lambda _text: self._touch())
        self.note.textChanged.connect(self._touch)
        self.objectives.setEnabled(not locked)
        self.objectives.picked.connect(lambda _key: self._touch())
        about.add(form)
        if self.opened.basis:
            about.add(PlainLabel(f"依据：{self.opened.basis}", "small"))
        self._box.addWidget(about)
        self._box.addWidget(self._scale(profile, locked=locked))
        acts = (
            self._edited(editing.without_indicator), self._edited(partial(_moved, by=-1)),
            self._edited(partial(_moved, by=1)),
        )  # fmt: skip
        add, remove = self._edited(editing.with_indicator), self._edited(editing.without_group)
        standard = bool(profile.basis)
        self.groups = [
            GroupCard(group, add, remove, acts, self._touch, locked=locked, standard=standard)
            for group in profile.groups
        ]
        for card in self.groups:
            self._box.addWidget(card)
        self.add_group = Button("加一个分组", icon="add", on_click=lambda: self._change(editing.with_group))
        self.add_group.setVisible(not locked)
        foot = row(gap="s")
        foot.addWidget(self.add_group)
        foot.addStretch(1)
        self._box.addLayout(foot)
        self._box.addStretch(1)
        self.area.verticalScrollBar().setValue(at)

    def _scale(self, profile: Profile, *, locked: bool) -> QWidget:
        card = Card("等级", hint="从好到差排。得分率留空的不计入；总评下限是整张表得这个总评的最低得分率。", gap="s")
        heads = row(gap="s")
        for word, share in (("名称", 3), ("得分率", 1), ("总评下限", 1)):
            heads.addWidget(PlainLabel(word, "field"), share)
        if not locked:
            heads.addSpacing(theme.current().metrics.control)  # above the bins
        card.add(heads)
        remove = self._edited(editing.without_grade)
        self.grades = [GradeRow(one, remove, self._touch, locked=locked) for one in profile.grades]
        for line in self.grades:
            card.add(line)
        self.add_grade = Button("加一个等级", icon="add", on_click=lambda: self._change(editing.with_grade))
        self.add_grade.setVisible(not locked)
        foot = row(gap="s")
        foot.addWidget(self.add_grade)
        foot.addStretch(1)
        card.add(foot)
        return card

    # -- changing --

    def value(self) -> Profile:
        """What stands in the fields."""
        assert self.opened is not None
        return replace(
            self.opened.profile,
            title=self.name.value,
            note=self.note.value,
            objectives=self.objectives.value == "yes",
            grades=tuple(line.value for line in self.grades),
            groups=tuple(card.value for card in self.groups),
        )

    def _touch(self) -> None:
        self.changed = True

    def _edited(self, step: Callable[[Profile, str], Profile]) -> Callable[[str], None]:
        return lambda id_: self._change(lambda profile: step(profile, id_))

    def _change(self, step: Callable[[Profile], Profile]) -> None:
        self._touch()
        self._draw(step(self.value()))

    def _save(self) -> None:
        profile = self.value()
        clear(self._trouble)
        faults = self._profiles.faults(profile)
        if faults:
            self._trouble.addWidget(refusal(faults))
            self._point_out(faults)
            return

        def saved(made: Profile) -> None:
            self._desk.navigator.notify("已保存。", "ok")
            assert self.opened is not None
            self._show(replace(self.opened, profile=made))

        self._desk.load(self, lambda: self._profiles.save(self._desk.actor, profile), saved)

    def _point_out(self, faults: Sequence[ProfileFault]) -> None:
        """The fields that are wrong, in red, and the first of them in sight."""
        fields: dict[tuple[str, str], Mapping[str, QWidget]] = {("profile", ""): {"title": self.name}}
        fields |= {("grade", line.value.id): line.fields for line in self.grades}
        fields |= {("group", card.value.id): card.fields for card in self.groups}
        fields |= {("indicator", line.value.id): line.fields for card in self.groups for line in card.rows}
        wrong = [fields.get((one.part, "" if one.part == "profile" else one.id), {}).get(one.field) for one in faults]
        for found in fields.values():
            for field in found.values():
                field.setProperty("fault", "true" if field in wrong else "")
                restyle(field)
        first = next((field for field in wrong if field is not None), None)
        if first is not None:
            first.setFocus()
            # once the faults above have taken their room
            QTimer.singleShot(0, first, lambda: self.area.ensureWidgetVisible(first))

    def _copy(self) -> None:
        if self.opened is not None:
            ask_copy(self, self._desk, self._profiles, self._id, self.opened.profile.title)

    def _take_out(self) -> None:
        """As it was saved last."""
        if self.opened is not None:
            take_out(self, self._desk, self._profiles, self._files, self._id, self.opened.profile.title)


def refusal(faults: Sequence[ProfileFault]) -> Banner:
    """All that is wrong in one box, a line each."""
    if len(faults) == 1:
        return Banner("error", f"没有保存：{faults[0].message}", faults[0].remedy)
    lines = [f"{at}. {fault.message}{fault.remedy}" for at, fault in enumerate(faults[:SHOWN], 1)]
    return Banner("error", f"没有保存，有 {len(faults)} 处要改", "\n".join(lines))


def _moved(profile: Profile, id_: str, by: int) -> Profile:
    return editing.moved(profile, id_, by)
