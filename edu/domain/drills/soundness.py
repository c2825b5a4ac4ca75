"""Everything that the parts of a scenario say of each other and that does not fit.

What the compiler finds, and the names and times that it does not look at. Without a finding here it can be played.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from edu.domain.drills.doubled import doubled
from edu.domain.drills.effects import After, Effect, Send, When
from edu.domain.drills.findings import Finding
from edu.domain.drills.program import compile_scenario
from edu.domain.drills.scenario import Action, Inject, Pool, ReportForm, Scenario
from edu.domain.drills.vocabulary import title_of


def unsound(scenario: Scenario) -> tuple[Finding, ...]:
    compiled = compile_scenario(scenario)
    return (*loose_ends(scenario), *(compiled if isinstance(compiled, tuple) else ()))


def loose_ends(scenario: Scenario) -> tuple[Finding, ...]:
    """Without compiling: cheap enough for every keystroke of an editor."""
    checks = (_names, _times, _pools, _amounts, _effects, doubled)
    return tuple(finding for check in checks for finding in check(scenario))


def _names(scenario: Scenario) -> Iterator[Finding]:
    roles = {role.id for role in scenario.roles}
    zones = {zone.id for zone in scenario.zones}
    objectives = {objective.id for objective in scenario.objectives}
    yield from _known("scenario", "", "solo_role", [scenario.solo_role], roles, "角色")
    for role in scenario.roles:
        yield from _known("role", role.id, "sees", role.sees, zones, "地点")
    for inject in scenario.injects:
        yield from _known("inject", inject.id, "to", inject.to, roles, "角色")
        yield from _known("inject", inject.id, "objective", filter(None, [inject.objective]), objectives, "目标")
        if not inject.to:
            yield _found("reference", "inject", inject.id, "to", "没有写发给谁。")
    for decision in scenario.decisions:
        yield from _known("decision", decision.id, "objective", filter(None, [decision.objective]), objectives, "目标")


def _times(scenario: Scenario) -> Iterator[Finding]:
    length = scenario.tick * scenario.ticks
    for part, rows in (("inject", scenario.injects), ("decision", scenario.decisions)):
        for one in rows:
            if one.at is not None and one.when:
                yield _found("time", part, one.id, "when", "既写了时刻，又写了条件，只能写一个。")
            if one.at is not None and not 0 <= one.at < length:
                yield _found("time", part, one.id, "at", "时刻不在推演时间之内。")
    for inject in scenario.injects:
        if inject.jitter and inject.at is None:
            yield _found("time", "inject", inject.id, "jitter", "没有写时刻，就没有可以浮动的。")
    if not scenario.endings:
        yield _found("ending", "scenario", "", "endings", "没有结局。")


def _pools(scenario: Scenario) -> Iterator[Finding]:
    length = scenario.tick * scenario.ticks
    injects = {inject.id: inject for inject in scenario.injects}
    pooled: dict[str, Pool] = {}
    for pool in scenario.pools:
        yield from _known("pool", pool.id, "injects", pool.injects, injects, "消息")
        for name in pool.injects:
            if name in injects and not _waits(injects[name]):
                said = f"消息“{title_of(injects[name])}”自己有时刻或条件，不能再放进双盲池。"
                yield _found("pool", "pool", pool.id, "injects", said)
            first = pooled.setdefault(name, pool)
            if first.id != pool.id:
                called = title_of(injects[name]) if name in injects else name
                said = f"消息“{called}”已经在双盲池“{title_of(first)}”里。"
                yield _found("pool", "pool", pool.id, "injects", said)
        if not 0 < pool.pick <= len(pool.injects):
            yield _found("pool", "pool", pool.id, "pick", f"抽取数应在 1 到 {len(pool.injects)} 之间。")
        if not 0 <= pool.first < pool.last <= length:
            yield _found("pool", "pool", pool.id, "window", "时间窗应先早后晚，在推演时间之内。")


def _amounts(scenario: Scenario) -> Iterator[Finding]:
    for meter in scenario.meters:
        if not meter.low <= meter.start <= meter.high:
            yield _found("meter", "meter", meter.id, "start", "起始值应在最低和最高之间。")
    for zone in scenario.zones:
        if not zone.groups:
            yield _found("zone", "zone", zone.id, "groups", "这里没有人。", "请添加人群。")
    for decision in scenario.decisions:
        if len(decision.options) < 2:
            yield _found("options", "decision", decision.id, "options", "至少要有两个选项。")


def _effects(scenario: Scenario) -> Iterator[Finding]:
    acts: tuple[tuple[str, Iterable[Inject | Action | ReportForm]], ...] = (
        ("inject", scenario.injects), ("action", scenario.actions), ("form", scenario.forms),
    )  # fmt: skip
    found = [(part, one.id, one.effects) for part, rows in acts for one in rows]
    found += [
        ("option", f"{one.id}.{option.id}", option.effects) for one in scenario.decisions for option in one.options
    ]
    for part, id_, effects in found:
        if any(_hollow(effect) for effect in effects):
            said = "有一条效果里面还没有写要做什么。"
            yield _found("missing", part, id_, "effects", said, "请补上，或删去这一条。")


def _hollow(effect: Effect) -> bool:
    """Waits or asks, and then nothing happens."""
    if isinstance(effect, After | When):
        inner = (*effect.then, *(effect.otherwise if isinstance(effect, When) else ()))
        return not effect.then or any(_hollow(one) for one in inner)
    return isinstance(effect, Send) and any(_hollow(one) for one in effect.then)


def _known(part: str, id_: str, field: str, names: Iterable[str], there: Iterable[str], what: str) -> Iterator[Finding]:
    for name in names:
        if name not in there:
            yield _found("reference", part, id_, field, f"没有“{name}”这个{what}。", "请检查编号的拼写。")


def _waits(inject: Inject) -> bool:
    return inject.at is None and not inject.when


def _found(code: str, part: str, id_: str, field: str, message: str, remedy: str = "") -> Finding:
    return Finding(code=code, part=part, id=id_, field=field, message=message, remedy=remedy, gate="V1")
