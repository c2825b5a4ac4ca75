"""What every figure of the summary means and which events it is counted from: header and 说明 of the workbook.

A figure is a count by `key`; one with `of` is a share (key ÷ of) and is counted nowhere by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from edu.domain.hall.feedback import SCALES
from edu.domain.hall.feedback import definition as rate_definition
from edu.domain.statistics import GROUPS

Unit = Literal["heads", "times", "count", "hours", "share"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """`table` is the sheet (1 汇总, 2 汇总续); `group` the upper header; `sources` are kinds of events."""

    key: str
    title: str
    group: str
    table: int
    unit: Unit
    definition: str
    sources: tuple[str, ...]
    of: str = ""

    @property
    def name(self) -> str:
        """How it is called outside its table."""
        return f"{self.group} {self.title}" if self.group else self.title


ROSTER = ("post_assigned", "post_ended", "person_registered")
CREDITS = ("hours_credited", "hours_withdrawn")
EXAMS = ("sitting_started", "sitting_handed_in", "sitting_marked", "mark_overridden")
STATE = ("state_certificate_recorded", "state_certificate_withdrawn")
OWN = ("certificate_issued", "certificate_revoked")
ATTENDED = (
    "signed_in",
    "made_up",
    "attendance_taken_back",
    "marked_absent",
    "enrolment_withdrawn",
    "meeting_cancelled",
)
CLASSES = ("class_opened", "class_closed", *ATTENDED)
DRILLS = ("drill_recorded", "drill_withdrawn")
VISITS = ("visit_finished",)
HALL_GROUPS = ("hall_group_booked", "hall_group_cancelled")
FEEDBACK = ("feedback_given",)


def _group(slug: str, title: str) -> tuple[Figure, ...]:
    who = (
        "新员工（从业人员，在所在单位的第一个岗位从本年开始；续期、换岗和离岗后又回来的不算）"
        if slug == "new_worker"
        else title
    )
    return (
        Figure(
            key=f"due_{slug}", title="应训", group=title, table=1, unit="heads", sources=ROSTER,
            definition=f"统计截止日在册在岗的{who}人数，按人去重，来自名册。",
        ),
        Figure(
            key=f"trained_{slug}", title="已训", group=title, table=1, unit="heads", sources=(*ROSTER, *CREDITS),
            definition="应训人员中，本年累计学时达到 1 学时的人数（不限类别的和本类别的学时都算；线下 45 分钟、"
            "线上 30 分钟为 1 学时）。",
        ),
        Figure(
            key=f"passed_{slug}", title="合格", group=title, table=1, unit="heads", sources=(*ROSTER, *EXAMS),
            definition="应训人员中，本年至少一次考试合格的人数（本类别或不限类别的试卷；练习和模拟不算）。",
        ),
        Figure(
            key=f"trained_{slug}", title="覆盖率", group=title, table=1, unit="share", of=f"due_{slug}",
            sources=(*ROSTER, *CREDITS), definition="已训人数 ÷ 应训人数，按人去重，不用人次。应训为 0 时留空。",
        ),
    )  # fmt: skip


def _holders(part: str, whole: str, expiring: str, group: str, who: str, paper: str) -> tuple[Figure, ...]:
    found = (
        Figure(
            key=whole, title="应持证", group=group, table=2, unit="heads", sources=ROSTER,
            definition=f"统计截止日在册在岗的{who}人数，按人去重。",
        ),
        Figure(
            key=part, title="持证", group=group, table=2, unit="heads", sources=(*ROSTER, *STATE),
            definition=f"应持证人员中，截止日持有有效{paper}的人数（由发证机关核发，本程序只登记）。",
        ),
        Figure(
            key=part, title="持证率", group=group, table=2, unit="share", of=whole, sources=(*ROSTER, *STATE),
            definition="持证人数 ÷ 应持证人数。应持证为 0 时留空。",
        ),
        Figure(
            key=expiring, title="6个月内到期", group=group, table=2, unit="heads", sources=(*ROSTER, *STATE),
            definition="持证人员中，证书（有多本的取最晚一本）在截止日之后 6 个月内到期的人数。",
        ),
    )  # fmt: skip
    return found if expiring else found[:3]


FIGURES: tuple[Figure, ...] = (
    Figure(
        key="enterprises", title="企业数", group="基本情况", table=1, unit="count",
        sources=("enterprise_registered", "enterprise_changed", "enterprise_withdrawn"),
        definition="名册中登记的企业数，按企业所在的村（社区）或乡镇计。",
    ),
    Figure(
        key="people", title="在册人数", group="基本情况", table=1, unit="heads", sources=ROSTER,
        definition="统计截止日至少有一个在岗岗位的人数，含所有类别，按人去重。岗位归属：岗位所在单位，没有的按企业所在地。",
    ),
    *(figure for slug, (_, title) in GROUPS.items() for figure in _group(slug, title)),
    *_holders(
        "licensed_operators", "operators", "expiring_operators", "特种作业操作证",
        "特种作业人员（应急类）", "特种作业操作证",
    ),
    *_holders(
        "licensed_managers", "managers", "expiring_managers", "高危负责人和安管考核合格证",
        "高危企业主要负责人和安全管理人员（应急类）", "安全生产知识和管理能力考核合格证",
    ),
    *_holders("first_aiders", "rescuers", "", "救护员证", "救援队员", "红十字救护员证"),
    Figure(
        key="certified", title="持证", group="本单位培训证书", table=2, unit="heads", sources=(*ROSTER, *OWN),
        definition="在册人员中，截止日持有本程序发出的、有效的培训证书（培训证明、结业证书等，不是国家证书）的人数，"
        "按人去重；已到期的和截止日前撤销的不计，没有到期日的算长期有效。",
    ),
    Figure(
        key="expiring_certified", title="6个月内到期", group="本单位培训证书", table=2, unit="heads",
        sources=(*ROSTER, *OWN),
        definition="上述持证人员中，证书（有多本的取最晚一本）在截止日之后 6 个月内到期的人数。",
    ),
    Figure(
        key="classes", title="期数", group="培训班", table=2, unit="count", sources=("class_opened", "class_closed"),
        definition="结束日期在本年（至截止日）且已结班的培训班期数，按办班单位计。",
    ),
    Figure(
        key="class_times", title="人次", group="培训班", table=2, unit="times", sources=CLASSES,
        definition="上述培训班到课或补课的人次：每人每期计 1 次；退出名单的和只到了已取消课次的不计。",
    ),
    Figure(
        key="class_people", title="人数", group="培训班", table=2, unit="heads", sources=CLASSES,
        definition="上述培训班到课或补课的人数，同一人参加多期只计 1 人。",
    ),
    Figure(
        key="offline_minutes", title="线下学时", group="学时", table=2, unit="hours", sources=(*ROSTER, *CREDITS),
        definition="在册人员本年线下学时之和：分钟数 ÷ 45。已撤销的学时不计。",
    ),
    Figure(
        key="online_minutes", title="线上学时", group="学时", table=2, unit="hours", sources=(*ROSTER, *CREDITS),
        definition="在册人员本年线上学时之和：分钟数 ÷ 30。已撤销的学时不计。",
    ),
    Figure(
        key="credited_minutes", title="总学时", group="学时", table=2, unit="hours", sources=(*ROSTER, *CREDITS),
        definition="线下学时与线上学时之和，保留一位小数。",
    ),
    Figure(
        key="sat", title="参考人数", group="考试", table=2, unit="heads", sources=(*ROSTER, *EXAMS),
        definition="在册人员中，本年参加过考试并已评分的人数，按人去重；练习和模拟不算。",
    ),
    Figure(
        key="passed", title="合格人数", group="考试", table=2, unit="heads", sources=(*ROSTER, *EXAMS),
        definition="参考人员中，本年至少一次考试合格的人数，按人去重。",
    ),
    Figure(
        key="passed", title="合格率", group="考试", table=2, unit="share", of="sat", sources=(*ROSTER, *EXAMS),
        definition="合格人数 ÷ 参考人数。无人参考时留空。",
    ),
    *(
        figure
        for form, title in (("tabletop", "桌面演练"), ("field", "实战演练"))
        for figure in (
            Figure(
                key=f"drills_{form}", title="场次", group=title, table=2, unit="count", sources=DRILLS,
                definition=f"本年（至截止日）开展的{title}场次，按演练单位计；企业演练按企业所在地计。已作废的不计。",
            ),
            Figure(
                key=f"drill_times_{form}", title="参演人次", group=title, table=2, unit="times", sources=DRILLS,
                definition=f"上述{title}登记的参演人数之和，同一人参加多场计多次。",
            ),
        )
    ),
    Figure(
        key="visits", title="终端次数", group="体验馆", table=2, unit="count", sources=VISITS,
        definition="本年（至截止日）体验终端完成的使用次数，一次使用计 1 次。",
    ),
    Figure(
        key="visitors", title="终端人次", group="体验馆", table=2, unit="times", sources=VISITS,
        definition="上述使用登记的人数之和，无法按人去重。团队票一天只在第一次使用时计票上的人数，当天再用计 0 人。",
    ),
    Figure(
        key="hall_groups", title="团体批次", group="体验馆", table=2, unit="count", sources=HALL_GROUPS,
        definition="本年（至截止日）工作人员登记接待的团体批次；已取消的不计。",
    ),
    Figure(
        key="hall_group_people", title="团体人数", group="体验馆", table=2, unit="times", sources=HALL_GROUPS,
        definition="上述团体登记的人数之和，不看是否发过团队票；团体成员用终端（团队票也一样）另计入终端人次，两个数不能相加。",
    ),
    *(
        Figure(
            key=topic, title=scale.rate, group="体验馆", table=2, unit="share", of=f"asked_{topic}",
            sources=FEEDBACK, definition=rate_definition(scale) + "无人作答时留空。",
        )
        for topic, scale in SCALES.items()
    ),
)  # fmt: skip

COUNTED: tuple[str, ...] = tuple(dict.fromkeys(key for f in FIGURES for key in (f.key, f.of) if key))
"""Every key that a summary row holds."""
