"""The closed set of effects as forms: what each kind is called, its fields, what may be chosen in them, a blank one.

The fields carry the names of the dataclasses of effects.py, so that a form writes with `replace`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from edu.domain.drills import effects as e
from edu.domain.drills.layout import CONTENT
from edu.domain.drills.vocabulary import EVERYWHERE, Pairs, Vocabulary

Asked = Literal["pick", "number", "condition", "flag", "several", "effects"]
DEEPEST, MOST = 6, 40
"""Effects within effects, and entries of one list: more a file may not hold."""
CONTENT_WORDS = {"risk": "有什么危险", "place": "去哪里", "time": "什么时候走", "action": "怎么做"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """`of` is a list of the scenario or a name that `offered` knows; `none` what an empty choice is called.

    A number is an expression; a plain one is typed with its `unit`, `%` is kept as a percent literal.
    """

    name: str
    label: str
    asked: Asked = "pick"
    of: str = ""
    none: str = ""
    unit: str = ""
    high: int = 1_000_000
    start: str = "1"
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectKind:
    key: str
    word: str
    made: type
    slots: tuple[Slot, ...]
    group: str


def _pick(name: str, label: str, of: str = "", none: str = "") -> Slot:
    return Slot(name=name, label=label, of=of or f"{name}s", none=none)


def _number(name: str, label: str, unit: str, **more: Any) -> Slot:
    return Slot(name=name, label=label, asked="number", unit=unit, **more)


_ZONE = _pick("zone", "地点")
_ANYWHERE = _pick("zone", "地点", none=EVERYWHERE)
_THEN = Slot(name="then", label="然后", asked="effects")


def _kind(key: str, word: str, made: type, group: str, *slots: Slot) -> EffectKind:
    return EffectKind(key=key, word=word, made=made, group=group, slots=slots)


KINDS: tuple[EffectKind, ...] = (
    _kind("warn", "发出预警", e.Warn, "预警和转移", _pick("channel", "用什么手段"), _ANYWHERE,
          Slot(name="content", label="说清了什么", asked="several")),
    _kind("hush", "停止预警", e.Hush, "预警和转移", _pick("channel", "哪种手段"), _ANYWHERE),
    _kind("order", "下达要求", e.Order, "预警和转移", _ZONE, _pick("to", "要求什么", "orders"),
          _pick("road", "走哪条路", "ways", "由他们自己选")),
    _kind("knock", "上门敲门", e.Knock, "预警和转移", _ZONE, _number("hands", "去多少人", "人", high=100, start="4")),
    _kind("persuade", "劝动不肯走的人", e.Persuade, "预警和转移", _ZONE,
          _number("share", "劝动多少", "%", high=100, start="60%")),
    _kind("rescue", "救出受困的人", e.Rescue, "预警和转移", _ZONE, _number("people", "多少人", "人")),
    _kind("harm", "造成伤亡", e.Harm, "预警和转移", _ZONE, _number("people", "多少人", "人")),
    _kind("open_shelter", "开放安置点", e.OpenShelter, "地点和力量", _pick("shelter", "安置点")),
    _kind("gate", "封路或放行", e.Gate, "地点和力量", _pick("road", "道路"),
          Slot(name="closed", label="封路还是放行", asked="flag", of="closed")),
    _kind("send", "派出力量", e.Send, "地点和力量", _pick("asset", "派谁"),
          _number("minutes", "路上多久", "分钟", high=1440, optional=True),
          Slot(name="back", label="办完以后", asked="flag", of="back"),
          Slot(name="then", label="到达以后", asked="effects")),
    _kind("cut", "停电断网或恢复", e.Cut, "地点和力量", _pick("what", "什么", "powers"), _ANYWHERE,
          Slot(name="on", label="停了还是恢复", asked="flag", of="on")),
    _kind("set", "改指标为", e.SetMeter, "数字", _pick("meter", "指标"), _number("value", "改为", "")),
    _kind("add", "指标增减", e.AddMeter, "数字", _pick("meter", "指标"), _number("value", "增加（减少写负数）", "")),
    _kind("drive", "改模型", e.Drive, "数字", _pick("model", "模型"), _pick("lever", "改什么", "levers"),
          _number("value", "改为", "")),
    _kind("fire", "发出消息", e.Fire, "进程", _pick("inject", "消息")),
    _kind("ask", "提出决策", e.Ask, "进程", _pick("decision", "决策")),
    _kind("mark", "记为踩红线", e.Mark, "进程", _pick("redline", "红线")),
    _kind("after", "过一会儿再", e.After, "进程", _number("minutes", "多久以后", "分钟", high=1440, start="10"), _THEN),
    _kind("when", "看情况", e.When, "进程", Slot(name="condition", label="如果", asked="condition"),
          Slot(name="then", label="就", asked="effects"),
          Slot(name="otherwise", label="否则", asked="effects")),
)  # fmt: skip
BY_KEY: Mapping[str, EffectKind] = {one.key: one for one in KINDS}
_BY_TYPE: Mapping[type, EffectKind] = {one.made: one for one in KINDS}
FLAGS: Mapping[str, tuple[str, str]] = {
    "closed": ("封闭", "放行"), "on": ("恢复", "停了"), "back": ("返回，可以再派", "留在那里"),
}  # fmt: skip
"""What true and false are called."""


def kind_of(effect: e.Effect) -> EffectKind:
    return _BY_TYPE[type(effect)]


def kinds_for(vocabulary: Vocabulary, depth: int) -> list[EffectKind]:
    """Those that have something to act on in this scenario; deep down none that holds others."""
    return [
        kind
        for kind in KINDS
        if all(offered(vocabulary, slot, None) for slot in kind.slots if slot.asked == "pick" and not slot.none)
        and (depth < DEEPEST or not any(slot.asked == "effects" for slot in kind.slots))
    ]


def offered(vocabulary: Vocabulary, slot: Slot, effect: Any) -> Pairs:
    """What may be chosen; a way leads out of the effect's zone, a lever belongs to its model."""
    if slot.of == "orders":
        return [("leave", "转移"), ("stay", "留在室内"), ("return", "可以回家")]
    if slot.of == "powers":
        return [("power", "电"), ("network", "网络")]
    if slot.of == "levers":
        first = next((name for name in vocabulary.models if vocabulary.levers(name)), "")
        return vocabulary.levers(effect.model if effect is not None else first)
    if slot.of == "models":
        return [(name, vocabulary.model_title(name)) for name in vocabulary.models if vocabulary.levers(name)]
    if slot.of == "ways":
        roads = [one for one in vocabulary.scenario.roads if effect is None or one.zone == effect.zone]
        pairs: Pairs = [(one.id, vocabulary.title("roads", one.id)) for one in roads]
    else:
        pairs = vocabulary.rows(slot.of)
    return [("", slot.none), *pairs] if slot.none else pairs


def blank_effect(vocabulary: Vocabulary, kind: EffectKind) -> Any:
    """With the first of everything that can be chosen."""
    values: dict[str, object] = {}
    for slot in kind.slots:
        if slot.asked == "pick":
            known = _Chosen(values)
            values[slot.name] = next((key for key, _ in offered(vocabulary, slot, known)), "")
        elif slot.asked == "number":
            values[slot.name] = "" if slot.optional else slot.start
        elif slot.asked == "several":
            values[slot.name] = CONTENT
        elif slot.asked == "flag":
            values[slot.name] = slot.of == "closed"
        elif slot.asked == "condition":
            values[slot.name] = "t >= 30"
        else:
            values[slot.name] = ()
    return kind.made(**values)


class _Chosen:
    """What is chosen so far of an effect that is being made."""

    def __init__(self, values: Mapping[str, object]) -> None:
        self.zone, self.model = str(values.get("zone", "")), str(values.get("model", ""))
