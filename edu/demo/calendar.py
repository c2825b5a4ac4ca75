"""What happens on which day of the demo's year: plain data, days counted back from the day of the demo."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedClass:
    """`before` days before the day of the demo; `share` permille of the people with the programme's class attend.

    `meetings` of `minutes` each; `exam` names the share of candidates who are well prepared (permille), 0 = no exam.
    `skip` leaves out so many people at the head of the list: two classes of one year teach different people.
    """

    title: str
    programme: str
    before: int
    share: int
    skip: int = 0
    most: int = 60
    meetings: int
    minutes: int
    exam: int = 0
    sign_out: bool = False
    teacher: str
    topic: str
    closes: bool = True


CLASSES = (
    PlannedClass(
        title="2025年冬季安全生产管理人员初训班", programme="safety-manager-initial", before=345, share=450,
        meetings=8, minutes=180, exam=850, sign_out=True, teacher="周明德", topic="安全生产法律与隐患排查",
    ),
    PlannedClass(
        title="2026年主要负责人初训班", programme="principal-initial", before=300, share=400, meetings=8, minutes=180,
        sign_out=True, teacher="周明德", topic="主要负责人的职责与责任",
    ),
    PlannedClass(
        title="2026年网格员年度培训（一期）", programme="grid-member-yearly", before=240, share=420, meetings=2,
        minutes=180, exam=800, teacher="沈玉兰", topic="网格巡查与预警叫应",
    ),
    PlannedClass(
        title="2026年应急管理员年度培训", programme="village-admin-yearly", before=200, share=800, meetings=2,
        minutes=180, teacher="沈玉兰", topic="汛前准备与群众转移",
    ),
    PlannedClass(
        title="2026年新员工岗前培训（一期）", programme="new-worker-initial", before=170, share=500, meetings=6,
        minutes=180, sign_out=True, teacher="蒋志强", topic="三级安全教育",
    ),
    PlannedClass(
        title="2026年安全生产管理人员再培训班", programme="safety-manager-yearly", before=130, share=700, meetings=3,
        minutes=180, exam=800, sign_out=True, teacher="周明德", topic="重大事故隐患判定与治理",
    ),
    PlannedClass(
        title="2026年主要负责人再培训班", programme="principal-yearly", before=110, share=650, meetings=3, minutes=180,
        teacher="蒋志强", topic="企业安全管理与事故警示",
    ),
    PlannedClass(
        title="2026年网格员年度培训（二期）", programme="grid-member-yearly", before=75, share=350, skip=420,
        meetings=2, minutes=180, exam=750, teacher="沈玉兰", topic="九小场所巡查",
    ),
    PlannedClass(
        title="2026年新员工岗前培训（二期）", programme="new-worker-initial", before=45, share=350, skip=500,
        meetings=6, minutes=180, teacher="蒋志强", topic="三级安全教育",
    ),
    PlannedClass(
        title="2026年秋季安全生产管理人员初训班", programme="safety-manager-initial", before=9, share=200, skip=450,
        meetings=8, minutes=180, sign_out=True, teacher="周明德", topic="安全生产法律与隐患排查", closes=False,
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedDrill:
    """`where`: 'town', a village's number, or 'firm:<number>'."""

    title: str
    where: str
    before: int
    content: str = "comprehensive"
    form: str = "field"
    hazard: str
    participants: int
    minutes: int = 90
    no_notice: bool = False


DRILLS = (
    PlannedDrill(
        title="云溪镇防汛防台综合演练", where="town", before=205, hazard="typhoon", participants=86, minutes=150
    ),
    PlannedDrill(
        title="云溪镇山洪灾害桌面推演", where="town", before=160, content="special", form="tabletop",
        hazard="flash-flood", participants=24, no_notice=True,
    ),
    *(
        PlannedDrill(
            title=f"{'防汛转移' if number % 2 else '消防疏散'}综合演练", where=str(number), before=215 - 9 * number,
            hazard="flood" if number % 2 else "fire", participants=28 + 3 * number,
        )
        for number in range(10)  # two villages have not drilled
    ),
    *(
        PlannedDrill(
            title="生产安全事故应急演练", where=f"firm:{number}", before=250 - 6 * number,
            content="site" if number % 3 else "special", hazard="production", participants=9 + number % 7, minutes=60,
        )
        for number in range(26)
    ),
)  # fmt: skip
