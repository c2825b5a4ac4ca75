"""Before a run: which place drills, and who sits where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from edu.domain.drills.run_views import ScenarioLine
from edu.domain.people import OrgUnit
from edu.services.drill_papers import DrillPapers
from edu.services.drill_profiles import DrillProfiles, ProfileLine
from edu.services.drill_runs import DrillRuns
from edu.services.organisations import Organisations
from ui.navigation import Route, Screen
from ui.screens.desk import Desk
from ui.screens.files import PDF, Files, safe_name
from ui.widgets import Button, Card, Choice, Form, NumberField, PlainLabel, column, row, scroll

BY = (("open", "现场有人（手机、卡片或口头，由我代填）"), ("npc", "没有人，由程序代演"))
LARGEST_SEED = 999_999


@dataclass(frozen=True, slots=True)
class _Found:
    scenario: ScenarioLine
    units: Sequence[OrgUnit]
    profiles: Sequence[ProfileLine]


class SetupScreen(Screen):
    title = "准备推演"

    def __init__(
        self, desk: Desk, runs: DrillRuns, organisations: Organisations, profiles: DrillProfiles, papers: DrillPapers,
        files: Files, home: str, scenario: str,
    ) -> None:  # fmt: skip
        super().__init__()
        self._papers, self._files = papers, files
        self._desk, self._runs, self._organisations, self._profiles = desk, runs, organisations, profiles
        self._home, self._scenario = home, scenario
        self._page = column(self, margin="page")
        self._title = scenario
        self.seats: dict[str, Choice] = {}

    def on_enter(self) -> None:
        self._desk.load(self, self._load, self._show)

    def _load(self) -> _Found:
        actor = self._desk.actor
        line = next(one for one in self._runs.scenarios(actor) if one.id == self._scenario)
        return _Found(line, self._organisations.org_units(actor), self._profiles.list(actor))

    def _show(self, found: _Found) -> None:
        self._title = found.scenario.title
        self.set_title(found.scenario.title, f"桌面约 {found.scenario.minutes} 分钟 · {found.scenario.summary}")
        inside = QWidget()
        box = column(inside, gap="m")
        place = Card("哪个单位演练", hint="推演结束后，它作为这个单位的演练记录存档。")
        form = Form(2)
        units = [unit for unit in found.units if unit.level in ("township", "village", "custom", "county")]
        self.unit = form.add("单位", Choice([(unit.id, unit.name) for unit in units], self._home, chars=16))
        self.seed = form.add(
            "局次", NumberField(0, 0, LARGEST_SEED), hint="填 0 由程序抽；两个队想比成绩，填同一个数。",
        )  # fmt: skip
        place.add(form)
        box.addWidget(place)
        box.addWidget(self._evaluation(found.profiles))
        seats = Card("席位", hint="人手不够时，让程序代演一部分席位。")
        for role, title in found.scenario.roles:
            line = row(gap="m")
            line.addWidget(PlainLabel(title, "strong"), 1)
            self.seats[role] = Choice(BY, "open", chars=20)
            self.seats[role].setAccessibleName(title)
            line.addWidget(self.seats[role], 1)
            seats.add(line)
        box.addWidget(seats)
        box.addStretch(1)
        self._page.addWidget(scroll(inside), 1)
        foot = row(gap="s")
        self.cards = Button("打印角色卡", icon="print", on_click=self._on_cards)
        foot.addWidget(self.cards)
        foot.addStretch(1)
        self.begin = Button("进入控制台", "accent", icon="drill", big=True, on_click=self._begin)
        foot.addWidget(self.begin)
        self._page.addLayout(foot)

    def _evaluation(self, lines: Sequence[ProfileLine]) -> QWidget:
        card = Card("评估表", hint="评估员按它逐条评价；评价和自动得分并列，不计入总分。")
        across = row(gap="s")
        usable = [(line.id, line.title) for line in lines if line.usable]
        self.profile = Choice([*usable, ("", "不用评估表")], "house", chars=28)
        self.profile.setAccessibleName("评估表")
        across.addWidget(self.profile, 1)
        self.edit_profiles = Button(
            "查看和编辑", icon="edit", on_click=lambda: self._desk.navigator.go(Route.to("drill.profiles"))
        )
        across.addWidget(self.edit_profiles)
        card.add(across)
        waiting = [line.title for line in lines if not line.usable]
        if waiting:
            card.add(PlainLabel(f"指标待补，补上以后才能选：{'；'.join(waiting)}。", "small"))
        return card

    def _on_cards(self) -> None:
        """As a file: the office prints it on whatever printer it has."""
        name = f"{safe_name(self._title)}-角色卡.pdf"
        path = self._files.save_as(self, "打印角色卡", name, PDF)
        if path is not None:
            self._desk.run(
                self, "正在排版…", lambda _task: self._papers.cards(self._desk.actor, self._scenario, path),
                lambda _sheet: self._desk.navigator.notify(f"已导出：{path.name}，请用 A4 纸打印。", "ok"),
            )  # fmt: skip

    def _begin(self) -> None:
        seats: Mapping[str, str] = {role: choice.value for role, choice in self.seats.items()}
        seed = int(self.seed.value()) or None
        unit, profile = self.unit.value, self.profile.value
        self.begin.setEnabled(False)
        self._desk.load(
            self,
            lambda: self._runs.start(
                self._desk.actor, self._scenario, mode="group", seed=seed, org=unit, seats=seats, profile=profile
            ),
            lambda run: self._desk.navigator.replace(Route.to("drill.console", run=run)),
            on_error=self._refused,
        )

    def _refused(self, error: Exception) -> None:
        self.begin.setEnabled(True)
        self._desk.navigator.fail(error)
