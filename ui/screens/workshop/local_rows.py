"""What a place may set for itself in a drill, group by group, and the overlay that the filled-in rows make. No Qt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from edu.domain.drills.overlay import Overlay
from edu.domain.drills.scenario import Scenario
from edu.domain.drills.used_numbers import used_numbers
from edu.domain.drills.vocabulary import number_title
from ui.screens.workshop.values import span_of, span_text

PHONE_HINT = "如 13800000000，只印在角色卡上"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """`key` is (field of the overlay, id); `shipped` is what holds where nothing is set."""

    key: tuple[str, str]
    label: str
    shipped: str
    hint: str = ""


def groups_of(scenario: Scenario) -> tuple[tuple[str, tuple[Row, ...]], ...]:
    titled = [(one.id, one.title) for one in scenario.zones]
    shelters = [(one.id, one.title) for one in scenario.shelters]
    return (
        ("地点名称", tuple(_title(id_, title) for id_, title in titled)),
        ("人数", tuple(_people(scenario))),
        ("道路名称和走多久", tuple(_roads(scenario))),
        ("安置点名称和容量", tuple(row for id_, title in shelters for row in _shelter(scenario, id_, title))),
        ("席位称呼和电话", tuple(_roles(scenario))),
        ("力量名称", tuple(_title(one.id, one.title) for one in scenario.assets)),
        ("时限等数字", tuple(
            Row(key=("params", name), label=number_title(name), shipped=str(value))
            for name, value in used_numbers(scenario).items())),
    )  # fmt: skip


def shown(overlay: Overlay, row: Row) -> str:
    """What the place has set, '' where nothing."""
    field, id_ = row.key
    value = getattr(overlay, field).get(id_)
    if value is None:
        return ""
    return span_text(value) if field == "seconds" else str(value)


def overlay_of(
    scenario: Scenario, texts: Mapping[tuple[str, str], str], without: tuple[str, ...]
) -> tuple[Overlay, dict[tuple[str, str], str]]:  # fmt: skip
    """The overlay, and by key what could not be taken. An empty text, or the shipped value, sets nothing."""
    made: dict[str, dict[str, object]] = {}
    faults: dict[tuple[str, str], str] = {}
    for _group, rows in groups_of(scenario):
        for row in rows:
            text = texts.get(row.key, "").strip()
            if not text or text == row.shipped:
                continue
            try:
                made.setdefault(row.key[0], {})[row.key[1]] = _value(row.key[0], text)
            except ValueError as why:
                faults[row.key] = str(why)
    return Overlay(scenario=scenario.id, without=without, **made), faults  # type: ignore[arg-type]  # values by field


def _value(field: str, text: str) -> object:
    if field == "seconds":
        seconds = span_of(text)
        if seconds < 1:
            raise ValueError("路上至少要 1 秒。")
        return seconds
    if field in ("people", "capacity", "params"):
        low = -1_000_000 if field == "params" else 0
        if not text.lstrip("-").isdecimal() or not text.isascii() or not low <= int(text) <= 1_000_000:
            raise ValueError(f"写一个整数，{low} 到 1000000。")
        return int(text)
    if field == "phones":
        digits = [sign for sign in text if sign.isdigit()]
        if not text.isascii() or len(digits) < 3 or len(text) > 31 or not set(text) <= set("+0123456789 -"):
            raise ValueError("电话只写数字、空格和连字符，如 0578-8000000。")
        return text
    if len(text) > 80:
        raise ValueError("最多 80 个字。")
    return text


def _title(id_: str, title: str) -> Row:
    return Row(key=("titles", id_), label=title, shipped=title, hint="这里叫什么")


def _people(scenario: Scenario) -> Iterator[Row]:
    for zone in scenario.zones:
        for group in zone.groups:
            label = f"{zone.title} · {group.title}"
            yield Row(key=("people", f"{zone.id}.{group.id}"), label=label, shipped=str(group.people))


def _roads(scenario: Scenario) -> Iterator[Row]:
    for road in scenario.roads:
        yield _title(road.id, road.title)
        yield Row(key=("seconds", road.id), label=f"{road.title}走多久", shipped=span_text(road.seconds))


def _shelter(scenario: Scenario, id_: str, title: str) -> Iterator[Row]:
    yield _title(id_, title)
    capacity = next(one.capacity for one in scenario.shelters if one.id == id_)
    yield Row(key=("capacity", id_), label=f"{title}能住多少人", shipped=str(capacity))


def _roles(scenario: Scenario) -> Iterator[Row]:
    for role in scenario.roles:
        yield _title(role.id, role.title)
        yield Row(key=("phones", role.id), label=f"{role.title}的电话", shipped="", hint=PHONE_HINT)
