"""The learning file (一人一档) on A4 portrait: sections as tables, each line with its source event.

Header with the name and page x/y on every page; tables repeat their heading row; an empty section says 暂无记录.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Frame, KeepTogether, PageTemplate, Paragraph, Spacer

from edu.reports.faces import register_faces, require_printable
from edu.reports.hours_chart import hours_chart
from edu.reports.learning_file_tables import event_rows, sections_of
from edu.reports.numbered_pages import NumberedCanvas
from edu.reports.page_styles import HEADING, SMALL, TITLE, styles
from edu.reports.tables import facts_table, section
from edu.system.clock import civil_text
from edu.system.files import replace_file

if TYPE_CHECKING:
    from pathlib import Path

    from edu.domain.learning_file import LearningFile

_MARGIN = 16 * mm
WIDTH = A4[0] - 2 * _MARGIN
_SEXES = {"male": "男", "female": "女"}


def write_learning_file(file: LearningFile, path: Path) -> None:
    """Replaces the file at `path`. InvalidInput, before anything is written, for names that cannot be printed."""
    replace_file(path, learning_file_pdf(file))


def learning_file_pdf(file: LearningFile) -> bytes:
    require_printable(_named(file))
    register_faces()
    into = BytesIO()
    document = BaseDocTemplate(
        into,
        pagesize=A4,
        leftMargin=_MARGIN,
        rightMargin=_MARGIN,
        topMargin=24 * mm,
        bottomMargin=18 * mm,
        title=f"{file.person.name} 学习档案",
        author=file.organisation,
        creator="应知应会",
        invariant=1,
    )
    frame = Frame(_MARGIN, 18 * mm, WIDTH, A4[1] - 42 * mm, 0, 0, 0, 0, id="body")
    document.addPageTemplates([PageTemplate(id="page", frames=[frame])])
    head, foot = f"{file.person.name}　{file.id_number}", f"{file.organisation}　{civil_text(file.made_ms)} 导出"
    document.build(_story(file), canvasmaker=NumberedCanvas.with_words(head, foot.strip("　"), "学习档案"))
    return into.getvalue()


def _named(file: LearningFile) -> list[tuple[str, str]]:
    return [
        ("姓名", file.person.name),
        ("单位名称", file.organisation),
        *(("岗位", post.role) for post in file.posts),
        *(("工作单位", post.place) for post in file.posts),
        *(("授课人", meeting.teacher) for meeting in file.meetings),
        *(("培训班名称", meeting.class_title) for meeting in file.meetings),
        *(("演练名称", drill.title) for drill in file.drills),
    ]


def _story(file: LearningFile) -> list[Any]:
    look = styles()
    story: list[Any] = [Paragraph("学习档案（一人一档）", look[TITLE]), Spacer(1, 3 * mm), _registration(file)]
    for title, table in sections_of(file, WIDTH):
        story += [Spacer(1, 6 * mm), *section(title, table)]
        if title.endswith("学时") and file.years:
            story += [Spacer(1, 3 * mm), KeepTogether([hours_chart(file.years, WIDTH)])]
    story += [Spacer(1, 6 * mm), Paragraph(f"来源记录（{len(file.events)} 条）", look[HEADING])]
    story.append(
        Paragraph("上面每一行都注明依据的事件编号。事件只追加、不修改，逐条用哈希相链，可在程序里校验。", look[SMALL])
    )
    story += [Spacer(1, 2 * mm), *event_rows(file, WIDTH)]
    return story


def _registration(file: LearningFile) -> Any:
    person = file.person
    return facts_table(
        (
            ("姓名", person.name),
            ("性别", _SEXES.get(person.sex, "")),
            ("出生年", str(person.birth_year) if person.birth_year else ""),
            ("文化程度", person.education),
            ("证件类型", file.id_kind),
            ("证件号码", file.id_number),
            ("电话", person.phone_mask),
            ("登记事件", file.registered),
        ),
        WIDTH,
    )
