"""Columns of the hall's sheets: header and 说明 of the workbook."""

from __future__ import annotations

from edu.domain.columns import NUMBER, Column
from edu.domain.figure_definitions import FEEDBACK, HALL_GROUPS, VISITS
from edu.domain.hall.book import DOORS
from edu.domain.hall.feedback import SCALES, definition
from edu.domain.proportions import TOO_FEW

INTERVAL = "95% 置信区间"
FEW = f"太少（不足 {TOO_FEW} 次）"
LAST_ONLY = "旧版本的记录只有最后一项，按那一项计。"
_CLUSTERED = "Wilson 区间，同一次使用内的几道题按 Rao–Scott 设计效应折算"
_EACH_DOOR = f"一次使用走过几扇门，每扇门各计一次，所以各门相加可以多于终端人次。{LAST_ONLY}"
_LIMITS = ("下限", "上限")


def _doors() -> tuple[Column, ...]:
    by_door = (Column(word, "count", 9, f"其中用过“{word}”的人次。{_EACH_DOOR}", VISITS) for word in DOORS.values())
    return (*by_door, Column("其他", "count", 7, "其中用过其他项目的人次，算法同上。", VISITS))


def _limits(of: str, how: str, sources: tuple[str, ...]) -> tuple[Column, ...]:
    found = tuple(
        Column(side, "share", 9, f"{of}的 {INTERVAL}{side}（{how}）；{FEW}时留空。", sources) for side in _LIMITS
    )
    return (*found, Column("说明", "text", 18, f"{FEW}时不给区间。", sources))


_USES = (
    Column("终端次数", "count", 9, "终端使用次数，一次使用计 1 次。", VISITS),
    Column("终端人次", "count", 9, "上述使用登记的人数之和；团队票一天只在第一次使用时计票上的人数。", VISITS),
)
HALL_SHEETS: dict[str, tuple[Column, ...]] = {
    "体验馆（逐日）": (
        NUMBER, Column("日期", "day", 12, "使用结束的日期；没有人来的日子不列。", VISITS), *_USES, *_doors(),
    ),
    "体验馆（时段）": (
        NUMBER, Column("时段", "text", 14, "使用结束的钟点，全期合计。", VISITS), *_USES, *_doors(),
    ),
    "体验馆（项目）": (
        NUMBER,
        Column("门", "text", 10, "从哪扇门进去。", VISITS),
        Column(
            "项目", "text", 30, f"一次使用中做过的游戏、课、答题或推演；做过几项，每项各计一次。{LAST_ONLY}", VISITS,
        ),
        *_USES,
        Column("时长（分钟）", "count", 12, "花在这一项上的时长合计，舍去零头秒数；旧版本的记录按整次使用计。", VISITS),
        Column("做完次数", "count", 9, "玩到底、学完或答完这一项的使用次数。", VISITS),
    ),
    "体验馆（学习）": (
        NUMBER,
        Column("游戏", "text", 20, "玩之前和玩之后都答过题的游戏；前后是同一内容的不同题。", VISITS),
        Column("次数", "count", 8, "前后都答过题的使用次数。", VISITS),
        Column(
            "先答第二套", "count", 9,
            "其中玩之前答第二套题的次数。两套题轮流在前；这个数接近次数的一半时，一套比另一套难不影响“提高”。"
            "旧版本的记录都是第一套在前。", VISITS,
        ),
        Column("玩前题数", "count", 9, "玩之前答的题数。", VISITS),
        Column("玩前答对率", "share", 11, "玩之前答对 ÷ 答题。", VISITS),
        Column("玩后题数", "count", 9, "玩之后答的题数。", VISITS),
        Column("玩后答对率", "share", 11, "玩之后答对 ÷ 答题。", VISITS),
        Column("提高", "share", 9, "玩后答对率 − 玩前答对率。", VISITS),
        *_limits("提高", f"同一次使用前后配对，Newcombe 1998 法；{_CLUSTERED}", VISITS),
    ),
    "体验馆（答题）": (
        NUMBER,
        Column("门", "text", 10, "从哪扇门进去。", VISITS),
        Column("次数", "count", 8, f"在这扇门里答过题的使用次数。{LAST_ONLY}", VISITS),
        Column("题数", "count", 9, "在这扇门里答的题数，含游戏前后的题。", VISITS),
        Column("答对", "count", 9, "其中答对的。", VISITS),
        Column("答对率", "share", 10, "答对 ÷ 题数。", VISITS),
        *_limits("答对率", _CLUSTERED, VISITS),
    ),
    "体验馆（易错）": (
        NUMBER,
        Column("游戏", "text", 18, f"玩到底的游戏；一次使用玩到底几个，每个各计一次。{LAST_ONLY}", VISITS),
        Column("没做到的一条", "long", 60, "这个游戏最后一局里没有做到的规则；最常错的在前。", VISITS),
        Column("没做到次数", "count", 10, "没做到这一条的使用次数。", VISITS),
        Column("玩到底次数", "count", 10, "这个游戏玩到底的使用次数。", VISITS),
        Column("占比", "share", 9, "没做到次数 ÷ 玩到底次数。", VISITS),
        *_limits("占比", "Wilson 区间", VISITS),
    ),
    "体验馆（评价）": (
        NUMBER,
        Column("问题", "text", 10, "".join(f"{s.rate}：{definition(s)}" for s in SCALES.values()), FEEDBACK),
        Column("范围", "text", 14, "全部、某一扇门（离开前最后走的）或某个月。", FEEDBACK),
        Column("作答", "count", 9, "作答的人数；跳过的不计。", FEEDBACK),
        *(
            Column(f"{level} 级", "count", 7, f"选第 {level} 级的人数；1 级最低。", FEEDBACK)
            for level in range(1, max(len(s.levels) for s in SCALES.values()) + 1)
        ),
        Column("率", "share", 9, "知晓率或满意度。", FEEDBACK),
        *_limits("率", "Wilson 区间", FEEDBACK),
    ),
    "体验馆（团体）": (
        NUMBER,
        Column("日期", "day", 12, "参观日期；已取消的不列。", HALL_GROUPS),
        Column("开始", "text", 8, "登记的开始时间。", HALL_GROUPS),
        Column("时长（分钟）", "count", 12, "登记的时长。", HALL_GROUPS),
        Column("团体", "text", 30, "登记的名称。", HALL_GROUPS),
        Column("类别", "text", 12, "登记的类别。", HALL_GROUPS),
        Column("人数", "count", 8, "登记的人数；与终端人次（含团队票）不能相加。", HALL_GROUPS),
        Column("其间终端次数", "count", 12, "这段时间内结束的终端使用次数。", (*HALL_GROUPS, *VISITS)),
    ),
}  # fmt: skip
"""By sheet name, in the order of the workbook."""
