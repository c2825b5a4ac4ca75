"""Builders of sheets and learning files for tests of papers: every field has a default."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from edu.domain.certificates import CertificateClaims, CertificateSheet
from edu.domain.learning_file import (
    CertificateLine,
    DrillLine,
    EventLine,
    ExportLine,
    HoursLine,
    LearningFile,
    LessonLine,
    MeetingLine,
    ObligationLine,
    PostLine,
    SittingLine,
    YearHours,
)
from edu.domain.people import Person
from edu.signing.certificates import CertificateSigner
from tests.stores import START

SIGNER = CertificateSigner(b"s" * 32)
LONG_NAME = ("欧阳·阿不都热合曼" * 5)[:40]
RARE_NAME = "䶮𬭩"
LONG_TITLE = "全县乡镇（街道）、村（社区）安全生产、防灾减灾、应急救援与消防安全综合能力提升" * 10


def make_claims(**changed: Any) -> CertificateClaims:
    claims = CertificateClaims(
        number="331121207-2026-AA0001-00001",
        title="培训证明",
        name="张伟杰",
        id_tail="0012",
        programme="主要负责人初次培训",
        minutes_due=1440,
        minutes_done=1465,
        unit=45,
        score=8650,
        trained_from="2026-03-01",
        trained_to="2026-11-20",
        issued="2026-11-22",
        expires="2027-11-21",
        issuer="青田县叶村乡人民政府",
    )
    return replace(claims, **changed)


def make_sheet(*, signer: CertificateSigner = SIGNER, sex: str = "male", **changed: Any) -> CertificateSheet:
    """A sheet whose token says the same."""
    claims = make_claims(**changed)
    return CertificateSheet.of(
        claims,
        id_mask=f"331***********{claims.id_tail}",
        sex=sex,
        person_class_title="主要负责人",
        token=signer.sign(claims),
    )


def make_file(*, name: str = "张伟杰", lines: int = 2) -> LearningFile:
    """`lines` in every section; 0 gives an empty file."""

    def label(number: int) -> str:
        return f"aa0001-1-{number:06d}"

    days = [f"{2026 - n % 3}-{n % 12 + 1:02d}-{n % 28 + 1:02d}" for n in range(lines)]
    return LearningFile(
        person=Person(
            id="01" * 16,
            name=name,
            initials="",
            sex="male",
            birth_year=1980,
            id_kind="resident-id",
            id_mask="331***********0012",
            phone_mask="138****1234",
            education="大专",
        ),
        registered=label(1),
        id_kind="居民身份证",
        id_number="331***********0012",
        organisation="青田县叶村乡人民政府",
        made_ms=START,
        posts=tuple(
            PostLine(
                source=label(10 + n),
                role="安全员",
                person_class="安全生产管理人员",
                place="青田县石门木业有限公司",
                work_type="",
                starts="2024-03-01",
                ends="" if n == 0 else "2025-02-28",
            )
            for n in range(min(lines, 3))
        ),
        meetings=tuple(
            MeetingLine(
                source=label(100 + n),
                day=day,
                class_title=f"{day[:4]} 年安全生产管理人员再培训班（第 {n + 1} 期）",
                topic="有限空间作业审批与气体检测",
                teacher="李建国",
                minutes=90,
                in_ms=START,
                out_ms=START + 5_400_000,
                status="到课" if n % 5 else "缺课",
            )
            for n, day in enumerate(days)
        ),
        lessons=tuple(
            LessonLine(
                source=label(400 + n),
                day=day,
                course_title="火场逃生与疏散",
                lesson_title=f"第 {n + 1} 课 浓烟里怎么走",
                credit_minutes=12,
                flags=(),
            )
            for n, day in enumerate(days)
        ),
        hours=tuple(
            HoursLine(
                source=label(700 + n),
                day=day,
                title="安全生产管理人员再培训班",
                form="online" if n % 3 == 0 else "offline",
                minutes=90,
                unit_minutes=30 if n % 3 == 0 else 45,
                withdrawn=n % 7 == 6,
            )
            for n, day in enumerate(days)
        ),
        years=tuple(
            YearHours(
                year=2026 - n, offline_minutes=720, online_minutes=135, offline_tenths=160 - 45 * n, online_tenths=45
            )
            for n in range(min(lines, 3))
        ),
        sittings=tuple(
            SittingLine(
                source=label(1000 + n),
                id=f"{n:032x}",
                day=day,
                title="安全生产管理人员考核（第 2 套）",
                kind="考试",
                attempt=n % 3 + 1,
                used_ms=2_520_000,
                score=-1 if n % 6 == 5 else 8650 - 500 * (n % 4),
                total=10000,
                pass_mark=8000,
                passed=None if n % 6 == 5 else n % 4 < 2,
                overridden=n % 9 == 8,
            )
            for n, day in enumerate(days)
        ),
        drills=tuple(
            DrillLine(
                source=label(1300 + n),
                day=day,
                title="防汛转移桌面推演",
                kind="桌面演练、防汛",
                place="横坑村文化礼堂",
                part="转移组",
                minutes=80,
            )
            for n, day in enumerate(days[:10])
        ),
        certificates=tuple(
            CertificateLine(
                source=label(1400 + n),
                own=n % 2 == 0,
                title="培训证明" if n % 2 == 0 else "特种作业操作证（低压电工作业）",
                number="331121207-2026-AA0001-00001" if n % 2 == 0 else "T33************0012",
                issuer="青田县叶村乡人民政府" if n % 2 == 0 else "浙江省应急管理厅",
                issued="2026-11-22",
                expires="2027-11-21",
                state="有效",
            )
            for n in range(min(lines, 4))
        ),
        obligations=tuple(
            ObligationLine(
                title="安全生产管理人员每年再培训不少于 12 学时",
                state=state,
                sentence="还差 4 学时，2026年12月31日前完成。",
                cite="《生产经营单位安全培训规定》第九条",
            )
            for state in ("overdue", "due_soon", "due", "met")[: min(lines, 4)]
        ),
        exports=tuple(
            ExportLine(source=label(1500 + n), at_ms=START, form="pdf", actor="admin:a1") for n in range(min(lines, 2))
        ),
        events=tuple(
            EventLine(
                source=label(1 + n),
                kind="answer_given" if n % 10 else "sitting_started",
                what="作答" if n % 10 else "开始答题",
                at_ms=START + n * 20_000,
                actor="learner:" + "01" * 16,
                subject=f"{n // 10:032x}",
                payload='{"slot":1}',
                hash=f"{n * 7919:064x}",
            )
            for n in range(lines * 4)
        ),
    )
