"""The modes as data: which routes exist, which stand in the rail, and the manners of the window.

A route that a mode does not list does not exist in its window; nothing is merely hidden.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ui.theme.tokens import Scale

ModeName = Literal["launcher", "kiosk", "study", "trainer", "manager"]
WindowKind = Literal["launcher", "desktop", "kiosk"]


@dataclass(frozen=True, slots=True)
class RailEntry:
    route: str
    label: str
    icon: str
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModeSpec:
    """`idle_seconds` 0 means that nobody asks 还在吗?"""

    name: ModeName
    title: str
    sentence: str
    icon: str
    window: WindowKind
    home: str
    areas: tuple[str, ...]
    rail: tuple[RailEntry, ...] = ()
    scale: Scale = "desktop"
    fullscreen: bool = False
    closable: bool = True
    needs_pin: bool = False
    idle_seconds: int = 0

    def has(self, route: str) -> bool:
        """Routes are named `area.screen`; a mode has areas, or single screens of one."""
        return route in self.areas or route.partition(".")[0] in self.areas


LAUNCHER = ModeSpec(
    name="launcher", title="应知应会", sentence="今天要做什么？", icon="launcher", window="launcher",
    home="launcher", areas=("launcher",),
)  # fmt: skip

KIOSK = ModeSpec(
    name="kiosk", title="体验馆", sentence="触摸屏前，玩一玩、学一学", icon="kiosk", window="kiosk",
    home="kiosk.attract", areas=("kiosk",), scale="kiosk", fullscreen=True, closable=False, idle_seconds=45,
)  # fmt: skip

STUDY = ModeSpec(
    name="study", title="自己学", sentence="学课程、做练习、参加考试", icon="study", window="desktop",
    home="study.plan", areas=("study", "exam"),
    rail=(
        RailEntry("study.plan", "我的计划", "plan"),
        RailEntry("study.courses", "课程", "course"),
        RailEntry("study.practice", "练习", "practice"),
        RailEntry("study.cases", "案例", "case"),
        RailEntry("study.drills", "推演", "scenario"),
        RailEntry("exam.hall", "考试", "exam"),
        RailEntry("study.file", "学习档案", "file"),
    ),
)  # fmt: skip

TRAINER = ModeSpec(
    name="trainer", title="讲课", sentence="开班、签到、授课、提问、结业", icon="trainer", window="desktop",
    home="classroom.today", areas=("classroom", "drill", "contest", "aids", "workshop"), needs_pin=True,
    rail=(
        RailEntry("classroom.today", "今天", "calendar"),
        RailEntry("classroom.classes", "培训班", "class"),
        RailEntry("classroom.courses", "课件", "teach"),
        RailEntry("drill.home", "桌面推演", "scenario"),
        RailEntry("contest.home", "比武竞赛", "trophy"),
        RailEntry("aids.home", "一页纸", "aid"),
        RailEntry("workshop.home", "脚本工坊", "edit"),
    ),
)  # fmt: skip

MANAGER = ModeSpec(
    name="manager", title="管理", sentence="谁该学、谁欠学时、哪里没演练", icon="manager", window="desktop",
    home="manager.dashboard", areas=("manager", "classroom", "drill", "contest", "aids", "workshop"), needs_pin=True,
    rail=(
        RailEntry("manager.dashboard", "待办总览", "dashboard"),
        RailEntry("manager.people", "人员", "people", "对象"),
        RailEntry("manager.units", "村社与企业", "village", "对象"),
        RailEntry("manager.classes", "培训班", "class", "培训"),
        RailEntry("manager.papers", "试卷与考试", "exam", "培训"),
        RailEntry("manager.certificates", "证书", "certificate", "培训"),
        RailEntry("manager.drills", "演练", "drill", "培训"),
        RailEntry("drill.home", "桌面推演", "scenario", "培训"),
        RailEntry("contest.home", "比武竞赛", "trophy", "培训"),
        RailEntry("aids.home", "一页纸", "aid", "培训"),
        RailEntry("workshop.home", "脚本工坊", "edit", "培训"),
        RailEntry("manager.hall", "体验馆", "kiosk", "培训"),
        RailEntry("manager.obligations", "法定要求", "obligation", "台账"),
        RailEntry("manager.hall_figures", "体验馆统计", "hall", "台账"),
        RailEntry("manager.reports", "报表", "report", "台账"),
        RailEntry("manager.reviews", "内容审核", "review", "系统"),
        RailEntry("manager.settings", "设置", "settings", "系统"),
    ),
)  # fmt: skip

MODES: dict[ModeName, ModeSpec] = {mode.name: mode for mode in (LAUNCHER, KIOSK, STUDY, TRAINER, MANAGER)}
