"""Recorded drills by year and village; what the form holds. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from edu.domain.drill_records import CONTENTS, FORMS, HAZARDS, LEVELS, DrillFile, DrillQuery, DrillRecord
from edu.domain.people import Enterprise, OrgUnit
from edu.domain.places import PlaceTree
from ui.widgets.chip import Status


@dataclass(frozen=True, slots=True)
class DrillRow:
    record: DrillRecord
    title: str
    place: str
    kind: str
    level: str
    people: int
    chip: tuple[Status, str]


@dataclass(frozen=True, slots=True)
class VillageDrills:
    unit: OrgUnit
    count: int
    last: str
    people: int

    @property
    def chip(self) -> tuple[Status, str]:
        return ("met", "已演练") if self.count else ("overdue", "未演练")


@dataclass(frozen=True, slots=True)
class DrillBook:
    """One year: every record, and every confirmed village with what it did."""

    year: int
    rows: tuple[DrillRow, ...]
    villages: tuple[VillageDrills, ...]

    @property
    def summary(self) -> str:
        done = sum(village.count > 0 for village in self.villages)
        held = sum(not row.record.withdrawn for row in self.rows)
        return f"{self.year} 年登记演练 {held} 次 · {done} / {len(self.villages)} 个村（社区）已演练"


def year_query(year: int, org: str = "") -> DrillQuery:
    return DrillQuery(org=org, first=f"{year}-01-01", last=f"{year}-12-31", withdrawn=True)


def book(year: int, records: Sequence[DrillRecord], units: Sequence[OrgUnit], firms: Sequence[Enterprise]) -> DrillBook:
    tree = PlaceTree(units)
    names = {unit.id: tree.name(unit.id) for unit in units} | {firm.id: firm.name for firm in firms}
    villages = [u for u in units if u.level == "village" and not u.proposed and not u.joined_into]
    standing = [record for record in records if not record.withdrawn]
    return DrillBook(
        year=year,
        rows=tuple(_row(record, names) for record in records),
        villages=tuple(_village(unit, [d for d in standing if tree.final_id(d.org) == unit.id]) for unit in villages),
    )


def _row(record: DrillRecord, names: Mapping[str, str]) -> DrillRow:
    chip: tuple[Status, str] = ("met", "有评估") if record.evaluated else ("running", "未评估")
    return DrillRow(
        record=record,
        title=record.title,
        place=names.get(record.enterprise or record.org, "—"),
        kind=f"{HAZARDS.get(record.hazard, '其他')} · {FORMS.get(record.form, '')}",
        level=LEVELS.get(record.level, ""),
        people=record.participants,
        chip=("none", "已撤销") if record.withdrawn else chip,
    )


def _village(unit: OrgUnit, held: Sequence[DrillRecord]) -> VillageDrills:
    return VillageDrills(
        unit=unit,
        count=len(held),
        last=max((record.day for record in held), default=""),
        people=sum(record.participants for record in held),
    )


def facts(file: DrillFile) -> list[tuple[str, str]]:
    record = file.record
    return [
        ("组织单位", f"{file.place_name}（{LEVELS.get(record.level, '')}）"),
        ("日期", f"{record.day}，{record.minutes} 分钟"),
        ("灾种", HAZARDS.get(record.hazard, "其他")),
        ("形式", FORMS.get(record.form, "") + ("，双盲（不预先通知）" if record.no_notice else "")),
        ("预案类型", CONTENTS.get(record.content, "")),
        ("参演人数", f"{record.participants} 人"),
        ("地点", record.place),
        ("总指挥", record.commander),
        ("评估", "已评估" if record.evaluated else "未评估"),
        ("过程", record.summary),
        ("发现的问题", record.findings),
    ]


def named_words(named: int, participants: int) -> str:
    """Why the list is shorter than the number of participants."""
    unnamed = participants - named
    return f"名单里有 {named} 人，另外 {unnamed} 人只记了人数" if named and unnamed > 0 else ""


def size_text(size: int) -> str:
    return f"{size / 1_048_576:.1f} MB" if size >= 1_048_576 else f"{max(1, size // 1024)} KB"


def level_units(units: Sequence[OrgUnit], level: str) -> list[tuple[str, str]]:
    """Confirmed units that may have organised a drill of that level; custom nodes always."""
    return [
        (unit.id, unit.name)
        for unit in units
        if unit.level in (level, "custom") and not unit.proposed and not unit.joined_into
    ]
