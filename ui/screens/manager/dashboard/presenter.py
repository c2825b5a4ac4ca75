"""From the state of everything to the few lines that need somebody today. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from edu.domain.certificates import CertificateRecord, StateCertificate
from edu.domain.classes import ClassLine
from edu.domain.exams.sitting import ExamRecord
from edu.domain.obligations.duties import Overview, SubjectDuties
from edu.domain.obligations.status import RANK
from edu.domain.people import OrgUnit
from edu.domain.statistics import StatisticsBook
from edu.system.settings import Settings
from ui.screens.class_words import state_of
from ui.screens.manager.papers.presenter import exam_state
from ui.screens.manager.parts.words import class_word
from ui.screens.manager.reports.presenter import preview_rows
from ui.theme.tokens import ToneName
from ui.widgets.chip import Status

EXPIRING_DAYS = 90
_GOOD, _FAIR = 0.9, 0.6


@dataclass(frozen=True, slots=True)
class World:
    """Everything that the dashboard looks at."""

    overview: Overview
    book: StatisticsBook
    expiring: tuple[Sequence[CertificateRecord], Sequence[StateCertificate]]
    proposals: Sequence[OrgUnit]
    exams: Sequence[ExamRecord]
    classes: Sequence[ClassLine]
    settings: Settings
    units: int
    now_ms: int
    today: date


@dataclass(frozen=True, slots=True)
class Tile:
    key: str
    number: str
    unit: str
    label: str
    icon: str
    note: str
    good: bool | None


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to do: `route` and `args` lead to its list."""

    chip: tuple[Status, str]
    text: str
    note: str
    verb: str
    route: str
    args: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FirstStep:
    key: str
    title: str
    note: str
    verb: str
    route: str
    done: bool


@dataclass(frozen=True, slots=True)
class CoverageBar:
    name: str
    share: float
    text: str
    tone: ToneName


def first_steps(world: World) -> list[FirstStep]:
    """Three steps of a new installation; all done: none is shown."""
    settings = world.settings
    steps = [
        FirstStep(
            "organisation",
            "填写单位名称",
            "印在证书、档案和报表上",
            "去填写",
            "manager.settings",
            bool(settings.organisation),
        ),
        FirstStep("units", "登记乡镇和村", "名册里的村名会自动对上", "去登记", "manager.units", world.units > 0),
        FirstStep(
            "people", "导入名册", "Excel 花名册，先检查再导入", "去导入", "manager.import", world.overview.people > 0
        ),
    ]  # fmt: skip
    return [] if all(step.done for step in steps) else steps


def not_drilled(villages: Sequence[SubjectDuties]) -> list[SubjectDuties]:
    """Villages with a drill duty that is not met."""
    return [
        village
        for village in villages
        if any("演练" in duty.title and RANK[duty.state] >= RANK["due"] for duty in village.duties)
    ]


def tiles(world: World) -> list[Tile]:
    overview, villages = world.overview, not_drilled(world.overview.villages)
    own, state = world.expiring
    ending = len(own) + len(state)
    return [
        Tile("overdue", f"{overview.overdue_people:,}", "人", "已逾期", "overdue",
             _share(overview.overdue_people, overview.people), overview.overdue_people == 0),
        Tile("due_soon", f"{overview.due_soon_people:,}", "人", "即将到期", "due",
             _share(overview.due_soon_people, overview.people), None),
        Tile("drills", f"{len(villages):,}", "个", "今年还没演练的村", "drill",
             f"共 {len(overview.villages)} 个村（社区）", not villages),
        Tile("expiring", f"{ending:,}", "本", f"{EXPIRING_DAYS} 天内到期的证书", "certificate",
             f"其中国家证书 {len(state)} 本" if state else "", None),
    ]  # fmt: skip


def _share(part: int, whole: int) -> str:
    return f"占 {whole:,} 人的 {part * 100 / whole:.0f}%" if whole else ""


def todos(world: World) -> list[Todo]:
    """Most pressing first; a line only where there is something to do."""
    return [*_people(world), *_places(world), *_papers(world), *_rooms(world)]


def _people(world: World) -> list[Todo]:
    lines = sorted(world.overview.classes, key=lambda line: -line.states.get("overdue", 0))
    found = []
    for line in lines:
        name, overdue, soon = (
            class_word(line.person_class),
            line.states.get("overdue", 0),
            line.states.get("due_soon", 0),
        )
        if overdue:
            note = f"另有 {soon} 人即将到期" if soon else f"共 {line.people} 人"
            found.append(_todo("overdue", "已逾期", f"{name} {overdue} 人欠学时或证书", note, _LIST, tab="overdue"))
        elif soon:
            found.append(
                _todo("due", "即将到期", f"{name} {soon} 人即将到期", "现在安排还来得及", _LIST, tab="due_soon")
            )
    return found


def _places(world: World) -> list[Todo]:
    found = []
    villages = not_drilled(world.overview.villages)
    if villages:
        late = any(village.state == "overdue" for village in villages)
        text = f"{len(villages)} 个村（社区）还没有演练"
        go = ("manager.drills", "看村名")
        names = _names([village.name for village in villages])
        if late:
            found.append(_todo("overdue", "已逾期", text, names, go, tab="villages"))
        else:
            found.append(_todo("running", "待完成", text, names, go, tab="villages"))
    if world.proposals:
        text = f"{len(world.proposals)} 个名册里的新村名"
        found.append(
            _todo("due", "待确认", text, _names([u.name for u in world.proposals]), ("manager.units", "去确认"))
        )
    return found


def _papers(world: World) -> list[Todo]:
    own, state = world.expiring
    if not own and not state:
        return []
    soonest = min([line.expires for line in own] + [line.expires for line in state])
    text = f"{len(own) + len(state)} 本证书 {EXPIRING_DAYS} 天内到期"
    return [_todo("due", "将到期", text, f"最早 {soonest}", ("manager.certificates", "看名单"), tab="expiring")]


def _rooms(world: World) -> list[Todo]:
    def classes(word: str) -> list[str]:
        return [line.record.title for line in world.classes if state_of(line, world.today)[1] == word]

    waiting, running = classes("待结业"), classes("进行中")
    opened = [exam.title for exam in world.exams if exam_state(exam, world.now_ms) == "open"]
    found = []
    if waiting:
        text = f"{len(waiting)} 个培训班过了结束日期还没结业"
        found.append(_todo("due", "待结业", text, _names(waiting, 2), ("manager.classes", "去结业")))
    if opened:
        text = f"{len(opened)} 场考试正在进行"
        found.append(_todo("running", "开考中", text, _names(opened, 2), ("manager.papers", "看成绩"), tab="exams"))
    if running:
        text = f"{len(running)} 个培训班正在进行"
        found.append(_todo("running", "进行中", text, _names(running, 2), ("manager.classes", "去看看")))
    return found


_LIST = ("manager.obligations", "看名单")


def _todo(status: Status, word: str, text: str, note: str, go: tuple[str, str], **args: str) -> Todo:
    """`go` is the route and the verb on its button."""
    return Todo((status, word), text, note, go[1], go[0], tuple(args.items()))


def _names(names: Sequence[str], shown: int = 4) -> str:
    return "、".join(names[:shown]) + (f" 等 {len(names)} 个" if len(names) > shown else "")


def coverage(book: StatisticsBook) -> list[CoverageBar]:
    """Share of people due who have learnt this year, by village, lowest first."""
    bars = []
    for line in preview_rows(book):
        value = line.all.value
        if line.total or value is None:
            continue
        tone: ToneName = "green" if value >= _GOOD else ("yellow" if value >= _FAIR else "red")
        bars.append(CoverageBar(line.name, value, f"{value * 100:.0f}%（{line.all.part} / {line.all.whole}）", tone))
    return sorted(bars, key=lambda bar: (bar.share, bar.name))
