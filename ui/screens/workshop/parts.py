"""Which fields each kind of part has in its form, what they are called, and what may be chosen in them. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from edu.domain.drills import scenario as s
from edu.domain.drills.editing import KEPT
from edu.domain.drills.vocabulary import MODEL_WORDS, THINGS, title_of
from edu.domain.drills.world.kinds import MODELS
from edu.domain.obligations.words import DRILL_KINDS

Kind = Literal[
    "id", "line", "slug", "clock", "long", "expression", "condition", "moment", "moment_or_none", "span",
    "lines", "params", "settings", "number", "permille", "points", "flag", "choice", "ticks", "order", "cites",
    "effects",
]  # fmt: skip
Pairs = Sequence[tuple[str, str]]
Offered = Callable[[s.Scenario, Any], Pairs]
MOST_PEOPLE = 1_000_000
WORDS = {"injects": "消息", "decisions": "决策", "actions": "行动", "forms": "报告", "redlines": "红线"}
DEEP = "高级：编号等，一般不用改"
LEVELS = (("village", "村（社区）"), ("township", "乡镇（街道）"), ("enterprise", "企业"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """`name` is the attribute of the part; `pairs` what a choice or ticks offer; `wide` takes the whole line."""

    name: str
    label: str
    kind: Kind
    hint: str = ""
    wide: bool = False
    deep: bool = False
    """Codes and what few ever change: out of sight until it is asked for."""
    blank: str = ""
    """What an emptied expression means."""
    low: int = 0
    high: int = 1000
    pairs: Offered | None = None


_WIDE = ("long", "expression", "condition", "lines", "params", "settings", "ticks", "order", "cites", "effects")


def _f(name: str, label: str, kind: Kind, hint: str = "", **more: Any) -> Field:
    wide = kind in _WIDE
    return Field(name=name, label=label, kind=kind, hint=hint, **{"wide": wide} | more)


def _fixed(*pairs: tuple[str, str]) -> Offered:
    return lambda _scenario, _part: pairs


def _of(name: str, none: str = "") -> Offered:
    def pairs(scenario: s.Scenario, _part: Any) -> Pairs:
        rows = [(one.id, one.title) for one in getattr(scenario, name)]
        return [("", none), *rows] if none else rows

    return pairs


def _waiting(scenario: s.Scenario, pool: Any) -> Pairs:
    """Injects without a time or a condition of their own, and those that are in the pool already."""
    return [
        (one.id, one.text[:14])
        for one in scenario.injects
        if one.id in pool.injects or (one.at is None and not one.when)
    ]


def _acts(scenario: s.Scenario, _part: Any) -> Pairs:
    """Whatever somebody can do, and what comes about: a criterion may ask when."""
    chosen = [
        (f"{one.id}:{option.id}", f"{title_of(one)}：选“{option.text[:18] or option.id}”")
        for one in scenario.decisions
        for option in one.options
    ]
    return [("", "请选择"), *chosen, *_happenings(scenario, ("actions", "forms", "injects"))]


def _happenings(scenario: s.Scenario, lists: Sequence[str]) -> Pairs:
    return [(one.id, f"{WORDS[name]}：{title_of(one)}") for name in lists for one in getattr(scenario, name)]


_STATE = _f("expr", "什么情况算达到", "condition")
_OUTCOME = _f("expr", "量什么", "expression", "一个算式，如 safe() - 3 * trapped() - 10 * lost()")
_ROLE = _f("role", "席位", "choice", pairs=_of("roles"))
_OBJECTIVE = _f("objective", "属于哪个目标", "choice", pairs=_of("objectives", "不属于任何目标"))
_CITES = _f("cites", "依据", "cites")
_WHEN = _f("when", "条件成立时", "condition")
_EFFECTS = _f("effects", "效果", "effects")
_VERDICT = _f("verdict", "判定", "choice", pairs=_fixed(*s.VERDICTS.items()))
_SEEN = _f("seen", "选后马上看到的", "long")
_TITLE = _f("title", "名称", "line")
_ID = _f("id", "编号", "id", "程序自己编的，条件和效果用它称呼这一项；一般不用改", deep=True)
_TEXT = _f("text", "内容", "long")
_X = _f("x", "地图横向", "number", high=100)
_Y = _f("y", "地图纵向", "number", high=100)
_DANGER = _f("danger", "每分钟每千人里几人遇险", "expression", "一个数或算式；0 表示没有危险", blank="0")

SCENARIO = (
    _TITLE,
    _f("hazard", "灾种", "choice", pairs=_fixed(*DRILL_KINDS.items())),
    _f("level", "层级", "choice", pairs=_fixed(*LEVELS)),
    _f("solo_role", "单人推演扮演", "choice", pairs=_of("roles")),
    _f("minutes", "桌面用时（分钟）", "number", low=1, high=600),
    _f("starts", "推演开始的钟点", "clock", "如 00:30"),
    _f("ticks", "推演步数", "number", "步数乘步长就是推演里的时间", low=1, high=20_000),
    _f("tick", "一步多长", "span"),
    _f("beat", "每几步更新一次情况", "number", "水位、火势、路上的人隔这么多步推算一次", low=1, high=60, deep=True),
    _f("version", "版本", "number", low=1, high=9999, deep=True),
    _f("summary", "一句话介绍", "long"),
    _f("situation", "开场情况（人人知道）", "long"),
    _f("params", "各地可以改的数", "params", "一行一个，写成 名称 = 整数；条件里可以用这个名称", deep=True),
)  # fmt: skip
DEBRIEF = (
    _f("questions", "复盘问题", "lines", "一行一个"),
    _f("rules", "三条要点", "lines", "一行一条"),
    _CITES,
)
FIELDS: dict[str, tuple[Field, ...]] = {
    "roles": (
        _TITLE, _ID, _f("npc", "没人坐时怎样代演", "choice", pairs=_fixed(
            ("prudent", "稳妥：选正确的"), ("cautious", "一般：按默认"), ("slow", "迟缓：拖到时间用完"))),
        _f("required", "必须有人", "flag"), _f("brief", "只有这个席位知道的事", "long"),
        _f("sees", "能看到哪些地点的数字", "ticks", "都不选，就是全都看得到", pairs=_of("zones")),
    ),
    "zones": (
        _TITLE, _ID, _X, _Y, _f("trust", "对预警的信任", "permille", "越高，听到以后动身越快"), _DANGER,
    ),
    "groups": (
        _TITLE, _ID, _f("people", "人数", "number", high=MOST_PEOPLE), _f("prepare", "准备多久动身", "span"),
        _f("refuse", "一开始不肯走的人", "permille"), _f("escort", "要有人扶着才能走", "flag"),
    ),
    "roads": (
        _TITLE, _ID, _f("zone", "从哪里", "choice", pairs=_of("zones")),
        _f("shelter", "到哪里", "choice", pairs=_of("shelters")), _f("seconds", "走多久", "span"),
        _f("per_minute", "每分钟能走多少人", "number", low=1, high=10_000),
        _f("closed", "什么时候走不通", "condition", blank="false"), _DANGER,
    ),
    "shelters": (
        _TITLE, _ID, _X, _Y, _f("capacity", "容量（人）", "number", high=MOST_PEOPLE),
        _f("opens_after", "下令后多久能开门", "span"), _f("open", "一开始就开着", "flag"),
    ),
    "channels": (
        _TITLE, _ID, _f("reach", "每分钟能通知到的人", "permille", "在还没有听到的人里算"),
        _f("belief", "听了会信的人", "permille", "和各地的信任加在一起算"),
        _f("delay", "多久才传到", "span"),
        _f("needs", "要靠什么", "choice", pairs=_fixed(
            ("", "什么都不要"), ("power", "要有电"), ("network", "要有网络"))),
    ),
    "assets": (_TITLE, _ID, _f("count", "数量", "number"), _f("travel", "单程多久", "span")),
    "meters": (
        _TITLE, _ID, _f("start", "起始值", "number", low=-(10**9), high=10**9),
        _f("low", "最低", "number", low=-(10**9), high=10**9), _f("high", "最高", "number", low=-(10**9), high=10**9),
        _f("unit", "单位", "line"), _f("shown", "显示给大家", "flag"),
        _f("drift", "每分钟自己变多少", "expression", blank="0"),
    ),
    "models": (
        _ID, _f("kind", "哪种模型", "choice", pairs=_fixed(*((one, MODEL_WORDS.get(one, one)) for one in MODELS))),
        _f("settings", "模型的数据", "settings", "一行一个，写成 名称 = 数值，列表用方括号"),
    ),
    "injects": (
        _ID, _f("channel", "通过什么传来", "line"), _TEXT, _f("to", "发给谁", "ticks", pairs=_of("roles")),
        _f("at", "时刻（分钟）", "moment_or_none", "留空：按条件、由效果或由主持人发出"),
        _f("jitter", "前后浮动", "moment", "每次推演在这个范围里变"), _WHEN,
        _f("expected", "期望的动作（只给主持人看）", "long"), _OBJECTIVE, _EFFECTS,
    ),
    "pools": (
        _TITLE, _ID, _f("pick", "每次抽几条", "number", low=1, high=200), _f("first", "最早（分钟）", "moment"),
        _f("last", "最晚（分钟）", "moment"), _f("injects", "从哪些消息里抽", "ticks", pairs=_waiting),
    ),
    "decisions": (
        _TITLE, _ID, _ROLE, _OBJECTIVE, _f("text", "问题", "long"),
        _f("at", "时刻（分钟）", "moment_or_none", "留空：按条件或由效果提出"), _f("window", "作答时间", "span"), _WHEN,
        _f("default", "没人作答就算", "choice",
           pairs=lambda _scenario, part: [(one.id, one.text[:18] or one.id) for one in part.options]),
        _f("solo", "单人推演也问", "flag"),
    ),
    "options": (
        _f("text", "选项", "long"), _ID, _VERDICT, _f("why", "为什么（复盘时讲）", "long"), _SEEN, _CITES,
        _f("error", "常见错误的代号", "slug", "写了，校验就知道这是人们常犯的错：小写字母、数字和连字符", deep=True),
        _f("when", "满足条件才出现", "condition"), _EFFECTS,
    ),
    "actions": (
        _TITLE, _ID, _ROLE, _VERDICT, _f("limit", "最多做几次", "number", low=1, high=100),
        _f("when", "什么时候可以做", "condition", blank="true"),
        _f("why", "为什么（复盘时讲）", "long"), _SEEN, _CITES, _EFFECTS,
    ),
    "forms": (
        _TITLE, _ID, _ROLE, _f("when", "什么时候可以报", "condition", blank="true"), _CITES, _EFFECTS,
    ),
    "fields": (_TITLE, _ID, _f("required", "必须写", "flag")),
    "objectives": (_TITLE, _ID),
    "tasks": (_TITLE, _ID),
    "criteria": (
        _f("text", "评什么", "long"), _ID, _f("kind", "怎样评", "choice", pairs=_fixed(
            ("choice", "看决策选得对不对"), ("act_by", "看是否按时做了"), ("state_by", "看情况是否按时达到"),
            ("sequence", "看先后次序"), ("report", "看报告的时间和要素"), ("outcome", "看最后的结果"),
            ("observed", "由评估员判定"))),
        _f("part", "计入哪一块", "choice", pairs=_fixed(*s.PARTS.items())), _f("points", "分值", "points"),
        _f("decision", "哪个决策", "choice", pairs=_of("decisions", "请选择")),
        _f("act", "做了什么", "choice", pairs=_acts),
        _f("form", "哪份报告", "choice", pairs=_of("forms", "请选择")),
        _f("order", "按什么次序", "order", pairs=lambda scenario, _part: _happenings(scenario, THINGS)),
        _STATE, _OUTCOME,
        _f("ok", "到此满分（分钟）", "moment"), _f("late", "到此零分（分钟）", "moment"), _CITES,
        _f("pending", "待核：只显示，不计分", "flag"),
    ),
    "redlines": (
        _TITLE, _ID, _f("why", "为什么是红线", "long"), _f("expr", "什么情况算踩线", "condition",
           "没有条件：只由选项和行动的效果判", blank="false"),
        _f("cap", "总分最多", "points"), _CITES,
    ),
    "endings": (_TITLE, _ID, _f("text", "结局的话", "long"), _f("when", "什么时候结束", "condition")),
    "curves": (
        _TITLE, _ID, _f("expr", "画什么", "expression"), _f("unit", "单位", "line"), _f("public", "投影上显示", "flag"),
    ),
}  # fmt: skip


def fields_of(family: str, part: Any) -> tuple[Field, ...]:
    """`family` is the name of the list, '' the scenario. A criterion shows only the fields of its kind."""
    fields = SCENARIO if not family else DEBRIEF if family == "debrief" else FIELDS[family]
    if family != "criteria":
        return fields
    others = {name for names in KEPT.values() for name in names} - set(KEPT[part.kind])
    unlike = _OUTCOME if part.kind == "state_by" else _STATE
    return tuple(field for field in fields if field.name not in others and field is not unlike)
