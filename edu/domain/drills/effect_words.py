"""An effect as one plain Chinese sentence, by the titles of what it touches."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from edu.domain.drills import effects as e
from edu.domain.drills.effect_forms import CONTENT_WORDS
from edu.domain.drills.expression_words import expression_words
from edu.domain.drills.vocabulary import EVERYWHERE, Vocabulary


def effect_words(vocabulary: Vocabulary, effect: e.Effect) -> str:
    """用“电话叫应”向“上石坑自然村”发出预警，说清有什么危险、去哪里"""
    return _SAID[type(effect)](vocabulary, effect)


def effects_words(vocabulary: Vocabulary, effects: Sequence[e.Effect]) -> str:
    return "；".join(effect_words(vocabulary, one) for one in effects) or "（还没有写）"


def _named(of: Vocabulary, family: str, id_: str) -> str:
    return f"“{of.title(family, id_)}”" if id_ else EVERYWHERE


def _figure(of: Vocabulary, text: str, unit: str = "") -> str:
    said = expression_words(of, text)
    return f" {said}{f' {unit}' if unit else ''}" if text[:1].isdigit() else f"（{said}）{unit}"


def _warn(of: Vocabulary, one: e.Warn) -> str:
    told = "、".join(CONTENT_WORDS.get(part, part) for part in one.content)
    said = f"用{_named(of, 'channels', one.channel)}向{_named(of, 'zones', one.zone)}发出预警"
    return f"{said}，说清{told}" if told else f"{said}，没有说清怎么办"


def _order(of: Vocabulary, one: e.Order) -> str:
    zone = _named(of, "zones", one.zone)
    if one.to == "stay":
        return f"要求{zone}的人留在室内"
    if one.to == "return":
        return f"通知{zone}的人可以回家"
    return f"要求{zone}的人转移" + (f"，走{_named(of, 'roads', one.road)}" if one.road else "")


def _cut(of: Vocabulary, one: e.Cut) -> str:
    word = {("power", False): "停电", ("power", True): "恢复供电", ("network", False): "断网",
            ("network", True): "恢复网络"}[one.what, one.on]  # fmt: skip
    return f"{_named(of, 'zones', one.zone)}{word}"


def _send(of: Vocabulary, one: e.Send) -> str:
    said = f"派出{_named(of, 'assets', one.asset)}"
    said += f"，路上{_figure(of, one.minutes, '分钟')}" if one.minutes else ""
    said += f"，到达以后：{effects_words(of, one.then)}" if one.then else ""
    return f"{said}，办完返回" if one.back else said


def _when(of: Vocabulary, one: e.When) -> str:
    said = f"如果{expression_words(of, one.condition)}，就{effects_words(of, one.then)}"
    return f"{said}；否则{effects_words(of, one.otherwise)}" if one.otherwise else said


def _drive(of: Vocabulary, one: e.Drive) -> str:
    lever = dict(of.levers(one.model)).get(one.lever, one.lever)
    return f"把“{of.model_title(one.model)}”的{_bare(lever)}改为{_figure(of, one.value)}"


def _bare(title: str) -> str:
    return title.split("（")[0]


def _add(of: Vocabulary, one: e.AddMeter) -> str:
    meter = _named(of, "meters", one.meter)
    if one.value.startswith("-") and one.value[1:].isdigit():
        return f"{meter}减少 {one.value[1:]}"
    return f"{meter}增加{_figure(of, one.value)}"


_SAID: Mapping[type, Callable[[Vocabulary, Any], str]] = {
    e.Warn: _warn,
    e.Hush: lambda of, one: f"停止用{_named(of, 'channels', one.channel)}向{_named(of, 'zones', one.zone)}预警",
    e.Order: _order,
    e.Knock: lambda of, one: f"派{_figure(of, one.hands, '人')}到{_named(of, 'zones', one.zone)}逐户敲门",
    e.Persuade: lambda of, one: f"{_named(of, 'zones', one.zone)}不肯走的人里劝动{_figure(of, one.share)}",
    e.Rescue: lambda of, one: f"救出{_named(of, 'zones', one.zone)}受困的{_figure(of, one.people, '人')}",
    e.Harm: lambda of, one: f"{_named(of, 'zones', one.zone)}有{_figure(of, one.people, '人')}伤亡",
    e.OpenShelter: lambda of, one: f"开放安置点{_named(of, 'shelters', one.shelter)}",
    e.Gate: lambda of, one: f"{'封闭' if one.closed else '放行'}道路{_named(of, 'roads', one.road)}",
    e.Send: _send,
    e.Cut: _cut,
    e.SetMeter: lambda of, one: f"把{_named(of, 'meters', one.meter)}改为{_figure(of, one.value)}",
    e.AddMeter: _add,
    e.Drive: _drive,
    e.Fire: lambda of, one: f"发出消息{_named(of, 'injects', one.inject)}",
    e.Ask: lambda of, one: f"提出决策{_named(of, 'decisions', one.decision)}",
    e.Mark: lambda of, one: f"记为踩红线{_named(of, 'redlines', one.redline)}",
    e.After: lambda of, one: f"{_figure(of, one.minutes, '分钟').strip()}以后：{effects_words(of, one.then)}",
    e.When: _when,
}
